"""Who speaks in a segment: the sender, or somebody whose view the sender only reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.positions.cuebook import Cue
from pipeline.positions.cues.frame import INTENDING, OWN_ANY, OWN_KIND, OWN_WORDS
from pipeline.positions.scope import Segment
from pipeline.records import Document

Voice = Literal["egen", "gjengitt", "varslet"]

REACH = 5
"""Words between the one who speaks and the verb of saying."""
OPENING = 6
"""A reported speaker stands among the first words of the segment."""


def own_words(document: Document | None) -> frozenset[str]:
    """The words by which the sender speaks of itself, casefolded: «vi», the parts of its name, «kommunen»."""
    own = {*OWN_WORDS, *OWN_ANY}
    if document is None:
        return frozenset(own)
    own.update(OWN_KIND.get(document.sender_type or "", ()))
    for name in re.findall(r"[\w-]+", document.sender or ""):
        if name[:1].isupper():
            own.update({name.casefold(), f"{name.casefold()}s"})
    return frozenset(own)


def voice(low: Sequence[str], segment: Segment, cues: Sequence[Cue], own: frozenset[str]) -> Voice:
    """``gjengitt`` when the segment reports what others say, ``varslet`` when it tells what they will do, else ``egen``.

    «Departementet foreslår at …» is reported; «forslaget som departementet legger fram, støtter vi» is the sender's.
    """
    inside = [c for c in cues if segment.start <= c.first < segment.end]
    sayings = {c.first for c in inside if c.kind == "utsagn"}
    for other in (c for c in inside if c.kind == "andre"):
        at = other.at[-1]
        if low[other.first] in own or at - segment.start > OPENING:
            continue
        if any(w in own for w in low[segment.start : at]) or low[max(segment.start, at - 1)] in ("som", "slik"):
            continue
        span = range(at + 1, min(at + 2 + REACH, segment.end))
        if any(low[i] in own or low[i] in (",", "som") for i in range(at + 1, min(at + 2, segment.end))):
            continue
        for i in span:
            if low[i] in own:
                break
            if i in sayings:
                return "gjengitt"
            if low[i] in INTENDING_WORDS:
                return "varslet"
    return "gjengitt" if _passive_report(low, segment) else "egen"


INTENDING_WORDS = frozenset(re.findall(r"\w+", INTENDING))
PASSIVES = frozenset(
    "hevdes hevdast sies seiest vises visast foreslås føreslåast påstås anføres hevdet hevda foreslått foreslege sagt".split()
)


def _passive_report(low: Sequence[str], segment: Segment) -> bool:
    start = low[segment.start : segment.start + 4]
    return ("det" in start[:2] and any(w in PASSIVES for w in start)) or start[:1] in (["ifølge"], ["ifølgje"])
