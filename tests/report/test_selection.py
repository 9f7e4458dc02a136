"""The selection in headless Chromium: on every page its numbers are those that are counted from the material."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html as parse
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.counting import Counter
from tests.report.test_browser import browser as browser
from tests.report.test_browser import log

pytestmark = pytest.mark.browser

SELECTIONS: tuple[dict[str, list[str]], ...] = (
    {"type": ["kommune"]},
    {"type": ["kommune", "bedrift"]},
    {"type": ["privatperson"]},
    {"tema": ["straff"]},
    {"tema": ["bolig", "alkohol"]},
    {"tiltak": ["boks-3.2/02"]},
    {"tiltak": ["helhet", "boks-3.3/01"]},
    {"standpunkt": ["imot", "kritisk"]},
    {"standpunkt": ["ingen"]},
    {"sprak": ["nn"]},
    {"sikkerhet": ["90"]},
    {"sikkerhet": ["91"]},
    {"sikkerhet": ["80"], "tiltak": ["boks-3.2/02"]},
    {"type": ["kommune"], "tema": ["straff"], "standpunkt": ["støtter"], "sikkerhet": ["50"]},
    {"type": ["kommune"], "tiltak": ["boks-3.1/01", "boks-3.2/02"], "sprak": ["nb"]},
)


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("utvalg")))


def address(folder: Path, page: str, chosen: dict[str, list[str]], **more: str) -> str:
    asked = "&".join(f"{k}={v}" for k, v in ({k: ",".join(v) for k, v in chosen.items()} | more).items())
    return f"{(folder / page).as_uri()}{f'?{asked}' if asked else ''}"


def counts(browser: Chrome) -> dict[str, list[str]]:
    """What stands on the page for all that is asked there."""
    found: dict[str, list[str]] = {}
    script = "return Array.from(document.querySelectorAll('[data-count]'), (e) => [e.dataset.count, e.textContent])"
    for asked, shown in browser.execute_script(script):
        found.setdefault(asked, []).append(shown)
    return found


def settle(browser: Chrome) -> None:
    """Waits until the page has counted what is selected."""
    browser.execute_async_script("hk.changed().then(() => arguments[0]())")


def ready(browser: Chrome) -> None:
    """Waits until the chosen things stand at the top of the page."""
    WebDriverWait(browser, 5).until(lambda b: not b.find_elements(By.CSS_SELECTOR, "html.counting"))
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "utvalg").is_displayed())


def asked_of_all(site: dict[str, str]) -> list[str]:
    """Everything that any page counts."""
    return sorted({a for page in site.values() for a in parse.fromstring(page).xpath("//@data-count")})


def open_panel(browser: Chrome) -> None:
    browser.find_element(By.CSS_SELECTOR, "#utvalg summary").click()
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#utvalg .pick"))


def tick(browser: Chrome, field: str, value: str) -> None:
    """Ticks or unticks a value, opening its list first."""
    pick = browser.find_element(By.CSS_SELECTOR, f"[data-pick={field}]")
    if pick.get_attribute("open") is None:
        pick.find_element(By.TAG_NAME, "summary").click()
    pick.find_element(By.CSS_SELECTOR, f"input[value='{value}']").click()
    settle(browser)


def asked(browser: Chrome) -> dict[str, str]:
    """What the page's address asks for."""
    return {k: v[0] for k, v in parse_qs(urlsplit(browser.current_url).query).items()}


def test_without_a_selection_every_number_is_the_one_that_stands_there(
    browser: Chrome, folder: Path, site: dict[str, str], m: Material
) -> None:
    n = 0
    reference = Counter(m)
    for page in site:
        browser.get(address(folder, page, {}))
        before = counts(browser)
        settle(browser)
        assert counts(browser) == before, page
        for question, shown in before.items():
            expected = str(reference.count(question))
            assert {x or "0" for x in shown} == {expected}, f"{page}: {question}"
        n += len(before)
    assert n > 30


