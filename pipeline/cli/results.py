"""What the pipeline made of a hearing, read once for the commands that show or ask about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pipeline import tables
from pipeline.align.candidates import AlignParams
from pipeline.cli.places import CommandError, corpus
from pipeline.params import load
from pipeline.positions.run import PositionsParams
from pipeline.records import (
    Alignment,
    Document,
    Hearing,
    Measure,
    Quote,
    Record,
    Review,
    Sentence,
    SentenceStance,
    Theme,
    ThemeTag,
    View,
)
from pipeline.stage import REVIEW, InputError
from pipeline.summary.positions import case_of, sender_of
from pipeline.themes.run import ThemesParams

R = TypeVar("R", bound=Record)
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Key = tuple[str, str, str | None]
"""sender, measure_id, case"""


@dataclass(frozen=True)
class Results:
    """The work tables of a hearing, looked up by id; ``reviews`` are the decisions in ``review.csv``."""

    hearing: Hearing
    documents: Mapping[str, Document]
    sentences: Mapping[str, Sentence]
    stances: Mapping[str, SentenceStance]
    tags: Mapping[str, tuple[ThemeTag, ...]]
    links: Mapping[str, tuple[Alignment, ...]]
    measures: Mapping[str, Measure]
    themes: Mapping[str, Theme]
    views: tuple[View, ...]
    quotes: tuple[Quote, ...]
    reviews: tuple[Review, ...]
    align: AlignParams
    positions: PositionsParams
    tagging: ThemesParams

    @cached_property
    def behind(self) -> Mapping[Key, tuple[Quote, ...]]:
        """The quotes that a view rests on, by sender, measure and case; those that only mention are left out."""
        return grouped(
            (q for q in self.quotes if q.relation != "nevner"),
            lambda q: (q.sender, q.measure_id, case_of(self.document_of(q.sentence_id))),
        )

    @cached_property
    def resting(self) -> Mapping[str, tuple[View, ...]]:
        """The views that rest on each sentence."""
        out: dict[str, list[View]] = defaultdict(list)
        for v in self.views:
            own = {q.sentence_id for q in self.behind.get((v.sender, v.measure_id, v.answers), ())}
            for sentence_id in sorted({*own, *([v.best_sentence_id] if v.best_sentence_id else [])}):
                out[sentence_id].append(v)
        return {k: tuple(v) for k, v in out.items()}

    def document_of(self, sentence_id: str) -> Document:
        """The document a sentence stands in."""
        return self.documents[self.sentences[sentence_id].doc_id]

    def documents_of(self, view: View) -> tuple[str, ...]:
        """The documents in which a view's sender speaks in that case, or on the plan: by id."""
        return tuple(
            sorted(
                d.doc_id
                for d in self.documents.values()
                if d.role != "plan"
                and d.status == "analysed"
                and sender_of(d) == view.sender
                and case_of(d) == view.answers
            )
        )


def results(root: Path, name: str) -> Results:
    """The results of the hearing as they lie under ``output/``; raises CommandError when it has not been run."""
    folder, work = corpus(root, name), root / "output" / name / "work"

    def table(place: str, record: type[R]) -> tuple[R, ...]:
        path = work / f"{place}.jsonl"
        if not path.is_file():
            raise CommandError(f"Høringen «{name}» er ikke kjørt ferdig: {path} finnes ikke. Kjør «dvc repro» først.")
        return tables.read_records(path, record)

    return Results(
        hearing=table("ingest/hearing", Hearing)[0],
        documents={d.doc_id: d for d in table("ingest/documents", Document)},
        sentences={s.sentence_id: s for s in table("segment/sentences", Sentence)},
        stances={s.sentence_id: s for s in table("positions/stances", SentenceStance)},
        tags=grouped(table("themes/tags", ThemeTag), lambda t: t.sentence_id),
        links=grouped(table("align/alignments", Alignment), lambda a: a.sentence_id),
        measures={m.measure_id: m for m in table("measures/measures", Measure)},
        themes={t.theme: t for t in table("themes/codebook", Theme)},
        views=table("summary/views", View),
        quotes=table("summary/quotes", Quote),
        reviews=read_decisions(folder),
        align=load("align", AlignParams, root / "params.yaml"),
        positions=load("positions", PositionsParams, root / "params.yaml"),
        tagging=load("themes", ThemesParams, root / "params.yaml"),
    )


def read_decisions(folder: Path) -> tuple[Review, ...]:
    """The decisions in the ``review.csv`` of a hearing's folder; raises InputError when it cannot be read."""
    path = folder / REVIEW
    if not path.is_file():
        return ()
    try:
        return tables.read_reviews(path.read_bytes(), f"corpus/{folder.name}/{REVIEW}")
    except tables.TableError as e:
        raise InputError(str(e)) from e


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """``items`` by ``key``, in their order."""
    out: dict[K, list[T]] = defaultdict(list)
    for item in items:
        out[key(item)].append(item)
    return {k: tuple(v) for k, v in out.items()}
