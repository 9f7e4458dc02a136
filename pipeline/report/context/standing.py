"""Measures that stand out: contested, opposed, supported, and supported on conditions.

A headline counts a view only where it rests on at least one quote that the program is sure of, or on a person's
decision; the others are listed by ``doubts.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import Argument, View, ViewLabel
from pipeline.report.context.bars import Bar, Tally, bar, numbers, reach, tally
from pipeline.report.context.certainty import is_low, key_of, unsure_views
from pipeline.report.context.common import Ref, measure_href, measure_label
from pipeline.report.context.counted import counted
from pipeline.report.context.doubts import doubt_anchor
from pipeline.report.context.voices import voice_anchor
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import ARGUMENTS, lang_tag

CONDITIONS = 3
"""How many conditions a measure shows at most, each from another sender."""
CONDITION_LENGTH = 160
"""Characters of a condition that is shown; longer ones are read on the measure's page."""

Numbers = Mapping[ViewLabel, int]


@dataclass(frozen=True)
class Condition:
    """A reservation or a requested change in the sender's own words; ``index`` is its sentence in the site's data."""

    label: str
    text: str
    lang: str | None
    sender: Ref
    index: int


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
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Panel:
    """A list of measures that stand out for one reason. ``key`` is what ``static/overview.js`` ranks by."""

    key: str
    title: str
    explains: str
    rows: tuple[Standing, ...]


def panels(m: Material, rows: int, few_below: int) -> tuple[Panel, ...]:
    """The four lists; each holds at most ``rows`` measures, and one with fewer than ``few_below`` senders is marked."""
    unsure = unsure_views(m)
    every = {i: found for i, found in counted(m).items() if m.measures[i].kind != "whole"}
    views = {i: sure for i, found in every.items() if (sure := [v for v in found if key_of(v) not in unsure])}
    tallies = {i: tally(found) for i, found in views.items()}
    longest = max((reach(t) for t in tallies.values()), default=1.0)
    order = {i: k for k, i in enumerate(m.measures)}
    n = {i: numbers(t) for i, t in tallies.items()}
    wishes = _wishes(m)

    def panel(key: str, title: str, explains: str, rank: Callable[[Numbers], tuple[int, ...]]) -> Panel:
        ranked = sorted((i for i in tallies if rank(n[i])[0] > 0), key=lambda i: (*(-x for x in rank(n[i])), order[i]))
        return Panel(
            key,
            title,
            explains,
            tuple(
                replace(
                    _standing(m, i, (tallies[i], longest), few_below),
                    n_unsure=len(every[i]) - len(views[i]),
                    doubts=doubt_anchor(m, i),
                    conditions=_conditions(m, i, views[i], wishes) if key == "vilkar" else (),
                )
                for i in ranked[:rows]
            ),
        )

    return (
        panel(
            "omstridt",
            msg("Mest omstridt"),
            msg("Flest både for og imot: ordnet etter den minste av de to sidene."),
            lambda x: (min(_pro(x), _con(x)), _pro(x) + _con(x) + x["blandet"]),
        ),
        panel(
            "motstand",
            msg("Mest motstand"),
            msg("Flest høringsinstanser som er kritiske eller går imot."),
            lambda x: (_con(x), -_pro(x)),
        ),
        panel(
            "stotte",
            msg("Bredest støtte"),
            msg("Flest høringsinstanser som støtter, med eller uten forbehold."),
            lambda x: (_pro(x), -_con(x)),
        ),
        panel(
            "vilkar",
            msg("Flest forbehold"),
            msg("Flest høringsinstanser som støtter med forbehold, og hva de setter som vilkår eller vil ha endret."),
            lambda x: (x["støtter-med-forbehold"], x["foreslår"]),
        ),
    )


def _pro(n: Numbers) -> int:
    return n["støtter"] + n["støtter-med-forbehold"]


def _con(n: Numbers) -> int:
    return n["kritisk"] + n["imot"]


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


def _wishes(m: Material) -> Mapping[tuple[str, str], list[Argument]]:
    """Reservations and requested changes that are short enough, by measure and sender, of positions that are sure."""
    found: dict[tuple[str, str], list[Argument]] = {}
    for position, arguments in m.arguments.items():
        for a in arguments:
            if a.kind != "begrunnelse" and len(a.text) <= CONDITION_LENGTH:
                for measure_id in (i for i in a.measure_ids if not is_low(m, position, i)):
                    found.setdefault((measure_id, m.sender_of(position).key), []).append(a)
    return found


def _conditions(
    m: Material, measure_id: str, views: Sequence[View], wishes: Mapping[tuple[str, str], list[Argument]]
) -> tuple[Condition, ...]:
    """What those who support on conditions say that they are, one of each sender, a reservation before a wish."""
    out = []
    for v in sorted(views, key=lambda v: m.sender_number[v.sender]):
        own = [
            a
            for a in wishes.get((measure_id, v.sender), ())
            if v.view == "støtter-med-forbehold" and m.documents[a.doc_id].answers == v.answers
        ]
        if own:
            a = min(own, key=lambda a: (a.kind != "forbehold", a.doc_id, a.start))
            href = f"{measure_href(m, measure_id)}#{voice_anchor(m, v.sender, v.answers)}"
            language = m.sentences[a.sentence_id].language or m.documents[a.doc_id].language
            who = Ref(m.senders[v.sender].name, href)
            out.append(
                (
                    a.kind != "forbehold",
                    Condition(ARGUMENTS[a.kind], a.text, lang_tag(language), who, m.index[a.position_id]),
                )
            )
    return tuple(c for _, c in sorted(out, key=lambda x: x[0])[:CONDITIONS])
