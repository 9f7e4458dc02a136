"""The front page: what the hearing is, the accounting in one line, who answered and what stands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.report.context.accounting import AccountingPage, StatusLine
from pipeline.report.context.bars import Bar, Tally, bar, numbers, reach, tally
from pipeline.report.context.common import Ref, by_type, case_of, measure_href, measure_label, sender_ref
from pipeline.report.context.counted import counted, only_other
from pipeline.report.context.gaps import GapsPage
from pipeline.report.material import Material
from pipeline.report.words import OVERALL, Look, date


@dataclass(frozen=True)
class FunnelStep:
    """A number that links to what it counts; ``share`` of the step before, 0 to 1, or None for the first."""

    n: int
    one: str
    many: str
    href: str
    note: str


@dataclass(frozen=True)
class Standing:
    """A measure that stands out."""

    label: str
    text: str
    href: str
    tally: tuple[Tally, ...]
    bar: Bar
    n: int
    few: bool


@dataclass(frozen=True)
class Panel:
    """A list of measures that stand out for one reason."""

    title: str
    explains: str
    rows: tuple[Standing, ...]


@dataclass(frozen=True)
class TypeGroup:
    """The senders of one type, with their view of the whole, or a word on why they have none."""

    label: str
    senders: tuple[tuple[Ref, Look | None, str | None], ...]


@dataclass(frozen=True)
class OverviewPage:
    """All the front page shows. ``only_other`` when no document answers the plan: then all views are from elsewhere."""

    title: str
    case_number: str | None
    deadline: str | None
    plan: Ref | None
    funnel: tuple[FunnelStep, ...]
    statuses: tuple[StatusLine, ...]
    n_files: int
    n_withheld: int
    types: tuple[TypeGroup, ...]
    n_senders: int
    overall: tuple[tuple[Look, int], ...]
    panels: tuple[Panel, ...]
    only_other: bool
    few_below: int
    few_senders: bool
    gaps: GapsPage
    n_measures: int
    n_silent_invited: tuple[str, ...]


def overview_page(
    m: Material, accounting: AccountingPage, gaps: GapsPage, *, rows: int, few_below: int
) -> OverviewPage:
    """The front page; ``rows`` is how many measures each list holds at most, ``few_below`` when numbers are small."""
    overall = [o.overall for i, o in m.overall.items() if not case_of(m.documents[i])]
    heard = {s.name for s in m.senders.values()}
    n_senders = len(m.senders)
    plan = next((d for d in m.documents.values() if d.role == "plan"), None)
    plan_page = m.letter_pages.get(plan.doc_id) if plan else None
    return OverviewPage(
        title=m.hearing.title,
        case_number=m.hearing.case_number,
        deadline=date(m.hearing.deadline),
        plan=Ref("Planen", f"svar/{plan_page}.html") if plan_page else None,
        funnel=_funnel(m),
        statuses=accounting.statuses,
        n_files=accounting.n_files,
        n_withheld=accounting.n_withheld,
        types=_types(m),
        n_senders=n_senders,
        overall=tuple((look, overall.count(key)) for key, look in OVERALL.items() if key in overall),
        panels=_panels(m, rows, few_below),
        only_other=only_other(m),
        few_below=few_below,
        few_senders=n_senders < 2 * few_below,
        gaps=gaps,
        n_measures=sum(x.kind == "measure" for x in m.measures.values()),
        n_silent_invited=tuple(i for i in m.hearing.invited if i not in heard),
    )


def _funnel(m: Material) -> tuple[FunnelStep, ...]:
    n = m.counts
    letters, other = n.get("letters", 0), n.get("other_input", 0)
    what = "planen" if any(d.role == "plan" for d in m.documents.values()) else "høringen"
    note = f"besvarer {what}" if not other else f"{letters} besvarer {what}, {other} er innspill i andre saker"
    note += "; planen er lest i tillegg" if what == "planen" else ""
    joining = n.get("positions_joining", 0)
    joined = f", {joining} slutter seg til et annet svar" if joining else ""
    return (
        FunnelStep(n.get("files", 0), "fil", "filer", "regnskap.html#filer", "hver med én status"),
        FunnelStep(letters + other, "dokument analysert", "dokumenter analysert", "regnskap.html#filer", note),
        FunnelStep(n.get("sentences", 0), "setning", "setninger", "regnskap.html#trinn", "lest i dokumentene"),
        FunnelStep(n.get("positions", 0), "posisjon", "posisjoner", "instanser.html", "setninger med et standpunkt"),
        FunnelStep(
            n.get("positions_aligned", 0),
            "posisjon koblet",
            "posisjoner koblet",
            "matrise.html",
            f"til et tiltak eller helheten; {n.get('positions_uncovered', 0)} er ikke dekket{joined}",
        ),
    )


def _types(m: Material) -> tuple[TypeGroup, ...]:
    out = []
    for label, senders in by_type(list(m.senders.values())):
        lines = []
        for s in senders:
            found = [m.overall[d.doc_id].overall for d in s.documents if d.doc_id in m.overall and not case_of(d)]
            read = any(d.status == "analysed" for d in s.documents)
            why = None if found else "annen sak" if read else "ikke lest"
            lines.append((sender_ref(s), OVERALL[found[0]] if found else None, why))
        out.append(TypeGroup(label, tuple(lines)))
    return tuple(out)


def _panels(m: Material, rows: int, few_below: int) -> tuple[Panel, ...]:
    tallies = {i: tally(views) for i, views in counted(m).items() if views and m.measures[i].kind != "whole"}
    n = {i: numbers(t) for i, t in tallies.items()}
    pro = {i: x["støtter"] + x["støtter-med-forbehold"] for i, x in n.items()}
    con = {i: x["kritisk"] + x["imot"] for i, x in n.items()}
    longest = max((reach(t) for t in tallies.values()), default=1.0)

    def panel(title: str, explains: str, rank: Callable[[str], tuple[int, ...]]) -> Panel:
        order = {i: k for k, i in enumerate(m.measures)}
        best = sorted((i for i in tallies if rank(i)[0] > 0), key=lambda i: (*(-x for x in rank(i)), order[i]))
        return Panel(title, explains, tuple(_standing(m, i, tallies[i], longest, few_below) for i in best[:rows]))

    return (
        panel(
            "Mest omstridt",
            "Flest både for og imot: ordnet etter den minste av de to sidene.",
            lambda i: (min(pro[i], con[i]), pro[i] + con[i] + n[i]["blandet"]),
        ),
        panel("Mest motstand", "Flest høringsinstanser som er kritiske eller går imot.", lambda i: (con[i], -pro[i])),
        panel(
            "Bredest støtte",
            "Flest høringsinstanser som støtter, med eller uten forbehold.",
            lambda i: (pro[i], -con[i]),
        ),
        panel(
            "Flest forbehold",
            "Flest høringsinstanser som støtter på vilkår, eller som ber om mer.",
            lambda i: (n[i]["støtter-med-forbehold"] + n[i]["foreslår"], n[i]["støtter-med-forbehold"]),
        ),
    )


def _standing(m: Material, i: str, found: tuple[Tally, ...], longest: float, few_below: int) -> Standing:
    measure = m.measures[i]
    n = sum(t.n for t in found)
    return Standing(
        label=measure_label(measure),
        text=measure.text,
        href=measure_href(m, i),
        tally=found,
        bar=bar(found, longest),
        n=n,
        few=n < few_below,
    )
