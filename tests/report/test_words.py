"""Labels, numbers, dates, file names and what may be shown of whom."""

from __future__ import annotations

import re
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Document, OverallLabel, Relation, SenderType, Stance, Status, ViewLabel
from pipeline.report import words
from pipeline.report.links import page_link, page_name, page_names
from pipeline.report.privacy import holds
from tests.report import mini


def test_every_label_has_words() -> None:
    assert set(words.VIEWS) == set(get_args(ViewLabel))
    assert set(words.STANCES) == set(get_args(Stance))
    assert set(words.OVERALL) == set(get_args(OverallLabel))
    assert set(words.RELATIONS) == set(get_args(Relation))
    assert set(words.STATUSES) == set(get_args(Status))
    assert set(words.SENDER_TYPES) == set(get_args(SenderType))
    assert all(words.type_short(t) for t in (*get_args(SenderType), None))
    assert set(words.FIELDS) <= set(Document.__struct_fields__)


def test_views_differ_by_sign_and_not_by_colour_alone() -> None:
    assert len({look.sign for look in words.VIEWS.values()}) == len(words.VIEWS)


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "0"), (27, "27"), (9999, "9999"), (10_000, "10\u00a0000"), (1_234_567, "1\u00a0234\u00a0567")],
)
def test_number(n: int, expected: str) -> None:
    assert words.number(n) == expected


@pytest.mark.parametrize(
    ("nok", "expected"),
    [
        (None, None),
        (650_000_000, "650 millioner kroner"),
        (2_400_000_000, "2,4 milliarder kroner"),
        (1_000_000, "1 million kroner"),
        (1_234_567, "1 234 567 kroner"),
        (4_000, "4 000 kroner"),
    ],
)
def test_amount(nok: int | None, expected: str | None) -> None:
    found = words.amount(nok)
    assert (found.replace("\u00a0", " ") if found else None) == expected


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        (None, None),
        ("2026-09-01", "1. september 2026"),
        ("2029", "2029"),
        ("innen 2030", "innen 2030"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_date(iso: str | None, expected: str | None) -> None:
    found = words.date(iso)
    assert (found.replace("\u00a0", " ") if found else None) == expected


@given(st.text(), st.integers(2, 60))
def test_short_is_never_longer(text: str, length: int) -> None:
    assert len(words.short(text, length)) <= max(length, 1)


def test_short_cuts_at_a_word() -> None:
    assert words.short("Landsforeningen for samordning av tjenester", 30) == "Landsforeningen for…"
    assert words.short("Kort", 30) == "Kort"


def test_listing() -> None:
    assert words.listing([]) == ""
    assert words.listing(["a"]) == "a"
    assert words.listing(["a", "b", "c"]) == "a, b og c"


@given(st.text())
def test_page_names_suit_every_file_system(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,63}", page_name(text))


@given(st.lists(st.text(max_size=5)))
def test_page_names_are_distinct(texts: list[str]) -> None:
    names = page_names(texts)
    assert len(set(names.values())) == len(set(texts))


def test_page_names_fold_and_avoid_reserved_names() -> None:
    assert page_name("Bærum & Østre Ås kommune") == "baerum-ostre-as-kommune"
    assert page_name("CON") == "con-x"
    assert page_name("") == "x"
    assert page_names(["Å", "A"]) == {"Å": "a", "A": "a-2"}


def test_only_a_pdf_has_pages_to_link_to() -> None:
    assert page_link("mappe/så & så #1.pdf", 3) == "kilder/mappe/s%C3%A5%20%26%20s%C3%A5%20%231.pdf#page=3"
    assert page_link("a.docx", 3) == "kilder/a.docx"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Jeg, Bo Li, mener", True), ("jeg heter bo li", True), ("Boligen", False), ("Bo Lier", False), ("", False)],
)
def test_a_name_counts_as_whole_words(text: str, expected: bool) -> None:
    assert holds(text, ["Bo Li"]) is expected


@pytest.mark.parametrize(
    ("score", "said"),
    [(1.0, "sikker"), (0.85, "sikker"), (0.846, "sikker"), (0.844, "nokså sikker"), (0.65, "nokså sikker"),
     (0.64, "usikker"), (0.0, "usikker"), (None, None)],
)  # fmt: skip
def test_how_sure_the_program_is(score: float | None, said: str | None) -> None:
    """By whole percents, as the site's scripts have them."""
    assert words.sureness(score) == said


@given(st.text("ab .é"), st.lists(st.text("ab .é", min_size=1), max_size=4))
def test_several_names_are_found_as_each_would_be(text: str, names: list[str]) -> None:
    assert holds(text, names) is any(holds(text, [n]) for n in names)


def test_what_answers_another_case_is_not_called_an_answer_to_this_hearing() -> None:
    answer = mini.document(doc_id="a", file="a.pdf", sender="A")
    assert words.role(answer) == "Høringssvar"
    assert words.role(msgspec.structs.replace(answer, answers="Reformen (2022)")) == "Innspill i annen sak"
    unread = msgspec.structs.replace(answer, status="needs-ocr")
    assert words.role(unread) == "Høringssvar"
    assert words.role(msgspec.structs.replace(unread, guessed=("role",))) == "Ikke kjent, fordi filen ikke er lest"
