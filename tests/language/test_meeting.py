"""Bokmål and nynorsk forms of the same word meet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import meet


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
    ],
)
def test_meet(nb: str, nn: str) -> None:
    assert meet(nb) == meet(nn)


@pytest.mark.parametrize(
    ("a", "b"),
    [("lege", "legge"), ("kveld", "hver"), ("straff", "straffe"), ("ruslidelse", "rus"), ("gammel", "eldre")],
)
def test_other_words_stay_apart(a: str, b: str) -> None:
    assert meet(a) != meet(b)


@given(st.text(max_size=20))
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(meet(text), str)
