"""A theme's page: its quotes come before what is counted of them, and what is not quoted can be read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.records import ThemeTag
from pipeline.report.context.theme import theme_pages
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.conftest import made, written
from tests.report.test_browser import browser, log

__all__ = ["browser"]
FACT, UNDECIDED = "kommune-pdf/0008", "kommune-pdf/0010"
"""«Kommunen har 9 000 innbyggere.» takes no stance; of «Dette er uklart.» the program has not decided."""


def tables() -> mini.Tables:
    """The mini hearing with a theme on two sentences that are no positions."""
    out = mini.tables()
    out.tables["themes/tags"] += tuple(
        ThemeTag(
            doc_id="kommune-pdf", sentence_id=i, theme="alkohol", score=1.0, method="mønster", evidence="innbyggere"
        )
        for i in (FACT, UNDECIDED)
    )
    return out


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(tables().inputs(tmp_path_factory.mktemp("tema")))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(made(tables().inputs(tmp_path_factory.mktemp("inn"))), tmp_path_factory.mktemp("ut"))


def test_the_title_says_how_many_are_for_and_against(m: Material) -> None:
    found = {t.code: t for t in theme_pages(m, 200, 5)}
    fee = found["straff"]
    # for: the firm, and the municipality in the other case; against: the municipality, the association, the person
    assert [(x.key, x.n, x.anchor) for x in fee.sides] == [
        ("for", 2, "standpunkt-for"),
        ("wants", 1, "standpunkt-wants"),
        ("against", 3, "standpunkt-critical"),
    ]
    assert found["eldre"].sides == ()
    for theme in found.values():
        assert theme.n_sentences == sum(g.n for g in theme.groups) + sum(u.n for u in theme.unquoted), theme.code


def test_what_is_not_quoted_is_known_by_number(m: Material) -> None:
    (drink,) = (t for t in theme_pages(m, 200, 5) if t.code == "alkohol")
    assert [(u.anchor, u.key, u.numbers) for u in drink.unquoted] == [
        ("uten-standpunkt", "ingen", (m.index[FACT],)),
        ("ikke-avgjort", "", (m.index[UNDECIDED],)),
    ]


def test_few_senders_in_all_make_no_type_small(m: Material) -> None:
    assert [theme_pages(m, 200, below)[0].is_small for below in (6, 7)] == [False, True]


def test_quotes_stand_before_the_counts(site: dict[str, str]) -> None:
    page = site["tema/straff.html"]
    order = [page.index(x) for x in ('id="standpunkt-for"', 'id="standpunkt-against"', 'id="hvem"', 'id="sammen"')]
    assert order == sorted(order)
    beside = page[page.index('<nav class="rail"') : page.index("</nav>", page.index('<nav class="rail"'))]
    assert beside.index("#standpunkt-for") < beside.index("#hvem")


@pytest.mark.browser
def test_what_is_not_quoted_is_read_where_its_number_leads(browser: Chrome, place: Path) -> None:
    log(browser, "browser")
    browser.get((place / "tema/alkohol.html").as_uri())
    link = browser.find_element(By.CSS_SELECTOR, ".facts a[href='#uten-standpunkt']")
    assert link.text == "1 uten standpunkt"
    link.click()
    quote = "#uten-standpunkt figure blockquote"
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, quote))
    assert "Kommunen har 9 000 innbyggere." in browser.find_element(By.CSS_SELECTOR, quote).text
    browser.find_element(By.CSS_SELECTOR, "#ikke-avgjort summary").click()
    undecided = "#ikke-avgjort figure blockquote"
    WebDriverWait(browser, 10).until(lambda b: b.find_elements(By.CSS_SELECTOR, undecided))
    assert "Dette er uklart." in browser.find_element(By.CSS_SELECTOR, undecided).text
    assert log(browser, "browser") == []


@pytest.mark.browser
def test_a_selection_without_what_is_not_quoted_hides_it(browser: Chrome, place: Path) -> None:
    browser.get("about:blank")
    browser.get((place / "tema/alkohol.html").as_uri() + "?standpunkt=imot")
    WebDriverWait(browser, 10).until(
        lambda b: (
            not b.find_element(By.ID, "uten-standpunkt").is_displayed()
            and not b.find_element(By.ID, "ikke-avgjort").is_displayed()
        )
    )


@pytest.mark.browser
def test_a_link_to_a_sender_lands_at_its_row_below_the_quotes(browser: Chrome, place: Path) -> None:
    browser.set_window_size(900, 500)
    browser.get("about:blank")
    browser.get((place / "tema/straff.html").as_uri() + "#instans-solvang-kommune")
    seen = """const box = document.getElementById("instans-solvang-kommune").getBoundingClientRect();
      return box.top >= -1 && box.bottom <= innerHeight + 1 && scrollY > 0"""
    WebDriverWait(browser, 10).until(lambda b: b.execute_script(seen))
