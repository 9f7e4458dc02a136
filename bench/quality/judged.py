"""A hearing's coded sentences with what the pipeline says of each: scores, language, confusion, calibration, errors."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.quality import counts
from bench.quality.counts import Bin
from pipeline.evaluate.gold import Gold
from pipeline.evaluate.judge import PublicTables, Row, coded_measures, judge
from pipeline.evaluate.match import match, stem
from pipeline.evaluate.metrics import AGAINST, FOR, Judged
from pipeline.records import STANCES, Stance

WORST = 10


class Seen(NamedTuple):
    """A coded sentence. ``score``: of the stance; ``language``: its document's, or its own."""

    coded_id: str
    text: str
    language: str
    score: float | None
    judged: Judged


class Sure(NamedTuple):
    """A probability that the pipeline gave, and whether it was right."""

    chance: float
    right: bool


class Wrong(NamedTuple):
    """A wrong stance. ``turned``: a view against read as for, or for as against."""

    coded_id: str
    text: str
    meant: Stance
    said: Stance
    score: float
    turned: bool
    explanation: str | None


def seen(tables: PublicTables, gold: Gold) -> list[Seen]:
    """The coded sentences in order, letterheads and the like left out."""
    rows, _ = judge(tables, gold)
    details = list(_details(tables, gold))
    return [Seen(*d, judged=row) for d, row in zip(details, rows, strict=True)]


def _details(tables: PublicTables, gold: Gold) -> Iterator[tuple[str, str, str, float | None]]:
    languages = {d["doc_id"]: d["language"] for d in tables.documents}
    analysed = {stem(d["file"]): d["doc_id"] for d in tables.documents if d["status"] == "analysed"}
    for document in gold.documents:
        if document.stem not in analysed:
            continue
        own = [s for s in tables.sentences if s["doc_id"] == analysed[document.stem]]
        hits = match(document.sentences, [s["text"] for s in own])
        for coded, found in zip(document.sentences, hits, strict=True):
            label = document.labels[coded.id]
            if label.skip or label.stance is None:
                continue
            row: Row = own[found[0].row] if found else {}
            score = float(row["stance_score"]) if row.get("stance_score") else None
            language = row.get("language") or languages[analysed[document.stem]]
            yield coded.id, coded.text, language, score


def confusion(rows: Sequence[Seen]) -> list[list[int]]:
    """Coded stance (rows) against the pipeline's (columns); the last column is left open."""
    found = [[0] * (len(STANCES) + 1) for _ in STANCES]
    for r in rows:
        column = len(STANCES) if r.judged.said is None else STANCES.index(r.judged.said)
        found[STANCES.index(r.judged.stance)][column] += 1
    return found


def sure_stances(rows: Sequence[Seen]) -> list[Sure]:
    """The stances that were given."""
    return [Sure(r.score, r.judged.said == r.judged.stance) for r in rows if r.judged.said and r.score is not None]


def sure_themes(tables: PublicTables, gold: Gold) -> list[Sure]:
    """The themes that were given to sentences that are coded."""
    given: dict[str, list[Row]] = {}
    for row in tables.themes:
        given.setdefault(row["sentence_id"], []).append(row)
    return [
        Sure(float(row["score"]), row["theme"] in themes)
        for sentence_id, themes, _ in _covered(tables, gold)
        for row in given.get(sentence_id, ())
    ]


def sure_links(tables: PublicTables, gold: Gold) -> list[Sure]:
    """The measures that were ranked for positions that are coded, accepted or not, the whole left out."""
    same = coded_measures(tables, gold)
    given: dict[str, list[Row]] = {}
    for row in tables.alignments:
        if row["measure_id"] in same:
            given.setdefault(row["sentence_id"], []).append(row)
    return [
        Sure(float(row["score"]), same[row["measure_id"]] in linked)
        for sentence_id, _, linked in _covered(tables, gold)
        for row in given.get(sentence_id, ())
        if same[row["measure_id"]] != "helhet"
    ]


def _covered(tables: PublicTables, gold: Gold) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """The pipeline's sentences that cover a coded one best, with its themes and measures."""
    analysed = {stem(d["file"]): d["doc_id"] for d in tables.documents if d["status"] == "analysed"}
    for document in gold.documents:
        own = [s for s in tables.sentences if s["doc_id"] == analysed.get(document.stem)]
        hits = match(document.sentences, [s["text"] for s in own])
        for coded, found in zip(document.sentences, hits, strict=True):
            label = document.labels[coded.id]
            if found and not label.skip and label.stance is not None:
                yield own[found[0].row]["sentence_id"], frozenset(label.themes), frozenset(m.id for m in label.measures)


def bins(given: Sequence[Sure]) -> list[Bin]:
    """The reliability table of what was given."""
    return counts.reliability(np.array([g.chance for g in given]), np.array([g.right for g in given], dtype=bool))


def worst(rows: Sequence[Seen], explained: Mapping[tuple[str, str], str], n: int = WORST) -> list[Wrong]:
    """The worst wrong stances: those that turn a view around first, then the surest."""
    found = [
        Wrong(
            r.coded_id,
            r.text,
            r.judged.stance,
            r.judged.said,
            r.score or 0.0,
            turned(r.judged.stance, r.judged.said),
            explained.get((r.coded_id, r.judged.said)),
        )
        for r in rows
        if r.judged.said is not None and r.judged.said != r.judged.stance
    ]
    return sorted(found, key=lambda w: (not w.turned, -w.score, w.coded_id))[:n]


def turned(meant: Stance, said: Stance) -> bool:
    """Whether one is for and the other against."""
    return (meant in AGAINST and said in FOR) or (meant in FOR and said in AGAINST)


def explanations(path: Path) -> dict[tuple[str, str], str]:
    """Hand-written explanations by coded sentence and the stance it was given; none without the file."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {(r["sentence_id"], r["said"]): r["explanation"] for r in csv.DictReader(lines) if r["explanation"]}
