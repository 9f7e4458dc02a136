"""What each paragraph is: heading, item, quote, caption, letterhead, signature; with level, marker and box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.cleaning import Vocabulary
from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.layout import assembly, letters
from pipeline.ingest.layout.boxes import CAPTION, SOURCE
from pipeline.ingest.layout.headings import Look, heading_look, levels, number_of
from pipeline.ingest.layout.paragraphs import Chunk, has_room
from pipeline.ingest.layout.rows import Row
from pipeline.ingest.layout.styles import Style
from pipeline.records import BlockKind

UNTITLED = "Ramme uten tittel"
"""The ``box`` of blocks in a frame that has no title."""

_BOX_TITLE = re.compile(r"^(?:Boks|Tekstboks|Faktaboks|Ramme|Rute)\b")
_STEP = 6.0
"""Points between the bullets of two levels of a list, at least."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph and what it is taken for; ``look`` is set for headings."""

    chunk: Chunk
    kind: BlockKind
    look: Look | None = None
    level: int | None = None
    box: str | None = None

    @property
    def text(self) -> str:
        """The lines with a space between: for looking at, not for keeping."""
        return " ".join(r.text for r in self.chunk.rows)

    def block(self, known: Vocabulary, marks: frozenset[str]) -> RawBlock:
        """The finished block."""
        marker = self.chunk.marker if self.kind == "item" else None
        return assembly.block(
            self.kind,
            self.chunk.rows,
            known,
            marks,
            skip=1 if marker else 0,
            level=self.level,
            marker=marker.text if marker else None,
            box=self.box,
        )


def drafts(found: Sequence[Chunk], style: Style, *, in_box: bool = False) -> list[Draft]:
    """Each paragraph with its kind by its own look; in a box the first may be the title."""
    out: list[Draft] = []
    for n, chunk in enumerate(found):
        look = heading_look(chunk, style)
        text = " ".join(r.text for r in chunk.rows)
        if not any(c.isalpha() for c in text):
            out.append(Draft(chunk, "table"))
        elif _is_quote(chunk, text, style):
            out.append(Draft(chunk, "quote"))
        elif _is_caption(chunk, text, style):
            out.append(Draft(chunk, "caption"))
        elif look is not None:
            out.append(Draft(chunk, "heading", look))
        elif chunk.marker is not None:
            out.append(Draft(chunk, "item"))
        elif in_box and n == 0 and (_BOX_TITLE.match(text) or (len(text) < 100 and text.endswith(":"))):
            out.append(Draft(chunk, "heading", (style.size, False, False, True)))
        else:
            out.append(Draft(chunk, "paragraph"))
    return out


def _is_caption(chunk: Chunk, text: str, style: Style) -> bool:
    if len(text) > 250:
        return False
    apart = chunk.rows[0].bold or chunk.rows[0].italic or chunk.rows[0].size < 0.95 * style.size
    return apart and bool(CAPTION.match(text) or SOURCE.match(text))


def _is_quote(chunk: Chunk, text: str, style: Style) -> bool:
    """Whether a paragraph is a passage quoted as a whole: in quotation marks from end to end, and set apart.

    Set apart is what is set in from the margin, in italics, or runs over several lines.
    """
    marked = re.match(r"^[«“\"„].{25,}[»”\"“][.]?$", text, re.DOTALL)
    inner = text[1:].rstrip(".")[:-1]
    if marked is None or len(text.split()) < 5 or re.search(r"[«»“”\"„]", inner):
        return False
    set_in = all(r.x0 - chunk.left > style.size for r in chunk.rows)
    return set_in or all(r.italic for r in chunk.rows) or len(chunk.rows) >= 2


def settle_kinds(
    main: Sequence[Draft], boxes: Sequence[Sequence[Draft]], style: Style
) -> tuple[list[Draft], list[list[Draft]]]:
    """The kinds that depend on the rest of the document: levels, letterhead, signature, a box's title."""
    text = _levelled(_letter(list(main), style))
    deepest = max((d.level or 1 for d in text if d.kind == "heading"), default=0)
    return _list_levels(text), [_list_levels(_boxed(box, min(6, deepest + 1))) for box in boxes]


def _boxed(box: Sequence[Draft], level: int) -> list[Draft]:
    title = box[0].text if box and box[0].kind == "heading" else UNTITLED
    return [replace(d, box=title, level=level if d.kind == "heading" else d.level) for d in box]


def _levelled(found: list[Draft]) -> list[Draft]:
    looks = [(d.look, number_of(d.text)[0]) for d in found if d.kind == "heading" and d.look is not None]
    level = levels(looks)
    out = []
    for d in found:
        if d.kind != "heading" or d.look is None:
            out.append(d)
            continue
        number = number_of(d.text)[0]
        depth = number.count(".") + 1 if number and number[0].isdigit() else 0
        out.append(replace(d, level=level[d.look, depth]))
    return out


def _list_levels(found: Sequence[Draft]) -> list[Draft]:
    """The depth of each item, from where its bullet stands in its list."""
    out: list[Draft] = []
    stack: list[float] = []
    for d in found:
        marker = d.chunk.marker
        if d.kind != "item" or marker is None:
            if d.kind not in ("caption", "footnote"):
                stack = []
            out.append(d)
            continue
        x = marker.x0 - d.chunk.left
        while stack and x < stack[-1] - _STEP:
            stack.pop()
        if not stack or x > stack[-1] + _STEP:
            stack.append(x)
        out.append(replace(d, level=len(stack)))
    return out


def _letter(found: list[Draft], style: Style) -> list[Draft]:
    """Letterhead at the beginning and signature at the end."""
    first = [d for d in found if d.chunk.rows[0].page == found[0].chunk.rows[0].page] if found else []
    first = first[: letters.HEAD_BLOCKS]
    headings = [d.kind == "heading" for d in first]
    running = [_is_running(d, style) for d in first]
    looks = [d.look for d in first if d.look is not None]
    largest = [d.look is not None and d.look == max(looks) for d in first]
    head = letters.head([d.text for d in first], headings, running, largest)
    out = [d for n, f in enumerate(found) for d in (_lines(f, "letterhead") if n in head else [f])]
    ended = [d.kind in ("heading", "item") for d in out]
    signed = letters.signature([d.text for d in out], ended)
    return [d for n, f in enumerate(out) for d in (_lines(f, "signature") if n in signed else [f])]


def _lines(draft: Draft, kind: BlockKind) -> list[Draft]:
    """A part of the letter's head or signature: each of its lines alone, unless they are one sentence."""
    chunk = draft.chunk
    if draft.text.endswith(".") or len(chunk.rows) == 1:
        return [replace(draft, kind=kind, look=None)]
    lines: list[list[Row]] = [[chunk.rows[0]]]
    for above, row in zip(chunk.rows, chunk.rows[1:], strict=False):
        wrapped = len(row.words) == 1 and not has_room(above, row, chunk.right) and row.text.isalpha()
        if not wrapped:
            lines.append([])
        lines[-1].append(row)
    return [Draft(replace(chunk, rows=tuple(rows), marker=None), kind) for rows in lines]


def _is_running(draft: Draft, style: Style) -> bool:
    """Whether a block is running text: a line that fills its column, or more than one sentence."""
    chunk = draft.chunk
    if draft.kind in ("heading", "caption"):
        return False
    if draft.kind == "item":
        return True
    width = chunk.right - chunk.left
    full = any(r.x1 > chunk.left + 0.85 * width and r.x1 - r.x0 > 0.6 * width for r in chunk.rows)
    return full or (len(draft.text) > 60 and draft.text.rstrip().endswith((".", ":")))
