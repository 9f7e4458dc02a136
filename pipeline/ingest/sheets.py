"""Answers in a table, one a row: XLSX with openpyxl, CSV with the standard library. hearing.yaml names the columns."""

from __future__ import annotations

import csv
import datetime
import io
import math
import warnings
from collections.abc import Iterable, Iterator, Sequence

import openpyxl

from pipeline.ingest.dates import find_dates
from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.hearing import Columns
from pipeline.ingest.plain import squeeze
from pipeline.ingest.settings import IngestParams
from pipeline.ingest.text import NOT_TEXT, decode, is_text, read_text
from pipeline.records import SENDER_TYPES

Row = tuple[int, list[str]]
"""A row of cells with its number in the file, from 1."""

_HEADER_ROWS = 20
"""Rows among which the one with the columns' names is looked for."""
_SHOWN = 12
"""Columns that a message names."""
_MOST_CELLS = 1_000
"""Columns that are read; a form has fewer."""
_SEPARATORS = ";,\t|"

NO_ROWS = "Regnearket har ingen rader med svar."

_LONGEST_FIELD = 131_072
"""Characters in a cell; longer is a quotation mark that is never closed."""


def read_sheet(
    kind: str, data: bytes, columns: Columns | None, params: IngestParams
) -> tuple[tuple[str, Extracted], ...]:
    """The answers by the number of their row; under the empty name the reason when there is none."""
    if kind == ".csv":
        tables: Iterable[Iterator[Row]] = [_csv_rows(data)] if is_text(decode(data)) else []
        if not tables:
            return (("", Extracted(refused=NOT_TEXT)),)
    else:
        tables = _xlsx_rows(data)
    seen: list[list[str]] = []
    for rows in tables:
        for _, header in _first(rows):
            seen.append(header)
            if columns is not None and (places := _places(columns, header)) is not None:
                return _answers(rows, header, places, columns, params)
    return (("", Extracted(refused=_unnamed(columns, seen))),)


def _first(rows: Iterator[Row]) -> Iterator[Row]:
    for _ in range(_HEADER_ROWS):
        row = next(rows, None)
        if row is None:
            return
        yield row


def _answers(
    rows: Iterator[Row], header: Sequence[str], places: dict[str, int], columns: Columns, params: IngestParams
) -> tuple[tuple[str, Extracted], ...]:
    out: list[tuple[str, Extracted]] = []
    for number, cells in rows:
        if not any(cells):
            continue
        if len(out) == params.max_members:
            reason = f"Regnearket har over {params.max_members} svar (ingest.max_members i params.yaml). Del det opp."
            return (("", Extracted(refused=reason)),)
        out.append((str(number), _answer(cells, header, places, columns)))
    return tuple(out) or (("", Extracted(refused=NO_ROWS)),)


def _answer(cells: Sequence[str], header: Sequence[str], places: dict[str, int], columns: Columns) -> Extracted:
    """A row as a document: each column of text under its own name when there are several."""

    def cell(name: str | None) -> str:
        at = places.get(_key(name)) if name else None
        return cells[at] if at is not None and at < len(cells) else ""

    blocks: list[RawBlock] = []
    for name in columns.text:
        read = read_text(cell(name).encode("utf-8", errors="replace")).blocks
        if read and len(columns.text) > 1:
            blocks.append(RawBlock(kind="heading", text=squeeze(header[places[_key(name)]]), level=2, page=1))
        blocks += read
    kind = squeeze(cell(columns.sender_type)).casefold()
    dates = find_dates(cell(columns.date))
    return Extracted(
        blocks=tuple(blocks),
        sender=squeeze(cell(columns.sender)) or None,
        sender_type=next((t for t in SENDER_TYPES if t == kind), None),
        date=dates[0] if dates else None,
    )


def _places(columns: Columns, header: Sequence[str]) -> dict[str, int] | None:
    """Where each named column stands, or None unless all of them do."""
    at = {_key(name): i for i, name in reversed(list(enumerate(header))) if name}
    wanted = [_key(n) for n in (columns.sender, columns.sender_type, columns.date, *columns.text) if n]
    return {k: at[k] for k in wanted} if all(k in at for k in wanted) else None


def _key(name: str) -> str:
    return squeeze(name).casefold()


def _unnamed(columns: Columns | None, seen: Sequence[Sequence[str]]) -> str:
    """What to write in hearing.yaml, with the names that there are."""
    names = [squeeze(n)[:40] for n in next((h for h in seen if sum(map(bool, h)) > 1), ()) if n]
    more = f" og {len(names) - _SHOWN} til" if len(names) > _SHOWN else ""
    there = f"Kolonnene er: {', '.join(f'«{n}»' for n in names[:_SHOWN])}{more}." if names else NO_ROWS
    if columns is None:
        how = "«columns: {sender: …, text: …, date: …}» under filen i hearing.yaml"
        return f"Skriv hvilke kolonner som har avsender og svar: {how}. {there}"
    wanted = [n for n in (columns.sender, columns.sender_type, columns.date, *columns.text) if n]
    return f"Ingen rad øverst har kolonnene {', '.join(f'«{n}»' for n in wanted)} fra hearing.yaml. {there}"


def _csv_rows(data: bytes) -> Iterator[Row]:
    text = decode(data)
    first = text[:100_000].lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_LONGEST_FIELD)  # Python's own; a package that is imported may have set another for all
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    for n, row in enumerate(reader, 1):  # the row as a spreadsheet numbers it, also where cells hold line breaks
        yield n, [c.strip() for c in row[:_MOST_CELLS]]


def _xlsx_rows(data: bytes) -> Iterator[Iterator[Row]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of drawings and styles that it leaves out
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what the file says of its size need not be true
        cells = sheet.iter_rows(values_only=True, max_col=_MOST_CELLS)
        yield ((n, [_cell(c) for c in row]) for n, row in enumerate(cells, 1))


def _cell(value: object) -> str:
    """A cell as people see it."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return str(int(value)) if math.isfinite(value) and value.is_integer() else str(value)
    return str(value).strip()
