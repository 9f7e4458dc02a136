"""The page of what is new since the run that was published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html as parse

from pipeline.records import View
from pipeline.report.context.changes import Changes, changes_page
from pipeline.report.context.snapshot import snapshot
from pipeline.report.material import gather
from pipeline.report.published import Publication, document_key, encode
from tests.report import mini
from tests.report.conftest import html, made


def stored(tmp_path: Path, tables: mini.Tables, publication: Publication, name: str = "2026-11-01") -> mini.Tables:
    """The mini hearing with a publication beside its files."""
    tables.published = {**tables.published, f"published/{name}.json": encode(publication)}
    return tables


@pytest.fixture
def now(tmp_path: Path) -> Publication:
    return snapshot(gather(mini.tables().inputs(tmp_path / "nå")))


def compared(tmp_path: Path, tables: mini.Tables) -> Changes:
    page = changes_page(gather(tables.inputs(tmp_path)))
    assert page.changes is not None
    return page.changes


def replaced(rows: tuple[Any, ...], key: str, value: str, **fields: Any) -> tuple[Any, ...]:
    return tuple(msgspec.structs.replace(r, **fields) if getattr(r, key) == value else r for r in rows)


def test_with_none_published_the_page_says_how(site: dict[str, str]) -> None:
    text = parse.fromstring(site["endringer.html"]).text_content()
    assert "Ingen kjøring av denne høringen er publisert ennå." in text
    assert "python -m pipeline publish mini" in text


def test_nothing_has_changed(tmp_path: Path, now: Publication) -> None:
    first = msgspec.structs.replace(now, date="2026-10-01", note="Utkast", settings=(("x", "1"),))
    tables = stored(tmp_path, mini.tables(), first, "2026-10-01")
    stored(tmp_path, tables, msgspec.structs.replace(now, date="2026-11-01", note="<b>Sendt</b>"))
    text = parse.fromstring(html(made(tables.inputs(tmp_path)))["endringer.html"]).text_content()
    assert "1.\u00a0november 2026" in text
    assert "<b>Sendt</b>" in text
    assert "Ingenting er endret." in text
    assert "1.\u00a0oktober 2026: Utkast" in text


def test_a_view_then_and_now(tmp_path: Path, now: Publication) -> None:
    at = next(
        n for n, v in enumerate(now.views) if (v.who, v.measure_id, v.case) == ("Solvang kommune", "boks-3.2/02", None)
    )
    v = now.views[at]
    assert v.quote
    was = msgspec.structs.replace(
        v, view="støtter", quote=msgspec.structs.replace(v.quote, text="Gebyret er greit.", page=7)
    )
    then = msgspec.structs.replace(now, date="2026-11-01", views=(*now.views[:at], was, *now.views[at + 1 :]))
    tables = stored(tmp_path, mini.tables(), then)
    c = compared(tmp_path, tables)
    (line,) = c.changed_views
    assert (line.sender.label, line.measure.label) == ("Solvang kommune", "Boks 3.2 nr. 2")
    assert line.then is not None
    assert line.now is not None
    assert (line.then.label, line.now.label) == ("Støtter", "Går imot")
    assert line.said_then is not None
    assert (line.said_then.text, line.said_then.page) == ("Gebyret er greit.", 7)
    assert line.says_now is not None
    assert line.says_now.text == "Gebyret må bort."
    assert line.href == "tiltak/boks-3.2-02.html#solvang-kommune"
    assert c.n_same_views == len(now.views) - 1
    assert (c.new_views, c.gone_views, c.of_new_letters, c.new_letters) == ((), (), (), ())
    figure = parse.fromstring(html(made(tables.inputs(tmp_path)))["endringer.html"]).xpath("//article[@class='change']")
    assert "«Gebyret er greit.»" not in figure[0].text_content()  # the marks are the style's
    assert "Gebyret er greit." in figure[0].text_content()


def test_a_new_letter_brings_its_views_apart(tmp_path: Path, now: Publication) -> None:
    key = document_key("lang")
    then = msgspec.structs.replace(
        now,
        date="2026-11-01",
        documents=tuple(d for d in now.documents if d.doc != key),
        views=tuple(v for v in now.views if v.who != mini.LONG),
    )
    c = compared(tmp_path, stored(tmp_path, mini.tables(), then))
    assert [x.sender.label for x in c.new_letters] == [mini.LONG]
    assert {x.sender.label for x in c.of_new_letters} == {mini.LONG}
    assert (c.new_views, c.changed_views) == ((), ())
    assert [(p.sender.label, p.then, p.more) for p in c.positions] == [(mini.LONG, 0, 3)]


def test_what_is_withheld_since_is_shown_no_longer(tmp_path: Path, now: Publication) -> None:
    """It was published with the hearing; the stored run still holds it, and the page may not."""
    hidden = document_key("hemmelig-pdf")
    quote = {"doc": hidden, "page": 1, "text": "Dette er en hemmelig mening."}
    row = msgspec.structs.replace(now.documents[1], doc=hidden, who="Hemmelig Sender", title="Hemmelig svar")
    v = msgspec.structs.replace(
        now.views[0], who="Hemmelig Sender", docs=(hidden,), quote=msgspec.convert(quote, type(now.views[0].quote))
    )
    then = msgspec.structs.replace(now, date="2026-11-01", documents=(*now.documents, row), views=(*now.views, v))
    tables = stored(tmp_path, mini.tables(), then)
    assert compared(tmp_path, tables).is_empty
    assert "hemmelig" not in "".join(html(made(tables.inputs(tmp_path))).values()).casefold()


def test_who_is_private_by_now_is_a_number(tmp_path: Path, now: Publication) -> None:
    """The sender's type was corrected after the publication, which has the name."""
    doc = document_key("gunnvor-pdf")
    (person,) = (d.who for d in now.documents if d.doc == doc)
    then = msgspec.structs.replace(
        now,
        date="2026-11-01",
        documents=replaced(now.documents, "doc", doc, who=mini.PRIVATE, title=f"Svar fra {mini.PRIVATE}", digest="x"),
        views=replaced(now.views, "who", person, who=mini.PRIVATE, view="støtter"),
    )
    tables = stored(tmp_path, mini.tables(), then)
    c = compared(tmp_path, tables)
    assert [x.sender.label for x in c.changed_letters] == ["Privatperson 1"]
    assert {x.sender.label for x in c.changed_views} == {"Privatperson 1"}
    assert c.renamed == ()
    text = "".join(html(made(tables.inputs(tmp_path))).values()).casefold()
    assert "gunnvor" not in text
    assert "eikemo" not in text


