"""Shared words, letters and meaning."""

from __future__ import annotations

import numpy as np

from pipeline.align.scores import characters, lexical, semantic


def test_a_rare_shared_word_counts_more_than_a_common_one() -> None:
    measures = [{"tjeneste": 1.0, "gebyr": 1.0}, {"tjeneste": 1.0, "bolig": 1.0}, {"tjeneste": 1.0, "lege": 1.0}]
    scores = lexical([{"gebyr": 1.0}, {"tjeneste": 1.0}], measures)
    assert scores[0].argmax() == 0
    assert scores[0, 0] > scores[1].max()


def test_nothing_shared_scores_zero() -> None:
    assert lexical([{"a": 1.0}], [{"b": 1.0}])[0, 0] == 0
    assert lexical([{}], [{"b": 1.0}])[0, 0] == 0


def test_no_sentences_or_no_measures() -> None:
    assert lexical([], [{"a": 1.0}]).shape == (0, 1)
    assert lexical([{"a": 1.0}], []).shape == (1, 0)
    assert characters([], ["a"]).shape == (0, 1)
    assert characters(["", ""], ["bolig"]).shape == (2, 1)
    assert semantic(np.zeros((0, 4), np.float32), np.zeros((2, 4), np.float32)).shape == (0, 2)


def test_letters_meet_in_compounds() -> None:
    scores = characters(["egenandelsordning"], ["egenandel", "boligbygging"])
    assert scores[0, 0] > scores[0, 1]


def test_meaning_is_told_by_what_differs_from_the_common() -> None:
    measures = np.array([[1, 0.1, 0], [1, 0, 0.1]], np.float32)
    sentences = np.array([[1, 0.2, 0], [1, 0, 0.2]], np.float32)
    scores = semantic(sentences, measures)
    assert scores[0, 0] > 0.9
    assert scores[0, 1] < -0.9


def test_a_sentence_without_a_vector_scores_zero() -> None:
    scores = semantic(np.zeros((1, 3), np.float32), np.eye(3, dtype=np.float32))
    assert not scores.any()
