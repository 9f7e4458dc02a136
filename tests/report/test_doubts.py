"""What the front page lists as unsure: nothing that a headline leaves out is lost, with and without a selection."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from pipeline.report.context.doubts import doubtful
from pipeline.report.context.standing import panels
from pipeline.report.material import Material, gather
from pipeline.stage import Inputs
from tests.report import mini
from tests.report.conftest import html, made, written
from tests.report.counting import Counter
from tests.report.test_browser import browser, log
from tests.report.test_selection import address, counts, ready, settle

__all__ = ["browser"]
UNSURE = {"kommune-pdf/0004", "kommune-pdf/0005", "kommune-pdf/0006"}
"""What the municipality says for the tax, and against the fee."""


def inputs(folder: Path) -> Inputs:
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id in UNSURE else a
        for a in tables.tables["align/alignments"]
    )
    return tables.inputs(folder)


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(inputs(tmp_path_factory.mktemp("usikre")))


@pytest.fixture(scope="module")
def unsure_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("usikker-side")
    return written(made(inputs(root / "inn")), root)


def test_measures_with_most_unsure_views_first(m: Material) -> None:
    tax, fee = doubtful(m)
    assert (tax.id, tax.n, tax.alone) == ("boks-3.1/01", 2, False)
    assert [(v.sender.label, v.look.css) for v in tax.views] == [
        ("Solvang kommune", "for"),
        ("Sør lokallag", "for"),
    ]
    assert (fee.id, fee.n, [v.quote.text for v in fee.views if v.quote]) == ("boks-3.2/02", 1, ["Gebyret må bort."])
    assert fee.views[0].sender.href == "tiltak/boks-3.2-02.html#solvang-kommune"


def test_every_counted_view_stands_in_a_headline_or_in_the_list(m: Material) -> None:
    reference = Counter(m)
    listed = sum(d.n for d in doubtful(m))
    assert listed == reference.count("views?counted=1&unsure=1") == 3
    assert listed + reference.count("views?counted=1&unsure=0") == reference.count("views?counted=1")


def test_without_anything_unsure_there_is_no_list(site: dict[str, str], tmp_path: Path) -> None:
    assert doubtful(gather(mini.tables().inputs(tmp_path))) == ()
    (folded,) = parse.fromstring(site["index.html"]).xpath("//details[@id='usikre']")
    assert folded.get("hidden") is not None


def test_the_page_says_what_a_headline_is(tmp_path: Path) -> None:
    page = parse.fromstring(html(made(inputs(tmp_path)))["index.html"])
    assert "Et funn teller bare syn som hviler på minst ett sitat programmet er sikkert på" in page.text_content()
    (folded,) = page.xpath("//details[@id='usikre']")
    assert "Usikre funn som bør leses: 3" in folded.text_content()
    assert folded.get("open") is None
    rows = page.xpath("//li[@data-id]//a[contains(@class, 'doubt')]")
    assert {a.get("href") for a in rows} <= {f"#{s.get('id')}" for s in folded.xpath(".//section")}
    assert rows


def headlines(browser: Chrome) -> dict[str, list[str]]:
    script = """
      return Array.from(document.querySelectorAll('[data-panel]'),
        (p) => [p.dataset.panel, Array.from(p.children, (r) => r.dataset.id)]);
    """
    return dict(browser.execute_script(script))


@pytest.mark.browser
def test_the_script_ranks_as_the_page_does(browser: Chrome, unsure_site: Path, m: Material) -> None:
    browser.get(address(unsure_site, "index.html", {}))
    settle(browser)
    assert headlines(browser) == {p.key: [r.id for r in p.rows] for p in panels(m, 6, 5)}


@pytest.mark.browser
@pytest.mark.parametrize("chosen", [{}, {"type": ["kommune"]}, {"tema": ["alkohol"]}, {"tiltak": ["boks-3.2/02"]}])
def test_unsure_views_follow_the_selection(
    browser: Chrome, unsure_site: Path, m: Material, chosen: dict[str, list[str]]
) -> None:
    log(browser, "browser")
    browser.get(address(unsure_site, "index.html", chosen))
    settle(browser)
    if chosen:
        ready(browser)
    reference = Counter(m, chosen)
    for asked, shown in counts(browser).items():
        assert {x or "0" for x in shown} == {str(reference.count(asked))}, asked
    n = reference.count("views?counted=1&unsure=1")
    assert browser.find_element(By.ID, "usikre").is_displayed() == (n > 0)
    browser.execute_script("document.getElementById('usikre').open = true")
    shown = [e for e in browser.find_elements(By.CSS_SELECTOR, "#usikre [data-view]") if e.is_displayed()]
    assert len(shown) == n
    assert log(browser, "browser") == []


@pytest.mark.browser
def test_a_row_leads_to_what_it_leaves_out(browser: Chrome, unsure_site: Path) -> None:
    browser.get(address(unsure_site, "index.html", {}))
    settle(browser)
    row = browser.find_element(By.CSS_SELECTOR, "[data-panel=motstand] [data-id='boks-3.2/02'] a.doubt")
    assert row.text == "1 usikkert syn til"
    row.click()
    quote = browser.find_element(By.CSS_SELECTOR, "#usikre-boks-3\\.2-02 q")
    assert quote.is_displayed()
    assert quote.text.strip("«»") == "Gebyret må bort."
    browser.find_element(By.CSS_SELECTOR, "#usikre-boks-3\\.2-02 li a").click()
    assert browser.current_url.endswith("tiltak/boks-3.2-02.html#solvang-kommune")
