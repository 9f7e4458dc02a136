"""Lines to paragraphs and list items, joined over columns and pages.

A paragraph ends where the next line stands lower than the usual pitch, is indented, begins with a bullet, changes its
style, or where the line before is so short that the next line's first word would have had room in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.ingest.layout.columns import CELL, Strip
from pipeline.ingest.layout.lists import Marker, marker_of
from pipeline.ingest.layout.rows import Row
from pipeline.ingest.layout.styles import INDENT_EM, SIZE_STEP, Style

GAP = 1.2
"""A line that stands lower than this many usual pitches begins a paragraph."""
HEADING_PITCH = 1.5
"""Pitch of a heading of several lines, at most, in its own size."""
_ENDED = re.compile(r"[.!?…:;][»”\"')\]\d]*$")
_HYPHENATED = re.compile(r"\w[-\u2010\u00ad]$")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2}){1,4}\.?|\d{1,2}\.?|[IVX]{1,5}\.?|kapittel|kap\.|tiltak \d+|boks \d)\s", re.I
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The lines of one paragraph, item or heading; ``marker`` where it begins with a bullet or number.

    ``strip`` is the place in reading order of the strip that holds its last line, ``left`` and ``right`` the edges of
    the column of its first line, ``gap`` the distance to the line above in its strip, in ems (None at a strip's top).
    """

    rows: tuple[Row, ...]
    left: float
    right: float
    strip: int
    first_strip: int
    marker: Marker | None = None
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A line in its strip."""

    row: Row
    strip: int
    left: float
    right: float
    column: tuple[int, int]
    above: Row | None
    below: Row | None
    floor: float
    """Where the lowest running text stands, on any page."""


def chunks(strips: Sequence[Strip], style: Style) -> list[Chunk]:
    """The paragraphs, items and headings of strips in reading order; strips with a zone are passed over."""
    out: list[Chunk] = []
    for place in _places(strips):
        last = out[-1] if out else None
        marker = _accepted(place, last, out, style)
        if last is None or marker is not None or _begins(place, last, style):
            gap = None if place.above is None else (place.row.bottom - place.above.bottom) / place.row.size
            one = Chunk((place.row,), place.left, place.right, place.strip, place.strip, marker, gap)
            out.append(one)
        else:
            out[-1] = replace(last, rows=(*last.rows, place.row), strip=place.strip)
    return out


def _places(strips: Sequence[Strip]) -> list[_Place]:
    out = []
    floor = max((s.rows[-1].bottom for s in strips if s.rows), default=0.0)
    for n, strip in enumerate(strips):
        right = _right_edge(strip)
        for k, row in enumerate(strip.rows):
            above = strip.rows[k - 1] if k else None
            below = strip.rows[k + 1] if k + 1 < len(strip.rows) else None
            edge = max(_block_right(strip, k, right), row.x1)
            out.append(_Place(row, n, strip.left, edge, (strip.page, strip.column), above, below, floor))
    return out


def _right_edge(strip: Strip) -> float:
    """Where the column's lines end; one line that is too long (a web address) does not move it."""
    ends = sorted((r.x1 for r in strip.rows), reverse=True)
    if len(ends) >= 8 and ends[0] - ends[2] > median(r.size for r in strip.rows):
        return ends[2]
    return max(strip.right, ends[0]) if ends and ends[0] > 0.7 * strip.right else strip.right


def _block_right(strip: Strip, at: int, right: float) -> float:
    """Where the lines around one line end: a passage set narrower than its column has an edge of its own."""
    rows = strip.rows
    first = last = at
    while first and rows[first].top - rows[first - 1].bottom < 0.5 * rows[at].size and at - first < 8:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].top - rows[last].bottom < 0.5 * rows[at].size and last - at < 8:
        last += 1
    around = rows[first : last + 1]
    end = max(r.x1 for r in around)
    width = right - strip.left
    at_end = sum(r.x1 > end - 1.5 * r.size for r in around)
    own = len(around) >= 4 and at_end >= 0.4 * len(around) and end - strip.left > 0.78 * width
    return end if own else right


