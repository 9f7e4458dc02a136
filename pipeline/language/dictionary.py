"""What simplemma's bokmål and nynorsk dictionaries know about words as wholes and as parts of other words.

Nothing is listed here: all is counted from the dictionaries (MIT; made from Wiktionary, Unimorph and other open lists),
once in a process or when first asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

Standard = Literal["nb", "nn"]

STANDARDS: tuple[Standard, ...] = ("nb", "nn")

CACHE = 200_000
"""Words remembered; a hearing of two hundred letters has some 60 000 different ones."""

ENOUGH = 63
"""Other words that a part is counted in; more make it no likelier."""

SHORTEST_REST = 3
"""Letters of what must stand beside a part in a word that counts."""

SHORTEST_NAME = 5

NOUN_ENDINGS: tuple[str, ...] = ("en", "et", "ene", "ane")


@cache
def lemmas_of(standard: Standard) -> frozenset[str]:
    """Every lemma of a dictionary that is written with small letters only; no names."""
    found = frozenset(DEFAULT_DICTIONARY_FACTORY.get_dictionary(standard).values())
    return frozenset(w for w in found if w.isalpha() and w.islower())


@cache
def all_lemmas() -> frozenset[str]:
    """The lemmas of both dictionaries."""
    return lemmas_of("nb") | lemmas_of("nn")


@cache
def names() -> frozenset[str]:
    """The names of both dictionaries, casefolded, of five letters and more: «europa» in «europapolitikk»."""
    found = {w for s in STANDARDS for w in DEFAULT_DICTIONARY_FACTORY.get_dictionary(s).values()}
    return frozenset(w.casefold() for w in found if w.istitle() and w.isalpha() and len(w) >= SHORTEST_NAME)


@lru_cache(maxsize=CACHE)
def own_lemma(word: str, standard: Standard) -> str | None:
    """The lemma that a dictionary gives for a word of small letters; None when it does not hold the word."""
    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(standard).get(word)


@lru_cache(maxsize=CACHE)
def is_noun(lemma: str) -> bool:
    """Whether a form with a noun's ending leads back to ``lemma``: «hus», «huset»."""
    stem = lemma.removesuffix("e")
    return any(own_lemma(stem + ending, s) == lemma for ending in NOUN_ENDINGS for s in STANDARDS)


@lru_cache(maxsize=CACHE)
def is_verb(lemma: str) -> bool:
    """Whether a past form leads back to ``lemma``: «telle», «telte»; «bygge», «bygde»."""
    stem = lemma[:-1] if lemma.endswith(("e", "a")) else lemma
    return any(own_lemma(stem + ending, s) == lemma for ending in ("te", "de", "et", "dde") for s in STANDARDS)


@lru_cache(maxsize=CACHE)
def times_first(part: str) -> int:
    """How many dictionary words (up to ``ENOUGH``) are ``part``, a linking s or e or none, and another word."""
    found = 0
    for word in _beginning(part):
        rest = word[len(part) :]
        if _is_rest(rest) or (rest[:1] in "se" and _is_rest(rest[1:])):
            found += 1
            if found == ENOUGH:
                break
    return found


@lru_cache(maxsize=CACHE)
def times_last(part: str) -> int:
    """How many dictionary words (up to ``ENOUGH``) are another word, a linking s or e or none, and ``part``."""
    found = 0
    for word in _ending(part):
        rest = word[: -len(part)]
        if _is_rest(rest) or (rest[-1:] in "se" and _is_rest(rest[:-1])):
            found += 1
            if found == ENOUGH:
                break
    return found


def begins_lemma(text: str, standard: Standard) -> bool:
    """Whether some lemma of the dictionary begins with ``text``."""
    return any(word in lemmas_of(standard) for word in _beginning(text))


def _is_rest(text: str) -> bool:
    return len(text) >= SHORTEST_REST and text in all_lemmas()


def _beginning(part: str) -> Iterator[str]:
    words = _sorted()
    at = bisect_left(words, part)
    while at < len(words) and words[at].startswith(part):
        yield words[at]
        at += 1


def _ending(part: str) -> Iterator[str]:
    words, back = _backwards(), part[::-1]
    at = bisect_left(words, back)
    while at < len(words) and words[at].startswith(back):
        yield words[at][::-1]
        at += 1


@cache
def _sorted() -> tuple[str, ...]:
    return tuple(sorted(all_lemmas()))


@cache
def _backwards() -> tuple[str, ...]:
    return tuple(sorted(w[::-1] for w in all_lemmas()))
