"""Tokens of a text with lemma and compound parts, and the row of the work table that holds a sentence's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pipeline.language.compounds import parts
from pipeline.language.lemmas import lemma, standard_of
from pipeline.language.nlp import BLANK, make_nlp
from pipeline.records import Language, PartOfSpeech, Sentence, SentenceWords


class Token(NamedTuple):
    """A word or sign: ``text == whole[start:end]``; ``parts`` are the lemmas a compound is made of, () when none.

    ``pos`` is its part of speech by Universal Dependencies, "" when no model has told it.
    """

    text: str
    lemma: str
    parts: tuple[str, ...]
    start: int
    end: int
    pos: PartOfSpeech = ""


def tokens(text: str, language: Language | None) -> tuple[Token, ...]:
    """The tokens of ``text`` in order, white space left out, each word by itself: no model looks at the context.

    ``language`` says which dictionary is asked first: nynorsk for ``nn``, bokmål for all else.
    """
    first = standard_of(language)
    return tuple(
        Token(t.text, lemma(t.text, first), parts(t.text, first), t.idx, t.idx + len(t.text))
        for t in make_nlp(BLANK).make_doc(text)
        if not t.is_space
    )


def words_row(doc_id: str, sentence_id: str, found: Sequence[Token]) -> SentenceWords:
    """The row that holds a sentence's tokens."""
    return SentenceWords(
        doc_id=doc_id,
        sentence_id=sentence_id,
        starts=tuple(t.start for t in found),
        ends=tuple(t.end for t in found),
        lemmas=tuple(t.lemma for t in found),
        parts=tuple(t.parts for t in found),
        pos=tuple(t.pos for t in found),
    )


def read_tokens(row: SentenceWords, text: str) -> tuple[Token, ...]:
    """The tokens that ``words_row`` put away; ``text`` is the sentence's."""
    columns = zip(row.starts, row.ends, row.lemmas, row.parts, row.pos, strict=True)
    return tuple(Token(text[start:end], lemma, parts, start, end, pos) for start, end, lemma, parts, pos in columns)


def tokens_by_sentence(rows: Iterable[SentenceWords]) -> Callable[[Sentence], tuple[Token, ...]]:
    """Looks up the tokens of a sentence among ``rows``; asked for one that has none, it raises KeyError."""
    by_id = {r.sentence_id: r for r in rows}
    return lambda s: read_tokens(by_id[s.sentence_id], s.text)
