"""Columns and reading order: a page's lines as strips, each read from top to bottom, one after the other.

A gutter is a vertical strip that no word crosses, right of which many lines begin at the same place. What crosses it
(a heading, a table, a box over the page's width) ends a band of columns: the band above is read, left before right,
then what crosses, then the band below. Columns may be divided again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.ingest.layout.boxes import Zone
from pipeline.ingest.layout.rows import Area, Row, part, split_at_gaps

GUTTER_EM = 0.6
"""Least width of a gutter."""
MIN_LINES = 5
"""Lines that must stand side by side on either side of a gutter that no other page has."""
MIN_APART = (2, 3.0)
"""Fewer lines do where the gutter is wide: so many lines, and so many ems."""
ALIGNED_SHARE = 0.4
"""Share of the right column's lines that must begin at the same place."""
CELL = 9
"""The ``column`` of a strip that is a table's cell: a paragraph never goes on from one to the next."""
APART_EM = 3.0
"""Gap between two parts of a line that do not belong together, at least."""
MIN_LETTERS = 11
"""Characters a line has in either column, in the median; less is a table's cell."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Lines of one column, one below the other, or a zone alone. ``left`` and ``right`` are the column's edges.

    ``column`` is 0 for text over the page's whole width, else the column's number from the left.
    """

    page: int
    left: float
    right: float
    column: int
    rows: tuple[Row, ...] = ()
    zone: Zone | None = None


Halves = dict[tuple[int, bytes], tuple[Row, Row]]
"""The parts of lines (by ``id``) that were divided, by which words stand left. The lines must outlive it."""


def gutters(rows: Sequence[Row]) -> list[float]:
    """Where a page's right columns begin, by the page's own lines; empty for a page with one column."""
    found = _gutter(rows, ())
    return [] if found is None else [found]


def strips(page: int, rows: Sequence[Row], zones: Sequence[Zone], known: Sequence[float]) -> list[Strip]:
    """The strips of a page, or of a box, in reading order; ``known`` are the gutters of the document's other pages."""
    if not rows:
        return _zone_strips(page, zones, 0)
    left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
    return _divide(page, list(rows), list(zones), known, (left, right), 0)


def settle(found: Sequence[Strip]) -> list[Strip]:
    """The strips with their columns' edges, which a column with few lines takes from the same column elsewhere."""
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    out = []
    for strip in sorted((s for s in found if s.rows), key=lambda s: -len(s.rows)):
        slot = (strip.column, round(strip.left / 24))
        edges.setdefault(slot, (strip.left, strip.right))
    for strip in found:
        if not strip.rows or len(strip.rows) >= 12:
            out.append(strip)
            continue
        slots = [(strip.column, round(strip.left / 24) + d) for d in (0, -1, 1)]
        left, right = next((edges[s] for s in slots if s in edges), (strip.left, strip.right))
        ragged = max(r.x1 for r in strip.rows)
        out.append(replace(strip, left=min(left, strip.left), right=max(right, ragged)))
    return out


def _divide(
    page: int, rows: list[Row], zones: list[Zone], known: Sequence[float], edges: tuple[float, float], column: int
) -> list[Strip]:
    begin = _gutter(rows, known)
    if begin is None:
        return _single(page, [*rows, *zones], edges, column)
    out: list[Strip] = []
    whole: list[Row | Zone] = []
    for crossing, band in _bands(rows, zones, begin):
        lefts, rights = _sides(band, begin, {})
        zone_left = [z for z in band if isinstance(z, Zone) and z.extent.x1 <= begin + 2]
        zone_right = [z for z in band if isinstance(z, Zone) and z.extent.x0 >= begin - 6]
        wide = [z for z in band if isinstance(z, Zone) and z not in zone_left and z not in zone_right]
        if crossing or wide or not _is_columns(lefts, rights, begin, edges):
            whole += band
            continue
        out += _single(page, whole, edges, column)
        whole = []
        right_of_left = max([r.x1 for r in lefts], default=begin - 12)
        first = column * 2 + 1 if column else 1
        out += _divide(page, lefts, zone_left, known, (edges[0], right_of_left), first)
        out += _divide(page, rights, zone_right, known, (begin, max([edges[1], *(r.x1 for r in rights)])), first + 1)
    return [*out, *_single(page, whole, edges, column)]


