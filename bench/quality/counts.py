"""Figures from counts that add up, with intervals: what is counted of each group of rows is summed over groups drawn
anew.

Cohen's kappa (1960); 95 % bootstrap intervals (B. Efron, 1979); expected calibration error and reliability table in
ten bins of equal width (C. Guo et al., On Calibration of Modern Neural Networks, 2017).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

N_BOOTSTRAP, SEED = 1000, 1
"""How often groups are drawn anew, and the seed of that."""

DIGITS = 3
BINS = 10


class Figure(NamedTuple):
    """A figure and its 95 % interval; None for what cannot be computed. ``n``: what it rests on."""

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0


Summed = Callable[[Floats], float | None]
"""A figure of counts that are summed over all groups, (n_counts,)."""


def figure(counts: Floats, of: Summed, n: int) -> Figure:
    """The figure ``of`` the counts (n_groups, n_counts), groups being drawn anew as a whole for its interval."""
    value = of(counts.sum(axis=0))
    if value is None:
        return Figure(None, n=n)
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=N_BOOTSTRAP)
    drawn = [v for row in weights @ counts if (v := of(row)) is not None]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Figure(round(value, DIGITS), round(float(low), DIGITS), round(float(high), DIGITS), n)


def grouped(values: Floats, group: Whole) -> Floats:
    """Sums of ``values`` (n_rows, n_counts) by group, (n_groups, n_counts), in the order of the groups' numbers."""
    numbers, at = np.unique(group, return_inverse=True)
    out = np.zeros((len(numbers), values.shape[1]))
    np.add.at(out, at, values)
    return out


def confusion_counts(meant: Whole, said: Whole, labels: int) -> Floats:
    """A row's place in the confusion matrix, flat: (n_rows, labels²)."""
    out = np.zeros((len(meant), labels * labels))
    out[np.arange(len(meant)), meant * labels + said] = 1.0
    return out


def hit_counts(meant: npt.NDArray[np.bool_], said: npt.NDArray[np.bool_]) -> Floats:
    """Found rightly, found wrongly, not found: (n_rows, 3)."""
    return np.stack([meant & said, said & ~meant, meant & ~said], axis=1).astype(np.float64)


def mean_counts(values: Floats) -> Floats:
    """A value and 1: (n_rows, 2)."""
    return np.stack([values, np.ones(len(values))], axis=1)


def kappa(total: Floats) -> float | None:
    """Agreement beyond chance of a flat confusion matrix; 1 is perfect, 0 is chance. None where chance is perfect."""
    matrix = _square(total)
    n = matrix.sum()
    if not n:
        return None
    chance = float((matrix.sum(axis=0) * matrix.sum(axis=1)).sum() / n**2)
    return float((np.trace(matrix) / n - chance) / (1 - chance)) if chance < 1 else None


def accuracy(total: Floats) -> float | None:
    """Share of a flat confusion matrix on its diagonal."""
    matrix = _square(total)
    return float(np.trace(matrix) / matrix.sum()) if matrix.sum() else None


def label_f1(label: int) -> Summed:
    """F1 of one label of a flat confusion matrix."""

    def of(total: Floats) -> float | None:
        matrix = _square(total)
        right = matrix[label, label]
        return f1(np.array([right, matrix[:, label].sum() - right, matrix[label].sum() - right]))

    return of


def turned(against: tuple[int, ...], favour: tuple[int, ...]) -> Summed:
    """Share of the labels ``against`` that are read as ``favour``, of a flat confusion matrix; lower is better."""

    def of(total: Floats) -> float | None:
        matrix = _square(total)
        n = matrix[list(against)].sum()
        return float(matrix[np.ix_(against, favour)].sum() / n) if n else None

    return of


def f1(total: Floats) -> float | None:
    """F1 of found rightly, found wrongly, not found; None where there is nothing."""
    right, wrong, missed = (float(x) for x in total)
    return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else None


def mean(total: Floats) -> float | None:
    """Mean of a sum and a number."""
    return float(total[0] / total[1]) if total[1] else None


class Bin(NamedTuple):
    """What was said with a probability in ``[low, high)``: how many, how likely on average, how often right."""

    low: float
    high: float
    n: int
    likely: float
    right: float


def reliability(chances: Floats, right: npt.NDArray[np.bool_]) -> list[Bin]:
    """The reliability table; bins without rows are left out."""
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    out = []
    for b in range(BINS):
        own = place == b
        if own.any():
            said, was = float(chances[own].mean()), float(right[own].mean())
            out.append(Bin(b / BINS, (b + 1) / BINS, int(own.sum()), round(said, DIGITS), round(was, DIGITS)))
    return out


def calibration_error(bins: list[Bin]) -> float | None:
    """How far what is said to be likely lies from how often it is right, on average over rows; 0 is perfect."""
    n = sum(b.n for b in bins)
    return round(sum(b.n * abs(b.likely - b.right) for b in bins) / n, DIGITS) if n else None


def _square(total: Floats) -> Floats:
    size = round(len(total) ** 0.5)
    return total.reshape(size, size)
