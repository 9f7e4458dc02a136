"""How sure the program must be, in headless Chromium: what is chosen is what the quotes say."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from pipeline.report.data import core
from pipeline.report.material import Material, gather
from pipeline.stage import Inputs
from tests.report import mini
from tests.report.conftest import html, made, written
from tests.report.counting import Counter
from tests.report.test_browser import browser as browser
from tests.report.test_selection import QUESTIONS, address, open_panel, ready

pytestmark = pytest.mark.browser
SURE = ({"sikkerhet": ["65"]}, {"sikkerhet": ["85"]}, {"sikkerhet": ["85"], "tiltak": ["boks-3.2/02"]})


def inputs(folder: Path) -> Inputs:
    """The mini hearing, where the links are not equally sure, and a person has decided some of them."""
    tables = mini.tables()
    scores = (0.5, 0.9, 0.645, 0.7, 1.0)
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=scores[n % 5], reviewed="Kari" if n % 5 == 4 else None)
        for n, a in enumerate(tables.tables["align/alignments"])
    )
    return tables.inputs(folder)


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(inputs(tmp_path_factory.mktemp("sikkerhet")))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Path]:
    outputs = made(inputs(tmp_path_factory.mktemp("inn")))
    return html(outputs), written(outputs, tmp_path_factory.mktemp("ut"))


def test_the_data_says_of_each_link_what_its_quote_says(m: Material) -> None:
    data = core(m)
    at = m.index
    for i, found in ((i, x) for i, x in m.aligned.items() if i in m.index):
        links = [a for a in sorted(found, key=lambda a: a.rank) if a.measure_id in m.measures]
        judged = m.stances.get(i)
        assert len(data["s"]["sure"][at[i]]) == len(links) == len(data["s"]["links"][at[i]]) / 2
        for percent, link in zip(data["s"]["sure"][at[i]], links, strict=True):
            own = [x for x in (judged, link) if x and x.reviewed is None and x.score is not None]
            assert percent == min((round(100 * (x.score or 0)) for x in own), default=100)


@pytest.mark.parametrize("chosen", SURE, ids=lambda c: "&".join(f"{k}={v[0]}" for k, v in c.items()))
def test_the_selection_counts_by_the_less_sure_of_stance_and_link(
    browser: Chrome, pages: tuple[dict[str, str], Path], m: Material, chosen: dict[str, list[str]]
) -> None:
    browser.get(address(pages[1], "begrunnelser.html", chosen))
    ready(browser)
    asked = sorted({a for page in pages[0].values() for a in parse.fromstring(page).xpath("//@data-count")})
    questions = [*asked, *QUESTIONS]
    found = browser.execute_async_script(
        "const [all, done] = arguments; hk.changed().then(({c, held}) => done(all.map((q) => hk.count(c, held, q))))",
        questions,
    )
    reference = Counter(m, chosen)
    assert dict(zip(questions, found, strict=True)) == {q: reference.count(q) for q in questions}


@pytest.mark.parametrize(("least", "words"), [("65", {"sikker", "nokså sikker"}), ("85", {"sikker"})])
def test_on_a_measures_page_only_quotes_that_say_so_are_left(
    browser: Chrome, pages: tuple[dict[str, str], Path], least: str, words: set[str]
) -> None:
    said, before = set(), set()
    for page in (p for p in pages[0] if p.startswith("tiltak/")):
        browser.get(address(pages[1], page, {"sikkerhet": [least]}))
        ready(browser)
        for quote in browser.find_elements(By.CSS_SELECTOR, "figure.quote:has(.sureness)"):
            word = quote.find_element(By.CSS_SELECTOR, ".sureness").get_attribute("textContent") or ""
            before.add(word)
            if quote.get_attribute("hidden") is None:
                said.add(word)
            else:
                assert word not in words, page
    assert "usikker" in before
    assert said - {"avgjort av et menneske"} <= words
    assert said


def test_the_choice_and_what_is_chosen_say_the_word_of_the_quotes(
    browser: Chrome, pages: tuple[dict[str, str], Path]
) -> None:
    browser.get(address(pages[1], "dekket.html", {"sikkerhet": ["65"]}))
    ready(browser)
    assert browser.find_element(By.CSS_SELECTOR, ".chosen").text.startswith("minst «nokså sikker»")
    open_panel(browser)
    options = [o.text for o in browser.find_elements(By.CSS_SELECTOR, "[data-field=sikkerhet] option")]
    assert options == [
        "alle",
        "minst 50 %",
        "minst «nokså sikker» (65 %)",
        "minst 75 %",
        "minst «sikker» (85 %)",
        "minst 90 %",
    ]
