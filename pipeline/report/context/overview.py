"""The front page: what the hearing is, the accounting in one line, who answered and what stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import OverallLabel, View, ViewLabel
from pipeline.report import privacy
from pipeline.report.compare import most_in_common, most_opposed
from pipeline.report.context.accounting import AccountingPage, StatusLine
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.common import Ref, by_type, case_of, sender_ref, theme_ref
from pipeline.report.context.counted import counted, only_other
from pipeline.report.context.doubts import Doubtful, doubtful
from pipeline.report.context.evidence import LINES
from pipeline.report.context.gaps import GapsPage
from pipeline.report.context.planned import Elsewhere, Plan, elsewhere, the_plan
from pipeline.report.context.standing import Panel, panels
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import OVERALL, VIEWS, Look, date

PAIRS = 3
"""Pairs of senders that are proposed for comparison on the front page."""


@dataclass(frozen=True)
class Funnel:
    """How many files became how many positions on measures. What is None is not counted by the site's data, and stands
    as it is under a selection."""

    n_files: int
    n_documents: int
    n_letters: int
    n_other: int
    n_texts: int
    texts: str
    """Which letters have the same text, by their numbers in the data: ``4:2 7:2``."""
    n_sentences: int
    n_positions: int
    n_aligned: int
    n_uncovered: int
    n_joining: int
    has_plan: bool
    follows: frozenset[str]
    """The steps whose number is that of the site's data."""
    parts_follow: bool
    """So are the numbers of what is not linked."""


@dataclass(frozen=True)
class TypeGroup:
    """The senders of one type, with their view of the whole, or a word on why they have none.

    ``n`` of them have an answer that is read; ``n_views`` have a view of something, ``n_for`` support something and
    ``n_against`` are critical of something or against it; the last two only as far as the program is sure.
    """

    label: str
    key: str
    senders: tuple[tuple[Ref, Look | None, str | None], ...]
    numbers: tuple[int, ...]
    """Theirs in the site's data."""
    n: int
    n_views: int
    n_for: int
    n_against: int
    few: bool


@dataclass(frozen=True)
class Uncovered:
    """Positions that no measure covers and that may be shown; ``themes`` has link, code and number, the most first."""

    n: int
    n_senders: int
    themes: tuple[tuple[Ref, str, int], ...]


@dataclass(frozen=True)
class Together:
    """Two senders to compare: ``opposed`` of the ``common`` measures set them apart; where it is 0, ``common`` holds
    what the program is unsure of too."""

    one: str
    other: str
    href: str
    opposed: int
    common: int


@dataclass(frozen=True)
class OverviewPage:
    """All the front page shows. ``only_other`` when no document answers the plan: then all views are from elsewhere."""

    title: str
    case_number: str | None
    deadline: str | None
    plan: Plan | None
    funnel: Funnel
    statuses: tuple[StatusLine, ...]
    n_files: int
    n_withheld: int
    types: tuple[TypeGroup, ...]
    n_read: int
    """Senders with an answer that is read: what shares are of."""
    n_unread: int
    """Known senders none of whose files is read."""
    n_unknown: int
    """Files that are not read, and whose sender is not known."""
    overall: tuple[tuple[OverallLabel, Look, int], ...]
    panels: tuple[Panel, ...]
    doubtful: tuple[Doubtful, ...]
    """What no panel counts."""
    n_doubts: int
    pairs: tuple[Together, ...]
    only_other: bool
    elsewhere: Elsewhere | None
    """The documents that are read, where none of them answers the plan."""
    few_below: int
    few_senders: bool
    """So few in all that one sentence says it, and no row is marked."""
    plain: bool
    """So few that no shares and bars are drawn: the numbers say it."""
    gaps: GapsPage
    uncovered: Uncovered
    rows: int
    """How many measures each list holds at most."""
    lines: int
    """How many quotes stand under a measure at most."""
    n_measures: int
    n_silent_invited: tuple[str, ...]


def overview_page(
    m: Material, accounting: AccountingPage, gaps: GapsPage, *, rows: int, few_below: int
) -> OverviewPage:
    """The front page; ``rows`` is how many measures each list holds at most, ``few_below`` when numbers are small."""
    overall = [o.overall for i, o in m.overall.items() if not case_of(m.documents[i])]
    types = _types(m, few_below)
    n_read = sum(g.n for g in types)
    n_unknown = sum(_is_unknown(s) for s in m.senders.values())
    doubts = doubtful(m)
    return OverviewPage(
        title=m.hearing.title,
        case_number=m.hearing.case_number,
        deadline=date(m.hearing.deadline),
        plan=the_plan(m),
        funnel=_funnel(m),
        statuses=accounting.statuses,
        n_files=accounting.n_files,
        n_withheld=accounting.n_withheld,
        types=types,
        n_read=n_read,
        n_unread=len(m.senders) - n_read - n_unknown,
        n_unknown=n_unknown,
        overall=tuple((key, look, overall.count(key)) for key, look in OVERALL.items() if key in overall),
        panels=panels(m, rows, few_below),
        doubtful=doubts,
        n_doubts=sum(d.n for d in doubts),
        pairs=_pairs(m),
        only_other=only_other(m),
        elsewhere=elsewhere(m) if only_other(m) else None,
        few_below=few_below,
        few_senders=n_read < 2 * few_below,
        plain=n_read < few_below,
        gaps=gaps,
        uncovered=_uncovered(m, gaps),
        rows=rows,
        lines=LINES,
        n_measures=sum(x.kind == "measure" for x in m.measures.values()),
        n_silent_invited=tuple(x.name for x in m.invited.listed if not x.sender and not x.group),
    )


