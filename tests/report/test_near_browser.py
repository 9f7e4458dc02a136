"""Search in headless Chromium: what comes nearest where no sentence holds all words, and how a hit names its source."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.report.test_browser import browser, log
from tests.report.test_search_browser import hits, marked, said, search, waited

__all__ = ["browser"]
pytestmark = pytest.mark.browser

NONE = "Ingen setning har alle ordene. Her er de som har flest av dem."
WHOLE = "Alle ordene, når overskriften og setningene ved siden av regnes med"
CITED = (
    "return [...document.querySelectorAll('.hit .source')].map((x) => x.textContent.replace(/\\u00a0/g, ' ').trim())"
)


def groups(browser: Chrome) -> dict[str, list[str]]:
    """The hits under each of the headings, by its words."""
    script = """return [...document.querySelectorAll('.hits h3')].map((h) => [h.firstChild.textContent,
        [...h.nextElementSibling.querySelectorAll('blockquote')].map((q) => q.textContent)])"""
    return dict(browser.execute_script(script))


def beside(browser: Chrome) -> list[str]:
    return [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".beside-hit")]


def test_a_word_in_the_heading_counts(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "alkohol nyttig") == NONE
    assert groups(browser) == {WHOLE: ["Pristillegg har vist seg nyttig."], "Noen av ordene": ["Alkohol"]}
    first = browser.find_element(By.CSS_SELECTOR, ".hit")
    assert [e.text for e in first.find_elements(By.TAG_NAME, "mark")] == ["nyttig", "Alkohol"]
    assert "Ingen treff" not in browser.find_element(By.ID, "treff").text


def test_a_word_in_the_sentence_beside_counts_and_is_shown(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "nyttig bort") == NONE
    assert set(groups(browser)[WHOLE]) == {"Pristillegg har vist seg nyttig.", "Gebyret må bort."}
    assert set(beside(browser)) == {"Pristillegg har vist seg nyttig.", "Gebyret må bort."}
    assert sorted(marked(browser)) == ["bort", "bort", "nyttig", "nyttig"]


def test_no_word_is_taken_from_across_a_heading_or_another_letter(browser: Chrome, folder: Path) -> None:
    # «støtter planen» stands before the heading «Alkohol», «pristillegg» after it
    assert search(browser, folder, "planen nyttig") == NONE
    assert WHOLE not in groups(browser)


@pytest.mark.parametrize("query", ["bort av gebyret", "gebyret og i bort til"])
def test_words_without_content_hold_nothing_back(browser: Chrome, folder: Path, query: str) -> None:
    assert search(browser, folder, query) == NONE
    assert groups(browser)[WHOLE] == ["Gebyret må bort."]
    assert groups(browser)["Noen av ordene"]


def test_a_related_word_and_a_compound_count_less(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "bygging bolig staten") == NONE
    assert groups(browser)[WHOLE] == ["Vi bygger gjerne boliger, dersom staten betaler."]
    assert set(marked(browser)) >= {"bygger", "boliger", "staten"}


def test_those_with_most_of_the_rarest_words_come_first(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "gebyr bru innbyggere forsvares") == NONE
    some = groups(browser)["Noen av ordene"]
    assert some[0] == "Gebyr kan forsvares i noen tilfeller."
    assert some.index("Vi ønsker en ny bru.") < some.index("Gebyret må bort.")


def test_what_is_left_out_is_left_out_here_too(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "nyttig bort -gebyret")
    assert hits(browser) == ["Pristillegg har vist seg nyttig."]


def test_the_nearest_follow_the_selection(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "alkohol nyttig", "&type=bedrift") == "Ingen treff"
    search(browser, folder, "alkohol nyttig", "&standpunkt=støtter")
    assert hits(browser) == ["Pristillegg har vist seg nyttig."]
    # the one sentence with both words is not in the selection
    assert search(browser, folder, "gebyret bort", "&type=bedrift").startswith("Ingen setning i utvalget har alle")
    assert hits(browser) == ["Vi støtter gebyret."]
    browser.find_element(By.XPATH, "//button[contains(., 'Nullstill utvalget (1 treff)')]").click()
    waited(browser, "1 setning fra 1 høringsinstans")


def test_what_stands_under_a_heading_is_offered_apart(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "alkohol") == "1 setning fra 1 høringsinstans"
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".further summary"))
    box = browser.find_element(By.CSS_SELECTOR, ".further details")
    summary = box.find_element(By.TAG_NAME, "summary")
    assert summary.text == "7 setninger til står under en overskrift med ordet"
    assert box.get_attribute("open") is None
    assert hits(browser) == ["Alkohol"]
    summary.click()
    WebDriverWait(browser, 5).until(lambda _: len(box.find_elements(By.CSS_SELECTOR, ".hit")) == 7)
    assert box.find_element(By.CSS_SELECTOR, ".hit blockquote").text.strip("«»") == "Vi er for pristillegg."
    assert len(box.find_elements(By.CSS_SELECTOR, ".above")) == 1  # one heading, named once
    assert [e.text for e in box.find_elements(By.TAG_NAME, "mark")] == ["Alkohol"]


def test_a_hit_names_its_document_whole_and_its_case(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "gebyr")
    told = dict(zip(hits(browser), browser.execute_script(CITED), strict=True))
    assert told["Gebyr kan forsvares i noen tilfeller."] == (
        "Svar sak-pdf, 1. mars 2022 Annen sak: Reform & <endring> (2022)"
    )
    assert told["Vi støtter gebyret."] == "Svar evil, 11. september 2026"  # a sender with one document
    assert told["Gebyret rammer meg."] == "11. september 2026"  # the title of a private person's letter is not said
    search(browser, folder, "ettervern", "&plan=1")
    assert browser.execute_script(CITED) == ["Svar plan-pdf, 11. september 2026"] * 2


def test_a_heading_is_not_said_again_under_the_same_one(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "pristillegg", "&vis=instans")
    own = [e for e in browser.find_elements(By.CSS_SELECTOR, ".hit") if "Svar kommune-pdf" in e.text]
    assert [len(e.find_elements(By.CSS_SELECTOR, ".above")) for e in own] == [1, 0]
    # after the document, so that it is not taken for it
    assert own[0].text.index("Svar kommune-pdf") < own[0].text.index("Under overskriften")


def test_hits_can_be_held_to_a_sender(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "gebyr")
    buttons = browser.find_elements(By.CSS_SELECTOR, "[data-field^=instans-]")
    assert [b.find_element(By.TAG_NAME, "b").text for b in buttons] == ["2", "2", "1", "1"]
    browser.find_element(By.CSS_SELECTOR, "[data-field=instans-solvang-kommune]").click()
    waited(browser, "2 setninger fra 1 høringsinstans i utvalget, av 6 i alt")
    assert "instans=solvang-kommune" in browser.current_url
    assert browser.switch_to.active_element.get_attribute("data-field") == "instans-solvang-kommune"
    nav = browser.find_element(By.CSS_SELECTOR, "nav a[href*='temaer.html']").get_attribute("href")
    assert "instans=" not in nav  # the page's own
    assert len(browser.find_elements(By.CSS_SELECTOR, "[data-field^=instans-]")) == 4
    types = browser.find_elements(By.CSS_SELECTOR, "[data-field^=type-]")
    assert [t.get_attribute("data-field") for t in types] == ["type-kommune"]
    browser.back()
    waited(browser, "6 setninger fra 4 høringsinstanser")
    search(browser, folder, "gebyr", "&instans=solvang-kommune,tull")
    assert said(browser) == "2 setninger fra 1 høringsinstans i utvalget, av 6 i alt"
    browser.find_element(By.CSS_SELECTOR, "[data-field=instans-solvang-kommune]").click()
    waited(browser, "6 setninger fra 4 høringsinstanser")
    assert "instans=" not in browser.current_url


def test_a_sender_without_hits_can_be_taken_out_again(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "innbyggere", "&instans=kartetaten") == "Ingen treff"
    chosen = browser.find_element(By.CSS_SELECTOR, "[data-field=instans-kartetaten]")
    assert chosen.get_attribute("aria-pressed") == "true"
    browser.find_element(By.XPATH, "//button[contains(., 'Nullstill utvalget')]").click()
    waited(browser, "1 setning fra 1 høringsinstans")
    assert "instans=" not in browser.current_url


@pytest.mark.parametrize("width", [360, 1440])
def test_it_fits_the_page(browser: Chrome, folder: Path, width: int) -> None:
    log(browser, "browser")
    browser.set_window_size(width, 900)
    for query in ("alkohol nyttig", "gebyr", "alkohol"):
        search(browser, folder, query)
        assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
        targets = browser.find_elements(By.CSS_SELECTOR, ".facets button, .further summary, .hit figcaption button")
        assert [e.text for e in targets if e.is_displayed() and e.size["height"] < 24] == []
    assert log(browser, "browser") == []
    browser.set_window_size(1440, 900)
