"""The front page: the funnel, who answered, what stands out and on which conditions."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse

from pipeline.report.context.accounting import accounting_page
from pipeline.report.context.gaps import gaps_page
from pipeline.report.context.overview import OverviewPage, overview_page
from pipeline.report.material import Material, gather
from tests.report import mini


def front(m: Material) -> OverviewPage:
    return overview_page(m, accounting_page(m), gaps_page(m), rows=6, few_below=5)


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> OverviewPage:
    return front(gather(mini.tables().inputs(tmp_path_factory.mktemp("material"))))


def test_the_funnel_follows_the_selection_where_the_data_counts_the_same(it: OverviewPage, tmp_path: Path) -> None:
    """Of 17 positions one gives a private person's name: the data holds 16 and cannot say 17."""
    assert (it.funnel.n_positions, it.funnel.n_texts, it.funnel.texts) == (17, 4, "2:2 3:2 5:2")
    assert it.funnel.follows == {"documents", "texts"}
    tables = mini.tables()
    tables.tables["summary/accounting"] = tuple(
        msgspec.structs.replace(c, n=16) if c.step == "positions" else c for c in tables.tables["summary/accounting"]
    )
    assert front(gather(tables.inputs(tmp_path))).funnel.follows == {"documents", "texts", "positions"}


def test_who_answered_by_type(it: OverviewPage) -> None:
    """«Skannet lag» is of the type «Frivillige», but not read; a sender of unknown type sent what could not be read."""
    assert [(g.label, g.n, g.n_views, g.n_for, g.n_against) for g in it.types] == [
        ("Direktorater", 1, 1, 0, 0),
        ("Kommuner", 1, 1, 1, 1),
        ("Bedrifter", 1, 1, 1, 0),
        ("Frivillige organisasjoner", 1, 1, 1, 0),
        ("Interesseorganisasjoner", 1, 1, 0, 1),
        ("Privatpersoner", 1, 1, 0, 1),
        ("Type ikke kjent", 0, 0, 0, 0),
    ]
    assert it.n_read == 6
    assert all(g.few for g in it.types)


def test_a_supporters_condition_stands_in_its_own_words(it: OverviewPage) -> None:
    panel = it.panels[3]
    assert [r.id for r in panel.rows] == ["boks-3.3/01"]
    (condition,) = panel.rows[0].conditions
    assert (condition.label, condition.text) == ("Forbehold", "dersom staten betaler")
    assert condition.sender.href == "tiltak/boks-3.3-01.html#solvang-kommune"
    assert all(not r.conditions for p in it.panels[:3] for r in p.rows)


def test_what_no_measure_covers(it: OverviewPage) -> None:
    assert (it.uncovered.n, it.uncovered.n_senders, it.uncovered.themes) == (1, 1, ())


def test_the_page_leads_to_a_comparison_in_one_click(site: dict[str, str]) -> None:
    first, *_ = parse.fromstring(site["index.html"]).xpath("//ul[contains(@class, 'together')]/li")
    (link,) = first.xpath("a")
    assert link.get("href") == "sammenlign.html?med=solvang-kommune,script-alert-x-script-soner-as"
    assert " ".join(first.text_content().split()).endswith("uenige om 1 av 2 felles tiltak")


def test_shares_are_of_senders_and_say_so(site: dict[str, str]) -> None:
    tree = parse.fromstring(site["index.html"])
    assert "Andelene er av høringsinstansene som er lest, aldri av befolkningen." in tree.text_content()
    row = tree.xpath("//table[contains(@class, 'shares')]/tbody/tr[contains(., 'Kommuner')]/*")
    said = [" ".join(c.text_content().replace("\xa0", " ").split()) for c in row]
    assert said == ["Kommuner", "1", "17 % få", "1 av 1", "1 av 1", "1 av 1"]
