"""The cues made ready: which kinds there are, how strong each is, and where they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from pipeline.language.patterns import Hit, Matcher, parse
from pipeline.language.words import Token
from pipeline.positions.cues import against, demand, frame, support
from pipeline.positions.scope import Clause
from pipeline.records import Record

Kind = Literal["ja", "godt", "nei", "uro", "feil", "krav", "behov", "modal", "vilkår", "nøytral", "andre", "utsagn"]

SOURCES: tuple[tuple[Kind, str, bool], ...] = (
    ("ja", support.EXPRESS, False),
    ("godt", support.APPROVAL, False),
    ("nei", against.EXPRESS, False),
    ("uro", against.WORRY, False),
    ("uro", against.OWN_WORRY, True),
    ("feil", against.FAULT, False),
    ("krav", demand.EXPRESS, False),
    ("krav", demand.OWN, True),
    ("behov", demand.NEED, False),
    ("modal", demand.MODALS, False),
    ("vilkår", frame.CONDITION, False),
    ("nøytral", frame.NEUTRAL, False),
    ("andre", frame.OTHERS, False),
    ("utsagn", frame.SAYING, False),
)
"""Kind, patterns, and whether the sender must stand beside the cue for it to count."""

KEPT_FIRST: tuple[Kind, ...] = ("nei", "ja", "uro", "krav", "nøytral", "behov", "modal", "feil", "godt")
"""Of two cues equally long that share words, the one named first here is kept."""
FRAMES: frozenset[Kind] = frozenset(["vilkår", "andre", "utsagn"])
"""These frame a stance and are none; they are kept beside what they share words with."""


class Cue(Record, frozen=True, kw_only=True):
    """A cue in a sentence: the places of its tokens, in order, the clause it begins in, and whether it is negated."""

    kind: Kind
    at: tuple[int, ...]
    own_only: bool = False
    clause: Clause = "hoved"
    negated: bool = False

    @property
    def first(self) -> int:
        """Where it begins."""
        return self.at[0]


class _Line(Record, frozen=True, kw_only=True):
    kind: Kind
    own_only: bool


@cache
def _matcher() -> tuple[Matcher, tuple[_Line, ...]]:
    lines = [(_Line(kind=k, own_only=own), line) for k, text, own in SOURCES for line in text.strip().splitlines()]
    return Matcher([parse(line) for _, line in lines]), tuple(line for line, _ in lines)


def find(sentence: Sequence[Token]) -> tuple[Cue, ...]:
    """The cues of the sentence in order; a cue inside a longer one is left out, «imot» inside «ikke noe imot»."""
    matcher, lines = _matcher()

    def rank(hit: Hit) -> tuple[int, int, tuple[int, ...], int]:
        kind = lines[hit.pattern].kind
        return -len(hit.at), KEPT_FIRST.index(kind) if kind in KEPT_FIRST else len(KEPT_FIRST), hit.at, hit.pattern

    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(matcher.hits(sentence), key=rank):
        if lines[hit.pattern].kind in FRAMES:
            kept.append(hit)
        elif taken.isdisjoint(hit.at):
            kept.append(hit)
            taken.update(hit.at)
    cues = (Cue(kind=lines[h.pattern].kind, own_only=lines[h.pattern].own_only, at=h.at) for h in kept)
    return tuple(sorted(cues, key=lambda c: (c.at, c.kind)))
