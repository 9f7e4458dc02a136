"""Bokmål and nynorsk forms of the same word meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import meet
from pipeline.language.dictionary import lemmas_of
from pipeline.language.meeting import meet_beginnings
from pipeline.language.standards import bokmål_of


@pytest.mark.parametrize(
    ("nb", "nn"),
    [
        ("tjeneste", "teneste"),
        ("ikke", "ikkje"),
        ("øke", "auke"),
        ("avhengighet", "avhengigheit"),
        ("trygghet", "tryggleik"),
        ("hver", "kvar"),
        ("ansvarlig", "ansvarleg"),
        ("bruker", "brukar"),
        ("søke", "søkje"),
        ("utdannelse", "utdanning"),
        ("sykehus", "sjukehus"),
        ("hjemmetjeneste", "heimeteneste"),
        ("synliggjøre", "synleggjere"),
        ("forebygging", "førebygging"),
        ("pårørende", "pårørande"),
        ("skole", "skule"),
        ("kommune", "kommune"),
        ("tilskudd", "tilskot"),
        ("virkelig", "verkeleg"),
        ("fortelle", "fortelje"),
        ("strøm", "straum"),
        ("kirke", "kyrkje"),
        ("lønnsom", "lønsam"),
        ("åpenhet", "openheit"),
        ("kaste", "kasta"),
        ("videregående", "vidaregåande"),
        ("lovgivning", "lovgjeving"),
        ("forståelse", "forståing"),
        ("deltakelse", "deltaking"),
        ("arbeidsløs", "arbeidslaus"),
        ("hovedregel", "hovudregel"),  # though «hovud» alone is «hode»
        ("verdenskrig", "verdskrig"),
        ("boligpolitikk", "bustadpolitikk"),
        ("kildevann", "kjeldevatn"),
        ("skolehelsetjeneste", "skulehelseteneste"),
        ("veiledningstjeneste", "vegleiingsteneste"),
        ("sykehusavdeling", "sjukehusavdeling"),
        ("helsesøstertjeneste", "helsesøsterteneste"),
    ],
)
def test_meet(nb: str, nn: str) -> None:
    assert meet(nb) == meet(nn)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("lege", "legge"),
        ("kveld", "hver"),
        ("straff", "straffe"),
        ("ruslidelse", "rus"),
        ("gammel", "eldre"),
        ("forbindelse", "forbinding"),
        ("mannskor", "mannshvor"),
        ("menneskeverd", "menneskeverden"),
        ("lukke", "lykke"),
        ("dømme", "døme"),
        ("leie", "lede"),
        ("sal", "salg"),
        ("hus", "husa"),
    ],
)
def test_other_words_stay_apart(a: str, b: str) -> None:
    assert meet(a) != meet(b)


@given(st.text(max_size=20))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(meet(text), str)


@given(st.sampled_from(sorted(lemmas_of("nn"))))
def test_a_key_is_its_own_key(word: str) -> None:
    assert meet(meet(word)) == meet(word)


def test_a_bokmål_word_is_not_looked_for_in_nynorsk() -> None:
    assert bokmål_of("tjeneste") is None
    assert bokmål_of("skulane") is None  # a form, not a word of its own
    assert bokmål_of("") is None
    assert bokmål_of("straum") == "strøm"


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("førebygg", "forebygg"),
        ("skule", "skole"),
        ("sjuke", "syke"),
        ("hovud", "hoved"),
        ("skole", "skole"),
        ("rus", "rus"),
    ],
)
def test_beginnings_meet(text: str, begins: str) -> None:
    assert {text, begins} <= set(meet_beginnings(text))
