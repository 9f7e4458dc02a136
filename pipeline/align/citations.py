"""Measures that a sentence names by their number: «Boks 3.2», «tiltak 5», «kulepunkt 4 i boks 3.3», ``boks-3.2/05``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Measure, slug

_SOURCE = re.compile(
    r"\b(boks|tiltak|mål|punkt|pkt\.?|kapittel|kap\.?|forslag|framlegg)\s*(?:nr\.?\s*)?(\d+(?:\.\d+)*)", re.I
)
_BULLET = re.compile(r"\b(?:kulepunkt|strekpunkt|punkt|pkt\.?|prikk)\s*(?:nr\.?\s*)?(\d{1,2})\b(?!\.\d)", re.I)
_ID = re.compile(r"\b[\wæøå.-]+/\d{2,}\b", re.I)


def cited(text: str, measures: Sequence[Measure]) -> dict[int, bool]:
    """Rows of ``measures`` that ``text`` cites -> whether it points at just this one.

    «Boks 3.2» points at every measure of that box (False for each, unless it holds only one); «Boks 3.2, kulepunkt 5»
    and «tiltak 5» at one.
    """
    ids = {m.group().casefold() for m in _ID.finditer(text)}
    found = {i: True for i, m in enumerate(measures) if m.measure_id in ids}
    for match in _SOURCE.finditer(text):
        label, number = slug(match.group(1)), match.group(2)
        source = f"{label}-{number}"
        rows = [i for i, m in enumerate(measures) if source in (slug(m.source), m.measure_id)]
        if not rows and label == "tiltak" and "." not in number:
            rows = [i for i, m in enumerate(measures) if m.kind == "measure" and m.ordinal == int(number)]
            rows = rows if len(rows) == 1 else []
        bullets = {int(b.group(1)) for b in _BULLET.finditer(text) if b.start() != match.start()}
        exact = [i for i in rows if measures[i].ordinal in bullets]
        for i in exact or rows:
            found[i] = found.get(i, False) or bool(exact) or len(rows) == 1
    return found
