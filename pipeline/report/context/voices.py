"""The senders on a measure's page: each with its view, its best quote and the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Quote, View
from pipeline.report.context.certainty import Key, key_of
from pipeline.report.context.common import Case, Passage, Ref, case_of, cases, passage, sender_ref
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import VIEWS, Look, type_label
from pipeline.stage import LawBroken

SEEN_AGAIN = "må ses på nytt"
"""The state of a signed view that now rests on something else."""


@dataclass(frozen=True)
class Signed:
    """That a person has decided the view: ``by`` says who and when, ``computed`` what the program reads instead, and
    ``again`` that it now rests on something else and must be looked at anew."""

    by: str
    computed: Look | None
    again: bool


@dataclass(frozen=True)
class Voice:
    """A sender on the measure: its best quote first and the others after; both may be missing where none is shown."""

    sender: Ref
    number: int
    """The sender's in the site's data."""
    type: str
    key: str
    """The view as the data calls it, empty for who only mentions the measure."""
    view: Look | None
    anchor: str
    best: Passage | None
    others: tuple[Passage, ...]
    n_positions: int
    asked: str | None
    """What the number of positions counts in the data, None where that holds something else."""
    inherited_from: Ref | None
    case: Case | None
    signed: Signed | None
    n_hidden: int
    without: str | None = None
    """Why there is no quote: the view is ``inherited``, ``signed``, rests on the letter as a ``whole``, or on what is
    ``hidden``. None where there is one."""
    is_unsure: bool = False
    """It is among ``certainty.unsure_views``: no headline counts the view."""


def voices(
    m: Material, views: Sequence[View], quotes: Sequence[Quote], unsure: Collection[Key] = ()
) -> Mapping[int, Voice]:
    """A voice for each of a measure's views, by ``id`` of the view. unsure: as ``certainty.unsure_views`` tells."""
    return {
        id(v): replace(_voice(m, v, views, [q for q in quotes if q.sender == v.sender]), is_unsure=key_of(v) in unsure)
        for v in views
    }


def voice_anchor(m: Material, sender: str, case: str | None) -> str:
    """Anchor of a sender on a measure's page, one for each case it speaks in: what the matrix links to."""
    page = m.senders[sender].page
    if case is None:
        return page
    known = cases(m)
    if case not in known:
        raise LawBroken(f"synet til {sender} er fra saken «{case}», som ingen av dokumentene svarer på")
    return f"{page}--sak-{known.index(case) + 1}"


def inherited_from(m: Material, view: View) -> Ref | None:
    """The sender a view is taken over from; raises LawBroken when there is no such sender."""
    if view.inherited_from is None:
        return None
    if view.inherited_from not in m.senders:
        raise LawBroken(f"synet til {view.sender} er arvet fra «{view.inherited_from}», som ikke er en høringsinstans")
    return sender_ref(m.senders[view.inherited_from])


def in_order(m: Material, views: Sequence[View]) -> list[View]:
    """The views in the order of senders, then of cases."""
    return sorted(views, key=lambda v: (m.sender_number[v.sender], v.answers or ""))


def mentions(m: Material, views: Sequence[View], quotes: Sequence[Quote], *, takes_a_stance: bool) -> tuple[Voice, ...]:
    """Senders whose quotes make no view of the measure, each with those of its quotes that ``takes_a_stance``."""
    viewed = {(v.sender, v.answers) for v in views}
    found: dict[tuple[str, str | None], list[Quote]] = defaultdict(list)
    for q in quotes:
        key = (q.sender, _case_title(m, q))
        if key not in viewed and m.is_position(q.sentence_id) == takes_a_stance:
            found[key].append(q)
    in_turn = sorted(found.items(), key=lambda kv: (m.sender_number[kv[0][0]], kv[0][1] or ""))
    tail = "" if takes_a_stance else "--nevner"  # a sender may stand in both lists
    return tuple(_mention(m, m.senders[sender], case, own, tail) for (sender, case), own in in_turn)


def _mention(m: Material, sender: Sender, case: str | None, quotes: Sequence[Quote], tail: str) -> Voice:
    shown = tuple(_passage(m, q) for q in quotes)
    return Voice(
        sender=sender_ref(sender),
        number=m.sender_number[sender.key],
        type=type_label(sender.type),
        key="",
        view=None,
        anchor=voice_anchor(m, sender.key, case) + tail,
        best=shown[0],
        others=shown[1:],
        n_positions=len(quotes),
        asked=None,
        inherited_from=None,
        case=shown[0].case,
        signed=None,
        n_hidden=0,
    )


def _voice(m: Material, view: View, views: Sequence[View], quotes: Sequence[Quote]) -> Voice:
    """A view with the quotes of its sender's that come from the documents it comes from."""
    sender = m.senders[view.sender]
    own = [q for q in quotes if _case_title(m, q) == view.answers]
    best, others = _best_and_others(m, view, own)
    case = next((case_of(m.document_of(q.sentence_id)) for q in own if view.answers), None)
    return Voice(
        sender=sender_ref(sender),
        number=m.sender_number[view.sender],
        type=type_label(sender.type),
        key=view.view,
        view=VIEWS[view.view],
        anchor=voice_anchor(m, view.sender, view.answers),
        best=best,
        others=others,
        n_positions=view.n_positions,
        asked=_asked(m, view, views, own),
        inherited_from=inherited_from(m, view),
        case=case or (Case(msg("Annen sak"), view.answers, None) if view.answers else None),
        signed=_signed(view),
        n_hidden=max(view.n_positions - len(own), 0),
        without=None if best else _without(view),
    )


def _without(view: View) -> str:
    """What a view rests on that has no quote."""
    if view.inherited_from is not None:
        return "inherited"
    if view.n_positions or view.best_sentence_id is not None:
        return "hidden"
    return "signed" if view.reviewed is not None else "whole"


def _best_and_others(m: Material, view: View, own: Sequence[Quote]) -> tuple[Passage | None, tuple[Passage, ...]]:
    best_id = view.best_sentence_id
    quote = next((q for q in own if q.sentence_id == best_id), None)
    shown = tuple(_passage(m, q) for q in own if q.sentence_id != best_id)
    if quote is not None:
        return _passage(m, quote), shown
    if best_id and best_id in m.sentences:
        return passage(m, best_id, measure_id=view.measure_id), shown
    return (shown[0], shown[1:]) if shown else (None, ())


def _passage(m: Material, quote: Quote) -> Passage:
    return passage(m, quote.sentence_id, relation=quote.relation, measure_id=quote.measure_id)


def _asked(m: Material, view: View, views: Sequence[View], own: Sequence[Quote]) -> str | None:
    """What the data counts the view's positions by; None where it cannot: it does not tell other cases apart, and
    does not hold what is not shown."""
    other = view.answers is not None
    alike = [v for v in views if v.sender == view.sender and (v.answers is not None) == other]
    if len(alike) > 1 or view.n_positions != len(own):
        return None
    number = m.sender_number[view.sender]
    return f"positions?measure={view.measure_id}&sender={number}&other={int(other)}"


def _signed(view: View) -> Signed | None:
    if view.reviewed is None:
        return None
    changed = view.computed is not None and view.computed != view.view
    computed = VIEWS[view.computed] if view.computed is not None and changed else None
    return Signed(view.reviewed, computed, view.review == SEEN_AGAIN)


def _case_title(m: Material, quote: Quote) -> str | None:
    case = case_of(m.document_of(quote.sentence_id))
    return case.title if case else None
