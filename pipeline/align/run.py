"""Stage «align»: what each position says about which of the plan's measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.align.accept import KEPT, Rule, ranked
from pipeline.align.citations import cited
from pipeline.align.context import Reach, in_context
from pipeline.align.relation import Side, coverage, relation, takes_away
from pipeline.align.scores import Scores, characters, lexical, semantic
from pipeline.align.whole import speaks_of_whole
from pipeline.align.words import Terms, normal_text, terms
from pipeline.language import Token, tokens
from pipeline.params import Params
from pipeline.records import HELHET, Alignment, Document, Measure, Relation, Sentence, SentenceStance, Stance, VectorKey
from pipeline.stage import Array, Inputs, Outputs, Stage, Work

ROLES = ("response", "background")
TEXT_KINDS = ("heading", "sentence", "item")
CITED, NAMED = 1.0, 3.0
"""Added to the fit of a measure whose box is cited, and of one that is cited itself."""


class AlignParams(Params, frozen=True, kw_only=True):
    """lexical, characters, semantic: weights of shared words, shared letters and shared meaning.
    heading, lead, before, after, neighbours, own: see ``context.Reach``.
    middle, slope, threshold, margin: see ``accept.Rule``.
    mention: lowest score at which a sentence without a stance is listed, as *nevner*.
    echo: see ``relation.relation``.
    """

    lexical: float
    characters: float
    semantic: float
    heading: float
    lead: float
    before: float
    after: float
    neighbours: int
    own: float
    middle: float
    slope: float
    threshold: float
    margin: float
    mention: float
    echo: float


class Texts(NamedTuple):
    """Sentences and measures with their tokens, row by row."""

    sentences: Sequence[Sentence]
    measures: Sequence[Measure]
    said: Sequence[Sequence[Token]]
    planned: Sequence[Sequence[Token]]


class Plan(NamedTuple):
    """The measures as relation sees them, row by row."""

    ids: Sequence[str]
    terms: Sequence[Terms]
    removes: Sequence[bool]


def run(inputs: Inputs, params: AlignParams, work: Work) -> Outputs:
    """Setter hvert standpunkt opp mot planens tiltak."""
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document) if d.role in ROLES}
    sentences = [s for s in inputs.table("segment/sentences", Sentence) if _own_words(s, documents)]
    measures = [m for m in inputs.table("measures/measures", Measure) if m.kind != "whole"]
    stances = {s.sentence_id: s.stance for s in inputs.table("positions/stances", SentenceStance)}
    texts = Texts(
        sentences,
        measures,
        [tokens(s.text, documents[s.doc_id].language) for s in sentences],
        [tokens(m.text, None) for m in measures],
    )
    fits = fit(texts, inputs.table("embed/keys", VectorKey), inputs.arrays["embed/vectors"], params)
    return Outputs(tables={"alignments": align(texts, fits, stances, documents, params)})


def fit(texts: Texts, keys: Sequence[VectorKey], vectors: Array, params: AlignParams) -> Scores:
    """How well every sentence fits every measure, context and citations counted; shape (n_sentences, n_measures)."""
    said, planned = [terms(t) for t in texts.said], [terms(t) for t in texts.planned]
    own = params.lexical * lexical(said, planned)
    own += params.characters * characters([normal_text(t) for t in texts.said], [normal_text(t) for t in texts.planned])
    own += params.semantic * semantic(
        _rows(keys, vectors, "sentence", [s.sentence_id for s in texts.sentences]),
        _rows(keys, vectors, "measure", [m.measure_id for m in texts.measures]),
    )
    own = np.maximum(own, 0.0)
    for i, s in enumerate(texts.sentences):
        for j, exact in sorted(cited(s.text, texts.measures).items()):
            own[i, j] += NAMED if exact else CITED
    reach = Reach(
        heading=params.heading,
        lead=params.lead,
        before=params.before,
        after=params.after,
        n=params.neighbours,
        own=params.own,
    )
    return in_context(own, texts.sentences, reach)


def align(
    texts: Texts,
    fits: Scores,
    stances: Mapping[str, Stance | None],
    documents: Mapping[str, Document],
    params: AlignParams,
) -> list[Alignment]:
    """The ten best measures of every position, and of other sentences that fit one well; in document order.

    A sentence about the proposal as a whole has ``helhet`` first, before its numbered measures.
    """
    plan = Plan(
        ids=[m.measure_id for m in texts.measures],
        terms=[terms(t) for t in texts.planned],
        removes=[takes_away(t) for t in texts.planned],
    )
    rule = Rule(params.middle, params.slope, params.threshold, params.margin)
    out: list[Alignment] = []
    for i, s in enumerate(texts.sentences):
        stance, document = stances.get(s.sentence_id), documents[s.doc_id]
        found = ranked([float(x) for x in fits[i]], plan.ids, rule)
        whole = speaks_of_whole(s.text, stance, under_measure=any(c.accepted for c in found))
        if stance in (None, "ingen") and not (found and found[0].score >= params.mention):
            found = []
        replies = document.role == "response" and document.answers is None
        own = terms(texts.said[i])
        rows = [(HELHET, whole, 1.0, True)] if whole is not None else []
        for c in found:
            side = Side(text=s.text, stance=stance, replies=replies, covered=coverage(own, plan.terms[c.row]))
            related = relation(side, removes=plan.removes[c.row], echo=params.echo)
            rows.append((plan.ids[c.row], related, c.score, c.accepted))
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
    """Law 5: what is quoted from the plan, and letterheads and signatures, are no positions."""
    return s.doc_id in documents and s.kind in TEXT_KINDS and s.block_kind != "quote"


def _rows(keys: Sequence[VectorKey], vectors: Array, kind: str, ids: Sequence[str]) -> Array:
    """The vectors of ``ids`` in that order, shape (n_ids, n_dims); zeros for one that was not embedded."""
    at = {k.id: i for i, k in enumerate(keys) if k.kind == kind}
    out = np.zeros((len(ids), vectors.shape[1] if vectors.ndim == 2 else 0), dtype=np.float32)
    for row, key in enumerate(ids):
        if key in at:
            out[row] = vectors[at[key]]
    return out


STAGE = Stage(
    name="align",
    params=AlignParams,
    run=run,
    tables={
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "measures/measures": Measure,
        "positions/stances": SentenceStance,
        "embed/keys": VectorKey,
    },
    arrays=("embed/vectors",),
)
