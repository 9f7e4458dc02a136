"""A page a measure: its words, who holds which view of it, and what each sender says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Measure, Place, Quote, Sentence, View, ViewLabel
from pipeline.report.context.bars import HALF_WIDTH, WIDEST_UNIT, Bar, Tally, bar, reach, tally
from pipeline.report.context.certainty import Key, key_of, unsure_views
from pipeline.report.context.common import (
    Ref,
    measure_label,
    measure_ref,
    measure_text,
    read_href,
    sender_ref,
    source_href,
    theme_ref,
)
from pipeline.report.context.counted import counted
from pipeline.report.context.grounds import GroundGroup, ground_groups
from pipeline.report.context.voices import Voice, in_order, mentions, voices
from pipeline.report.context.voices import inherited_from as inherited_from
from pipeline.report.context.voices import voice_anchor as voice_anchor
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import STANCES, VIEWS, Look, amount, date, type_label
from pipeline.stage import LawBroken

VOICES_OPEN = 12
"""How many senders of a group stand open; the rest are folded, and named in the line above."""
NAMED = 4
"""How many senders of a view are named in the summary; of more, one fewer are, and the others counted."""


@dataclass(frozen=True)
class Group:
    """The senders who hold one view."""

    look: Look
    key: ViewLabel
    anchor: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class Held:
    """A view in the summary: how many hold it, and the names that stand there; more hold it when ``n_more``.

    ``n_unsure`` of them are unsure; ``unsure`` are the addresses of those named.
    """

    look: Look
    key: ViewLabel
    n: int
    names: tuple[Ref, ...]
    n_more: int
    href: str
    n_unsure: int
    unsure: frozenset[str]


@dataclass(frozen=True)
class TypeRow:
    """The views of one type of sender."""

    label: str
    asked: str
    tally: tuple[Tally, ...]
    bar: Bar
    n: int


@dataclass(frozen=True)
class PlaceRef:
    """Where the measure stands in the plan."""

    where: str
    page: int | None
    href: str | None
    read: str | None


@dataclass(frozen=True)
class MeasurePage:
    """All a measure's page shows.

    ``tally`` and ``groups`` are answers to the plan. ``bar``, ``held`` and ``types`` count each sender once, by its
    answer to the plan; in a hearing without any, as ``only_other`` says, by its latest view from another case.
    """

    href: str
    id: str
    label: str
    text: str
    is_whole: bool
    places: tuple[PlaceRef, ...]
    section: str | None
    amount: str | None
    deadline: str | None
    themes: tuple[Ref, ...]
    """What the measure's own words are about."""
    tally: tuple[Tally, ...]
    bar: Bar
    only_other: bool
    held: tuple[Held, ...]
    n_held: int
    n_unsure: int
    """Of the views in ``bar`` and ``held``, those that the program is unsure of."""
    types: tuple[TypeRow, ...]
    groups: tuple[Group, ...]
    touching: tuple[Voice, ...]
    """Senders who touch the measure with a stance that the program does not read as a view of it."""
    n_touching: int
    touched: tuple[tuple[Look, int], ...]
    """The sentences of ``touching`` by stance; ``n_touching`` of them in all."""
    mentions: tuple[Voice, ...]
    """Senders who mention it and take no stance."""
    elsewhere: tuple[Voice, ...]
    reasons: tuple[GroundGroup, ...]
    """Who argues from what, in this matter."""
    n_reasons: int
    silent: tuple[Ref, ...]
    """Senders of whom nothing is found; ``silent_numbers`` are theirs in the site's data."""
    silent_numbers: tuple[int, ...]
    n_senders: int
    previous: Ref | None
    next: Ref | None
    voices_open: int = VOICES_OPEN


def measure_pages(m: Material) -> tuple[MeasurePage, ...]:
    """A page for every measure, in the plan's order; raises LawBroken when a quote lies outside every view."""
    views: dict[str, list[View]] = defaultdict(list)
    for v in m.views:
        views[v.measure_id].append(v)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for q in m.quotes:
        quotes[q.measure_id].append(q)
    standing, unsure = counted(m), unsure_views(m)
    ids = [None, *m.measures, None]
    return tuple(
        _page(m, i, views[i], quotes[i], standing[i], unsure, (before, after))
        for before, i, after in zip(ids, m.measures, ids[2:], strict=False)
    )


