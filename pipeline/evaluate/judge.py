"""From the public tables and the coded sentences to rows that can be judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, cast

from pipeline.evaluate.gold import CodedDocument, Gold
from pipeline.evaluate.match import Hit, match, match_measures, stem
from pipeline.evaluate.metrics import Judged
from pipeline.records import Stance

Row = Mapping[str, str]


class PublicTables(NamedTuple):
    """The public tables that are judged, as read from CSV."""

    documents: Sequence[Row]
    sentences: Sequence[Row]
    themes: Sequence[Row]
    measures: Sequence[Row]
    alignments: Sequence[Row]
    views: Sequence[Row]


def coded_measures(tables: PublicTables, gold: Gold) -> dict[str, str]:
    """The pipeline's measure ids → the coded ids of the same measures."""
    return match_measures(gold.measures, {m["measure_id"]: m["text"] for m in tables.measures})


def judge(tables: PublicTables, gold: Gold) -> tuple[list[Judged], list[str]]:
    """Coded sentences with what the tables say of them, and the stems of coded documents that were not analysed."""
    by_doc = _group(tables.sentences, "doc_id")
    analysed = {stem(d["file"]): d["doc_id"] for d in tables.documents if d["status"] == "analysed"}
    themes = {k: frozenset(r["theme"] for r in v) for k, v in _group(tables.themes, "sentence_id").items()}
    same = coded_measures(tables, gold)
    links = _group([a for a in tables.alignments if a["measure_id"] in same], "sentence_id")
    rows: list[Judged] = []
    missing: list[str] = []
    for document in gold.documents:
        doc_id = analysed.get(document.stem)
        if doc_id is None:
            missing.append(document.stem)
            continue
        rows += _document(document, by_doc[doc_id], themes, links, same)
    return rows, missing


def _document(
    document: CodedDocument,
    sentences: Sequence[Row],
    themes: Mapping[str, frozenset[str]],
    links: Mapping[str, Sequence[Row]],
    same: Mapping[str, str],
) -> list[Judged]:
    out = []
    for coded, hits in zip(document.sentences, match(document.sentences, [s["text"] for s in sentences]), strict=True):
        label = document.labels[coded.id]
        if label.skip or label.stance is None:
            continue
        ids = [sentences[h.row]["sentence_id"] for h in hits]
        candidates = sorted((a for i in ids for a in links.get(i, ())), key=lambda a: int(a["rank"]))
        out.append(
            Judged(
                stem=document.stem,
                covered=bool(hits),
                stance=label.stance,
                said=_stance(hits, sentences),
                themes=frozenset(label.themes),
                tagged=frozenset().union(*(themes.get(i, frozenset()) for i in ids)),
                links=tuple(sorted((m.id, m.rel) for m in label.measures)),
                found=_unique((same[a["measure_id"]], a["relation"]) for a in candidates if a["accepted"] == "true"),
                ranked=tuple(dict.fromkeys(same[a["measure_id"]] for a in candidates)),
            )
        )
    return out


def _stance(hits: Sequence[Hit], sentences: Sequence[Row]) -> Stance | None:
    """The stance of the pipeline sentence that covers most; None where it has none."""
    return cast(Stance, sentences[hits[0].row]["stance"]) if hits and sentences[hits[0].row]["stance"] else None


def _unique(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    out: dict[str, str] = {}
    for measure, relation in pairs:
        out.setdefault(measure, relation)
    return tuple(sorted(out.items()))


def _group(rows: Sequence[Row], key: str) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = defaultdict(list)
    for r in rows:
        out[r[key]].append(r)
    return out
