"""What reaches what in a sentence: its segments, its subordinate clauses, its negations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pipeline.language.words import Token
from pipeline.positions.cues.frame import NEGATIONS, NOT_NEGATING, STOPPERS, WEAKENERS
from pipeline.records import Record

Link = Literal["", "men", "og"]
Clause = Literal["hoved", "vilkår", "innrømmelse", "relativ", "at"]

BUT = frozenset(["men", "dog"])
SEPARATORS = frozenset([";", "–", "—", ":"])
COMMAS = frozenset([",", ";", "–", "—", ":", "(", ")"])
CONDITIONAL = frozenset(["dersom", "hvis", "viss", "når", "hvor", "fordi", "ettersom", "mens"])
FINITE = frozenset(["er", "var", "har", "må", "bør", "skal", "kan", "vil", "finnes", "finst", "blir", "vert", "ligger"])
"""After one of these «da», «der» is «then», «there», and opens no clause."""
SUBJECTS = frozenset(["det", "vi", "me", "jeg", "eg", "man", "en", "ein"])
MAY_OPEN_CONDITION = frozenset(["om", "da", "siden", "sidan", "der"])
SUBORDINATORS = CONDITIONAL | MAY_OPEN_CONDITION | {"at", "som", "og", "eller", "slik", "selv", "sjølv", "enn", "både"}
RELATIVE_REACH = 3
"""Words after «som» that are taken to belong to its clause when no comma tells."""
NEGATION_BEFORE, NEGATION_AFTER = 5, 5
"""Words searched for a negation on each side of a cue."""


class Segment(Record, frozen=True, kw_only=True):
    """A stretch of the sentence that can carry a stance of its own: tokens ``start`` to ``end``, and what links it to
    the stretch before."""

    start: int
    end: int
    link: Link = ""


def words(sentence: Sequence[Token]) -> tuple[str, ...]:
    """The tokens' text, casefolded."""
    return tuple(t.text.casefold() for t in sentence)


def segments(low: Sequence[str], own: frozenset[str]) -> tuple[Segment, ...]:
    """The sentence cut at «men», at semicolon, dash and colon, at «, og», and where after a comma the sender speaks
    («…, ber vi om …»); covers all tokens in order.

    own: the words by which the sender speaks of itself.
    """
    cuts: list[tuple[int, Link]] = [(0, "")]
    for i in range(1, len(low)):
        if low[i] in BUT and (low[i - 1] in COMMAS or low[i] == "men"):
            cuts.append((i, "men"))
        elif (
            (low[i] in SEPARATORS and i + 1 < len(low))
            or (low[i] in ("og", "så") and low[i - 1] == ",")
            or (low[i - 1] == "," and low[i] not in SUBORDINATORS and any(w in own for w in low[i : i + 2]))
        ):
            cuts.append((i, "og"))
    if low and low[0] in BUT:
        cuts[0] = (0, "men")
    ends = [start for start, _ in cuts[1:]] + [len(low)]
    return tuple(Segment(start=s, end=e, link=link) for (s, link), e in zip(cuts, ends, strict=True) if e > s)


def clauses(low: Sequence[str]) -> tuple[Clause, ...]:
    """The kind of clause that each token stands in.

    A subordinate clause runs from its first word to the next comma, or to the end of the segment; a relative clause
    without a comma for a few words. Without a parser this is a rule of thumb: it is right for the short sentences
    of letters, and where it is wrong a modal is missed, not invented.
    """
    out: list[Clause] = []
    now: Clause = "hoved"
    left = 0
    for i, word in enumerate(low):
        if word in COMMAS or word in BUT:
            now = "hoved"
        elif now == "vilkår" and word in FINITE and i + 1 < len(low) and low[i + 1] in SUBJECTS:
            now = "hoved"  # «Når avgiften øker er det rimelig at …»: the verb stands first, so the main clause begins
        elif concedes(low, i):
            now = "innrømmelse"
        elif word in CONDITIONAL or (word in MAY_OPEN_CONDITION and _opens(low, i)):
            now = "vilkår"
        elif word == "at" and now in ("hoved", "relativ"):
            now = "at"
        elif word == "som" and now == "hoved":
            now, left = "relativ", RELATIVE_REACH + 1
        if now == "relativ":
            left -= 1
            if left < 0:
                now = "hoved"
        out.append(now)
    return tuple(out)


def _opens(low: Sequence[str], i: int) -> bool:
    after_sign = i == 0 or low[i - 1] in COMMAS
    return after_sign and not (i + 1 < len(low) and low[i + 1] in FINITE)


def concedes(low: Sequence[str], i: int) -> bool:
    """True when a clause of concession begins at ``i``: «selv om», «til tross for»."""
    if low[i] in ("selv", "sjølv") and i + 1 < len(low) and low[i + 1] == "om":
        return True
    return low[i] in ("trass", "tross") or low[i] == "skjønt"


def negated(low: Sequence[str], at: Sequence[int], *, verb: bool) -> bool:
    """True when an odd number of negations reaches the cue at the places ``at``.

    A negation before the cue reaches it within the same clause; one after it only when the cue is a verb, and not
    beyond a preposition or conjunction: «støtter derfor ikke forslaget», but not «støtter at det ikke innføres».
    Words of the cue itself are not counted.
    """
    first, last = at[0], at[-1]
    own = frozenset(at)
    n = sum(_negates(low, i, weak=not verb, near=first - i <= 2) for i in _before(low, first)) + sum(
        _negates(low, i, weak=not verb, near=False) for i in range(first, last) if i not in own
    )
    if verb:
        n += sum(_negates(low, i, weak=False, near=False) for i in _after(low, last))
    return n % 2 == 1


def _before(low: Sequence[str], first: int) -> list[int]:
    out: list[int] = []
    for i in range(first - 1, max(-1, first - 1 - NEGATION_BEFORE), -1):
        if low[i] in COMMAS or low[i] in BUT or low[i] in ("at", "som", "og", "fordi", "dersom", "hvis"):
            break
        out.append(i)
    return out


def _after(low: Sequence[str], last: int) -> list[int]:
    out: list[int] = []
    for i in range(last + 1, min(len(low), last + 1 + NEGATION_AFTER)):
        if low[i] in COMMAS or low[i] in STOPPERS:
            break
        out.append(i)
    return out


def _negates(low: Sequence[str], i: int, *, weak: bool, near: bool) -> bool:
    if low[i] not in NEGATIONS and not (weak and low[i] in WEAKENERS):
        return False
    if low[i] in ("uten", "utan") and not near:
        return False
    return not (i + 1 < len(low) and low[i + 1] in NOT_NEGATING)
