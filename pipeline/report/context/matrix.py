"""The two matrices: measures by senders, and themes by senders; with very many senders, by types of senders."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Measure, SenderType
from pipeline.report.context.bars import Bar, Tally, bar, reach, tally
from pipeline.report.context.certainty import Key, key_of, unsure_views
from pipeline.report.context.common import Ref, measure_href, measure_label, measure_text, theme_ref
from pipeline.report.context.counted import by_measure_and_sender, counted, only_other
from pipeline.report.context.matrixcells import (
    Cell,
    Spoken,
    spoken_by,
    theme_cell,
    theme_type_cell,
    view_cell,
    view_type_cell,
)
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import SENDER_TYPES, short, type_label, type_short

_LETTERS = 6
"""Letters of a type's name that fit over a column."""
_ROW_HALF = 44.0
_GROUP_HALF = 36.0
"""Half the width of a bar under «I alt», and of one in a type's cell, in the drawing's units."""


@dataclass(frozen=True)
class Column:
    """A sender's column, or a type's. ``index`` is its number in the site's data; ``n`` how many senders a type has."""

    index: int
    short: str
    name: str
    href: str
    n: int | None = None


@dataclass(frozen=True)
class Head:
    """A type's heading over its senders' columns; ``short`` fits over them."""

    label: str
    short: str
    span: int


@dataclass(frozen=True)
class Row:
    """A measure or a theme; ``index`` is its number in the site's data, ``text`` is empty when the label says all."""

    index: int
    label: str
    text: str
    title: str
    href: str
    tally: tuple[Tally, ...]
    bar: Bar | None
    total: int
    cells: tuple[Cell | None, ...]
    n_unsure: int = 0
    """Of the views in ``total``, those that no headline counts."""


@dataclass(frozen=True)
class Section:
    """Rows under one heading. ``is_ours``: the heading is the interface's word, and not the plan's."""

    label: str
    is_ours: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matrix:
    """A matrix with its columns in groups and its rows in sections."""

    heads: tuple[Head, ...]
    """Of the groups of columns; none when the columns are types."""
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    left_out: tuple[tuple[int, Ref], ...]
    """Senders without a column, with their numbers: they have no view of any measure, or speak of no theme."""
    only_other: bool
    """All views come from documents that answer other cases."""
    by_type: bool
    """There are more senders than ``limit``: the columns are types."""
    n_senders: int
    limit: int
    letters: int
    """Of a name over its column."""
    several: bool = False
    """Some sender has views of the same measure in several cases."""
    kinds: tuple[tuple[str, int], ...] = ()
    """How many rows are measures, goals, priorities and the plan as a whole, by kind; without those that are none."""


def measure_matrix(m: Material, head_length: int, limit: int) -> Matrix:
    """Measures by senders; senders without any view have no column and are listed.

    head_length: characters of a name over its column. limit: with more senders than this, the columns are types.
    """
    having = {v.sender for v in m.views}
    senders = [s for s in m.senders.values() if s.key in having]
    by_type = len(senders) > limit
    unsure, standing = unsure_views(m), counted(m)
    cells = _measure_type_cells(m, senders, unsure) if by_type else _measure_cells(m, senders, unsure)
    tallies = {i: tally(found) for i, found in standing.items()}
    longest = max((reach(t) for t in tallies.values()), default=0.0)
    sections: dict[tuple[str, bool], list[Row]] = {}
    for n, (i, measure) in enumerate(m.measures.items()):
        text, label = measure_text(measure), measure_label(measure)
        row = Row(
            index=n,
            label=label,
            text="" if text == label else text,
            title=text,
            href=measure_href(m, i),
            tally=tallies[i],
            bar=bar(tallies[i], longest, half=_ROW_HALF),
            total=sum(t.n for t in tallies[i]),
            cells=cells[i],
            n_unsure=sum(key_of(v) in unsure for v in standing[i]),
        )
        sections.setdefault(_section(measure), []).append(row)
    made = tuple(Section(*heading, tuple(rows)) for heading, rows in sections.items())
    several = any(len(views) > 1 for views in by_measure_and_sender(m).values())
    drawn = _matrix(m, senders, made, head_length, limit, "matrise.html")
    return replace(drawn, several=several, kinds=_kinds(m))


def _kinds(m: Material) -> tuple[tuple[str, int], ...]:
    found = Counter(x.kind for x in m.measures.values())
    return tuple((k, found[k]) for k in ("measure", "goal", "priority", "whole") if found[k])


