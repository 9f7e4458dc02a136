"""What people decided of a sentence's links stands over what the fits say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from pipeline.align.accept import KEPT
from pipeline.align.fit import Texts
from pipeline.records import HELHET, RELATIONS, Alignment, Reject, Relation, Review
from pipeline.tables import NO, lost_review


def corrected(
    links: Iterable[Alignment],
    decided: Mapping[str, Sequence[Review]],
    texts: Texts,
    related: Callable[[int, int | None], Relation],
) -> tuple[list[Alignment], list[Reject]]:
    """``links`` with the decided ones, in document order, and the decisions that hold nowhere.

    A link that a person accepted scores 1 and comes first; one that a person refused scores 0 and comes last. Of a
    measure that was not among the ten best, «ja» gives the relation that ``related`` finds.
    """
    if not decided:
        return list(links), []
    found: dict[str, list[Alignment]] = defaultdict(list)
    for a in links:
        found[a.sentence_id].append(a)
    row_of = {m.measure_id: j for j, m in enumerate(texts.measures)}
    place_of = {s.sentence_id: i for i, s in enumerate(texts.sentences)}
    unused: list[Reject] = []
    for sentence_id, reviews in decided.items():
        for r in reviews:
            i, j = place_of.get(sentence_id), row_of.get(r.target)
            if i is None:
                unused.append(lost_review(r, "align", "setningen settes ikke opp mot tiltak"))
            elif j is None and r.target != HELHET:
                unused.append(lost_review(r, "align", f"tiltaket «{r.target}» finnes ikke i planen"))
            else:
                doc_id = texts.sentences[i].doc_id
                found[sentence_id] = _with(found[sentence_id], r, doc_id, sentence_id, related(i, j))
    return [a for s in texts.sentences for a in found.get(s.sentence_id, ())], unused


def _with(rows: list[Alignment], r: Review, doc_id: str, sentence_id: str, by_machine: Relation) -> list[Alignment]:
    """The links of one sentence with one decision, ranked anew."""
    machine = next((a for a in rows if a.measure_id == r.target), None)
    if machine is None and r.new == NO:
        return rows
    was = machine.relation if machine else by_machine
    relation = next((x for x in RELATIONS if x == r.new), was)
    link = Alignment(
        doc_id=doc_id,
        sentence_id=sentence_id,
        measure_id=r.target,
        relation=relation,
        score=0.0 if r.new == NO else 1.0,
        rank=0,
        accepted=r.new != NO,
        reviewed=r.by,
    )
    every = [link, *(a for a in rows if a.measure_id != r.target)]
    order = sorted(every, key=lambda a: (a.reviewed is None or not a.accepted, -a.score, a.rank, a.measure_id))
    return [msgspec.structs.replace(a, rank=n) for n, a in enumerate(order[:KEPT], 1)]
