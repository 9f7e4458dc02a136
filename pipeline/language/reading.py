"""Sentences read by a model, each by itself: tokens with lemma and part of speech in context, and names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from spacy.tokens import Doc

from pipeline.language.compounds import parts
from pipeline.language.lemmas import choose_lemma, standard_of
from pipeline.language.nlp import BLANK, make_nlp
from pipeline.language.words import Token, tokens
from pipeline.records import Language, PartOfSpeech

BATCH = 64
"""Sentences the model looks at together: of memory and time only, no sentence's result depends on the others."""

LONGEST = 2_000
"""Characters of the longest text given to a model, which needs memory by the word; a longer one is no sentence."""

BOUNDARIES = ("senter", "parser")
"""Components that would cut a sentence anew, and keep names from crossing the cut."""

_POS: dict[str, PartOfSpeech] = {p: p for p in get_args(PartOfSpeech)}


class Name(NamedTuple):
    """A name in a text: ``whole[start:end]``; ``label`` is the model's, of NorNE's (PER, ORG, GPE_ORG, …)."""

    start: int
    end: int
    label: str


class Reading(NamedTuple):
    """What a model says of one sentence."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


def read_sentences(model: str, sentences: Sequence[tuple[str, Language | None]]) -> Iterator[Reading]:
    """The reading of each sentence, given with its language, in order.

    model: a name that ``make_nlp`` knows. By ``blank``, and of a text longer than ``LONGEST``, the tokens are those of
    ``tokens``, without names and parts of speech. Raises ModelError when the model is not there.
    """
    long = [model == BLANK or len(text) > LONGEST for text, _ in sentences]
    short = (text for (text, _), skipped in zip(sentences, long, strict=True) if not skipped)
    docs = make_nlp(model).pipe(short, batch_size=BATCH, disable=BOUNDARIES)
    for (text, language), skipped in zip(sentences, long, strict=True):
        yield Reading(tokens(text, language)) if skipped else _reading(next(docs), language)


def _reading(doc: Doc, language: Language | None) -> Reading:
    first = standard_of(language)
    found = (
        Token(
            t.text,
            choose_lemma(t.text, t.lemma_, t.pos_, first),
            parts(t.text, first),
            t.idx,
            t.idx + len(t.text),
            _POS.get(t.pos_, ""),
        )
        for t in doc
        if not t.is_space
    )
    return Reading(tuple(found), tuple(Name(e.start_char, e.end_char, e.label_) for e in doc.ents))
