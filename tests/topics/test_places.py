"""The map of sentences: neighbours are kept, and nothing but the vectors and the params decides where they lie."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from pipeline.stage import Array
from pipeline.topics.places import PlaceParams, places

PARAMS = PlaceParams(map_dimensions=8, map_neighbours=8, map_fitted=1000, seed=1)
SUBJECTS = np.repeat(np.arange(4), 30)


def vectors(seed: int = 1) -> Array:
    """Thirty rows about each of four corners."""
    noise = np.random.default_rng(seed)
    out: Array = (np.eye(16)[SUBJECTS] + noise.normal(scale=0.08, size=(120, 16))).astype(np.float32)
    return out


def nearest(found: Array) -> Array:
    """The nearest other row of each row."""
    away = np.linalg.norm(found[:, None] - found[None], axis=2)
    np.fill_diagonal(away, np.inf)
    out: Array = away.argmin(axis=1)
    return out


@pytest.mark.parametrize("fitted", [1000, 60])
def test_the_nearest_on_the_map_is_of_the_same_subject(fitted: int) -> None:
    found = places(vectors(), msgspec.structs.replace(PARAMS, map_fitted=fitted))
    assert np.mean(SUBJECTS[nearest(found)] == SUBJECTS) >= 0.97


def test_neighbours_are_kept_as_trustworthiness_measures_it() -> None:
    from sklearn.manifold import trustworthiness

    assert trustworthiness(vectors(), places(vectors(), PARAMS), n_neighbors=10) > 0.9


@pytest.mark.parametrize("threads", [1, 2])
def test_the_same_under_any_number_of_threads(threads: int) -> None:
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with threadpool_limits(limits=threads):
        found = places(vectors(), PARAMS)
    assert np.array_equal(found, places(vectors(), PARAMS))


def test_nearly_all_lie_between_minus_one_and_one() -> None:
    found = places(vectors(), PARAMS)
    assert found.shape == (120, 2)
    assert np.mean(np.abs(found) <= 1) > 0.97
    assert 0.9 < np.abs(found).max() < 1.2


def test_what_is_said_word_for_word_the_same_lies_in_the_same_place() -> None:
    rows = vectors()
    found = places(np.vstack([rows, rows[:5]]), PARAMS)
    assert np.array_equal(found[120:], found[:5])


@pytest.mark.parametrize(("n", "xs"), [(0, []), (1, [0.0]), (2, [-1.0, 1.0]), (3, [-1.0, 0.0, 1.0])])
def test_too_few_to_place_stand_in_a_row(n: int, xs: list[float]) -> None:
    found = places(vectors()[:n], PARAMS)
    assert found[:, 1].tolist() == [0.0] * n
    assert found[:, 0].tolist() == xs


def test_a_handful_are_placed() -> None:
    assert np.isfinite(places(vectors()[:5], PARAMS)).all()
    assert np.isfinite(places(np.zeros((6, 4), dtype=np.float32), PARAMS)).all()
