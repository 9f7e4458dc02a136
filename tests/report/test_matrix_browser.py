"""The two matrices in headless Chromium: numbers that follow the selection, order, keyboard, quotes, taking away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from lxml import html as parse
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.report.run import run
from tests.report import mini
from tests.report.conftest import PARAMS, WORK, written
from tests.report.test_browser import browser, log, visible

__all__ = ["browser"]

pytestmark = pytest.mark.browser

HEADS = "tr.names th[data-column]"
PAGES = ("matrise.html", "temaer.html")
READ = """
const text = (x) => (x ? x.textContent.replace(/\\s+/g, " ").trim() : "");
const at = (r) => ["x", "y", "width", "height"].map((k) => Number(r.getAttribute(k)) || 0);
const rect = (r) => `${r.getAttribute("class")} ${at(r)}`;
const cell = (td) => {
  const a = td.querySelector("a");
  return a ? [a.className, text(a), a.getAttribute("aria-label").replace(/\\s/g, " "),
              Array.from(a.querySelectorAll("rect"), (r) => rect(r)).join()] : null;
};
return Array.from(document.querySelectorAll("tr.row"), (tr) => [
  text(tr.cells[0]), text(tr.cells[1]),
  Array.from(tr.cells[1].querySelectorAll("rect"), (r) => rect(r)).join(),
  Array.from(tr.cells).slice(2).map(cell)]);
"""


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini hearing's site, where three senders are too many for a column each."""
    params = msgspec.structs.replace(PARAMS, matrix_columns=3)
    outputs = run(mini.tables().inputs(tmp_path_factory.mktemp("narrow")), params, WORK)
    root = tmp_path_factory.mktemp("narrow-site")
    return written(outputs, root)


@pytest.fixture(autouse=True)
def quiet(browser: Chrome) -> Iterator[None]:
    """No test leaves an error in the console."""
    log(browser, "browser")
    yield
    assert log(browser, "browser") == []


def opened(browser: Chrome, folder: Path, page: str) -> None:
    """The page, ready to be used."""
    name, _, asked = page.partition("?")
    browser.get((folder / name).as_uri() + (f"?{asked}" if asked else ""))
    settled(browser)


def settled(browser: Chrome) -> None:
    """Waits until the matrix is ready and wholly drawn."""
    ready = (
        "return !!document.querySelector('.controls[data-matrix]:not([hidden])')"
        " && !document.querySelector('[aria-busy]')"
    )
    WebDriverWait(browser, 10, 0.02).until(lambda b: b.execute_script(ready))


def select(browser: Chrome, script: str) -> None:
    """Changes the selection, as the list at the top of the page does."""
    browser.execute_async_script(f"{script}; hk.changed().then(arguments[arguments.length - 1]);")
    settled(browser)


def order(browser: Chrome, name: str, value: str) -> None:
    """Picks in one of the matrix's lists."""
    Select(browser.find_element(By.CSS_SELECTOR, f"[data-control={name}]")).select_by_value(value)
    settled(browser)


def rows(browser: Chrome) -> list[str]:
    """The labels of the rows that are shown, as they stand."""
    found = browser.find_elements(By.CSS_SELECTOR, "tr.row")
    return [r.find_element(By.CSS_SELECTOR, ".label").text for r in found if r.is_displayed()]


def columns(browser: Chrome) -> list[str]:
    """The names over the columns."""
    return [e.text.replace("\n", " ") for e in browser.find_elements(By.CSS_SELECTOR, HEADS)]


def cell(browser: Chrome, row: str, sender: int) -> WebElement | None:
    """The link of a row in a sender's column."""
    heads = [int(e.get_attribute("data-column") or -1) for e in browser.find_elements(By.CSS_SELECTOR, HEADS)]
    (line,) = (r for r in browser.find_elements(By.CSS_SELECTOR, "tr.row") if r.is_displayed() and row in r.text)
    found = line.find_elements(By.XPATH, f"./td[{heads.index(sender) + 2}]/a")
    return found[0] if found else None


