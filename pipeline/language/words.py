"""Tokens of a text with lemma and compound parts."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from spacy.language import Language as Nlp

from pipeline.language.compounds import parts
from pipeline.language.lemmas import Standard, lemma
from pipeline.language.nlp import make_nlp
from pipeline.records import Language


class Token(NamedTuple):
    """A word or sign: ``text == whole[start:end]``; ``parts`` are the lemmas a compound is made of, () when none."""

    text: str
    lemma: str
    parts: tuple[str, ...]
    start: int
    end: int


def tokens(text: str, language: Language | None) -> tuple[Token, ...]:
    """The tokens of ``text`` in order, white space left out.

    ``language`` says which dictionary is asked first: nynorsk for ``nn``, bokmål for all else.
    """
    first: Standard = "nn" if language == "nn" else "nb"
    return tuple(
        Token(t.text, lemma(t.text, first), parts(t.text, first), t.idx, t.idx + len(t.text))
        for t in _tokenizer().make_doc(text)
        if not t.is_space
    )


@cache
def _tokenizer() -> Nlp:
    return make_nlp("blank")
