"""Scores become ranked candidates with a score from 0 to 1, and some of them are accepted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.tables import SCORE_DIGITS

KEPT = 10
"""Candidates kept for each position: what the public table promises."""
LEVEL = slice(2, 6)
"""Ranks that show how well any measure fits: a sentence seldom means more than two."""


class Candidate(NamedTuple):
    """A measure that may be meant. ``row`` is the measure's place in the list, ``score`` 0 to 1, ``rank`` from 1."""

    row: int
    score: float
    rank: int
    accepted: bool


class Rule(NamedTuple):
    """middle, slope: how far a fit must stand out for the score 0.5, and how fast the score rises there. threshold:
    lowest score that is accepted. margin: how far below the best fit a second measure may lie and
    still be accepted.
    """

    middle: float
    slope: float
    threshold: float
    margin: float


def level(fits: Sequence[float]) -> float:
    """The fit of measures that are not meant: the mean of the third to sixth best, 0 when there are only two."""
    others = sorted(fits, reverse=True)[LEVEL]
    return math.fsum(others) / len(others) if others else 0.0


def probability(stands_out: float, rule: Rule) -> float:
    """How far a fit stands out, on a scale from 0 to 1 by the logistic curve of ``rule``."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, rule.slope * (stands_out - rule.middle)))))


def ranked(fits: Sequence[float], measure_ids: Sequence[str], rule: Rule) -> list[Candidate]:
    """The ten best measures, best first; equal scores stand in the order of their ids.

    What a measure scores is how far its fit stands out from the fits of the other measures: a sentence of the field's
    everyday words fits many a little, and none is then meant.
    """
    common = level(fits)
    scored = [round(probability(f - common, rule), SCORE_DIGITS) for f in fits]
    order = sorted(range(len(fits)), key=lambda j: (-scored[j], -fits[j], measure_ids[j]))[:KEPT]
    nearest = max(fits, default=0.0) - rule.margin
    return [
        Candidate(j, scored[j], n, scored[j] >= rule.threshold and fits[j] >= nearest) for n, j in enumerate(order, 1)
    ]


def likeliest(chances: Sequence[float], measure_ids: Sequence[str], accept: float) -> list[Candidate]:
    """The ten likeliest measures, best first; equal ones stand in the order of their ids.

    ``chances`` are probabilities; those of ``accept`` and more are accepted.
    """
    scores = [round(p, SCORE_DIGITS) for p in chances]
    order = sorted(range(len(scores)), key=lambda j: (-scores[j], measure_ids[j]))[:KEPT]
    return [Candidate(j, scores[j], n, scores[j] >= accept) for n, j in enumerate(order, 1)]
