"""The two matrices: measures by senders, and themes by senders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Measure, SenderTheme, View
from pipeline.report.context.bars import Bar, Tally, bar, reach, tally
from pipeline.report.context.common import Ref, by_type, measure_href, measure_label, measure_text, theme_ref
from pipeline.report.context.counted import by_measure_and_sender, counted, only_other
from pipeline.report.context.measure import voice_anchor
from pipeline.report.context.theme import sender_anchor
from pipeline.report.material import Material, Sender
from pipeline.report.words import STANCES, VIEWS, Look, count, short, type_label, type_short

_LETTERS = 6
"""Letters of a type's name that fit over a column."""
_LEVELS = 4
"""Shades of a theme's cell, from few sentences to many."""


@dataclass(frozen=True)
class Column:
    """A sender's column."""

    short: str
    name: str
    href: str
    type: str
    n_rows: int
    n_for: int
    n_against: int


@dataclass(frozen=True)
class Head:
    """A type's heading over its senders' columns; ``short`` fits over them."""

    label: str
    short: str
    span: int


@dataclass(frozen=True)
class Cell:
    """What a sender says: a sign with a class, a number, a link, and all of it in words."""

    sign: str
    css: str
    n: int
    href: str
    title: str
    other_case: bool = False
    inherited: bool = False


@dataclass(frozen=True)
class Row:
    """A measure or a theme."""

    label: str
    text: str
    href: str
    themes: tuple[str, ...]
    tally: tuple[Tally, ...]
    bar: Bar | None
    total: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Section:
    """Rows under one heading: a box of the plan."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Matrix:
    """A matrix with its columns in groups and its rows in sections."""

    heads: tuple[Head, ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    themes: tuple[tuple[str, str], ...]
    """Code and label of the themes that rows carry: what the filter offers."""
    left_out: tuple[Ref, ...]
    """Senders without a column: they have no view of any measure."""
    only_other: bool
    """All views come from documents that answer other cases."""


def measure_matrix(m: Material, head_length: int) -> Matrix:
    """Measures by senders; senders without any view have no column and are listed."""
    senders = [s for s in m.senders.values() if any(v.sender == s.key for v in m.views)]
    views = by_measure_and_sender(m)
    tallies = {i: tally(found) for i, found in counted(m).items()}
    longest = max((reach(t) for t in tallies.values()), default=0.0)
    sections: dict[str, list[Row]] = {}
    for i, measure in m.measures.items():
        row = Row(
            label=measure_label(measure),
            text=measure_text(measure),
            href=measure_href(m, i),
            themes=measure_themes(m, measure),
            tally=tallies[i],
            bar=bar(tallies[i], longest),
            total=sum(t.n for t in tallies[i]),
            cells=tuple(_view_cell(m, i, s, views.get((i, s.key), ())) for s in senders),
        )
        sections.setdefault(_section(measure), []).append(row)
    used = {t for rows in sections.values() for r in rows for t in r.themes}
    return Matrix(
        heads=_heads(senders),
        columns=tuple(_view_column(m, s, head_length) for s in senders),
        sections=tuple(Section(label, tuple(rows)) for label, rows in sections.items()),
        themes=tuple((m.theme_pages[t], m.themes[t].label_nb) for t in m.themes if m.theme_pages[t] in used),
        left_out=tuple(Ref(s.name, s.href, type_label(s.type)) for s in m.senders.values() if s not in senders),
        only_other=only_other(m),
    )


def theme_matrix(m: Material, head_length: int) -> Matrix:
    """Themes by senders: how many sentences, and which stance is most among the positions."""
    rows = {(t.theme, t.sender): t for t in m.sender_themes}
    senders = [s for s in m.senders.values() if any(key == s.key for _, key in rows)]
    most = max((t.n_sentences for t in m.sender_themes), default=1)
    out = []
    for code in m.themes:
        found = [rows.get((code, s.key)) for s in senders]
        ref = theme_ref(m, code)
        out.append(
            Row(
                label=ref.label,
                text=m.themes[code].definition,
                href=ref.href or "",
                themes=(),
                tally=(),
                bar=None,
                total=sum(t.n_sentences for t in found if t),
                cells=tuple(_theme_cell(m, t, s, most) if t else None for t, s in zip(found, senders, strict=True)),
            )
        )
    columns = tuple(_theme_column(m, s, head_length) for s in senders)
    left_out = tuple(Ref(s.name, s.href, type_label(s.type)) for s in m.senders.values() if s not in senders)
    return Matrix(_heads(senders), columns, (Section("", tuple(out)),), (), left_out, False)


def measure_themes(m: Material, measure: Measure) -> tuple[str, ...]:
    """Page names of the themes tagged in the plan's own sentences where the measure stands."""
    places = [(p.start, p.end) for p in measure.places]
    inside = [
        s.sentence_id
        for s in m.by_document.get(measure.doc_id, ())
        if any(s.start < end and start < s.end for start, end in places)
    ]
    codes = {t.theme for i in inside for t in m.tags.get(i, ())}
    return tuple(m.theme_pages[c] for c in m.themes if c in codes)


