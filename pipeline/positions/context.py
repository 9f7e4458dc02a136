"""What a sentence's place adds: headings, list items under an introduction, questions, orders."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.words import Token
from pipeline.positions.cues.demand import IMPERATIVES, IMPERATIVES_AGAINST
from pipeline.positions.decide import CLEAR, NOTHING, WEAK, Judgement
from pipeline.positions.scope import words
from pipeline.records import Sentence, Stance

ORDERS = frozenset(IMPERATIVES.split())
ORDERS_AGAINST = frozenset(IMPERATIVES_AGAINST.split())
OPENERS = frozenset(["derfor", "difor", "og", "men", "så", "–", "-", ":", "heller"])
LEAD_DEMANDS = frozenset(["mener", "meiner", "må", "bør", "skal", "vil", "følgende", "følgjande", "ønsker", "ønskjer"])


def order(sentence: Sequence[Token]) -> Judgement:
    """A sentence that begins with an order: «Sett grensen ved …», «La kravet gjelde …»."""
    low = words(sentence)
    at = next((i for i, w in enumerate(low) if w not in OPENERS), None)
    if at is None or at > 1 or len(low) < 3:
        return NOTHING
    if low[at] in ORDERS_AGAINST:
        return Judgement(stance="imot", score=CLEAR, at=(at,))
    return Judgement(stance="foreslår", score=CLEAR, at=(at,)) if low[at] in ORDERS else NOTHING


def question(sentence: Sequence[Token]) -> bool:
    """True when the sentence is a question."""
    return bool(sentence) and any(t.text == "?" for t in sentence[-2:])


def under(lead: Sentence | None, lead_tokens: Sequence[Token], stance: Stance | None) -> Judgement:
    """What a list item without a stance of its own takes from the sentence that introduces the list."""
    if lead is None:
        return NOTHING
    if stance not in (None, "ingen"):
        return Judgement(stance=stance, score=CLEAR)
    asks = any(w in LEAD_DEMANDS for w in words(lead_tokens))
    return Judgement(stance="foreslår", score=WEAK) if asks else NOTHING
