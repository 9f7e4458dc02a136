"""Which plan the front page names, and what it says where nothing answers it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html as parse

from pipeline.records import Document
from pipeline.report.context.planned import elsewhere, the_plan
from pipeline.report.material import Material, gather
from pipeline.stage import Inputs
from tests.report import mini
from tests.report.conftest import html, made, text


def changed(folder: Path, head: str = "", **plan: Any) -> Material:
    """The mini hearing, with ``head`` put at the end of the plan's first line and the plan's fields changed."""
    tables = mini.tables()
    tables.tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, **plan) if d.role == "plan" else d for d in tables.tables["ingest/documents"]
    )
    tables.tables["ingest/texts"] = tuple(
        msgspec.structs.replace(x, text=head + x.text) if head and x.doc_id == "plan-pdf" else x
        for x in tables.tables["ingest/texts"]
    )
    return gather(tables.inputs(folder))


def test_the_plan_is_named_by_title_and_file(tmp_path: Path) -> None:
    plan = the_plan(changed(tmp_path))
    assert plan is not None
    assert (plan.name, plan.file, plan.series, plan.year) == ("Svar plan-pdf", "plan.pdf", None, "2026")
    assert (plan.href or "").startswith("svar/")


@pytest.mark.parametrize(
    ("head", "series", "year"),
    [
        ("Prop. 15 S\n\n(2015–2016)\n\n", "Prop. 15 S (2015–2016)", "2015–2016"),
        ("Meld. St. 30 (2011–2012)\n\n", "Meld. St. 30 (2011–2012)", "2011–2012"),
        ("NOU 2019: 26\n\n", "NOU 2019: 26", "2019"),
        ("Høringsnotat\n\n", None, None),
        ("x" * 400 + " NOU 2019: 26\n\n", None, None),
    ],
)
def test_its_number_in_a_series_is_read_at_its_head(
    tmp_path: Path, head: str, series: str | None, year: str | None
) -> None:
    plan = the_plan(changed(tmp_path, head, date=None))
    assert plan is not None
    assert (plan.series, plan.year) == (series, year)


def test_without_a_title_the_file_names_it(tmp_path: Path) -> None:
    plan = the_plan(changed(tmp_path, title=None))
    assert plan is not None
    assert plan.name == "plan.pdf"


def other_cases(folder: Path, dates: dict[str, str | None]) -> Inputs:
    """All letters answer another case; ``dates`` are given by document."""
    tables = mini.tables()

    def moved(d: Document) -> Document:
        if d.role == "plan":
            return d
        return msgspec.structs.replace(d, answers="Reform & <endring> (2022)", date=dates.get(d.doc_id, "2022-03-01"))

    tables.tables["ingest/documents"] = tuple(moved(d) for d in tables.tables["ingest/documents"])
    tables.tables["summary/views"] = tuple(v for v in tables.tables["summary/views"] if v.answers)
    return tables.inputs(folder)


def test_where_nothing_answers_the_plan_the_years_are_said(tmp_path: Path) -> None:
    inputs = other_cases(tmp_path, {"lang": "2018", "lag-txt": None})
    found = elsewhere(gather(inputs))
    assert (found.years, found.n_undated) == ("2018–2022", 1)
    page = html(made(inputs))["index.html"]
    said = " ".join(parse.fromstring(page).xpath("//p[contains(@class, 'strong')]")[0].text_content().split())
    assert said == (
        "Ingen av dokumentene svarer på planen. Synene er hentet fra innspill i andre saker, fra 2018–2022, og satt "
        "opp mot en plan fra 2026. De er ikke høringssvar. Uten dato: 1 av dokumentene."
    )
    heads = parse.fromstring(page).xpath("//main//*[self::h2 or self::h3 or self::th or self::caption]")
    assert not [h for h in heads if "høringsinstans" in h.text_content().lower().replace("høringsinstansenes syn", "")]
    assert "har svart" not in text(page)


def test_who_is_not_read_is_counted_apart(site: dict[str, str]) -> None:
    """Six are read; «Skannet lag» is not, nor is the file of which nobody knows the sender."""
    facts = parse.fromstring(site["index.html"]).xpath("//ul[@class='facts']/li")
    said = [" ".join(x.text_content().split()) for x in facts]
    assert "Høringsinstanser 6 og 1 som ikke er lest og 1 fil uten kjent avsender, som ikke er lest" in said