@pytest.mark.parametrize("chosen", SELECTIONS, ids=lambda c: "&".join(f"{k}={','.join(v)}" for k, v in c.items()))
def test_a_selection_counts_what_is_counted_from_the_material(
    browser: Chrome, folder: Path, site: dict[str, str], m: Material, chosen: dict[str, list[str]]
) -> None:
    browser.get(address(folder, "begrunnelser.html", chosen))
    ready(browser)
    questions = [*asked_of_all(site), *QUESTIONS]
    found = browser.execute_async_script(
        "const [all, done] = arguments; hk.changed().then(({c, held}) => done(all.map((q) => hk.count(c, held, q))))",
        questions,
    )
    reference = Counter(m, chosen)
    assert dict(zip(questions, found, strict=True)) == {q: reference.count(q) for q in questions}
    on_page = {q: {x or "0" for x in shown} for q, shown in counts(browser).items()}
    assert on_page == {q: {str(reference.count(q))} for q in on_page}


QUESTIONS = (
    "documents",
    "documents?other=1",
    "documents?type=kommune&other=0",
    "documents?docs=0,1",
    "senders",
    "senders?type=kommune",
    "senders?measure=boks-3.2/02",
    "senders?theme=straff&stance=imot,kritisk",
    "senders?view=støtter",
    "senders?views=1&measure=boks-3.2/02&other=0",
    "senders?ground=økonomi",
    "sentences",
    "sentences?theme=alkohol",
    "sentences?doc=0",
    "sentences?sender=0&theme=straff",
    "positions",
    "positions?linked=0",
    "positions?gap=1",
    "positions?gap=1&tagged=0",
    "positions?measure=boks-3.1/01&relation=i-tråd",
    "positions?measure=boks-3.2/02&sender=2&stance=imot",
    "views",
    "views?view=imot&type=kommune",
    "views?measure=boks-3.1/01",
    "views?counted=1&unsure=1",
    "views?unsure=0",
    "senders?view=støtter&unsure=1",
    "reasons",
    "reasons?ground=&type=kommune",
    "reasons?measure=boks-3.1/01&ground=erfaring",
    "positions?measure=finnes-ikke",
    "positions?theme=finnes-ikke",
    "senders?type=finnes-ikke",
    "views?view=finnes-ikke",
    "reasons?ground=finnes-ikke",
)
"""Every unit with every key, also what no page of the mini hearing asks, and what the hearing does not have."""


def test_every_page_shows_only_what_the_selection_holds(
    browser: Chrome, folder: Path, site: dict[str, str], m: Material
) -> None:
    chosen = {"type": ["kommune"], "standpunkt": ["imot", "foreslår"]}
    reference = Counter(m, chosen)
    held = {m.index[i] for i in reference.sentences}
    for page in site:
        browser.get(address(folder, page, chosen))
        ready(browser)
        for question, shown in counts(browser).items():
            assert {x or "0" for x in shown} == {str(reference.count(question))}, f"{page}: {question}"
        script = "return Array.from(document.querySelectorAll('[data-s]'), (e) => [Number(e.dataset.s), !e.hidden])"
        for number, shown in browser.execute_script(script):
            assert shown == (number in held), f"{page}: setning {number}"
        assert log(browser, "browser") == [], page


@pytest.mark.parametrize(
    ("field", "value"),
    [("type", "kommune"), ("tema", "straff"), ("tiltak", "boks-3.2/02"), ("standpunkt", "imot"), ("sprak", "nn")],
)
def test_each_field_chooses_and_lets_go(browser: Chrome, folder: Path, m: Material, field: str, value: str) -> None:
    browser.get(address(folder, "dekket.html", {}))
    open_panel(browser)
    tick(browser, field, value)
    assert asked(browser) == {field: value}
    shown = browser.find_element(By.CSS_SELECTOR, "#utvalg summary").text
    assert shown == f"Utvalg: {len(Counter(m, {field: [value]}).senders)} av {len(Counter(m).senders)} høringsinstanser"
    assert counts(browser)["positions?gap=1"] == [str(Counter(m, {field: [value]}).count("positions?gap=1"))] * 2
    tick(browser, field, value)
    assert asked(browser) == {}
    assert browser.find_element(By.CSS_SELECTOR, "#utvalg summary").text == "Utvalg: alle høringsinstanser"


