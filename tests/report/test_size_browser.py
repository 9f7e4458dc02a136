"""What a page leaves to its script to keep the site small is, when it is drawn, what a page with all of it has."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.records import ThemeTag
from pipeline.report.context import theme
from pipeline.report.run import run
from tests.report import mini
from tests.report.conftest import PARAMS, WORK, written
from tests.report.test_browser import browser, log

__all__ = ["browser"]

pytestmark = pytest.mark.browser

PLAIN = "kommune-pdf/0010"
SENDER = "instans/solvang-kommune.html"
THEME = "tema/alkohol.html"
ROWS = """return Array.from(document.querySelectorAll(".each tbody tr"), (row) =>
  [row.id, row.dataset.sender || "", ...Array.from(row.cells, (cell) => cell.innerText.trim()), row.className])"""
CAPTIONS = """return Array.from(document.querySelectorAll(".positions figure.quote"), (figure) => [figure.dataset.s,
  Array.from(figure.querySelectorAll("figcaption a"), (a) => [a.getAttribute("href"), a.textContent.trim()]),
  Array.from(figure.querySelectorAll("figcaption > *"), (part) => part.textContent.replace(/\\s+/g, " ").trim())])"""
NO_CAPTION = "return document.querySelectorAll('[data-caption] figcaption:not(:has(.address))').length"


def made(scratch: Path, positions_open: int) -> Path:
    """The mini hearing's site, with a theme in a sentence that is no position."""
    tables = mini.tables()
    doc = PLAIN.split("/")[0]
    tag = ThemeTag(doc_id=doc, sentence_id=PLAIN, theme="eldre", score=1.0, method="mønster", evidence="innbyggere")
    tables.tables["themes/tags"] += (tag,)
    params = msgspec.structs.replace(PARAMS, positions_open=positions_open)
    return written(run(tables.inputs(scratch), params, WORK), scratch)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini hearing's site with every position whole."""
    return made(tmp_path_factory.mktemp("hel"), positions_open=1000)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one position of a letter, and with no table of senders on a theme's page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "EACH_STATIC", 1)
        return made(tmp_path_factory.mktemp("tegnet"), positions_open=1)


def unfold(browser: Chrome) -> None:
    browser.execute_script("for (const box of document.querySelectorAll('details')) box.open = true")


@pytest.mark.parametrize("asked", ["", "?type=kommune", "?standpunkt=imot,kritisk", "?lang=en"])
def test_the_table_of_senders_is_the_one_that_stands_where_they_are_few(
    browser: Chrome, whole: Path, drawn: Path, asked: str
) -> None:
    found = []
    for folder in (whole, drawn):
        log(browser, "browser")
        browser.get((folder / THEME).as_uri() + asked)
        WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "utvalg").is_displayed())
        browser.execute_async_script("hk.changed().then(() => arguments[0]())")
        unfold(browser)
        WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".each tr[data-sender]"))
        browser.execute_async_script("hk.changed().then(() => arguments[0]())")
        found.append(browser.execute_script(ROWS))
        assert log(browser, "browser") == []
    assert found[0] == found[1]
    assert len(found[0]) > 3


def test_a_link_to_a_sender_on_a_themes_page_draws_the_table(browser: Chrome, drawn: Path) -> None:
    browser.get((drawn / THEME).as_uri())
    assert browser.find_elements(By.CSS_SELECTOR, ".each tr[data-sender]") == []
    assert "instanser.html" in browser.find_element(By.CSS_SELECTOR, ".each tbody a").get_attribute("href")
    browser.get(f"{(drawn / THEME).as_uri()}?#instans-solvang-kommune")
    row = WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "instans-solvang-kommune"))
    WebDriverWait(browser, 5).until(lambda _: row.is_displayed())


def test_a_folded_quote_gets_the_caption_of_a_whole_one(browser: Chrome, whole: Path, drawn: Path) -> None:
    found = []
    for folder in (whole, drawn):
        browser.get((folder / SENDER).as_uri())
        unfold(browser)
        WebDriverWait(browser, 5).until(lambda b: b.execute_script(NO_CAPTION) == 0)
        found.append({s: (sorted(links), sorted(said)) for s, links, said in browser.execute_script(CAPTIONS)})
    assert found[0] == found[1]
    assert len(found[0]) == 7


def test_a_link_gets_its_title_when_it_is_reached(browser: Chrome, folder: Path) -> None:
    browser.get((folder / SENDER).as_uri())
    link = browser.find_element(By.CSS_SELECTOR, ".positions figcaption .to a[href*=boks]")
    assert not link.get_attribute("title")
    browser.execute_script("arguments[0].focus()", link)
    WebDriverWait(browser, 5).until(lambda _: link.get_attribute("title"))
    page = (link.get_attribute("href") or "").rsplit("/", 1)[1]
    measure = browser.find_element(By.CSS_SELECTOR, f"table.views a[href*='{page}']")
    assert (link.get_attribute("title") or "") in measure.text


def test_themes_of_what_is_no_position_are_shown_when_themes_are_marked(browser: Chrome, drawn: Path) -> None:
    letter = (drawn / "svar/kommune-pdf.html").as_uri()
    plain = ".sentence:not(.position).themed"
    browser.get(letter)
    assert browser.find_elements(By.CSS_SELECTOR, plain) == []
    browser.get(letter + "?vis=tema")
    (found,) = WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, plain))
    assert found.get_attribute("id") == "s2-0010"
    (tag,) = browser.find_elements(By.CSS_SELECTOR, f"{plain} + .tags .tema")
    assert tag.is_displayed()
    assert (tag.get_attribute("href") or "").endswith("/tema/eldre.html")


def test_words_are_known_by_their_shape(browser: Chrome, folder: Path) -> None:
    """Numbers in words and titles, one and many, and fields, in another language."""
    browser.get((folder / "tiltak/boks-3.2-02.html").as_uri() + "?lang=en")
    WebDriverWait(browser, 5).until(lambda b: not b.find_elements(By.CSS_SELECTOR, "html.translating"))
    voice = browser.find_element(By.ID, "solvang-kommune")
    assert "p. 2, in context" in voice.text
    assert "1 position" in voice.text
    sure = voice.find_element(By.CSS_SELECTOR, ".sureness").get_attribute("title") or ""
    assert "90" in sure
    assert "80" in sure
    assert "sikkerhet" not in sure
    assert browser.find_elements(By.CSS_SELECTOR, "footer [lang=nb]") == []
