"""Who speaks in a segment: the sender, or somebody whose view the sender only reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from pipeline.positions.cuebook import Cue
from pipeline.positions.cues.frame import CLAIMING, INTENDING, NEGATIONS, OWN_ANY, OWN_KIND, OWN_WORDS, PASSIVE_REPORT
from pipeline.positions.scope import Segment
from pipeline.records import Document

Voice = Literal["egen", "gjengitt", "varslet"]

REACH = 4
"""Words between the one who speaks and the verb of saying."""
OPENING = 2
"""Words that may stand before the subject that opens a segment: «men det nasjonale utvalget»."""
POSSESSIVES = frozenset(["min", "mi", "mitt", "mine", "vår", "vårt", "våre"])
PAPERS = ("notatet", "planen", "proposisjonen", "rapporten", "meldingen", "meldinga", "forslaget", "framlegget")
LEFT_OUT = NEGATIONS | {"ingenting", "lite", "heller"}
NEAR = 3
"""Words between the sender and the verb by which it asks."""


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


def is_own(low: Sequence[str], cue: Cue, own: frozenset[str]) -> bool:
    """True when the sender stands beside the cue: «vi ber», «derfor ber kommunen», and not «den som ber»."""
    if cue.first == 0:
        return True
    around = range(max(0, cue.first - NEAR), min(len(low), cue.at[-1] + 1 + NEAR))
    return any(low[i] in own for i in around) and low[cue.first - 1] not in ("som", "å")


def voice(low: Sequence[str], segment: Segment, cues: Sequence[Cue], own: frozenset[str]) -> Voice:
    """Whose words the segment holds: ``gjengitt`` when it reports what others say, ``varslet`` when it tells what they
    will do, else ``egen``.

    «Departementet foreslår at …» and «I notatet foreslår departementet …» are reported; «forslaget, som departementet
    legger fram, støtter vi» is the sender's.
    """
    inside = [c for c in cues if segment.start <= c.first < segment.end]
    sayings = {i for c in inside if c.kind == "utsagn" for i in c.at}
    for other in (c for c in inside if c.kind == "andre"):
        at = other.at[-1]
        if low[at] in own or (at > 0 and low[at - 1] in ("den", "som", "slik")):
            continue
        if at > segment.start and at - 1 in sayings and not _sender_before(low, segment, at, own):
            return "gjengitt"
        if at - segment.start > OPENING or _sender_before(low, segment, at, own):
            continue
        for i in range(at + 1, min(at + 2 + REACH, segment.end)):
            if (low[i] in own and low[i] not in POSSESSIVES) or low[i] in (",", "som"):
                break
            if i in sayings:
                # «Planen sier ikke hvordan»: what they leave out is the sender's remark
                return "egen" if _denied(low, i) else "gjengitt"
            if low[i] in INTENDING:
                return "varslet"
    if any(low[i] in CLAIMING for i in range(segment.start, segment.end)):
        return "gjengitt"
    return "gjengitt" if _passive_report(low, segment) else "egen"


def _denied(low: Sequence[str], saying: int) -> bool:
    return any(w in LEFT_OUT for w in low[saying + 1 : saying + 3])


def others_open(low: Sequence[str], segment: Segment, cues: Sequence[Cue], own: frozenset[str]) -> bool:
    """True when the segment begins with people other than the sender: «flere kommuner er bekymret»."""
    return any(
        c.kind == "andre"
        and c.first - segment.start <= 1
        and low[c.first] not in own
        and not low[c.first].endswith(PAPERS)
        for c in cues
        if segment.start <= c.first < segment.end
    )


def _sender_before(low: Sequence[str], segment: Segment, at: int, own: frozenset[str]) -> bool:
    return any(w in own for w in low[segment.start : at])


def _passive_report(low: Sequence[str], segment: Segment) -> bool:
    start = low[segment.start : segment.start + 4]
    return ("det" in start[:2] and any(w in PASSIVE_REPORT for w in start)) or start[0] in ("ifølge", "ifølgje")
