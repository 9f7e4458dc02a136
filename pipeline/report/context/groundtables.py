"""Who argues from what in numbers: grounds across, and types of senders, senders or measures down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from pipeline.records import SenderType
from pipeline.report.context.common import Ref, ground_anchor, measure_label, measure_ref, sender_ref
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import type_label

NO_GROUND = msg("Andre begrunnelser")
"""What the reasons are called that no ground was found for."""

LEVELS = 4
"""Shades of a cell, by its number's share of the largest in the table."""


@dataclass(frozen=True)
class Ground:
    """A column: ``code`` is empty for the reasons that no ground was found for."""

    code: str
    label: str
    anchor: str


@dataclass(frozen=True)
class Cell:
    """How many, what counts them, and how dark the cell is (0: nothing there)."""

    n: int
    asked: str
    level: int


@dataclass(frozen=True)
class Row:
    """A type, a sender or a measure. ``label`` is a word of the interface where it is no name."""

    label: Ref
    is_name: bool
    note: str | None
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class GroundTable:
    """One table; ``unit`` says what its numbers count."""

    key: str
    choice: str
    title: str
    first: str
    unit: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Reason:
    """A reason as it is counted."""

    ground: str
    sender: str
    type: SenderType | None
    measures: tuple[str, ...]


def columns(m: Material) -> tuple[Ground, ...]:
    """The grounds that somebody argues from, in the list's order, and last those reasons that have none."""
    used = {r.ground for r in _reasons(m)}
    known = [Ground(g.ground, g.label_nb, ground_anchor(g.ground)) for g in m.grounds.values() if g.ground in used]
    return (*known, *([Ground("", NO_GROUND, "grunn-andre")] if "" in used else []))


def tables(m: Material) -> tuple[GroundTable, ...]:
    """The three tables; rows that nobody gives a reason in are left out."""
    reasons = _reasons(m)
    grounds = columns(m)
    numbers = {k: n for n, k in enumerate(m.senders)}
    types = list(dict.fromkeys(s.type for s in m.senders.values()))
    by_type = [
        _row(Ref(type_label(k), None), False, None, f"type={k or ''}", grounds, own, _senders)
        for k in types
        if (own := [r for r in reasons if r.type == k])
    ]
    by_sender = [
        _row(sender_ref(s), True, type_label(s.type), f"sender={numbers[k]}", grounds, own, len)
        for k, s in m.senders.items()
        if (own := [r for r in reasons if r.sender == k])
    ]
    by_measure = [
        _row(measure_ref(m, k), True, _text(m, k), f"measure={k}", grounds, own, _senders)
        for k in m.measures
        if (own := [r for r in reasons if k in r.measures])
    ]
    senders = msg("høringsinstanser")
    return (
        GroundTable(
            key="type",
            choice=msg("type høringsinstans"),
            title=msg("Begrunnelser etter type høringsinstans"),
            first=msg("Type"),
            unit=senders,
            rows=_shaded(by_type),
        ),
        GroundTable(
            key="instans",
            choice=msg("høringsinstans"),
            title=msg("Begrunnelser etter høringsinstans"),
            first=msg("Høringsinstans"),
            unit=msg("begrunnelser"),
            rows=_shaded(by_sender),
        ),
        GroundTable(
            key="tiltak",
            choice=msg("tiltak"),
            title=msg("Begrunnelser etter tiltak"),
            first=msg("Tiltak"),
            unit=senders,
            rows=_shaded(by_measure),
        ),
    )


def _reasons(m: Material) -> list[_Reason]:
    return [
        _Reason(a.ground or "", sender.key, sender.type, tuple(x for x in a.measure_ids if x in m.measures))
        for position, said in m.arguments.items()
        for sender in (m.sender_of(position),)
        for a in said
        if a.kind == "begrunnelse"
    ]


def _senders(reasons: Sequence[_Reason]) -> int:
    return len({r.sender for r in reasons})


def _text(m: Material, measure_id: str) -> str | None:
    measure = m.measures[measure_id]
    return None if measure_label(measure) == measure.text or measure.kind == "whole" else measure.text


def _row(
    label: Ref,
    is_name: bool,
    note: str | None,
    key: str,
    grounds: Sequence[Ground],
    own: Sequence[_Reason],
    size: Callable[[Sequence[_Reason]], int],
) -> Row:
    unit = "reasons" if size is len else "senders"
    cells = tuple(
        Cell(size([r for r in own if r.ground == g.code]), f"{unit}?ground={g.code}&{key}", 0) for g in grounds
    )
    return Row(label, is_name, note, cells, Cell(size(own), f"{unit}?reasons=1&{key}", 0))


def _shaded(rows: Iterable[Row]) -> tuple[Row, ...]:
    rows = tuple(rows)
    most = max(LEVELS, *(c.n for r in rows for c in r.cells)) if rows else LEVELS
    return tuple(
        Row(r.label, r.is_name, r.note, tuple(Cell(c.n, c.asked, _level(c.n, most)) for c in r.cells), r.total)
        for r in rows
    )


def _level(n: int, most: int) -> int:
    return ceil(LEVELS * n / most) if n else 0
