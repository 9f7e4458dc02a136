"""The interface's words in three languages: all of them marked, found, translated and put where they belong."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from lxml import html as parse
from lxml.html import HtmlElement
from markupsafe import Markup
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from pipeline.report.context.common import measure_label
from pipeline.report.data import script
from pipeline.report.i18n import LANGUAGES, catalogue, shape, t, ta, tn
from pipeline.report.messages import extracted, po_file, updated
from tests.report import mini
from tests.report.test_browser import browser as browser
from tests.report.test_browser import log

OTHERS = LANGUAGES[1:]
FIELD = re.compile(r"\{(\w+)\}")


@pytest.fixture(scope="module")
def found() -> Catalog:
    return extracted()


def catalog(language: str) -> Catalog:
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def ids(messages: Catalog) -> set[str | tuple[str, ...]]:
    return {tuple(m.id) if isinstance(m.id, list | tuple) else m.id for m in messages if m.id}


# The files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_fields_of_its_words(language: str) -> None:
    for m in catalog(language):
        wanted = {f for text in ([m.id] if isinstance(m.id, str) else m.id) for f in FIELD.findall(text)}
        for said in [m.string] if isinstance(m.string, str) else m.string or ():
            assert not said or set(FIELD.findall(said)) == wanted, m.id


@pytest.mark.parametrize("language", OTHERS)
def test_one_and_many_are_two_forms(language: str) -> None:
    for m in catalog(language):
        if not isinstance(m.id, str):
            assert len(m.string) == 2, m.id


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_hold_exactly_the_words_of_the_code(language: str, found: Catalog) -> None:
    """Else: make messages."""
    assert ids(catalog(language)) == ids(found)
    assert po_file(language).read_text(encoding="utf-8") == updated(language, found)


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_is_translated(language: str) -> None:
    known = catalogue(language)
    assert [m.id for m in catalog(language) if m.id and (m.id if isinstance(m.id, str) else m.id[0]) not in known] == []


def test_finding_words_is_the_same_each_time_and_keeps_what_is_translated(found: Catalog) -> None:
    """Templates with nested words, scripts and Python are all read."""
    said = ids(found)
    assert {"Ikke dekket", "støtter", "Vis {n} sitater til av {all}", "sikker"} <= said
    assert ("{n} høringsinstans", "{n} høringsinstanser") in said
    assert updated("nn", found) == updated("nn", extracted())


# The pages ------------------------------------------------------------------------------------------------------------


def written(e: HtmlElement) -> str:
    """The message of a marked element by its own words, as hk.js reads it: with a name for each field."""
    fields = [f"{{{c.get('data-a')}}}" if c.get("data-a") else c.text_content() for c in e]
    return (e.text or "") + "".join(f + (c.tail or "") for f, c in zip(fields, e, strict=True))


def said_in(site: dict[str, str]) -> set[str]:
    """All marked words of the pages, but for what the hearing says in other languages: themes, grounds, measures."""
    out = set()
    for page in site.values():
        tree = parse.fromstring(page)
        out |= {e.get("data-t") or written(e) for e in tree.xpath("//*[@data-t]")}
        for attribute in ("title", "aria-label", "placeholder", "alt", "label"):
            marked = tree.xpath(f"//*[@data-t-{attribute}]")
            specs = [(e.get(f"data-t-{attribute}"), e.get(attribute)) for e in marked]
            out |= {json.loads(spec)[0] if spec else own for spec, own in specs}
    return out - {theme.label_nb for theme in mini.THEMES} - {ground.label_nb for ground in mini.GROUNDS} - _measures()


def unknown(said: set[str], known: Collection[str]) -> set[str]:
    """What stands in ``known`` neither as it is, with a large letter, nor with its numbers as fields."""
    shapes = {shape(k) for k in known if "{" in k}
    return {w for w in said if w not in known and w[:1].upper() + w[1:] not in known and shape(w) not in shapes}


def _measures() -> set[str]:
    return {measure_label(x) for x in mini.tables().tables["measures/measures"]}


def test_every_word_on_the_pages_is_found_for_translation(site: dict[str, str], found: Catalog) -> None:
    """A word that is marked but stands nowhere in the code as it is was put together; it cannot be translated."""
    known = {one for m in ids(found) for one in ((m,) if isinstance(m, str) else m)}
    assert unknown(said_in(site), known) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_on_the_pages_is_left_in_bokmal(site: dict[str, str], language: str) -> None:
    assert unknown(said_in(site), catalogue(language)) == set()


OWN_NAMES = {"Bokmål", "Nynorsk", "English", "MB", "–", "·"}


def naked_words(source: str) -> list[str]:
    """Words in a template that stand outside of its expressions, as text or in an attribute that is read out."""
    source = re.sub(r"\{% block kind %\}.*?\{% endblock %\}", "", source)
    source = re.sub(r"<(code|pre|kbd)\b.*?</\1>", "", source, flags=re.S)  # what is typed is the same in all languages
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "\x00", source, flags=re.S)
    spoken = re.findall(r'\s(?:title|aria-label|placeholder|alt|label)="([^"]*)"', text)
    text = re.sub(r"<(title|option)\b.*?</\1>|<[^>]*>", "\x00", text, flags=re.S)
    pieces = [p.strip() for p in [*text.split("\x00"), *spoken]]
    return [p for p in pieces if re.search(r"[^\W\d_]{2}", p.replace("&nbsp;", " ")) and p not in OWN_NAMES]


@pytest.mark.parametrize(
    "name",
    [f.name for f in sorted(files("pipeline.report").joinpath("templates").iterdir(), key=lambda f: f.name)],
)
def test_a_template_has_no_naked_words(name: str) -> None:
    source = files("pipeline.report").joinpath("templates", name).read_text(encoding="utf-8")
    assert naked_words(source) == []


# What marks them ------------------------------------------------------------------------------------------------------


def test_words_with_fields_are_marked_and_values_escaped() -> None:
    assert t("Meny") == "<span data-t>Meny</span>"
    assert t("Se {who}", who="<b>") == '<span data-t>Se <span data-a="who">&lt;b&gt;</span></span>'
    assert tn(12345, "{n} fil", "{n} filer") == (
        '<span data-t="{n} fil" data-many="{n} filer" data-n="12345"><span data-a="n">12\xa0345</span> filer</span>'
    )


def test_words_that_tell_themselves_are_marked_without_being_repeated() -> None:
    """Small numbers stand as they are; a number that the selection counts, a large one and words among them do not."""
    assert t("s. {page}", page=4) == "<span data-t>s. 4</span>"
    assert tn(2, "{n} fil", "{n} filer") == "<span data-t>2 filer</span>"
    assert ta("title", "side {n}", n=4) == 'title="side 4" data-t-title'
    assert ta("title", "Meny") == 'title="Meny" data-t-title'
    assert t("år {year}", year=2026) == '<span data-t>år <span data-a="year">2026</span></span>'
    number = Markup('<span data-count="positions">2</span>')
    assert tn(2, "{n} fil", "{n} filer", shown=number) == (
        '<span data-t="{n} fil" data-many="{n} filer" data-n="2"><span data-a="n" data-count="positions">2</span>'
        " filer</span>"
    )


def test_an_attribute_may_hold_words_and_numbers_of_words() -> None:
    made = ta("title", "{who}: {view} ({sure})", who='"A" & B', view=t("Støtter"), sure=tn(2, "{n} svar", "{n} svar"))
    (element,) = parse.fromstring(f"<p {made}></p>").xpath("//p")
    assert element.get("title") == '"A" & B: Støtter (2 svar)'
    assert json.loads(element.get("data-t-title")) == [
        "{who}: {view} ({sure})",
        {"who": '"A" & B', "view": ["Støtter", {}], "sure": ["{n} svar", {}, "{n} svar", 2]},
    ]
    assert 'title="a &lt;i&gt;"' in ta("title", "a {b}", b="<i>")
    assert 'title="a b"' in ta("title", "a {b}", b=Markup("<i>b</i>"))


# In the browser -------------------------------------------------------------------------------------------------------

WORDS = {
    "Ikke dekket": "Not covered",
    "Oversikt": "Overview",
    "Tekst {n}: {letters} fra {senders}": "{senders} sent text {n} ({letters})",
    "{n} svar": ["{n} letter", "{n} letters"],
    "{n} høringsinstans": ["{n} sender", "{n} senders"],
    "Hovedmeny": "Main menu",
    "Viser {n} av {all} filer.": "Showing {n} of {all} files.",
    "Utvalg: alle høringsinstanser": "Selection: all senders",
    "Utvalg: {n} av {all} høringsinstanser": "Selection: {n} of {all} senders",
    "Kommuner": "Municipalities",
    "kilden": "the source",
    "Støtter": "Supports",
    "Regnskap": "Accounts",
}


@pytest.fixture(scope="module")
def english(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with some words in English."""
    copy = tmp_path_factory.mktemp("engelsk") / "report"
    shutil.copytree(folder, copy)
    (copy / "data" / "lang-en.js").write_text(script("lang-en", WORDS), encoding="utf-8")
    return copy


