"""Compounds split into the lemmas of their parts, by what the dictionaries' own words are made of.

A part is a dictionary lemma. It counts for more the more dictionary words it begins (``times_first``) or ends
(``times_last``) beside another word, as in Koehn and Knight, «Empirical Methods for Compound Splitting» (2003), with
words in the place of running text. Of all ways to divide a word, linking s and e between the parts, the one whose parts
together are likeliest is taken. A word that is itself in a dictionary is divided only when both sides are common
parts; a word that is in none is most likely a compound, and rarer parts will do.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import log2
from typing import NamedTuple

from pipeline.language.compound_words import (
    ENDS_SHORT,
    LINKED,
    NOT_FIRST,
    NOT_LAST,
    SHORT,
    WHOLE,
)
from pipeline.language.dictionary import (
    CACHE,
    ENOUGH,
    all_lemmas,
    is_noun,
    is_verb,
    names,
    own_lemma,
    times_first,
    times_last,
)
from pipeline.language.lemmas import Standard, known, lemma
from pipeline.language.standards import bokmål_of

SHORTEST = 4
"""Letters of the shortest part that is not in a list of short ones."""

SHORTEST_WORD = 6
LONGEST_WORD = 60
"""Letters; what is longer is an address or a formula."""

COMMON = 4
"""Other words that both parts of a dictionary word must stand in before it is divided."""

TAKES_S = ("ing", "het", "heit", "leik", "skap", "dom", "sjon", "tet", "nad", "else")
"""Endings of first parts that are linked by ``s``, so that the s is not the next part's («oppfølgings|team»)."""

COST = log2(ENOUGH + 1) + 3
"""What a part costs before its likelihood is drawn from it, in bits: few parts are likelier than many."""

VERB_COST = 4.0
NO_LINK_COST = 4.0
S_COST = 0.5
E_COST = 2.5


LONG_NOUN = 6
"""Letters of a noun that is no ending by chance, however rare it is in compounds."""

COMMON_SHORT = 8
"""Dictionary words that a noun of three letters begins before it may begin an unknown word."""

SHORT_NOUN = 3

DERIVED = ("ing", "ar", "er")
"""Endings that make nouns of verbs."""

SHORTEST_STEM = 3
SHORTEST_MADE = 5
"""Letters of the shortest part that stands in no dictionary but is made from a word that does."""


class Segment(NamedTuple):
    """A part as it stands in the word and its lemma; ``link`` is the letter between it and the next part, if any."""

    text: str
    lemma: str
    link: str


class _Split(NamedTuple):
    cost: float
    segments: tuple[Segment, ...]


@lru_cache(maxsize=CACHE)
def parts(word: str, first: Standard) -> tuple[str, ...]:
    """Casefolded lemmas of the parts of a compound, in order; () when ``word`` is no compound.

    A hyphen always divides («Akan-samarbeidet» → akan, samarbeid).
    """
    pieces = [p for p in word.split("-") if p]
    if not all(any(c.isalpha() for c in p) for p in pieces):
        return ()
    found = tuple(part for piece in pieces for part in _piece(piece, first))
    return found if len(found) > 1 else ()


def _piece(piece: str, first: Standard) -> tuple[str, ...]:
    own, low = lemma(piece, first), piece.casefold()
    # a compound that no dictionary holds: first as if its last part were inflected, then as it stands
    found = segments(own) if known(piece, first) else _inflected(low) or segments(low) or segments(own)
    return tuple(s.lemma for s in found) if found else (own,)


@lru_cache(maxsize=CACHE)
def segments(word: str) -> tuple[Segment, ...]:
    """The segments of a casefolded lemma, in order; () when it is no compound.

    Text and links joined give the word again, but for a letter that is written once where three meet (``nettariff``).
    """
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not word.isalpha() or word in WHOLE:
        return ()
    strict = word in all_lemmas() or _is_derived(word)
    if not strict and (other := bokmål_of(word)) and not segments(other):
        return ()
    split = _best(word, 0, strict)
    if split is None or len(split.segments) < 2:
        return ()
    return tuple(atom for s in split.segments for atom in _atoms(s))


def _atoms(segment: Segment) -> tuple[Segment, ...]:
    inner = segments(segment.text) if segment.text == segment.lemma else ()
    return (*inner[:-1], inner[-1]._replace(link=segment.link)) if inner else (segment,)


def _inflected(word: str) -> tuple[Segment, ...]:
    """The segments of a form whose last part is an inflected dictionary word; () when there is none."""
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not word.isalpha():
        return ()
    for cut in range(2, len(word) - SHORTEST + 1):
        form = word[cut:]
        head = own_lemma(form, "nb") or own_lemma(form, "nn")
        if not head or not head.isalpha() or form in all_lemmas() or (is_verb(head) and not is_noun(head)):
            continue
        if found := segments(word[:cut] + head):
            return found
    return ()


