"""Parts of a decider on evidence made by hand."""

from __future__ import annotations

import numpy as np

from bench.quality.heldout import likeliest, ranks, starts, table


def test_ranks_by_hand() -> None:
    """Sentence 0: the right one is second. Sentence 1: of two right ones the better is first. Sentence 2: a tie with
    a wrong one counts as behind it. Sentence 3 means no measure."""
    chances = np.array([0.9, 0.5, 0.1, 0.8, 0.7, 0.6, 0.4, 0.4, 0.9])
    meant = np.array([0, 1, 0, 1, 1, 0, 1, 0, 0]) == 1
    reciprocal, sentence = ranks(chances, meant, np.array([0, 0, 0, 1, 1, 1, 2, 2, 3]))
    assert reciprocal.tolist() == [0.5, 1.0, 0.5]
    assert sentence.tolist() == [0, 1, 2]


def test_the_likeliest_label_as_it_stands() -> None:
    known = {"cue ja": np.array([0.0, 1.0, 0.0]), "cue nei": np.array([1.0, 0.0, 0.0]), "item": np.ones(3)}
    assert likeliest("cue", ("ja", "nei"))(known).tolist() == [1, 0, 0]


def test_features_by_the_beginning_of_their_name() -> None:
    assert [f for f in ("encoder ja", "cue ja", "clear cue ja") if starts("encoder", "cue")(f)] == [
        "encoder ja",
        "cue ja",
    ]


def test_what_is_left_open_has_a_column_of_its_own() -> None:
    assert table(np.array([0, 1, 1]), np.array([0, 0, 2]), 2) == [[1, 0, 0], [1, 0, 1]]
