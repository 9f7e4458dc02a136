"""Ranks, scores and acceptance."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.accept import Rule, level, ranked

RULE = Rule(middle=0.5, slope=4.0, threshold=0.5, margin=0.2)


def test_a_fit_that_stands_out_is_accepted() -> None:
    found = ranked([0.1, 1.2, 0.1, 0.1, 0.2], list("abcde"), RULE)
    assert [(c.row, c.accepted) for c in found] == [(1, True), (4, False), (0, False), (2, False), (3, False)]


def test_a_sentence_that_fits_all_alike_gets_none() -> None:
    assert not any(c.accepted for c in ranked([1.0] * 8, list("abcdefgh"), RULE))


def test_several_may_be_accepted_when_they_lie_close() -> None:
    found = ranked([1.5, 1.4, 1.0, 0.1, 0.1, 0.1, 0.1], list("abcdefg"), RULE)
    assert [c.accepted for c in found[:3]] == [True, True, False]


def test_equal_scores_stand_in_the_order_of_their_ids() -> None:
    assert [c.row for c in ranked([0.3, 0.3, 0.3], ["c", "a", "b"], RULE)] == [1, 2, 0]


@pytest.mark.parametrize(("fits", "expected"), [([], 0.0), ([1.0, 2.0], 0.0), ([3.0, 2.0, 1.0], 1.0)])
def test_level_of_few_measures(fits: list[float], expected: float) -> None:
    assert level(fits) == expected
    assert len(ranked(fits, [str(i) for i in range(len(fits))], RULE)) == len(fits)


@given(st.lists(st.floats(0, 5), max_size=30))
def test_ranks_count_from_one_and_scores_fall(fits: list[float]) -> None:
    found = ranked(fits, [f"{i:02d}" for i in range(len(fits))], RULE)
    assert [c.rank for c in found] == list(range(1, min(len(fits), 10) + 1))
    assert all(a.score >= b.score for a, b in pairwise(found))
    assert all(0 <= c.score <= 1 for c in found)