def _view_cell(m: Material, measure_id: str, sender: Sender, views: Sequence[View]) -> Cell | None:
    """The first of the sender's views; the others are told of in the title."""
    if not views:
        return None
    v = views[0]
    look = VIEWS[v.view]
    notes = [sender.name, look.label.lower(), count(v.n_positions, "posisjon", "posisjoner")]
    if v.inherited_from:
        notes[2] = f"slutter seg til {m.names.shown.get(v.inherited_from, v.inherited_from)}"
    if v.answers:
        notes.append(f"i annen sak: {v.answers}")
    notes += [f"{VIEWS[x.view].label.lower()} i annen sak: {x.answers}" for x in views[1:]]
    return Cell(
        sign=look.sign,
        css=look.css,
        n=v.n_positions,
        href=f"{measure_href(m, measure_id)}#{voice_anchor(m, sender.key, v.answers)}",
        title=": ".join((notes[0], ", ".join(notes[1:]))),
        other_case=v.answers is not None,
        inherited=v.inherited_from is not None,
    )


def _theme_cell(m: Material, t: SenderTheme, sender: Sender, most: int) -> Cell:
    """The shade says how many sentences, the sign which stance is most among the positions."""
    look = _prevailing(t)
    level = min(_LEVELS, 1 + int(_LEVELS * (t.n_sentences / most) ** 0.5 - 1e-9))
    return Cell(
        sign=look.sign if look else "",
        css=f"level-{level}",
        n=t.n_sentences,
        href=f"tema/{m.theme_pages[t.theme]}.html#{sender_anchor(sender)}",
        title=(
            f"{sender.name}: {count(t.n_sentences, 'setning', 'setninger')}; "
            f"{t.n_for} for, {t.n_wants} foreslår, {t.n_against} kritisk eller imot"
        ),
    )


def _prevailing(t: SenderTheme) -> Look | None:
    """The one stance that more positions have than any other; None when two share the lead or there is none."""
    found = sorted(((t.n_for, "støtter"), (t.n_wants, "foreslår"), (t.n_against, "kritisk")), key=lambda x: -x[0])
    if found[0][0] == 0 or found[0][0] == found[1][0]:
        return None
    looks: dict[str, Look] = {str(k): v for k, v in STANCES.items()}
    return looks[found[0][1]]


def _view_column(m: Material, sender: Sender, length: int) -> Column:
    own = [v for v in m.views if v.sender == sender.key]
    n_for = sum(v.view in ("støtter", "støtter-med-forbehold") for v in own)
    n_against = sum(v.view in ("kritisk", "imot") for v in own)
    name = sender.name
    return Column(short(name, length), name, sender.href, type_label(sender.type), len(own), n_for, n_against)


def _theme_column(m: Material, sender: Sender, length: int) -> Column:
    own = [t for t in m.sender_themes if t.sender == sender.key]
    n_for, n_against = sum(t.n_for for t in own), sum(t.n_against for t in own)
    name = sender.name
    return Column(short(name, length), name, sender.href, type_label(sender.type), len(own), n_for, n_against)


def _heads(senders: Sequence[Sender]) -> tuple[Head, ...]:
    return tuple(
        Head(label, label if len(label) <= _LETTERS * len(found) else type_short(found[0].type), len(found))
        for label, found in by_type(senders)
    )


def _section(measure: Measure) -> str:
    if measure.kind == "whole":
        return "Helhet"
    if measure.kind == "goal":
        return "Mål"
    if measure.kind == "priority":
        return "Prioriteringer"
    return " · ".join(dict.fromkeys(x for x in (measure.source, measure.section) if x))
