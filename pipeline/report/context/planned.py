"""Which plan the views are set against, and of when the input is, where nothing that is read answers the plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Document
from pipeline.report import privacy
from pipeline.report.context.common import Case, Ref, case_of, sender_ref, source_href
from pipeline.report.context.sent import shown_file
from pipeline.report.material import Material

HEAD = 400
"""Characters at the beginning of the plan in which its number in a series may stand."""
_SERIES = re.compile(
    r"\b(?:Prop\.|Meld\. St\.|St\.meld\. nr\.|St\.prp\. nr\.|Ot\.prp\. nr\.|Innst\.)\s+\d+(?:\s+[SL]{1,2})?\s+"
    r"\((\d{4}\s*[–-]\s*\d{4})\)"
    r"|\bNOU\s+(\d{4})\s*:\s*\d+"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Plan:
    """The plan: ``name`` is its title, or its file where it has none. ``series`` is what it is called in a series of
    public documents («Prop. 15 S (2015–2016)») and ``year`` the year or session it is of; None where the plan says
    neither. ``file`` is None where it may not be shown, ``source`` where its file is not in the site."""

    name: str
    href: str | None
    series: str | None
    year: str | None
    file: str | None
    source: str | None


@dataclass(frozen=True)
class Input:
    """A document that is read, with the case that it answers."""

    sender: Ref
    title: str
    href: str
    case: Case | None


@dataclass(frozen=True)
class Elsewhere:
    """The documents that are read where none of them answers the plan: ``years`` is of when they are («2018–2022»),
    None where no date is known; ``n_undated`` of them have none."""

    inputs: tuple[Input, ...]
    years: str | None
    n_undated: int


def the_plan(m: Material) -> Plan | None:
    """The plan that is read; None where there is none."""
    plan = next((d for d in m.documents.values() if d.role == "plan"), None)
    if plan is None:
        return None
    page = m.letter_pages.get(plan.doc_id)
    found = _SERIES.search(m.texts.get(plan.doc_id, "")[:HEAD])
    file = shown_file(m, plan)
    return Plan(
        name=plan.title or file or m.hearing.title,
        href=f"svar/{page}.html" if page else None,
        series=" ".join(found[0].split()) if found else None,
        year=next(y for y in found.groups() if y) if found else _year(plan),
        file=file,
        source=source_href(m, plan, None),
    )


def elsewhere(m: Material) -> Elsewhere:
    """What is read beside the plan, and of when it is."""
    read = [d for d in m.read_documents if d.role != "plan" and d.doc_id in m.letter_pages]
    years = sorted(y for d in read if (y := _year(d)))
    return Elsewhere(
        inputs=tuple(
            Input(
                sender=sender_ref(m.senders[privacy.sender_key(d)]),
                title=d.title or d.file,
                href=f"svar/{m.letter_pages[d.doc_id]}.html",
                case=case_of(d),
            )
            for d in read
        ),
        years="–".join(dict.fromkeys((years[0], years[-1]))) if years else None,
        n_undated=len(read) - len(years),
    )


def _year(document: Document) -> str | None:
    """The year of a document's date."""
    found = _YEAR.match(document.date or "")
    return found[0] if found else None
