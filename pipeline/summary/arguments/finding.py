"""What is found in a sentence, and the cue patterns made ready."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.language import Token
from pipeline.language.patterns import Matcher, parse
from pipeline.records import ArgumentKind
from pipeline.summary.arguments.clauses import Span


class Found(NamedTuple):
    """An argument in a sentence: its tokens, and the cue's words. ``main`` says that it is a main clause, which may
    hold other arguments; what stands inside a subordinate clause tells of that clause only."""

    kind: ArgumentKind
    span: Span
    cue: str
    main: bool = False


@cache
def _matcher(patterns: str) -> Matcher:
    return Matcher([parse(line) for line in patterns.strip().splitlines()])


def hits(patterns: str, tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """Where a pattern of the list stands, as places of tokens, in order; of those that begin alike the longest."""
    longest: dict[int, tuple[int, ...]] = {}
    for hit in _matcher(patterns).hits(tokens):
        known = longest.get(hit.at[0])
        if known is None or len(hit.at) > len(known):
            longest[hit.at[0]] = hit.at
    return tuple(longest[first] for first in sorted(longest))


def any_in(patterns: str, tokens: Sequence[Token]) -> bool:
    """One of the patterns stands there."""
    return bool(hits(patterns, tokens))


def words_at(tokens: Sequence[Token], at: Iterable[int]) -> str:
    """The words of a cue."""
    return " ".join(tokens[i].text for i in at)


def apart(found: Iterable[Found], tokens: Sequence[Token]) -> tuple[Found, ...]:
    """The findings without overlap, in order.

    One that stands in another's main clause, or follows it after a comma, ends it when it is of another kind; any
    other that stands inside another is left out, and so is what begins at the same place as one given before.
    """
    out: list[Found] = []
    for f in sorted(found, key=lambda f: f.span.first):
        before = out[-1] if out else None
        if before is None or f.span.first >= before.span.end:
            out.append(f)
        elif f.span.first > before.span.first + 1 and f.kind != before.kind:
            after_comma = tokens[f.span.first - 1].text == ","
            if before.main or after_comma:
                out[-1] = before._replace(span=Span(before.span.first, f.span.first - after_comma))
                out.append(f)
    return tuple(out)
