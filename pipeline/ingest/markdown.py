"""Markdown, read with markdown-it-py: its tokens become blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.html import read_html
from pipeline.ingest.plain import split_number, squeeze
from pipeline.ingest.text import NOT_TEXT, decode, is_text
from pipeline.records import BlockKind

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
"""Facts of the document in YAML, which many programs write first."""
_DEEPEST = 200
"""Levels of quotes and lists inside each other; what lies deeper is not parsed, so the file is refused."""

TOO_DEEP = f"Filen har lister eller sitater inne i hverandre i over {_DEEPEST} nivåer. Lagre den på nytt som PDF."


@dataclass
class _Page:
    """The blocks of a file while its tokens are walked."""

    blocks: list[RawBlock] = field(default_factory=list)
    lists: list[int | None] = field(default_factory=list)
    """The lists we stand in: the next number, or None for bullets."""
    marker: str | None = None
    quotes: int = 0
    rows: list[list[str]] = field(default_factory=list)

    def add(self, kind: BlockKind, text: str, level: int | None = None) -> None:
        marker: str | None = None
        if kind == "heading":
            marker, text = split_number(squeeze(text))
        elif self.quotes:
            kind = "quote"
        elif self.lists and kind == "paragraph":
            kind, marker, level = "item", self.marker or "•", len(self.lists)
        if text := squeeze(text):
            self.blocks.append(RawBlock(kind=kind, text=text, marker=marker, level=level, page=1))


def read_markdown(data: bytes) -> Extracted:
    """A Markdown file as blocks on page 1. HTML inside it loses its tags; nothing it refers to is fetched."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not is_text(text):
        return Extracted(refused=NOT_TEXT)
    page = _Page()
    if front := _FRONT.match(text):
        page.blocks += [
            RawBlock(kind="letterhead", text=line, page=1) for raw in front[1].split("\n") if (line := squeeze(raw))
        ]
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    tokens = parser.parse(text)
    if any(t.level >= _DEEPEST - 1 for t in tokens):
        return Extracted(refused=TOO_DEEP)
    for before, token in zip([None, *tokens], tokens, strict=False):
        _take(token, before, page)
    return Extracted(blocks=tuple(page.blocks))


def _take(token: Token, before: Token | None, page: _Page) -> None:
    kind = token.type
    if kind in ("bullet_list_open", "ordered_list_open"):
        page.lists.append(int(token.attrGet("start") or 1) if kind.startswith("ordered") else None)
    elif kind in ("bullet_list_close", "ordered_list_close"):
        page.lists.pop()
    elif kind == "list_item_open":
        number = page.lists[-1]
        page.marker = "•" if number is None else f"{number}."
        page.lists[-1] = None if number is None else number + 1
    elif kind in ("blockquote_open", "blockquote_close"):
        page.quotes += 1 if kind.endswith("open") else -1
    elif kind == "inline":
        _inline(token, before, page)
    elif kind in ("fence", "code_block"):
        page.add("paragraph", token.content)
    elif kind == "html_block":
        page.blocks.extend(read_html(token.content.encode("utf-8")).blocks)
    elif kind == "tr_open":
        page.rows.append([])
    elif kind == "table_close":
        rows, page.rows = page.rows, []
        if text := "\n".join(" | ".join(row) for row in rows if any(row)):
            page.blocks.append(RawBlock(kind="table", text=text, page=1))


def _inline(token: Token, before: Token | None, page: _Page) -> None:
    text = _words(token.children or ())
    if before is not None and before.type in ("th_open", "td_open"):
        page.rows[-1].append(squeeze(text))
    elif before is not None and before.type == "heading_open":
        page.add("heading", text, int(before.tag[1]))
    else:
        page.add("paragraph", text)


def _words(tokens: Sequence[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "image":
            parts.append(_words(token.children or ()))
    return "".join(parts)
