"""What the program is unsure of is seen in a measure's summary, in the matrix and in a sender's list."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.report.run import run
from tests.report import mini
from tests.report.conftest import PARAMS, WORK, written
from tests.report.test_browser import browser
from tests.report.test_matrix_browser import READ, opened, select

__all__ = ["browser"]

pytestmark = pytest.mark.browser

FEE = "boks-3.2/02"


@pytest.fixture(scope="module", params=[100, 3], ids=["senders", "types"])
def doubtful(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The mini hearing, where the program is unsure of the municipality against the fee."""
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id == "kommune-pdf/0006" else a
        for a in tables.tables["align/alignments"]
    )
    params = msgspec.structs.replace(PARAMS, matrix_columns=request.param)
    outputs = run(tables.inputs(tmp_path_factory.mktemp("doubtful")), params, WORK)
    return written(outputs, tmp_path_factory.mktemp("doubtful-site"))


def ready(browser: Chrome, folder: Path, page: str) -> None:
    name, _, asked = page.partition("?")
    browser.get((folder / name).as_uri() + (f"?{asked}" if asked else ""))
    WebDriverWait(browser, 10, 0.02).until(lambda b: b.execute_script("return !!document.querySelector('.copy')"))


def lead(browser: Chrome) -> str:
    return browser.find_element(By.CSS_SELECTOR, ".gist .lead").text


def test_the_summary_of_a_measure_says_what_is_unsure(browser: Chrome, doubtful: Path) -> None:
    ready(browser, doubtful, "tiltak/boks-3.2-02.html")
    whole = lead(browser)
    assert whole == "4 høringsinstanser har et syn på tiltaket: 1 støtter, 2 er kritiske, 1 går imot (usikkert)."
    before = browser.execute_script("return document.querySelector('.gist').innerText")
    browser.execute_async_script(
        "hk.selection.type.add('kommune'); hk.changed().then(arguments[arguments.length - 1]);"
    )
    assert lead(browser) == "1 høringsinstans har et syn på tiltaket: 1 går imot (usikkert)."
    assert browser.find_element(By.CSS_SELECTOR, ".held div:not([hidden]) dd").text == "Solvang kommune (usikkert)"
    assert browser.find_element(By.CSS_SELECTOR, ".rail [data-doubts]").text == "1 av synene er usikkert"
    browser.execute_async_script("hk.selection.type.clear(); hk.changed().then(arguments[arguments.length - 1]);")
    assert browser.execute_script("return document.querySelector('.gist').innerText") == before
    browser.execute_async_script(
        "hk.selection.type.add('profesjonsforening'); hk.changed().then(arguments[arguments.length - 1]);"
    )
    assert "usikkert" not in browser.find_element(By.CSS_SELECTOR, ".gist").text


def test_the_matrix_marks_what_is_unsure(browser: Chrome, doubtful: Path) -> None:
    opened(browser, doubtful, "matrise.html")
    page = browser.execute_script(READ)
    opened(browser, doubtful, "matrise.html?sikkerhet=100")
    select(browser, "hk.selection.sikkerhet = 0")
    assert browser.execute_script(READ) == page
    (fee,) = (r for r in page if r[0].startswith("Boks 3.2 nr. 2"))
    assert fee[1].endswith("Usikre: 1. 4?1")
    (marked,) = (c for c in fee[3] if c and ("usikre" in c[2] or "usikkert" in c[2]))
    if "sides" in marked[0]:
        assert marked[2] == "Kommuner: går imot 1; 1 usikre"
        assert marked[1] == "−1?1"
    else:
        assert marked[0].split() == ["cell", "against", "unsure"]
        assert marked[2].startswith("Solvang kommune: går imot (usikkert), ")
        assert marked[1].startswith("✕?")


def test_a_senders_list_marks_what_is_unsure(browser: Chrome, doubtful: Path) -> None:
    browser.get((doubtful / "instans/solvang-kommune.html").as_uri())
    rows = browser.find_elements(By.CSS_SELECTOR, "table.views tr[data-view]")
    unsure = [r.text for r in rows if r.find_elements(By.CSS_SELECTOR, ".doubt")]
    assert len(unsure) == 1
    assert "Boks 3.2 nr. 2" in unsure[0]
    assert "usikkert" in unsure[0]
