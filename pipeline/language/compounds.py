"""Compounds split into the lemmas of their parts, by the dictionaries and a few lists of our own.

A word is split where the left part, without a linking ``s`` or ``e``, and the right part are both dictionary forms; the
parts are split further as long as they can be. Of several places the one with the longest right part is taken, since
Norwegian compounds grow to the left.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.compound_words import LINKED, NOT_FIRST, NOT_LAST, SHORT, WHOLE
from pipeline.language.lemmas import CACHE, Standard, is_lemma, lemma

SHORTEST = 4
"""Letters of the shortest part that is not in ``SHORT``."""

TAKES_S = ("ing", "het", "heit", "skap", "dom", "sjon", "tet", "nad", "else")
"""Endings of first parts that are linked by ``s``, so that the s is not the next part's («oppfølgings|team»)."""


@lru_cache(maxsize=CACHE)
def parts(word: str, first: Standard) -> tuple[str, ...]:
    """Casefolded lemmas of the parts of a compound, in order; () when ``word`` is no compound.

    A hyphen always divides («Akan-samarbeidet» → akan, samarbeid).
    """
    pieces = [p for p in word.split("-") if p]
    if not all(any(c.isalpha() for c in p) for p in pieces):
        return ()
    found = tuple(part for piece in pieces for part in _atoms(lemma(piece, first)))
    return found if len(found) > 1 else ()


@lru_cache(maxsize=CACHE)
def _atoms(word: str) -> tuple[str, ...]:
    """The parts of a casefolded lemma: itself alone when it is no compound."""
    if len(word) < 6 or word in WHOLE:
        return (word,)
    for cut in range(2, len(word) - 1):
        head = word[cut:]
        if head[0] == "s" and word[:cut].endswith(TAKES_S) and _is_last(head[1:]):
            continue
        left = _left(word[:cut]) if _is_last(head) else None
        if left:
            return (*_atoms(left), *_atoms(head))
    return (word,)


def _left(text: str) -> str | None:
    """The lemma of a compound's first part as it stands, linking letter and all; None when it is none."""
    if text in LINKED:
        return LINKED[text]
    bare = text[:-1]
    if text.endswith("s") and not text.endswith("ss") and _is_first(bare):
        return bare
    if _is_first(text):
        return text
    return bare if text.endswith("e") and _is_first(bare) else None


def _is_first(text: str) -> bool:
    return _long_enough(text) and text not in NOT_FIRST and (text in SHORT or _is_lemma(text))


def _is_last(text: str) -> bool:
    return _long_enough(text) and text not in NOT_LAST and (text in SHORT or _is_lemma(text))


def _long_enough(text: str) -> bool:
    return len(text) >= SHORTEST or text in SHORT


def _is_lemma(text: str) -> bool:
    return text in WHOLE or is_lemma(text)
