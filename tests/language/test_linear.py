"""Deciders: probabilities by hand, files that are not whole, and those that come with the project."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.learned import LINK_FEATURES, RELATION_FEATURES
from pipeline.language.linear import DeciderError, Linear, decider, read_decider
from pipeline.positions.learned import FEATURES as STANCE_FEATURES
from pipeline.records import RELATIONS, STANCES
from pipeline.themes.learned import FEATURES as THEME_FEATURES

TWO = Linear(labels=("a", "b"), features=("x", "y"), weights=((1.0, 0.0), (0.0, 2.0)), bias=(0.0, 0.5))
ONE = Linear(labels=("ja",), features=("x",), weights=((2.0,),), bias=(-1.0,))


def test_several_labels_share_one_probability() -> None:
    found = TWO.probabilities(np.array([[1.0, 0.0], [0.0, 1.0]]))
    first = math.exp(1.0) / (math.exp(1.0) + math.exp(0.5))
    assert found == pytest.approx(np.array([[first, 1 - first], [1 / (1 + math.exp(2.5)), 1 / (1 + math.exp(-2.5))]]))


def test_one_label_is_yes_or_no() -> None:
    assert ONE.probabilities(np.array([[0.5], [1.0]])).ravel() == pytest.approx([0.5, 1 / (1 + math.exp(-1.0))])
    assert ONE.probabilities(np.zeros((0, 1))).shape == (0, 1)


def test_a_row_does_not_depend_on_the_others() -> None:
    rows = np.random.default_rng(1).normal(size=(50, 2))
    together = TWO.probabilities(rows)
    assert all(np.array_equal(TWO.probabilities(rows[i : i + 1])[0], together[i]) for i in range(50))


@given(
    st.integers(1, 30), st.integers(1, 30), st.integers(1, 6), st.integers(0, 2**32 - 1), st.sampled_from([1.0, 100.0])
)
def test_probabilities_are_the_rows_own(n: int, features: int, labels: int, seed: int, size: float) -> None:
    rng = np.random.default_rng(seed)
    found = Linear(
        labels=tuple("abcdef"[:labels]),
        features=tuple(str(f) for f in range(features)),
        weights=tuple(map(tuple, rng.normal(0, size, (labels, features)).tolist())),
        bias=tuple(rng.normal(size=labels).tolist()),
    )
    rows = rng.normal(size=(n, features))
    together = found.probabilities(rows)
    assert ((together >= 0) & (together <= 1)).all()
    assert labels == 1 or together.sum(axis=1) == pytest.approx(1.0)
    order = rng.permutation(n)
    assert np.array_equal(found.probabilities(rows[order]), together[order])
    assert np.array_equal(found.probabilities(rows[-1:])[0], together[-1])


def test_a_file_that_is_missing_or_not_whole_is_named(tmp_path: Path) -> None:
    path = tmp_path / "stance.json"
    with pytest.raises(DeciderError, match=r"stance\.json mangler"):
        read_decider(path)
    path.write_bytes(b"{")
    with pytest.raises(DeciderError, match=r"stance\.json kan ikke leses"):
        read_decider(path)
    path.write_bytes(msgspec.json.encode(TWO).replace(b'"y"', b'"y","z"'))
    with pytest.raises(DeciderError, match="passer ikke sammen"):
        read_decider(path)


@pytest.mark.parametrize(
    ("name", "labels", "features"),
    [
        ("stance", set(STANCES), STANCE_FEATURES),
        ("theme", {"theme"}, THEME_FEATURES),
        ("link", {"link"}, LINK_FEATURES),
        ("relation", set(RELATIONS) - {"nevner"}, RELATION_FEATURES),
    ],
)
def test_the_projects_deciders_weigh_what_the_rooms_give_them(
    name: str, labels: set[str], features: tuple[str, ...]
) -> None:
    found = decider(name)
    assert labels <= set(found.labels)
    assert found.features == features
