"""Reasons (begrunnelser): causal and purpose clauses of a position, and the sentence after it that says why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from pipeline.language import Token
from pipeline.records import Stance
from pipeline.summary.arguments import cues
from pipeline.summary.arguments.clauses import (
    ADVERBS,
    BREAKS,
    SUBJECTS,
    Span,
    clause,
    first_finite,
    is_finite,
    is_present,
    last,
    lowered,
    stretches,
    word_set,
)
from pipeline.summary.arguments.finding import Found, any_in, hits, words_at

NEGATIONS = frozenset(["ikke", "ikkje", "neppe", "ingen", "aldri"])
WANTS: frozenset[Stance] = frozenset(["foreslår", "støtter", "støtter-med-forbehold"])
_COPULAS = frozenset(["er", "var", "blir", "blei", "ble", "vert", "synes", "virker", "anses"])
_PREPOSITIONS = frozenset(["av", "til", "å", "grunnet"])
"""End a cue that a phrase follows, and no clause."""
_OWN = word_set("vi me jeg eg vår vårt våre")
_LONGEST_REASON_BEFORE = 40
"""Words before «, og derfor …» that are one reason; more are a whole argument."""


def reasons(tokens: Sequence[Token], stance: Stance) -> tuple[Found, ...]:
    """The reasons a position gives for itself; none in a question, and what others say is not the sender's."""
    low = lowered(tokens)
    if not low or "?" in low:
        return ()
    found = [
        *_of(tokens, cues.REASON, lambda at: not _negated(low, at[0])),
        *_of(tokens, cues.SINCE, lambda at: _is_since(tokens, low, at[0])),
        *_of(tokens, cues.PURPOSE, lambda at: _is_purpose(tokens, low, at)),
        *_of(tokens, cues.SO_THAT, lambda at: stance in WANTS and _is_so_that(low, at[0])),
        *_or_else(tokens, low),
        *_for(tokens, low),
        *_therefore(tokens, low),
    ]
    others = hits(cues.OTHERS, tokens)
    return tuple(f for f in found if not any(_speaks(low, at[0], f.span.first) for at in others))


def explains(tokens: Sequence[Token]) -> str | None:
    """The words by which the sentence says why the one before holds («Grunnen er …»), or None."""
    low = lowered(tokens)
    if not low or "?" in low or any_in(cues.OTHERS, tokens):
        return None
    for patterns in (cues.EXPLAINS, cues.LEADS_TO):
        for at in hits(patterns, tokens):
            if at[0] <= 1 and not _negated(low, at[-1] + 1):
                return words_at(tokens, at)
    return None


def concludes(tokens: Sequence[Token]) -> str | None:
    """«Derfor», when the sentence opens with it and so takes its reason from the sentence before."""
    found = hits(cues.THEREFORE, tokens)
    return words_at(tokens, found[0]) if found and found[0][0] == 0 and len(tokens) > len(found[0]) + 1 else None


def _of(tokens: Sequence[Token], patterns: str, holds: Callable[[tuple[int, ...]], bool]) -> Iterator[Found]:
    for at in hits(patterns, tokens):
        verbless = tokens[at[-1]].text in _PREPOSITIONS
        span = clause(tokens, at[0], verbless=verbless) if holds(at) else None
        if span and span.end > at[-1] + 1:
            yield Found("begrunnelse", span, words_at(tokens, at))


def _speaks(low: Sequence[str], other: int, reason: int) -> bool:
    """Somebody else speaks before the reason, and the sender has not taken the word back."""
    return other < reason and not _OWN & set(low[other:reason])


def _stretch_before(tokens: Sequence[Token], i: int) -> int:
    """Where the main clause that holds token ``i`` begins."""
    return next(part.first for part in stretches(tokens) if part.first <= i < part.end)


def _negated(low: Sequence[str], i: int) -> bool:
    return i > 0 and low[i - 1] in NEGATIONS


