"""Ranks, scores and acceptance."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.accept import KEPT, Rule, level, likeliest, ranked

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


def test_the_likeliest_come_first_and_those_above_the_bar_are_accepted() -> None:
    found = likeliest([0.1, 0.62346, 0.35, 0.34994], list("abcd"), 0.35)
    assert found == [(1, 0.6235, 1, True), (2, 0.35, 2, True), (3, 0.3499, 3, False), (0, 0.1, 4, False)]


def test_equally_likely_ones_stand_in_the_order_of_their_ids() -> None:
    assert [c.row for c in likeliest([0.2, 0.9, 0.2, 0.2], ["c", "d", "a", "b"], 0.5)] == [1, 2, 3, 0]
    # equal as they are written
    assert [c.row for c in likeliest([0.20001, 0.20004], ["b", "a"], 0.5)] == [1, 0]


@pytest.mark.parametrize(("accept", "n"), [(0.0, 3), (0.5, 1), (1.0, 1), (1.1, 0)])
def test_a_bar_for_the_likeliest(accept: float, n: int) -> None:
    assert sum(c.accepted for c in likeliest([0.0, 1.0, 0.4], list("abc"), accept)) == n


@pytest.mark.parametrize("n", [0, 1, 2, 10, 11])
def test_no_more_than_ten_are_kept(n: int) -> None:
    ids = [f"{i:02d}" for i in range(n)]
    assert [c.rank for c in likeliest([0.5] * n, ids, 0.5)] == list(range(1, min(n, KEPT) + 1))


@given(st.lists(st.floats(0, 1), max_size=30), st.floats(0, 1), st.randoms(use_true_random=False))
def test_the_likeliest_do_not_depend_on_the_order_of_the_measures(
    chances: list[float], accept: float, chance: object
) -> None:
    ids = [f"{i:02d}" for i in range(len(chances))]
    order = list(range(len(chances)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    found = likeliest(chances, ids, accept)
    other = likeliest([chances[j] for j in order], [ids[j] for j in order], accept)
    assert [c[1:] for c in found] == [c[1:] for c in other]
    assert [ids[c.row] for c in found] == [ids[order[c.row]] for c in other]
    assert all(a.score >= b.score for a, b in pairwise(found))
    assert all(0 <= c.score <= 1 and c.accepted == (c.score >= accept) for c in found)
