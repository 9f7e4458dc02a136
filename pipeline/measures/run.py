"""Stage «measures»: the plan's measures, goals and priorities, with number, section, page, amount and deadline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from pipeline.measures.amounts import amount_nok
from pipeline.measures.deadlines import deadline
from pipeline.measures.found import find
from pipeline.measures.merge import Merged, merge
from pipeline.measures.repeats import amount_beside, repeats
from pipeline.measures.whole import whole
from pipeline.params import Params
from pipeline.records import Block, Document, DocumentText, Measure, Place
from pipeline.stage import Inputs, LawBroken, Outputs, Stage, Work


class MeasuresParams(Params, frozen=True, kw_only=True):
    """What ``params.yaml`` says under ``measures``.

    same: likeness, 0 to 100, of the letters and digits from which two wordings are one measure.
    shortest_repeat: letters and digits a measure must have to be recognised when the running text says it again.
    """

    same: float
    shortest_repeat: int


def run(inputs: Inputs, params: MeasuresParams, work: Work) -> Outputs:
    """Find the measures of the plan; a hearing without a plan that can be read has none."""
    texts = {t.doc_id: t.text for t in inputs.table("ingest/texts", DocumentText)}
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    for block in inputs.table("ingest/blocks", Block):
        blocks[block.doc_id].append(block)
    plans = [d for d in inputs.table("ingest/documents", Document) if d.role == "plan" and d.status == "analysed"]
    plans.sort(key=lambda d: d.part_of is not None)  # annexes after the plan itself
    found = [
        m
        for n, doc in enumerate(plans)
        for m in plan_measures(doc, blocks[doc.doc_id], texts.get(doc.doc_id, ""), params)
        if n == 0 or m.kind != "whole"
    ]
    return Outputs(tables={"measures": _distinct(found)})


def plan_measures(doc: Document, blocks: Sequence[Block], text: str, params: MeasuresParams) -> list[Measure]:
    """The measures of one plan: the whole first, then goals, priorities and measures in document order.

    Raises LawBroken when a text is not found verbatim at its place.
    """
    merged = merge(find(blocks, text), params.same)
    again = repeats(merged, blocks, text, params.shortest_repeat)
    out = [whole(doc, blocks, text)]
    out += [_measure(doc, m, more, blocks, text) for m, more in zip(merged, again, strict=True)]
    for m in out:
        first = m.places[0]
        if text[first.start : first.end] != m.text:
            raise LawBroken(f"lov 2: {m.measure_id} står ikke ordrett på {first.start}–{first.end}: «{m.text}»")
    return out


def _measure(doc: Document, m: Merged, again: Sequence[Place], blocks: Sequence[Block], text: str) -> Measure:
    words, best = m.best.text, m.best.place
    amount = amount_nok(words)
    if amount is None and m.best.kind == "priority":
        amount = amount_beside(words, blocks, text)
    others = sorted((p for p in (*m.places, *again) if p != best), key=lambda p: p.start)
    return Measure(
        measure_id=m.measure_id,
        doc_id=doc.doc_id,
        source=best.source,
        section=best.section,
        ordinal=m.ordinal,
        kind=m.best.kind,
        text=words,
        page=best.page,
        amount_nok=amount,
        deadline=deadline(words),
        places=(best, *others),
    )


def _distinct(measures: Sequence[Measure]) -> list[Measure]:
    """Ids made distinct where a plan numbers two things alike, or an annex begins its numbering again."""
    seen: Counter[str] = Counter()
    out: list[Measure] = []
    for m in measures:
        seen[m.measure_id] += 1
        n = seen[m.measure_id]
        out.append(m if n == 1 else msgspec.structs.replace(m, measure_id=f"{m.measure_id}-{n}"))
    return out


STAGE = Stage(
    name="measures",
    params=MeasuresParams,
    run=run,
    tables={"ingest/documents": Document, "ingest/texts": DocumentText, "ingest/blocks": Block},
)
