"""Every kind of page through axe-core with its rules for WCAG 2.2 AA and good practice; and what axe does not see."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.report.test_browser import browser as browser
from tests.report.test_browser import log

pytestmark = pytest.mark.browser

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """
const [rules, done] = arguments;
axe.run(document, { ...rules, resultTypes: ["violations"], preload: false }).then(
  (found) => done(found.violations.flatMap((v) => v.nodes.map(
    (n) => `${v.id}: ${n.target.join(" ")} – ${n.html.slice(0, 160)}`))),
  (error) => done([String(error)]),
);
"""
WIDE, PHONE, NARROW = (1440, 1000), (390, 844), (360, 740)


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core's script, as a package ships it (``AXE_CORE`` names another)."""
    package = find_spec("axe_playwright_python")  # only its file is used; the package itself is not imported
    places = [Path(p) for p in (package.submodule_search_locations if package else ()) or ()]
    named = os.environ.get("AXE_CORE")
    script = Path(named) if named else next((p / "axe.min.js" for p in places), None)
    if script is None or not script.exists():
        if os.environ.get("CI"):
            pytest.fail("axe-core mangler: axe-playwright-python er ikke installert")
        pytest.skip("axe-core er ikke installert")
    return script.read_text(encoding="utf-8")


@pytest.fixture
def as_device(browser: Chrome) -> Iterator[Any]:
    """Sets the width of the screen and light or dark; both are as before afterwards."""

    def given(size: tuple[int, int], scheme: str = "light", media: str = "") -> None:
        width, height = size
        phone = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", phone)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})

    yield given
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


def kinds(folder: Path) -> list[str]:
    """Every page of the site's root and the fullest of each folder."""
    fullest: dict[str, Path] = {}
    for page in sorted(folder.rglob("*.html")):
        place = page.relative_to(folder).parent.as_posix()
        key = page.name if place == "." else place
        if key not in fullest or page.stat().st_size > fullest[key].stat().st_size:
            fullest[key] = page
    return [p.relative_to(folder).as_posix() for p in fullest.values()]


def opened(browser: Chrome, folder: Path, page: str) -> None:
    """The page with the selection's panel open, and a list in it."""
    browser.get((folder / page).as_uri())
    panel = browser.find_element(By.CSS_SELECTOR, "#utvalg")
    WebDriverWait(browser, 5).until(lambda _: panel.is_displayed())
    panel.find_element(By.TAG_NAME, "summary").click()
    WebDriverWait(browser, 5).until(lambda _: panel.find_elements(By.CSS_SELECTOR, ".pick"))
    panel.find_element(By.CSS_SELECTOR, "[data-pick=tema] summary").click()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Chrome, folder: Path, axe: str, as_device: Any, size: tuple[int, int]) -> None:
    found = {}
    as_device(size)
    for page in kinds(folder):
        opened(browser, folder, page)
        browser.execute_script(axe)
        rules = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
        found[page] = browser.execute_async_script(RUN, rules)
    assert {page: problems for page, problems in found.items() if problems} == {}
    log(browser, "browser")


FILLED = (
    ("sok.html?q=gebyr", ".hit"),
    ("sok.html?q=gebyr&vis=tiltak&type=kommune", ".hit"),
    ("sok.html?q=pristilegg", ".notes button"),
    ("sok.html?q=pristillegg", ".beside a"),
    ("sok.html?q=bygging&slekt=bygge", "[data-kin]"),
    ("sammenlign.html?med=solvang-kommune,type:bedrift", ".contest"),
    ("sammenlign.html?med=solvang-kommune", ".suggestions"),
)


