"""A sender's view of a measure, from the relation of its positions and not from their tone (rule in docs)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from pipeline.records import Quote, Relation, Stance, View, ViewLabel
from pipeline.summary.positions import Said, is_position

Key = tuple[str, str, str | None]
"""sender, measure_id, case"""

_STRENGTH: dict[Stance, int] = {
    "imot": 0,
    "støtter": 0,
    "støtter-med-forbehold": 1,
    "kritisk": 1,
    "foreslår": 2,
    "ingen": 3,
}


def label(found: Sequence[tuple[Relation, Stance]]) -> ViewLabel | None:
    """The view that positions with these relations and stances make together, or None when they make none.

    i-tråd gives støtter (støtter-med-forbehold when a sentence says so); utover gives foreslår, or
    støtter-med-forbehold when the sender also approves; mot gives kritisk, or imot when it rejects; i-tråd and mot
    together give blandet; nevner alone gives none.
    """
    relations = {r for r, _ in found}
    against = [s for r, s in found if r == "mot"]
    with_it = [s for r, s in found if r == "i-tråd"]
    approves = bool(with_it) or any(s in ("støtter", "støtter-med-forbehold") for r, s in found if r == "utover")
    if against and with_it:
        return "blandet"
    if against:
        return "imot" if "imot" in against else "kritisk"
    if "utover" in relations:
        return "støtter-med-forbehold" if approves else "foreslår"
    if with_it:
        return "støtter-med-forbehold" if "støtter-med-forbehold" in with_it else "støtter"
    return None


def group(items: Iterable[Said]) -> dict[Key, list[Quote]]:
    """Every accepted alignment of every position, by sender, measure and case, the best quote first."""
    quotes: dict[Key, list[Quote]] = defaultdict(list)
    for item in filter(is_position, items):
        for a in item.alignments:
            quotes[item.sender, a.measure_id, item.case].append(
                Quote(
                    sender=item.sender,
                    measure_id=a.measure_id,
                    sentence_id=item.sentence.sentence_id,
                    relation=a.relation,
                    stance=item.stance,
                    score=a.score,
                )
            )
    return {k: sorted(v, key=_best_first) for k, v in sorted(quotes.items(), key=lambda kv: _order(kv[0]))}


def views(grouped: dict[Key, list[Quote]]) -> tuple[View, ...]:
    """One view for each sender, measure and case with a position that makes one; sorted."""
    out = []
    for (sender, measure_id, case), quotes in grouped.items():
        view = label([(q.relation, q.stance) for q in quotes])
        if view is None:
            continue
        out.append(
            View(
                sender=sender,
                measure_id=measure_id,
                view=view,
                n_positions=len(quotes),
                best_sentence_id=bears(view, quotes).sentence_id,
                answers=case,
            )
        )
    return tuple(out)


def all_quotes(grouped: dict[Key, list[Quote]]) -> tuple[Quote, ...]:
    """Every quote behind every view, in the views' order."""
    return tuple(chain.from_iterable(grouped.values()))


def bears(view: ViewLabel, quotes: Sequence[Quote]) -> Quote:
    """The quote that best shows the view: the first whose own stance or relation says the same."""
    wanted: dict[ViewLabel, tuple[Relation, ...]] = {"kritisk": ("mot",), "imot": ("mot",), "foreslår": ("utover",)}
    fitting = [q for q in quotes if q.relation in wanted.get(view, ("i-tråd", "utover", "mot"))]
    same = [q for q in fitting if q.stance == view]
    return (same or fitting or list(quotes))[0]


def _best_first(q: Quote) -> tuple[bool, int, float, str]:
    return (q.relation == "nevner", _STRENGTH[q.stance], -q.score, q.sentence_id)


def _order(key: Key) -> tuple[str, str, str]:
    sender, measure_id, case = key
    return (sender, measure_id, case or "")
