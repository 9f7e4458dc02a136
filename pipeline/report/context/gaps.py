"""What is not covered: measures nobody addressed, and positions no measure covers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.records import Gap
from pipeline.report.context.common import Passage, Ref, measure_ref, passage, sender_ref, theme_ref
from pipeline.report.material import Material
from pipeline.report.words import STANCES, Look, type_label
from pipeline.stage import LawBroken


@dataclass(frozen=True)
class UnansweredMeasure:
    """A measure nobody addressed."""

    measure: Ref
    text: str
    section: str | None
    page: int


@dataclass(frozen=True)
class Demands:
    """A sender's positions that no measure covers."""

    sender: Ref
    type: str
    anchor: str
    quotes: tuple[Passage, ...]


@dataclass(frozen=True)
class GapsPage:
    """All the page of gaps shows. ``n_positions`` counts all, ``n_shown`` those that may be quoted."""

    measures: tuple[UnansweredMeasure, ...]
    senders: tuple[Demands, ...]
    n_positions: int
    n_shown: int
    stances: tuple[tuple[Look, int], ...]
    themes: tuple[tuple[Ref, int], ...]


def gaps_page(m: Material) -> GapsPage:
    """Measures in the plan's order; positions by sender, in document order.

    Raises LawBroken when a gap names a measure that is not in the plan.
    """
    of_measures = tuple(_measure(m, g) for g in m.gaps if g.kind == "measure")
    positions = [g.id for g in m.gaps if g.kind == "position"]
    shown = [i for i in positions if i in m.sentences]
    stances = Counter(m.stance_of(i) for i in shown)
    themes = Counter(t for i in shown for t in {t.theme for t in m.tags.get(i, ())})
    grouped = {k: [i for i in shown if m.sender_of(i).key == k] for k in m.senders}
    return GapsPage(
        measures=of_measures,
        senders=tuple(
            Demands(
                sender_ref(m.senders[k]),
                type_label(m.senders[k].type),
                f"krav-{m.senders[k].page}",
                tuple(passage(m, i) for i in ids),
            )
            for k, ids in grouped.items()
            if ids
        ),
        n_positions=len(positions),
        n_shown=len(shown),
        stances=tuple((look, stances[key]) for key, look in STANCES.items() if stances[key]),
        themes=tuple((theme_ref(m, c), n) for c, n in sorted(themes.items(), key=lambda x: (-x[1], x[0]))),
    )


def _measure(m: Material, gap: Gap) -> UnansweredMeasure:
    if gap.id not in m.measures:
        raise LawBroken(f"«{gap.id}» står som tiltak ingen har omtalt, men er ikke et tiltak i planen")
    measure = m.measures[gap.id]
    return UnansweredMeasure(measure_ref(m, gap.id), measure.text, measure.section, measure.page)
