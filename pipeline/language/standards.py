"""The bokmål form of a nynorsk word, found by trying the regular correspondences until one gives a bokmål word."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from pipeline.language.correspondences import DEAREST, ENDINGS, INSIDE, WORDS
from pipeline.language.dictionary import CACHE, begins_lemma, lemmas_of, own_lemma

SHORTEST = 3
"""Letters of the shortest word that is tried."""

SHORTEST_BEGINNING = 4


@lru_cache(maxsize=CACHE)
def bokmål_of(word: str) -> str | None:
    """The bokmål lemma that corresponds to a casefolded nynorsk lemma; None when there is none, or none is found.

    A word that is itself a bokmål lemma is left alone, and so is a form that a dictionary leads to another lemma: of
    «husa» nothing is made. Of several bokmål words the one fewest steps away is taken, then the one whose steps stand
    first in the tables.
    """
    if word in WORDS:
        return WORDS[word]
    if len(word) < SHORTEST or not word.isalpha() or word in lemmas_of("nb") or is_form(word):
        return None
    return _nearest(word, _is_bokmål)


@lru_cache(maxsize=CACHE)
def begin_in_bokmål(text: str) -> str | None:
    """What bokmål words begin with where nynorsk ones begin with ``text``: førebygg → forebygg. None when bokmål words
    begin so too, or none is found."""
    if len(text) < SHORTEST_BEGINNING or not text.isalpha() or begins_lemma(text, "nb"):
        return None
    return _nearest(text, lambda form: len(form) >= SHORTEST_BEGINNING and begins_lemma(form, "nb"))


def is_form(word: str) -> bool:
    """Whether a dictionary gives the word another lemma. The two infinitives in -e and -a are one, and what ends in
    -ar may be an agent as well as a verb in the present tense."""
    bokmål = own_lemma(word, "nb")
    if bokmål is not None and bokmål[:-1] != word[:-1]:
        return True
    if word in lemmas_of("nn") or word.endswith("ar"):
        return False
    lemma = own_lemma(word, "nn")
    return lemma is not None and lemma[:-1] != word[:-1]


def _nearest(word: str, accepted: Callable[[str], bool]) -> str | None:
    """The first accepted word met when words are tried in the order of what it costs to reach them."""
    steps = [(old, new, cost) for old, new, cost in INSIDE if old in word]
    ends = [(old, new) for old, new in ENDINGS if word.endswith(old)]
    layers: list[dict[str, None]] = [{word: None}] + [{} for _ in range(DEAREST)]
    seen = {word}
    for total in range(DEAREST + 1):
        for form in layers[total]:
            if total and accepted(form):
                return form
        for form in layers[total]:
            for reached, cost in _neighbours(form, steps, ends if form[-2:] == word[-2:] else ()):
                if total + cost <= DEAREST and reached not in seen:
                    seen.add(reached)
                    layers[total + cost][reached] = None
    return None


def _neighbours(
    form: str, steps: list[tuple[str, str, int]], ends: list[tuple[str, str]] | tuple[()]
) -> list[tuple[str, int]]:
    found = [(form.removesuffix(old) + new, 1) for old, new in ends if form.endswith(old)]
    for old, new, cost in steps:
        at = form.find(old)
        if at >= 0:
            found.append((form[:at] + new + form[at + len(old) :], cost))
    return found


def _is_bokmål(form: str) -> bool:
    if form in lemmas_of("nb"):
        return True
    return form.endswith("ende") and own_lemma(form, "nb") is not None
