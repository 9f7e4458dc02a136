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

Kind = Literal[
    "ja", "godt", "nei", "uro", "feil", "krav", "eget", "behov", "modal", "vilkår", "nøytral", "andre", "utsagn"
]

SOURCES: tuple[tuple[Kind, str], ...] = (
    ("ja", support.EXPRESS),
    ("godt", support.APPROVAL),
    ("nei", against.EXPRESS),
    ("uro", against.WORRY),
    ("feil", against.FAULT),
    ("krav", demand.EXPRESS),
    ("eget", demand.OWN),
    ("behov", demand.NEED),
    ("modal", demand.MODALS),
    ("vilkår", frame.CONDITION),
    ("nøytral", frame.NEUTRAL),
    ("andre", frame.OTHERS),
    ("utsagn", frame.SAYING),
)


class Cue(Record, frozen=True, kw_only=True):
    """A cue in a sentence: the places of its tokens, in order."""

    kind: Kind
    at: tuple[int, ...]
    clause: Clause = "hoved"
    negated: bool = False

    @property
    def first(self) -> int:
        """Where it begins."""
        return self.at[0]


@cache
def _matcher() -> tuple[Matcher, tuple[Kind, ...]]:
    lines = [(kind, line) for kind, text in SOURCES for line in text.strip().splitlines()]
    return Matcher([parse(line) for _, line in lines]), tuple(kind for kind, _ in lines)


def find(sentence: Sequence[Token]) -> tuple[Cue, ...]:
    """The cues of the sentence in order; a cue inside a longer one is left out, «imot» inside «ikke noe imot».

    Conditions and speakers are kept beside what they share words with: they frame a stance and are none.
    """
    matcher, kinds = _matcher()
    hits = sorted(matcher.hits(sentence), key=lambda h: (-len(h.at), h.at, h.pattern))
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in hits:
        if kinds[hit.pattern] in ("vilkår", "andre", "utsagn"):
            kept.append(hit)
        elif taken.isdisjoint(hit.at):
            kept.append(hit)
            taken.update(hit.at)
    return tuple(sorted((Cue(kind=kinds[h.pattern], at=h.at) for h in kept), key=lambda c: (c.at, c.kind)))
