"""Letters, senders and their pages in headless Chromium: what is marked, stepping, deep links, the selection."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.stage import Outputs
from tests.report import letters
from tests.report.conftest import made, written
from tests.report.test_browser import browser, log, visible

__all__ = ["browser"]
pytestmark = pytest.mark.browser
LETTER = "svar/kommune-pdf.html"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the mini hearing with a letter that is a real PDF."""
    root = tmp_path_factory.mktemp("letters")
    outputs: Outputs = made(letters.inputs(tmp_path_factory.mktemp("inputs")))
    return written(outputs, root)


def opened(browser: Chrome, place: Path, page: str, asked: str = "", *, wide: int = 1600) -> None:
    """Opens a page anew at a width, and waits until its tools are there."""
    browser.set_window_size(wide, 900)
    browser.get("about:blank")
    browser.get((place / page).as_uri() + asked)
    if page == LETTER:
        WebDriverWait(browser, 10).until(lambda b: b.find_element(By.CSS_SELECTOR, ".marking").is_displayed())


def here(browser: Chrome) -> list[str]:
    """The words of the sentences that stand out."""
    return [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".sentence.here")]


def test_what_is_marked_can_be_switched_and_stands_in_the_address(browser: Chrome, place: Path) -> None:
    log(browser, "browser")
    opened(browser, place, LETTER)
    signs, themes, measures = ".said-sign.mark", ".tags .tema", ".tags .to"
    assert (visible(browser, signs), visible(browser, themes), visible(browser, measures)) == (6, 4, 5)
    browser.find_element(By.CSS_SELECTOR, "input[value=tema]").click()
    assert browser.current_url.endswith("?vis=tema")
    assert (visible(browser, signs), visible(browser, themes), visible(browser, measures)) == (0, 4, 0)
    opened(browser, place, LETTER, "?vis=tiltak")
    assert (visible(browser, signs), visible(browser, themes), visible(browser, measures)) == (0, 0, 5)
    assert "i tråd med tiltaket" in browser.find_element(By.CSS_SELECTOR, measures).text
    browser.find_element(By.CSS_SELECTOR, "input[value=ingen]").click()
    assert (visible(browser, signs), visible(browser, themes), visible(browser, measures)) == (0, 0, 0)
    browser.find_element(By.CSS_SELECTOR, "input[value=standpunkt]").click()
    assert "vis=" not in browser.current_url
    assert log(browser, "browser") == []


def test_stepping_from_position_to_position(browser: Chrome, place: Path) -> None:
    opened(browser, place, LETTER)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("n")
    assert here(browser) == ["Kommunen støtter planen."]
    body.send_keys("n")
    browser.find_element(By.CSS_SELECTOR, "[data-step='1']").click()
    assert here(browser) == ["Pristillegg har vist seg nyttig."]
    assert browser.current_url.endswith("#s2-0005")
    assert browser.find_element(By.CSS_SELECTOR, ".marking output").text == "3 av 6"
    assert len(browser.find_elements(By.CSS_SELECTOR, ".paper a.here")) == 1
    body.send_keys("p")
    assert here(browser) == ["Vi er for pristillegg."]
    assert browser.execute_script("return document.activeElement.id") == "s2-0004"
    browser.find_element(By.CSS_SELECTOR, "[data-keys]").click()
    body.send_keys("n")
    assert here(browser) == ["Vi er for pristillegg."]
    assert "taster=av" in browser.current_url


def test_a_deep_link_highlights_its_sentence_and_its_mark(browser: Chrome, place: Path) -> None:
    opened(browser, place, LETTER, "#s2-0006")
    assert here(browser) == ["Gebyret må bort."]
    (mark,) = browser.find_elements(By.CSS_SELECTOR, ".paper a.here")
    assert mark.get_attribute("id") == "m2-0006"
    browser.find_element(By.CSS_SELECTOR, "#m2-0007 text").click()
    assert here(browser) == ["Vi bygger gjerne boliger, dersom staten betaler."]


def test_a_link_to_a_mark_opens_the_page_also_on_a_phone(browser: Chrome, place: Path) -> None:
    opened(browser, place, LETTER, "#m2-0006", wide=500)
    assert [e.get_attribute("id") for e in browser.find_elements(By.CSS_SELECTOR, ".sheet[open]")] == ["side-2"]
    assert browser.find_element(By.CSS_SELECTOR, "#side-2 img").is_displayed()
    opened(browser, place, LETTER, wide=500)
    assert browser.find_elements(By.CSS_SELECTOR, ".sheet[open]") == []


