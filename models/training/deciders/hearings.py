"""A hearing that has been run, with what people say of its sentences: its coded sentences and its corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from passages import Code, Field

from pipeline import tables
from pipeline.cli.places import CommandError, corpus
from pipeline.cli.results import read_decisions
from pipeline.embed import texts as embedded
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.match import match, match_measures, stem
from pipeline.records import (
    HELHET,
    RELATIONS,
    STANCES,
    UNREAD,
    Document,
    Hearing,
    Measure,
    Record,
    Reject,
    Relation,
    Review,
    ReviewKind,
    Sentence,
    SentenceStance,
    SentenceWords,
    Stance,
)
from pipeline.stage import input_files
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.run import CODEBOOK

KINDS: tuple[ReviewKind, ...] = ("stance", "theme", "alignment")
"""What deciders can learn from; a view is no decider's answer."""
STAGE = "deciders"
R = TypeVar("R", bound=Record)


class Decided(NamedTuple):
    """Just what people decided, by row of the field's sentences: one stance; one theme or one measure (by its row), yes
    or no; one relation to a measure. ``lost`` are the decisions that are evidence of nothing, with the reason.
    """

    stances: tuple[tuple[int, Stance], ...] = ()
    themes: tuple[tuple[int, str, bool], ...] = ()
    links: tuple[tuple[int, int, bool], ...] = ()
    relations: tuple[tuple[int, int, Relation], ...] = ()
    lost: tuple[Reject, ...] = ()


class Corrected(NamedTuple):
    """A hearing as it was run, and what people decided in it. ``stances`` are those of its sentences, the decided ones
    among them: links lean on them. ``n`` counts the rows of its ``review.csv``.
    """

    field: Field
    codebook: Codebook
    stances: tuple[Stance | None, ...]
    decided: Decided
    n: int


def read_hearing(root: Path, name: str) -> Field:
    """The hearing ``name`` as its stages read it, with its coded sentences.

    Raises CommandError saying what to do when it has not been run.
    """
    field, every = _as_run(root, name)
    gold = read_gold({f.name: f for f in input_files(root / "corpus" / name, "gold")})
    codes = _coded(gold, field.documents, every, field.measures) if gold else {}
    return field._replace(codes=[codes.get(s.sentence_id) for s in field.sentences])


def read_corrected(root: Path, name: str) -> Corrected:
    """The hearing ``name`` as its stages read it, with what its ``review.csv`` decides.

    Raises CommandError saying what to do when there is no such hearing or it has not been run, and InputError when
    ``review.csv`` cannot be read.
    """
    folder = corpus(root, name)
    field, every = _as_run(root, name)
    codebook = Codebook()
    if _table(root, name, "ingest/hearing", Hearing)[0].has_codebook:
        codebook = read_codebook((folder / CODEBOOK).read_text(encoding="utf-8-sig"), CODEBOOK)
    reviews = read_decisions(folder)
    said = {s.sentence_id: s.stance for s in _table(root, name, "positions/stances", SentenceStance)}
    stances, decided = decisions(reviews, field, every, [t.theme for t in codebook.themes], said)
    return Corrected(field, codebook, stances, decided, len(reviews))


def decisions(
    reviews: Iterable[Review],
    field: Field,
    every: Iterable[Sentence],
    themes: Collection[str],
    said: Mapping[str, Stance | None],
) -> tuple[tuple[Stance | None, ...], Decided]:
    """The stances of the field's sentences, decided or else ``said``, and what ``reviews`` decide of them.

    ``every`` sentence of the hearing is looked for them in: that several have the same words counts everywhere.
    """
    rows, lost = list(reviews), list[Reject]()
    by_kind: dict[ReviewKind, list[tuple[int, Review]]] = {}
    for kind in KINDS:
        placed = tables.place_reviews([r for r in rows if r.kind == kind], every, STAGE)
        by_kind[kind], unread = _in_rows(placed, field)
        lost += (*placed.lost, *unread)
    lost += [_unused(r, "syn avgjøres av en regel, ikke av modellene") for r in rows if r.kind == "view"]

    decided = tuple((i, s) for i, r in by_kind["stance"] for s in STANCES if s == r.new)
    stances = [said.get(s.sentence_id) for s in field.sentences]
    for i, stance in decided:
        stances[i] = stance
    links, relations, unlinked = _links(by_kind["alignment"], [m.measure_id for m in field.measures], stances)
    known = [(i, r) for i, r in by_kind["theme"] if r.target in themes]
    gone = [r for _, r in by_kind["theme"] if r.target not in themes]
    lost += [_unused(r, f"temaet «{r.target}» står ikke i kodeboken") for r in gone]
    on_themes = tuple((i, r.target, r.new == tables.YES) for i, r in known)
    return tuple(stances), Decided(decided, on_themes, links, relations, (*lost, *unlinked))


