"""A key on which the bokmål and the nynorsk form of the same word meet.

A hand table of frequent words comes first; then the bokmål word that the regular correspondences lead to. The key of a
compound is made of the keys of its parts, so that what is known of a word holds inside all its compounds.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.compounds import Segment, segments
from pipeline.language.correspondences import ALONE, BOTH, FIRST, KEPT, SHORTEST_UNKNOWN, UNKNOWN, WORDS
from pipeline.language.dictionary import CACHE, all_lemmas, lemmas_of
from pipeline.language.standards import begin_in_bokmål, bokmål_of, is_form


@lru_cache(maxsize=CACHE)
def meet(lemma: str) -> str:
    """The key of a casefolded lemma, equal for the bokmål and nynorsk forms of a word where they correspond.

    A key is for comparing only; it need not be a word.
    """
    if "-" in lemma.strip("-"):
        return "-".join(map(meet, lemma.split("-")))
    if lemma in WORDS:
        return _one_noun(WORDS[lemma])
    word = bokmål_of(lemma) or lemma
    if found := segments(word):
        return "".join(_first(s) for s in found[:-1]) + _part(found[-1].text)
    return _alone(word)


@lru_cache(maxsize=CACHE)
def meet_beginnings(text: str) -> tuple[str, ...]:
    """What the keys of words begin with that begin with ``text`` in either standard; sorted, ``text`` among them.

    ``text`` may be a word («skule»), the first part of a compound («sjuke») or the beginning of a word («førebygg»).
    """
    found = {text, meet(text), FIRST.get(text, text)}
    if found == {text} and (other := begin_in_bokmål(text)):
        found.add(other)
    return tuple(sorted(found))


def _first(segment: Segment) -> str:
    whole = segment.text + segment.link
    if whole in FIRST:
        return FIRST[whole]
    return FIRST.get(segment.text) or _part(segment.text) + segment.link


def _part(text: str) -> str:
    return text if text in ALONE else _alone(text)


def _alone(word: str) -> str:
    """The key of what is no compound: the bokmål word, or the endings where no dictionary helps."""
    if (found := bokmål_of(word)) is not None:
        return _one_noun(found)
    for pattern, by in BOTH:
        word = pattern.sub(by, word)
    held = word in lemmas_of("nb") or len(word) < SHORTEST_UNKNOWN or is_form(word)
    return _one_noun(word if held else next((p.sub(by, word) for p, by in UNKNOWN if p.search(word)), word))


def _one_noun(word: str) -> str:
    """Of the two nouns that bokmål often makes of one verb the one that nynorsk has too: deltakelse → deltaking."""
    if not word.endswith("else") or word in KEPT:
        return word
    other = word.removesuffix("else") + "ing"
    return other if other in all_lemmas() else word
