"""The page on method and quality: the figures of ``metrics.json`` as tables, abstentions and guesses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.report.material import Material
from pipeline.report.words import FIELDS, decimal, number


@dataclass(frozen=True)
class Figure:
    """One number under its name, with the ends of its interval when there are any."""

    name: str
    value: str
    low: str | None
    high: str | None


@dataclass(frozen=True)
class Figures:
    """The numbers under one heading of ``metrics.json``."""

    name: str
    rows: tuple[Figure, ...]
    has_interval: bool


@dataclass(frozen=True)
class MethodPage:
    """All the method page shows."""

    figures: tuple[Figures, ...]
    has_gold: bool
    n_abstained: int
    n_judged: int
    guessed: tuple[tuple[str, int], ...]
    n_reviewed: int
    n_inherited: int


def method_page(m: Material) -> MethodPage:
    """The method page."""
    judged = [s for s in m.stances.values() if s.doc_id in m.documents]
    guesses = [g for d in m.documents.values() for g in d.guessed]
    figures = tuple(_figures(m.metrics))
    return MethodPage(
        figures=figures,
        has_gold=_has_gold(m.metrics),
        n_abstained=sum(s.stance is None for s in judged),
        n_judged=len(judged),
        guessed=tuple((FIELDS.get(g, g), guesses.count(g)) for g in sorted(set(guesses))),
        n_reviewed=sum(v.reviewed for v in m.views),
        n_inherited=sum(v.inherited_from is not None for v in m.views),
    )


def _has_gold(metrics: Mapping[str, Any]) -> bool:
    """Scores against coded sentences are shares: something in the file is no whole number."""
    return any(isinstance(v, float) and not v.is_integer() for _, v in _leaves(metrics, ()))


def _figures(metrics: Mapping[str, Any]) -> Iterator[Figures]:
    for name, value in metrics.items():
        nested = value if isinstance(value, Mapping) else {name: value}
        rows = tuple(_rows(nested, ()))
        if rows:
            yield Figures(name.replace("_", " "), rows, any(r.low for r in rows))


def _rows(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Figure]:
    """A figure a number. A number whose neighbours are ``low`` and ``high`` gets them as its interval."""
    numbers = {k: v for k, v in node.items() if _is_number(v)}
    low, high = numbers.pop("low", None), numbers.pop("high", None)
    for k, v in numbers.items():
        alone = len(numbers) == 1
        yield Figure(
            _name((*path, k)),
            _shown(v),
            _shown(low) if alone and low is not None else None,
            _shown(high) if alone and high is not None else None,
        )
    if len(numbers) != 1:
        for k, v in (("low", low), ("high", high)):
            if v is not None:
                yield Figure(_name((*path, k)), _shown(v), None, None)
    for k, v in node.items():
        if isinstance(v, Mapping):
            yield from _rows(v, (*path, k))


def _leaves(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for k, v in node.items():
        if isinstance(v, Mapping):
            yield from _leaves(v, (*path, k))
        else:
            yield (*path, k), v


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _name(path: tuple[str, ...]) -> str:
    return " · ".join(p.replace("_", " ") for p in path)


def _shown(value: float) -> str:
    return (
        number(int(value)) if isinstance(value, int) or (value.is_integer() and abs(value) > 1) else decimal(value, 3)
    )