def _accepted(place: _Place, last: Chunk | None, before: Sequence[Chunk], style: Style) -> Marker | None:
    """The line's bullet or number, when a list item may begin here."""
    marker = marker_of(place.row)
    if marker is None:
        return None
    if last is None or (marker.sure and marker.number is None and marker.text not in "-–—−"):
        return marker
    prev = last.rows[-1]
    broken = _gap(place, style) or has_room(prev, place.row, last.right) or bool(_ENDED.search(prev.text))
    hangs = place.below is not None and abs(place.below.x0 - marker.text_x0) < 3 and marker.text_x0 - marker.x0 > 3
    earlier = _list_before(marker, place, last, before)
    if marker.number is None:
        return marker if broken or hangs or earlier or place.row.x0 > place.left + 0.5 * place.row.size else None
    if marker.number == 1 or earlier:
        return marker if broken or hangs else None
    return marker if _gap(place, style) or (hangs and broken) else None


def _list_before(marker: Marker, place: _Place, last: Chunk, before: Sequence[Chunk]) -> bool:
    """Whether the list that this marker would go on with is under way."""
    if marker.number is None:
        return last.marker is not None and last.marker.text == marker.text and place.row.x0 - place.left < 60
    for chunk in reversed(before[-12:]):
        if chunk.marker is not None and chunk.marker.number is not None:
            return chunk.marker.number + 1 == marker.number
    return False


def _begins(place: _Place, last: Chunk, style: Style) -> bool:
    """Whether a line begins a new paragraph after ``last``."""
    prev, row = last.rows[-1], place.row
    if abs(prev.size - row.size) > SIZE_STEP or _weight_changes(last, row, style):
        return True
    if place.above is not None and place.above.bottom - row.bottom > -0.3 * row.size:
        return True
    if place.strip != last.strip and place.column[1] == CELL:
        return True
    if place.above is None or place.strip != last.strip:
        return not _goes_on(place, last, style)
    if _gap(place, style):
        return not _heading_line(last, row, style)
    if _is_marked(prev, style) and _NUMBERED.match(row.text) and _is_marked(row, style):
        return True
    if _is_marked(prev, style) and prev.words[-1].font == row.words[-1].font and not _ENDED.search(prev.text):
        return False
    if last.marker is not None:
        return _leaves_item(place, last)
    if abs(prev.centre - row.centre) < 2 and abs(prev.x0 - row.x0) > 4 and prev.x0 > place.left + 12:
        return False
    return _indents(place, last) or _is_short(prev, row, last, place)


def _gap(place: _Place, style: Style) -> bool:
    """Whether the line stands lower than usual."""
    if place.above is None:
        return False
    pitch = place.row.bottom - place.above.bottom
    return pitch > GAP * style.pitch * max(place.row.size, min(place.above.size, style.size))


def _heading_line(last: Chunk, row: Row, style: Style) -> bool:
    """Whether a line goes on a heading of several lines, whose pitch is larger than the text's."""
    prev = last.rows[-1]
    pitch = row.bottom - prev.bottom
    same = prev.bold == row.bold and prev.words[0].font == row.words[0].font and abs(prev.size - row.size) < 0.3
    large = row.size > 1.15 * style.size
    return same and large and pitch <= HEADING_PITCH * row.size and not _NUMBERED.match(row.text)


def _is_marked(row: Row, style: Style) -> bool:
    """Whether a line is larger or bolder than running text."""
    return row.size > 1.08 * style.size or (row.bold and not style.bold)


def _weight_changes(last: Chunk, row: Row, style: Style) -> bool:
    """Whether a heading in bold or italics ends before this line, or begins with it."""
    prev = last.rows[-1]
    if (prev.bold, prev.italic) == (row.bold, row.italic):
        return False
    first = row.words[0]
    if (prev.bold and not row.bold) or (prev.italic and not row.italic):
        whole = all(r.bold for r in last.rows) or all(r.italic for r in last.rows)
        runs_on = (prev.bold and first.bold) or (prev.italic and first.italic) or row.text[:1].islower()
        return whole and not runs_on and last.marker is None and not _HYPHENATED.search(prev.text)
    ended = bool(_ENDED.search(prev.text)) or has_room(prev, row, last.right)
    return ended and not style.bold and not row.text[:1].islower()


