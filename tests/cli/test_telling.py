"""The words that the encoder goes by: found by leaving each out, with the encoder that ships."""

from __future__ import annotations

import pytest

from pipeline.cli import telling
from pipeline.records import Theme
from tests.records import measure, sentence

LETTER = [sentence(1, "Huset ligger ved fjorden."), sentence(2, "Laget fraråder at biblioteket stenger om søndagen.")]
PLAN = [measure(1, "Stenge bibliotekene på søndager."), measure(2, "Bygge gangbru over elva.")]


@pytest.fixture(scope="module")
def reading() -> telling.Reading:
    return telling.Reading(LETTER[1], LETTER)


def test_the_verb_tells_the_stance(reading: telling.Reading) -> None:
    found = dict(reading.telling(telling.stance("imot")))
    assert max(found, key=lambda word: found[word]) == "fraråder"


def test_the_thing_tells_the_measure(reading: telling.Reading) -> None:
    found = dict(reading.telling(telling.measure(PLAN[0], PLAN)))
    assert {"biblioteket", "stenger", "søndagen"} & found.keys()


def test_words_are_named_in_the_order_of_the_text_and_only_those_that_count(reading: telling.Reading) -> None:
    theme = Theme(
        theme="bibliotek",
        label_nb="Bibliotek",
        label_nn="Bibliotek",
        label_en="Libraries",
        definition="Folkebibliotek, utlån og åpningstider",
    )
    found = reading.telling(telling.theme(theme))
    places = [reading.words.index(word) for word, _ in found]
    assert places == sorted(places)
    assert len(found) <= telling.MOST
    assert all(odds >= telling.LEAST for _, odds in found)


def test_a_text_without_words_has_none() -> None:
    alone = [sentence(1, "…")]
    assert telling.Reading(alone[0], alone).telling(telling.stance("imot")) == []
