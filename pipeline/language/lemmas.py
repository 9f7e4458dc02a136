"""Lemmas from simplemma's bokmål and nynorsk dictionaries, casefolded."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import simplemma

from pipeline.language.word_forms import FORMS
from pipeline.records import Language

Standard = Literal["nb", "nn"]

CACHE = 200_000
"""Words remembered; a hearing of two hundred letters has some 60 000 different ones."""

LONGEST_ACRONYM = 4
"""Letters up to which a word in capitals is an acronym: LAR is a treatment, no form of «la»."""

INFLECTIONS = ("", "en", "et", "n", "ne", "ene", "er", "r", "a", "ar", "ane", "e")
"""Endings by which a lemma shows itself as one: the inflected form leads back to it."""


NAME = "PROPN"
"""The part of speech of proper names (Universal Dependencies)."""


def standard_of(language: Language | None) -> Standard:
    """Which dictionary is asked first: nynorsk for ``nn``, bokmål for all else."""
    return "nn" if language == "nn" else "nb"


@lru_cache(maxsize=CACHE)
def known(word: str, standard: Standard) -> str | None:
    """The dictionary's lemma of ``word`` in lower case, or as written, casefolded; None when it holds neither."""
    for form in (word.lower(), word):
        if simplemma.is_known(form, lang=standard):
            return str(simplemma.lemmatize(form, lang=standard)).casefold()
    return None


@lru_cache(maxsize=CACHE)
def is_lemma(word: str) -> bool:
    """Whether some form in either dictionary leads to ``word``, given casefolded."""
    standards: tuple[Standard, ...] = ("nb", "nn")
    return any(known(word + ending, s) == word for ending in INFLECTIONS for s in standards)


@lru_cache(maxsize=CACHE)
def lemma(word: str, first: Standard) -> str:
    """The casefolded lemma of ``word``: from the dictionary of the text's own standard, then of the other, then by
    simplemma's rules for affixes; the casefolded word itself when nothing is known of it."""
    word = word.strip("-") or word
    if _is_acronym(word):
        return word.casefold()
    other: Standard = "nn" if first == "nb" else "nb"
    if found := FORMS.get(word.casefold()):
        return found
    found = known(word, first) or known(word, other) or _without_genitive(word, first, other)
    if found:
        return _noun_rather(word.casefold(), found)
    return str(simplemma.lemmatize(word.lower(), lang=(first, other))).casefold()


@lru_cache(maxsize=CACHE)
def choose_lemma(word: str, model_lemma: str, pos: str, standard: Standard) -> str:
    """The casefolded lemma of ``word`` in a sentence that a model has read.

    The model tells apart what the dictionary cannot («arbeidet», of «arbeid» or «arbeide»), but makes up lemmas: its
    own counts when some dictionary has it as a lemma, or none knows the word. Of a name («Departementet», PROPN) it
    gives the form as written, and the dictionary, which leads to «departement», goes before it.

    model_lemma, pos: as the model gives them, "" where it gives none.
    """
    own = lemma(word, standard)
    given = model_lemma.casefold().strip("-")
    if not given or _is_acronym(word):
        return own
    if not _in_a_dictionary(word, standard):
        return given
    return given if pos != NAME and is_lemma(given) else own


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) <= LONGEST_ACRONYM


def _in_a_dictionary(word: str, first: Standard) -> bool:
    other: Standard = "nn" if first == "nb" else "nb"
    word = word.strip("-") or word
    if word.casefold() in FORMS:
        return True
    return bool(known(word, first) or known(word, other) or _without_genitive(word, first, other))


def _without_genitive(word: str, first: Standard, other: Standard) -> str | None:
    if len(word) < 4 or not word.lower().endswith("s"):
        return None
    stem = word[:-1].rstrip("'’")
    return known(stem, first) or known(stem, other)


def _noun_rather(word: str, found: str) -> str:
    """«bruk» and «straffen» are nouns far more often than the imperative or a form of «bruke», «straffe»."""
    stem = word.removesuffix("en")
    return stem if found == stem + "e" and is_lemma(stem) else found
