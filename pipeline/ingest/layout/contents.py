"""Contents pages: entries with dotted leaders, or under the heading «Innhold» with page numbers at the right edge."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.ingest.layout.rows import Page, Row, Word, part

MIN_ENTRIES = 3
"""Entries that a contents page has at least."""

_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$|(?:\.\s?){5,}|_{5,}\s*\d+$")
_HEADING = re.compile(r"^(?:innhald|innhold)(?:sfortegnelse|sliste|sfortegning)?:?$", re.IGNORECASE)
_NUMBERED_END = re.compile(r"\S.*\s\d{1,3}$")


def contents_rows(pages: Sequence[Page], left: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """For each page the lines of its contents; ``left`` are the pages' lines without furniture."""
    out: list[list[Row]] = []
    goes_on = False
    for page, rows in zip(pages, left, strict=True):
        entries = [n for n, r in enumerate(rows) if _LEADER.search(r.text)]
        heading = next((n for n, r in enumerate(rows) if _HEADING.match(r.text.strip())), None)
        if heading is not None and not entries:
            entries = [n for n, r in enumerate(rows) if n > heading and _is_entry(r, page)]
        enough = len(entries) >= MIN_ENTRIES or (len(entries) >= 1 and goes_on and entries[0] < 3)
        if not enough:
            goes_on = False
            out.append([])
            continue
        first = heading if heading is not None and heading < entries[0] else entries[0]
        first = 0 if goes_on or _only_wrapped(rows[first : entries[0]], rows[:first]) else first
        goes_on = entries[-1] >= len(rows) - 2
        out.append(list(rows[first : entries[-1] + 1]))
    return out


def in_columns(rows: Sequence[Row]) -> list[Row]:
    """The entries in reading order: where a page number is followed by another entry, the contents have two columns."""
    begins = [
        after.x0
        for r in rows
        for leader, number, after in zip(r.words, r.words[1:], r.words[2:], strict=False)
        if number.text.isdigit() and re.fullmatch(r"[.…\s]{2,}", leader.text) and after.x0 - number.x1 > 0.5 * r.size
    ]
    if len(begins) < 2:
        return list(rows)
    begin = min(begins) - 3
    columns: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        for column, words in zip(columns, _divided(row.words, begin), strict=True):
            if words:
                column.append(part(row, words))
    return [*columns[0], *columns[1]]


def _divided(words: Sequence[Word], begin: float) -> tuple[list[Word], list[Word]]:
    return [w for w in words if w.x0 < begin], [w for w in words if w.x0 >= begin]


def _is_entry(row: Row, page: Page) -> bool:
    """Whether a line ends in a page number that stands apart at the right edge."""
    if len(row.words) < 2 or not _NUMBERED_END.match(row.text):
        return False
    last, before = row.words[-1], row.words[-2]
    return last.text.isdigit() and last.x0 - before.x1 > 2 * row.size and last.x1 > 0.4 * page.width


def _only_wrapped(_between: Sequence[Row], above: Sequence[Row]) -> bool:
    """Whether what stands above the first entry is only that entry's first line."""
    return 0 < len(above) <= 1 and len(above[0].words) > 2 and not above[0].bold
