"""Tables: with a grid of lines, or with horizontal rules only."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.ingest.layout.rows import Area, Grid, Row, part, split_at_gaps

CELL_GAP_EM = 1.2
"""Least gap between two cells of a row that no line divides."""
CELL_WORDS = 3.0
"""A cell has at most so many words, in the median, where only rules say that it is a table."""
PROSE_WORDS = 25.0
"""Words a cell, on average in the column that has most, from which a grid is a form with running text."""


def ruled_table(rules: Sequence[Area], rows: Sequence[Row]) -> Area | None:
    """The first table between horizontal rules of the same width: most of its lines have two short cells or more."""
    ordered = sorted(rules, key=lambda r: (r.top, r.x0))
    for n, upper in enumerate(ordered):
        bottom: Area | None = None
        for lower in ordered[n + 1 :]:
            if abs(lower.x0 - upper.x0) > 3 or abs(lower.x1 - upper.x1) > 3:
                continue
            start = bottom or upper
            if not _is_tabular(_between(start, lower, rows)):
                break
            bottom = lower
        if bottom is not None:
            return Area(upper.x0, upper.top, upper.x1, bottom.bottom)
    return None


def _between(upper: Area, lower: Area, rows: Sequence[Row]) -> list[Row]:
    """The lines, or parts of lines, that stand between two rules."""
    out = []
    for r in rows:
        if r.top < upper.top - 2 or r.bottom > lower.bottom + 3:
            continue
        words = [w for w in r.words if w.x0 > upper.x0 - 5 and w.x1 < upper.x1 + 5]
        if words:
            out.append(part(r, words))
    return out


def _is_tabular(rows: Sequence[Row]) -> bool:
    if not rows:
        return False
    cells = [split_at_gaps(r, CELL_GAP_EM * r.size) for r in rows]
    several = [c for c in cells if len(c) > 1]
    return len(several) * 2 >= len(rows) and median(_n_words(c) for cs in several for c in cs) <= CELL_WORDS


def _n_words(cell: Row) -> int:
    """Words in a cell, numbers not counted."""
    return sum(any(c.isalpha() for c in w.text) for w in cell.words)


def prose_cells(grid: Grid, rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    """The lines of each cell of a form, row by row; empty where the grid is a table of words and numbers."""
    columns: dict[int, list[int]] = {}
    cells: list[tuple[Row, ...]] = []
    for line in grid.cells:
        for n, area in enumerate(line):
            if area is None:
                continue
            inside = tuple(_within(area, rows))
            if inside:
                cells.append(inside)
                columns.setdefault(n, []).append(sum(len(r.words) for r in inside))
    longest = max((sum(c) / len(c) for c in columns.values()), default=0.0)
    return tuple(cells) if longest >= PROSE_WORDS else ()


def _within(area: Area, rows: Sequence[Row]) -> list[Row]:
    out = []
    for row in rows:
        words = [w for w in row.words if area.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
        if words:
            out.append(part(row, words))
    return out
