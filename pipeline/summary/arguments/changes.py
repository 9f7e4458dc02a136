"""Requested changes (endringer): what a sender asks for, in the main clause that asks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language import Token
from pipeline.records import SentenceKind, Stance
from pipeline.summary.arguments import cues
from pipeline.summary.arguments.clauses import FINITE, Span, is_finite, lowered, stretches, trimmed
from pipeline.summary.arguments.finding import Found, hits, words_at

PATTERNS: dict[Stance, tuple[str, ...]] = {
    "foreslår": (cues.REQUEST, cues.SHOULD, cues.DEMAND),
    "støtter-med-forbehold": (cues.REQUEST, cues.SHOULD),
    "kritisk": (cues.REQUEST, cues.SHOULD),
}
"""What counts as a request in a sentence of each stance; in the others nothing does."""
_RELATIVE = frozenset(["som", "dersom", "hvis", "viss", "om", "når", "fordi", "hvem", "hva", "kva", "kven", "der"])
_MODALS = frozenset(["må", "bør", "burde", "skal"])


def changes(tokens: Sequence[Token], stance: Stance, kind: SentenceKind, others: Sequence[Found]) -> tuple[Found, ...]:
    """The requests of a sentence, each without the reservations and reasons in it (``others``).

    A point in a list of demands is a request as a whole, and so is a demand in the imperative.
    """
    low = lowered(tokens)
    if stance not in PATTERNS or not low or "?" in low:
        return ()
    parts, asked = _asking(tokens), _asked(tokens, low, stance)
    if not asked and stance == "foreslår" and (kind == "item" or _imperative(tokens)):
        parts, asked = (Span(0, len(tokens)),), [(0,)]
    foreign = hits(cues.OTHERS, tokens)
    out: list[Found] = []
    for part in parts:
        cue = next((a for a in asked if part.first <= a[0] < part.end), None)
        if cue is None or any(f[0] < cue[0] and f[0] >= part.first for f in foreign):
            continue
        span = _without(tokens, part, cue[0], others)
        if span:
            out.append(Found("endring", span, words_at(tokens, cue), main=True))
    return tuple(out)


def _asking(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The main clauses, a «men» without a verb joined to the one before: «…, men som et valg»."""
    out: list[Span] = []
    for part in stretches(tokens):
        if out and tokens[part.first].text == "men" and not any(is_finite(t) for t in tokens[part.first : part.end]):
            out[-1] = Span(out[-1].first, part.end)
        else:
            out.append(part)
    return tuple(out)


def _asked(tokens: Sequence[Token], low: Sequence[str], stance: Stance) -> list[tuple[int, ...]]:
    found = {at[0]: at for patterns in reversed(PATTERNS[stance]) for at in hits(patterns, tokens)}
    return [
        at
        for _, at in sorted(found.items())
        if not _subordinate(tokens, low, at[0]) and not _polite(low, at) and not _no_demand(tokens, low, at[0])
    ]


def _subordinate(tokens: Sequence[Token], low: Sequence[str], i: int) -> bool:
    """The demand stands in a relative or conditional clause: «kommuner som må bygge ut». Where a verb stands between,
    that clause has been closed: «de som sliter, må få hjelp»."""
    for k in range(i - 1, -1, -1):
        if low[k] in ",;–—:" or (is_finite(tokens[k]) and low[k] not in _MODALS):
            return False
        if low[k] in _RELATIVE and not (low[k] == "om" and tokens[k].pos == "ADP"):
            return True
    return False


def _no_demand(tokens: Sequence[Token], low: Sequence[str], i: int) -> bool:
    """«Det trenger ikke …», «Endringer krever at …»: nothing is asked for; «vi krever», «FO krever» asks."""
    if low[i] in ("trenger", "treng", "trengs", "trengst"):
        return bool({"ikke", "ikkje", "ingen", "ingenting"} & set(low[i + 1 : i + 3]))
    if low[i] in ("krever", "krev"):
        named = i > 0 and tokens[i - 1].pos == "PROPN"
        return not named and not {"vi", "me", "jeg", "eg"} & set(low[max(0, i - 1) : i + 2])
    return False


def _polite(low: Sequence[str], at: Sequence[int]) -> bool:
    """«ønsker lykke til», «må kunne sies», «må ta forbehold»: no change is asked for."""
    after = low[at[-1] + 1 : at[-1] + 5]
    return any(w in ("lykke", "lukke", "takke", "understreke", "presisere", "bemerke", "sies", "seiast") for w in after)


def _imperative(tokens: Sequence[Token]) -> bool:
    """«Erstatt anbudene med …», «Styrke tjenestene …»: a verb first that has no tense, and no subject after it."""
    first, low = tokens[0], tokens[0].text.casefold()
    tense = low in FINITE or low.endswith(("r", "s", "st"))
    return first.pos == "VERB" and len(tokens) > 2 and not tense and tokens[1].pos not in ("PRON", "PUNCT")


def _without(tokens: Sequence[Token], part: Span, asks: int, others: Sequence[Found]) -> Span | None:
    """The stretch with the other arguments cut off at both ends; None when the request stands in one of them."""
    first, end = part
    if tokens[first].text.casefold() in ("og", "så", "men"):
        first += 1
    for f in others:
        if f.span.first <= asks < f.span.end:
            return None
        if asks < f.span.first < end:
            end = f.span.first
        elif first < f.span.end <= asks:
            first = f.span.end
    return trimmed(tokens, Span(first, end))
