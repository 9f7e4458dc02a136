"""A hearing that has been run, with what people say of its sentences: its coded sentences and its corrections."""

from __future__ import annotations

from pathlib import Path

from passages import Code, Field

from pipeline import tables
from pipeline.embed import texts as embedded
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.match import match, match_measures, stem
from pipeline.records import Document, Measure, Relation, Sentence, SentenceWords
from pipeline.stage import input_files

RUNNING = ("heading", "sentence", "item")


def read_hearing(root: Path, name: str) -> Field:
    """The hearing ``name`` as its stages read it. Raises FileNotFoundError when it has not been run."""
    work = root / "output" / name / "work"
    documents = {d.doc_id: d for d in tables.read_records(work / "ingest" / "documents.jsonl", Document)}
    every = tables.read_records(work / "segment" / "sentences.jsonl", Sentence)
    measures = [m for m in tables.read_records(work / "measures" / "measures.jsonl", Measure) if m.kind != "whole"]
    keyed = {key.id: text for key, text in embedded(list(documents.values()), every, []) if key.kind == "sentence"}
    sentences = [s for s in every if s.sentence_id in keyed and s.kind in RUNNING and s.block_kind != "quote"]
    gold = read_gold({f.name: f for f in input_files(root / "corpus" / name, "gold")})
    codes = _coded(gold, documents, every, measures) if gold else {}
    return Field(
        name,
        documents,
        sentences,
        [keyed[s.sentence_id] for s in sentences],
        [codes.get(s.sentence_id) for s in sentences],
        tables.read_records(work / "segment" / "words.jsonl", SentenceWords),
        measures,
    )


def _coded(
    gold: Gold, documents: dict[str, Document], sentences: tuple[Sentence, ...], measures: list[Measure]
) -> dict[str, Code]:
    """What the coded sentences say of the pipeline's, of those that are cut alike."""
    same = match_measures(gold.measures, {m.measure_id: m.text for m in measures})
    row = {same[m.measure_id]: j for j, m in enumerate(measures) if m.measure_id in same}
    analysed = {stem(d.file): d.doc_id for d in documents.values() if d.status == "analysed"}
    out: dict[str, Code] = {}
    for document in gold.documents:
        own = [s for s in sentences if s.doc_id == analysed.get(document.stem)]
        for coded, hits in zip(document.sentences, match(document.sentences, [s.text for s in own]), strict=True):
            label = document.labels[coded.id]
            if label.skip or label.stance is None or len(hits) != 1:
                continue
            links: tuple[tuple[int, Relation], ...] = tuple((row[m.id], m.rel) for m in label.measures if m.id in row)
            out[own[hits[0].row].sentence_id] = Code(label.stance, tuple(label.themes), links)
    return out
