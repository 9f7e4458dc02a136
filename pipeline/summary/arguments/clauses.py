"""Where clauses begin and end in a sentence, by signs, small words and parts of speech; no parser.

All places count in the sentence's tokens, ``end`` being the first after. Where the rules cannot tell where a clause
ends they give None, and nothing is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language import Token


def word_set(text: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(text.split())


DASHES = frozenset(["–", "—"])
BREAKS = frozenset([";", "–", "—", ":"])
"""Signs after which something new is said."""
CLOSERS = frozenset([".", "!", "?", "…", ";", ":", ",", "–", "—"])
"""Signs that are left out at the end of a quote that is part of a sentence."""
FINITE = word_set(
    "er var har hadde må måtte bør burde skal skulle kan kunne vil ville finnes finst finns ble blei blir vert vart "
    "får gir gjev gjør gjer trengs trengst gjelder gjeld"
)
PRESENT = word_set("er har må bør burde skal kan vil finnes finst finns blir vert får gir gjev gjør gjer")
PAST = word_set(
    "var hadde ble blei vart kunne skulle ville måtte kom fikk fekk gikk gjekk ga gav sto stod så sa tok ba bad"
)
SUBJECTS = word_set("det vi me jeg eg man en ein de dei den dette han hun ho alle ingen mange dere de vår våre")
OPENERS = word_set(
    "at som hvis viss dersom om når da då fordi ettersom siden sidan mens medan selv sjølv hvor hva hvem der"
)
"""Words that open a subordinate clause."""
ADVERBS = word_set("også òg og ikke ikkje da då dermed derfor difor likevel bare berre")
_INFINITIVE = re.compile(r"[eaåyø]$")
_PAST_ENDING = re.compile(r"(te|de|[^v]et)$")


class Span(NamedTuple):
    """Tokens ``first`` to before ``end``."""

    first: int
    end: int


def lowered(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The tokens' text, casefolded."""
    return tuple(t.text.casefold() for t in tokens)


def is_finite(token: Token) -> bool:
    """A verb with tense: «må», «blir», «kjem». Without a part of speech only the commonest are known."""
    low = token.text.casefold()
    if low in FINITE:
        return True
    if token.pos not in ("VERB", "AUX"):
        return False
    return _INFINITIVE.search(low) is None or _PAST_ENDING.search(low) is not None


def is_present(token: Token) -> bool:
    """A finite verb that tells of no time past."""
    low = token.text.casefold()
    return is_finite(token) and low not in PAST and (low in PRESENT or _PAST_ENDING.search(low) is None)


def first_finite(tokens: Sequence[Token], start: int, end: int, *, within: int = 8) -> int | None:
    """Place of the first finite verb after ``start``, at most ``within`` words on and before the next comma."""
    for i in range(start, min(end, start + within)):
        if tokens[i].text in CLOSERS:
            return None
        if is_finite(tokens[i]):
            return i
    return None


def last(tokens: Sequence[Token]) -> int:
    """The place after the last word: full stops and the like at the end are left out."""
    end = len(tokens)
    while end and tokens[end - 1].text in CLOSERS | {'"', "»"}:
        end -= 1
    return end


def clause(tokens: Sequence[Token], first: int, *, verbless: bool = False) -> Span | None:
    """The subordinate clause that begins at ``first``; None where its end cannot be told. ``verbless`` says that it
    needs no verb with tense: «på grunn av …», «for å …».

    At the beginning of a sentence it ends before the main clause's verb. Elsewhere it runs to a break, to a new main
    clause («, og …», «, men …») or to the end. One that a verb follows after a comma stands inside the subject («Barn
    som sliter fordi …, må få hjelp») and tells why of the subject only: None.
    """
    low, stop = lowered(tokens), last(tokens)
    if first == 0 or (first == 1 and tokens[0].text in DASHES):
        return _opening(tokens, low, first, stop, verbless)
    depth = 0
    for i in range(first + 1, stop):
        depth += (low[i] == "(") - (low[i] == ")")
        if depth < 0 or low[i] in BREAKS or low[i] == "men":
            end = i - 1 if low[i - 1] == "," else i
            return Span(first, end)
        if low[i] == "," and i + 1 < stop:
            if is_finite(tokens[i + 1]) and not _listed(tokens, first, i):
                return None
            if low[i + 1] in ("og", "så", "derfor", "difor", "for") and low[i + 2 : i + 3] not in (("at",), ("å",)):
                return Span(first, i)
            if low[i + 1] in SUBJECTS and i + 2 < stop and is_finite(tokens[i + 2]):
                return Span(first, i)
    return Span(first, stop) if stop > first + 1 else None


def _listed(tokens: Sequence[Token], first: int, comma: int) -> bool:
    """The verb after the comma goes on with the clause: «fordi de sover, spiser og bor der»."""
    return comma + 2 < len(tokens) and tokens[comma + 2].text.casefold() in ("og", "eller", ",")


def _opening(tokens: Sequence[Token], low: Sequence[str], first: int, stop: int, verbless: bool) -> Span | None:
    for i in range(first + 1, stop - 1):
        if low[i] in BREAKS:
            return None
        verb = i + 2 if low[i + 1] in ("så", "da", "då") else i + 1
        if low[i] == "," and verb < stop and is_finite(tokens[verb]):
            return Span(first, i)
    inner = False  # a clause inside this one has been opened, and its verb not yet met
    seen = verbless  # the verb of the clause itself
    for i in range(first + 1, stop - 1):
        if low[i] == ",":
            return None
        inner = inner or (low[i] in OPENERS and i > first + 1)
        if not is_finite(tokens[i]):
            continue
        if seen and not inner and _subject(tokens[i + 1]) and i > first + 2:
            return Span(first, i)
        inner, seen = False, True
    return None


def _subject(token: Token) -> bool:
    return token.text.casefold() in SUBJECTS or token.pos in ("PRON", "PROPN", "NOUN", "DET")


def stretches(tokens: Sequence[Token]) -> tuple[Span, ...]:
    """The sentence cut where a new main clause begins: at breaks and «, men», and at «, og», «, så», «, for» with a
    verb after it; covers all tokens. A cut stands before the small word, and after the sign.
    """
    low = lowered(tokens)
    cuts = [0]
    for i in range(1, len(low)):
        joined = low[i] in ("og", "så", "for") and low[i + 1 : i + 2] not in (("at",), ("å",))
        begins = joined and first_finite(tokens, i + 1, len(low), within=12) is not None
        if low[i - 1] in BREAKS or (low[i - 1] == "," and (begins or low[i] in ("men", "dog"))):
            cuts.append(i)
    ends = [*cuts[1:], len(low)]
    return tuple(Span(a, b) for a, b in zip(cuts, ends, strict=True) if b > a)


def trimmed(tokens: Sequence[Token], span: Span) -> Span | None:
    """The span without signs at its ends; None when no word is left."""
    first, end = span
    while end > first and tokens[end - 1].text in CLOSERS:
        end -= 1
    while first < end and tokens[first].text in CLOSERS:
        first += 1
    return Span(first, end) if any(ch.isalpha() for t in tokens[first:end] for ch in t.text) else None
