"""What a sentence's place adds: headings, list items under an introduction, questions, orders."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.words import Token
from pipeline.positions.cues.demand import IMPERATIVES, IMPERATIVES_AGAINST, NOMINAL
from pipeline.positions.cues.frame import NOT_NEGATING, OWN_WORDS
from pipeline.positions.decide import CLEAR, NOTHING, WEAK, Judgement
from pipeline.positions.scope import words
from pipeline.records import Stance

UNSURE = 0.5
"""Score of what is only read off the context."""
PAST = frozenset(
    ["var", "ble", "blei", "vart", "hadde", "fikk", "fekk", "gikk", "gjekk", "kom", "sa", "tok", "gav", "ga"]
)
DENIALS = frozenset(["ikke", "ikkje", "ingen", "inga", "aldri", "neppe", "verken", "hverken", "korkje"])
IFS = frozenset(["dersom", "hvis", "viss", "om"])
CONDITIONS = frozenset(["forutsatt", "føresett", "såfremt", "såframt", "såsant"])
CONDITION_PAIRS = frozenset(
    [
        *(("så", w) for w in ("sant", "framt", "fremt", "lenge")),
        *((only, w) for only in ("bare", "berre", "kun") for w in ("om", "dersom", "hvis", "viss")),
        *((("gitt", "at"), ("under", "forutsetning"), ("under", "føresetnad"), ("med", "forbehold"))),
    ]
)
DEMANDED = frozenset(NOMINAL.split())
ORDERS = frozenset(IMPERATIVES.split())
ORDERS_AGAINST = frozenset(IMPERATIVES_AGAINST.split())
OPENERS = frozenset(["derfor", "difor", "og", "men", "så", "–", "-", ":", "heller"])
LEAD_DEMANDS = frozenset(["mener", "meiner", "må", "bør", "følgende", "følgjande", "ønsker", "ønskjer", "ber", "bed"])
LEAD_PLANS = frozenset(["skal", "vil"])
"""Ask something in an introduction only when the sender speaks: «etter vårt syn skal enheten:»."""


def order(sentence: Sequence[Token]) -> Judgement:
    """A sentence that begins with an order: «Sett grensen ved …», «La kravet gjelde …»."""
    low = words(sentence)
    at = next((i for i, w in enumerate(low) if w not in OPENERS), None)
    if at is None or at > 1 or len(low) < 3:
        return NOTHING
    if low[at] in ORDERS_AGAINST:
        return Judgement(stance="imot", score=CLEAR, at=(at,))
    return Judgement(stance="foreslår", score=CLEAR, at=(at,)) if low[at] in ORDERS else NOTHING


def reason(low: Sequence[str], before: Stance | None) -> Judgement:
    """Criticism told as a fact: a sentence in the present, without figures, that follows a no in the same paragraph,
    or that says what something is not or does not do.

    low: the sentence's words, casefolded.
    before: the stance of the sentence before in the same paragraph, or None.
    """
    if any(w in PAST for w in low) or any(ch.isdigit() for w in low for ch in w) or any(w in OWN_WORDS for w in low):
        return NOTHING
    denies = any(w in DENIALS for w in low) and not any(w in NOT_NEGATING for w in low)
    return Judgement(stance="kritisk", score=UNSURE) if before == "imot" or denies else NOTHING


def conditional(low: Sequence[str], own: frozenset[str]) -> Judgement:
    """A condition at the end of a sentence that praises with words we do not know: «Det greier vi, dersom …».

    An express condition («forutsatt at», «bare hvis») is enough; «dersom» or «om» only when the sender speaks.
    """
    if any(w in PAST for w in low):
        return NOTHING
    for i in range(3, len(low)):
        express = low[i] in CONDITIONS or tuple(low[i - 1 : i + 1]) in CONDITION_PAIRS
        plain = low[i] in IFS and low[i - 1] == "," and any(w in own for w in low)
        if express or plain:
            return Judgement(stance="støtter-med-forbehold", score=UNSURE, at=(i,))
    return NOTHING


def listed(item: Sequence[Token]) -> Judgement:
    """A list item that is a demand by its form, whatever introduces it: «Flere sosionomer i …», «Lovfesting av …»."""
    low = words(item)
    return Judgement(stance="foreslår", score=WEAK, at=(0,)) if low and low[0] in DEMANDED else NOTHING


def question(sentence: Sequence[Token]) -> bool:
    """True when the sentence is a question."""
    return bool(sentence) and any(t.text == "?" for t in sentence[-2:])


def under(lead: Sequence[Token], lead_stance: Stance | None, item: Sequence[Token]) -> Judgement:
    """What a list item without a stance of its own takes from the sentence that introduces the list.

    «Vi mener at:» and «ber om å:» make demands of the items, and rejections of those that say no first («aldri …»);
    «Vi støtter:» makes support of them.
    """
    low = words(lead)
    asks = lead_stance == "foreslår" or any(w in LEAD_DEMANDS for w in low)
    asks = asks or (any(w in LEAD_PLANS for w in low) and any(w in OWN_WORDS for w in low))
    if lead_stance not in (None, "ingen", "foreslår"):
        return Judgement(stance=lead_stance, score=CLEAR)
    if not asks:
        return NOTHING
    refuses = any(w in DENIALS for w in words(item)[:2])
    return Judgement(stance="imot" if refuses else "foreslår", score=CLEAR if lead_stance else WEAK)