def test_measures_themes_and_settings(tmp_path: Path, now: Publication) -> None:
    then = msgspec.structs.replace(
        now,
        date="2026-11-01",
        measures=replaced(now.measures, "measure_id", "boks-3.2/02", text="Innføre gebyr.", deadline="2027-01-01"),
        themes=(*replaced(now.themes, "theme", "alkohol", label="Øl", include=("øl*",))[:-1],),
        settings=(*now.settings, ("themes.threshold", "0.4")),
    )
    c = compared(tmp_path, stored(tmp_path, mini.tables(), then))
    (measure,) = c.changed_measures
    assert (measure.measure.label, measure.was) == ("Boks 3.2 nr. 2", "Innføre gebyr.")
    assert measure.facts == (("Frist", "1.\u00a0januar 2027", "–"),)
    (theme,) = c.changed_themes
    assert theme.facts == (("Navn", "Øl", "Alkohol"),)
    assert (theme.added, theme.removed) == (("alkohol*", "pristillegg", "vinmonopol*"), ("øl*",))
    assert [t.code for t in c.new_themes] == ["eldre"]
    assert c.settings == (("themes.threshold", "0.4", None),)


def test_signed_views_that_rest_on_something_else(tmp_path: Path) -> None:
    tables = mini.tables()
    views: tuple[View, ...] = tables.tables["summary/views"]
    tables.tables["summary/views"] = tuple(
        msgspec.structs.replace(
            v, view="kritisk", reviewed="Kari, 2026-11-01", review="må ses på nytt", computed="blandet"
        )
        if (v.sender, v.measure_id) == (mini.EVIL, "boks-3.1/01")
        else v
        for v in views
    )
    (line,) = changes_page(gather(tables.inputs(tmp_path))).again
    assert line.then is not None
    assert line.now is not None
    assert (line.sender.label, line.then.label, line.now.label) == (mini.EVIL, "Kritisk", "Blandet")
    text = html(made(tables.inputs(tmp_path)))["endringer.html"]
    assert "Må ses på nytt" in text
    assert "Kari" not in text
