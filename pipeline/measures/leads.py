"""What introduces a list of measures, goals or priorities, in bokmål and nynorsk. Written by us."""

from __future__ import annotations

import re

from pipeline.records import MeasureKind

_I = re.IGNORECASE

ACTOR = (
    r"(?:regjeringen|regjeringa|departementet|vi|me|utvalget|utvalet|kommisjonen|direktoratet|kommunen|fylkeskommunen"
    r"|byrådet|staten|rådet|styret|planen)"
)
_WILL = (
    r"(?:vil|skal|foreslår|føreslår|fremmer forslag|fremjar framlegg|går inn for|tar sikte på|tek sikte på|ønsker å"
    r"|ønskjer å|anbefaler|tilrår)"
)
COMMITS = re.compile(
    rf"\b{ACTOR}\b[^.]*?\b{_WILL}\b"
    rf"|\b{_WILL}\s+{ACTOR}\b"
    r"|\bdet\s+(?:foreslås|føreslås|anbefales)|\bdet\s+(?:blir|vert)\s+(?:foreslått|føreslått)"
    r"|\b(?:følgende|følgjande|disse|desse)\s+(?:\w+\s+)?tiltak\w*\s+(?:foreslås|føreslås|skal|vil|blir|vert)"
    r"|^\W*(?:forslag\s+til\s+|framlegg\s+til\s+|foreslåtte\s+|føreslåtte\s+|våre\s+|planens\s+)?tiltak(?:ene|a)?\b(?!\s+som\b)",
    _I,
)
"""A list under this is what the plan will do: «Regjeringen vil:», «Det foreslås å», «Forslag til tiltak»."""

GOALS = re.compile(
    r"\b(?:hoved|overordna|overordnede)?\s?mål(?:setning|setting)?(?:a|ene|er|ar|ane|et)?\b(?!\s*gruppe)", _I
)
MAIN_GOALS = re.compile(r"\bhovedmål\w*|\bhovudmål\w*|\boverordne(?:de|t)\s+mål\w*|\boverordna\s+mål\w*", _I)
PRIORITIES = re.compile(r"\bpriorit(?:er|ér)\w*", _I)
OF_THE_PLAN = re.compile(rf"\b(?:{ACTOR}|plan\w*|\w*plana?en|\w*perioden?|strategi\w*|satsing\w*)\b|\b\w+planen?\b", _I)
"""Goals and priorities are the plan's own when the sentence says whose they are."""

REPORTS = re.compile(
    r"\b(?:har|hadde|ble|blei|blitt|vart|vorte|kunne)\b"
    r"|\b(?:krav|vilkår|kriterier|kriterium|forutsetning\w*|føresetnad\w*)\s*:?$",
    _I,
)
"""A list under this tells what was done («har foreslått følgende»), could be done, or on what conditions."""

EXEMPLIFIES = re.compile(
    r"\bkan\s+(?:være|vere|omfatte|for\s+eksempel)\b|\beksemp\w+|\btil dømes\b|\bf\.eks\.|\bt\.d\."
    r"|\bspørsmål\w*|\bsynspunkt\w*|\binnspill\w*|\bber?\s+(?:særskilt\s+|særlig\s+|særleg\s+)?om\b"
    r"|\b(?:peke|peike|vise|minne|understreke|presisere|omtale|drøfte|redegjøre|gjøre\s+greie|gjere\s+greie)\b",
    _I,
)
"""A list under this exemplifies, asks or points out; it commits to nothing."""

TILTAK = re.compile(r"^tiltak\s+(?P<number>\d+(?:\.\d+)*[a-z]?)\s*(?:[.:–—-]\s*)?", _I)
"""A measure with a number of its own: «Tiltak 12: …», «Tiltak 3.4 …»."""

BOX = re.compile(r"^(?P<source>(?:boks|ramme|tekstboks|faktaboks)\s+(?P<number>\d+(?:\.\d+)*))\b[.:]?\s*", _I)
"""The number and the words of a box's title."""


def introduces(lead: str | None, heading: str | None = None) -> MeasureKind | None:
    """What a list under ``lead`` holds: the plan's goals, priorities or measures, or None of these.

    lead: the last sentence before the list, a box's title or a heading.
    heading: the nearest heading, which may say whose goals or priorities they are.
    """
    words = (lead or "").strip()
    if not words or words[-1] in ".?!" or EXEMPLIFIES.search(words):
        return None
    of_the_plan = OF_THE_PLAN.search(words) or words == (heading or "").strip()
    if PRIORITIES.search(words) and (of_the_plan or PRIORITIES.search(heading or "")):
        return None if REPORTS.search(words) else "priority"
    if MAIN_GOALS.search(words) or (GOALS.search(words) and (of_the_plan or GOALS.search(heading or ""))):
        return "goal"
    return "measure" if COMMITS.search(words) and not REPORTS.search(words) else None
