"""Which views rest only on what the program is unsure of: no headline may count them."""

from __future__ import annotations

from collections import defaultdict

from pipeline.records import Quote, View
from pipeline.report.context.common import case_of
from pipeline.report.context.quoted import sure
from pipeline.report.material import Material

Key = tuple[str, str, str | None]
"""Sender, measure, and the other case that the view comes from, None for the plan."""


def key_of(view: View) -> Key:
    """What a view is looked up by among those that are unsure."""
    return view.sender, view.measure_id, view.answers


def key_of_quote(m: Material, quote: Quote) -> Key:
    """The key of the view that the quote lies behind."""
    case = case_of(m.document_of(quote.sentence_id))
    return quote.sender, quote.measure_id, case.title if case else None


def unsure_views(m: Material) -> frozenset[Key]:
    """The views of whose quotes the program is unsure, every one; a view without any quote is not among them.

    A quote that only mentions the measure carries no view, and makes none sure. A person's decision makes a quote sure.
    A signed view is the person's, and never unsure. What is taken over from another sender is as sure as that one's.
    """
    found: dict[Key, list[bool]] = defaultdict(list)
    for q in m.quotes:
        if q.relation != "nevner":
            found[key_of_quote(m, q)].append(is_low(m, q.sentence_id, q.measure_id))
    signed = {key_of(v) for v in m.views if v.reviewed}
    own = {key for key, low in found.items() if all(low)} - signed
    taken_over = {
        key_of(v) for v in m.views if v.inherited_from and (v.inherited_from, v.measure_id, None) in own
    } - signed
    return frozenset(own | taken_over)


def is_low(m: Material, sentence_id: str, measure_id: str) -> bool:
    """The program is unsure of what the sentence says of the measure, or of whether it speaks of it."""
    links = [a for a in m.aligned.get(sentence_id, ()) if a.measure_id == measure_id]
    return bool(links) and sure(m.stances.get(sentence_id), links[0]).is_low
