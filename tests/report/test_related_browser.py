"""What lies beside the hits in headless Chromium: related words, compounds, themes, measures, senders."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.report.test_browser import browser
from tests.report.test_search_browser import hits, marked, said, search, waited

__all__ = ["browser"]
pytestmark = pytest.mark.browser


def rows(browser: Chrome) -> dict[str, str]:
    """What is said beside the hits, by its label."""
    found = browser.find_elements(By.CSS_SELECTOR, ".beside > div")
    both = [(d.find_element(By.TAG_NAME, "dt").text, d.find_element(By.TAG_NAME, "dd").text) for d in found]
    return {label: " ".join(value.replace("\xa0", " ").split()) for label, value in both}


def kin(browser: Chrome, word: str) -> str | None:
    """Whether a related word is in the search."""
    return browser.find_element(By.CSS_SELECTOR, f"[data-kin={word}]").get_attribute("aria-pressed")


def test_a_word_that_no_text_holds_leads_to_its_family_first(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "bygging") == "Ingen treff"
    notes = browser.find_element(By.CSS_SELECTOR, ".notes").text
    assert notes.startswith("«bygging» står ikke i noen av tekstene.")
    assert rows(browser)["Beslektede ord"].startswith("bygge 1")
    if "Mente du" in notes:
        assert notes.index("Beslektede ord") < notes.index("Mente du")
    browser.find_element(By.CSS_SELECTOR, "[data-kin=bygge]").click()
    waited(browser, "1 setning fra 1 høringsinstans")
    assert hits(browser) == ["Vi bygger gjerne boliger, dersom staten betaler."]
    assert marked(browser) == ["bygger"]
    assert "slekt=bygge" in browser.current_url
    assert browser.switch_to.active_element.get_attribute("data-kin") == "bygge"
    assert browser.find_element(By.NAME, "q").get_attribute("value") == "bygging"


def test_a_related_word_comes_and_goes_and_stands_in_the_address(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "byggingen", "&slekt=bygge,bolig") == "1 setning fra 1 høringsinstans"
    assert kin(browser, "bygge") == "true"
    assert "slekt=bygge&" in f"{browser.current_url}&"  # what belongs to no word is forgotten
    browser.find_element(By.CSS_SELECTOR, "[data-kin=bygge]").send_keys(Keys.SPACE)
    waited(browser, "Ingen treff")
    assert kin(browser, "bygge") == "false"
    assert "slekt" not in browser.current_url
    browser.back()
    waited(browser, "1 setning fra 1 høringsinstans")
    field = browser.find_element(By.NAME, "q")
    field.clear()
    field.send_keys("gebyr", Keys.ENTER)
    waited(browser, "6 setninger fra 4 høringsinstanser")
    assert "slekt" not in browser.current_url


def test_with_other_words_a_related_one_is_counted_together_with_them(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "bygging bolig")
    assert rows(browser)["Beslektet med «bygging»"].startswith("bygge 1")
    search(browser, folder, "bygging gebyr")
    assert "Beslektet med «bygging»" not in rows(browser)  # no sentence has «bygge» and «gebyr»
    search(browser, folder, "bygging -gebyr")
    assert rows(browser)["Beslektede ord"].startswith("bygge 1")
    search(browser, folder, "bygging -bolig")
    assert "Beslektede ord" not in rows(browser)


def test_words_that_are_written_as_one(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "sok.html").as_uri())
    index = {
        "shown": ["rådgivende", "rådgivning", "enhet", "rådgivningsenhet", "enhetspris"],
        "family": [0, 0, -1, -1, -1],
        "families": [[0, 1]],
        "inside": [[], [3], [3, 4], [], []],
        "parts": [[], [], [], [1, 2], [2, 5]],
    }
    terms = [{"kind": "word", "words": [w], "groups": [g], "forms": [g]} for w, g in (("rådgivende", 0), ("enhet", 2))]
    script = "return related.inOneWord(arguments[0], arguments[1]).map((x) => x.word)"
    assert browser.execute_script(script, index, terms) == ["rådgivningsenhet"]
    assert browser.execute_script(script, index, terms[:1]) == []


def test_themes_measures_and_senders_are_named(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "pristillegg")
    beside = rows(browser)
    assert beside["Se også temaet"].startswith("Alkohol ")
    assert beside["Se også tiltaket"] == "Boks 3.1 nr. 1 Innføre pristillegg på alkohol i salg."
    links = [a.get_attribute("href").split("/report/")[1] for a in browser.find_elements(By.CSS_SELECTOR, ".beside a")]
    assert links == ["tema/alkohol.html", "tiltak/boks-3.1-01.html"]
    search(browser, folder, "Solvang")
    assert rows(browser)["Gå til siden for"] == "Solvang kommune"
    search(browser, folder, "lstoretnmftk gebyr")
    assert rows(browser)["Gå til siden for"].startswith("Landsforeningen")
    search(browser, folder, "privatperson")
    assert "Gå til siden for" not in rows(browser)


def test_the_number_of_a_theme_follows_the_selection(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "pristillegg")
    whole = rows(browser)["Se også temaet"]
    search(browser, folder, "pristillegg", "&type=kommune")
    part = rows(browser)["Se også temaet"]
    n = "return hk.state().then(({ c, held }) => hk.count(c, held, 'sentences?theme=alkohol'))"
    assert part.split()[1] == str(browser.execute_script(n))
    assert int(part.split()[1]) < int(whole.split()[1])


def test_a_query_that_leaves_words_out_names_no_place(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "pristillegg -galt")
    assert "Se også tiltaket" not in rows(browser)


def test_a_position_that_no_measure_covers_says_so_and_others_name_theirs(browser: Chrome, folder: Path) -> None:
    search(browser, folder, '"ny bru"')
    hit = browser.find_element(By.CSS_SELECTOR, ".hit")
    assert hit.find_element(By.CSS_SELECTOR, ".uncovered").text == "Ikke dekket av noe tiltak"
    assert "dekket.html" in hit.find_element(By.CSS_SELECTOR, ".uncovered a").get_attribute("href")
    search(browser, folder, '"gebyret må bort"')
    hit = browser.find_element(By.CSS_SELECTOR, ".hit")
    assert not hit.find_elements(By.CSS_SELECTOR, ".uncovered")
    assert hit.find_element(By.CSS_SELECTOR, ".to").text.startswith("→ Boks 3.2 nr. 2 Innføre gebyr")
    search(browser, folder, "ettervern", "&plan=1")
    assert "i planen" in said(browser)
    assert not browser.find_elements(By.CSS_SELECTOR, ".uncovered")


def test_compounds_are_named_with_what_they_would_add(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "svar")
    assert rows(browser)["Sammensatte ord"] == "høringssvar (1) Ta med (1 treff til)"
    assert browser.find_element(By.CSS_SELECTOR, "[data-extra=deler]").text == "+1"
    browser.find_element(By.XPATH, "//button[starts-with(., 'Ta med')]").click()
    waited(browser, "2 setninger fra 2 høringsinstanser")
    assert "deler=1" in browser.current_url
    assert "Sammensatte ord" not in rows(browser)


@pytest.mark.parametrize("query", ["26/1180", "svar plan", "plan.pdf", "plan-pdf"])
def test_the_plan_is_found_by_its_name_and_number(browser: Chrome, folder: Path, query: str) -> None:
    search(browser, folder, query)
    assert rows(browser)["Se planen"] == "Svar plan-pdf, 11. september 2026"
    link = browser.find_element(By.CSS_SELECTOR, ".beside .place a").get_attribute("href")
    assert "svar/plan-pdf.html" in link


def test_names_of_plans_and_of_files(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "sok.html").as_uri())
    core = {
        "docs": [[-1, 0, "svar/x.html", "Løft for rusfeltet (2016–2020)", 0, 0, "kilder/prop-15-s-2015-2016.pdf"]],
        "cites": ["Løft for rusfeltet (2016–2020)"],
        "caseNumber": "15/3170",
        "senders": [["Ukjent avsender (fo-skannet (1).pdf)", 0, "", 0], ["Yrkesorganisasjonen (FO)", 0, "", 0]],
    }
    plans = "return related.plans(arguments[0], arguments[1])"
    for query in ("Prop. 15 S", "prop 15 s (2015–2016)", "prop15s", "Løft for rusfeltet", "15/3170"):
        assert browser.execute_script(plans, core, query) == [0], query
    for query in ("rusfeltet", "prop", "2 S", "S", "15", "2016", "kilder", "fo"):
        assert browser.execute_script(plans, core, query) == [], query
    assert browser.execute_script("return related.senders(arguments[0], 'FO')", core) == [1]
    assert browser.execute_script("return related.senders(arguments[0], 'ukjent avsender')", core) == [0]


@pytest.mark.parametrize("width", [360, 1440])
def test_it_fits_the_page(browser: Chrome, folder: Path, width: int) -> None:
    browser.set_window_size(width, 900)
    search(browser, folder, "pristillegg bygging eller bolig eller svar")
    assert browser.execute_script("return document.documentElement.scrollWidth - innerWidth") <= 0
    small = [e for e in browser.find_elements(By.CSS_SELECTOR, ".beside button, .beside a") if e.size["height"] < 24]
    assert small == []
    browser.set_window_size(1440, 900)
