"""The quotes under a headline that few are behind: which they are, and whose."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse

from pipeline.report.context.evidence import Line, evidence_data
from pipeline.report.context.standing import Panel, panels
from pipeline.report.material import Material, gather
from tests.report import mini

FEE, TAX, HOUSING = "boks-3.2/02", "boks-3.1/01", "boks-3.3/01"


def lists(m: Material, few_below: int = 5) -> dict[str, Panel]:
    return {p.key: p for p in panels(m, 6, few_below)}


def quotes(panel: Panel, measure: str) -> list[tuple[str, str, str]]:
    (row,) = (r for r in panel.rows if r.id == measure)
    return [(x.look.sign, x.text, x.sender.label) for x in row.quotes]


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("belegg")))


def test_one_of_each_view_stands_before_a_second_of_any(m: Material) -> None:
    """Four have a view of the fee: one rejects it, two are critical, one supports it; three quotes stand."""
    found = lists(m)
    against = ("✕", "Gebyret må bort.", "Solvang kommune")
    critical = ("\u2212", "Vi er ikkje nøgde med gebyret.", mini.LONG)
    support = ("+", "Vi støtter gebyret.", mini.EVIL)
    assert quotes(found["motstand"], FEE) == [against, critical, support]
    assert quotes(found["omstridt"], FEE) == [against, support, critical]
    assert quotes(found["stotte"], FEE) == [support, against, critical]


def test_a_quote_says_whose_where_and_how_sure(m: Material) -> None:
    line: Line = lists(m)["motstand"].rows[0].quotes[0]
    assert line.sender.href == "tiltak/boks-3.2-02.html#solvang-kommune"
    assert (line.page, line.read) == (2, "svar/kommune-pdf.html#s2-0006")
    assert line.sure is not None
    assert line.sure.label == "nokså sikker"
    assert m.sentences[list(m.index)[line.index]].text == line.text


def test_a_condition_stands_in_the_place_of_its_senders_quote(m: Material) -> None:
    (row,) = lists(m)["vilkar"].rows
    assert [(c.look.sign, c.label, c.text) for c in row.conditions] == [("(+)", "Forbehold", "dersom staten betaler")]
    assert [x.sender.label for x in row.quotes] == [mini.LONG]  # the private person's gives the name, and is not shown
    assert quotes(lists(m)["stotte"], HOUSING)[0] == (
        "(+)",
        "Vi bygger gjerne boliger, dersom staten betaler.",
        "Solvang kommune",
    )


def test_where_many_are_behind_a_row_it_has_no_quotes(m: Material) -> None:
    assert all(not r.quotes and not r.few for p in panels(m, 6, 1) for r in p.rows)


def test_what_the_program_is_sure_of_stands_before_a_views_best(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id == "kommune-pdf/0004" else a
        for a in tables.tables["align/alignments"]
    )
    shown = quotes(lists(gather(tables.inputs(tmp_path)))["stotte"], TAX)
    assert ("+", "Pristillegg har vist seg nyttig.", "Solvang kommune") in shown


def test_most_mentioned_are_those_that_two_or_more_have_a_view_of(m: Material) -> None:
    panel = lists(m)["omtalt"]
    assert [(r.id, r.n) for r in panel.rows] == [(FEE, 4), (TAX, 3), (HOUSING, 3)]
    assert [x.look.sign for x in panel.rows[0].quotes] == ["+", "\u2212", "✕"]


def test_sure_views_count_first_for_the_most_mentioned(tmp_path: Path) -> None:
    """Of the fee's four views three become unsure: it has fewer sure ones than the others, and more in all."""
    unsure = {"kommune-pdf/0006", "lang/0002", "gunnvor-pdf/0001"}
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id in unsure else a
        for a in tables.tables["align/alignments"]
    )
    panel = lists(gather(tables.inputs(tmp_path)))["omtalt"]
    assert [(r.id, r.n, r.n_unsure) for r in panel.rows] == [(TAX, 3, 0), (HOUSING, 3, 0), (FEE, 1, 3)]


def test_the_script_is_given_the_same_quotes(m: Material) -> None:
    given = {n: ids for n, *ids in evidence_data(m)}
    (number,) = (
        n for n, v in enumerate(m.views) if (v.sender, v.measure_id, v.answers) == ("Solvang kommune", TAX, None)
    )
    assert given[number] == [m.index["kommune-pdf/0004"], m.index["kommune-pdf/0005"]]
    assert all(m.views[n].answers is None for n in given)


def test_the_page_shows_them_escaped_with_a_way_to_the_letter(site: dict[str, str]) -> None:
    page = parse.fromstring(site["index.html"])
    first, *_ = page.xpath("//ol[@data-panel='motstand']/li[@data-id='boks-3.2/02']/ul[@class='behind']/li")
    assert " ".join(first.text_content().split()).replace("\xa0", " ") == (
        "✕Går imot Gebyret må bort. Solvang kommune s. 2, i sammenheng nokså sikker"
    )
    assert "svar/kommune-pdf.html#s2-0006" in first.xpath(".//a/@href")
