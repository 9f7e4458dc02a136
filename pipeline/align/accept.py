"""Scores become ranked candidates with a score from 0 to 1, and some of them are accepted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.tables import SCORE_DIGITS

KEPT = 10
"""Candidates kept for each position: what the public table promises."""


class Candidate(NamedTuple):
    """A measure that may be meant. ``row`` is the measure's place in the list, ``score`` 0 to 1, ``rank`` from 1."""

    row: int
    score: float
    rank: int
    accepted: bool


class Rule(NamedTuple):
    """middle, slope: the fit at which the score is 0.5, and how fast it rises there. threshold: lowest score that is
    accepted. margin: how far below the best a second measure may lie and still be accepted.
    """

    middle: float
    slope: float
    threshold: float
    margin: float


def probability(fit: float, rule: Rule) -> float:
    """``fit`` on a scale from 0 to 1 by the logistic curve of ``rule``."""
    return 1.0 / (1.0 + math.exp(-max(-50.0, min(50.0, rule.slope * (fit - rule.middle)))))


def ranked(fits: Sequence[float], measure_ids: Sequence[str], rule: Rule) -> list[Candidate]:
    """The ten best measures, best first; equal scores stand in the order of their ids."""
    scored = [round(probability(f, rule), SCORE_DIGITS) for f in fits]
    order = sorted(range(len(fits)), key=lambda j: (-scored[j], -fits[j], measure_ids[j]))[:KEPT]
    best = scored[order[0]] if order else 0.0
    lowest = max(rule.threshold, best - rule.margin)
    return [Candidate(j, scored[j], n, scored[j] >= lowest) for n, j in enumerate(order, 1)]
