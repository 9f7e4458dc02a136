"""The language of a text: lingua's n-grams, and function words for what lingua cannot tell or does not know."""

from __future__ import annotations

import re
from functools import cache

from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder

from pipeline.language.function_words import NB, NN, SE, SE_LETTERS
from pipeline.records import Language

FEWEST_WORDS = 3
"""Words of the shortest text that a language is told of."""

SAMI = 0.1
"""Share of a text's words that are Northern Sámi function words or hold its letters, from which it is Northern Sámi."""

FOREIGN = 0.7
"""Lingua's confidence from which a text is in another language: hearings are Norwegian, and short texts look Danish."""

MARGIN = 0.2
"""Least difference of lingua's confidences that tells bokmål from nynorsk where no function word does."""

LONGEST = 20_000
"""Characters that are looked at; more tells nothing new."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def detect(text: str) -> Language | None:
    """The language most of ``text`` is in, or None when it is too short to tell.

    Bokmål and nynorsk are told apart by the function words they do not share, and by lingua only when those are even.
    """
    words = _WORD.findall(text[:LONGEST].casefold())
    if len(words) < FEWEST_WORDS:
        return None
    if _share(words, SE) + sum(any(c in SE_LETTERS for c in w) for w in words) / len(words) >= SAMI:
        return "se"
    scores = {c.language: c.value for c in _lingua().compute_language_confidence_values(text[:LONGEST])}
    foreign = max((language for language in _LINGUA if language not in _NORWEGIAN), key=lambda x: scores.get(x, 0.0))
    if scores.get(foreign, 0.0) >= FOREIGN:
        return _CODES.get(foreign, "other")
    return _standard(words, scores.get(Lingua.BOKMAL, 0.0), scores.get(Lingua.NYNORSK, 0.0))


def _standard(words: list[str], nb_score: float, nn_score: float) -> Language | None:
    """Bokmål or nynorsk by their own words; when those are even, by lingua's scores; None when these are near."""
    nb, nn = _share(words, NB), _share(words, NN)
    if nb != nn:
        return "nn" if nn > nb else "nb"
    if abs(nb_score - nn_score) < MARGIN:
        return None
    return "nn" if nn_score > nb_score else "nb"


def _share(words: list[str], listed: frozenset[str]) -> float:
    return sum(w in listed for w in words) / len(words)


@cache
def _lingua() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LINGUA).build()


_LINGUA = (Lingua.BOKMAL, Lingua.NYNORSK, Lingua.DANISH, Lingua.SWEDISH, Lingua.ENGLISH, Lingua.GERMAN, Lingua.FRENCH)
_NORWEGIAN = (Lingua.BOKMAL, Lingua.NYNORSK)
_CODES: dict[Lingua, Language] = {Lingua.DANISH: "da", Lingua.SWEDISH: "sv", Lingua.ENGLISH: "en"}
