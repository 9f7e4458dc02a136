"""Clusters, and how sure they are."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.topics.cluster import ClusterParams, clusters, stability

PARAMS = ClusterParams(
    word_weight=1.0, dimensions=4, sentences_per_topic=5, most_topics=40, word_in=2, seed=1, seeds=(2, 3)
)


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        ([[[0, 1, 2, 3], [4, 5]]], 1.0),
        ([[[0, 1], [2, 3], [4, 5]]], 0.5),
        ([[[0, 1, 2, 3, 4, 5]]], 0.6667),
        ([[[0, 1, 2, 3], [4, 5]], [[0, 1], [2, 3], [4, 5]]], 0.75),
        ([[[4, 5]]], 0.0),
    ],
)
def test_stability_is_the_mean_best_jaccard(others: list[list[list[int]]], expected: float) -> None:
    assert stability([0, 1, 2, 3], others) == expected


def corners(*counts: int) -> np.ndarray:
    noise = np.random.default_rng(1)
    rows = [np.eye(6)[k] + noise.normal(scale=0.05, size=6) for k, n in enumerate(counts) for _ in range(n)]
    return np.array(rows, dtype=np.float32)


def test_rows_that_lie_together_are_a_cluster_with_its_terms() -> None:
    terms = [("gebyr",)] * 5 + [("bolig", "husleie")] * 5
    found = clusters(terms, terms, corners(5, 5), PARAMS)
    assert sorted((c.rows, c.terms[0], c.stability) for c in found) == [
        ((0, 1, 2, 3, 4), "gebyr", 1.0),
        ((5, 6, 7, 8, 9), "bolig", 1.0),
    ]
    assert all(len(c.distances) == len(c.rows) for c in found)


def test_shared_words_bring_rows_together_where_vectors_tell_nothing() -> None:
    terms = [(word,) for word in ("gebyr", "bolig", "skole", "politi", "alkohol", "pris")] * 5
    found = clusters(terms, terms, np.zeros((30, 6), dtype=np.float32), PARAMS)
    assert sorted(c.rows for c in found) == [tuple(range(k, 30, 6)) for k in range(6)]


def test_capitals_in_a_term_are_kept() -> None:
    terms = [("LAR",)] * 5 + [("bolig",)] * 5
    assert {c.terms for c in clusters(terms, terms, corners(5, 5), PARAMS)} == {("LAR",), ("bolig",)}


def test_rows_without_a_word_are_no_error() -> None:
    found = clusters([()] * 10, [()] * 10, corners(5, 5), PARAMS)
    assert sorted(c.terms for c in found) == [(), ()]
