"""Compounds divided into segments, and what the dictionaries count of parts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.compounds import parts, segments
from pipeline.language.dictionary import ENOUGH, all_lemmas, is_noun, is_verb, lemmas_of, times_first, times_last

WORDS = sorted(w for w in all_lemmas() if len(w) > 9)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("oppfølgingsteam", "oppfølging-s|team"),
        ("skolehelsetjeneste", "skole|helse|tjeneste"),
        ("barnehjem", "barne|hjem"),
        ("rusmiddelpolitikk", "rusmiddel|politikk"),
        ("hus", ""),
        ("bistand", ""),
        ("forslag", ""),
        ("", ""),
    ],
)
def test_segments(word: str, expected: str) -> None:
    shown = "|".join(s.text + (f"-{s.link}" if s.link else "") for s in segments(word))
    assert shown == expected


@given(st.sampled_from(WORDS))
def test_segments_give_the_word_again(word: str) -> None:
    found = segments(word)
    assert len(found) != 1
    assert "".join(s.text + s.link for s in found) in ("", word)


@given(st.text(max_size=70))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert len(parts(text, "nb")) != 1


def test_long_words_end_in_time() -> None:
    start = time.perf_counter()
    parts("rusmiddelpolitikk" * 20, "nb")
    parts("skoletjenesteskoletjenesteskoletjenesteskoletjenestex", "nb")
    assert time.perf_counter() - start < 20


def test_what_the_dictionaries_count() -> None:
    assert times_first("skole") == ENOUGH
    assert times_last("skolexyz") == 0
    assert is_noun("hus")
    assert is_verb("bygge")
    assert "teneste" in lemmas_of("nn")
    assert "Oslo" not in lemmas_of("nb")
