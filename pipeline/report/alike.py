"""How alike senders' positions are, and a place for each on a map: pure functions on plain values.

The distance between two senders is Gower's: a mean over what both have said something of, so that what one of them has
not spoken of counts neither way (J. Gower, A general coefficient of similarity and some of its properties, Biometrics
27 (1971), 857-871). The map is made by weighted stress majorization (SMACOF: J. de Leeuw, Applications of convex
analysis to multidimensional scaling, 1977), where a pair without a distance has weight 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.records import ViewLabel

Floats = npt.NDArray[np.float64]

SIDES: Mapping[ViewLabel, float | None] = {
    "støtter": 1.0,
    "støtter-med-forbehold": 0.5,
    "foreslår": 0.0,
    "blandet": 0.0,
    "kritisk": -0.5,
    "imot": -1.0,
    "uten-merknader": None,
}
"""A view on a line from against to for. To propose something is neither, nor to say both; no remarks are no view."""
SHARED = 2
"""Measures that two senders must both have a view of, to be compared."""
OTHERS = 3
"""Senders on the map that one must be comparable with to be placed on it: with fewer its place is anyone's guess."""
THEME_WEIGHT = 0.5
"""What a theme counts, where a measure counts 1: a balance over sentences says less than a view."""
THEME_POSITIONS = 2
"""Positions on a theme that a sender must have for its balance to count."""
_STEPS = 300
_STILL = 1e-6
_DIGITS = 3
_NO_GAP = 0.02
"""Added to every distance while missing ones are filled in, so that equal senders are still neighbours."""


@dataclass(frozen=True)
class Opinions:
    """Where a sender stands, -1 (against) to 1 (for): on measures, and on themes by the balance of its positions."""

    measures: Mapping[str, float]
    themes: Mapping[str, float]


@dataclass(frozen=True)
class Likeness:
    """How far two senders are from each other, 0 (the same) to 1 (opposite), and over how much they are compared;
    ``distance`` is None when they share fewer than ``SHARED`` measures."""

    distance: float | None
    n_measures: int
    n_themes: int

    @property
    def percent(self) -> int | None:
        """How alike, 0 to 100."""
        return None if self.distance is None else int(100 * (1 - self.distance) + 0.5)


def balance(n_for: int, n_wants: int, n_against: int) -> float | None:
    """Where a sender stands on a theme, -1 to 1, or None with too few positions."""
    n = n_for + n_wants + n_against
    return (n_for - n_against) / n if n >= THEME_POSITIONS else None


def likeness(a: Opinions, b: Opinions) -> Likeness:
    """How alike two senders are, over what both have spoken of."""
    measures = [k for k in a.measures if k in b.measures]
    themes = [k for k in a.themes if k in b.themes]
    if len(measures) < SHARED:
        return Likeness(None, len(measures), len(themes))
    apart = sum(abs(a.measures[k] - b.measures[k]) / 2 for k in measures)
    apart += THEME_WEIGHT * sum(abs(a.themes[k] - b.themes[k]) / 2 for k in themes)
    return Likeness(round(apart / (len(measures) + THEME_WEIGHT * len(themes)), 6), len(measures), len(themes))


def placeable(compared: Sequence[Sequence[bool]]) -> tuple[int, ...]:
    """Which senders can be placed: the largest group, each of whom is comparable with ``OTHERS`` of the group and all
    of whom hang together. ``compared`` says of each pair whether it has a distance."""
    left = set(range(len(compared)))
    while weak := {i for i in left if sum(compared[i][k] for k in left if k != i) < OTHERS}:
        left -= weak
    best: set[int] = set()
    while left:
        group, grown = set(), {min(left)}
        while grown:
            group |= grown
            grown = {k for i in grown for k in left if compared[i][k]} - group
        left -= group
        best = max(best, group, key=len)
    return tuple(sorted(best))


def arranged(away: Floats) -> tuple[Floats, float]:
    """Places (n, 2) whose distances are as near ``away`` (n, n; NaN where there is none) as they can be, the widest
    spread along the first axis; and the stress (Kruskal's, 0 when every distance is kept)."""
    from scipy.sparse.csgraph import shortest_path

    known = ~np.isnan(away)
    np.fill_diagonal(known, val=False)
    filled = shortest_path(np.where(known, away + _NO_GAP, np.inf), directed=False)
    at = _classical(filled)
    weights = known.astype(float)
    target = np.where(known, away, 0.0)
    inverse = np.linalg.pinv(np.diag(weights.sum(axis=1)) - weights, hermitian=True)
    before = np.inf
    for _ in range(_STEPS):
        found = _distances(at)
        stress = float((weights * (found - target) ** 2).sum() / max(float((weights * target**2).sum()), 1e-12))
        if before - stress < _STILL:
            break
        before = stress
        ratio = np.where(found > 0, weights * target / np.where(found > 0, found, 1.0), 0.0)
        at = inverse @ ((np.diag(ratio.sum(axis=1)) - ratio) @ at)
    return np.round(_turned(at), _DIGITS) + 0.0, round(float(np.sqrt(stress)), 2)


def apart(at: Floats, least: float, steps: int = 60) -> Floats:
    """The places with none nearer another than ``least`` as far as ``steps`` of pushing go; equal places are parted in
    the order of the rows."""
    out = at.astype(float).copy()
    turn = np.arange(len(at)) * 2.399963  # the golden angle: rows in one place go different ways
    way = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    for _ in range(steps):
        between = out[:, None] - out[None]
        gap = np.sqrt((between**2).sum(axis=2))
        np.fill_diagonal(gap, np.inf)
        close = gap < least
        if not close.any():
            break
        same = close & (gap < 1e-6)
        unit = np.where(same[..., None], way[:, None] - way[None], between / np.where(gap > 1e-6, gap, 1.0)[..., None])
        push = np.where(close, (least - np.minimum(gap, least)) / 2, 0.0)
        out += (unit * push[..., None]).sum(axis=1) * 0.6
    return np.round(out, 1) + 0.0


def _classical(away: Floats) -> Floats:
    """Classical scaling (Torgerson): places from the double-centred squared distances."""
    n = len(away)
    middle = np.eye(n) - 1 / n
    values, vectors = np.linalg.eigh(-0.5 * middle @ away**2 @ middle)
    out: Floats = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0))
    return out


def _distances(at: Floats) -> Floats:
    out: Floats = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2))
    return out


def _turned(at: Floats) -> Floats:
    """About the middle, the widest spread along the first axis, and each axis turned so that its largest value is
    positive: a map's turn and mirror image mean nothing, and must be the same every time."""
    centred = at - at.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    out: Floats = centred @ axes.T
    largest = out[np.abs(np.round(out, 6)).argmax(axis=0), np.arange(2)]
    return out * np.where(largest < 0, -1.0, 1.0)
