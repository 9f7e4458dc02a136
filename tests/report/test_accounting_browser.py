"""The accounting in headless Chromium: a status leads to its files, in an address that can be shared."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from tests.report.test_browser import browser as browser
from tests.report.test_browser import log, visible

pytestmark = pytest.mark.browser
ROWS = "#filliste tbody tr"


def opened(browser: Chrome, address: str) -> None:
    """Waits until the list has been narrowed to what the address asks for."""
    browser.get(address)
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.CSS_SELECTOR, "[data-files]").is_displayed())


def shown(browser: Chrome) -> set[str]:
    """The statuses of the files that are shown."""
    rows = [r for r in browser.find_elements(By.CSS_SELECTOR, ROWS) if r.is_displayed()]
    return {r.get_attribute("data-status") or "" for r in rows}


def asked(browser: Chrome) -> dict[str, list[str]]:
    """What the page's address asks for."""
    return parse_qs(urlsplit(browser.current_url).query)


def test_a_status_on_the_front_page_leads_to_its_files(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "index.html").as_uri())
    browser.find_element(By.CSS_SELECTOR, ".sum a[href*='status=duplicate']").click()
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, "[data-files]:not([hidden])"))
    assert shown(browser) == {"duplicate"}
    assert asked(browser) == {"status": ["duplicate"]}
    assert (
        Select(browser.find_element(By.CSS_SELECTOR, "[data-filter=status]")).first_selected_option.text == "duplikat"
    )
    all_of = browser.find_element(By.CSS_SELECTOR, "[data-all]")
    assert all_of.text == "Vis alle filer"
    all_of.click()
    assert len(shown(browser)) > 1
    assert asked(browser) == {}
    assert not browser.find_element(By.CSS_SELECTOR, "[data-all]").is_displayed()


def test_a_status_in_the_figure_and_in_the_table_narrows_the_list_and_keeps_the_selection(
    browser: Chrome, folder: Path
) -> None:
    log(browser, "browser")
    opened(browser, f"{(folder / 'regnskap.html').as_uri()}?type=kommune")
    for place in (".flow", "#sum ~ table"):
        browser.find_element(By.CSS_SELECTOR, f"{place} [data-status-link=duplicate]").click()
        assert shown(browser) == {"duplicate"}, place
        assert asked(browser) == {"type": ["kommune"], "status": ["duplicate"]}
        current = browser.find_elements(By.CSS_SELECTOR, "[data-status-link][aria-current]")
        assert {e.get_attribute("data-status-link") for e in current} == {"duplicate"}
        browser.find_element(By.CSS_SELECTOR, f"{place} [data-status-link=analysed]").click()
        assert shown(browser) == {"analysed"}, place
    assert log(browser, "browser") == []


def test_what_the_list_does_not_have_is_not_asked_for(browser: Chrome, folder: Path) -> None:
    opened(browser, f"{(folder / 'regnskap.html').as_uri()}?status=tull&slag=%3Cb%3E")
    assert len(shown(browser)) > 1
    assert visible(browser, "[data-all]") == 0
