"""The site in headless Chromium, opened from the file system."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

pytestmark = pytest.mark.browser

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-prefers-reduced-motion",
    "--window-size=1300,900",
)
PAGES = (
    "index.html",
    "matrise.html",
    "temaer.html",
    "instanser.html",
    "dekket.html",
    "emner.html",
    "begrunnelser.html",
    "kopier.html",
    "regnskap.html",
    "sammenlign.html",
    "sok.html",
    "metode.html",
    "tiltak/boks-3.2-02.html",
    "tiltak/helhet.html",
    "tema/straff.html",
    "instans/solvang-kommune.html",
    "svar/kommune-pdf.html",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Chromium as Debian packages it; without it the tests are skipped, but not in CI."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        if os.environ.get("CI"):
            pytest.fail("chromium og chromedriver mangler: apt-get install chromium chromium-driver")
        pytest.skip("chromium og chromedriver er ikke installert")
    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = Chrome(options=options, service=Service(driver))
    running.get("about:blank")  # leaves the browser's own first page before anything is counted
    yield running
    running.quit()


def log(browser: Chrome, kind: str) -> list[dict[str, str]]:
    """What was logged since the last call."""
    found: list[dict[str, str]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return found


def visible(browser: Chrome, selector: str) -> int:
    """How many elements are shown."""
    return sum(e.is_displayed() for e in browser.find_elements(By.CSS_SELECTOR, selector))


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_without_errors_and_load_only_files(browser: Chrome, folder: Path, page: str) -> None:
    log(browser, "browser")
    log(browser, "performance")
    browser.get((folder / page).as_uri())
    assert log(browser, "browser") == []
    sent = [json.loads(e["message"])["message"] for e in log(browser, "performance")]
    urls = [e["params"]["request"]["url"] for e in sent if e["method"] == "Network.requestWillBeSent"]
    assert len(urls) >= 3  # the page, its style and its script
    assert [u for u in urls if not u.startswith("file://")] == []
    font = browser.execute_script("return getComputedStyle(document.querySelector('header.site')).borderTopWidth")
    assert font == "5px", "the style sheet is not in force"


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Chrome, folder: Path, page: str) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((folder / page).as_uri())
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360


def test_the_list_of_senders_can_be_sorted(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "instanser.html").as_uri())
    browser.find_elements(By.CSS_SELECTOR, "table.sortable th button")[4].click()
    assert browser.find_element(By.CSS_SELECTOR, "table.sortable tbody th").text == "Solvang kommune"


def test_uncovered_positions_can_be_searched(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "dekket.html").as_uri())
    field = browser.find_element(By.CSS_SELECTOR, ".controls input")
    field.send_keys("finnes ikke")
    assert visible(browser, ".demands figure") == 0
    field.clear()
    field.send_keys("BRU")
    assert visible(browser, ".demands figure") == 1


def test_everything_is_readable_without_script(browser: Chrome, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((folder / "matrise.html").as_uri())
        assert visible(browser, "tr.row") == 9
        assert visible(browser, ".controls") == 0
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