def opened(browser: Chrome, folder: Path, page: str) -> None:
    log(browser, "browser")
    browser.get(f"{(folder / page).as_uri()}?lang=en")
    WebDriverWait(browser, 5).until(lambda b: not b.find_elements(By.CSS_SELECTOR, "html.translating"))
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.ID, "utvalg").is_displayed())
    assert log(browser, "browser") == []


@pytest.mark.browser
def test_a_page_speaks_the_language_of_its_address(browser: Chrome, english: Path) -> None:
    opened(browser, english, "dekket.html")
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"
    assert browser.find_element(By.TAG_NAME, "h1").text == "Not covered"
    assert browser.title.startswith("Not covered – Nær nok hjelp")
    assert browser.find_element(By.TAG_NAME, "nav").accessible_name == "Main menu"
    assert browser.find_element(By.CSS_SELECTOR, "#utvalg summary").text == "Selection: all senders"
    current = browser.find_element(By.CSS_SELECTOR, ".languages [aria-current]")
    assert current.text == "English"


@pytest.mark.browser
def test_what_is_verbatim_or_not_translated_says_that_it_is_norwegian(browser: Chrome, english: Path) -> None:
    opened(browser, english, "dekket.html")
    script = "return Array.from(document.querySelectorAll(arguments[0]), (e) => e.closest('[lang]').lang)"
    assert set(browser.execute_script(script, "main blockquote, .of-hearing, a.measure")) == {"nb"}
    assert browser.execute_script(script, ".lead[data-t]") == ["nb"]  # has no English here
    assert browser.execute_script(script, "h1[data-t]") == ["en"]
    opened(browser, english, "tiltak/boks-3.2-02.html")
    assert "nn" in browser.execute_script(script, "main blockquote")


