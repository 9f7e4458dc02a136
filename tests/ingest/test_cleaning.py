"""Cleaning: broken words made whole, hyphens that belong to the spelling kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.cleaning import Vocabulary, clean, join, vocabulary

NONE = Vocabulary()


@pytest.mark.parametrize(
    ("left", "right", "whole"),
    [
        ("opptrapping av rus-", "feltet i år", "opptrapping av rusfeltet i år"),
        ("tjenester på rus-", "og avhengighetsfeltet", "tjenester på rus- og avhengighetsfeltet"),
        ("både rus-", "eller avhengighetsplager", "både rus- eller avhengighetsplager"),
        ("pasienter i LAR-", "behandling", "pasienter i LAR-behandling"),
        ("Helse Midt-", "Norge RHF", "Helse Midt-Norge RHF"),
        ("om e-", "post til alle", "om e-post til alle"),
        ("en ikke-", "voldelig linje", "en ikke-voldelig linje"),
        ("perioden 2016-", "2020 er over", "perioden 2016-2020 er over"),
        ("perioden 2016–", "2020 er over", "perioden 2016–2020 er over"),
        ("tallet fra 1999/", "2003 er høyere", "tallet fra 1999/2003 er høyere"),
        ("myk bindestrek i kom\u00ad", "munen", "myk bindestrek i kommunen"),
        ("vi mener -", "og det er viktig", "vi mener - og det er viktig"),
        ("se https://www.eksempel.no/side-", "to.html her", "se https://www.eksempel.no/side-to.html her"),
        ("et ord", "og et til", "et ord og et til"),
        ("", "alene", "alene"),
    ],
)
def test_join(left: str, right: str, whole: str) -> None:
    assert join(left, right, NONE) == whole


def test_the_document_itself_says_how_a_name_is_written() -> None:
    known = vocabulary(["Vi har brukt Akan-samarbeidet lenge.", "Det sosialfaglige arbeidet"])
    assert join("gjennom Akan-", "samarbeidet", known) == "gjennom Akan-samarbeidet"
    assert join("Akan-", "modellen", known) == "Akan-modellen"
    assert join("det sosial-", "faglige", known) == "det sosialfaglige"


def test_a_word_at_the_beginning_of_a_sentence_is_no_name() -> None:
    known = vocabulary(["Det gir mer arbeid, og utgiftene øker."])
    assert join("Det er dyrt. Mer-", "utgiftene er store", known) == "Det er dyrt. Merutgiftene er store"


def test_a_syllable_that_looks_like_a_word_joins_when_the_document_has_the_word() -> None:
    known = vocabulary(["Boka er subtil i formen."])
    assert join("en sub-", "til tone", known) == "en subtil tone"
    assert join("fra justis-", "til helsesektoren", known) == "fra justis- til helsesektoren"


def test_the_first_part_of_a_broken_word_is_no_evidence() -> None:
    assert vocabulary(["dette er stør-", "stør- relsen"]).words == {"dette", "er", "relsen"}


def test_clean() -> None:
    assert clean("  ﬁnne\u00a0 ﬂere\u200b kom\u00admuner ") == "finne flere kommuner"
    assert clean("a\u030a") == "å"
    assert clean("") == ""


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\u00ad" not in once
    assert "\n" not in once


WORDS = st.text(alphabet="abcdeæøå", min_size=1, max_size=8)


@given(st.lists(WORDS, min_size=1, max_size=6), st.lists(WORDS, min_size=1, max_size=6))
def test_joining_loses_no_letter(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)
    assert join(a, b, NONE).replace(" ", "") == (a + b).replace(" ", "")
    assert join(a + "-", b, NONE).replace(" ", "").replace("-", "") == (a + b).replace(" ", "")
