"""Norwegian dates in letters: «14. september 2026», «14.09.2026», «2026-09-14»."""

from __future__ import annotations

import datetime
import re

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mai": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "des": 12,
}  # fmt: skip
_MONTH = r"(?P<name>jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.?"
_DATES = (
    re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])"),
    re.compile(rf"(?<![\d.])(?P<d>\d{{1,2}})\s?\.?\s?{_MONTH}\s+(?P<y>(?:19|20)\d\d)(?!\d)", re.I),
    re.compile(r"(?<![\d./])(?P<d>\d{1,2})\s?[./]\s?(?P<m>\d{1,2})\s?[./ ]\s?(?P<y>(?:19|20)\d\d|\d\d)(?![\d/])"),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OTHERS = re.compile(r"frist|datert|deres brev|dykkar brev|brev av|sendt ut|utsend|møte|vedtak|behandl|handsam", re.I)
"""Words that say a date belongs to something else than this letter."""


def find_dates(text: str) -> list[str]:
    """The dates of ``text`` as ISO 8601, in the order they stand; impossible ones («31.02.2026») are left out."""
    found: list[tuple[int, str]] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = int(groups["m"]) if groups.get("m") else _MONTHS[groups["name"].lower()[:3]]
            year = int(groups["y"]) + (2000 if len(groups["y"]) == 2 else 0)
            try:
                found.append((match.start(), datetime.date(year, month, int(groups["d"])).isoformat()))
            except ValueError:
                continue
    return [date for _, date in sorted(found)]


def letter_date(lines: list[str]) -> str | None:
    """The letter's own date among its head lines (or its last lines): the first that is not a deadline's or another
    letter's."""
    for line in lines:
        if not _OTHERS.search(line) and (dates := find_dates(line)):
            return dates[0]
    return None


def year_in_name(stem: str) -> str | None:
    """A single year in a file's name («innspill-2022»), or None."""
    years = sorted(set(_YEAR.findall(stem)))
    return years[0] if len(years) == 1 else None
