"""Which of a sender's views stands for it where each sender is counted once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.records import View
from pipeline.report.context.common import case_of
from pipeline.report.material import Material


def by_measure_and_sender(m: Material) -> Mapping[tuple[str, str], tuple[View, ...]]:
    """A sender's views of a measure: the one that answers the plan first, then other cases, the latest first."""
    dates: dict[str, str] = {}
    for d in m.documents.values():
        case = case_of(d)
        if case:
            dates[case.title] = max(dates.get(case.title, ""), d.date or "")
    found: dict[tuple[str, str], list[View]] = defaultdict(list)
    for v in sorted(m.views, key=lambda v: v.answers or ""):
        found[v.measure_id, v.sender].append(v)
    for views in found.values():
        views.sort(key=lambda v: dates.get(v.answers or "", ""), reverse=True)
        views.sort(key=lambda v: v.answers is not None)
    return {k: tuple(v) for k, v in found.items()}


def only_other(m: Material) -> bool:
    """No view answers the plan: all there is comes from other cases."""
    return bool(m.views) and all(v.answers is not None for v in m.views)


def counted(m: Material) -> Mapping[str, Sequence[View]]:
    """The views each measure is counted by, one a sender: those that answer the plan, or, in a hearing that has none
    of them, the latest from another case."""
    other = only_other(m)
    out: dict[str, list[View]] = {i: [] for i in m.measures}
    for (measure_id, _), views in by_measure_and_sender(m).items():
        if other or views[0].answers is None:
            out[measure_id].append(views[0])
    return out


def best_quotes(m: Material) -> Mapping[int, str]:
    """The sentence that best shows each view, by ``id`` of the view: the first of its quotes where its best may not be
    shown; a view none of whose quotes may be is left out."""
    first: dict[tuple[str, str, str | None], str] = {}
    for q in m.quotes:
        case = case_of(m.document_of(q.sentence_id))
        first.setdefault((q.sender, q.measure_id, case.title if case else None), q.sentence_id)
    out = {}
    for v in m.views:
        found = v.best_sentence_id if v.best_sentence_id in m.index else None
        found = found or first.get((v.sender, v.measure_id, v.answers))
        if found:
            out[id(v)] = found
    return out