@pytest.mark.parametrize(("asked", "there"), FILLED)
def test_axe_finds_nothing_in_what_a_script_has_drawn(
    browser: Chrome, folder: Path, axe: str, as_device: Any, asked: str, there: str
) -> None:
    for size, scheme in ((WIDE, "light"), (PHONE, "dark")):
        as_device(size, scheme)
        browser.get("about:blank")
        browser.get(f"{folder.as_uri()}/{asked}")
        WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, there))
        for fold in browser.find_elements(By.CSS_SELECTOR, "main details:not([open]) > summary"):
            if fold.is_displayed():
                fold.click()
        browser.execute_script(axe)
        rules = {"runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}}
        assert browser.execute_async_script(RUN, rules) == []


def test_axe_finds_nothing_illegible_in_the_dark(browser: Chrome, folder: Path, axe: str, as_device: Any) -> None:
    found = {}
    as_device(WIDE, "dark")
    for page in kinds(folder):
        opened(browser, folder, page)
        browser.execute_script(axe)
        found[page] = browser.execute_async_script(RUN, {"runOnly": {"type": "rule", "values": ["color-contrast"]}})
    assert {page: problems for page, problems in found.items() if problems} == {}
    log(browser, "browser")


def test_no_page_scrolls_sideways_with_the_menu_and_the_panel_open(
    browser: Chrome, folder: Path, as_device: Any
) -> None:
    as_device(NARROW)
    wide = {}
    for page in kinds(folder):
        opened(browser, folder, page)
        browser.find_element(By.CSS_SELECTOR, "button.menu").click()
        wide[page] = browser.execute_script("return document.documentElement.scrollWidth")
    assert {page: width for page, width in wide.items() if width > NARROW[0]} == {}


def test_the_menu_on_a_phone_opens_closes_and_leaves_room(browser: Chrome, folder: Path, as_device: Any) -> None:
    as_device(PHONE)
    browser.get((folder / "dekket.html").as_uri())
    button = browser.find_element(By.CSS_SELECTOR, "button.menu")
    link = browser.find_element(By.CSS_SELECTOR, "header.site nav a")
    assert not link.is_displayed()
    heading = browser.execute_script("return document.querySelector('h1').getBoundingClientRect().top")
    assert heading < 260
    button.send_keys(Keys.ENTER)
    assert link.is_displayed()
    assert button.get_attribute("aria-expanded") == "true"
    link.send_keys(Keys.ESCAPE)
    assert not link.is_displayed()
    assert browser.switch_to.active_element == button


def test_on_a_wide_screen_and_without_script_the_menu_is_open(browser: Chrome, folder: Path, as_device: Any) -> None:
    as_device(WIDE)
    browser.get((folder / "dekket.html").as_uri())
    assert not browser.find_element(By.CSS_SELECTOR, "button.menu").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, "header.site nav a").is_displayed()
    as_device(PHONE)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((folder / "dekket.html").as_uri())
        assert browser.find_element(By.CSS_SELECTOR, "header.site nav a").is_displayed()
        assert not browser.find_element(By.CSS_SELECTOR, "button.menu").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_skip_link_leads_past_the_menu(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "dekket.html").as_uri())
    browser.switch_to.active_element.send_keys(Keys.TAB)
    skip = browser.switch_to.active_element
    assert skip.text == "Hopp til innholdet"
    assert skip.rect["x"] >= 0
    skip.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "innhold"


def test_the_focus_is_seen_wherever_it_goes(browser: Chrome, folder: Path) -> None:
    """Every place that the keyboard reaches has an outline of at least two pixels."""
    for page in kinds(folder):
        browser.get((folder / page).as_uri())
        seen = browser.execute_script(
            """
            const places = document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']");
            return Array.from(places).filter((e) => e.checkVisibility()).slice(0, 60).flatMap((e) => {
              e.focus({ focusVisible: true });
              const style = getComputedStyle(e);
              const seen = style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
              return document.activeElement !== e || seen ? [] : [e.outerHTML.slice(0, 120)];
            });
            """
        )
        assert seen == [], page


def test_on_paper_the_hearing_is_named_and_the_menu_is_gone(browser: Chrome, folder: Path, as_device: Any) -> None:
    as_device(WIDE, "dark", "print")
    browser.get((folder / "dekket.html").as_uri())
    assert not browser.find_element(By.TAG_NAME, "nav").is_displayed()
    assert not browser.find_element(By.ID, "utvalg").is_displayed()
    assert browser.find_element(By.CSS_SELECTOR, ".hearing").is_displayed()
    ink = browser.execute_script("return getComputedStyle(document.body).color")
    assert ink == "rgb(27, 34, 38)", "dark ink on paper, also where the screen is dark"
    browser.get(f"{(folder / 'dekket.html').as_uri()}?type=kommune")
    chosen = WebDriverWait(browser, 5).until(lambda b: b.find_element(By.CSS_SELECTOR, ".selection.active"))
    assert "Kommuner" in chosen.text