@pytest.mark.browser
def test_fields_move_with_what_they_hold_and_follow_the_selection(browser: Chrome, english: Path) -> None:
    opened(browser, english, "kopier.html")
    heading = browser.find_element(By.CSS_SELECTOR, "section.copies h2")
    assert heading.text == "3 senders sent text 1 (3 letters)"
    browser.get(f"{(english / 'kopier.html').as_uri()}?lang=en&type=kommune")
    WebDriverWait(browser, 5).until(lambda b: "Selection: 1" in b.find_element(By.CSS_SELECTOR, "#utvalg summary").text)
    heading = browser.find_element(By.CSS_SELECTOR, "section.copies h2")
    assert heading.text == "1 sender sent text 1 (1 letter)"


@pytest.mark.browser
def test_numbers_and_dates_are_written_as_english_is(browser: Chrome, english: Path) -> None:
    opened(browser, english, "regnskap.html")
    row = browser.find_element(By.CSS_SELECTOR, "#filliste tbody tr")
    assert "11 September 2026" in row.text
    assert browser.find_element(By.CSS_SELECTOR, "#filliste tfoot td").text == "1,320"
    opened(browser, english, "metode.html")
    assert "0.45–0.58" in browser.find_element(By.ID, "tall").find_element(By.XPATH, "..").text


@pytest.mark.browser
def test_without_the_words_the_page_can_be_read_in_bokmal(browser: Chrome, english: Path, tmp_path: Path) -> None:
    copy = tmp_path / "report"
    shutil.copytree(english, copy)
    (copy / "data" / "lang-en.js").unlink()
    browser.get(f"{(copy / 'dekket.html').as_uri()}?lang=en")
    WebDriverWait(browser, 5).until(lambda b: b.find_element(By.TAG_NAME, "h1").is_displayed())
    assert browser.find_element(By.TAG_NAME, "h1").text == "Ikke dekket"
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "nb"
    log(browser, "browser")  # the missing file is told of there