def _single(page: int, items: Sequence[Row | Zone], edges: tuple[float, float], column: int) -> list[Strip]:
    """One column: its lines from top to bottom, parted by the zones that stand between them."""
    out: list[Strip] = []
    run: list[Row] = []
    for item in sorted(items, key=_top):
        if isinstance(item, Row):
            run += _cells(item)
            continue
        if run:
            out.append(Strip(page, edges[0], edges[1], column, tuple(run)))
            run = []
        out += _zone_strips(page, [item], column)
    if run:
        out.append(Strip(page, edges[0], edges[1], column, tuple(run)))
    return out


def _cells(row: Row) -> list[Row]:
    """A line whose parts stand far apart (addressee and date), as its parts; a number or bullet stays with its text."""
    cells = split_at_gaps(row, APART_EM * row.size)
    gaps = sorted(b.x0 - a.x1 for a, b in zip(row.words, row.words[1:], strict=False) if not b.glued)
    spread = len(gaps) > 1 and gaps[0] > 0.5 * gaps[-1]  # a justified line of few words
    return cells if sum(c.isalpha() for c in cells[0].text) > 4 and not spread else [row]


def _zone_strips(page: int, zones: Sequence[Zone], column: int) -> list[Strip]:
    ordered = sorted(zones, key=lambda z: (z.area.top, z.area.x0))
    return [Strip(page, z.area.x0, z.area.x1, column, zone=z) for z in ordered]


def _top(item: Row | Zone) -> tuple[float, float]:
    return (round(item.bottom, 1), item.x0) if isinstance(item, Row) else (item.extent.top, item.extent.x0)


def _gutter(rows: Sequence[Row], known: Sequence[float]) -> float | None:
    """Where the right column begins, or None for a single column."""
    if not rows:
        return None
    left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
    starts: Counter[int] = Counter()
    for row in rows:
        for x in _starts(row):
            if left + 0.15 * (right - left) < x < right - 0.1 * (right - left):
                starts[round(x)] += 1
    candidates = [float(x) for x, n in starts.most_common(6) if n >= MIN_APART[0]]
    hinted = [x for x in known if left + 0.15 * (right - left) < x < right - 0.1 * (right - left)]
    best: tuple[int, float] | None = None
    halves: Halves = {}
    for x in [*hinted, *candidates]:
        lines = _evidence(rows, x - 2.5, halves, hinted=x in hinted)
        if lines and (best is None or lines > best[0]):
            best = (lines, x - 2.5)
    return _leftmost(rows, starts, best, halves) if best else None


def _leftmost(rows: Sequence[Row], starts: Counter[int], best: tuple[int, float], halves: Halves) -> float:
    """The column's left edge, where most of its lines are set in after bullets that belong to it."""
    lines, begin = best
    near = 3 * median(r.size for r in rows)
    for x in sorted(x for x, n in starts.items() if n >= 2 and begin - near < x - 2.5 < begin):
        if _evidence(rows, x - 2.5, halves, hinted=True, share=0.05) >= 0.9 * lines:
            return x - 2.5
    return begin


def _starts(row: Row) -> list[float]:
    """Where a column may begin in a line: at the line's beginning and after each wide gap."""
    pairs = zip(row.words, row.words[1:], strict=False)
    return [row.x0, *(b.x0 for a, b in pairs if b.x0 - a.x1 >= GUTTER_EM * row.size)]


def _evidence(rows: Sequence[Row], begin: float, halves: Halves, *, hinted: bool, share: float = ALIGNED_SHARE) -> int:
    """Lines in the bands in which text stands on both sides of ``begin`` as in columns."""
    total = 0
    for crossing, band in _bands(rows, (), begin):
        if crossing:
            continue
        lefts, rights = _sides(band, begin, halves)
        if not lefts or not rights:
            continue
        low = max(min(r.top for r in lefts), min(r.top for r in rights))
        high = min(max(r.bottom for r in lefts), max(r.bottom for r in rights))
        beside_left = [r for r in lefts if r.bottom > low and r.top < high]
        beside_right = [r for r in rights if r.bottom > low and r.top < high]
        n = min(len(beside_left), len(beside_right))
        aligned = sum(abs(r.x0 - begin - 2.5) <= 2.5 for r in rights)
        prose = min(median(len(r.text) for r in side) for side in (lefts, rights))
        apart = begin - max(r.x1 for r in beside_left) if beside_left else 0.0
        least = 1 if hinted else MIN_APART[0] if apart > MIN_APART[1] * lefts[0].size else MIN_LINES
        if n >= least and aligned >= share * len(rights) and prose >= MIN_LETTERS:
            total += n
    return total


