"""A page a measure: its words, and what each sender says of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.records import Measure, Place, Quote, Sentence, View
from pipeline.report.context.bars import Bar, Tally, bar, reach, tally
from pipeline.report.context.common import (
    Case,
    Passage,
    Ref,
    case_of,
    cases,
    measure_label,
    measure_ref,
    measure_text,
    passage,
    read_href,
    sender_ref,
    source_href,
)
from pipeline.report.context.grounds import GroundGroup, ground_groups
from pipeline.report.material import Material, Sender
from pipeline.report.words import VIEWS, Look, amount, date, type_label
from pipeline.stage import LawBroken


@dataclass(frozen=True)
class Voice:
    """A sender on the measure: its best quote first and the others after; both may be missing where none is shown."""

    sender: Ref
    type: str
    view: Look | None
    anchor: str
    best: Passage | None
    others: tuple[Passage, ...]
    n_positions: int
    inherited_from: Ref | None
    case: Case | None
    reviewed: str | None
    """That a person has gone through it, or must again."""
    n_hidden: int


@dataclass(frozen=True)
class Group:
    """The senders who hold one view."""

    look: Look
    anchor: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True)
class PlaceRef:
    """Where the measure stands in the plan."""

    where: str
    page: int | None
    href: str | None
    read: str | None


@dataclass(frozen=True)
class MeasurePage:
    """All a measure's page shows."""

    href: str
    label: str
    text: str
    is_whole: bool
    places: tuple[PlaceRef, ...]
    section: str | None
    amount: str | None
    deadline: str | None
    tally: tuple[Tally, ...]
    bar: Bar
    groups: tuple[Group, ...]
    mentions: tuple[Voice, ...]
    elsewhere: tuple[Voice, ...]
    reasons: tuple[GroundGroup, ...]
    """Who argues from what, in this matter."""
    n_reasons: int
    silent: tuple[Ref, ...]
    n_senders: int
    previous: Ref | None
    next: Ref | None


def measure_pages(m: Material) -> tuple[MeasurePage, ...]:
    """A page for every measure, in the plan's order; raises LawBroken when a quote lies outside every view."""
    views: dict[str, list[View]] = defaultdict(list)
    for v in m.views:
        views[v.measure_id].append(v)
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for q in m.quotes:
        quotes[q.measure_id].append(q)
    ids = list(m.measures)
    return tuple(
        _page(m, i, views[i], quotes[i], ids[n - 1] if n else None, ids[n + 1] if n + 1 < len(ids) else None)
        for n, i in enumerate(ids)
    )


def voice_anchor(m: Material, sender: str, case: str | None) -> str:
    """Anchor of a sender on a measure's page, one for each case it speaks in: what the matrix links to."""
    page = m.senders[sender].page
    if case is None:
        return page
    known = cases(m)
    if case not in known:
        raise LawBroken(f"synet til {sender} er fra saken «{case}», som ingen av dokumentene svarer på")
    return f"{page}--sak-{known.index(case) + 1}"


def _page(
    m: Material, measure_id: str, views: list[View], quotes: list[Quote], before: str | None, after: str | None
) -> MeasurePage:
    measure = m.measures[measure_id]
    own = [v for v in views if v.answers is None]
    voices = {id(v): _voice(m, v, quotes) for v in views}
    groups = tuple(
        Group(look, f"syn-{look.css}", tuple(voices[id(v)] for v in _in_order(m, own) if v.view == key))
        for key, look in VIEWS.items()
        if any(v.view == key for v in own)
    )
    mentions = _mentions(m, views, quotes)
    heard = {v.sender for v in views} | {q.sender for q in quotes}
    counted = tally(own)
    reasons = ground_groups(m, measure_id)
    return MeasurePage(
        href=f"tiltak/{m.measure_pages[measure_id]}.html",
        label=measure_label(measure),
        text=measure_text(measure),
        is_whole=measure.kind == "whole",
        places=_places(m, measure),
        section=measure.section,
        amount=amount(measure.amount_nok),
        deadline=date(measure.deadline),
        tally=counted,
        bar=bar(counted, reach(counted)),
        groups=groups,
        mentions=mentions,
        elsewhere=tuple(voices[id(v)] for v in _in_order(m, views) if v.answers is not None),
        reasons=reasons,
        n_reasons=sum(r.n for g in reasons for r in g.reasons),
        silent=tuple(sender_ref(s) for k, s in m.senders.items() if k not in heard and _speaks(s)),
        n_senders=sum(_speaks(s) for s in m.senders.values()),
        previous=measure_ref(m, before) if before else None,
        next=measure_ref(m, after) if after else None,
    )


