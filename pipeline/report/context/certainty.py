"""Which views rest only on what the program is unsure of: no headline may show them as if they were sure."""

from __future__ import annotations

from collections import defaultdict

from pipeline.report.context.common import case_of
from pipeline.report.context.quoted import sure
from pipeline.report.material import Material

Key = tuple[str, str, str | None]
"""Sender, measure, and the other case that the view comes from, None for the plan."""


def unsure_views(m: Material) -> frozenset[Key]:
    """The views of whose quotes the program is unsure, every one; a view without quotes of its own is not among them.

    A person's decision makes a quote sure. A signed view is the person's, and never unsure.
    """
    found: dict[Key, list[bool]] = defaultdict(list)
    for q in m.quotes:
        links = [a for a in m.aligned.get(q.sentence_id, ()) if a.measure_id == q.measure_id]
        case = case_of(m.document_of(q.sentence_id))
        low = bool(links) and sure(m.stances.get(q.sentence_id), links[0]).is_low
        found[q.sender, q.measure_id, case.title if case else None].append(low)
    signed = {(v.sender, v.measure_id, v.answers) for v in m.views if v.reviewed}
    return frozenset(key for key, low in found.items() if all(low) and key not in signed)