def _is_columns(lefts: Sequence[Row], rights: Sequence[Row], begin: float, edges: tuple[float, float]) -> bool:
    """Whether a band is set in columns: text on both sides, or on one side alone as far as the gutter."""
    if lefts and rights:
        return True
    if rights:
        return len(rights) > 1 or rights[0].x0 < begin + 0.2 * (edges[1] - begin)
    size = median(r.size for r in lefts) if lefts else 0.0
    return len(lefts) > 1 and max(r.x1 for r in lefts) > begin - 3.5 * size


def _bands(rows: Sequence[Row], zones: Sequence[Zone], begin: float) -> list[tuple[bool, list[Row | Zone]]]:
    """The page from top to bottom in bands: what crosses ``begin`` (True) together, what lies between together."""
    items: list[Row | Zone] = [*rows, *zones]
    bands: list[tuple[bool, list[Row | Zone]]] = []
    for item in sorted(items, key=_top):
        crosses = _crosses(item, begin) or _is_wide_heading(item, rows, begin)
        if not bands or crosses != bands[-1][0]:
            bands.append((crosses, []))
        bands[-1][1].append(item)
    return bands


def _crosses(item: Row | Zone, begin: float) -> bool:
    """Whether an item stands on both sides without a gutter between."""
    if isinstance(item, Zone):
        return item.extent.x0 < begin - 8 and item.extent.x1 > begin + 8
    if item.x1 <= begin or item.x0 >= begin:
        return False
    before = [w for w in item.words if w.x0 < begin]
    after = [w for w in item.words if w.x0 >= begin]
    if before[-1].x1 > begin:
        return True
    return bool(after) and after[0].x0 - before[-1].x1 < GUTTER_EM * item.size


def _is_wide_heading(item: Row | Zone, rows: Sequence[Row], begin: float) -> bool:
    """Whether a short large line stands alone over the whole width, with nothing beside it and columns below."""
    if isinstance(item, Zone) or item.x1 > begin:
        return False
    size = median(r.size for r in rows)
    if item.size < 1.25 * size:
        return False
    beside = [r for r in rows if r.x1 > begin and r.bottom > item.top - 0.6 * size and r.top < item.bottom + 0.6 * size]
    below = any(r.x0 >= begin - 3 and r.top > item.bottom for r in rows) or any(
        r.x1 > begin and r.top > item.bottom for r in rows
    )
    above = any(r.x1 > begin and r.bottom < item.top for r in rows)
    return not beside and below and above


def _sides(band: Sequence[Row | Zone], begin: float, halves: Halves) -> tuple[list[Row], list[Row]]:
    """The band's lines left and right of ``begin``; a line that stands on both sides is divided."""
    lefts: list[Row] = []
    rights: list[Row] = []
    for item in band:
        if isinstance(item, Zone):
            continue
        is_left = [(w.x0 + w.x1) / 2 < begin for w in item.words]
        if all(is_left):
            lefts.append(item)
        elif not any(is_left):
            rights.append(item)
        else:
            left, right = _divided(item, bytes(is_left), halves)
            lefts.append(left)
            rights.append(right)
    return lefts, rights


def _divided(row: Row, is_left: bytes, halves: Halves) -> tuple[Row, Row]:
    """The two parts of a line; many places are tried on a page, and most part its lines between the same words."""
    key = id(row), is_left
    if key not in halves:
        before = [w for w, left in zip(row.words, is_left, strict=True) if left]
        after = [w for w, left in zip(row.words, is_left, strict=True) if not left]
        halves[key] = part(row, before), part(row, after)
    return halves[key]


def box_edges(area: Area, rows: Sequence[Row]) -> tuple[float, float]:
    """The edges of the text in a box."""
    return (min((r.x0 for r in rows), default=area.x0), max((r.x1 for r in rows), default=area.x1))
