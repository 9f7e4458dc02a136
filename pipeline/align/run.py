"""Stage «align»: what each position says about which of the plan's measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from pipeline.align.accept import KEPT, Rule, ranked
from pipeline.align.context import Reach
from pipeline.align.corrected import corrected
from pipeline.align.fit import Texts, Weights, fit, read
from pipeline.align.relation import Side, coverage, relation, takes_away
from pipeline.align.scores import Scores
from pipeline.align.whole import speaks_of_whole, subject_of
from pipeline.params import Params
from pipeline.records import (
    HELHET,
    UNREAD,
    Alignment,
    Document,
    Hearing,
    Measure,
    Relation,
    Sentence,
    SentenceStance,
    SentenceWords,
    Stance,
    VectorKey,
)
from pipeline.stage import REVIEW, Inputs, Outputs, Stage, Work
from pipeline.tables import place_reviews

ROLES = ("response", "background")
NO_STANCE = (None, "ingen")
TEXT_KINDS = ("heading", "sentence", "item")


class AlignParams(Params, frozen=True, kw_only=True):
    """lexical, characters, semantic: weights of shared words, shared letters and shared meaning.
    heading, lead, before, after, neighbours, own: see ``context.Reach``.
    middle, slope, threshold, margin: see ``accept.Rule``.
    elsewhere: added to ``middle`` for a document that does not answer the plan.
    listed: lowest score at which a sentence without a stance is listed, as *nevner*; mention: at which it is accepted.
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
    elsewhere: float
    slope: float
    threshold: float
    margin: float
    listed: float
    mention: float
    echo: float


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
    fits = fit(texts, inputs.table("embed/keys", VectorKey), inputs.arrays["embed/vectors"], weights, reach)
    stances = {s.sentence_id: s.stance for s in inputs.table("positions/stances", SentenceStance)}
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    numbered = any(m.kind == "measure" for m in texts.measures)
    subject = None if numbered else subject_of(hearing.title)
    made = align(texts, fits, stances, documents, params, subject)
    decided = place_reviews(inputs.reviews("alignment"), every, STAGE.name)
    links, unused = corrected(made, decided.by_sentence, texts, relate(texts, stances, documents, params))
    return Outputs(tables={"alignments": links}, rejects=(*decided.lost, *unused))


def align(
    texts: Texts,
    fits: Scores,
    stances: Mapping[str, Stance | None],
    documents: Mapping[str, Document],
    params: AlignParams,
    subject: re.Pattern[str] | None = None,
) -> list[Alignment]:
    """The ten best measures of every position, and of other sentences that fit one well; in document order.

    A sentence about the proposal as a whole has ``helhet`` first, before its numbered measures. ``subject`` as in
    ``speaks_of_whole``.
    """
    ids = [m.measure_id for m in texts.measures]
    related = relate(texts, stances, documents, params)
    out: list[Alignment] = []
    for i, s in enumerate(texts.sentences):
        stance = stances.get(s.sentence_id)
        replies = _replies(documents[s.doc_id])
        row = [float(x) for x in fits[i]]
        found = ranked(row, ids, _rule(params, replies, sure=stance in NO_STANCE))
        whole = speaks_of_whole(s.text, stance, under_measure=any(c.accepted for c in found), subject=subject)
        if whole is not None:
            found = ranked(row, ids, _rule(params, replies, sure=True))
        if stance in NO_STANCE and not (found and found[0].score >= params.listed):
            found = []
        rows = [(HELHET, whole, 1.0, True)] if whole is not None else []
        rows += [(ids[c.row], related(i, c.row), c.score, c.accepted) for c in found]
        out += _alignments(s, rows[:KEPT])
    return out


def relate(
    texts: Texts, stances: Mapping[str, Stance | None], documents: Mapping[str, Document], params: AlignParams
) -> Callable[[int, int | None], Relation]:
    """How the ``i``-th sentence stands to the ``j``-th measure, both in the order of ``texts``, or to the whole."""
    removes = [takes_away(t) for t in texts.planned]

    def related(i: int, j: int | None) -> Relation:
        s = texts.sentences[i]
        covered = 0.0 if j is None else coverage(texts.said_terms[i], texts.planned_terms[j])
        replies = _replies(documents[s.doc_id])
        side = Side(text=s.text, stance=stances.get(s.sentence_id), replies=replies, covered=covered)
        return relation(side, removes=j is not None and removes[j], echo=params.echo)

    return related


def _replies(document: Document) -> bool:
    return document.role == "response" and document.answers is None


def _rule(params: AlignParams, replies: bool, *, sure: bool) -> Rule:
    """What is accepted of a document that answers the plan or not. ``sure``: a measure must be all but certain, since
    the sentence takes no stand or speaks of the whole.
    """
    return Rule(
        middle=params.middle + (0.0 if replies else params.elsewhere),
        slope=params.slope,
        threshold=params.mention if sure else params.threshold,
        margin=params.margin,
    )


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
        "positions/stances": SentenceStance,
        "embed/keys": VectorKey,
    },
    arrays=("embed/vectors",),
    files=(REVIEW,),
)
