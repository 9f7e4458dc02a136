"""How well every sentence fits every measure: its own words, its context and what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.align.acronyms import learn
from pipeline.align.citations import cited
from pipeline.align.context import Reach, in_context
from pipeline.align.scores import Scores, characters, lexical, semantic
from pipeline.align.words import Terms, normal_text, terms
from pipeline.language import Token, tokens, tokens_by_sentence
from pipeline.records import Language, Measure, Record, Sentence, SentenceWords, VectorKey
from pipeline.stage import Array

CITED, NAMED = 1.0, 3.0
"""Added to the fit of a measure whose box is cited, and of one that is cited itself."""


class Weights(Record, frozen=True, kw_only=True):
    """Weights of shared words, shared letters and shared meaning."""

    lexical: float
    characters: float
    semantic: float


class Texts(NamedTuple):
    """Sentences and measures with their tokens and content words, row by row."""

    sentences: Sequence[Sentence]
    measures: Sequence[Measure]
    said: Sequence[Sequence[Token]]
    planned: Sequence[Sequence[Token]]
    said_terms: Sequence[Terms]
    planned_terms: Sequence[Terms]


def read(
    sentences: Sequence[Sentence],
    words: Iterable[SentenceWords],
    measures: Sequence[Measure],
    languages: Mapping[str, Language | None],
    explained_in: Sequence[Sentence],
) -> Texts:
    """Tokens and content words of all texts.

    words: the tokens of the sentences.
    languages: language of each document, by doc_id: for the measures, which are no sentences.
    explained_in: sentences that may explain acronyms, the plan's among them.
    """
    acronyms = {short: tokens(words, None) for short, words in learn(s.text for s in explained_in).items()}
    words_of = tokens_by_sentence(words)
    said = [words_of(s) for s in sentences]
    planned = [tokens(m.text, languages.get(m.doc_id)) for m in measures]
    return Texts(
        sentences, measures, said, planned, [terms(t, acronyms) for t in said], [terms(t, acronyms) for t in planned]
    )


class Fits(NamedTuple):
    """Each (n_sentences, n_measures): shared words, shared letters, citations (0 none, ``CITED`` the box, ``NAMED`` the
    measure), and all of it with closeness in meaning and with what the context adds."""

    lexical: Scores
    characters: Scores
    cited: Scores
    in_context: Scores


def parts(texts: Texts, said: Array, planned: Array, weights: Weights, reach: Reach) -> Fits:
    """How well every sentence fits every measure, part by part; ``said`` and ``planned`` are the vectors."""
    words = lexical(texts.said_terms, texts.planned_terms)
    letters = characters([normal_text(t) for t in texts.said], [normal_text(t) for t in texts.planned])
    named = citations(texts)
    own = weights.lexical * words + weights.characters * letters + weights.semantic * semantic(said, planned)
    return Fits(words, letters, named, in_context(np.maximum(own, 0.0) + named, texts.sentences, reach))


def citations(texts: Texts) -> Scores:
    """``CITED`` or ``NAMED`` where a sentence cites a measure's box or the measure; (n_sentences, n_measures)."""
    out = np.zeros((len(texts.sentences), len(texts.measures)))
    for i, s in enumerate(texts.sentences):
        for j, exact in sorted(cited(s.text, texts.measures).items()):
            out[i, j] = NAMED if exact else CITED
    return out


def vectors_of(keys: Sequence[VectorKey], vectors: Array, kind: str, ids: Sequence[str]) -> Array:
    """The vectors of ``ids`` in that order, shape (n_ids, n_dims); zeros for one that was not embedded."""
    at = {k.id: i for i, k in enumerate(keys) if k.kind == kind}
    out = np.zeros((len(ids), vectors.shape[1] if vectors.ndim == 2 else 0), dtype=np.float32)
    for row, key in enumerate(ids):
        if key in at:
            out[row] = vectors[at[key]]
    return out
