"""What holds nothing, in headless Chromium: pages leave the menu, and rows and columns fold, but nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as parse
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from tests.report import mini
from tests.report.conftest import html, made
from tests.report.test_browser import browser as browser
from tests.report.test_browser import log
from tests.report.test_selection import address, ready, settle

pytestmark = pytest.mark.browser
MENU = "//header//nav//li/a/@href"


def test_a_page_without_anything_on_it_stands_in_the_accounting_and_not_in_the_menu(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["summary/copies"] = ()
    tables.tables["topics/topics"] = ()
    pages = html(made(tables.inputs(tmp_path)))
    front = parse.fromstring(pages["index.html"]).xpath(MENU)
    assert not {"kopier.html", "emner.html"} & set(front)
    assert {"regnskap.html", "dekket.html"} <= set(front)
    told = parse.fromstring(pages["regnskap.html"]).xpath("//*[@id='tomt']//a/@href")
    assert {"kopier.html", "emner.html"} <= set(told)
    assert not set(told) & set(front)
    assert "../kopier.html" not in parse.fromstring(pages["tema/straff.html"]).xpath(MENU)
    here = parse.fromstring(pages["kopier.html"]).xpath(f"{MENU[:-6]}[@aria-current='page']/@href")
    assert here == ["kopier.html"]


def hidden(browser: Chrome, selector: str) -> list[str]:
    """The names of the rows and columns that are put away."""
    found = browser.find_elements(By.CSS_SELECTOR, selector)
    return [e.get_attribute("textContent") or "" for e in found if e.get_attribute("hidden") is not None]


def test_columns_and_rows_without_anything_in_the_selection_are_folded_and_named(browser: Chrome, folder: Path) -> None:
    log(browser, "browser")
    browser.get(address(folder, "temakart.html", {"type": ["kommune"]}))
    ready(browser)
    columns = hidden(browser, ".type-table thead th[data-type]")
    assert columns
    assert "Kommuner" not in " ".join(columns)
    (said,) = browser.find_elements(By.CSS_SELECTOR, ".scroll:has(.type-table) + .left-empty")
    n = len(columns)
    assert said.text == (
        f"{n} type uten noen i utvalget er skjult" if n == 1 else f"{n} typer uten noen i utvalget er skjult"
    )
    for table in (".type-table", ".pairs-table"):
        for row in browser.find_elements(By.CSS_SELECTOR, f"{table} tr.row:not([hidden])"):
            assert any(td.text for td in row.find_elements(By.TAG_NAME, "td") if td.is_displayed()), table
    browser.find_element(By.CSS_SELECTOR, ".chosen").click()
    settle(browser)
    assert not hidden(browser, ".thememap th, .thememap td, .thememap tr.row")
    assert not browser.find_elements(By.CSS_SELECTOR, ".left-empty")
    assert log(browser, "browser") == []


def test_themes_without_demands_in_the_selection_are_put_away_and_counted(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "dekket.html", {"type": ["bedrift"]}, etter="tema"))
    ready(browser)
    themes = browser.find_elements(By.CSS_SELECTOR, "#etter-tema > details")
    assert themes
    assert not [x for x in themes if x.is_displayed()]
    assert browser.find_element(By.CSS_SELECTOR, "#etter-tema > .left-empty").text == (
        f"{len(themes)} uten noe i utvalget er skjult."
    )
    browser.find_element(By.CSS_SELECTOR, ".chosen").click()
    settle(browser)
    assert all(x.is_displayed() for x in themes)
    assert not browser.find_elements(By.CSS_SELECTOR, ".left-empty")
    browser.get(address(folder, "index.html", {"type": ["bedrift"]}))
    ready(browser)
    shown = [x for x in browser.find_elements(By.CSS_SELECTOR, "[data-zero] > li") if x.is_displayed()]
    assert all("uten noe i utvalget" in x.text for x in shown)


def test_a_view_whose_quote_is_outside_the_selection_says_what_it_rests_on(browser: Chrome, folder: Path) -> None:
    """The endorsement that a view is taken over by is set against no measure."""
    browser.get(address(folder, "tiltak/boks-3.1-01.html", {"tiltak": ["boks-3.1/01"]}))
    ready(browser)
    (voice,) = browser.find_elements(By.XPATH, "//article[.//p[@class='inherits']]")
    assert voice.is_displayed()
    assert not [q for q in voice.find_elements(By.TAG_NAME, "figure") if q.is_displayed()]
    assert voice.find_element(By.CSS_SELECTOR, ".outside").text == (
        "Synet er tatt over, og bygger på det Solvang kommune sier."
    )
    browser.find_element(By.CSS_SELECTOR, ".chosen").click()
    settle(browser)
    assert not voice.find_element(By.CSS_SELECTOR, ".outside").is_displayed()
