"""Reservations (forbehold): the condition or the «men» of support, and the sentence after it that takes some back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language import Token
from pipeline.records import Stance
from pipeline.summary.arguments import cues
from pipeline.summary.arguments.clauses import Span, clause, first_finite, lowered, stretches, trimmed
from pipeline.summary.arguments.finding import Found, any_in, hits, words_at

FOR: frozenset[Stance] = frozenset(["støtter", "støtter-med-forbehold", "foreslår"])
"""In these an express condition is a reservation."""
_OPENS_CONDITION = frozenset(["om", "når", "bare", "berre"])
"""Mean other things too: only after a comma, or where the sentence begins."""


def reservations(tokens: Sequence[Token], stance: Stance) -> tuple[Found, ...]:
    """The reservations in a sentence that is for something; none in a question."""
    low = lowered(tokens)
    if stance not in FOR or not low or "?" in low:
        return ()
    strong = tuple(_conditions(tokens, low, cues.STRONG, firm=True))
    if stance != "støtter-med-forbehold":
        return strong
    return (*strong, *_conditions(tokens, low, cues.WEAK, firm=False), *_but(tokens, low))


def follows_up(tokens: Sequence[Token]) -> str | None:
    """The words by which the sentence reserves what the one before supports («Vi forutsetter at …»), or None."""
    low = lowered(tokens)
    if not low or "?" in low or any_in(cues.OTHERS, tokens):
        return None
    found = next((at for at in hits(cues.FOLLOWS_UP, tokens) if at[0] <= 3), None)
    return words_at(tokens, found) if found else None


def _conditions(tokens: Sequence[Token], low: Sequence[str], patterns: str, *, firm: bool) -> Iterator[Found]:
    for at in hits(patterns, tokens):
        i = at[0] + (low[at[0]] == ",")
        opens = i == 0 or low[i - 1] in (",", "men")
        if not firm and low[i] in _OPENS_CONDITION and not opens:
            continue
        if low[i] == "så" and _of_degree(low, i):
            continue
        if not firm and _is_no_condition(tokens, low, i):
            continue
        first = i - 1 if i and low[i - 1] in ("men", "bare", "berre", "likevel") else i
        first = first - 1 if first > 1 and first < i and low[first - 1] == "men" else first
        span = clause(tokens, first)
        if span and span.end > at[-1] + 1:
            yield Found("forbehold", span, words_at(tokens, at).lstrip(", "))


def _of_degree(low: Sequence[str], i: int) -> bool:
    """«ikke så lenge», «så lenge siden»: of time or degree."""
    return (i > 0 and low[i - 1] in ("ikke", "ikkje", "i")) or low[i + 2 : i + 3] in (("siden",), ("sidan",), ("som",))


def _is_no_condition(tokens: Sequence[Token], low: Sequence[str], i: int) -> bool:
    """«om» before a noun is «about», «når» with «som» is none of its own; «selv om» concedes."""
    if i and low[i - 1] in ("selv", "sjølv", "som", "enn", "uansett", "også", "òg"):
        return True
    if low[i] in ("om", "når", "bare", "berre"):
        return first_finite(tokens, i + 1, len(tokens)) is None
    return False


def _but(tokens: Sequence[Token], low: Sequence[str]) -> Iterator[Found]:
    """«X er bra, men Y»: Y; «Vi har innvendinger, men støtter X»: the part before, when it objects."""
    parts = stretches(tokens)
    for n, part in enumerate(parts):
        if n == 0 or low[part.first] not in ("men", "dog") or part.first < 2:
            continue
        if _adds(low, part.first):
            continue
        before, after = tokens[: part.first], tokens[part.first : part.end]
        if any_in(cues.REQUEST, after):
            continue
        cue = low[part.first]
        backs = any_in(cues.SUPPORT, after) and not _taken_back(after)
        if not backs or any_in(cues.SUPPORT, before):
            span = trimmed(tokens, Span(part.first, _end(parts, n)))
        elif any_in(cues.OBJECTION, before):
            span = trimmed(tokens, Span(0, part.first))
        else:
            span = None
        if span:
            yield Found("forbehold", span, cue, main=True)


def _adds(low: Sequence[str], but: int) -> bool:
    """«ikke bare A, men også B»: nothing is reserved."""
    only = {"bare", "berre", "kun"} & set(low[:but]) and {"ikke", "ikkje"} & set(low[:but])
    return bool(only) or low[but + 1 : but + 2] in (("også",), ("òg",))


def _taken_back(tokens: Sequence[Token]) -> bool:
    return any(w in ("ikke", "ikkje", "bare", "berre", "ingen", "lite") for w in lowered(tokens))


def _end(parts: Sequence[Span], n: int) -> int:
    """«men A, og B»: both are the reservation, to the end of the sentence."""
    return parts[-1].end if n + 1 < len(parts) else parts[n].end
