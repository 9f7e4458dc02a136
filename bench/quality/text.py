"""What the training text holds, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bench.quality.evidence import TEXT, coded_field
from pipeline.evaluate.match import alnum
from pipeline.records import RELATIONS, STANCES

PLAN = "-tiltak"

LONG = 4
"""Words from which a sentence is nobody's set phrase."""


class TextCounts(NamedTuple):
    """Fields and sentences; sentences in each standard and of each stance; links of each relation; sentences coded for
    themes; different sentences of ``LONG`` words or more that also stand in the example."""

    fields: int
    sentences: int
    standards: dict[str, int]
    stances: dict[str, int]
    relations: dict[str, int]
    with_themes: int
    in_example: int


def counted(example: Iterable[str]) -> TextCounts:
    """All of the training text; ``example`` are the example's sentences."""
    files = sorted(f.stem for f in TEXT.glob("*.txt") if not f.stem.endswith(PLAN))
    coded = [c for name in files for c in coded_field(name)]
    standards = Counter("nn" if c.standard == "nn" else "nb" for c in coded)
    stances = Counter(c.stance for c in coded)
    relations = Counter(x.relation for c in coded for x in c.links)
    return TextCounts(
        fields=len(files),
        sentences=len(coded),
        standards={s: standards[s] for s in ("nb", "nn")},
        stances={s: stances[s] for s in STANCES},
        relations={r: relations[r] for r in RELATIONS},
        with_themes=sum(c.themes is not None for c in coded),
        in_example=len(long(c.text for c in coded) & long(example)),
    )


def long(texts: Iterable[str]) -> set[str]:
    """The different texts of ``LONG`` words or more, by their letters and digits."""
    return {alnum(t) for t in texts if len(t.split()) >= LONG}