def _page(
    m: Material,
    measure_id: str,
    views: list[View],
    quotes: list[Quote],
    standing: Sequence[View],
    unsure: frozenset[Key],
    neighbours: tuple[str | None, str | None],
) -> MeasurePage:
    measure = m.measures[measure_id]
    own = [v for v in views if v.answers is None]
    spoken = voices(m, views, quotes, unsure)
    heard = {v.sender for v in views} | {q.sender for q in quotes}
    silent = {k: s for k, s in _speaking(m).items() if k not in heard}
    every = tally(standing)
    reasons = ground_groups(m, measure_id)
    touching = mentions(m, views, quotes, takes_a_stance=True)
    elsewhere = [v for v in in_order(m, views) if v.answers is not None]
    before, after = (measure_ref(m, i) if i else None for i in neighbours)
    return MeasurePage(
        href=f"tiltak/{m.measure_pages[measure_id]}.html",
        id=measure_id,
        label=measure_label(measure),
        text=measure_text(measure),
        is_whole=measure.kind == "whole",
        places=_places(m, measure),
        section=measure.section,
        amount=amount(measure.amount_nok),
        deadline=date(measure.deadline),
        themes=tuple(theme_ref(m, t) for t in m.planned.get(measure_id, ())),
        tally=tally(own),
        bar=bar(every, reach(every), f"measure={measure_id}"),
        only_other=bool(standing) and not own,
        held=_held(m, standing, spoken),
        n_held=len(standing),
        n_unsure=sum(key_of(v) in unsure for v in standing),
        types=_types(m, measure_id, standing),
        groups=_groups(m, own, spoken),
        touching=touching,
        n_touching=sum(v.n_positions for v in touching),
        touched=_touched(touching),
        mentions=mentions(m, views, quotes, takes_a_stance=False),
        elsewhere=tuple(spoken[id(v)] for v in sorted(elsewhere, key=lambda v: list(VIEWS).index(v.view))),
        reasons=reasons,
        n_reasons=sum(r.n for g in reasons for r in g.reasons),
        silent=tuple(sender_ref(s) for s in silent.values()),
        silent_numbers=tuple(m.sender_number[k] for k in silent),
        n_senders=len(_speaking(m)),
        previous=before,
        next=after,
    )


def _speaking(m: Material) -> dict[str, Sender]:
    return {k: s for k, s in m.senders.items() if any(d.status == "analysed" for d in s.documents)}


def _groups(m: Material, own: Sequence[View], spoken: Mapping[int, Voice]) -> tuple[Group, ...]:
    in_turn = in_order(m, own)
    return tuple(
        Group(look, key, f"syn-{look.css}", tuple(spoken[id(v)] for v in in_turn if v.view == key))
        for key, look in VIEWS.items()
        if any(v.view == key for v in own)
    )


def _held(m: Material, standing: Sequence[View], spoken: Mapping[int, Voice]) -> tuple[Held, ...]:
    """The views in their order; each names its senders, or the first of them where they are many."""
    out = []
    for t in tally(standing):
        own = [spoken[id(v)] for v in in_order(m, standing) if v.view == t.key]
        shown = own if len(own) <= NAMED else own[: NAMED - 1]
        names = tuple(Ref(v.sender.label, f"#{v.anchor}", v.type) for v in shown)
        href = "#andre" if own[0].case else f"#syn-{t.look.css}"
        unsure = frozenset(f"#{v.anchor}" for v in shown if v.is_unsure)
        n_unsure = sum(v.is_unsure for v in own)
        out.append(Held(t.look, t.key, t.n, names, len(own) - len(shown), href, n_unsure, unsure))
    return tuple(out)


def _touched(touching: Sequence[Voice]) -> tuple[tuple[Look, int], ...]:
    found = Counter(q.stance.css for v in touching for q in (v.best, *v.others) if q and q.stance)
    return tuple((look, found[look.css]) for look in reversed(tuple(STANCES.values())) if found[look.css])


def _types(m: Material, measure_id: str, standing: Sequence[View]) -> tuple[TypeRow, ...]:
    """The views by type of sender, in the order of types, on one scale."""
    found: dict[str, list[View]] = {}
    for v in in_order(m, standing):
        found.setdefault(m.senders[v.sender].type or "", []).append(v)
    tallies = {k: tally(own) for k, own in found.items()}
    longest = max((reach(t) for t in tallies.values()), default=1.0)
    half = min(HALF_WIDTH, max(longest, 3.0) * WIDEST_UNIT)  # no wider than is filled, in a narrow column
    return tuple(
        TypeRow(
            label=type_label(m.senders[own[0].sender].type),
            asked=f"measure={measure_id}&type={key}",
            tally=tallies[key],
            bar=replace(bar(tallies[key], longest, f"measure={measure_id}&type={key}"), half=half),
            n=len(own),
        )
        for key, own in found.items()
    )


def _places(m: Material, measure: Measure) -> tuple[PlaceRef, ...]:
    """The measure's places in the plan, with links to their pages.

    Raises LawBroken when the measure's words are not those of its first place (law 2).
    """
    if measure.kind == "whole" or measure.doc_id not in m.documents:
        return ()
    plan, text = m.documents[measure.doc_id], m.texts[measure.doc_id]
    if measure.places and text[measure.places[0].start : measure.places[0].end] != measure.text:
        raise LawBroken(f"lov 2: tiltak {measure.measure_id} står ikke ordrett i planen: «{measure.text}»")
    return tuple(
        PlaceRef(
            where=" · ".join(dict.fromkeys(x for x in (p.source, p.section) if x)),
            page=p.page if plan.n_pages else None,
            href=source_href(m, plan, p.page),
            read=next((read_href(m, s.sentence_id) for s in m.by_document[plan.doc_id] if _meets(s, p)), None),
        )
        for p in measure.places
    )


def _meets(sentence: Sentence, place: Place) -> bool:
    return sentence.start < place.end and place.start < sentence.end
