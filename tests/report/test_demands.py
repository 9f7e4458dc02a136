"""A sender's positions by theme: the counts by hand, and the way from a number to its positions."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.report.context.sender import sender_pages
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.test_browser import browser, log

__all__ = ["browser"]
PAGE = "instans/solvang-kommune.html"


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("krav")))


def test_a_senders_themes_hold_its_positions(m: Material) -> None:
    (page,) = (p for p in sender_pages(m) if p.name == "Solvang kommune")
    own = [i for i in m.positions if m.sender_of(i).key == "Solvang kommune"]
    for x in page.demands:
        tagged = [m.stance_of(i) for i in own if x.code in {t.theme for t in m.tags.get(i, ())}]
        assert x.n == len(tagged) == x.n_wants + x.n_against + x.n_for, x.code
    # two positions on alcohol, both for; two on punishment, one against the fee and one for it in the other case
    assert {x.code: (x.n_wants, x.n_against, x.n_for) for x in page.demands} == {
        "straff": (0, 1, 1),
        "alkohol": (0, 0, 2),
        "bolig": (0, 0, 1),
    }
    assert page.demands[0].code == "straff"


def shown(browser: Chrome) -> list[str]:
    found = browser.find_elements(By.CSS_SELECTOR, "#posisjoner figure.quote")
    return [e.find_element(By.TAG_NAME, "blockquote").text.strip("«»") for e in found if e.is_displayed()]


def opened(browser: Chrome, folder: Path, asked: str = "") -> None:
    browser.get("about:blank")
    browser.get(f"{(folder / PAGE).as_uri()}{asked}")
    WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#posisjoner .only"))
    browser.execute_async_script("hk.changed().then(() => arguments[0]())")


@pytest.mark.browser
def test_a_number_leads_to_its_positions_and_back(browser: Chrome, folder: Path) -> None:
    log(browser, "browser")
    opened(browser, folder)
    every = shown(browser)
    number = browser.find_element(By.CSS_SELECTOR, ".demands [data-om=straff][data-som='kritisk,imot']")
    number.send_keys(Keys.ENTER)
    assert shown(browser) == ["Gebyret må bort."]
    said = browser.switch_to.active_element
    assert said.text == "1 posisjon om Straff og reaksjoner som er: kritisk eller imot"
    assert "om=straff" in browser.current_url
    assert number.get_attribute("aria-current") == "true"
    browser.find_element(By.CSS_SELECTOR, ".only button").click()
    assert shown(browser) == every
    assert browser.switch_to.active_element == number
    assert "om=" not in browser.current_url
    assert log(browser, "browser") == []


@pytest.mark.browser
def test_a_click_lands_where_the_positions_begin(browser: Chrome, folder: Path) -> None:
    browser.set_window_size(900, 420)
    opened(browser, folder)
    link = browser.find_element(By.CSS_SELECTOR, ".demands [data-om=alkohol]")
    browser.execute_script("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", link)
    link.click()
    seen = """const box = document.querySelector(arguments[0]).getBoundingClientRect();
      return box.top >= 0 && box.top < innerHeight"""
    first = "#posisjoner figure.quote:not(.off)"
    WebDriverWait(browser, 5).until(lambda b: b.execute_script(seen, "#posisjoner .only"))
    assert browser.execute_script(seen, first)
    assert browser.switch_to.active_element.text == "2 posisjoner om Alkohol"
    opened(browser, folder, "?om=alkohol")  # the address alone leads there too
    WebDriverWait(browser, 5).until(lambda b: b.execute_script(seen, first))


@pytest.mark.browser
def test_a_folded_list_counts_what_is_left_in_it(browser: Chrome, folder: Path) -> None:
    """Of the letter's six positions the last two are folded: one on housing, and one on a bridge, without a theme."""
    opened(browser, folder)
    folded = browser.find_element(By.CSS_SELECTOR, "#posisjoner details")
    summary = folded.find_element(By.TAG_NAME, "summary")
    assert summary.text == "2 posisjoner til"
    browser.find_element(By.CSS_SELECTOR, ".demands [data-om=bolig]").click()
    assert summary.text == "1 posisjon til"
    assert shown(browser) == ["Vi bygger gjerne boliger, dersom staten betaler."]
    browser.find_element(By.CSS_SELECTOR, ".only button").click()
    assert summary.text == "2 posisjoner til"
    opened(browser, folder, "?standpunkt=foreslår")  # the selection, without a theme
    assert summary_of(browser) == "1 posisjon til"


def summary_of(browser: Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, "#posisjoner summary").text


@pytest.mark.browser
def test_an_address_shows_what_was_asked_for(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "?om=alkohol")
    assert browser.find_element(By.CSS_SELECTOR, ".only p").text == "2 posisjoner om Alkohol"
    assert len(shown(browser)) == 2
    opened(browser, folder, "?om=finnes-ikke")
    assert not browser.find_element(By.CSS_SELECTOR, ".only").is_displayed()


@pytest.mark.browser
def test_it_is_within_the_selection(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "?om=straff&standpunkt=imot")
    assert shown(browser) == ["Gebyret må bort."]
    assert browser.find_element(By.CSS_SELECTOR, ".only p").text == "1 posisjon om Straff og reaksjoner"
