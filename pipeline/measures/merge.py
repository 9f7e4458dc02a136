"""What the plan says twice is one measure with both places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.measures.found import GROUPS, Found
from pipeline.records import MeasureKind, Place

ORDER: tuple[MeasureKind, ...] = ("whole", "goal", "priority", "measure")
"""Order of the kinds in the table."""


@dataclass
class Merged:
    """One measure: the place it is known by, and all places in document order. ``keys`` are its wordings."""

    best: Found
    measure_id: str
    ordinal: int
    lists: set[int]
    keys: list[str]
    places: list[Place] = field(default_factory=list)


def letters(text: str) -> str:
    """The letters and digits of ``text``, casefolded: what two wordings are compared by."""
    return "".join(c for c in text.casefold() if c.isalnum())


def merge(found: Sequence[Found], same: float) -> list[Merged]:
    """Measures from the places where they stand, goals first, each kind in document order of its best place.

    same: rapidfuzz ratio (0 to 100, higher is more alike) of letters and digits from which wordings are one measure;
    two items of the same list never are.
    """
    out: list[Merged] = []
    counts: Counter[str] = Counter()
    for f in found:
        counts[f.group] += 1
        ordinal = int(f.number) if f.number and f.number.isdigit() else counts[f.group]
        new = Merged(f, _id(f, ordinal), ordinal, {f.list_n}, [letters(f.text)], [f.place])
        twin = _twin(new, out, same)
        if twin is None:
            out.append(new)
            continue
        twin.lists.add(f.list_n)
        twin.keys += new.keys
        twin.places.append(f.place)
        if f.rank < twin.best.rank:
            twin.best, twin.measure_id, twin.ordinal = f, new.measure_id, ordinal
    out.sort(key=lambda m: (ORDER.index(m.best.kind), m.best.place.start))
    return _renumbered(out)


def _twin(new: Merged, known: Sequence[Merged], same: float) -> Merged | None:
    """The measure most like ``new``, of its kind and from another list; None when none is like enough."""
    best, score = None, same
    for m in known:
        if m.best.kind != new.best.kind or new.lists & m.lists:
            continue
        likeness = max(fuzz.ratio(key, new.keys[0], score_cutoff=score) for key in m.keys)
        if likeness >= score and (best is None or likeness > score):
            best, score = m, likeness
    return best


def _renumbered(merged: list[Merged]) -> list[Merged]:
    """Goals and priorities are counted once each, however often their lists are repeated."""
    counts: Counter[MeasureKind] = Counter()
    for m in merged:
        kind = m.best.kind
        if kind in GROUPS:
            counts[kind] += 1
            m.ordinal = counts[kind]
            m.measure_id = f"{GROUPS[kind]}/{m.ordinal:02d}"
    return merged


def _id(f: Found, ordinal: int) -> str:
    return f"{f.group}/{f.number}" if f.number and not f.number.isdigit() else f"{f.group}/{ordinal:02d}"
