"""Themes across: which are taken up together, by whom, and where in the responses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.report.context.common import Ref, theme_ref
from pipeline.report.context.cooccurrence import Together, in_sections, in_sentences, level
from pipeline.report.context.themetypes import read_senders
from pipeline.report.context.through import Course, courses, n_too_short
from pipeline.report.material import Material
from pipeline.report.words import type_label, type_short

_SHARES = (0.01, 0.25, 0.5, 0.75)
"""From which share of a type's senders each of a cell's four shades begins."""
_COURSES = (0.06, 0.10, 0.15, 0.25)
"""From which share of a theme's sentences each shade begins; a tenth of the text holds 0.10 of them on average."""


@dataclass(frozen=True)
class PairCell:
    """Two themes: how often together in a sentence and in a section, with the shade of each."""

    other: str
    n_sentences: int
    sentence_level: int
    n_sections: int
    section_level: int


@dataclass(frozen=True)
class Type:
    """A type of sender: its columns, and how many of it were read."""

    key: str
    label: str
    short: str
    n: int
    few: bool


@dataclass(frozen=True)
class TypeCell:
    """How many senders of a type speak of a theme, of how many."""

    key: str
    n: int
    of: int
    level: int


@dataclass(frozen=True)
class ThemeRow:
    """A theme with its cells. ``by_number`` and ``by_cluster`` are its places in those orders, from 0."""

    code: str
    theme: Ref
    n: int
    by_number: int
    by_cluster: int
    pairs: tuple[PairCell, ...]
    types: tuple[TypeCell, ...]
    course: Course | None
    course_levels: tuple[int, ...]


@dataclass(frozen=True)
class ThemeMap:
    """The page: themes in the order of likeness; themes that nobody speaks of are ``silent``."""

    rows: tuple[ThemeRow, ...]
    types: tuple[Type, ...]
    silent: tuple[Ref, ...]
    n_sentences: int
    n_sections: int
    n_too_short: int


def theme_map(m: Material, few_below: int) -> ThemeMap:
    """Themes across the whole hearing."""
    sentences, sections, through = in_sentences(m), in_sections(m), courses(m)
    said = [c for c in m.themes if sentences.n.get(c)]
    ordered = by_likeness(said, sections)
    number = {c: n for n, c in enumerate(sorted(said, key=lambda c: -sentences.n[c]))}
    types = _types(m, few_below)
    speaking = _speaking(m)
    rows = tuple(
        ThemeRow(
            code=c,
            theme=theme_ref(m, c),
            n=sentences.n[c],
            by_number=number[c],
            by_cluster=at,
            pairs=tuple(_pair(c, other, sentences, sections) for other in ordered),
            types=tuple(_type_cell(t, len(speaking.get((c, t.key), ()))) for t in types),
            course=through[c][0] if c in through else None,
            course_levels=_levels(through[c][0]) if c in through else (),
        )
        for at, c in enumerate(ordered)
    )
    silent = tuple(theme_ref(m, c) for c in m.themes if c not in said)
    return ThemeMap(rows, types, silent, sentences.n_units, sections.n_units, n_too_short(m))


def by_likeness(codes: list[str], together: Together) -> list[str]:
    """The themes in an order that puts those together that are often taken up in the same units: the leaves of a
    hierarchical clustering (average linkage over Jaccard distances), ordered so that neighbours are most alike.

    Z. Bar-Joseph et al., Fast optimal leaf ordering for hierarchical clustering, Bioinformatics 17 (2001), S22-S29.
    """
    if len(codes) < 3:
        return list(codes)
    from scipy.cluster.hierarchy import leaves_list, linkage

    away = [
        1 - together.pair(a, b) / max(1, together.n.get(a, 0) + together.n.get(b, 0) - together.pair(a, b))
        for k, a in enumerate(codes)
        for b in codes[k + 1 :]
    ]
    leaves = leaves_list(linkage(np.round(away, 6), "average", optimal_ordering=True))
    return [codes[k] for k in leaves]


def _pair(a: str, b: str, sentences: Together, sections: Together) -> PairCell:
    one, other = sentences.pair(a, b), sections.pair(a, b)
    same = a == b
    return PairCell(
        other=b,
        n_sentences=one,
        sentence_level=0 if same else level(one, sentences.lift(a, b)),
        n_sections=other,
        section_level=0 if same else level(other, sections.lift(a, b)),
    )


def _types(m: Material, few_below: int) -> tuple[Type, ...]:
    return tuple(
        Type(k or "", type_label(k), type_short(k), len(found), len(found) < few_below)
        for k, found in read_senders(m).items()
    )


def _speaking(m: Material) -> dict[tuple[str, str], set[str]]:
    """The senders of each type that speak of each theme."""
    out: dict[tuple[str, str], set[str]] = {}
    for i in m.index:
        if m.document_of(i).role == "plan":
            continue
        sender = m.sender_of(i)
        for t in m.tags.get(i, ()):
            out.setdefault((t.theme, sender.type or ""), set()).add(sender.key)
    return out


def _type_cell(t: Type, n: int) -> TypeCell:
    return TypeCell(t.key, n, t.n, sum(n / t.n >= x for x in _SHARES))


def _levels(course: Course) -> tuple[int, ...]:
    return tuple(sum(n / max(1, course.total) >= x for x in _COURSES) for n in course.parts)
