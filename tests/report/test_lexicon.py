"""The words that search looks up: every form leads to its sentences, and forms of one word to one group."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language import tokens, words_row
from pipeline.records import Language
from pipeline.report.lexicon import WORD, Lexicon, lexicon, of_sentences, read_words
from pipeline.report.material import gather
from tests.report import mini

TEXTS: tuple[tuple[str, Language], ...] = (
    ("Kommunen må styrke rådgivningen og rusbehandlingen.", "nb"),
    ("Rådgjevinga i kommunane er for svak.", "nn"),
    ("Vi vil ha rådgiving, ikke straff.", "nb"),
    ("LAR-pasientene får behandling på sykehus, jf. punkt 3.2.", "nb"),
    ("Vi treng fleire senger på sjukehuset.", "nn"),
)


def made(texts: tuple[tuple[str, Language], ...]) -> Lexicon:
    """The lexicon of texts, read as segment would."""
    rows = ((t, words_row("d", f"d/{n}", tokens(t, lang)), lang) for n, (t, lang) in enumerate(texts))
    return of_sentences(read_words(*row) for row in rows)


@pytest.fixture(scope="module")
def small() -> Lexicon:
    return made(TEXTS)


def sentences(found: Lexicon, word: str) -> set[int]:
    """The sentences that hold a form of the word's group."""
    group = found.group[word]
    return {s for form, at in found.places.items() if found.group[form] == group for s in at[::2]}


@pytest.mark.parametrize("word", ["rådgivning", "rådgivningen", "rådgjeving", "rådgjevinga", "rådgiving"])
def test_bokmål_and_nynorsk_find_each_other(small: Lexicon, word: str) -> None:
    assert sentences(small, word) == {0, 1, 2}


@pytest.mark.parametrize(("word", "expected"), [("sjukehus", {3, 4}), ("sykehus", {3, 4}), ("kommune", {0, 1})])
def test_a_word_that_no_text_holds_leads_to_its_group(small: Lexicon, word: str, expected: set[int]) -> None:
    assert sentences(small, word) == expected


def test_compounds_are_known_by_their_parts(small: Lexicon) -> None:
    whole = small.group["rusbehandlingen"]
    assert small.group["behandling"] in small.parts[whole]
    assert small.parts[small.group["behandling"]] == ()
    assert small.shown[whole] == "rusbehandling"


def test_words_are_divided_as_the_script_divides_them(small: Lexicon) -> None:
    words = [w.form for w in read_words("LAR-pasientene, jf. 3.2_a (§ 10-2)!", None, "nb")]
    assert words == ["lar", "pasientene", "jf", "3", "2", "a", "10", "2"]
    assert sentences(small, "pasient") == {3}


def test_words_with_content(small: Lexicon) -> None:
    assert not small.content[small.group["og"]]
    assert small.lengths == (6, 6, 6, 10, 6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="aåøbdeghklmnorstv -.«»'3<ß\u0301İΣ", max_size=60), max_size=6))
def test_every_form_of_every_sentence_finds_the_sentence(texts: list[str]) -> None:
    found = of_sentences(read_words(t, None, "nb") for t in texts)
    for n, text in enumerate(texts):
        for at, word in enumerate(WORD.findall(text)):
            places = found.places[word.lower()]
            assert (n, at) in zip(places[::2], places[1::2], strict=True)
            assert n in sentences(found, word.lower())
        assert found.lengths[n] == len(WORD.findall(text))
    assert set(found.places) <= set(found.group)


def test_only_what_may_be_shown_is_looked_up(tmp_path: Path) -> None:
    found = lexicon(gather(mini.tables().inputs(tmp_path)))
    assert not {"hemmelig", "eikemo", "gunnvor"} & set(found.group)
    assert {"pristillegg", "pristillegget", "bustader", "alert"} <= set(found.places)
    assert len(sentences(found, "pristillegg")) == 5  # four of the senders', one of the plan's


def test_words_that_say_nothing_are_known(small: Lexicon) -> None:
    empty = {small.shown[g] for g in small.empty}
    assert {"og", "vi", "for", "på"} <= empty
    assert empty.isdisjoint({"kommune", "rådgivning", "rådgiving", "LAR", "straff", "svak", "3"})
    assert not any(small.content[g] for g in small.empty)
