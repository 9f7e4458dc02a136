"""Lemmas from simplemma's bokmål and nynorsk dictionaries, casefolded."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import simplemma

Standard = Literal["nb", "nn"]

CACHE = 200_000
"""Words remembered; a hearing of two hundred letters has some 60 000 different ones."""


@lru_cache(maxsize=CACHE)
def known(word: str, standard: Standard) -> str | None:
    """The dictionary's lemma of ``word`` as written, or of its lower case, casefolded; None when it holds neither."""
    for form in (word.lower(), word):
        if simplemma.is_known(form, lang=standard):
            return simplemma.lemmatize(form, lang=standard).casefold()
    return None


@lru_cache(maxsize=CACHE)
def lemma(word: str, first: Standard) -> str:
    """The casefolded lemma of ``word``: from the dictionary of the text's own standard, then of the other, then by
    simplemma's rules for affixes; the casefolded word itself when nothing is known of it."""
    other: Standard = "nn" if first == "nb" else "nb"
    found = known(word, first) or known(word, other) or _without_genitive(word, first, other)
    return found or simplemma.lemmatize(word.lower(), lang=(first, other)).casefold()


def _without_genitive(word: str, first: Standard, other: Standard) -> str | None:
    if len(word) < 4 or not word.lower().endswith("s"):
        return None
    stem = word[:-1].rstrip("'’")
    return known(stem, first) or known(stem, other)
