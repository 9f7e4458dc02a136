"""The bar that shows how many hold which view: against to the left, for to the right, the rest across the middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.records import View, ViewLabel
from pipeline.report.words import VIEWS, Look

_LEFT: tuple[ViewLabel, ...] = ("imot", "kritisk")
_MIDDLE: tuple[ViewLabel, ...] = ("blandet", "foreslår", "uten-merknader")
_RIGHT: tuple[ViewLabel, ...] = ("støtter-med-forbehold", "støtter")
HALF_WIDTH = 120.0
"""Of the drawing, in its own units."""
WIDEST_UNIT = 16.0
"""Of a sender's rectangle, where there are few."""
_GAP = 1.0


@dataclass(frozen=True)
class Tally:
    """How many hold a view."""

    look: Look
    key: ViewLabel
    n: int


@dataclass(frozen=True)
class Part:
    """A rectangle of the bar."""

    x: float
    width: float
    css: str


@dataclass(frozen=True)
class Bar:
    """``parts`` lie between ``-half`` and ``half``; ``label`` says the same in words.

    ``asked`` is what ``static/bars.js`` counts when it draws the bar of the reader's selection
    (``measure=boks-3.2/05&type=kommune``), None where the bar stays as it is; ``longest`` is the scale it is drawn on.
    """

    parts: tuple[Part, ...]
    half: float
    label: str
    asked: str | None = None
    longest: float = 1.0
    tallies: str = ""
    """Views and how many hold them, as the script reads them: ``imot:2 støtter:1``."""


def tally(views: Iterable[View]) -> tuple[Tally, ...]:
    """Views counted, in the order of ``VIEWS``; views that nobody holds are left out."""
    n = Counter(v.view for v in views)
    return tuple(Tally(look, key, n[key]) for key, look in VIEWS.items() if n[key])


def numbers(tallies: Iterable[Tally]) -> Mapping[ViewLabel, int]:
    """The tallies as numbers; 0 for the rest."""
    return Counter({t.key: t.n for t in tallies})


def reach(tallies: Iterable[Tally]) -> float:
    """How far the bar reaches to its longer side, in senders; what rows that share a scale are compared by."""
    n = numbers(tallies)
    middle = sum(n[k] for k in _MIDDLE) / 2
    return max(sum(n[k] for k in _LEFT), sum(n[k] for k in _RIGHT)) + middle


def bar(tallies: tuple[Tally, ...], longest: float, asked: str | None = None, half: float = HALF_WIDTH) -> Bar:
    """The bar of a row, on the scale of the ``reach`` of the longest row: one rectangle a sender, or one a view where
    they would be too narrow to tell apart. ``half`` is what the longest row's longer side takes, at most. ``asked`` as
    in ``Bar``; ``static/bars.js`` draws the same."""
    n = numbers(tallies)
    unit = min(WIDEST_UNIT, half / max(longest, 1.0))
    at = -(sum(n[k] for k in _LEFT) + sum(n[k] for k in _MIDDLE) / 2) * unit
    apart = unit >= 3 * _GAP
    parts = []
    for key in (*_LEFT, *_MIDDLE, *_RIGHT):
        for size in [1] * n[key] if apart else [n[key]] * bool(n[key]):
            parts.append(Part(round(at, 2), round(size * unit - (_GAP if apart else 0.0), 2), VIEWS[key].css))
            at += size * unit
    label = ", ".join(f"{t.n} {t.look.label.lower()}" for t in tallies) or "ingen syn"
    told = " ".join(f"{t.key}:{t.n}" for t in tallies)
    return Bar(tuple(parts), half, label, asked, round(max(longest, 1.0), 2), told)