def label(link: WebElement | None) -> str | None:
    return None if link is None else (link.get_attribute("aria-label") or "").replace("\u00a0", " ")


def number(browser: Chrome, name: str) -> int:
    """A sender's number in the data."""
    return int(
        browser.execute_script("return hk.core().then((c) => c.senders.findIndex((s) => s[0] === arguments[0]))", name)
    )


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("site_name", ["folder", "narrow"])
def test_counted_anew_without_a_selection_every_number_is_the_pages_own(
    browser: Chrome, page: str, site_name: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(site_name)
    opened(browser, folder, page)
    written = browser.execute_script(READ)
    assert any(c for r in written for c in r[3])
    opened(browser, folder, f"{page}?lang=nn")  # every cell is made of the data when the language is another
    opened(browser, folder, f"{page}?sikkerhet=100")
    by_type = site_name == "narrow"
    if by_type:
        assert "by-type" in (browser.find_element(By.CSS_SELECTOR, ".matrix-box").get_attribute("class") or "")
    assert not any(c and "posisjon" in c[2] for r in browser.execute_script(READ) for c in r[3])
    select(browser, "hk.selection.sikkerhet = 0")
    assert browser.execute_script(READ) == written


@pytest.mark.parametrize("page", PAGES)
def test_what_the_page_was_written_with_is_what_its_template_says(folder: Path, page: str) -> None:
    tree = parse.fromstring((folder / page).read_text(encoding="utf-8"))
    heads = tree.xpath("//tr[contains(@class, 'names')]/th")
    assert all(len(r.xpath("./th|./td")) == len(heads) for r in tree.xpath("//tr[contains(@class, 'row')]"))
    spans = [int(x) for x in tree.xpath("//colgroup/@span")]
    assert sum(spans) == len(heads) - 2
    assert [x.get("scope") for x in tree.xpath("//tr[contains(@class, 'types')]/th")] == ["colgroup"] * len(spans)


def test_cells_follow_the_selection(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    town, firm, person = (number(browser, n) for n in ("Solvang kommune", mini.EVIL, "Privatperson 1"))
    assert label(cell(browser, "Boks 3.1 nr. 1", town)) == "Solvang kommune: støtter, 2 posisjoner"
    assert label(cell(browser, "Boks 3.1 nr. 1", firm)) == f"{mini.EVIL}: blandet, 2 posisjoner"
    select(browser, "hk.selection.standpunkt.add('imot')")
    assert cell(browser, "Boks 3.1 nr. 1", town) is None
    assert label(cell(browser, "Boks 3.1 nr. 1", firm)) == f"{mini.EVIL}: blandet, 1 posisjon"
    fee = next(r for r in browser.find_elements(By.CSS_SELECTOR, "tr.row") if "Boks 3.2 nr. 2" in r.text)
    assert fee.find_element(By.CSS_SELECTOR, ".total b").text == "1"  # of four, one says imot
    assert len(fee.find_elements(By.CSS_SELECTOR, ".total rect")) == 1
    select(browser, "hk.selection.standpunkt.clear(); hk.selection.type.add('kommune').add('privatperson')")
    assert columns(browser) == ["Solvang kommune", "Privatperson 1"]
    # the person's sentence may not be shown, but it is counted as long as nothing is asked of it
    assert label(cell(browser, "Boks 3.3 nr. 1", person)) == "Privatperson 1: foreslår, 1 posisjon"
    select(browser, "hk.selection.tema.add('bolig')")
    assert cell(browser, "Boks 3.3 nr. 1", person) is None
    select(browser, "hk.selection.type.clear(); hk.selection.tema.clear(); hk.selection.tiltak.add('boks-3.2/02')")
    assert rows(browser) == ["Boks 3.2 nr. 2"]
    assert label(cell(browser, "Boks 3.2 nr. 2", town)) == (
        "Solvang kommune: går imot, 1 posisjon, støtter i annen sak: Reform & <endring> (2022)"
    )


def test_a_cell_shows_the_other_case_when_the_selection_holds_only_that(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html?standpunkt=støtter")
    town = number(browser, "Solvang kommune")
    found = cell(browser, "Boks 3.2 nr. 2", town)
    assert label(found) == "Solvang kommune: støtter, 1 posisjon, i annen sak: Reform & <endring> (2022)"
    assert found is not None
    assert "other" in (found.get_attribute("class") or "")
    assert (found.get_attribute("href") or "").endswith("tiltak/boks-3.2-02.html#solvang-kommune--sak-1")


def test_themes_follow_the_selection(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "temaer.html")
    firm = number(browser, mini.EVIL)
    assert label(cell(browser, "Alkohol", firm)) == f"{mini.EVIL}: 2 setninger; 1 for, 0 foreslår, 1 kritisk eller imot"
    select(browser, "hk.selection.standpunkt.add('imot')")
    found = cell(browser, "Alkohol", firm)
    assert label(found) == f"{mini.EVIL}: 1 setning; 0 for, 0 foreslår, 1 kritisk eller imot"
    assert found is not None
    assert found.text == "1\u2212"
    select(browser, "hk.selection.standpunkt.clear(); hk.selection.tema.add('straff')")
    assert rows(browser) == ["Straff og reaksjoner"]


def test_rows_and_columns_are_searched_and_ordered_and_the_address_says_so(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    assert (visible(browser, "tr.row"), visible(browser, HEADS)) == (9, 6)
    search, senders = browser.find_elements(By.CSS_SELECTOR, ".controls input[type=search]")
    search.send_keys("gebyr")
    settled(browser)
    assert rows(browser) == ["Boks 3.2 nr. 2"]
    senders.send_keys("SOLVANG")
    settled(browser)
    assert columns(browser) == ["Solvang kommune"]
    assert "1 av 9 rader og 1 høringsinstans" in browser.find_element(By.CSS_SELECTOR, ".controls output").text
    browser.find_element(By.CSS_SELECTOR, "[data-control=reset]").click()
    settled(browser)
    assert (visible(browser, "tr.row"), visible(browser, HEADS)) == (9, 6)
    order(browser, "rader", "omstridt")
    assert rows(browser)[:2] == ["Boks 3.2 nr. 2", "Boks 3.1 nr. 1"]  # one for and three against; two for and one both
    assert browser.find_element(By.CSS_SELECTOR, "th.total").get_attribute("aria-sort") == "other"
    order(browser, "rader", "syn")
    assert rows(browser)[0] == "Boks 3.2 nr. 2"
    assert browser.find_element(By.CSS_SELECTOR, "th.total").get_attribute("aria-sort") == "descending"
    order(browser, "kolonner", "imot")
    assert columns(browser)[0] == "Solvang kommune"
    assert browser.current_url.endswith("?rader=syn&kolonner=imot")
    browser.refresh()
    settled(browser)
    assert rows(browser)[0] == "Boks 3.2 nr. 2"
    assert columns(browser)[0] == "Solvang kommune"
    order(browser, "rader", "")
    assert rows(browser)[:2] == ["Planen som helhet", "Boks 3.1 nr. 1"]
    assert visible(browser, "tr.section") == 6
    browser.find_element(By.CSS_SELECTOR, "[data-control=tomme]").click()
    settled(browser)
    assert "Boks 3.3 nr. 2" not in rows(browser)


def test_very_many_senders_stand_as_types_that_can_be_opened(browser: Chrome, narrow: Path) -> None:
    opened(browser, narrow, "matrise.html")
    assert columns(browser)[:2] == ["Direktorater 1", "Kommuner 1"]
    (fee,) = (r for r in browser.find_elements(By.CSS_SELECTOR, "tr.row") if "Boks 3.2 nr. 2" in r.text)
    said = [a.get_attribute("aria-label") for a in fee.find_elements(By.CSS_SELECTOR, "a.cell")]
    assert said == [
        "Kommuner: går imot 1",
        "Bedrifter: støtter 1",
        "Interesseorganisasjoner: kritisk 1",
        "Privatpersoner: kritisk 1",
    ]
    browser.find_elements(By.CSS_SELECTOR, "a.name")[1].click()
    settled(browser)
    assert browser.current_url.endswith("matrise.html?type=kommune")
    assert columns(browser) == ["Solvang kommune"]
    order(browser, "vis", "typer")
    assert columns(browser) == ["Kommuner 1"]
    opened(browser, narrow, "matrise.html?rader=syn")
    select(browser, "hk.selection.tema.add('straff')")
    opening = browser.find_elements(By.CSS_SELECTOR, "a.name")[1].get_attribute("href") or ""
    assert opening.endswith("?rader=syn&tema=straff&type=kommune")
    opened(browser, narrow, "matrise.html?vis=instanser")
    assert len(columns(browser)) == 3
    said = browser.find_element(By.CSS_SELECTOR, ".turn").text.split()
    assert " ".join(said) == "Forrige kolonner Kolonne 1–3 av 6 Neste kolonner"
    browser.find_element(By.CSS_SELECTOR, "[data-control=on]").click()
    settled(browser)
    assert columns(browser)[2] == "Privatperson 1"


def test_the_table_is_one_stop_and_the_arrows_move_in_it(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    assert len(browser.find_elements(By.CSS_SELECTOR, "table.matrix a[tabindex='0']")) == 1
    browser.execute_script("document.querySelector('table.matrix a[tabindex=\"0\"]').focus()")

    def pressed(*keys: str) -> str:
        ActionChains(browser).send_keys(*keys).perform()
        active = browser.switch_to.active_element
        return (active.get_attribute("aria-label") or active.text).replace("\u00a0", " ")

    assert browser.switch_to.active_element.text == "Planen som helhet"
    assert pressed(Keys.ARROW_RIGHT) == "Kartetaten: uten merknader, 0 posisjoner"
    assert pressed(Keys.ARROW_RIGHT) == "Solvang kommune: støtter, 1 posisjon"
    assert pressed(Keys.ARROW_DOWN) == "Solvang kommune: støtter, 2 posisjoner"
    assert pressed(Keys.ARROW_DOWN).startswith("Solvang kommune: går imot")  # over the measure it says nothing of
    assert pressed(Keys.ARROW_UP, Keys.ARROW_UP, Keys.ARROW_UP) == "Solvang kommune"
    assert pressed(Keys.ARROW_UP) == "Solvang kommune"
    assert pressed(Keys.ARROW_DOWN, Keys.END) == "Solvang kommune: støtter, 1 posisjon"
    assert pressed(Keys.HOME) == "Planen som helhet"
    assert len(browser.find_elements(By.CSS_SELECTOR, "table.matrix a[tabindex='0']")) == 1
    pressed(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER)
    assert browser.current_url.endswith("tiltak/boks-3.1-01.html#solvang-kommune")


def test_a_cell_opens_its_best_quote_and_escape_gives_back_the_focus(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    town = number(browser, "Solvang kommune")
    link = cell(browser, "Boks 3.1 nr. 1", town)
    assert link is not None
    link.click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    assert "Solvang kommune: Boks 3.1 nr. 1" in box.text
    assert "Vi er for pristillegg." in box.text
    assert "2 posisjoner" in box.text
    onwards = box.find_element(By.CSS_SELECTOR, ".onwards a")
    assert onwards.text == "Se alle 2 posisjoner"
    assert (onwards.get_attribute("href") or "").endswith("tiltak/boks-3.1-01.html#solvang-kommune")
    assert browser.switch_to.active_element == box
    assert box.get_attribute("aria-labelledby") == box.find_element(By.TAG_NAME, "h2").get_attribute("id")
    ActionChains(browser).send_keys(Keys.ESCAPE).perform()
    assert visible(browser, "dialog.peek") == 0
    assert browser.switch_to.active_element == link
    ActionChains(browser).send_keys(" ").perform()
    WebDriverWait(browser, 5, 0.02).until(lambda b: visible(b, "dialog.peek[open]") == 1)
    browser.find_element(By.TAG_NAME, "h1").click()
    assert visible(browser, "dialog.peek") == 0


def test_the_quote_is_one_the_selection_holds(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html?standpunkt=støtter")
    link = cell(browser, "Boks 3.1 nr. 1", number(browser, mini.EVIL))
    assert link is not None
    link.click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    assert "Men pristillegget gir penger." in box.text  # its best is against
    assert "Pristillegget er galt." not in box.text
    onwards = box.find_element(By.CSS_SELECTOR, ".onwards a").get_attribute("href") or ""
    assert re.search(r"\?standpunkt=\S+#", onwards)


def test_views_from_different_cases_are_marked_and_listed_apart(browser: Chrome, folder: Path, tmp_path: Path) -> None:
    opened(browser, folder, "matrise.html?type=kommune")
    link = cell(browser, "Boks 3.2 nr. 2", number(browser, "Solvang kommune"))
    assert link is not None
    mark = link.find_element(By.CSS_SELECTOR, ".also")
    assert (mark.text, "for" in (mark.get_attribute("class") or "").split()) == ("+", True)
    assert len(browser.find_elements(By.CSS_SELECTOR, "tr.row .also")) == 1
    link.click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    apart = box.find_elements(By.CSS_SELECTOR, ".one-view")
    assert [x.find_element(By.TAG_NAME, "h3").text.split(",")[0] for x in apart] == [
        "I svaret på planen",
        "Annen sak: Reform & <endring> (2022)",
    ]
    assert [x.find_element(By.CSS_SELECTOR, ".notes .chip").text.split()[-1] for x in apart] == ["imot", "støtter"]
    assert "2 syn fra ulike saker. De er ikke like." in box.text
    there = [x.find_element(By.CSS_SELECTOR, ".onwards a").get_attribute("href") or "" for x in apart]
    assert [href.partition("#")[2] for href in there] == ["solvang-kommune", "solvang-kommune--sak-1"]
    assert all("?type=kommune#" in href for href in there)
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.find_element(By.CSS_SELECTOR, "[data-control=csv]").click()
    file = tmp_path / "tiltak.csv"
    WebDriverWait(browser, 5, 0.05).until(lambda _: file.exists())
    (line,) = [x for x in file.read_text(encoding="utf-8-sig").splitlines() if x.startswith('"Boks 3.2 nr. 2"')]
    assert line.endswith('"Går imot (1); Støtter (1) i annen sak: Reform & <endring> (2022)"')


def test_ordered_and_back_the_table_is_what_it_was(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    before = browser.execute_script(READ)
    for name, value in (("rader", "syn"), ("rader", "imot"), ("kolonner", "navn"), ("rader", "for"), ("kolonner", "")):
        order(browser, name, value)
    assert browser.execute_script(READ) != before
    order(browser, "rader", "")
    assert browser.execute_script(READ) == before
    assert (
        browser.execute_script("return document.querySelectorAll('tbody:empty:not([hidden]), .later, .leaving').length")
        == 0
    )


def test_changes_that_follow_at_once_end_as_the_last_one_says(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html?rader=imot&kolonner=navn")
    wanted = browser.execute_script(READ)
    opened(browser, folder, "matrise.html")
    picked = (
        "for (const [name, value] of [['rader', 'syn'], ['kolonner', 'for'], ['rader', ''], ['rader', 'omstridt'],"
        " ['kolonner', 'navn'], ['rader', 'imot']]) { const x = document.querySelector(`[data-control=${name}]`);"
        " x.value = value; x.dispatchEvent(new Event('change', {bubbles: true})); }"
    )
    browser.execute_script(picked)
    settled(browser)
    assert browser.execute_script(READ) == wanted


def test_a_hidden_quote_is_said_to_be(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "matrise.html")
    link = cell(browser, "Boks 3.3 nr. 1", number(browser, "Privatperson 1"))
    assert link is not None
    link.click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    assert "Sitatet vises ikke." in box.text


def test_a_theme_and_a_type_can_be_peeked_at(browser: Chrome, folder: Path, narrow: Path) -> None:
    opened(browser, folder, "temaer.html")
    link = cell(browser, "Straff", number(browser, mini.LONG))
    assert link is not None
    link.click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    assert "2 setninger; 0 for, 1 foreslår, 1 kritisk eller imot" in box.text
    assert "Gebyr er nemnt i høringsnotatet." in box.text  # no stance leads: the first of the surest
    opened(browser, narrow, "matrise.html")
    browser.find_elements(By.CSS_SELECTOR, "a.cell")[1].click()
    box = WebDriverWait(browser, 5, 0.02).until(lambda b: b.find_element(By.CSS_SELECTOR, "dialog.peek[open]"))
    assert "Kommuner: Planen som helhet" in box.text
    assert "1 Solvang kommune" in box.text


def test_what_is_shown_can_be_taken_away(browser: Chrome, folder: Path, tmp_path: Path) -> None:
    opened(browser, folder, "matrise.html?type=bedrift,kommune")
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    browser.find_element(By.CSS_SELECTOR, "[data-control=csv]").click()
    file = tmp_path / "tiltak.csv"
    WebDriverWait(browser, 5, 0.05).until(lambda _: file.exists())
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"Tiltak";"Tekst";"I alt";"Solvang kommune";"<script>alert(""x"")</script> & \'Søner\' ""AS"""'
    assert lines[2] == '"Boks 3.1 nr. 1";"Innføre pristillegg på alkohol i salg.";"2";"Støtter (2)";"Blandet (2)"'
    assert len(lines) == 10


def test_on_paper_all_columns_stand_on_sheets_with_the_rows_heads(browser: Chrome, folder: Path, narrow: Path) -> None:
    opened(browser, folder, "matrise.html")
    printed = (
        "dispatchEvent(new Event('beforeprint'));"
        "const cells = (table) => Array.from(table.rows, (r) => r.cells.length);"
        "const found = Array.from(document.querySelectorAll('.on-paper table'), cells);"
        "dispatchEvent(new Event('afterprint')); return [found, document.querySelectorAll('.on-paper').length];"
    )
    assert browser.execute_script(printed) == [[], 0]  # all six fit as they stand
    opened(browser, narrow, "matrise.html?vis=instanser")
    (sheet,), left = browser.execute_script(printed)
    assert (
        len([n for n in sheet if n == 2 + 6]) == 2 + 9
    )  # heads and rows: all senders, not the three that are shown at a time
    assert left == 0


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_shows_the_matrix_without_a_wider_page(browser: Chrome, folder: Path, page: str) -> None:
    size = {"width": 320, "height": 256, "deviceScaleFactor": 1, "mobile": True}  # 1280 × 1024 at 400 %
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened(browser, folder, page)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 320
        head = browser.find_element(By.CSS_SELECTOR, "tr.row th")
        assert head.size["width"] <= 130
        small = browser.execute_script(
            "return Array.from(document.querySelectorAll('tr.row td a, tr.names a')).filter((a) => "
            "{ const r = a.getBoundingClientRect(); return r.width && (r.width < 24 || r.height < 24); }).length"
        )
        assert small == 0
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_a_script_the_cells_are_links(browser: Chrome, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((folder / "matrise.html").as_uri())
        browser.find_element(By.CSS_SELECTOR, "a.cell.against").click()
        assert browser.current_url.endswith("tiltak/boks-3.2-02.html#solvang-kommune")
        assert "Gebyret må bort." in browser.find_element(By.CSS_SELECTOR, ".voice:target").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("site_name", ["folder", "narrow"])
@pytest.mark.parametrize(("width", "mobile"), [(1300, False), (360, True)])
def test_every_cell_stands_under_its_head(
    browser: Chrome, page: str, site_name: str, width: int, mobile: bool, request: pytest.FixtureRequest
) -> None:
    size = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": mobile}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        opened(browser, request.getfixturevalue(site_name), page)
        apart = browser.execute_script(
            "const place = (x) => { const r = x.getBoundingClientRect(); return [r.left, r.width]; };"
            "const heads = Array.from(document.querySelector('tr.names').cells, place);"
            "const cells = Array.from(document.querySelector('tr.row').cells, place);"
            "return Math.max(...heads.flatMap((h, n) => [Math.abs(h[0] - cells[n][0]), Math.abs(h[1] - cells[n][1])]));"
        )
        assert apart < 1
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
