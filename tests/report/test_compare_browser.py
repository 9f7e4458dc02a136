"""The page of comparison in headless Chromium: its numbers by hand on the mini hearing, choosing, the selection."""

from __future__ import annotations

from math import log as ln
from math import sqrt
from pathlib import Path

import msgspec
import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.report import mini
from tests.report.conftest import made, written
from tests.report.test_browser import browser, log

__all__ = ["browser"]
pytestmark = pytest.mark.browser

MUNICIPALITY = "solvang-kommune"
COMPANY = "script-alert-x-script-soner-as"


def opened(browser: Chrome, folder: Path, med: str, more: str = "") -> None:
    """Opens the page with the sides asked for, and waits until it has drawn them."""
    browser.get("about:blank")
    browser.get(f"{(folder / 'sammenlign.html').as_uri()}?med={med}{more}")
    WebDriverWait(browser, 15).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#sammenligning > *"))
    WebDriverWait(browser, 15).until(
        lambda b: all(x.text for x in b.find_elements(By.CSS_SELECTOR, "#sammenligning section div"))
    )


def text(browser: Chrome, selector: str) -> list[str]:
    return [" ".join(e.text.split()) for e in browser.find_elements(By.CSS_SELECTOR, selector)]


def section(browser: Chrome, name: str) -> list[str]:
    """The measures of a section by their label, or [] where there is no such section."""
    found = browser.find_elements(By.CSS_SELECTOR, f"[aria-labelledby=cmp-{name}]")
    return [e.text for s in found for e in s.find_elements(By.CSS_SELECTOR, "h3 .label, tbody .label")]


def test_two_senders_by_hand(browser: Chrome, folder: Path) -> None:
    assert (folder / f"instans/{COMPANY}.html").is_file()
    log(browser, "browser")
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    # the fee: against, and for; the tax: for, and both ways; the rest only one of them has a view of
    assert section(browser, "uenige") == ["Boks 3.2 nr. 2"]
    assert section(browser, "ulike") == ["Boks 3.1 nr. 1"]
    assert section(browser, "enige") == []
    assert sorted(section(browser, "alene")) == ["Boks 3.2 nr. 3", "Boks 3.3 nr. 1", "Planen som helhet"]
    assert text(browser, ".answer") == [
        "2 tiltak har begge et syn på: uenige om 1, ulike syn på 1, enige om 0, 0 usikre."
    ]
    assert text(browser, ".pairs li") == []
    heads = text(browser, "#sammenligning > .sides .side")
    # two letters with six positions and one
    assert heads[0] == (
        "Solvang kommune Kommuner Planen som helhet + støtter Posisjoner 7 Tiltak med syn 4 Av dem også hos andre her 2"
    )
    assert heads[1].endswith("Planen som helhet − kritisk Posisjoner 4 Tiltak med syn 3 Av dem også hos andre her 2")
    quotes = text(browser, "[aria-labelledby=cmp-uenige] blockquote")
    assert quotes == ["Gebyret må bort.", "Vi støtter gebyret."]
    assert log(browser, "browser") == []


def test_of_three_each_pair_is_told(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY},type:interesseorganisasjon")
    assert text(browser, ".answer")[0].startswith("3 tiltak har minst to av dem et syn på: uenige om 1, ")
    assert text(browser, ".pairs li")[0] == (
        f"Solvang kommune og {mini.EVIL}: 2 felles tiltak, uenige om 1, ulike syn på 1, enige om 0, 0 usikre"
    )


