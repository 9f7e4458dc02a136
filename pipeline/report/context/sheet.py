"""The image of a page with the positions marked on it, each mark over the lines that the sentence stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import Sentence
from pipeline.report.context.common import anchor, mark_anchor, verbatim
from pipeline.report.geometry import Box, boxes
from pipeline.report.material import Material, Sheet
from pipeline.report.words import STANCES, Look, short

_NAME = 200
"""Letters of a sentence that name its mark; the whole stands in the text."""
_SIGN = (13.0, 11.0)
"""Width and height of a mark's sign, in points."""


@dataclass(frozen=True)
class Part:
    """A rectangle on a page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Mark:
    """A position on the page. ``id`` is set where it begins; ``sign`` is the place of its sign in the margin."""

    id: str | None
    sentence: str
    """The anchor of the sentence in the text."""
    name: str
    look: Look
    index: int
    parts: tuple[Part, ...]
    sign: Part


@dataclass(frozen=True)
class SheetView:
    """A page as it looks. ``width`` and ``height`` are the image's in pixels, ``points`` the page's."""

    number: int
    image: str
    width: int
    height: int
    points: tuple[float, float]
    marks: tuple[Mark, ...]


def sheet_views(m: Material, doc_id: str) -> tuple[SheetView, ...]:
    """The pages of a document that are shown, by number."""
    numbers = sorted(n for d, n in m.sheets if d == doc_id)
    if not numbers:
        return ()
    found = {s: _boxes(m, s) for s in m.by_document[doc_id] if m.is_position(s.sentence_id)}
    return tuple(_view(m, m.sheets[doc_id, n], n, found) for n in numbers)


def _boxes(m: Material, s: Sentence) -> tuple[Box, ...]:
    return boxes(s, m.blocks.get(s.block_id), m.texts[s.doc_id])


def _view(m: Material, sheet: Sheet, number: int, found: Mapping[Sentence, tuple[Box, ...]]) -> SheetView:
    marks = []
    free = 0.0
    for s, every in found.items():
        here = [b for b in every if b.page == number]
        if not here:
            continue
        sign = _sign(m, s, here[0], free)
        free = sign.y + sign.height + 1 if here[0].top >= free - 3 * _SIGN[1] else 0.0
        marks.append(_mark(m, s, here, sign, begins=_first_shown(m, s, every) == number))
    return SheetView(number, sheet.href, *sheet.pixels, sheet.points, tuple(marks))


def _first_shown(m: Material, s: Sentence, every: tuple[Box, ...]) -> int | None:
    return next((b.page for b in every if (s.doc_id, b.page) in m.sheets), None)


def _sign(m: Material, s: Sentence, first: Box, free: float) -> Part:
    """In the margin left of the block's lines, by the sentence's first, and under the sign before when that is near."""
    left = min(li.x0 for li in m.blocks[s.block_id].lines if li.page == first.page)
    width, height = _SIGN
    near = 0 < free - first.top < 3 * height
    y = free if near else (first.top + first.bottom - height) / 2
    return Part(round(max(left - width - 5, 1.0), 1), round(y, 1), width, height)


def _mark(m: Material, s: Sentence, here: list[Box], sign: Part, *, begins: bool) -> Mark:
    stance = m.stances[s.sentence_id].stance or "ingen"
    return Mark(
        id=mark_anchor(m, s.sentence_id) if begins else None,
        sentence=anchor(m, s.sentence_id),
        name=short(verbatim(m, s.sentence_id), _NAME),
        look=STANCES[stance],
        index=m.index[s.sentence_id],
        parts=tuple(
            Part(round(b.x0, 1), round(b.top, 1), round(b.x1 - b.x0, 1), round(b.bottom - b.top, 1)) for b in here
        ),
        sign=sign,
    )
