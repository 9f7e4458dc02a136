"""Stage «align»: what each position says about which of the plan's measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from pipeline.align.accept import KEPT
from pipeline.align.candidates import (
    NO_STANCE,
    AlignParams,
    Candidates,
    Encoded,
    Related,
    learned_candidates,
    learned_relations,
    plain_candidates,
    relate,
)
from pipeline.align.context import Reach
from pipeline.align.corrected import corrected
from pipeline.align.fit import Texts, Weights, parts, read, vectors_of
from pipeline.align.themed import shared_themes
from pipeline.align.whole import speaks_of_whole, subject_of
from pipeline.language.encoder import OWN_ENCODER
from pipeline.records import (
    HELHET,
    UNREAD,
    Alignment,
    Document,
    Embedding,
    Hearing,
    Measure,
    MeasureTheme,
    Relation,
    Sentence,
    SentenceStance,
    SentenceWords,
    Stance,
    ThemeTag,
    VectorKey,
)
from pipeline.stage import REVIEW, Inputs, Outputs, Stage, Work
from pipeline.tables import place_reviews

ROLES = ("response", "background")
TEXT_KINDS = ("heading", "sentence", "item")


def run(inputs: Inputs, params: AlignParams, work: Work) -> Outputs:
    """Setter hvert standpunkt opp mot planens tiltak."""
    every = inputs.table("segment/sentences", Sentence)
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document)}
    texts = read(
        [s for s in every if _own_words(s, documents)],
        inputs.table("segment/words", SentenceWords),
        [m for m in inputs.table("measures/measures", Measure) if m.kind != "whole"],
        {d.doc_id: d.language for d in documents.values()},
        every,
    )
    weights = Weights(lexical=params.lexical, characters=params.characters, semantic=params.semantic)
    reach = Reach(
        heading=params.heading,
        lead=params.lead,
        before=params.before,
        after=params.after,
        n=params.neighbours,
        own=params.own,
    )
    keys, vectors = inputs.table("embed/keys", VectorKey), inputs.arrays["embed/vectors"]
    stances = {s.sentence_id: s.stance for s in inputs.table("positions/stances", SentenceStance)}
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    numbered = any(m.kind == "measure" for m in texts.measures)
    letters = groupby(texts.sentences, key=lambda s: s.doc_id)
    subject = None if numbered else subject_of(hearing.title, ([s.text for s in group] for _, group in letters))
    said = vectors_of(keys, vectors, "sentence", [s.sentence_id for s in texts.sentences])
    planned = vectors_of(keys, vectors, "measure", [m.measure_id for m in texts.measures])
    fits = parts(texts, said, planned, weights, reach)
    if params.method == "learned":
        inputs.require_embedder(OWN_ENCODER, STAGE.name, "words")
        tags, meant = inputs.table("themes/tags", ThemeTag), inputs.table("themes/planned", MeasureTheme)
        encoded = Encoded(texts, said, planned, shared_themes(texts.sentences, texts.measures, tags, meant))
        found = learned_candidates(encoded, fits, stances, documents, params)
        related = learned_relations(encoded, stances, documents, params, found)
    else:
        found = plain_candidates(texts, fits.in_context, documents, params)
        related = relate(texts, stances, documents, params)
    made = align(texts, found, related, stances, params, subject)
    decided = place_reviews(inputs.reviews("alignment"), every, STAGE.name)
    links, unused = corrected(made, decided.by_sentence, texts, related)
    return Outputs(tables={"alignments": links}, rejects=(*decided.lost, *unused))


def align(
    texts: Texts,
    candidates: Candidates,
    related: Related,
    stances: Mapping[str, Stance | None],
    params: AlignParams,
    subject: re.Pattern[str] | None = None,
) -> list[Alignment]:
    """The ten best measures of every position, and of other sentences that fit one well; in document order.

    A sentence about the proposal as a whole has ``helhet`` first, before its numbered measures. ``subject`` as in
    ``speaks_of_whole``.
    """
    ids = [m.measure_id for m in texts.measures]
    out: list[Alignment] = []
    for i, s in enumerate(texts.sentences):
        stance = stances.get(s.sentence_id)
        found = candidates(i, stance in NO_STANCE)
        whole = speaks_of_whole(s.text, stance, under_measure=any(c.accepted for c in found), subject=subject)
        if whole is not None:
            found = candidates(i, True)
        if stance in NO_STANCE and not (found and found[0].score >= params.listed):
            found = []
        rows = [(HELHET, whole, 1.0, True)] if whole is not None else []
        rows += [(ids[c.row], related(i, c.row), c.score, c.accepted) for c in found]
        out += _alignments(s, rows[:KEPT])
    return out


def _alignments(s: Sentence, rows: Sequence[tuple[str, Relation, float, bool]]) -> list[Alignment]:
    return [
        Alignment(
            doc_id=s.doc_id,
            sentence_id=s.sentence_id,
            measure_id=measure_id,
            relation=related,
            score=score,
            rank=n,
            accepted=accepted,
        )
        for n, (measure_id, related, score, accepted) in enumerate(rows, 1)
    ]


def _own_words(s: Sentence, documents: Mapping[str, Document]) -> bool:
    """Law 5: what is quoted from the plan, and letterheads and signatures, are no positions; nor is what is in a
    language that is not read."""
    document = documents.get(s.doc_id)
    if document is None or document.role not in ROLES or (s.language or document.language) in UNREAD:
        return False
    return s.kind in TEXT_KINDS and s.block_kind != "quote"


STAGE = Stage(
    name="align",
    params=AlignParams,
    run=run,
    tables={
        "ingest/hearing": Hearing,
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "measures/measures": Measure,
        "themes/tags": ThemeTag,
        "themes/planned": MeasureTheme,
        "positions/stances": SentenceStance,
        "embed/keys": VectorKey,
        "embed/embedding": Embedding,
    },
    arrays=("embed/vectors",),
    files=(REVIEW,),
)
