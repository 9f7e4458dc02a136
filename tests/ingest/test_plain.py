"""Bullets, numbers and white space."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.plain import is_short_line, split_bullet, split_number, squeeze


@pytest.mark.parametrize(
    ("line", "marker", "rest"),
    [
        ("• flere boliger", "•", "flere boliger"),
        ("- flere boliger", "-", "flere boliger"),
        ("– flere boliger", "–", "flere boliger"),
        ("o lavterskel", "o", "lavterskel"),
        ("a) tidlig hjelp", "a)", "tidlig hjelp"),
        ("2. Tidlig hjelp", "2.", "Tidlig hjelp"),
        ("-12 grader", None, "-12 grader"),
        ("2026 ble et år", None, "2026 ble et år"),
        ("6. september 2026", None, "6. september 2026"),
        ("og så videre", None, "og så videre"),
        ("", None, ""),
    ],
)
def test_split_bullet(line: str, marker: str | None, rest: str) -> None:
    assert split_bullet(line) == (marker, rest)


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("3.2 Behandling", "3.2", "Behandling"),
        ("1. Innledning", "1", "Innledning"),
        ("3 prosent svarte", None, "3 prosent svarte"),
        ("Behandling", None, "Behandling"),
    ],
)
def test_split_number(line: str, number: str | None, title: str) -> None:
    assert split_number(line) == (number, title)


@pytest.mark.parametrize(
    ("line", "short"),
    [
        ("Rådgivende enheter", True),
        ("Hva med de eldre?", True),
        ("Vi støtter forslaget.", False),
        ("for landsstyret", False),
        ("", False),
        ("En linje som bare går og går og går og aldri vil slutte med noe som helst", False),
    ],
)
def test_is_short_line(line: str, short: bool) -> None:
    assert is_short_line(line) is short


def test_squeeze_takes_soft_hyphens_and_hard_spaces() -> None:
    assert squeeze("rus\u00adfeltet  har\u00a0\n 10\u00a0000 ") == "rusfeltet har 10 000"


@given(st.text())
def test_squeeze_is_stable(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)
