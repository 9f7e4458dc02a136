"""The pattern language, on words in both written standards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import tokens
from pipeline.language.patterns import Matcher, PatternError, parse

WORD = st.text(alphabet="abdefgiklmnoprstuvyæøå", min_size=3, max_size=9)


def found(pattern: str, text: str) -> list[str]:
    """The words of each hit, joined."""
    sentence = tokens(text, "nb")
    return [" ".join(sentence[i].text for i in hit.at) for hit in Matcher([parse(pattern)]).hits(sentence)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("skole", "Skolene må få flere lærere.", ["Skolene"]),
        ("skole", "Skulane treng fleire lærarar.", ["Skulane"]),
        ("skole", "Skolehelsetjenesten mangler folk.", []),
        ("skole*", "Skolehelsetjenesten mangler folk.", ["Skolehelsetjenesten"]),
        ("*behandling", "Rusbehandlingen og døgnbehandling.", ["Rusbehandlingen", "døgnbehandling"]),
        ("*tjeneste", "Heimetenesta er god.", ["Heimetenesta"]),
        ("skule*", "Skolehelsetjenesten mangler folk.", ["Skolehelsetjenesten"]),
        ("skole*", "Skulehelsetenesta manglar folk.", ["Skulehelsetenesta"]),
        ("teneste", "Tjenestene og tenestene.", ["Tjenestene", "tenestene"]),
        ("kommune", "Kommunane og kommunene.", ["Kommunane", "kommunene"]),
        ("bistand", "Bistanden er god.", ["Bistanden"]),
        ("førebygg*", "Forebygging og førebyggjande tiltak.", ["Forebygging", "førebyggjande"]),
        ("sjuke*", "Sykehuset og sjukepleiarane.", ["Sykehuset", "sjukepleiarane"]),
        ("syke*", "Sykehuset og sjukepleiarane.", ["Sykehuset", "sjukepleiarane"]),
        ("*tilbod", "Helsetilbudet og helsetilboda.", ["Helsetilbudet", "helsetilboda"]),
        ("bolig*", "Bustadpolitikken.", ["Bustadpolitikken"]),
        ("*behandling", "Behandlingstiden er lang.", []),
        ("*rus*", "Avrusning og rus.", ["Avrusning", "rus"]),
        ('"LAR"', "Han lar LAR bestå.", ["LAR"]),
        ('"lar"', "Han lar LAR bestå.", ["lar", "LAR"]),
        ("råd|hjelp", "Råd og hjelp.", ["Råd", "hjelp"]),
        ("tidlig innsats", "Tidlig innsats er bra, innsats tidlig også.", ["Tidlig innsats"]),
        ("råd … straff", "Råd uten fare for straff.", ["Råd straff"]),
        ("råd …1 straff", "Råd uten fare for straff.", []),
        ("råd … straff", "Straff gir ikke råd.", []),
        ("barn & foreldre", "Foreldre og barn.", ["Foreldre barn"]),
        ("barn & foreldre", "Barn og besteforeldre.", []),
        ("§ 12", "Soning etter § 12 brukes.", ["§ 12"]),
    ],
)
def test_hits(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    "pattern",
    ["", "  ", "&", "råd &", "… straff", "råd …", "råd … … straff", "a*", "*", "**", "råd …99 hjelp", "ja|", '"ab cd"'],
)
def test_bad_patterns_are_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        parse(pattern)


def test_empty_sentence_has_no_hits() -> None:
    assert Matcher([parse("skole")]).hits(()) == ()
    assert Matcher([]).hits(tokens("Skolen.", "nb")) == ()


@given(WORD)
def test_a_word_meets_itself_however_it_is_asked_for(word: str) -> None:
    sentence = tokens(f"Her står {word} alene.", "nb")
    for pattern in (word, f"{word}*", f"*{word}", f"*{word}*", f'"{word}"'):
        assert any(sentence[i].text == word for hit in Matcher([parse(pattern)]).hits(sentence) for i in hit.at), (
            pattern
        )


@given(st.lists(WORD, min_size=2, max_size=8, unique=True), st.integers(1, 7))
def test_a_gap_reaches_as_far_as_it_says(words: list[str], gap: int) -> None:
    sentence = tokens(" ".join(words), "nb")
    hits = Matcher([parse(f'"{words[0]}" …{gap} "{words[-1]}"')]).hits(sentence)
    assert bool(hits) == (len(words) - 2 <= gap)


@given(st.lists(WORD, min_size=1, max_size=6), st.lists(WORD, min_size=1, max_size=4))
def test_hits_are_ordered_and_inside(words: list[str], patterns: list[str]) -> None:
    sentence = tokens(" ".join(words), "nn")
    hits = Matcher([parse(p) for p in patterns]).hits(sentence)
    assert [h.pattern for h in hits] == sorted(h.pattern for h in hits)
    assert all(0 <= i < len(sentence) for h in hits for i in h.at)