def test_how_sure_the_program_must_be(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "dekket.html", {}))
    open_panel(browser)
    Select(browser.find_element(By.CSS_SELECTOR, "[data-field=sikkerhet]")).select_by_value("90")
    settle(browser)
    assert asked(browser) == {"sikkerhet": "90"}
    browser.get(address(folder, "dekket.html", {"sikkerhet": ["55"]}))  # a step that the list does not have
    ready(browser)
    browser.find_element(By.CSS_SELECTOR, "#utvalg summary").click()
    chosen = Select(browser.find_element(By.CSS_SELECTOR, "[data-field=sikkerhet]")).first_selected_option
    assert chosen.text == "minst 55 %"


def test_an_address_shows_again_what_was_chosen(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "begrunnelser.html", {}))
    open_panel(browser)
    for field, value in (("type", "kommune"), ("type", "bedrift"), ("tema", "alkohol")):
        tick(browser, field, value)
    before, there = counts(browser), browser.current_url
    assert asked(browser) == {"type": "kommune,bedrift", "tema": "alkohol"}
    browser.get("about:blank")
    browser.get(there)
    ready(browser)
    assert counts(browser) == before
    assert [b.text.removesuffix(" ✕") for b in browser.find_elements(By.CSS_SELECTOR, ".chosen")] == [
        "Kommuner",
        "Bedrifter",
        "Alkohol",
    ]
    browser.find_element(By.CSS_SELECTOR, "#utvalg summary").click()
    ticked = browser.execute_script(
        "return Array.from(document.querySelectorAll('#utvalg input:checked'), (e) => e.value)"
    )
    assert ticked == ["kommune", "bedrift", "alkohol"]


def test_links_take_the_selection_and_the_language_along(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "tiltak/boks-3.2-02.html", {"tema": ["straff"]}, lang="nn", egen="1"))
    ready(browser)
    links = {
        a.get_attribute("href") or ""
        for a in browser.find_elements(By.CSS_SELECTOR, "header.site nav a, main a")
        if urlsplit(a.get_attribute("href") or "").path.endswith(".html")
    }
    assert len(links) > 10
    for link in links:
        if urlsplit(link).path.endswith("boks-3.2-02.html"):
            continue
        assert parse_qs(urlsplit(link).query) == {"tema": ["straff"], "lang": ["nn"]}, link
    english = browser.find_element(By.CSS_SELECTOR, "[data-lang=en]").get_attribute("href") or ""
    assert parse_qs(urlsplit(english).query) == {"tema": ["straff"], "lang": ["en"], "egen": ["1"]}
    sources = [a.get_attribute("href") or "" for a in browser.find_elements(By.CSS_SELECTOR, "main a[href*='kilder/']")]
    assert sources
    assert not [s for s in sources if "?" in s]


def test_a_link_made_by_a_script_follows_the_selection(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "dekket.html", {"type": ["kommune"]}))
    ready(browser)
    browser.execute_async_script(
        "const done = arguments[0]; hk.texts([1]).then(async ([said]) => {"
        "document.querySelector('main').append(hk.quote(await hk.core(), 1, said)); done(); })"
    )
    link = browser.find_element(By.CSS_SELECTOR, "main > figure .who a")
    assert parse_qs(urlsplit(link.get_attribute("href") or "").query) == {"type": ["kommune"]}
    browser.find_element(By.CSS_SELECTOR, ".chosen").click()
    settle(browser)
    assert urlsplit(link.get_attribute("href") or "").query == ""


def test_what_is_chosen_can_be_taken_out_piece_by_piece_and_all_at_once(browser: Chrome, folder: Path) -> None:
    browser.get(address(folder, "dekket.html", {"type": ["kommune"], "tema": ["straff"], "sikkerhet": ["60"]}))
    ready(browser)
    buttons = browser.find_elements(By.CSS_SELECTOR, ".chosen")
    assert [b.accessible_name for b in buttons] == [
        "Ta bort Kommuner fra utvalget",
        "Ta bort Straff og reaksjoner fra utvalget",
        "Ta bort minst 60 % sikker fra utvalget",
    ]
    buttons[0].click()
    settle(browser)
    assert asked(browser) == {"tema": "straff", "sikkerhet": "60"}
    assert browser.switch_to.active_element.tag_name == "summary"
    browser.find_element(By.CSS_SELECTOR, ".reset").click()
    settle(browser)
    assert asked(browser) == {}
    assert not browser.find_elements(By.CSS_SELECTOR, ".chosen")


