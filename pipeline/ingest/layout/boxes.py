"""Zones of a page that stand outside its columns: framed boxes, tables, figures, each with its caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.ingest.layout.lists import marker_of
from pipeline.ingest.layout.rows import Area, Page, Row, area_of, part
from pipeline.ingest.layout.tables import prose_cells, ruled_table

ZoneKind = Literal["box", "table", "figure"]

PROSE_WORDS = 3.5
"""Words a line, on average, from which framed text is read as text and not as the labels of a figure."""

CAPTION = re.compile(r"^(?:Tabell|Figur|Diagram|Bilde|Foto|Kart|Illustrasjon)\s*(?:\d|[:.])|^(?:Foto|Illustrasjon):")
SOURCE = re.compile(r"^(?:Kjelder?|Kilder?|Note|Noter|Merknad|Anm\.?|Fotnote)\s?:|^Figur\s+\d|^Tabell\s+\d")


@dataclass(frozen=True, slots=True)
class Zone:
    """A box, table or figure: its rectangle, its lines, and its captions above and below.

    ``cells`` are the lines of each cell of a table whose cells hold running text (a form), row by row.
    """

    kind: ZoneKind
    area: Area
    rows: tuple[Row, ...]
    above: tuple[Row, ...] = ()
    below: tuple[Row, ...] = ()
    cells: tuple[tuple[Row, ...], ...] = ()

    @property
    def extent(self) -> Area:
        """The rectangle with the captions."""
        return _union(self.area, *(area_of([r]) for r in (*self.above, *self.below)))


def zones(page: Page, rows: Sequence[Row]) -> tuple[list[Zone], list[Row]]:
    """The page's zones, and the lines (or parts of lines) that stand outside them."""
    out: list[Zone] = []
    left = list(rows)
    for grid in page.grids:
        inside, left = take(left, grid.area)
        if inside:
            out.append(Zone("table", grid.area, tuple(inside), cells=prose_cells(grid, inside)))
    for frame in page.frames:
        if any(frame.covers(z.area) or z.area.covers(frame) for z in out):
            continue
        inside, rest = take(left, frame)
        out.append(Zone(_kind(inside), frame, tuple(inside)))
        left = rest
    while (found := ruled_table(page.rules, left)) is not None:
        inside, left = take(left, found)
        out.append(Zone("table", found, tuple(inside)))
    return _captions(out, left)


def take(rows: Iterable[Row], area: Area) -> tuple[list[Row], list[Row]]:
    """The words within an area and those outside it, as rows; a line that runs through both is divided."""
    inside: list[Row] = []
    outside: list[Row] = []
    for row in rows:
        if row.bottom < area.top or row.top > area.bottom or row.x1 < area.x0 or row.x0 > area.x1:
            outside.append(row)
            continue
        within = [w for w in row.words if area.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
        without = [w for w in row.words if not area.holds((w.x0 + w.x1) / 2, (w.top + w.bottom) / 2)]
        if within:
            inside.append(part(row, within) if without else row)
        if without:
            outside.append(part(row, without) if within else row)
    return inside, outside


def _kind(rows: Sequence[Row]) -> ZoneKind:
    """What a frame is, from its lines: running text or bullets make a box, labels a figure."""
    if not rows:
        return "figure"
    words = sum(len(r.words) for r in rows) / len(rows)
    bullets = sum(marker_of(r) is not None for r in rows)
    return "box" if words >= PROSE_WORDS or bullets >= 2 else "figure"


def _captions(found: Sequence[Zone], rows: Sequence[Row]) -> tuple[list[Zone], list[Row]]:
    """The zones with the captions that stand close above or below them, and the lines that are left."""
    left = list(rows)
    out: list[Zone] = []
    for zone in sorted(found, key=lambda z: (z.area.top, z.area.x0)):
        if zone.kind == "box":
            out.append(zone)
            continue
        above = _above(zone, left)
        left = [r for r in left if r not in above]
        below = _below(zone, left)
        left = [r for r in left if r not in below]
        out.append(replace(zone, above=tuple(above), below=tuple(below)))
    return out, left


def _above(zone: Zone, rows: Sequence[Row]) -> list[Row]:
    """A caption of one to three lines right above a zone."""
    near = [r for r in rows if _over(zone, r) and zone.area.top - 4.5 * r.height < r.bottom <= zone.area.top + 3]
    for n, row in enumerate(near):
        if CAPTION.match(row.text) and zone.area.top - near[-1].bottom < 1.6 * row.height:
            return near[n:]
    return []


def _below(zone: Zone, rows: Sequence[Row]) -> list[Row]:
    """Captions and sources right below a zone: each line close under the one before, in the caption's style."""
    out: list[Row] = []
    bottom = zone.area.bottom
    for row in rows:
        if not _over(zone, row) or row.top < zone.area.bottom - 3:
            continue
        if row.top - bottom > 1.4 * row.height:
            break
        marked = CAPTION.match(row.text) or SOURCE.match(row.text)
        if not marked and not (out and row.words[0].font == out[-1].words[0].font and row.size == out[-1].size):
            break
        out.append(row)
        bottom = row.bottom
    return out


def _over(zone: Zone, row: Row) -> bool:
    """Whether a line stands within a zone's width."""
    return row.x0 >= zone.area.x0 - 12 and row.x1 <= zone.area.x1 + 12


def _union(first: Area, *others: Area) -> Area:
    areas = [first, *others]
    return Area(
        min(a.x0 for a in areas), min(a.top for a in areas), max(a.x1 for a in areas), max(a.bottom for a in areas)
    )
