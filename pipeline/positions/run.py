"""The stage «positions»: sentences in, the sender's stance in each out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from pipeline.language import tokens_by_sentence
from pipeline.language.words import Token
from pipeline.params import Params
from pipeline.positions.context import conditional, listed, order, question, reason, under
from pipeline.positions.corrected import corrected
from pipeline.positions.decide import CLEAR, STRONG, WEAK, Judgement, judge
from pipeline.positions.scope import words
from pipeline.positions.speaker import own_words
from pipeline.records import UNREAD, Document, Sentence, SentenceStance, SentenceWords
from pipeline.stage import REVIEW, Inputs, Outputs, Stage, Work
from pipeline.tables import SCORE_DIGITS, place_reviews

WordsOf = Callable[[Sentence], tuple[Token, ...]]
NO_VIEW = Judgement(stance="ingen", score=WEAK)


class PositionsParams(Params, frozen=True, kw_only=True):
    """min_score: a stance below this score is not given, and the pipeline abstains; 0 to 1."""

    min_score: float


def run(inputs: Inputs, params: PositionsParams, work: Work) -> Outputs:
    """Finner avsenderens standpunkt i hver setning."""
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document)}
    words_of = tokens_by_sentence(inputs.table("segment/words", SentenceWords))
    rows: list[SentenceStance] = []
    sentences = inputs.table("segment/sentences", Sentence)
    for doc, group in groupby(sentences, key=lambda s: s.doc_id):
        document = documents.get(doc)
        if document is not None and document.role != "plan":
            rows += stances(document, list(group), words_of, params)
    decided = place_reviews(inputs.reviews("stance"), sentences, STAGE.name)
    stood, unused = corrected(rows, decided.by_sentence)
    return Outputs(tables={"stances": stood}, rejects=(*decided.lost, *unused))


def stances(
    document: Document, sentences: list[Sentence], words_of: WordsOf, params: PositionsParams
) -> Iterator[SentenceStance]:
    """A row for each heading, sentence and item of a response, in document order. ``words_of`` looks up its tokens.

    In a language we have no cues for the stance is left open: not looked at is no answer (law 3).
    """
    reader = _Reader(document, words_of)
    for s in sentences:
        if s.kind == "other":
            continue
        if (s.language or document.language) in UNREAD:
            yield _row(s, (), Judgement(), params)
        else:
            yield _row(s, *reader.read(s), params)


class _Reader:
    """Reads a document's sentences in order and remembers what later ones lean on."""

    def __init__(self, document: Document, words_of: WordsOf) -> None:
        self._words_of = words_of
        self._own = own_words(document)
        self._read: dict[str, tuple[tuple[Token, ...], Judgement]] = {}
        self._before: tuple[Sentence, Judgement] | None = None

    def read(self, s: Sentence) -> tuple[tuple[Token, ...], Judgement]:
        """The sentence's tokens and what it says; ``NO_VIEW`` when it says nothing for or against."""
        sentence = self._words_of(s)
        said = self._stance(s, sentence)
        self._read[s.sentence_id] = (sentence, said)
        # «Vi ber om at:» asks for nothing itself; the demands are in the list
        leads_in = said.stance == "foreslår" and s.text.rstrip().endswith(":")
        said = said if said.stance and not leads_in else NO_VIEW
        self._before = (s, said)
        return sentence, said

    def _stance(self, s: Sentence, sentence: tuple[Token, ...]) -> Judgement:
        if s.block_kind == "quote":
            return Judgement(stance="ingen", score=STRONG)
        said, settled = judge(sentence, self._own)
        if s.kind == "heading":
            return said if said.score >= CLEAR and not question(sentence) else NO_VIEW
        if question(sentence):
            return Judgement(stance="kritisk", score=WEAK)
        if settled or (said.stance and (s.kind != "item" or said.score > WEAK)):
            return said
        # «Flere lærere, som ikke …» is still a demand; «Forslaget svekker …» is not
        from_context = listed(sentence) if said.stance == "kritisk" else self._from_context(s, sentence)
        return from_context if from_context.stance else said

    def _from_context(self, s: Sentence, sentence: tuple[Token, ...]) -> Judgement:
        said = order(sentence)
        if said.stance is None and s.kind == "item":
            lead, lead_said = self._read.get(s.lead_id or "", ((), Judgement()))
            said = under(lead, lead_said.stance, sentence)
            said = said if said.stance else listed(sentence)
        if said.stance is None and s.kind == "sentence":
            low = words(sentence)
            said = conditional(low, self._own)
            said = said if said.stance else reason(low, self._stance_before(s).stance)
        return said

    def _stance_before(self, s: Sentence) -> Judgement:
        if self._before is None or self._before[0].block_id != s.block_id:
            return Judgement()
        return self._before[1]


def _row(s: Sentence, sentence: tuple[Token, ...], said: Judgement, params: PositionsParams) -> SentenceStance:
    sure = said.stance is not None and said.score >= params.min_score
    return SentenceStance(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        stance=said.stance if sure else None,
        score=round(said.score, SCORE_DIGITS) if sure else None,
        cue=(" ".join(sentence[i].text for i in said.at) or None) if sure else None,
    )


STAGE = Stage(
    name="positions",
    params=PositionsParams,
    run=run,
    tables={"ingest/documents": Document, "segment/sentences": Sentence, "segment/words": SentenceWords},
    files=(REVIEW,),
)
