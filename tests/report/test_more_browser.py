"""Questions, changes and codebook in headless Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.report.test_browser import browser, log, visible

__all__ = ["browser"]

pytestmark = pytest.mark.browser

PAGES = ("sporsmal.html", "sporsmal/q01.html", "sporsmal/q02.html", "endringer.html", "kodebok.html")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("asked", ["", "?type=kommune&standpunkt=imot", "?lang=nn"])
def test_pages_open_without_errors_on_a_phone(browser: Chrome, folder: Path, page: str, asked: str) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    log(browser, "browser")
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((folder / page).as_uri() + asked)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360
    assert log(browser, "browser") == []


def numbers(browser: Chrome, selector: str) -> list[str]:
    return [e.text for e in browser.find_elements(By.CSS_SELECTOR, selector)]


def selected(browser: Chrome, page: Path, asked: str) -> None:
    browser.get(page.as_uri() + asked)
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".selection.active"))


@pytest.mark.parametrize("page", PAGES)
def test_the_script_counts_as_the_page_does(browser: Chrome, folder: Path, page: str) -> None:
    said = "return [...document.querySelectorAll('[data-count],[data-among],[data-answered]')].map(e => e.textContent)"
    browser.get((folder / page).as_uri())
    before = browser.execute_script(said)
    assert before or page == "endringer.html"
    browser.execute_async_script("hk.changed().then(arguments[arguments.length - 1])")
    assert browser.execute_script(said) == before


def test_the_matrix_follows_the_selection(browser: Chrome, folder: Path) -> None:
    page = folder / "sporsmal.html"
    browser.get(page.as_uri())
    assert numbers(browser, "[data-answered]") == ["2", "0"]
    selected(browser, page, "?type=kommune")
    assert numbers(browser, "[data-answered]") == ["1", "0"]
    assert visible(browser, "a.answer:not(.left-out)") == 1
    selected(browser, page, "?standpunkt=imot")
    assert numbers(browser, "a.answer:not(.left-out) .mark:not([hidden]) [data-among]") == ["1"]


def test_an_answer_is_read_in_when_it_is_opened(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "sporsmal" / "q01.html").as_uri())
    folded = browser.find_element(By.CSS_SELECTOR, "details[data-rest]")
    folded.find_element(By.TAG_NAME, "summary").click()
    WebDriverWait(browser, 5).until(lambda _: folded.find_elements(By.TAG_NAME, "figure"))
    said = [q.text for q in folded.find_elements(By.TAG_NAME, "blockquote")]
    assert said == [
        "Gebyret må bort.",
        "Vi bygger gjerne boliger, dersom staten betaler.",
        "Vi ønsker en ny bru.",
        "Kommunen har 9 000 innbyggere.",
        "Dette er uklart.",
    ]
    selected(browser, folder / "sporsmal" / "q01.html", "?type=privatperson")
    assert [e.is_displayed() for e in browser.find_elements(By.CSS_SELECTOR, "article.voice")] == [False, True]


def test_the_codebook_is_counted_anew(browser: Chrome, folder: Path) -> None:
    selected(browser, folder / "kodebok.html", "?type=kommune")
    row = browser.find_element(By.CSS_SELECTOR, "table.sortable tbody tr")
    assert row.text.split()[:4] == ["Alkohol", "alkohol", "2", "1"]
