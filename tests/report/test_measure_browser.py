"""A measure's page and the front page in headless Chromium: copying, the selection, paper."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.report import test_browser

pytestmark = pytest.mark.browser

browser = test_browser.browser
FEE = "tiltak/boks-3.2-02.html"
HEARD = (
    "window.heard = [];"
    "navigator.clipboard.writeText = (text) => { window.heard.push(text); return Promise.resolve(); };"
)
COUNTS = "return Array.from(document.querySelectorAll('[data-count]'), (x) => [x.dataset.count, x.textContent])"
SELECTED = "let done = arguments[0]; hk.whenSelected(() => done(true)); hk.changed();"


def open_page(browser: Chrome, address: str) -> None:
    """Opens the page and waits for what the script adds."""
    browser.get(address)
    WebDriverWait(browser, 5).until(lambda b: b.execute_script("return !document.getElementById('utvalg').hidden"))
    if "?" in address:
        browser.execute_async_script(SELECTED)


def texts(browser: Chrome, selector: str) -> list[str]:
    """The words of what is shown."""
    return [" ".join(e.text.split()) for e in browser.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]


@pytest.mark.parametrize("page", ["index.html", FEE, "tiltak/boks-3.1-01.html", "tiltak/helhet.html"])
def test_without_a_selection_the_script_counts_what_stands_there(browser: Chrome, folder: Path, page: str) -> None:
    open_page(browser, (folder / page).as_uri())
    counts, rows = browser.execute_script(COUNTS), texts(browser, ".standing li, .held div, .by-type tr, .lead")
    bars = "return Array.from(document.querySelectorAll('svg.bar'), (x) => [x.getAttribute('aria-label'), " \
        "...Array.from(x.querySelectorAll('rect'), (r) => [r.getAttribute('class'), Number(r.getAttribute('x')), " \
        "Number(r.getAttribute('width'))])])"  # fmt: skip
    drawn = browser.execute_script(bars)
    assert len(counts) > 5
    browser.execute_async_script(SELECTED)
    after = [c for c in browser.execute_script(COUNTS) if c in counts] if page == "index.html" else None
    assert after is None or len(after) > 10
    if page != "index.html":
        assert browser.execute_script(COUNTS) == counts
    assert texts(browser, ".standing li, .held div, .by-type tr, .lead") == rows
    assert browser.execute_script(bars) == drawn


def test_a_quote_is_copied_with_its_source(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri())
    browser.execute_script(HEARD)
    button = browser.find_element(By.CSS_SELECTOR, "#solvang-kommune .copy")
    assert button.get_attribute("aria-label") == "Kopier sitatet fra Solvang kommune"
    button.click()
    assert browser.execute_script("return window.heard") == [
        "«Gebyret må bort.» (Solvang kommune, Svar kommune-pdf, 11.\u00a0september 2026, s.\u00a02)"
    ]
    WebDriverWait(browser, 5).until(lambda b: texts(b, "output.copied") == ["Kopiert: sitat fra Solvang kommune"])


def test_a_group_is_copied_for_word_with_conditions(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / "tiltak/boks-3.3-01.html").as_uri())
    browser.execute_script(HEARD)
    browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=syn-cond] .head .copy").click()
    (text,) = browser.execute_script("return window.heard")
    assert text == (
        "Boks 3.3 nr. 1: Bygge 1 500 boliger med oppfølging.\n\nStøtter med forbehold (1)\n\nSolvang kommune\n"
        "«Vi bygger gjerne boliger, dersom staten betaler.» (Solvang kommune, Svar kommune-pdf, "
        "11.\u00a0september 2026, s.\u00a02)\n   Forbehold: «dersom staten betaler»"
    )


def test_where_nothing_may_be_copied_the_text_is_marked_for_the_hand(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri())
    browser.execute_script(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });"
        "document.execCommand = () => false;"
    )
    button = browser.find_element(By.CSS_SELECTOR, "#solvang-kommune .copy")
    button.click()
    field = browser.find_element(By.CSS_SELECTOR, ".by-hand textarea")
    assert browser.switch_to.active_element == field
    marked = browser.execute_script(
        "const f = arguments[0]; return f.value.slice(f.selectionStart, f.selectionEnd)", field
    )
    assert marked.startswith("«Gebyret må bort.» (Solvang kommune")
    WebDriverWait(browser, 5).until(lambda b: "Ctrl+C" in "".join(texts(b, "output.copied")))
    field.send_keys("\ue00c")  # Escape
    assert browser.switch_to.active_element == button


def test_a_selection_recounts_groups_hides_quotes_and_says_when_none_is_left(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri() + "?type=privatperson,bedrift")
    assert texts(browser, ".gist .lead") == ["2 høringsinstanser har et syn på tiltaket: 1 støtter, 1 er kritisk."]
    assert texts(browser, ".held div") == [
        '+ Støtter <script>alert("x")</script> & \'Søner\' "AS"',
        "− Kritisk Privatperson 1",
    ]
    shown = [e.get_attribute("id") for e in browser.find_elements(By.CSS_SELECTOR, ".voice") if e.is_displayed()]
    assert len(shown) == 2
    assert "Gebyret må bort." not in browser.find_element(By.TAG_NAME, "main").text
    against = browser.find_element(By.CSS_SELECTOR, "section[aria-labelledby=syn-against]")
    assert " ".join(against.text.split()) == "✕ Går imot 0 Ingen i utvalget."
    assert [x.split()[-1] for x in texts(browser, ".jump li")[:3]] == ["1", "1", "0"]
    assert len(browser.find_elements(By.CSS_SELECTOR, ".rail > svg rect")) == 2
    assert texts(browser, ".silent .name") == []


def test_a_selection_by_theme_leaves_out_who_says_nothing_of_it(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri() + "?tema=bolig")
    assert texts(browser, ".gist p") == ["Ingen i utvalget."]
    assert texts(browser, ".voice") == []


def test_what_stands_out_is_ranked_among_those_chosen(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / "index.html").as_uri() + "?type=kommune")
    against = browser.find_element(By.CSS_SELECTOR, "[data-panel=motstand]")
    assert [x.get_attribute("data-id") for x in against.find_elements(By.CSS_SELECTOR, "[data-id]")] == ["boks-3.2/02"]
    assert texts(browser, "[data-panel=omstridt] li") == []
    assert "dersom staten betaler" in browser.find_element(By.CSS_SELECTOR, "[data-panel=vilkar]").text
    assert "Kommuner 1 100 %" in texts(browser, "table.shares tbody tr")[1]
    browser.execute_async_script("hk.selection.type.clear(); " + SELECTED)
    against = browser.find_element(By.CSS_SELECTOR, "[data-panel=motstand]")
    assert "✕ 1" in " ".join(against.text.split())
    assert "17 %" in texts(browser, "table.shares tbody tr")[1]


def test_a_folded_sender_is_shown_when_the_address_asks_for_it(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri())
    browser.execute_script(
        "const fold = document.createElement('details'); fold.className = 'rest';"
        "fold.append(document.createElement('summary')); const one = document.getElementById('solvang-kommune');"
        "one.before(fold); fold.append(one); location.hash = '#solvang-kommune';"
    )
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "solvang-kommune").is_displayed())


def test_on_paper_all_quotes_stand_with_hearing_measure_and_page(browser: Chrome, folder: Path) -> None:
    open_page(browser, (folder / FEE).as_uri())
    said = browser.execute_script(
        "return Array.from(document.querySelectorAll('main blockquote p'), (x) => x.textContent)"
    )
    pdf = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})["data"]
    pages = [p.get_textpage().get_text_range() for p in PdfDocument(base64.b64decode(pdf))]
    text = " ".join(" ".join(pages).split())
    for label in ("Forbehold ", "Ønsker ", "Begrunnelse "):  # stand before what they mark
        text = text.replace(label, "")
    assert len(said) >= 5
    for quote in said:
        assert " ".join(quote.split()) in text
    assert "Boks 3.2 nr. 2" in text
    assert re.search(r"\b1 ?/ ?\d", text)
    for control in ("Kopier", "Utvalg", "Alle tiltak"):
        assert control not in text
