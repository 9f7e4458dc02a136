"""Measures that stand out: mentioned by most, contested, opposed, supported, and supported on conditions.

A headline counts a view only where it rests on at least one quote that the program is sure of, or on a person's
decision; the others are listed by ``doubts.py``. Where few are behind it, their quotes stand below
(``evidence.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pipeline.records import ViewLabel
from pipeline.report.context.bars import Bar, Tally, bar, numbers, reach, tally
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.common import measure_href, measure_label
from pipeline.report.context.counted import counted, only_other
from pipeline.report.context.doubts import doubt_anchor
from pipeline.report.context.evidence import Line, conditions, evidence, quotes_by_view, wishes
from pipeline.report.i18n import msg
from pipeline.report.material import Material

Numbers = Mapping[ViewLabel, int]


@dataclass(frozen=True)
class Standing:
    """A measure that stands out: ``tally``, ``bar`` and ``n`` are of the views that the program is sure of."""

    id: str
    label: str
    text: str
    href: str
    tally: tuple[Tally, ...]
    bar: Bar
    n: int
    few: bool
    n_unsure: int = 0
    """Views of whose every quote the program is unsure: they count for nothing here."""
    doubts: str = ""
    """The anchor where those are listed."""
    conditions: tuple[Line, ...] = ()
    quotes: tuple[Line, ...] = ()
    """What the views rest on, where they are few."""


@dataclass(frozen=True)
class Panel:
    """A list of measures that stand out for one reason. ``key`` is what ``static/overview.js`` ranks by; ``order`` is
    which views' quotes stand first; ``nothing`` is said where the list is empty."""

    key: str
    title: str
    explains: str
    rows: tuple[Standing, ...]
    order: tuple[ViewLabel, ...]
    nothing: str


@dataclass(frozen=True)
class _Kind:
    """What a list is ranked by: sure views by kind and the number of unsure ones; a first 0 keeps a measure out.
    ``elsewhere`` explains it where nobody answers the plan."""

    key: str
    title: str
    explains: str
    elsewhere: str
    rank: Callable[[Numbers, int], tuple[int, ...]]
    order: tuple[ViewLabel, ...]
    nothing: str = msg("Ingen sikre funn.")


def _pro(n: Numbers) -> int:
    return n["støtter"] + n["støtter-med-forbehold"]


def _con(n: Numbers) -> int:
    return n["kritisk"] + n["imot"]


def _many(n: Numbers, n_unsure: int) -> int:
    """Senders with a sure view, where two or more have a view at all."""
    return sum(n.values()) if sum(n.values()) + n_unsure > 1 else 0


_KINDS = (
    _Kind(
        "omstridt",
        msg("Mest omstridt"),
        msg("Flest både for og imot: ordnet etter den minste av de to sidene."),
        msg("Flest både for og imot: ordnet etter den minste av de to sidene."),
        lambda x, _: (min(_pro(x), _con(x)), _pro(x) + _con(x) + x["blandet"]),
        ("imot", "støtter", "kritisk", "støtter-med-forbehold", "blandet", "foreslår", "uten-merknader"),
    ),
    _Kind(
        "motstand",
        msg("Mest motstand"),
        msg("Flest høringsinstanser som er kritiske eller går imot."),
        msg("Flest avsendere som er kritiske eller går imot."),
        lambda x, _: (_con(x), -_pro(x)),
        ("imot", "kritisk", "blandet", "støtter-med-forbehold", "støtter", "foreslår", "uten-merknader"),
    ),
    _Kind(
        "stotte",
        msg("Bredest støtte"),
        msg("Flest høringsinstanser som støtter, med eller uten forbehold."),
        msg("Flest avsendere som støtter, med eller uten forbehold."),
        lambda x, _: (_pro(x), -_con(x)),
        ("støtter", "støtter-med-forbehold", "blandet", "imot", "kritisk", "foreslår", "uten-merknader"),
    ),
    _Kind(
        "vilkar",
        msg("Flest forbehold"),
        msg("Flest høringsinstanser som støtter med forbehold, og hva de setter som vilkår eller vil ha endret."),
        msg("Flest avsendere som støtter med forbehold, og hva de setter som vilkår eller vil ha endret."),
        lambda x, _: (x["støtter-med-forbehold"], x["foreslår"]),
        ("støtter-med-forbehold", "foreslår", "støtter", "blandet", "imot", "kritisk", "uten-merknader"),
    ),
    _Kind(
        "omtalt",
        msg("Mest omtalt"),
        msg("Tiltakene flest høringsinstanser har et syn på: de sikre synene teller først."),
        msg("Tiltakene flest avsendere har et syn på: de sikre synene teller først."),
        lambda x, n_unsure: (_many(x, n_unsure), n_unsure),
        ("støtter", "støtter-med-forbehold", "foreslår", "kritisk", "imot", "blandet", "uten-merknader"),
        msg("Ingen tiltak som to eller flere har et syn på."),
    ),
)


def panels(m: Material, rows: int, few_below: int) -> tuple[Panel, ...]:
    """The five lists; each holds at most ``rows`` measures, and one with fewer than ``few_below`` senders is marked,
    and has their quotes."""
    unsure = unsure_views(m)
    every = {i: found for i, found in counted(m).items() if m.measures[i].kind != "whole"}
    views = {i: sure for i, found in every.items() if (sure := [v for v in found if key_of(v) not in unsure])}
    tallies = {i: tally(found) for i, found in views.items()}
    longest = max((reach(t) for t in tallies.values()), default=1.0)
    order = {i: k for k, i in enumerate(m.measures)}
    other, quotes, said = only_other(m), quotes_by_view(m), wishes(m)
    left = {i: len(every[i]) - len(views[i]) for i in views}

    def panel(kind: _Kind) -> Panel:
        rank = {i: kind.rank(numbers(tallies[i]), left[i]) for i in tallies}
        ranked = sorted((i for i in rank if rank[i][0] > 0), key=lambda i: (*(-x for x in rank[i]), order[i]))
        out = []
        for i in ranked[:rows]:
            row = _standing(m, i, (tallies[i], longest), few_below)
            wished = conditions(m, views[i], said) if kind.key == "vilkar" else ()
            without = frozenset(sender for sender, _ in wished)
            shown = evidence(m, views[i], quotes, kind.order, without) if row.few else ()
            lines = tuple(line for _, line in wished)
            out.append(
                replace(row, n_unsure=left[i], doubts=doubt_anchor(m, i), conditions=lines, quotes=shown),
            )
        explains = kind.elsewhere if other else kind.explains
        return Panel(kind.key, kind.title, explains, tuple(out), kind.order, kind.nothing)

    return tuple(panel(kind) for kind in _KINDS)


def _standing(m: Material, i: str, drawn: tuple[tuple[Tally, ...], float], few_below: int) -> Standing:
    found, longest = drawn
    n = sum(t.n for t in found)
    return Standing(
        id=i,
        label=measure_label(m.measures[i]),
        text=m.measures[i].text,
        href=measure_href(m, i),
        tally=found,
        bar=bar(found, longest, f"measure={i}&unsure=0"),
        n=n,
        few=n < few_below,
    )
