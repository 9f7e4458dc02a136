"""The stage «positions»: sentences in, the sender's stance in each out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from pipeline.language import tokens_by_sentence
from pipeline.language.encoder import OWN_ENCODER, own_heads
from pipeline.language.linear import decider
from pipeline.language.words import Token
from pipeline.params import Params
from pipeline.positions.context import conditional, listed, order, question, reason, under
from pipeline.positions.corrected import corrected
from pipeline.positions.decide import CLEAR, STRONG, WEAK, Judgement, judge
from pipeline.positions.learned import DECIDER, Said, weigh
from pipeline.positions.scope import words
from pipeline.positions.speaker import own_words
from pipeline.records import UNREAD, Document, Embedding, Sentence, SentenceStance, SentenceWords, VectorKey
from pipeline.stage import REVIEW, Array, Inputs, Outputs, Stage, Work
from pipeline.tables import SCORE_DIGITS, place_reviews

WordsOf = Callable[[Sentence], tuple[Token, ...]]
NO_VIEW = Judgement(stance="ingen", score=WEAK)


class PositionsParams(Params, frozen=True, kw_only=True):
    """method: ``learned`` weighs what our encoder reads with what the cues say; ``cues`` goes by the cues alone.
    min_score: a stance below this score is not given, and the pipeline abstains; 0 to 1.
    doubt: of a sentence that ``learned`` takes to be for something, and that is against with more than this
        probability, no stance is given either; 0 to 1.
    """

    method: Literal["learned", "cues"]
    min_score: float
    doubt: float


def run(inputs: Inputs, params: PositionsParams, work: Work) -> Outputs:
    """Finner avsenderens standpunkt i hver setning."""
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document) if d.role != "plan"}
    words_of = tokens_by_sentence(inputs.table("segment/words", SentenceWords))
    every = inputs.table("segment/sentences", Sentence)
    sentences = [s for s in every if s.doc_id in documents and s.kind != "other"]
    found = read(documents, sentences, words_of)
    if params.method == "learned":
        found = learned(sentences, found, vectors_of(inputs), params.doubt)
    rows = [_row(s, f, params) for s, f in zip(sentences, found, strict=True)]
    decided = place_reviews(inputs.reviews("stance"), every, STAGE.name)
    stood, unused = corrected(rows, decided.by_sentence)
    return Outputs(tables={"stances": stood}, rejects=(*decided.lost, *unused))


class Finding(NamedTuple):
    """A sentence's tokens and what is found of its stance. ``read`` is False in a language we have no cues for: the
    stance is then left open (law 3: not looked at is no answer). ``fixed``: only the cues decide.
    """

    tokens: tuple[Token, ...]
    said: Judgement
    read: bool = True
    fixed: bool = False


def read(documents: Mapping[str, Document], sentences: Sequence[Sentence], words_of: WordsOf) -> list[Finding]:
    """What the cues say of each heading, sentence and item, in document order. ``words_of`` looks up its tokens."""
    out: list[Finding] = []
    for doc, group in groupby(sentences, key=lambda s: s.doc_id):
        reader = _Reader(documents[doc], words_of)
        for s in group:
            if (s.language or documents[doc].language) in UNREAD:
                out.append(Finding((), Judgement(), read=False))
            else:
                out.append(Finding(*reader.read(s), fixed=s.block_kind == "quote"))
    return out


def learned(
    sentences: Sequence[Sentence],
    found: Sequence[Finding],
    vectors: Callable[[Sequence[str]], Array],
    doubt: float,
) -> list[Finding]:
    """``found`` with what encoder and cues say together; ``vectors`` looks up the sentences' by their ids.

    doubt: see ``learned.weigh``.
    """
    rows = [i for i, f in enumerate(found) if f.read and not f.fixed]
    if not rows:
        return list(found)
    said = [Said(judgement=found[i].said, kind=sentences[i].kind, question=question(found[i].tokens)) for i in rows]
    encoded = own_heads().stance(vectors([sentences[i].sentence_id for i in rows]))
    weighed = weigh(said, encoded, decider(DECIDER), doubt)
    out = list(found)
    for i, judgement in zip(rows, weighed, strict=True):
        out[i] = found[i]._replace(said=judgement)
    return out


def vectors_of(inputs: Inputs) -> Callable[[Sequence[str]], Array]:
    """Looks up sentences' vectors. Raises InputError when they were not made by our own encoder."""
    inputs.require_embedder(OWN_ENCODER, STAGE.name, "cues")
    at = {k.id: i for i, k in enumerate(inputs.table("embed/keys", VectorKey)) if k.kind == "sentence"}
    return lambda ids: inputs.arrays["embed/vectors"][[at[i] for i in ids]]


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


def _row(s: Sentence, found: Finding, params: PositionsParams) -> SentenceStance:
    said = found.said
    sure = said.stance is not None and said.score >= params.min_score
    return SentenceStance(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        stance=said.stance if sure else None,
        score=round(said.score, SCORE_DIGITS) if sure else None,
        cue=(" ".join(found.tokens[i].text for i in said.at) or None) if sure else None,
        method=None if not sure else "modell" if params.method == "learned" and not found.fixed else "ord",
    )


STAGE = Stage(
    name="positions",
    params=PositionsParams,
    run=run,
    tables={
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "embed/keys": VectorKey,
        "embed/embedding": Embedding,
    },
    arrays=("embed/vectors",),
    files=(REVIEW,),
)