def theme_matrix(m: Material, head_length: int, limit: int) -> Matrix:
    """Themes by senders: how many sentences, and which stance is most among the positions. As ``measure_matrix``."""
    spoken = spoken_by(m)
    having = {sender for _, sender in spoken}
    senders = [s for s in m.senders.values() if s.key in having]
    groups = _by_type(senders)
    summed = {
        (code, kind): sum((spoken[code, s.key] for s in own if (code, s.key) in spoken), Spoken())
        for code in m.themes
        for kind, own in groups.items()
    }
    by_type = len(senders) > limit
    most = max((t.n for t in (summed if by_type else spoken).values()), default=1)
    out = []
    for n, code in enumerate(m.themes):
        ref = theme_ref(m, code)
        cells: tuple[Cell | None, ...]
        if by_type:
            cells = tuple(theme_type_cell(m, code, kind, summed[code, kind], most) for kind in groups)
        else:
            cells = tuple(theme_cell(m, code, s, spoken.get((code, s.key)), most) for s in senders)
        total = sum(summed[code, kind].n for kind in groups)
        out.append(Row(n, ref.label, "", m.themes[code].definition, ref.href or "", (), None, total, cells))
    return _matrix(m, senders, (Section("", False, tuple(out)),), head_length, limit, "temaer.html")


def _matrix(
    m: Material, senders: Sequence[Sender], sections: tuple[Section, ...], head_length: int, limit: int, page: str
) -> Matrix:
    by_type = len(senders) > limit
    at = {key: n for n, key in enumerate(m.senders)}
    having = {s.key for s in senders}
    left_out = [s for s in m.senders.values() if s.key not in having]
    return Matrix(
        heads=() if by_type else _heads(senders),
        columns=_type_columns(senders, page)
        if by_type
        else tuple(Column(at[s.key], short(s.name, head_length), s.name, s.href) for s in senders),
        sections=sections,
        left_out=tuple((at[s.key], Ref(s.name, s.href, type_label(s.type))) for s in left_out),
        only_other=only_other(m),
        by_type=by_type,
        n_senders=len(senders),
        limit=limit,
        letters=head_length,
    )


def _measure_cells(
    m: Material, senders: Sequence[Sender], unsure: Collection[Key]
) -> dict[str, tuple[Cell | None, ...]]:
    views = by_measure_and_sender(m)
    return {i: tuple(view_cell(m, i, s, views.get((i, s.key), ()), unsure) for s in senders) for i in m.measures}


def _measure_type_cells(
    m: Material, senders: Sequence[Sender], unsure: Collection[Key]
) -> dict[str, tuple[Cell | None, ...]]:
    """A cell a type, with a bar on the scale of the type's own longest."""
    kind_of = {s.key: s.type for s in senders}
    groups = _by_type(senders)
    found: dict[tuple[str, SenderType | None], tuple[Tally, ...]] = {}
    doubted: Counter[tuple[str, SenderType | None]] = Counter()
    for i, views in counted(m).items():
        of_kind = defaultdict(list)
        for v in views:
            of_kind[kind_of[v.sender]].append(v)
            doubted[i, kind_of[v.sender]] += key_of(v) in unsure
        found |= {(i, kind): tally(of_kind[kind]) for kind in groups}
    longest = {kind: max(reach(found[i, kind]) for i in m.measures) for kind in groups}
    return {
        i: tuple(
            view_type_cell(
                m, i, kind, found[i, kind], bar(found[i, kind], longest[kind], half=_GROUP_HALF), doubted[i, kind]
            )
            for kind in groups
        )
        for i in m.measures
    }


def _by_type(senders: Sequence[Sender]) -> Mapping[SenderType | None, list[Sender]]:
    """The senders by type, in the order they come."""
    groups: dict[SenderType | None, list[Sender]] = {}
    for s in senders:
        groups.setdefault(s.type, []).append(s)
    return groups


def _type_columns(senders: Sequence[Sender], page: str) -> tuple[Column, ...]:
    """Columns that lead to the same page with the type chosen, where its senders stand."""
    kinds = list(SENDER_TYPES)
    return tuple(
        Column(
            index=kinds.index(kind) if kind else len(kinds),
            short=type_label(kind),
            name=type_label(kind),
            href=f"{page}?type={kind}" if kind else "",
            n=len(own),
        )
        for kind, own in _by_type(senders).items()
    )


def _heads(senders: Sequence[Sender]) -> tuple[Head, ...]:
    return tuple(
        Head(type_label(kind), _over(type_label(kind), type_short(kind), len(own)), len(own))
        for kind, own in _by_type(senders).items()
    )


def _over(label: str, shorter: str, columns: int) -> str:
    """A type's name in the width of its senders' columns."""
    return label if len(label) <= _LETTERS * columns else shorter


def _section(measure: Measure) -> tuple[str, bool]:
    if measure.kind == "whole":
        return msg("Helhet"), True
    if measure.kind == "goal":
        return msg("Mål"), True
    if measure.kind == "priority":
        return msg("Prioriteringer"), True
    return " · ".join(dict.fromkeys(x for x in (measure.source, measure.section) if x)), False
