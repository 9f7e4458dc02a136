"""The front page's quotes under a selection, in headless Chromium."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.report.run import run
from tests.report import mini
from tests.report.conftest import PARAMS, WORK, written
from tests.report.test_browser import browser, log
from tests.report.test_measure_browser import SELECTED, open_page, texts

__all__ = ["browser"]
pytestmark = pytest.mark.browser

ROW = "[data-panel={panel}] [data-id='boks-3.2/02'] .behind li"
EACH = "return Array.from(document.querySelectorAll('.behind li'), (x) => x.outerHTML)"


def quotes(browser: Chrome, panel: str) -> list[str]:
    return texts(browser, ROW.format(panel=panel))


def test_without_a_selection_the_quotes_are_the_pages_own(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / "index.html").as_uri())
    before = browser.execute_script(EACH)
    assert len(before) > 5
    browser.execute_async_script(SELECTED)
    assert browser.execute_script(EACH) == before


def test_a_selection_shows_the_quotes_of_those_chosen(browser: Chrome, folder: Path) -> None:
    log(browser, "browser")
    open_page(browser, (folder / "index.html").as_uri() + "?type=privatperson,bedrift")
    WebDriverWait(browser, 5).until(lambda b: quotes(b, "motstand"))
    firm = '<script>alert("x")</script> & \'Søner\' "AS"'
    assert quotes(browser, "motstand") == [
        "\u2212 Kritisk Gebyret rammer meg. Privatperson 1 s. 1 nokså sikker",  # a private person's letter is not shown
        f"+ Støtter Vi støtter gebyret. {firm} s. 1, i sammenheng nokså sikker",
    ]
    who = browser.find_element(By.CSS_SELECTOR, ROW.format(panel="motstand") + " .whence a")
    assert "tiltak/boks-3.2-02.html?type=privatperson,bedrift#" in (who.get_attribute("href") or "")
    browser.execute_async_script("hk.selection.type.clear(); " + SELECTED)
    assert len(quotes(browser, "motstand")) == 3
    assert log(browser, "browser") == []


def test_a_theme_leaves_only_quotes_that_speak_of_it(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / "index.html").as_uri() + "?tema=bolig")
    support = "[data-panel=stotte] .behind li"
    WebDriverWait(browser, 5).until(lambda b: texts(b, support))
    assert ["boliger" in x for x in texts(browser, support)] == [True, False]  # the second proposes a caretaker
    assert "dersom staten betaler" in texts(browser, "[data-panel=vilkar] .behind li.condition")[0]


def test_with_few_senders_in_all_there_are_plain_numbers(browser: Chrome, tmp_path: Path) -> None:
    """Six are read, where seven are few: no shares, bars or marks, and one sentence that says so."""
    params = msgspec.structs.replace(PARAMS, few_below=7)
    site = written(run(mini.tables().inputs(tmp_path / "inn"), params, WORK), tmp_path)
    for asked in ("", "?type=kommune"):
        open_page(browser, (site / "index.html").as_uri() + asked)
        n, noun = (1, "avsender") if asked else (6, "avsendere")
        assert texts(browser, ".lead.small strong") == [f"Bare {n} {noun} er lest, og ett innspill kan flytte en rad."]
        assert browser.find_elements(By.CSS_SELECTOR, ".standing svg, .standing .few:not(.doubt), .share") == []
        assert browser.find_elements(By.CSS_SELECTOR, ".standing .mark")
