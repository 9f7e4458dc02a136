"""The stage «positions»: sentences in, the sender's stance in each out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.language import tokens
from pipeline.language.words import Token
from pipeline.params import Params
from pipeline.positions.context import order, question, under
from pipeline.positions.decide import STRONG, WEAK, Judgement, judge
from pipeline.positions.speaker import own_words
from pipeline.records import Document, Sentence, SentenceStance
from pipeline.stage import Inputs, Outputs, Stage, Work
from pipeline.tables import SCORE_DIGITS

NONE_SAID = Judgement(stance="ingen", score=WEAK)


class PositionsParams(Params, frozen=True, kw_only=True):
    """min_score: a stance below this score is not given, and the pipeline abstains; 0 to 1."""

    min_score: float


def run(inputs: Inputs, params: PositionsParams, work: Work) -> Outputs:
    """Finner avsenderens standpunkt i hver setning."""
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document)}
    rows: list[SentenceStance] = []
    for doc, group in groupby(inputs.table("segment/sentences", Sentence), key=lambda s: s.doc_id):
        document = documents.get(doc)
        if document is None or document.role == "plan":
            continue
        rows += stances(document, list(group), params)
    return Outputs(tables={"stances": rows})


def stances(document: Document, sentences: list[Sentence], params: PositionsParams) -> Iterator[SentenceStance]:
    """A row for each heading, sentence and item of a response, in document order."""
    own = own_words(document)
    leads: dict[str, tuple[Sentence, tuple[Token, ...], Judgement]] = {}
    for s in sentences:
        if s.kind == "other":
            continue
        words = tokens(s.text, document.language)
        said = _stance(s, words, own, leads)
        leads[s.sentence_id] = (s, words, said)
        yield _row(s, words, said, params)


def _stance(
    s: Sentence,
    words: tuple[Token, ...],
    own: frozenset[str],
    leads: dict[str, tuple[Sentence, tuple[Token, ...], Judgement]],
) -> Judgement:
    if s.block_kind == "quote":
        return Judgement(stance="ingen", score=STRONG)
    said, reported = judge(words, own)
    if question(words):
        return NONE_SAID if s.kind == "heading" else Judgement(stance="kritisk", score=WEAK)
    if s.kind == "heading":
        return said if said.stance and (said.express or said.score > WEAK) else NONE_SAID
    if said.stance is None and not reported:
        said = order(words)
    if said.stance is None and s.kind == "item" and s.lead_id in leads:
        lead, lead_words, lead_said = leads[s.lead_id]
        said = under(lead, lead_words, lead_said.stance)
    if s.text.rstrip().endswith(":") and said.stance == "foreslår":
        return NONE_SAID
    return said if said.stance else NONE_SAID


def _row(s: Sentence, words: tuple[Token, ...], said: Judgement, params: PositionsParams) -> SentenceStance:
    if said.score < params.min_score:
        return SentenceStance(doc_id=s.doc_id, sentence_id=s.sentence_id, stance=None, score=None, cue=None)
    cue = " ".join(words[i].text for i in said.at) or None
    return SentenceStance(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        stance=said.stance,
        score=round(said.score, SCORE_DIGITS),
        cue=cue,
    )


STAGE = Stage(
    name="positions",
    params=PositionsParams,
    run=run,
    tables={"segment/sentences": Sentence, "ingest/documents": Document},
)