def test_the_selection_can_be_used_with_the_keyboard_alone(browser: Chrome, folder: Path) -> None:
    def press(*keys: str) -> Any:
        for key in keys:
            browser.switch_to.active_element.send_keys(key)
        return browser.switch_to.active_element

    browser.get(address(folder, "dekket.html", {}))
    assert press(Keys.TAB).get_attribute("class") == "skip"
    for _ in range(30):
        if press(Keys.TAB).text == "Utvalg: alle høringsinstanser":
            break
    press(Keys.ENTER)
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#utvalg .pick"))
    assert press(Keys.TAB).text.startswith("Type høringsinstans")
    first = press(Keys.ENTER, Keys.TAB)
    assert first.get_attribute("type") == "checkbox"
    press(Keys.SPACE)
    settle(browser)
    assert asked(browser) == {"type": first.get_attribute("value")}
    assert browser.switch_to.active_element == first, "the focus is lost"
    outline = browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    browser.find_element(By.CSS_SELECTOR, ".chosen").send_keys(Keys.ENTER)
    settle(browser)
    assert asked(browser) == {}


@pytest.mark.parametrize(
    "hostile",
    [
        {"tema": "<script>alert(1)</script>", "type": "tull"},
        {"type": "__proto__,constructor", "tiltak": "toString"},
        {"sikkerhet": "NaN", "standpunkt": "%00,,,"},
        {"sikkerhet": "-5", "sprak": "xx", "lang": "../../x"},
        {"sikkerhet": "1e9", "tema": "'\"><img src=x onerror=alert(1)>"},
    ],
)
def test_what_the_hearing_does_not_know_is_named_and_not_asked_for(
    browser: Chrome, folder: Path, m: Material, hostile: dict[str, str]
) -> None:
    log(browser, "browser")
    browser.get(address(folder, "dekket.html", {}))
    browser.execute_script("location.search = new URLSearchParams(arguments[0])", hostile)
    ready(browser)
    sure = hostile.get("sikkerhet") == "1e9"  # the most there is
    reference = Counter(m, {"sikkerhet": ["100"]} if sure else {})
    settle(browser)
    assert counts(browser)["positions?gap=1"] == [str(reference.count("positions?gap=1"))] * 2
    unknown = [b.text for b in browser.find_elements(By.CSS_SELECTOR, ".chosen") if b.text.startswith("ukjent: ")]
    values = [v for k, all_of in hostile.items() if k not in ("sikkerhet", "lang") for v in all_of.split(",") if v]
    assert len(unknown) == len(values)
    for _ in values:
        browser.find_element(By.CSS_SELECTOR, ".chosen").click()
        settle(browser)
    assert not set(asked(browser)) & {"type", "tema", "tiltak", "standpunkt", "sprak"}
    assert log(browser, "browser") == []


def test_a_long_list_is_loaded_when_it_is_asked_for(browser: Chrome, folder: Path, m: Material) -> None:
    """By theme nothing stands on the page; what is opened is loaded, and says so when the selection leaves nothing."""
    browser.get(address(folder, "dekket.html", {}, etter="tema"))
    shown = "#etter-tema figure.quote"
    browser.find_element(By.CSS_SELECTOR, "#etter-tema summary").click()
    WebDriverWait(browser, 5).until(lambda b: b.find_elements(By.CSS_SELECTOR, shown))
    (quote,) = browser.find_elements(By.CSS_SELECTOR, shown)
    assert "«Vi ønsker en ny bru.»" in quote.text.replace("\n", "") or "Vi ønsker en ny bru." in quote.text
    assert json.loads(quote.get_attribute("data-s") or "-1") == m.index["kommune-pdf/0009"]
    browser.get(address(folder, "dekket.html", {"type": ["bedrift"]}))
    ready(browser)
    assert not browser.find_elements(By.CSS_SELECTOR, "#etter-instans section:not([hidden])")
    assert browser.find_element(By.CSS_SELECTOR, "[data-none=etter-instans]").is_displayed()
