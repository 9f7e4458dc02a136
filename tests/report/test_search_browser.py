"""The page of search in headless Chromium: the query language, what is marked, the selection, hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.language import tokens, words_row
from pipeline.report.coding import coded, rising
from pipeline.report.lexicon import read_words
from tests.report import mini
from tests.report.conftest import made, written
from tests.report.test_browser import browser, log

__all__ = ["browser"]
pytestmark = pytest.mark.browser

LONG_WORD = "rusfelt" * 300
HOSTILE = f"Vi har ingen merknader til {LONG_WORD} <img src=x onerror=alert(1)>."


def search(browser: Chrome, folder: Path, query: str, more: str = "") -> str:
    """Opens the page with what is asked for; returns what it says was found."""
    browser.get("about:blank")
    browser.get(f"{(folder / 'sok.html').as_uri()}?q={quote(query)}{more}")
    WebDriverWait(browser, 15).until(lambda b: said(b) and b.execute_script("return !document.fonts.status || true"))
    if said(browser) != "Ingen treff":
        WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".hit"))
    return said(browser)


def said(browser: Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, "#treff output").text.replace("\xa0", " ")


def hits(browser: Chrome) -> list[str]:
    return [e.text.strip("«»") for e in browser.find_elements(By.CSS_SELECTOR, ".hit blockquote")]


def marked(browser: Chrome) -> list[str]:
    return [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".hit mark")]


def waited(browser: Chrome, expected: str) -> None:
    """Waits until the page says that so much was found."""
    WebDriverWait(browser, 10).until(lambda b: said(b) == expected)


def test_numbers_come_back_in_the_browser(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "sok.html").as_uri())
    numbers = [0, 1, 31, 32, 1023, 1024, 70_000, 2**31, 2**40]
    assert browser.execute_script("return find.decode(arguments[0])", coded(numbers)) == numbers
    found = [(0, 3), (0, 40), (1, 0), (59_999, 2000), (60_000, 0)]
    script = "const { s, p } = find.places(arguments[0]); return Array.from(s, (x, k) => [x, p[k]])"
    assert browser.execute_script(script, rising(found)) == [list(x) for x in found]


def test_words_are_cut_in_the_browser_as_in_the_index(browser: Chrome, folder: Path) -> None:
    browser.get((folder / "sok.html").as_uri())
    text = "LAR-pasientene, jf. 3.2_a «Ærlig» å\u0301 ½ İ ΣΑΣ ①"
    assert browser.execute_script("return find.words(arguments[0]).map((w) => w.form)", text) == [
        w.form for w in read_words(text, None, "nb")
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bolig ettervern", [[False, ["word bolig"]], [False, ["word ettervern"]]]),
        ("bolig eller ettervern OR hus", [[False, ["word bolig", "word ettervern", "word hus"]]]),
        ('"psykisk helse" -barn', [[False, ["phrase psykisk helse"]], [True, ["word barn"]]]),
        ("«Psykisk Helse»", [[False, ["phrase psykisk helse"]]]),
        ("kommun* LAR-pasient", [[False, ["beginning kommun"]], [False, ["together lar pasient"]]]),
        ("eller", [[False, ["word eller"]]]),
        ("bolig og hus", [[False, ["word bolig"]], [False, ["word hus"]]]),
        ('-"to ord" a', [[True, ["phrase to ord"]], [False, ["word a"]]]),
        ('"uten slutt', [[False, ["phrase uten slutt"]]]),
        ("- * «» !", []),
    ],
)
def test_the_query_language(browser: Chrome, folder: Path, query: str, expected: list[Any]) -> None:
    browser.get((folder / "sok.html").as_uri())
    script = "return find.parse(arguments[0]).map((c) => [c.not, c.any.map((t) => `${t.kind} ${t.words.join(' ')}`)])"
    assert browser.execute_script(script, query) == expected


def test_all_forms_are_found_and_marked(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "pristillegg") == "4 setninger fra 2 høringsinstanser"
    assert sorted(marked(browser)) == ["Pristillegg", "Pristillegget", "pristillegg", "pristillegget"]
    assert set(hits(browser)) == {
        "Vi er for pristillegg.",
        "Pristillegg har vist seg nyttig.",
        "Pristillegget er galt.",
        "Men pristillegget gir penger.",
    }
    assert browser.find_element(By.CSS_SELECTOR, "[data-extra=plan]").text == "+1"


def test_bokmål_finds_nynorsk_and_the_other_way(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "bolig")
    assert set(hits(browser)) == {
        "Vi bygger gjerne boliger, dersom staten betaler.",
        "Om bustader",
        "Bustader må få vaktmeister.",
    }
    found = set(hits(browser))
    search(browser, folder, "bustadene")
    assert set(hits(browser)) == found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"gebyret må"', {"Gebyret må bort."}),
        ('"må gebyret"', set()),
        ("gebyret -støtter -rammer -ikkje", {"Gebyret må bort.", "Gebyr er nemnt i høringsnotatet.",
                                             "Gebyr kan forsvares i noen tilfeller."}),
        ("bru eller bort", {"Vi ønsker en ny bru.", "Gebyret må bort."}),
        ("innb*", {"Kommunen har 9 000 innbyggere."}),
        ("9 000", {"Kommunen har 9 000 innbyggere."}),
        ("STØTTER planen", {"Kommunen støtter planen."}),
    ],
)  # fmt: skip
def test_what_a_query_finds(browser: Chrome, folder: Path, query: str, expected: set[str]) -> None:
    search(browser, folder, query)
    assert set(hits(browser)) == expected


def test_the_plan_is_searched_when_asked_for(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "ettervern") == "Ingen treff"
    browser.find_element(By.XPATH, "//button[contains(., 'også i planen')]").click()
    waited(browser, "2 setninger i planen")
    assert "plan=1" in browser.current_url
    assert browser.find_element(By.NAME, "plan").is_selected()


def test_nothing_found_says_what_may_be_meant(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "pristilegg") == "Ingen treff"
    assert "«pristilegg» står ikke i noen av tekstene." in browser.find_element(By.CSS_SELECTOR, ".notes").text
    browser.find_element(By.XPATH, "//button[.='pristillegg']").click()
    waited(browser, "4 setninger fra 2 høringsinstanser")
    assert "q=pristillegg" in browser.current_url
    browser.back()
    waited(browser, "Ingen treff")


def test_the_selection_applies_and_facets_set_it(browser: Chrome, folder: Path) -> None:
    assert search(browser, folder, "gebyr", "&type=kommune") == (
        "2 setninger fra 1 høringsinstans i utvalget, av 6 i alt"
    )
    assert set(hits(browser)) == {"Gebyret må bort.", "Gebyr kan forsvares i noen tilfeller."}
    facets = browser.find_elements(By.CSS_SELECTOR, ".facets [aria-pressed]")
    assert {f.text.replace("\n", " ") for f in facets if f.get_attribute("data-field").startswith("type-")} == {
        "Kommuner 2", "Bedrifter 1", "Interesseorganisasjoner 2", "Privatpersoner 1"
    }  # fmt: skip
    browser.find_element(By.CSS_SELECTOR, "[data-field=type-kommune]").click()
    waited(browser, "6 setninger fra 4 høringsinstanser")
    assert "type=" not in browser.current_url
    browser.find_element(By.CSS_SELECTOR, "[data-field=standpunkt-imot]").click()
    waited(browser, "1 setning fra 1 høringsinstans i utvalget, av 6 i alt")
    assert "standpunkt=imot" in browser.current_url
    assert "imot" in browser.find_element(By.CSS_SELECTOR, ".chosen-list").text
    assert browser.switch_to.active_element.get_attribute("data-field") == "standpunkt-imot"


def test_results_by_sender_and_by_measure(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "gebyr", "&vis=instans")
    heads = [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".hits h3 a")]
    assert heads[:2] in (["Solvang kommune", mini.LONG], [mini.LONG, "Solvang kommune"])
    assert len(heads) == 4
    Select(browser.find_element(By.NAME, "vis")).select_by_value("tiltak")
    WebDriverWait(browser, 5).until(
        lambda b: (
            [e.text for e in b.find_elements(By.CSS_SELECTOR, ".hits h3 a")] == ["Boks 3.2 nr. 2", "Boks 3.2 nr. 1"]
        )
    )
    assert "vis=tiltak" in browser.current_url


def test_the_sentences_around_come_and_go(browser: Chrome, folder: Path) -> None:
    search(browser, folder, '"gebyret må bort"')
    button = browser.find_element(By.CSS_SELECTOR, ".hit figcaption button")
    assert browser.find_element(By.CSS_SELECTOR, ".hit .above").text == "Under overskriften Alkohol"
    button.click()
    WebDriverWait(browser, 5).until(lambda b: len(b.find_elements(By.CSS_SELECTOR, ".around")) == 2)
    before, after = (e.text for e in browser.find_elements(By.CSS_SELECTOR, ".around"))
    assert before == "Vi er for pristillegg. Pristillegg har vist seg nyttig."
    assert after == "Vi bygger gjerne boliger, dersom staten betaler. Kommunen har 9 000 innbyggere."
    button.click()
    assert button.get_attribute("aria-expanded") == "false"
    assert not browser.find_elements(By.CSS_SELECTOR, ".around")


def test_the_field_at_the_top_of_a_page_leads_here(browser: Chrome, folder: Path) -> None:
    browser.get("about:blank")
    browser.get((folder / "tiltak/boks-3.2-02.html").as_uri() + "?type=kommune")
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".chosen-list button"))
    browser.find_element(By.CSS_SELECTOR, ".site-search input").send_keys("gebyr", Keys.ENTER)
    WebDriverWait(browser, 10).until(lambda b: "sok.html?q=gebyr&type=kommune" in b.current_url)
    waited(browser, "2 setninger fra 1 høringsinstans i utvalget, av 6 i alt")


def test_the_keyboard_reaches_the_field_and_can_be_told_not_to(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "gebyr")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("name") == "q"
    assert browser.find_element(By.NAME, "q").get_attribute("value") == "gebyr"
    browser.execute_script("document.activeElement.blur(); document.getElementById('snarvei').checked = false")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("name") != "q"


def test_more_than_a_page_of_hits_is_shown_in_steps(browser: Chrome, folder: Path) -> None:
    search(browser, folder, "*a* e* v* g* p* k* b* m* d* s* f* h*".replace(" ", " eller "))
    shown = len(hits(browser))
    more = browser.find_element(By.CSS_SELECTOR, ".paging button")
    assert (shown == 50) == more.is_displayed()
    assert shown == len(set(hits(browser)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini hearing's site with a sentence that is meant to break it."""
    tables = mini.tables()
    tables.tables["ingest/texts"] = tuple(
        msgspec.structs.replace(t, text=HOSTILE) if t.doc_id == "etat-html" else t
        for t in tables.tables["ingest/texts"]
    )
    tables.tables["segment/sentences"] = tuple(
        msgspec.structs.replace(s, text=HOSTILE, end=len(HOSTILE)) if s.doc_id == "etat-html" else s
        for s in tables.tables["segment/sentences"]
    )
    tables.tables["segment/words"] = tuple(
        words_row(w.doc_id, w.sentence_id, tokens(HOSTILE, "nb")) if w.doc_id == "etat-html" else w
        for w in tables.tables["segment/words"]
    )
    root = tmp_path_factory.mktemp("hostile")
    return written(made(tables.inputs(tmp_path_factory.mktemp("inputs"))), root)


@pytest.mark.parametrize("query", [LONG_WORD[:280], "rusfeltrus*", "onerror", "<img src=x onerror=alert(1)>", "script"])
def test_hostile_text_is_text(browser: Chrome, hostile: Path, query: str) -> None:
    log(browser, "browser")
    search(browser, hostile, query)
    assert log(browser, "browser") == []
    assert not browser.find_elements(By.CSS_SELECTOR, "main img, main script")
    wide = browser.execute_script("return document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    if query == "onerror":
        assert hits(browser) == [HOSTILE]
        assert marked(browser) == ["onerror"]
    if query == "script":
        assert f"Vi krever {mini.EVIL} nå!" in hits(browser)
