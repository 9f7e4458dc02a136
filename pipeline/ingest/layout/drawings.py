"""What is drawn on a page: rules, frames around text, ruled tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pdfplumber.page import Page as PdfPage

from pipeline.ingest.layout.rows import Area, Grid

THIN = 2.5
"""A rectangle flatter than this is a rule."""
DOT = (1.5, 7.5)
"""Width and height of a drawn bullet, from and to."""
LEAST_FRAME = (90.0, 22.0)
"""Width and height of a frame, at least."""
MOST_EDGES = 1500
"""A page with more edges is a drawing, not a table; looking for tables there would take minutes."""


def rules(page: PdfPage) -> tuple[Area, ...]:
    """Horizontal rules of at least 15 points, from top to bottom; pieces that continue each other are one."""
    flat = [
        Area(o["x0"], o["top"], o["x1"], o["bottom"])
        for o in [*page.lines, *page.rects, *page.curves]
        if o["bottom"] - o["top"] <= THIN and o["x1"] - o["x0"] >= 2
    ]
    out: list[Area] = []
    for area in sorted(flat, key=lambda a: (round(a.top, 1), a.x0)):
        last = out[-1] if out else None
        if last is not None and abs(last.top - area.top) < 1 and area.x0 <= last.x1 + 2:
            out[-1] = Area(last.x0, last.top, max(last.x1, area.x1), last.bottom)
        else:
            out.append(area)
    return tuple(a for a in out if a.width >= 15)


def dots(page: PdfPage) -> tuple[Area, ...]:
    """Small filled shapes, about as wide as high: bullets that a program has drawn instead of set."""
    return tuple(
        Area(o["x0"], o["top"], o["x1"], o["bottom"])
        for o in [*page.curves, *page.rects]
        if DOT[0] <= o["x1"] - o["x0"] <= DOT[1]
        and DOT[0] <= o["bottom"] - o["top"] <= DOT[1]
        and abs((o["x1"] - o["x0"]) - (o["bottom"] - o["top"])) < 1
    )


def frames_and_grids(page: PdfPage) -> tuple[tuple[Area, ...], tuple[Grid, ...]]:
    """The frames that may hold a box or figure, outermost only, and the ruled tables with two columns or more."""
    drawn = _merged([a for a in _rectangles([*page.rects, *page.curves]) if _is_frame(a, page)])
    grids: list[Grid] = []
    if 4 <= len(page.edges) <= MOST_EDGES and any(e["orientation"] == "v" for e in page.edges):
        for table in page.find_tables():
            area = Area(*table.bbox)
            if not _is_frame(area, page) and len(table.rows) < 2:
                continue
            cells = tuple(tuple(Area(*c) if c else None for c in row.cells) for row in table.rows)
            if max(sum(c is not None for c in row) for row in cells) >= 2 and len(cells) >= 2:
                grids.append(Grid(area, cells))
            elif _is_frame(area, page):
                drawn = _merged([*drawn, area])
    return tuple(_outermost(drawn)), tuple(grids)


def _rectangles(objects: Iterable[Mapping[str, Any]]) -> list[Area]:
    """Rectangles that show: stroked, or filled with another colour than white."""
    out = []
    for o in objects:
        visible = o.get("stroke") or (o.get("fill") and not _is_white(o.get("non_stroking_color")))
        if visible and o["bottom"] - o["top"] > THIN:
            out.append(Area(o["x0"], o["top"], o["x1"], o["bottom"]))
    return out


def _is_white(colour: object) -> bool:
    if isinstance(colour, int | float):
        return colour >= 0.99
    if isinstance(colour, Sequence) and not isinstance(colour, str):
        values = [c for c in colour if isinstance(c, int | float)]
        return all(c <= 0.01 for c in values) if len(values) == 4 else bool(values) and all(c >= 0.99 for c in values)
    return False


def _is_frame(area: Area, page: PdfPage) -> bool:
    """Whether a rectangle can be a frame: large enough, not the whole page, not a bar along the page's edge."""
    at_edge = area.x0 < 6 or area.x1 > page.width - 6
    whole = area.height > 0.88 * page.height and area.width > 0.8 * page.width
    return area.width >= LEAST_FRAME[0] and not at_edge and not whole


def _merged(areas: Sequence[Area]) -> list[Area]:
    """Rectangles of one width that touch each other as one: word processors shade a paragraph line by line."""
    out: list[Area] = []
    for area in sorted(areas, key=lambda a: (round(a.x0), round(a.x1), a.top)):
        last = out[-1] if out else None
        if last and abs(last.x0 - area.x0) < 2 and abs(last.x1 - area.x1) < 2 and area.top <= last.bottom + 3:
            out[-1] = Area(last.x0, min(last.top, area.top), last.x1, max(last.bottom, area.bottom))
        else:
            out.append(area)
    return out


def _outermost(areas: Sequence[Area]) -> list[Area]:
    """Frames that lie in no other frame, from the top; too small ones are left out."""
    large = [a for a in areas if a.height >= LEAST_FRAME[1]]
    outer = [a for a in large if not any(b is not a and b != a and b.covers(a) for b in large)]
    return sorted(dict.fromkeys(outer), key=lambda a: (a.top, a.x0))
