"""Names in running text, counts, dates and sums, in both written standards."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.word.norwegian import listing, naming, number
from pipeline.export.word.standards import STANDARDS
from pipeline.records import MeasureKind, SenderType, ViewLabel

NB, NN = STANDARDS["nb"], STANDARDS["nn"]
NAMES = ["Lia", "Mo", "Nes", "Os", "Ra", "Sul"]
LONG = "Brødlaget, avdeling Mo"


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (1, "Lia"),
        (2, "Lia og Mo"),
        (3, "Lia, Mo og Nes"),
        (4, "Lia, Mo, Nes og Os"),
        (5, "Lia, Mo, Nes, Os og Ra"),
        (6, "Lia, Mo, Nes, Os, Ra og Sul"),
    ],
)
def test_names_in_a_row(n: int, expected: str) -> None:
    assert listing(NAMES[:n]) == expected


@given(
    st.lists(st.from_regex(r"[A-ZÆØÅ][a-zæøå]{2,9}( [A-ZÆØÅ][a-zæøå]{2,9})?", fullmatch=True), min_size=1, max_size=6)
)
def test_any_names_are_all_there_in_order_with_one_og(names: list[str]) -> None:
    text = listing(names)
    assert re.split(", | og ", text) == names
    assert text.count(" og ") == (len(names) > 1)
    assert ", og" not in text


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([LONG], "Brødlaget, avdeling Mo,"),
        ([LONG, "Lia"], "Brødlaget, avdeling Mo, og Lia"),
        (["Lia", LONG], "Lia og Brødlaget, avdeling Mo,"),
        (["Lia", LONG, "Nes"], "Lia; Brødlaget, avdeling Mo; og Nes"),
    ],
)
def test_a_name_with_a_comma_is_kept_apart(names: list[str], expected: str) -> None:
    assert listing(names, closed=True) == expected


def test_kommuner_are_counted_when_there_are_more_than_three() -> None:
    few = [("Lia", "fagforening"), *((f"{n} kommune", "kommune") for n in NAMES[:3])]
    assert naming(few, NB, 3).text == "Lia, Lia kommune, Mo kommune og Nes kommune"  # type: ignore[arg-type]
    many = [("Mo kommune", "kommune"), *((f"{n} kommune", "kommune") for n in NAMES[2:]), ("Laget", "annet")]
    named = naming(many, NB, 3)  # type: ignore[arg-type]
    assert (named.text, named.n) == ("Laget og fem kommuner", 6)
    assert named.counted == (("Mo kommune", "Nes kommune", "Os kommune", "Ra kommune", "Sul kommune"),)
    assert naming(many[:-1], NB, 3).text == "Fem kommuner"  # type: ignore[arg-type]
    assert naming(many[:-1], NN, 3, start=False).text == "fem kommunar"  # type: ignore[arg-type]


def test_in_a_long_row_senders_of_a_type_are_counted_where_there_are_two() -> None:
    types = ["kommune", "kommune", "fagforening", "fagforening", "annet", "parti", "ombud"]
    row = [(f"{n}laget", t) for n, t in zip([*NAMES, "Ty"], types, strict=True)]
    named = naming(row, NB, 3, together=6)  # type: ignore[arg-type]
    assert named.text == "Ralaget, Sullaget, Tylaget, to kommuner og to fagforeninger"
    assert named.counted == (("Lialaget", "Molaget"), ("Neslaget", "Oslaget"))
    assert naming(row[:6], NB, 3, together=6).counted == ()  # type: ignore[arg-type]


def test_samt_keeps_names_with_an_og_apart() -> None:
    assert listing(["Disk og Bord", "Lia"]) == "Disk og Bord samt Lia"
    assert listing(["Lia", "Mo", "Disk og Bord"]) == "Lia, Mo samt Disk og Bord"
    assert listing(["Disk og Bord", "Lia", "Mo"]) == "Disk og Bord, Lia og Mo"
    assert listing(["Lia", "Sosial- og omsorgslaget"]) == "Lia og Sosial- og omsorgslaget"


def test_a_private_person_is_a_common_noun_inside_a_sentence() -> None:
    both = [("Laget", "annet"), ("Privatperson 2", "privatperson")]
    assert naming(both, NB, 3).text == "Laget og privatperson 2"  # type: ignore[arg-type]
    assert naming(both[1:], NB, 3).text == "Privatperson 2"  # type: ignore[arg-type]


def test_the_adjective_follows_the_number_and_the_verb_does_not() -> None:
    assert NB.does("kritisk", 1, "tiltaket") == "er kritisk til tiltaket"
    assert NB.does("kritisk", 2, "tiltaket") == "er kritiske til tiltaket"
    assert {NN.does("støtter", n, "målet") for n in (1, 2)} == {"støttar målet"}


def test_counts() -> None:
    assert [NB.count(n, "kommune") for n in (1, 2, 12, 13)] == [
        "én kommune",
        "to kommuner",
        "tolv kommuner",
        "13 kommuner",
    ]
    assert [NN.count(1, t) for t in ("kommune", "fagforening", "direktorat")] == [  # type: ignore[arg-type]
        "éin kommune",
        "éi fagforeining",
        "eitt direktorat",
    ]
    assert [number(n) for n in (0, 2, 7, 13)] == ["null", "to", "sju", "13"]


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2026-09-01", "1.\u00a0september 2026"),
        ("2026-09", "september 2026"),
        ("2022", "2022"),
        (None, "dato ikke kjent"),
    ],
)
def test_dates(iso: str | None, expected: str) -> None:
    assert NB.date(iso) == expected


@pytest.mark.parametrize(
    ("nok", "expected"),
    [
        (1_000_000, "1\u00a0million kroner"),
        (75_500_000, "75,5\u00a0millioner kroner"),
        (2_400_000_000, "2,4\u00a0milliarder kroner"),
        (12_345, "12\u00a0345\u00a0kroner"),
    ],
)
def test_sums(nok: int, expected: str) -> None:
    assert NB.amount(nok) == expected


def test_both_standards_have_words_for_everything() -> None:
    assert set(NB.texts) == set(NN.texts)
    for words in (NB, NN):
        assert set(words.nouns) == {*get_args(SenderType), None}
        assert set(words.objects) == set(get_args(MeasureKind))
        assert set(words.predicates) == set(get_args(ViewLabel))
        for key, text in words.texts.items():
            assert text.count("{}") == NB[key].count("{}"), key
