"""The page of each sentence in a letter as it was read: the mark stands before the first sentence of the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from pipeline.report.context.letter import LetterPage, letter_pages
from pipeline.report.material import gather
from tests.report import letters, mini
from tests.report.conftest import made, written
from tests.report.test_browser import browser, log
from tests.report.test_letter_browser import LETTER, opened

__all__ = ["browser"]
OVER_TWO = (
    (
        ("h", "Høringssvar"),
        ("p", "Kommunen støtter planen."),
        ("h", "Alkohol"),
        ("p", "Vi er for pristillegg. Pristillegg har vist seg"),
    ),
    (
        (
            "p",
            "nyttig. Gebyret må bort. Vi bygger gjerne boliger, dersom staten betaler. Kommunen har 9 000 innbyggere.",
        ),
        ("p", "Vi ønsker en ny bru. Dette er uklart."),
    ),
)
"""A paragraph runs over the break, and so does its second sentence: the first that begins on page 2 is on the fee."""


def letter(pages: Iterator[LetterPage]) -> LetterPage:
    return next(p for p in pages if p.href == LETTER)


def test_a_page_that_begins_inside_a_paragraph_is_marked_before_its_first_sentence(tmp_path: Path) -> None:
    m = gather(letters.inputs(tmp_path, letters.pdf(OVER_TWO)))
    page = letter(iter(letter_pages(m)))
    spans = [s for leaf in page.leaves for b in leaf.blocks for s in b.spans]
    assert [(s.text, s.turn.page, s.turn.href) for s in spans if s.turn] == [
        ("Gebyret må bort.", 2, "kilder/kommune.pdf#page=2")
    ]
    # The paragraph after it begins beside the image of page 2, under no mark of its own: the page began before.
    assert [leaf.turn.page if leaf.turn else None for leaf in page.leaves] == [1, None]
    assert [b.spans[0].text for b in page.leaves[1].blocks] == ["Vi ønsker en ny bru."]


def test_every_mark_agrees_with_the_pages_of_the_tables(tmp_path: Path) -> None:
    """The last mark before a sentence says its page, in every letter that has pages; the others have no marks."""
    m = gather(letters.inputs(tmp_path, letters.pdf(OVER_TWO)))
    docs = {page: doc for doc, page in m.letter_pages.items()}
    for page in letter_pages(m):
        own = iter(m.by_document[docs[page.href.removeprefix("svar/").removesuffix(".html")]])
        said = None
        for leaf in page.leaves:
            said = leaf.turn.page if leaf.turn else said
            for s in (s for b in leaf.blocks for s in b.spans):
                said = s.turn.page if s.turn else said
                sentence = next(own)
                assert said == (sentence.page if m.documents[sentence.doc_id].n_pages is not None else None)


def test_a_page_without_pages_has_no_mark(tmp_path: Path) -> None:
    m = gather(mini.tables().inputs(tmp_path))
    page = next(p for p in letter_pages(m) if p.href == "svar/lang.html")
    assert not any(leaf.turn or any(s.turn for b in leaf.blocks for s in b.spans) for leaf in page.leaves)


@pytest.fixture(scope="module")
def over_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site where the letter's paragraph runs over the break between its pages."""
    given = letters.inputs(tmp_path_factory.mktemp("over-two"), letters.pdf(OVER_TWO))
    return written(made(given), tmp_path_factory.mktemp("over-two-site"))


@pytest.mark.browser
def test_the_mark_is_seen_and_named_but_is_no_part_of_the_text(browser: Chrome, over_two: Path) -> None:
    log(browser, "browser")
    opened(browser, over_two, LETTER)
    (mark,) = browser.find_elements(By.CSS_SELECTOR, ".letter .turn")
    assert mark.accessible_name == "side 2"
    paragraph = mark.find_element(By.XPATH, "..")
    assert paragraph.text.startswith("Vi er for pristillegg.")
    assert "side 2" not in paragraph.get_attribute("textContent")
    before, after = (paragraph.find_element(By.ID, f"s2-{n}").rect for n in ("0005", "0006"))
    assert before["y"] <= mark.rect["y"] + mark.rect["height"]
    assert mark.rect["width"] > 20
    assert after["y"] + after["height"] >= mark.rect["y"]
    copied = browser.execute_script(
        "getSelection().selectAllChildren(arguments[0]); return String(getSelection())", paragraph
    )
    assert "side" not in copied
    assert "Gebyret må bort." in copied
    opened(browser, over_two, LETTER, "?lang=en")
    assert browser.find_element(By.CSS_SELECTOR, ".letter .turn").accessible_name == "page 2"
    assert log(browser, "browser") == []


@pytest.mark.browser
def test_notes_in_the_margin_stand_beside_their_own_paragraph(browser: Chrome, over_two: Path) -> None:
    """A note is never below the paragraph of its sentence, and has its number where the paragraph has several."""
    opened(browser, over_two, LETTER)
    slid = browser.execute_script(
        """return Array.from(document.querySelectorAll(".letter .tags"), (note) => {
          const [a, b] = [note, note.parentElement].map((e) => e.getBoundingClientRect());
          return a.height > 0 && (a.top < b.top - 4 || a.bottom > b.bottom + 8) ? note.textContent : null;
        }).filter(Boolean);"""
    )
    assert slid == []
    drawn = """const said = (e, part) => getComputedStyle(e, part).content;
      return [said(document.getElementById(arguments[0]), "::after"),
        said(document.querySelector(`#${arguments[0]} ~ .tags`), "::before")];"""
    assert browser.execute_script(drawn, "s2-0004") == ["counter(note)", "counter(note)"]
    assert browser.execute_script(drawn, "s2-0002") == ["none", "none"], "it is alone in its paragraph"
