"""Deciders without the hearing that is measured."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bench.quality.evidence import script
from bench.quality.leftout import deciders_without, fit_without, fitted_on_it_alone
from pipeline.language import linear


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """In the field «a» a high first feature means the second label; in «b» it means the first."""
    arrays: dict[str, np.ndarray] = {}
    for name, (labels, features, _) in script("deciders/build.py").DECIDERS.items():
        known = np.zeros((8, len(features)), dtype=np.float32)
        known[1::2, 0] = 1.0
        high = known[:, 0].astype(int)
        arrays[f"{name}_known"] = known
        arrays[f"{name}_meant"] = np.where(np.arange(8) < 4, high, 1 - high) if len(labels) else high
        arrays[f"{name}_field"] = np.array(["a"] * 4 + ["b"] * 4)
    path = tmp_path / "evidence.npz"
    np.savez(path, **arrays)
    return path


def test_what_is_left_out_decides_nothing(evidence: Path) -> None:
    assert fit_without("b", evidence)["link"].weights[0][0] > 0
    assert fit_without("a", evidence)["link"].weights[0][0] < 0


def test_nothing_is_fitted_where_nothing_is_to_be_left_out_or_nothing_left(evidence: Path) -> None:
    assert fit_without("c", evidence) == {}
    with np.load(evidence) as arrays:
        alone = {k: v for k, v in arrays.items() if not k.startswith("theme")}
        of_b = {k: v[4:] for k, v in arrays.items() if k.startswith("theme")}
    np.savez(evidence, **alone, **of_b)
    assert "theme" not in fit_without("b", evidence)
    assert fitted_on_it_alone("b", evidence) == ["theme"]


def test_the_rooms_read_them_only_while_it_lasts(evidence: Path, tmp_path: Path) -> None:
    with deciders_without("a", evidence, tmp_path / "models"):
        assert linear.decider("link").weights[0][0] < 0
    assert not linear.decider.cache_info().currsize