def _speaks(sender: Sender) -> bool:
    return any(d.status == "analysed" for d in sender.documents)


def _in_order(m: Material, views: list[View]) -> list[View]:
    order = {k: n for n, k in enumerate(m.senders)}
    return sorted(views, key=lambda v: (order[v.sender], v.answers or ""))


def _voice(m: Material, view: View, quotes: list[Quote]) -> Voice:
    """A view with the quotes from the documents it comes from."""
    sender = m.senders[view.sender]
    own = [q for q in quotes if q.sender == view.sender and _case_title(m, q) == view.answers]
    best_id = view.best_sentence_id
    relation = next((q.relation for q in own if q.sentence_id == best_id), None)
    best = passage(m, best_id, relation=relation) if best_id and best_id in m.sentences else None
    others = [q for q in own if q.sentence_id != best_id]
    shown = tuple(passage(m, q.sentence_id, relation=q.relation) for q in others)
    if best is None and shown:
        best, shown = shown[0], shown[1:]
    case = next((case_of(m.document_of(q.sentence_id)) for q in own if view.answers), None)
    return Voice(
        sender=sender_ref(sender),
        type=type_label(sender.type),
        view=VIEWS[view.view],
        anchor=voice_anchor(m, view.sender, view.answers),
        best=best,
        others=shown,
        n_positions=view.n_positions,
        inherited_from=inherited_from(m, view),
        case=case or (Case("Annen sak", view.answers, None) if view.answers else None),
        reviewed=("må ses på nytt" if view.review == "må ses på nytt" else "gjennomgått") if view.reviewed else None,
        n_hidden=max(view.n_positions - len(own), 0),
    )


def inherited_from(m: Material, view: View) -> Ref | None:
    """The sender a view is taken over from; raises LawBroken when there is no such sender."""
    if view.inherited_from is None:
        return None
    if view.inherited_from not in m.senders:
        raise LawBroken(f"synet til {view.sender} er arvet fra «{view.inherited_from}», som ikke er en høringsinstans")
    return sender_ref(m.senders[view.inherited_from])


def _case_title(m: Material, quote: Quote) -> str | None:
    case = case_of(m.document_of(quote.sentence_id))
    return case.title if case else None


def _mentions(m: Material, views: list[View], quotes: list[Quote]) -> tuple[Voice, ...]:
    """Senders whose quotes make no view: they only mention the measure."""
    viewed = {(v.sender, v.answers) for v in views}
    found: dict[tuple[str, str | None], list[Quote]] = defaultdict(list)
    for q in quotes:
        key = (q.sender, _case_title(m, q))
        if key not in viewed:
            found[key].append(q)
    order = {k: n for n, k in enumerate(m.senders)}
    out = []
    for (sender, case), own in sorted(found.items(), key=lambda kv: (order[kv[0][0]], kv[0][1] or "")):
        shown = tuple(passage(m, q.sentence_id, relation=q.relation) for q in own)
        who = m.senders[sender]
        out.append(
            Voice(
                sender=sender_ref(who),
                type=type_label(who.type),
                view=None,
                anchor=voice_anchor(m, sender, case),
                best=shown[0],
                others=shown[1:],
                n_positions=len(own),
                inherited_from=None,
                case=shown[0].case,
                reviewed=None,
                n_hidden=0,
            )
        )
    return tuple(out)


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
