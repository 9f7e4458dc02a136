"""Sheets become the bytes of an Excel workbook: no formula in it, no clock, the same whenever it is made."""

from __future__ import annotations

import datetime
import io
import math
import re
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from pipeline.export.excelcells import Cell, Column, Link, Sheet, may_run, safe_text
from pipeline.export.labels import VIEWS
from pipeline.export.zipped import unzipped, zipped

MOST_LINKS = 65_530
"""Most links Excel takes on a sheet."""
_LINE, _TITLE, _TALLEST = 13.0, 22.0, 409.0
"""Points a line and a title take, and the most Excel takes in a row."""
_LETTERS, _BUTTON = 1.05, 3.0
"""Letters for each unit of a column's width, with room for words that do not fit; width of the filter's button."""
_PAGE_WIDTH = 200.0
"""Units of width that are still legible across an A4 page; wider sheets print on several pages side by side."""
_DAY = "dd.mm.yyyy"
_DATES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_INK, _QUIET, _LINK, _HEAD, _RULE = "1B2226", "4C565D", "0B4A68", "E9E5DB", "DCD8CF"
_THIN = Side(style="thin", color=_RULE)
_EDGE = Border(bottom=_THIN)


class _Look:
    """The colours and fonts of cells, made once: a style is shared by all cells that have it."""

    def __init__(self) -> None:
        self.fonts: dict[tuple[str, bool, bool, bool, float], Font] = {}
        self.fills = {k: PatternFill("solid", fgColor=look.paper) for k, look in VIEWS.items()} | {
            "head": PatternFill("solid", fgColor=_HEAD)
        }
        self.align = {
            "": Alignment(vertical="top", wrap_text=True),
            "center": Alignment(horizontal="center", vertical="top", wrap_text=True),
            "number": Alignment(horizontal="right", vertical="top", indent=1),
        }

    def font(self, ink: str, *, bold: bool = False, italic: bool = False, line: bool = False, size: float = 10) -> Font:
        """The font, made the first time it is asked for."""
        key = (ink, bold, italic, line, size)
        if key not in self.fonts:
            self.fonts[key] = Font(
                name="Calibri", size=size, color=ink, bold=bold, italic=italic, underline="single" if line else None
            )
        return self.fonts[key]

    def dress(self, cell: Any, look: str, linked: bool) -> None:
        """Give a cell its font, colours and alignment. ``look`` is ``head``, ``title``, ``quiet``, a view (``view*``
        from another case or another's answer), or nothing."""
        view = look.rstrip("*")
        if view in VIEWS:
            cell.fill, cell.font = self.fills[view], self.font(VIEWS[view].ink, italic=look.endswith("*"))  # type: ignore[index]
            cell.alignment = self.align["center"]
        elif look == "head":
            cell.fill, cell.font = self.fills["head"], self.font(_LINK if linked else _INK, bold=True, line=linked)
            cell.alignment = self.align[""]
        elif look == "title":
            cell.font = self.font(_INK, bold=True, size=16)
        else:
            ink = _LINK if linked else _QUIET if look == "quiet" else _INK
            cell.font = self.font(ink, line=linked)
            cell.alignment = self.align["number" if cell.data_type == "n" else ""]
        cell.border = _EDGE


def workbook_bytes(sheets: Sequence[Sheet], *, title: str, most_links: int = MOST_LINKS) -> bytes:
    """The workbook. Links past ``most_links`` on a sheet are left out: their cells keep their words."""
    book = Workbook(write_only=True)
    book.properties.title = safe_text(title)
    book.properties.creator = "Høringskart"
    book.properties.language = "nb-NO"
    look = _Look()
    for sheet in sheets:
        _write(book, sheet, look, most_links)
    out = io.BytesIO()
    book.save(out)
    return zipped((n, _DATES.sub(b"", c) if n == "docProps/core.xml" else c) for n, c in unzipped(out.getvalue()))


def here(sheet: str, row: int, column: int = 1) -> Link:
    """Link to a cell of the workbook."""
    return Link("", f"'{sheet}'!{get_column_letter(column)}{row}")


def _write(book: Workbook, sheet: Sheet, look: _Look, budget: int) -> None:
    ws: Any = book.create_sheet(sheet.name)
    _lay_out(ws, sheet)
    heads = [Cell(c.head, None, "head") for c in sheet.columns]
    named = any(c.head for c in sheet.columns)
    for n, row in enumerate((*sheet.heads, *([heads] if named else []), *sheet.rows), 1):
        ws.row_dimensions[n].height = _height(row, sheet.columns)
        cells = []
        for i, cell in enumerate(row):
            link = cell.link if budget > 0 else None
            budget -= link is not None
            cells.append(_cell(ws, cell._replace(link=link), look))
            if sheet.columns[i].number and isinstance(cell.value, int | float):
                cells[-1].number_format = sheet.columns[i].number
        ws.append(cells)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points the row needs for its longest cell: not all programs work it out when they open a workbook."""
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        if isinstance(cell.value, str):
            room = max(4.0, (column.width - (_BUTTON if cell.look == "head" else 0.0)) * _LETTERS)
            lines = max(lines, sum(math.ceil(max(1, len(x)) / room) for x in cell.value.split("\n")))
    return min(_TALLEST, (_TITLE if any(c.look == "title" for c in row) else _LINE) * lines + 3.0)


def _cell(ws: Any, cell: Cell, look: _Look) -> Any:
    value = (safe_text(cell.value) or None) if isinstance(cell.value, str) else cell.value
    out = WriteOnlyCell(ws, None)
    out.value = value
    look.dress(out, cell.look, cell.link is not None)
    if isinstance(value, datetime.date):
        out.number_format = _DAY
    if isinstance(value, str):
        out.data_type = "s"  # never a formula, a date or an error, whatever the text looks like
        out.quotePrefix = may_run(value)
    if cell.link:
        out.hyperlink = Hyperlink(ref="", target=cell.link.target or None, location=cell.link.place or None)
    return out


def _lay_out(ws: Any, sheet: Sheet) -> None:
    """Widths, frozen heads, filter, and a page that prints: landscape A4, as wide as the sheet, heads on every page."""
    for i, column in enumerate(sheet.columns, 1):
        ws.column_dimensions[get_column_letter(i)].width = column.width
    wide = max(1, round(sum(c.width for c in sheet.columns) / _PAGE_WIDTH))
    ws.sheet_view.showGridLines = False
    ws.sheet_view.zoomScale = 100
    if any(c.head for c in sheet.columns):
        head = sheet.first_row - 1
        ws.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}{sheet.first_row}"
        last = get_column_letter(len(sheet.columns))
        ws.auto_filter.ref = f"A{head}:{last}{head + len(sheet.rows)}"
        ws.print_title_rows = f"1:{head}"
        if wide > 1:
            ws.print_title_cols = f"A:{get_column_letter(sheet.fixed)}"
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = 9
    ws.page_setup.fitToWidth = wide
    ws.page_setup.fitToHeight = 0
    ws.oddFooter.left.text = "&A"
    ws.oddFooter.right.text = "&P av &N"
