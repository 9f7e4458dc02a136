"""A page a letter: the text as it was read, with the positions marked, so that every quote can be seen in its place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from pipeline.records import Document, Sentence
from pipeline.report import privacy
from pipeline.report.context.common import (
    Aligned,
    Case,
    Ref,
    anchor,
    case_of,
    passage,
    sender_ref,
    source_href,
    verbatim,
)
from pipeline.report.material import Material
from pipeline.report.words import Look, date


@dataclass(frozen=True)
class Span:
    """A sentence, with its stance when it is a position. ``abstained``: it was looked at, and no stance was set."""

    text: str
    anchor: str
    index: int
    look: Look | None
    abstained: bool
    themes: tuple[Ref, ...]
    measures: tuple[Aligned, ...]


@dataclass(frozen=True)
class ReadBlock:
    """A block: ``kind`` is heading, item, paragraph, quote or other; ``page`` is set where a new page begins."""

    kind: str
    page: int | None
    page_href: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class LetterPage:
    """All a letter's page shows."""

    href: str
    title: str
    sender: Ref | None
    lang: str
    date: str | None
    case: Case | None
    source: str | None
    blocks: tuple[ReadBlock, ...]


def letter_pages(m: Material) -> tuple[LetterPage, ...]:
    """A page for every document that may be read in the site, in the documents' order."""
    return tuple(_page(m, m.documents[i], page) for i, page in m.letter_pages.items())


def _page(m: Material, d: Document, page: str) -> LetterPage:
    return LetterPage(
        href=f"svar/{page}.html",
        title=d.title or d.file,
        sender=None if d.role == "plan" else sender_ref(m.senders[privacy.sender_key(d)]),
        lang="und" if d.language == "other" else d.language or "nb",
        date=date(d.date),
        case=case_of(d),
        source=source_href(m, d, None),
        blocks=_blocks(m, d),
    )


def _blocks(m: Material, d: Document) -> tuple[ReadBlock, ...]:
    out = []
    last = None
    for _, group in groupby(m.by_document[d.doc_id], key=lambda s: s.block_id):
        sentences = tuple(group)
        new = d.n_pages is not None and sentences[0].page != last
        last = sentences[0].page
        out.append(
            ReadBlock(
                kind=_kind(sentences[0]),
                page=last if new else None,
                page_href=source_href(m, d, last) if new else None,
                spans=tuple(_span(m, d, s) for s in sentences),
            )
        )
    return tuple(out)


def _kind(s: Sentence) -> str:
    if s.kind == "other":
        return "other"
    if s.block_kind in ("heading", "item", "quote"):
        return s.block_kind
    return "paragraph"


def _span(m: Material, d: Document, s: Sentence) -> Span:
    judged = m.stances.get(s.sentence_id)
    if not m.is_position(s.sentence_id):
        abstained = d.role != "plan" and judged is not None and judged.stance is None and s.kind != "other"
        return Span(
            verbatim(m, s.sentence_id), anchor(m, s.sentence_id), m.index[s.sentence_id], None, abstained, (), ()
        )
    p = passage(m, s.sentence_id)
    return Span(p.text, p.anchor, p.index, p.stance, False, p.themes, p.measures)
