"""The maps and the theme pages in headless Chromium: pointer, keyboard, zoom and the selection."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.report.context.sendermap import sender_map
from pipeline.report.material import gather
from tests.report import mini
from tests.report.test_browser import browser, log, visible  # noqa: F401  # browser is a fixture

pytestmark = pytest.mark.browser

PAGES = ("kart.html", "temakart.html", "setningskart.html", "instanskart.html", "tema/alkohol.html")


def wait_for(browser: Chrome, selector: str) -> WebElement:  # noqa: F811
    return WebDriverWait(browser, 10).until(lambda b: b.find_element(By.CSS_SELECTOR, selector))


def wait_until(browser: Chrome, script: str) -> object:  # noqa: F811
    return WebDriverWait(browser, 10).until(lambda b: b.execute_script(f"return {script}"))


def sentence_map(browser: Chrome, folder: Path, asked: str = "") -> WebElement:  # noqa: F811
    browser.get((folder / "setningskart.html").as_uri() + asked)
    wait_for(browser, "canvas[data-ready]")
    return browser.find_element(By.ID, "kart")


def over(browser: Chrome, canvas: WebElement, point: int) -> ActionChains:  # noqa: F811
    """The pointer over a point of the map."""
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", canvas)
    x, y = browser.execute_script(f"hk.sentenceMap.paint(); return hk.sentenceMap.place({point})")
    width, height = browser.execute_script(
        "const b = arguments[0].getBoundingClientRect(); return [b.width, b.height]", canvas
    )
    return ActionChains(browser).move_to_element_with_offset(canvas, round(x - width / 2), round(y - height / 2))


def said(browser: Chrome) -> str:  # noqa: F811
    return browser.find_element(By.CSS_SELECTOR, ".map-said").text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("asked", ["", "?type=kommune", "?lang=en"])
def test_the_pages_open_without_errors(browser: Chrome, folder: Path, page: str, asked: str) -> None:  # noqa: F811
    log(browser, "browser")
    browser.get((folder / page).as_uri() + asked)
    wait_until(browser, "!document.getElementById('utvalg').hidden")
    assert log(browser, "browser") == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Chrome, folder: Path, page: str) -> None:  # noqa: F811
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get((folder / page).as_uri())
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360


def test_a_point_under_the_pointer_is_read_out_with_its_source(browser: Chrome, folder: Path) -> None:  # noqa: F811
    canvas = sentence_map(browser, folder)
    over(browser, canvas, 2).perform()
    WebDriverWait(browser, 5).until(lambda b: "Gebyret må bort." in said(b))
    assert "I foreslått tema: Gebyr" in said(browser)
    links = [a.get_attribute("href") or "" for a in browser.find_elements(By.CSS_SELECTOR, ".map-said .address a")]
    assert links[0].endswith("kilder/kommune.pdf#page=2")
    over(browser, canvas, 2).click().perform()
    near = WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, ".map-near figure"))
    assert "Vi støtter gebyret." in near[0].text  # the nearest of another sender's


def test_the_arrows_go_to_the_nearest_point_and_keys_zoom(browser: Chrome, folder: Path) -> None:  # noqa: F811
    canvas = sentence_map(browser, folder, "?lang=nb")
    browser.execute_script("hk.sentenceMap.choose(0); arguments[0].focus()", canvas)
    canvas.send_keys(Keys.ARROW_RIGHT)
    WebDriverWait(browser, 5).until(lambda b: "Pristillegg har vist seg nyttig." in said(b))
    canvas.send_keys("++")
    assert canvas.get_attribute("data-zoom") == "2.25"
    canvas.send_keys("0")
    assert canvas.get_attribute("data-zoom") == "1.00"
    canvas.send_keys(Keys.ENTER)
    assert browser.execute_script("return document.activeElement.closest('.map-said') !== null")
    canvas.send_keys(Keys.ESCAPE)
    WebDriverWait(browser, 5).until(lambda b: "Pek på et punkt" in said(b))


def test_buttons_and_wheel_zoom(browser: Chrome, folder: Path) -> None:  # noqa: F811
    canvas = sentence_map(browser, folder)
    browser.find_element(By.CSS_SELECTOR, "[data-zoom=in]").click()
    assert canvas.get_attribute("data-zoom") == "1.50"
    browser.execute_script(
        "arguments[0].dispatchEvent(new WheelEvent('wheel', {deltaY: -200, clientX: 400, cancelable: true}))",
        canvas,
    )
    assert float(canvas.get_attribute("data-zoom") or 0) > 1.9
    browser.find_element(By.CSS_SELECTOR, "button[data-zoom=all]").click()
    assert canvas.get_attribute("data-zoom") == "1.00"


def test_the_list_holds_what_is_in_view(browser: Chrome, folder: Path) -> None:  # noqa: F811
    canvas = sentence_map(browser, folder)
    summary = browser.find_element(By.CSS_SELECTOR, ".map-list-view summary")
    browser.execute_script("arguments[0].click()", summary)
    n = "document.querySelectorAll('.map-list-view figure').length"
    wait_until(browser, f"{n} === 8")
    browser.execute_script("hk.sentenceMap.choose(0)")
    canvas.send_keys("++++")
    wait_until(browser, f"{n} > 0 && {n} < 8")


def test_what_is_not_in_the_selection_cannot_be_chosen(browser: Chrome, folder: Path) -> None:  # noqa: F811
    canvas = sentence_map(browser, folder, "?type=bedrift")
    wait_until(browser, "document.querySelector('.map-count').textContent.includes('i utvalget')")
    assert browser.find_element(By.CSS_SELECTOR, ".map-count").text.startswith("2 av 8 setninger")
    over(browser, canvas, 2).perform()
    over(browser, canvas, 5).click().perform()
    WebDriverWait(browser, 5).until(lambda b: "Vi støtter gebyret." in said(b))
    assert "Gebyret må bort." not in said(browser)


def test_themes_are_coloured_and_stand_in_the_address(browser: Chrome, folder: Path) -> None:  # noqa: F811
    sentence_map(browser, folder, "?vis=straff")
    boxes = browser.find_elements(By.CSS_SELECTOR, ".map-themes input")
    assert [b.is_selected() for b in boxes] == [b.get_attribute("data-code") == "straff" for b in boxes]
    boxes[0].click()
    assert browser.current_url.endswith("?vis=alkohol,straff")


def test_the_script_finds_senders_as_alike_as_the_page_says(
    browser: Chrome,  # noqa: F811
    folder: Path,
    tmp_path: Path,
) -> None:
    browser.get((folder / "instanskart.html").as_uri())
    wait_for(browser, ".finder[data-ready]")
    for line in sender_map(gather(mini.tables().inputs(tmp_path))).lines:
        Select(browser.find_element(By.CSS_SELECTOR, "[data-pick=one]")).select_by_value(str(line.number))
        shown = [li.text.split("\n") for li in browser.find_elements(By.CSS_SELECTOR, ".kin-list li")]
        found = {name: int(text.split(" ")[0]) for name, text in shown}
        assert found == {k.sender.label: k.percent for k in (*line.most, *line.least)}


def test_what_two_senders_differ_on_is_quoted_from_both(browser: Chrome, folder: Path) -> None:  # noqa: F811
    browser.get((folder / "instanskart.html").as_uri())
    wait_for(browser, ".finder[data-ready]")
    Select(browser.find_element(By.CSS_SELECTOR, "[data-pick=one]")).select_by_visible_text("Solvang kommune")
    Select(browser.find_element(By.CSS_SELECTOR, "[data-pick=other]")).select_by_visible_text(mini.EVIL)
    first = wait_for(browser, ".apart")
    assert "Boks 3.2 nr. 2" in first.text
    assert "Gebyret må bort." in first.text
    assert "Vi støtter gebyret." in first.text
    assert len(browser.find_elements(By.CSS_SELECTOR, ".apart")) == 2
    browser.find_element(By.CSS_SELECTOR, "[data-clear]").click()
    assert visible(browser, ".differ") == 0


def test_numbers_of_a_theme_page_without_a_selection_are_those_that_stand(browser: Chrome, folder: Path) -> None:  # noqa: F811
    for page in ("tema/straff.html", "tema/bolig.html", "temakart.html"):
        browser.get((folder / page).as_uri())
        before = browser.execute_script("return document.querySelector('main').innerText")
        browser.execute_script("hk.changed().then(() => { window.done = true; })")
        wait_until(browser, "window.done")
        assert browser.execute_script("return document.querySelector('main').innerText") == before, page


def test_a_theme_page_follows_the_selection(browser: Chrome, folder: Path) -> None:  # noqa: F811
    browser.get((folder / "tema/straff.html").as_uri() + "?type=kommune")
    wait_until(browser, "document.querySelector('#utvalg.active') !== null")
    rows = browser.find_elements(By.CSS_SELECTOR, "table.by-type tbody tr")
    numbers = [row.find_element(By.CSS_SELECTOR, "td.num").text for row in rows]
    # The types that the selection leaves out have no row to be seen.
    assert ([row.is_displayed() for row in rows], numbers) == ([True, False, False, False], ["2", "", "", ""])
    widths = [float(r.get_attribute("width") or 0) for r in browser.find_elements(By.CSS_SELECTOR, "[data-share]")]
    assert widths == [100, 0, 0, 0]


def test_more_quotes_are_loaded_when_asked_for(browser: Chrome, folder: Path) -> None:  # noqa: F811
    browser.get((folder / "tema/straff.html").as_uri())
    shown = visible(browser, "section.view figure")
    buttons = browser.find_elements(By.CSS_SELECTOR, "section.view .more button")
    if not buttons:
        pytest.fail("no list of the mini hearing is longer than its limit")
    buttons[0].click()
    WebDriverWait(browser, 5).until(lambda b: visible(b, "section.view figure") > shown)


def test_the_pairs_can_be_counted_in_sentences_and_ordered(browser: Chrome, folder: Path) -> None:  # noqa: F811
    browser.get((folder / "temakart.html").as_uri())
    unit = Select(wait_for(browser, "[data-unit]"))
    unit.select_by_value("s")
    assert visible(browser, "#par .a") == 0
    Select(browser.find_element(By.CSS_SELECTOR, "[data-order]")).select_by_value("number")
    heads = [a.text for a in browser.find_elements(By.CSS_SELECTOR, "#par tbody th")]
    assert heads[0] == "Straff og reaksjoner"
    columns = browser.find_elements(By.CSS_SELECTOR, "#par thead th[data-code]")
    assert columns[0].get_attribute("data-code") == "straff"
