"""The language of a text: its frequent words, endings and letters are counted for each language that has them; where
they say little, the dictionaries of both standards and lingua's n-grams are asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import simplemma
from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder

from pipeline.language.lemmas import CACHE, LONGEST_ACRONYM
from pipeline.language.marks import ENDINGS, FREQUENT, LETTERS
from pipeline.records import Language

FEWEST_WORDS = 3
"""Words of the shortest text that a language is told of."""

FEWEST_OWN_WORDS = 6
"""Words of the shortest paragraph that may be in another language than its document."""

CLEAR = 2
"""Marks by which a language must lead to be told without a second opinion."""

COVERED = 0.3
"""Share of frequent words from which a text is in a language we know; bokmål and nynorsk prose has 0.4 and more."""

UNKNOWN, FEWEST_UNKNOWN = 0.15, 15
"""Share of frequent words below which a text with this many words that are no names is in a language we do not know."""

FOREIGN, EVEN, AGREES = 0.8, 0.6, 0.5
"""Lingua's confidence from which a text with few marks is in another language, from which one with as many marks of
both is not Norwegian, and from which a narrow lead stands."""

IN_NYNORSK_ONLY, IN_BOKMÅL_ONLY, TOLD = 2.0, 0.25, 0.35
"""Where the marks of bokmål and nynorsk are even: what it weighs that a word stands in one dictionary only (of bokmål's
at most two count: simplemma's is the larger, so it lacks few nynorsk words by itself), beside the difference of
lingua's confidences; and the sum from which the standard is told."""

LONGEST = 20_000
"""Characters that are looked at; more tells nothing new."""

SHORTEST_ENDED = 6
"""Letters of the shortest word whose ending is looked at: «klar» and «dane» have none."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_SAID = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"|(?:https?://|www\.)\S+|\S+@\S+")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]", re.IGNORECASE)
_NO_LANGUAGE: frozenset[str] = frozenset()
_STANDARDS: tuple[Language, Language] = ("nb", "nn")
_OTHERS: tuple[Language, ...] = ("da", "sv", "en", "se", "other")


class _Marks(NamedTuple):
    """What a text of ``n_words`` shows: marks for each language, and how many words are frequent in the likeliest."""

    n_words: int
    of: Counter[str]
    frequent: int

    @property
    def covered(self) -> bool:
        return self.frequent >= COVERED * self.n_words

    @property
    def norwegian(self) -> int:
        return max(self.of["nb"], self.of["nn"])

    @property
    def foreign(self) -> Language:
        return max(_OTHERS, key=lambda x: self.of[x])

    @property
    def lead(self) -> int:
        """By how many marks the likeliest other language leads on Norwegian."""
        return self.of[self.foreign] - self.norwegian


def detect(text: str) -> Language | None:
    """The language most of ``text`` is in, or None when it is too short to tell, or as much bokmål as nynorsk.

    Words in quotation marks are another's, and count with addresses of the net only where there are few besides. Text
    in letters that are not Latin is ``other``.
    """
    return _tell(text, 1)


def detect_paragraphs(paragraphs: Sequence[str], document: Language | None) -> list[Language | None]:
    """The language of each of a document's ``paragraphs``, in order.

    One too short to tell is in the language of the nearest ones before and after it that could be told, where these
    agree, and else in the ``document``'s. It takes clearer marks to be in another language than the document.
    """
    own = [_own(p, document) for p in paragraphs]
    after: list[Language | None] = [None] * len(own)
    for i in range(len(own) - 2, -1, -1):
        after[i] = own[i + 1] or after[i + 1]
    out: list[Language | None] = []
    before: Language | None = None
    for found, following in zip(own, after, strict=True):
        out.append(found or (before if before == following else None) or document)
        before = found or before
    return out


def language_name(text: str, language: Language) -> str:
    """The Norwegian name of the language ``text`` is in, given the code that ``detect`` found; to stand after «på»."""
    if language != "other":
        return _NAMES[language]
    best, confidence = _ask(text)[0]
    likely = _OTHER_NAMES.get(best) if confidence >= AGREES and _is_latin(text) else None
    return f"{_NAMES['other']} (trolig {likely})" if likely else _NAMES["other"]


def _own(paragraph: str, document: Language | None) -> Language | None:
    found = _tell(paragraph, 1)
    if found is None or found == document:
        return found
    return _tell(paragraph, CLEAR) if len(_words(paragraph)) >= FEWEST_OWN_WORDS else None


def _tell(text: str, clear: int) -> Language | None:
    """The language, with bokmål and nynorsk told apart by no fewer marks than ``clear``."""
    words = _words(text)
    if len(words) < FEWEST_WORDS:
        return None
    if not _is_latin(text):
        return "other"
    marks = _count(words)
    if _is_unknown(words, marks):
        return "other"
    if (marks.lead < CLEAR or not marks.covered) and (second := _second_opinion(" ".join(words), marks)):
        return second
    if marks.lead >= CLEAR:
        return marks.foreign
    return _standard(words, marks, clear) if marks.norwegian else None


def _words(text: str) -> list[str]:
    shown = text[:LONGEST]
    bare: list[str] = _WORD.findall(_NOT_SAID.sub(" ", shown))
    return bare if len(bare) >= FEWEST_WORDS else _WORD.findall(shown)


def _is_latin(text: str) -> bool:
    letters = [c for c in text[:LONGEST] if c.isalpha()]
    return 2 * sum(bool(_LATIN.match(c)) for c in letters) >= len(letters)


def _is_unknown(words: Sequence[str], marks: _Marks) -> bool:
    """Whether the text is long enough to know, no list of names, and hardly a word of it is frequent in a language."""
    running = sum(w[0].islower() for w in words)
    known = marks.of["se"] + marks.frequent
    return running >= max(FEWEST_UNKNOWN, 0.7 * len(words)) and known < UNKNOWN * len(words)


def _count(words: Sequence[str]) -> _Marks:
    of: Counter[str] = Counter()
    frequent: Counter[str] = Counter()
    for word in words:
        listed, languages = _mark(word)
        of.update(languages)
        if listed:
            frequent.update(languages)
    return _Marks(len(words), of, max(frequent.values(), default=0))


@lru_cache(maxsize=CACHE)
def _mark(word: str) -> tuple[bool, frozenset[str]]:
    """Whether the word is among the frequent ones, and the languages that have it, or its letters and ending.

    A capital may begin a name, whose letters tell nothing of the text around it; AS is no English word.
    """
    if word.isupper() and 1 < len(word) <= LONGEST_ACRONYM:
        return False, _NO_LANGUAGE
    low = word.casefold()
    listed = frozenset(language for language, frequent in FREQUENT.items() if low in frequent)
    if listed or word[0].isupper():
        return bool(listed), listed
    signs = [LETTERS[c] for c in low if c in LETTERS]
    if len(low) >= SHORTEST_ENDED:
        longest = next((low[-n:] for n in range(6, 1, -1) if low[-n:] in ENDINGS), None)
        signs += [ENDINGS[longest]] if longest else []
    return False, frozenset.intersection(*signs) if signs else _NO_LANGUAGE


def _second_opinion(text: str, marks: _Marks) -> Language | None:
    """Another language than Norwegian that marks and lingua agree on, or lingua alone where marks are few."""
    if marks.lead < (0 if marks.covered else -1):
        return None
    if marks.lead > 0 and marks.foreign == "se":  # which lingua does not know
        return "se"
    (best, confidence) = _ask(text)[0]
    code = _CODES.get(best, "other")
    if code in _STANDARDS:
        return None
    if marks.lead >= 0 and code == marks.foreign and confidence >= (AGREES if marks.lead else EVEN):
        return code
    if marks.lead >= 0 and code == "other" and confidence >= AGREES:
        return code
    # Danish is too near to bokmål for lingua alone.
    return code if not marks.covered and code != "da" and confidence >= FOREIGN else None


def _standard(words: Sequence[str], marks: _Marks, clear: int) -> Language | None:
    """Bokmål or nynorsk, or None when it cannot be told."""
    difference = marks.of["nn"] - marks.of["nb"]
    if abs(difference) >= clear:
        return "nn" if difference > 0 else "nb"
    if difference or clear > 1:
        return None
    known = [(_known(w, "nb"), _known(w, "nn")) for w in words if w[0].islower()]
    nn, nb = known.count((False, True)), min(2, known.count((True, False)))
    asked = dict(_ask(" ".join(words)))
    weight = IN_NYNORSK_ONLY * (nn > 0) - IN_BOKMÅL_ONLY * nb + asked[Lingua.NYNORSK] - asked[Lingua.BOKMAL]
    if abs(weight) < TOLD:
        return None
    return "nn" if weight > 0 else "nb"


@lru_cache(maxsize=CACHE)
def _known(word: str, standard: Language) -> bool:
    return bool(simplemma.is_known(word, lang=standard))


def _ask(text: str) -> list[tuple[Lingua, float]]:
    """Lingua's languages with its confidence (0 to 1, together 1), the likeliest first."""
    return [(c.language, c.value) for c in _lingua().compute_language_confidence_values(text[:LONGEST])]


@cache
def _lingua() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_CODES, *_OTHER_NAMES).build()


_CODES: dict[Lingua, Language] = {
    Lingua.BOKMAL: "nb",
    Lingua.NYNORSK: "nn",
    Lingua.DANISH: "da",
    Lingua.SWEDISH: "sv",
    Lingua.ENGLISH: "en",
}
_NAMES: dict[Language, str] = {
    "nb": "bokmål",
    "nn": "nynorsk",
    "se": "nordsamisk",
    "en": "engelsk",
    "da": "dansk",
    "sv": "svensk",
    "other": "et annet språk",
}
_OTHER_NAMES: dict[Lingua, str] = {
    Lingua.GERMAN: "tysk",
    Lingua.FRENCH: "fransk",
    Lingua.SPANISH: "spansk",
    Lingua.FINNISH: "finsk",
    Lingua.POLISH: "polsk",
}
"""The languages that lingua has beside ours: what is none of these is near one of them. Each takes 20 MB and more."""
