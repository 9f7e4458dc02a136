"""Segments, subordinate clauses and the reach of negations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import tokens
from pipeline.positions.scope import clauses, negated, segments, words

OWN = frozenset(["vi", "kommunen"])


def low(text: str) -> tuple[str, ...]:
    return words(tokens(text, "nb"))


def parts(text: str) -> list[tuple[str, str]]:
    all_words = low(text)
    return [(s.link, " ".join(all_words[s.start : s.end])) for s in segments(all_words, OWN)]


def test_segments() -> None:
    assert parts("Vi støtter planen, men tiden er knapp.") == [
        ("", "vi støtter planen ,"),
        ("men", "men tiden er knapp ."),
    ]
    assert parts("Skulle det skje, ber vi om mer tid.") == [("", "skulle det skje ,"), ("og", "ber vi om mer tid .")]
    assert parts("Planen, som vi støtter, er god.") == [("", "planen , som vi støtter , er god .")]
    assert parts("") == []


@pytest.mark.parametrize(
    ("text", "word", "verb", "expected"),
    [
        ("Vi støtter ikke forslaget.", "støtter", True, True),
        ("Vi støtter derfor ikke forslaget.", "støtter", True, True),
        ("Derfor støtter kommunen ikke forslaget.", "støtter", True, True),
        ("Vi kan ikke støtte forslaget.", "støtte", True, True),
        ("Vi støtter at det ikke innføres.", "støtter", True, False),
        ("Vi støtter ikke bare forslaget.", "støtter", True, False),
        ("Det er ikke slik at vi støtter forslaget.", "støtter", True, False),
        ("Vi er ikke bekymret.", "bekymret", False, True),
        ("Vi er lite bekymret.", "bekymret", False, True),
        ("Vi er aldri ikke bekymret.", "bekymret", False, False),
        ("Eininga må ikkje leggjast til politiet.", "må", True, True),
        ("Ingen må straffes.", "må", True, True),
        ("Folk uten bolig må få hjelp.", "må", True, True),
        ("Folk utan fast stad å bu må få hjelp.", "må", True, False),
    ],
)
def test_negation(text: str, word: str, *, verb: bool, expected: bool) -> None:
    all_words = low(text)
    assert negated(all_words, (all_words.index(word),), verb=verb) is expected


def test_clauses() -> None:
    all_words = low("Dersom det skjer, må vi si at planen er god.")
    kinds = clauses(all_words)
    assert kinds[all_words.index("skjer")] == "vilkår"
    assert kinds[all_words.index("må")] == "hoved"
    assert kinds[all_words.index("god")] == "at"


@given(
    st.lists(st.sampled_from(["vi", "støtter", "ikke", ",", "men", "at", "som", "og", "om", "–", "når"]), max_size=14)
)
def test_segments_cover_the_sentence(all_words: list[str]) -> None:
    cut = segments(all_words, OWN)
    assert [i for s in cut for i in range(s.start, s.end)] == list(range(len(all_words)))
    assert len(clauses(all_words)) == len(all_words)
