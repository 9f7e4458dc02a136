"""The training text as the pipeline's own records: each passage a response, each measure a measure of its plan."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from named import by_name, passage_names
from text import Coded, has_plan, read_field, read_plan

from pipeline.language.encoder import Text
from pipeline.records import Document, Language, Measure, Relation, Sentence, SentenceWords, Stance
from pipeline.segment import Unread, read_words

MODEL = "nb_nn_horing"
ELSEWHERE = ("boligsosial", "folkehelse", "psykiskhelse", "rusforebygging", "ruspolitikk", "rusreform", "rustjenester")
"""Fields whose texts were written on other occasions, by senders who have not seen the plan."""


class Code(NamedTuple):
    """What people say of a sentence. ``themes`` is None where they were not coded; ``links`` are rows of the plan's
    measures with the relation, None where they were not coded.
    """

    stance: Stance | None
    themes: tuple[str, ...] | None
    links: tuple[tuple[int, Relation], ...] | None


class Field(NamedTuple):
    """Documents, their sentences in order, what is said of these (None for a sentence that was not coded), the words
    and the plan.
    """

    name: str
    documents: dict[str, Document]
    sentences: list[Sentence]
    texts: list[Text]
    codes: list[Code | None]
    words: tuple[SentenceWords, ...]
    measures: list[Measure]


def read_as_records(folder: Path, field: str) -> Field:
    """The field's training text as ``ingest``, ``segment`` and ``measures`` would give it.

    Some senders speak of themselves by name, as in training. Running sentences that follow each other stand in one
    paragraph: the text does not say where paragraphs end.
    """
    coded = read_field(folder, field)
    documents: dict[str, Document] = {}
    sentences: list[Sentence] = []
    for n in sorted({c.passage for c in coded}):
        passage = [c for c in coded if c.passage == n]
        doc_id = f"{field}-{n:03d}"
        language: Language = "nn" if passage[0].standard == "nn" else "nb"
        documents[doc_id] = Document(
            doc_id=doc_id,
            file=f"{doc_id}.txt",
            title=None,
            sender=passage[0].sender,
            sender_type=None,
            role="response",
            answers="En annen sak" if field in ELSEWHERE else None,
            status="analysed",
            language=language,
        )
        sentences += _sentences(doc_id, passage, language)
    letters = [
        Unread(MODEL, d.language, tuple(s for s in sentences if s.doc_id == d.doc_id)) for d in documents.values()
    ]
    read = [read_words(letter) for letter in letters]
    measures = _measures(folder, field)
    row = {m.ordinal: j for j, m in enumerate(measures)}
    names = passage_names(coded, random.Random(field))
    codes = [
        Code(c.stance, c.themes, tuple((row[x.measure], x.relation) for x in c.links) if measures else None)
        for c in coded
    ]
    texts = [_named(c, names[c.field, c.passage]) for c in coded]
    return Field(field, documents, sentences, texts, codes, tuple(w for r in read for w in r.words), measures)


def _named(c: Coded, name: str | None) -> Text:
    """A sentence and its context, in which the sender may speak of itself by name."""
    return by_name(c.text, name), tuple(by_name(t, name) for t in c.context)


def _sentences(doc_id: str, passage: Sequence[Coded], language: Language) -> list[Sentence]:
    out: list[Sentence] = []
    heading: str | None = None
    lead: str | None = None
    block, at = 0, 0
    for n, c in enumerate(passage, 1):
        before = out[-1] if out else None
        if c.kind != "item":
            lead = None
        elif before is not None and before.kind != "item":
            lead = before.sentence_id if before.text.rstrip().endswith(":") else None
        if not (c.kind == "sentence" and before is not None and before.kind == "sentence"):
            block += 1
        out.append(
            Sentence(
                doc_id=doc_id,
                sentence_id=f"{doc_id}/{n:04d}",
                block_id=f"{doc_id}/b{block:04d}",
                block_kind="heading" if c.kind == "heading" else "item" if c.kind == "item" else "paragraph",
                kind="heading" if c.kind == "heading" else "item" if c.kind == "item" else "sentence",
                page=1,
                start=at,
                end=at + len(c.text),
                heading=heading,
                lead_id=lead,
                language=language,
                text=c.text,
            )
        )
        at += len(c.text) + 1
        if c.kind == "heading":
            heading = c.text
    return out


def _measures(folder: Path, field: str) -> list[Measure]:
    if not has_plan(folder, field):
        return []
    return [
        Measure(
            measure_id=f"tiltak/{n:02d}",
            doc_id=f"{field}-plan",
            source="Tiltak",
            section=None,
            ordinal=n,
            kind="measure",
            text=text,
            page=1,
        )
        for n, text in read_plan(folder, field).items()
    ]