def _best(word: str, at: int, strict: bool) -> _Split | None:
    """The cheapest split of ``word[at:]``; whole only when something stands before it."""
    text = word[at:]
    options = []
    if at and (cost := _last_cost(text, strict)) is not None:
        options.append(_Split(cost, (Segment(text, text, ""),)))
    for cut in range(2, len(text) - 1):
        rest: _Split | None = None
        looked = False
        for left, link, cost in _lefts(text[:cut], strict):
            if not looked:
                rest, looked = _best(word, at + cut, strict), True
            if rest is not None:
                options.append(_Split(cost + rest.cost, (Segment(*left, link), *rest.segments)))
        if (doubled := _doubled(word, at, cut, strict)) is not None:
            options.append(doubled)
    return min(options, key=lambda o: (o.cost, len(o.segments), o.segments), default=None)


def _doubled(word: str, at: int, cut: int, strict: bool) -> _Split | None:
    """A split where a consonant is written twice but meant three times: nett|tariff, topp|plassering."""
    text = word[at:]
    left = text[:cut]
    if cut < 3 or left[-1] != left[-2] or left[-1] in "aeiouyæøå" or strict:
        return None
    cost = _first_cost(left, strict)
    rest = _best(word, at + cut - 1, strict) if cost is not None else None
    if cost is None or rest is None:
        return None
    return _Split(cost + rest.cost + S_COST, (Segment(left, left, ""), *rest.segments))


def _lefts(text: str, strict: bool) -> list[tuple[tuple[str, str], str, float]]:
    """The ways to read ``text`` as a first part: (text, lemma), link and cost."""
    if text in LINKED:
        return [((text, LINKED[text]), "", COST - log2(ENOUGH + 1))]
    found = []
    bare = text[:-1]
    if text.endswith("s") and not text.endswith("ss") and (cost := _first_cost(bare, strict)) is not None:
        found.append(((bare, bare), "s", cost + (0 if bare.endswith(TAKES_S) else S_COST)))
    if (cost := _first_cost(text, strict)) is not None:
        found.append(((text, text), "", cost + (NO_LINK_COST if text.endswith(TAKES_S) else 0)))
    if text.endswith("e") and is_noun(bare) and not is_noun(text) and (cost := _first_cost(bare, strict)) is not None:
        found.append(((bare, bare), "e", cost + E_COST))
    return found


@lru_cache(maxsize=CACHE)
def _first_cost(text: str, strict: bool) -> float | None:
    """Bits that ``text`` costs as a first part; None when it cannot be one."""
    if text in NOT_FIRST:
        return None
    times = _times(text, times_first)
    if text not in SHORT and not (
        _is_part(text, strict, first=True)
        and (
            len(text) >= SHORTEST
            or (len(text) == SHORT_NOUN and not strict and times >= COMMON_SHORT and is_noun(text))
        )
    ):
        return None
    if strict and times < COMMON and text not in SHORT and not _is_long_noun(text):
        return None
    return COST - log2(1 + times)


@lru_cache(maxsize=CACHE)
def _last_cost(text: str, strict: bool) -> float | None:
    """Bits that ``text`` costs as a last part; None when it cannot be one."""
    if text in NOT_LAST:
        return None
    short = text in SHORT or text in ENDS_SHORT
    if not short and not (len(text) >= SHORTEST and _is_part(text, strict, first=False)):
        return None
    times = _times(text, times_last)
    if strict and times < COMMON and not short and not _is_long_noun(text):
        return None
    return COST - log2(1 + times) + (VERB_COST if is_verb(text) and not is_noun(text) else 0)


def _is_long_noun(text: str) -> bool:
    return len(text) >= LONG_NOUN and is_noun(text)


def _is_part(text: str, strict: bool, first: bool) -> bool:
    """Of a dictionary word only dictionary words are parts; of an unknown word also what is made from them."""
    if text in WHOLE or text in all_lemmas() or (not strict and first and text in names()):
        return True
    return not strict and len(text) >= SHORTEST_MADE and _known(text)


def _times(text: str, count: Callable[[str], int]) -> int:
    """The count of a part; a nynorsk part counts as often as its bokmål form, whose dictionary is far larger."""
    other = bokmål_of(text) if text in all_lemmas() or len(text) >= SHORTEST_MADE else None
    return max(count(text), count(other) if other else 0)


@lru_cache(maxsize=CACHE)
def _known(text: str) -> bool:
    return text in WHOLE or text in all_lemmas() or _is_derived(text) or bokmål_of(text) is not None


def _is_derived(text: str) -> bool:
    """Whether ``text`` is made by a common ending from a verb of either standard: «køyring», «søkjar»."""
    stem = next((text.removesuffix(e) for e in DERIVED if text.endswith(e)), "")
    return len(stem) >= SHORTEST_STEM and any(is_verb(stem + e) for e in ("e", "a"))