def _goes_on(place: _Place, last: Chunk, style: Style) -> bool:
    """Whether a column's or page's first line goes on with the paragraph before."""
    prev, row = last.rows[-1], place.row
    if _is_marked(prev, style) != _is_marked(row, style):
        return False
    if _is_marked(row, style):
        return row.text[:1].islower() and place.column == last_column(last, place)
    if _HYPHENATED.search(prev.text) or row.text[:1].islower():
        return True
    hung = row.x0 - place.left > 0.4 * row.size
    full = not has_room(prev, row, last.right)
    if last.marker is not None:
        return hung and full if _ENDED.search(prev.text) else full or hung
    if not _ENDED.search(prev.text):
        return full
    if prev.page != row.page and place.floor - prev.bottom > 6 * style.pitch * style.size:
        return False
    return full and not (style.indented and hung)


def last_column(last: Chunk, place: _Place) -> tuple[int, int]:
    """The column of a chunk's last line, where it stands on the same page as ``place``."""
    return place.column if last.rows[-1].page == place.row.page else (0, 0)


def _leaves_item(place: _Place, last: Chunk) -> bool:
    """Whether a line without bullet under a list item stands outside it."""
    assert last.marker is not None
    prev, row = last.rows[-1], place.row
    if row.text[:1].islower() or _HYPHENATED.search(prev.text):
        return False
    text_x0 = last.rows[1].x0 if len(last.rows) > 1 and last.strip == last.first_strip else last.marker.text_x0
    if prev.page != row.page or len(last.rows) > 1:
        text_x0 = prev.x0 if len(last.rows) > 1 else text_x0
    if abs(row.x0 - text_x0) <= 0.5 * row.size:
        return has_room(prev, row, place.right) and bool(_ENDED.search(prev.text))
    if row.x0 < text_x0 - 0.5 * row.size:
        return has_room(prev, row, place.right) or bool(_ENDED.search(prev.text))
    return False


def _indents(place: _Place, last: Chunk) -> bool:
    """Whether the line's left edge says that a paragraph begins: a first line's indentation, or another margin."""
    row, prev = place.row, last.rows[-1]
    step = row.x0 - prev.x0
    em = row.size
    if step > INDENT_EM[0] * em:
        hanging = len(last.rows) == 1 and place.below is not None and abs(place.below.x0 - row.x0) < 2
        if hanging and not _ENDED.search(prev.text):
            return False
        return step <= INDENT_EM[1] * em or bool(_ENDED.search(prev.text))
    if step < -INDENT_EM[0] * em:
        return len(last.rows) >= 2 and abs(last.rows[-2].x0 - prev.x0) < 2 and bool(_ENDED.search(prev.text))
    if (place.below is not None and abs(row.x0 - place.below.x0) < 2) or place.below is None:
        return False
    first = last.rows[0]
    return len(last.rows) == 1 and first.x0 - place.left > INDENT_EM[0] * em and bool(_ENDED.search(prev.text))


def _is_short(prev: Row, row: Row, last: Chunk, place: _Place) -> bool:
    """Whether the line before ends a paragraph: the next word would have had room in it."""
    if not has_room(prev, row, place.right):
        return False
    if _ENDED.search(prev.text):
        return True
    room = place.right - prev.x1 - _first_width(row)
    return not row.text[:1].islower() and room > 0.8 * row.size and not prev.text.endswith((",", "-", "–"))


def has_room(prev: Row, row: Row, right: float) -> bool:
    """Whether the next line's first word would have had room at the end of the line before."""
    return right - prev.x1 > _first_width(row) + 0.5 * prev.size


def _first_width(row: Row) -> float:
    """Width of the line's first word and the space before it."""
    words = [row.words[0]]
    for word in row.words[1:]:
        if not word.glued:
            break
        words.append(word)
    return words[-1].x1 - words[0].x0 + 0.25 * row.size