def test_a_number_leads_to_its_measures(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    before = browser.current_url
    browser.find_element(By.CSS_SELECTOR, ".answer a").send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "cmp-uenige"
    assert browser.current_url == before


def test_what_is_unsure_is_neither_agreement_nor_disagreement(
    browser: Chrome, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The municipality is against the fee on one quote, of which the program is unsure here."""
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id == "kommune-pdf/0006" else a
        for a in tables.tables["align/alignments"]
    )
    root = tmp_path_factory.mktemp("usikker")
    opened(browser, written(made(tables.inputs(root / "inn")), root), f"{MUNICIPALITY},{COMPANY}")
    assert text(browser, ".answer") == [
        "2 tiltak har begge et syn på: uenige om 0, ulike syn på 1, enige om 0, 1 usikre."
    ]
    assert section(browser, "uenige") == []
    assert section(browser, "usikre") == ["Boks 3.2 nr. 2"]
    assert text(browser, "[aria-labelledby=cmp-usikre] h3 .doubt") == ["leses som uenige"]
    quotes = text(browser, "[aria-labelledby=cmp-usikre] blockquote")
    assert quotes == ["Gebyret må bort.", "Vi støtter gebyret."]


def test_themes_side_by_side_by_hand(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    rows = {
        r.find_element(By.TAG_NAME, "th").text: r for r in browser.find_elements(By.CSS_SELECTOR, ".themes tbody tr")
    }
    shares = {k: [" ".join(c.text.split()) for c in r.find_elements(By.TAG_NAME, "td")] for k, r in rows.items()}
    # the municipality has nine sentences that are no headings: two on alcohol, both for; two on punishment, one against
    # and one (in the other case) for; one on housing, on a condition. The company has four: two, one and one.
    assert shares["Alkohol"][0].startswith("22 % (2)")
    assert shares["Straff og reaksjoner"][0].startswith("22 % (2)")
    assert shares["Bolig & <oppfølging>"][0].startswith("11 % (1)")
    assert shares["Alkohol"][1].startswith("50 % (2)")
    assert "Eldre" not in shares
    assert text(browser, ".themes thead .small") == ["av 9 setninger", "av 4 setninger"]


def test_types_are_tallied(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "type:kommune,type:bedrift,type:interesseorganisasjon")
    assert section(browser, "uenige") == ["Boks 3.2 nr. 2"]
    assert text(browser, "[aria-labelledby=cmp-uenige] .tally") == [
        "✕ går imot 1 av 1",
        "+ støtter 1 av 1",
        "− kritisk 1 av 1",
    ]
    links = browser.find_elements(By.CSS_SELECTOR, "[aria-labelledby=cmp-uenige] .side > .small a")
    assert links[0].get_attribute("href").split("/")[-1] == "boks-3.2-02.html#syn-against"


def test_a_view_leads_to_its_place(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    browser.find_element(By.CSS_SELECTOR, "[aria-labelledby=cmp-uenige] .to-view").click()
    assert browser.current_url.endswith(f"tiltak/boks-3.2-02.html#{MUNICIPALITY}")
    assert browser.find_elements(By.CSS_SELECTOR, ":target")


def test_the_selection_applies(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}", "&tiltak=boks-3.1/01")
    assert section(browser, "uenige") == []
    assert section(browser, "ulike") == ["Boks 3.1 nr. 1"]
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}", "&type=bedrift")
    assert "Er ikke i utvalget." in browser.find_element(By.CSS_SELECTOR, "#sammenligning .side").text


def test_choosing_with_the_keyboard(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, "")
    assert "Solvang kommune og" in text(browser, ".suggestions li")[0]
    first = browser.find_element(By.CSS_SELECTOR, "[data-at='0']")
    first.send_keys("solvang", Keys.TAB)
    WebDriverWait(browser, 5).until(lambda b: f"med={MUNICIPALITY}" in b.current_url)
    assert "Velg minst én til" in browser.find_element(By.ID, "sammenligning").text
    second = browser.find_element(By.CSS_SELECTOR, "[data-at='1']")
    second.send_keys("finnes ikke", Keys.TAB)
    assert second.get_attribute("aria-invalid") == "true"
    assert "Fant ingen" in browser.find_element(By.CSS_SELECTOR, "#velg output").text
    second.clear()
    second.send_keys("Alle: Bedrifter (1)", Keys.TAB)
    WebDriverWait(browser, 5).until(lambda b: "bedrift" in b.current_url)
    WebDriverWait(browser, 5).until(lambda b: section(b, "uenige") == ["Boks 3.2 nr. 2"])
    browser.find_element(By.CSS_SELECTOR, ".turn").click()
    WebDriverWait(browser, 5).until(lambda b: text(b, "#sammenligning > .sides h2")[0] == "Bedrifter")
    browser.refresh()
    WebDriverWait(browser, 5).until(lambda b: text(b, "#sammenligning > .sides h2") == ["Bedrifter", "Solvang kommune"])
    browser.find_element(By.CSS_SELECTOR, "#velg li button").click()
    WebDriverWait(browser, 5).until(lambda b: "bedrift" not in b.current_url)


def test_addresses_that_lead_nowhere_are_left_out(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"finnes-ikke,{MUNICIPALITY},{MUNICIPALITY},type:parti,sender:0")
    assert len(text(browser, "#sammenligning > .sides .side")) == 2


def test_how_far_a_word_lies_from_the_others(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    # 12 of 100 words here, 1 of 200 there; the prior gives the word 5 of 500
    here = ln((12 + 5) / (100 + 500 - 12 - 5))
    there = ln((1 + 5) / (200 + 500 - 1 - 5))
    expected = (here - there) / sqrt(1 / 17 + 1 / 6)
    assert browser.execute_script("return compare.apart(12, 100, 1, 200, 5, 500)") == pytest.approx(expected)
    # so few words as here tell nothing, and the page says so
    assert text(browser, "[aria-labelledby=cmp-ord] .empty") == ["Ingen ord skiller seg klart ut."] * 2
    assert all("for lite til å si mye" in x for x in text(browser, "[aria-labelledby=cmp-ord] .note"))


def test_typical_words_are_found(browser: Chrome, folder: Path) -> None:
    opened(browser, folder, f"{MUNICIPALITY},{COMPANY}")
    script = """
      const word = (n) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef'[n];
      const data = { words: 'bolig straff plan', counts: [`A${word(30)}C${word(5)}`, `B${word(30)}B${word(5)}`] };
      const side = (k) => ({ name: k ? 'Nei' : 'Ja', members: new Set([k]) });
      return compare.typical(data, [side(0), side(1)], 5).map((x) => [x.n, x.words.map((w) => [w.word, w.y, w.z])]);
    """
    assert browser.execute_script(script) == [[35, [["bolig", 30, 0]]], [35, [["straff", 30, 0]]]]


@pytest.mark.parametrize("asked", ["", f"?med={MUNICIPALITY},{COMPANY},type:kommune,type:direktorat"])
def test_no_wider_than_a_phone(browser: Chrome, folder: Path, asked: str) -> None:
    size = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    opened(browser, folder, asked.removeprefix("?med="))
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 360