def _pairs(m: Material) -> tuple[Together, ...]:
    """The senders who differ most, or where nobody surely does, those with most measures in common."""
    opposed = most_opposed(m, PAIRS)
    return tuple(
        Together(
            one=m.senders[p.one].name,
            other=m.senders[p.other].name,
            href=f"sammenlign.html?med={m.senders[p.one].page},{m.senders[p.other].page}",
            opposed=p.opposed if opposed else 0,
            common=p.common,
        )
        for p in opposed or most_in_common(m, PAIRS)
    )


def _funnel(m: Material) -> Funnel:
    n = m.counts
    letters = [d for d in m.read_documents if d.role == "response" and d.answers is None]
    read = [d for d in m.read_documents if d.role != "plan"]
    linked = sum(any(a.measure_id in m.measures for a in m.aligned.get(i, ())) for i in m.positions)
    sentences = sum(s.kind != "other" and m.documents[s.doc_id].role != "plan" for s in m.sentences.values())
    numbers = {"documents": len(read), "sentences": sentences, "positions": len(m.positions), "aligned": linked}
    told = {
        "documents": n.get("letters", 0) + n.get("other_input", 0),
        "sentences": n.get("sentences", 0),
        "positions": n.get("positions", 0),
        "aligned": n.get("positions_aligned", 0),
    }
    group = {d.doc_id: m.doc_number[m.copy_group.get(d.doc_id, d.doc_id)] for d in letters}
    same = {k for k, count in Counter(group.values()).items() if count > 1}
    follows = {k for k in told if told[k] == numbers[k]}
    follows |= {"texts"} if len(set(group.values())) == n.get("distinct_texts", 0) else set()
    uncovered = sum(g.kind == "position" and g.id in m.index for g in m.gaps)
    parts = (n.get("positions_uncovered", 0), n.get("positions_joining", 0))
    return Funnel(
        n_files=n.get("files", 0),
        n_documents=told["documents"],
        n_letters=n.get("letters", 0),
        n_other=n.get("other_input", 0),
        n_texts=n.get("distinct_texts", 0),
        texts=" ".join(f"{m.doc_number[d]}:{g}" for d, g in group.items() if g in same),
        n_sentences=told["sentences"],
        n_positions=told["positions"],
        n_aligned=told["aligned"],
        n_uncovered=parts[0],
        n_joining=parts[1],
        has_plan=any(d.role == "plan" for d in m.documents.values()),
        follows=frozenset(follows),
        parts_follow={"positions", "aligned"} <= follows
        and parts == (uncovered, numbers["positions"] - linked - uncovered),
    )


def _types(m: Material, few_below: int) -> tuple[TypeGroup, ...]:
    standing = [v for views in counted(m).values() for v in views]
    unsure = unsure_views(m)
    sure = [v for v in standing if key_of(v) not in unsure]
    read = {privacy.sender_key(d) for d in m.read_documents}

    def holders(found: Sequence[View], senders: Sequence[Sender], *views: ViewLabel) -> int:
        keys = {s.key for s in senders}
        return len({v.sender for v in found if v.sender in keys and v.view in views})

    out = []
    for label, senders in by_type(list(m.senders.values())):
        n = sum(s.key in read for s in senders)
        out.append(
            TypeGroup(
                label=label,
                key=senders[0].type or "",
                senders=tuple(_line(m, s) for s in senders),
                numbers=tuple(m.sender_number[s.key] for s in senders),
                n=n,
                n_views=holders(standing, senders, *VIEWS),
                n_for=holders(sure, senders, "støtter", "støtter-med-forbehold"),
                n_against=holders(sure, senders, "kritisk", "imot"),
                few=n < few_below,
            )
        )
    return tuple(out)


def _is_unknown(sender: Sender) -> bool:
    """Nobody has said who sent the file, and it is not read."""
    return all(d.sender is None and d.status != "analysed" for d in sender.documents)


def _line(m: Material, sender: Sender) -> tuple[Ref, Look | None, str | None]:
    found = [m.overall[d.doc_id].overall for d in sender.documents if d.doc_id in m.overall and not case_of(d)]
    read = any(d.status == "analysed" for d in sender.documents)
    why = None if found else msg("annen sak") if read else msg("ikke lest")
    return sender_ref(sender), OVERALL[found[0]] if found else None, why


def _uncovered(m: Material, gaps: GapsPage) -> Uncovered:
    shown = [g.id for g in m.gaps if g.kind == "position" and g.id in m.sentences]
    found = Counter(theme for i in shown for theme in {t.theme for t in m.tags.get(i, ())} if theme in m.themes)
    ranked = sorted(found.items(), key=lambda x: (-x[1], x[0]))
    return Uncovered(len(shown), len(gaps.senders), tuple((theme_ref(m, code), code, n) for code, n in ranked))