def test_pages_stand_beside_the_text_where_there_is_room(browser: Chrome, place: Path) -> None:
    opened(browser, place, LETTER)
    assert visible(browser, ".paper") == 2
    text, paper = (browser.find_element(By.CSS_SELECTOR, f".leaf {x}").rect for x in (".text", ".paper"))
    assert paper["x"] > text["x"] + text["width"]
    browser.find_element(By.CSS_SELECTOR, "[data-sheets]").click()
    assert visible(browser, ".paper") == 0
    assert "sider=av" in browser.current_url


def test_a_mark_lies_over_the_image_where_the_sentence_is(browser: Chrome, place: Path) -> None:
    """The rectangle's place on the screen is the sentence's in the page, at the scale of the image."""
    opened(browser, place, LETTER)
    image = browser.find_element(By.CSS_SELECTOR, "#side-1 img").rect
    line = browser.find_element(By.CSS_SELECTOR, "#side-1 .line")
    scale = image["width"] / letters.SIZE[0]
    assert line.rect["x"] - image["x"] == pytest.approx(float(line.get_attribute("x") or 0) * scale, abs=2)
    assert line.rect["y"] - image["y"] == pytest.approx(float(line.get_attribute("y") or 0) * scale, abs=2)


def test_the_selection_greys_what_it_does_not_hold_and_hides_no_text(browser: Chrome, place: Path) -> None:
    opened(browser, place, LETTER)
    before = visible(browser, ".sentence")
    opened(browser, place, LETTER, "?standpunkt=imot")
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".sentence.out"))
    assert visible(browser, ".sentence") == before == 10
    kept = browser.find_elements(By.CSS_SELECTOR, ".sentence:not(.out)")
    assert [e.text for e in kept] == ["Gebyret må bort."]
    assert browser.find_element(By.CSS_SELECTOR, ".facts [data-count]").text == "1"
    assert [e.get_attribute("textContent") for e in browser.find_elements(By.CSS_SELECTOR, "[data-from]")] == ["0", "1"]
    browser.find_element(By.TAG_NAME, "body").send_keys("n")
    assert here(browser) == ["Gebyret må bort."]
    assert browser.find_element(By.CSS_SELECTOR, ".marking output").text == "1 av 1"


def test_the_list_of_senders_is_found_by_name_and_follows_the_selection(browser: Chrome, place: Path) -> None:
    opened(browser, place, "instanser.html")
    rows = "#senderlist tbody tr"
    assert visible(browser, rows) == 8
    field = browser.find_element(By.CSS_SELECTOR, "[data-names] input")
    field.send_keys("SOLVANG")
    assert visible(browser, rows) == 1
    assert browser.find_element(By.CSS_SELECTOR, "[data-names] output").text == "Viser 1 av 8"
    opened(browser, place, "instanser.html", "?type=kommune,bedrift")
    WebDriverWait(browser, 10).until(lambda b: visible(b, rows) == 2)
    assert [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".type-groups .percent") if e.text] == ["50", "50"]
    browser.find_element(By.CSS_SELECTOR, "#senderlist thead button").send_keys(Keys.ENTER)
    assert visible(browser, rows) == 2


def test_a_senders_views_follow_the_selection(browser: Chrome, place: Path) -> None:
    opened(browser, place, "instans/solvang-kommune.html")
    assert visible(browser, "tr[data-view]") == 5
    opened(browser, place, "instans/solvang-kommune.html", "?tema=alkohol")
    WebDriverWait(browser, 10).until(lambda b: visible(b, "tr[data-view]") == 1)
    assert browser.find_element(By.CSS_SELECTOR, "tr[data-view]:not([hidden]) .num").text == "2"
    assert visible(browser, ".positions figure.quote") == 2


@pytest.mark.parametrize("page", [LETTER, "instanser.html", "instans/solvang-kommune.html"])
def test_counts_without_a_selection_are_those_that_stand_there(browser: Chrome, place: Path, page: str) -> None:
    opened(browser, place, page)
    wrong = browser.execute_async_script(
        """const done = arguments[0];
        const before = Array.from(document.querySelectorAll("[data-count]"), (e) => e.textContent);
        hk.changed().then(() => done(Array.from(document.querySelectorAll("[data-count]"))
          .map((e, k) => [e.dataset.count, before[k], e.textContent]).filter(([, a, b]) => a !== b)));"""
    )
    assert wrong == []


@pytest.mark.parametrize("page", [LETTER, "instanser.html", "instans/solvang-kommune.html"])
def test_pages_fit_a_phone(browser: Chrome, place: Path, page: str) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((place / page).as_uri() + "?vis=tema#m2-0006")
    browser.execute_script("for (const d of document.querySelectorAll('main details')) d.open = true")
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360
