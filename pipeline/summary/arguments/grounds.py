"""What a reason argues from: the ground most of its words point to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pipeline.language import Token
from pipeline.language.patterns import Matcher, parse
from pipeline.records import Ground, GroundCode
from pipeline.summary.arguments.groundwords import GROUNDS


def grounds() -> tuple[Ground, ...]:
    """The closed list, in its order."""
    return tuple(g for g, _ in GROUNDS)


def ground_of(tokens: Sequence[Token]) -> GroundCode | None:
    """The ground that most words of the reason point to, of equal ones the first met; None where none does."""
    matcher, owners = _matcher()
    words: dict[GroundCode, set[int]] = {}
    for hit in matcher.hits(tokens):
        words.setdefault(owners[hit.pattern], set()).update(hit.at)
    if not words:
        return None
    return min(words, key=lambda g: (-len(words[g]), min(words[g]), g))


@cache
def _matcher() -> tuple[Matcher, tuple[GroundCode, ...]]:
    lines = [(g.ground, line) for g, text in GROUNDS for line in text.strip().splitlines()]
    return Matcher([parse(line) for _, line in lines]), tuple(ground for ground, _ in lines)
