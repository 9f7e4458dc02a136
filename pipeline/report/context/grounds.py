"""Who argues from what: the reasons grouped by ground, in a measure and in the hearing as a whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.records import Argument, GroundCode
from pipeline.report.context.common import (
    Case,
    Ref,
    case_of,
    ground_anchor,
    ground_ref,
    measure_ref,
    read_href,
    sender_ref,
    source_href,
)
from pipeline.report.context.groundtables import NO_GROUND, Ground, GroundTable, columns, tables
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import STANCES, Look, lang_tag

OPEN = 10
"""Senders of each ground whose reason stands on the page; the others are loaded from the data."""


@dataclass(frozen=True)
class Reason:
    """A sender's first reason from a ground, in its own words; ``n`` is how many it has. ``stance`` is its
    position's, and ``measures`` what that is set against."""

    text: str
    lang: str | None
    sender: Ref
    page: int | None
    source: str | None
    read: str | None
    stance: Look | None
    measures: tuple[Ref, ...]
    case: Case | None
    n: int
    index: int
    """The number in the site's data of the position that it is a reason for."""


@dataclass(frozen=True)
class GroundGroup:
    """The reasons from one ground, one a sender, in the senders' order; ``ref`` is None where no ground was found."""

    label: str
    definition: str | None
    anchor: str
    ref: Ref | None
    reasons: tuple[Reason, ...]

    @property
    def n(self) -> int:
        """All reasons of all senders."""
        return sum(r.n for r in self.reasons)


@dataclass(frozen=True)
class GroundShown:
    """A ground on the page of reasons: the first senders' first reasons, and the numbers of the positions that the
    others belong to."""

    group: GroundGroup
    code: str
    reasons: tuple[Reason, ...]
    more: tuple[int, ...]


@dataclass(frozen=True)
class GroundsPage:
    """All that the page of reasons shows."""

    groups: tuple[GroundShown, ...]
    columns: tuple[Ground, ...]
    tables: tuple[GroundTable, ...]
    unused: tuple[str, ...]
    """Labels of the grounds that nobody argues from."""
    n: int
    n_senders: int


def grounds_page(m: Material) -> GroundsPage:
    """The grounds of the whole hearing, those that most senders argue from first."""
    groups = ground_groups(m)
    codes = {g.label_nb: g.ground for g in m.grounds.values()}
    known = [g for g in groups if g.ref]
    order = sorted(known, key=lambda g: -len(g.reasons)) + [g for g in groups if not g.ref]
    used = {g.label for g in groups}
    return GroundsPage(
        groups=tuple(_shown(m, g, codes.get(g.label) if g.ref else None) for g in order),
        columns=columns(m),
        tables=tables(m),
        unused=tuple(g.label_nb for g in m.grounds.values() if g.label_nb not in used),
        n=sum(g.n for g in groups),
        n_senders=len({r.sender for g in groups for r in g.reasons}),
    )


def _shown(m: Material, group: GroundGroup, code: GroundCode | None) -> GroundShown:
    first = group.reasons[:OPEN]
    said = {
        m.index[i] for i, found in m.arguments.items() for a in found if a.kind == "begrunnelse" and a.ground == code
    }
    return GroundShown(group, code or "", first, tuple(sorted(said - {r.index for r in first})))


def ground_groups(m: Material, measure_id: str | None = None) -> tuple[GroundGroup, ...]:
    """The reasons by ground in the list's order, those without one last; of one measure, or of all."""
    found: dict[GroundCode | None, dict[str, list[Argument]]] = defaultdict(lambda: defaultdict(list))
    for position, arguments in m.arguments.items():
        for a in arguments:
            if a.kind == "begrunnelse" and (measure_id is None or measure_id in a.measure_ids):
                found[a.ground][m.sender_of(position).key].append(a)
    codes: list[GroundCode | None] = [g.ground for g in m.grounds.values() if g.ground in found]
    codes += [None] if None in found else []
    return tuple(_group(m, code, found[code], show_measures=measure_id is None) for code in codes)


def _group(
    m: Material, code: GroundCode | None, by_sender: dict[str, list[Argument]], *, show_measures: bool
) -> GroundGroup:
    return GroundGroup(
        label=m.grounds[code].label_nb if code else NO_GROUND,
        definition=m.grounds[code].definition if code else None,
        anchor=ground_anchor(code) if code else "grunn-andre",
        ref=ground_ref(m, code) if code else None,
        reasons=tuple(_reason(m, s, by_sender[k], show_measures) for k, s in m.senders.items() if k in by_sender),
    )


def _reason(m: Material, sender: Sender, found: list[Argument], show_measures: bool) -> Reason:
    """The sender's first reason; one in answer to the plan goes before one from another case."""
    first = min(found, key=lambda a: case_of(m.documents[a.doc_id]) is not None)
    sentence, document = m.sentences[first.sentence_id], m.documents[first.doc_id]
    stance = m.stances[first.position_id].stance if first.position_id in m.stances else None
    ids = first.measure_ids if show_measures else ()
    return Reason(
        text=first.text,
        lang=lang_tag(sentence.language or document.language),
        sender=sender_ref(sender),
        page=sentence.page if document.n_pages else None,
        source=source_href(m, document, sentence.page),
        read=read_href(m, first.sentence_id),
        stance=STANCES[stance] if stance else None,
        measures=tuple(measure_ref(m, i) for i in ids if i in m.measures),
        case=case_of(document),
        n=len(found),
        index=m.index[first.position_id],
    )