def _in_rows(placed: tables.Placed, field: Field) -> tuple[list[tuple[int, Review]], list[Reject]]:
    """Decisions by the row of their sentence, and those of sentences that the deciders are not asked about."""
    languages = {d.doc_id: d.language for d in field.documents.values()}
    row = {s.sentence_id: i for i, s in enumerate(field.sentences) if (s.language or languages[s.doc_id]) not in UNREAD}
    each = [(sentence_id, r) for sentence_id, group in placed.by_sentence.items() for r in group]
    why = "modellene leser ikke setningen (sitat, tabell, plan eller et annet språk)"
    unread = [_unused(r, why) for sentence_id, r in each if sentence_id not in row]
    found = [(row[sentence_id], r) for sentence_id, r in each if sentence_id in row]
    return sorted(found, key=lambda x: (x[0], x[1].target)), unread


def _links(
    reviews: Iterable[tuple[int, Review]], measures: Sequence[str], stances: Sequence[Stance | None]
) -> tuple[tuple[tuple[int, int, bool], ...], tuple[tuple[int, int, Relation], ...], list[Reject]]:
    """Decided links, decided relations, and what is not used of the decisions on links."""
    column = {m: j for j, m in enumerate(measures)}
    links, relations, lost = list[tuple[int, int, bool]](), list[tuple[int, int, Relation]](), list[Reject]()
    for i, r in reviews:
        j = column.get(r.target)
        if j is None:
            whole = "om forslaget som helhet avgjør regler, ikke modellene"
            lost.append(_unused(r, whole if r.target == HELHET else f"tiltaket «{r.target}» finnes ikke i planen"))
            continue
        links.append((i, j, r.new != tables.NO))
        if (relation := next((x for x in RELATIONS if x == r.new), None)) is None:
            continue
        if stances[i] in (None, "ingen"):
            lost.append(_unused(r, "uten standpunkt avgjør en regel relasjonen; at tiltaket er ment, er brukt"))
        else:
            relations.append((i, j, relation))
    return tuple(links), tuple(relations), lost


def _unused(review: Review, why: str) -> Reject:
    return tables.lost_review(review, STAGE, why)


def _as_run(root: Path, name: str) -> tuple[Field, tuple[Sentence, ...]]:
    """The hearing without codes, and every sentence of it."""
    documents = {d.doc_id: d for d in _table(root, name, "ingest/documents", Document)}
    every = _table(root, name, "segment/sentences", Sentence)
    measures = [m for m in _table(root, name, "measures/measures", Measure) if m.kind != "whole"]
    keyed = {key.id: text for key, text in embedded(list(documents.values()), every, []) if key.kind == "sentence"}
    sentences = [s for s in every if s.sentence_id in keyed and s.block_kind != "quote"]
    words = _table(root, name, "segment/words", SentenceWords)
    texts = [keyed[s.sentence_id] for s in sentences]
    return Field(name, documents, sentences, texts, [None] * len(sentences), words, measures), every


def _table(root: Path, name: str, place: str, record: type[R]) -> tuple[R, ...]:
    path = root / "output" / name / "work" / f"{place}.jsonl"
    if not path.is_file():
        where = path.relative_to(root)
        raise CommandError(f"Høringen «{name}» er ikke kjørt ferdig: {where} finnes ikke. Kjør «dvc repro» først.")
    return tables.read_records(path, record)


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
