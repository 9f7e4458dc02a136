"""Norwegian dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.dates import find_dates, letter_date, year_in_name


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Oslo, 14. september 2026", ["2026-09-14"]),
        ("14.09.2026", ["2026-09-14"]),
        ("Dato: 4.9.26", ["2026-09-04"]),
        ("2026-09-14", ["2026-09-14"]),
        ("Aukra 4.januar 2023", ["2023-01-04"]),
        ("den 17. mai 2026 og 1. okt. 2026", ["2026-05-17", "2026-10-01"]),
        ("Førde, 31.01 2020", ["2020-01-31"]),
        ("31.02.2026", []),
        ("sak 26/1180-3", []),
        ("kapittel 3.1.2", []),
        ("", []),
    ],
)
def test_find_dates(text: str, dates: list[str]) -> None:
    assert find_dates(text) == dates


def test_a_deadline_is_not_the_letters_date() -> None:
    lines = ["Høringsfrist 1. oktober 2026", "Deres brev av 2. juni 2026", "Lia, 14. september 2026"]
    assert letter_date(lines) == "2026-09-14"
    assert letter_date(lines[:2]) is None


def test_year_in_name() -> None:
    assert year_in_name("innspill-2022.pdf") == "2022"
    assert year_in_name("innspill-2021-2022.pdf") is None
    assert year_in_name("innspill.pdf") is None


@given(st.dates(min_value=datetime.date(1950, 1, 1), max_value=datetime.date(2090, 12, 31)))
def test_every_day_in_three_ways(day: datetime.date) -> None:
    month = ["januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober"]
    month += ["november", "desember"]
    for text in (day.isoformat(), f"{day.day}. {month[day.month - 1]} {day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert find_dates(text) == [day.isoformat()]
