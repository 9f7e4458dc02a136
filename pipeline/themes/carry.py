"""Themes that a sentence takes from its context: the list's introduction, the sentence before, the heading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.language.words import Token
from pipeline.records import Sentence

Method = Literal["mønster", "innledning", "forrige setning", "overskrift"]

# A sentence that begins with one of these speaks of what was just said. Both standards.
POINTING = frozenset(
    [
        *("dette", "det", "denne", "disse", "de", "den", "slik", "slike", "slikt", "sånn", "sånne", "her", "der", "da"),
        *("dermed", "dei", "desse", "han", "hun", "ho", "ham", "henne", "dem", "derfor", "difor", "likevel"),
        *("dessuten", "samtidig", "samstundes"),
    ]
)
# «Det er viktig at», «Det må», «Det finst»: an empty subject, which points at nothing.
EMPTY = frozenset(["det", "der"])
EMPTY_VERBS = frozenset(
    [
        *("er", "var", "blir", "vert", "ble", "blei", "må", "bør", "skal", "kan", "vil", "finnes", "finst", "fins"),
        *("trengs", "trengst", "gjelder", "gjeld", "kreves", "krevst", "har", "foreligger", "synes", "ser", "går"),
    ]
)


def points_back(sentence: Sequence[Token]) -> bool:
    """True when the sentence begins with a word that takes its meaning from the sentence before."""
    words = [t.text.casefold() for t in sentence if t.text[:1].isalnum()]
    if not words or words[0] not in POINTING:
        return False
    return not (words[0] in EMPTY and len(words) > 1 and words[1] in EMPTY_VERBS)


def leans_on(before: Sentence, sentence: Sentence, words: Sequence[Token]) -> bool:
    """True when a sentence without a theme of its own is about what ``before``, the sentence just above, is about:
    in the same paragraph always, under the same heading when it points back."""
    if before.kind == "heading" or before.heading != sentence.heading:
        return False
    return before.block_id == sentence.block_id or points_back(words)