def _is_since(tokens: Sequence[Token], low: Sequence[str], i: int) -> bool:
    """«da», «siden» as «since»: a clause in the present follows, and no verb at once («da er …» is «then»)."""
    if i + 2 >= len(low) or is_finite(tokens[i + 1]) or low[i + 1].isdigit():
        return False
    opens = i == 0 or low[i - 1] == ","
    if not opens and tokens[i].pos != "SCONJ":
        return False
    verb = first_finite(tokens, i + 1, len(tokens))
    return verb is not None and is_present(tokens[verb])


def _is_purpose(tokens: Sequence[Token], low: Sequence[str], at: Sequence[int]) -> bool:
    """«for å», «for at» as a purpose, not «ansvar for å», «sørge for at», «for små for å»."""
    i, inner, stretch = at[0], range(at[0] + 1, at[-1]), _stretch_before(tokens, at[0])
    if any(tokens[k].pos not in ("ADV", "ADJ") for k in inner):
        return False
    if i == 0:
        return True
    before = max(0, i - 3)
    if low[i - 1] == ",":
        return True
    if low[i - 1] in BREAKS or any_in(cues.GOVERNORS, tokens[i - 1 : i]) or NEGATIONS & set(low[stretch:i]):
        return False
    if low[at[-1]] == "at" and tokens[i - 1].pos in ("NOUN", "ADJ", "ADV", ""):
        return False  # «bekymret for at», «grunnlag for at»
    if any(low[k] == "for" and tokens[k].pos in ("ADV", "") for k in range(before, i)) or "altfor" in low[before:i]:
        return False  # «for små for å»
    verb = next((k for k in range(i) if is_finite(tokens[k])), None)
    return verb is not None and "som" not in low[before:i]


def _is_so_that(low: Sequence[str], i: int) -> bool:
    """«slik at» that tells what comes of it: not «likevel slik at», which reserves, nor «er slik at»."""
    return i > 1 and low[i - 1] not in {"likevel", "dog", "men", "bare", "berre", "innrettes", *_COPULAS}


def _or_else(tokens: Sequence[Token], low: Sequence[str]) -> Iterator[Found]:
    """«…, ellers blir det bare et skjema»."""
    for at in hits(cues.OR_ELSE, tokens):
        i = at[0]
        if i > 0 and low[i - 1] in {",", *BREAKS, "for", "og"} and i + 1 < len(low) and is_finite(tokens[i + 1]):
            yield Found("begrunnelse", Span(i, last(tokens)), low[i])


def _for(tokens: Sequence[Token], low: Sequence[str]) -> Iterator[Found]:
    """«…, for det er de som aldri åpner posten»: a main clause after a comma."""
    for (i,) in hits(cues.FOR, tokens):
        if i < 2 or low[i - 1] != "," or i + 3 > len(low) or low[i + 1] in ("å", "at", "eksempel", "øvrig"):
            continue
        if tokens[i].pos not in ("CCONJ", "SCONJ") and low[i + 1] not in SUBJECTS | ADVERBS:
            continue
        verb = first_finite(tokens, i + 1, len(tokens), within=12)
        span = clause(tokens, i) if verb is not None else None
        if span and "," not in low[i : verb or i]:
            yield Found("begrunnelse", span, low[i], main=True)


def _therefore(tokens: Sequence[Token], low: Sequence[str]) -> Iterator[Found]:
    """«X, og derfor Y»: X is the reason."""
    parts = stretches(tokens)
    for before, part in pairwise(parts):
        at = next((a for a in hits(cues.THEREFORE, tokens[part.first : part.end]) if a[0] <= 2), None)
        if at is None or before.first > 0 or low[part.first] == "men":
            continue
        end = before.end
        while end and not tokens[end - 1].text[-1:].isalnum():
            end -= 1
        if any_in(cues.OBJECTION, tokens[:end]) and _OWN & set(low[:end]):
            continue  # «Vi er bekymret for X, og dermed …»: what comes first is the position itself
        if 2 < end <= _LONGEST_REASON_BEFORE and first_finite(tokens, 0, end, within=end) is not None:
            yield Found("begrunnelse", Span(0, end), words_at(tokens[part.first : part.end], at), main=True)
