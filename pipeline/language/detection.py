"""The language of a text: lingua's n-grams, and function words for what lingua cannot tell or does not know."""

from __future__ import annotations

import re
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder
from lingua import Language as Lingua

from pipeline.language.function_words import NB, NN, NOT_DANISH, SE, SE_LETTERS
from pipeline.records import Language

FEWEST_WORDS = 3
"""Words of the shortest text that a language is told of."""

SURE = 0.05
"""Share of a text's words that are Northern Sámi function words, or hold its letters, in a Northern Sámi text."""

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
    if _share(words, SE) + sum(any(c in SE_LETTERS for c in w) for w in words) / len(words) >= 2 * SURE:
        return "se"
    found = _lingua().detect_language_of(text[:LONGEST])
    if found is None:
        return None
    language = _CODES.get(found.iso_code_639_1, "other")
    return _standard(words, language) if language in ("nb", "nn", "da", "sv") else language


def _standard(words: list[str], guess: Language) -> Language:
    """Bokmål or nynorsk by their own words; ``guess`` when they are even, or when it is Swedish or Danish."""
    nb, nn = _share(words, NB), _share(words, NN)
    if guess == "sv" or nb == nn or (guess == "da" and nn <= nb and not _share(words, NOT_DANISH)):
        return guess
    return "nn" if nn > nb else "nb"


def _share(words: list[str], listed: frozenset[str]) -> float:
    return sum(w in listed for w in words) / len(words)


@cache
def _lingua() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LINGUA).build()


_LINGUA = (Lingua.BOKMAL, Lingua.NYNORSK, Lingua.DANISH, Lingua.SWEDISH, Lingua.ENGLISH, Lingua.GERMAN, Lingua.FRENCH)
_CODES: dict[IsoCode639_1, Language] = {
    IsoCode639_1.NB: "nb",
    IsoCode639_1.NN: "nn",
    IsoCode639_1.DA: "da",
    IsoCode639_1.SV: "sv",
    IsoCode639_1.EN: "en",
}
