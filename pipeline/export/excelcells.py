"""Cells and sheets of the workbook as plain data, and text that no spreadsheet runs or refuses."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import NamedTuple

LONGEST = 32_767
"""Most UTF-16 units Excel takes in a cell."""
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Control characters and what is no character: XML or Excel refuses the file. A tab and a line break may stand."""
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads ``_x0041_`` in a text as the letter A: its own way to write characters."""
_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet may take a text for a formula when somebody edits the cell."""


class Link(NamedTuple):
    """Where a cell leads: a page of the site by relative path with an anchor, or (``target`` empty) a cell here."""

    target: str
    place: str = ""


class Cell(NamedTuple):
    """A value as it is shown. ``look`` names its colours; ``link`` where it leads."""

    value: str | int | float | datetime.date | None
    link: Link | None = None
    look: str = ""


class Column(NamedTuple):
    """A column: its heading, its width in characters, and what it means (empty where one explanation covers many)."""

    head: str
    width: float
    meaning: str = ""
    number: str = ""
    """How numbers are shown, as Excel writes it (``0.00``)."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: ``heads`` are rows over the columns' headings; the first ``fixed`` columns stay when one scrolls."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: tuple[tuple[Cell, ...], ...] = ()
    fixed: int = 1

    @property
    def first_row(self) -> int:
        """The number of the first row under the headings."""
        return len(self.heads) + 2


def safe_text(text: str) -> str:
    """``text`` without what Excel refuses: forbidden characters become \ufffd, and what passes the limit is cut, with
    a mark that says how many characters are left out."""
    clean = _FORBIDDEN.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    escaped = _ESCAPE.sub("_x005F_", clean)
    if _units(escaped) <= LONGEST:
        return escaped
    mark = " … [kuttet her: {} tegn til får ikke plass i en celle]"
    kept = clean[: LONGEST - len(mark) - 12]
    while _units(_ESCAPE.sub("_x005F_", kept)) > LONGEST - len(mark) - 12:
        kept = kept[: -max(1, len(kept) // 50)]
    return _ESCAPE.sub("_x005F_", kept) + mark.format(len(clean) - len(kept))


def day(date: str | None) -> str | datetime.date | None:
    """``2026-10-01`` as a date, which a spreadsheet can sort and filter by month; a bare year as it is."""
    if date is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return date
    try:
        return datetime.date.fromisoformat(date)
    except ValueError:
        return date


def may_run(text: str) -> bool:
    """A spreadsheet could take the text for a formula: it begins with = + - @, a tab or a line break of old."""
    return text.startswith(_RUNS) or text.lstrip().startswith(_RUNS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
