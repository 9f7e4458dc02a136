"""One answer a row: columns by name, in CSV and XLSX."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.hearing import Columns
from pipeline.ingest.sheets import read_sheet
from tests.ingest.settings import PARAMS, settings

COLUMNS = Columns(text=("Svar",), sender="Navn", sender_type="Type", date="Levert")
ROWS = [
    ["Nr", "Navn", "Levert", "Type", "Svar"],
    ["1", "Lia kommune", "14.09.2026", "Kommune", "Vi støtter forslaget.\n\nMen pengene må følge med."],
    ["", "", "", "", ""],
    ["2", "Åse Vik", "", "noe annet", "Nei takk; «dette» går ikke."],
]


def workbook(rows: list[list[object]], first: str | None = None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if first is not None:
        sheet.append([first])
        sheet = book.create_sheet("Svar")
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def semicolons(rows: list[list[str]], separator: str = ";") -> bytes:
    return "\r\n".join(separator.join('"' + c.replace('"', '""') + '"' for c in row) for row in rows).encode()


def shown(parts: tuple[tuple[str, Extracted], ...]) -> list[tuple[object, ...]]:
    return [(n, e.sender, e.sender_type, e.date, [b.text for b in e.blocks]) for n, e in parts]


EXPECTED = ["Vi støtter forslaget.", "Men pengene må følge med."]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_csv(separator: str) -> None:
    assert shown(read_sheet(".csv", semicolons(ROWS, separator), COLUMNS, PARAMS)) == [
        ("2", "Lia kommune", "kommune", "2026-09-14", EXPECTED),
        ("4", "Åse Vik", None, None, ["Nei takk; «dette» går ikke."]),
    ]


def test_csv_from_excel_in_windows_1252() -> None:
    data = semicolons(ROWS).decode().encode("cp1252")
    assert shown(read_sheet(".csv", data, COLUMNS, PARAMS))[1][1] == "Åse Vik"


@pytest.mark.parametrize("first", [None, "Om skjemaet"])
def test_xlsx(first: str | None) -> None:
    rows: list[list[object]] = [list(r) for r in ROWS]
    rows[1][2] = datetime.datetime(2026, 9, 14, 12, 30)  # noqa: DTZ001 (Excel knows no time zones)
    assert shown(read_sheet(".xlsx", workbook(rows, first), COLUMNS, PARAMS)) == [
        ("2", "Lia kommune", "kommune", "2026-09-14", EXPECTED),
        ("4", "Åse Vik", None, None, ["Nei takk; «dette» går ikke."]),
    ]


def test_several_columns_stand_under_their_names() -> None:
    data = semicolons([["Hvem", "1. Er du enig?", "2. Hvorfor?"], ["Lia", "Ja", "Fordi det hjelper."]])
    ((_, read),) = read_sheet(".csv", data, Columns(text=("2. hvorfor?", "1. Er du enig?")), PARAMS)
    assert [(b.kind, b.text) for b in read.blocks] == [
        ("heading", "2. Hvorfor?"),
        ("paragraph", "Fordi det hjelper."),
        ("heading", "1. Er du enig?"),
        ("paragraph", "Ja"),
    ]


def test_columns_that_are_not_named_or_not_there() -> None:
    ((name, read),) = read_sheet(".csv", semicolons(ROWS), None, PARAMS)
    assert name == ""
    assert "«columns: {sender: …, text: …, date: …}»" in (read.refused or "")
    assert "«Nr», «Navn», «Levert», «Type», «Svar»" in (read.refused or "")
    ((_, read),) = read_sheet(".csv", semicolons(ROWS), Columns(text=("Innspill",)), PARAMS)
    assert "Ingen rad øverst har kolonnene «Innspill»" in (read.refused or "")


def test_no_rows_and_too_many() -> None:
    ((_, read),) = read_sheet(".csv", b"", COLUMNS, PARAMS)
    assert "ingen rader" in (read.refused or "")
    ((_, read),) = read_sheet(".csv", semicolons(ROWS[:1]), COLUMNS, PARAMS)
    assert "ingen rader" in (read.refused or "")
    ((_, read),) = read_sheet(".csv", semicolons(ROWS), COLUMNS, settings(max_members=1))
    assert "over 1 svar" in (read.refused or "")
