"""The whole site: links, escaping, what must not be shown, quotes at their address."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import msgspec
import pytest
from lxml import html as parse

from pipeline.export import run as export
from pipeline.records import DocumentText, Measure, View
from pipeline.report import render
from pipeline.report.render import SCRIPTS
from pipeline.stage import InputFile, LawBroken, Outputs
from tests.report import mini
from tests.report.conftest import html, made

CORE = (
    "index.html",
    "matrise.html",
    "temaer.html",
    "instanser.html",
    "dekket.html",
    "emner.html",
    "regnskap.html",
    "begrunnelser.html",
    "kopier.html",
    "kart.html",
    "temakart.html",
    "setningskart.html",
    "instanskart.html",
    "sammenlign.html",
    "sok.html",
    "endringer.html",
    "kodebok.html",
)


def test_the_pages_there_are(site: dict[str, str]) -> None:
    assert set(CORE) < set(site)
    assert "metode.html" in site
    assert "tiltak/helhet.html" in site
    assert sum(p.startswith("tiltak/") for p in site) == 9
    assert sum(p.startswith("tema/") for p in site) == 4
    assert sum(p.startswith("instans/") for p in site) == 8


BESIDE = frozenset(
    {
        "../export/horingsinstansenes-syn.docx",
        "../export/horing.xlsx",
        "../export/horing.qdpx",
        "../tables/datapackage.json",
    }
)
"""What the front page links to beside the site: it is there in output/, and the page says where it lies."""


def test_the_files_beside_the_site_are_those_that_export_writes(site: dict[str, str]) -> None:
    found = {x for x in parse.fromstring(site["index.html"]).xpath("//@href") if x.startswith("..")}
    assert found == BESIDE
    assert {f.removeprefix("../").removesuffix("/datapackage.json") for f in found} <= set(export.STAGE.outs)
    assert "Filene ligger utenfor rapportmappen." in site["index.html"]
    assert all(f"…/{x.removeprefix('../')}" in site["index.html"] for x in BESIDE)


def test_every_link_leads_to_a_file_and_an_anchor_of_the_site(site: dict[str, str], outputs: Outputs) -> None:
    ids = {page: set(re.findall(r'\sid="([^"]+)"', text)) for page, text in site.items()}
    links = 0
    for page, text in site.items():
        for attribute in ("href", "src"):
            for target in parse.fromstring(text).xpath(f"//@{attribute}"):
                if page == "index.html" and target in BESIDE:
                    continue
                address, anchor = urldefrag(urljoin(page, target))
                address = address.partition("?")[0]  # what is asked of the page stays on it
                assert not re.match(r"[a-z]+:|//", target), target
                assert f"report/{unquote(address)}" in outputs.files, f"{page}: {target}"
                if anchor and not anchor.startswith("page="):
                    assert anchor in ids[unquote(address)], f"{page}: {target}"
                links += 1
    assert links > 500


def test_no_id_stands_twice_on_a_page(site: dict[str, str]) -> None:
    for page, text in site.items():
        ids = parse.fromstring(text).xpath("//@id")
        assert len(ids) == len(set(ids)), page


def test_hostile_strings_are_text(site: dict[str, str]) -> None:
    for page, text in site.items():
        tree = parse.fromstring(text)
        scripts = tree.xpath("//script")
        names = [s.get("src", "").rsplit("/", 1)[-1] for s in scripts]
        assert names[: len(SCRIPTS)] == list(SCRIPTS), page
        assert set(names) <= set(render.static_names()), page
        assert not any(s.text for s in scripts)
        assert not tree.xpath("//@*[starts-with(name(), 'on')]"), page
        assert not tree.xpath("//@style"), page
        assert not tree.xpath("//b[.='<script>']")
    quote = parse.fromstring(site["tiltak/boks-3.2-03.html"]).xpath("//blockquote")[0].text_content().strip()
    assert quote == f"Vi krever {mini.EVIL} nå!"


def test_nothing_is_loaded_from_elsewhere(site: dict[str, str], outputs: Outputs) -> None:
    for page, text in site.items():
        policy = parse.fromstring(text).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy, page
        assert policy[0].startswith("default-src 'none'; style-src 'self' file:; script-src 'self' file:")
        assert "http:" not in text
        assert "https:" not in text
    for name in ("style.css", "report.js"):
        static = outputs.files[f"report/{name}"]
        assert isinstance(static, bytes)
        assert not re.search(rb"https?:|@import|url\(|fetch\(|innerHTML", static)


def test_a_withheld_document_leaves_no_trace_but_its_count(site: dict[str, str], outputs: Outputs) -> None:
    everything = "".join([*site.values(), *outputs.files])
    assert "hemmelig" not in everything.casefold()
    assert "1 holdt tilbake fra publisering" in parse.fromstring(site["index.html"]).text_content()


def test_a_private_person_is_a_number(site: dict[str, str], outputs: Outputs) -> None:
    everything = "".join([*site.values(), *outputs.files])
    assert "eikemo" not in everything.casefold()
    assert "gunnvor" not in everything.casefold()
    assert "Gebyret rammer meg." in site["tiltak/boks-3.2-02.html"]
    assert "Sitatet vises ikke" in site["tiltak/boks-3.3-01.html"]
    assert "instans/privatperson-1.html" in site


def test_names_are_shown_when_the_hearing_says_so(tmp_path: Path) -> None:
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    tables.tables["ingest/hearing"] = (msgspec.structs.replace(hearing, show_private_names=True),)
    outputs = made(tables.inputs(tmp_path))
    assert "instans/gunnvor-eikemo-strand.html" in html(outputs)
    assert "report/kilder/gunnvor-eikemo-strand.pdf" in outputs.files


def test_files_that_may_lie_beside_the_pages(outputs: Outputs) -> None:
    copied = {n.removeprefix("report/kilder/") for n, c in outputs.files.items() if isinstance(c, InputFile)}
    assert copied == {
        "plan.pdf",
        "kommune.pdf",
        "kopi.docx",
        "lag.txt",
        "lang.docx",
        "mappe med rom/så & så #1.pdf",
        "sak.pdf",
        "skann.pdf",
    }


def test_a_quote_links_to_its_page_and_its_place(site: dict[str, str]) -> None:
    (figure,) = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//figure[contains(., 'Gebyret må bort.')]")
    links = figure.xpath(".//span[@class='address']/a/@href")
    assert links == ["../kilder/kommune.pdf#page=2", "../svar/kommune-pdf.html#s2-0006"]


def test_nynorsk_quotes_say_so(site: dict[str, str]) -> None:
    quotes = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//blockquote[@lang='nn']")
    assert [q.text_content().strip() for q in quotes] == ["Vi er ikkje nøgde med gebyret."]


def test_the_same_input_gives_the_same_site(outputs: Outputs, tmp_path: Path) -> None:
    again = made(mini.tables().inputs(tmp_path))
    assert list(again.files) == list(outputs.files)
    assert html(again) == html(outputs)


def test_a_quote_that_is_not_at_its_address_stops_the_run(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["ingest/texts"] = tuple(
        DocumentText(doc_id=t.doc_id, text=t.text.replace("Gebyret må bort.", "Gebyret må stå!."))
        for t in tables.tables["ingest/texts"]
    )
    with pytest.raises(LawBroken, match="kommune-pdf/0006"):
        made(tables.inputs(tmp_path))


def test_a_measure_that_is_not_in_the_plan_stops_the_run(tmp_path: Path) -> None:
    tables = mini.tables()
    measures: tuple[Measure, ...] = tables.tables["measures/measures"]
    tables.tables["measures/measures"] = tuple(
        msgspec.structs.replace(m, text="Noe annet.") if m.measure_id == "boks-3.1/01" else m for m in measures
    )
    with pytest.raises(LawBroken, match=r"boks-3\.1/01"):
        made(tables.inputs(tmp_path))


def test_a_view_of_an_unknown_measure_stops_the_run(tmp_path: Path) -> None:
    tables = mini.tables()
    view = View(sender="Kartetaten", measure_id="boks-9/9", view="imot", n_positions=0, best_sentence_id=None)
    tables.tables["summary/views"] = (*tables.tables["summary/views"], view)
    with pytest.raises(LawBroken, match="boks-9/9"):
        made(tables.inputs(tmp_path))


def test_files_that_do_not_add_up_stop_the_run(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["summary/accounting"] = tuple(
        msgspec.structs.replace(c, n=99) if c.step == "files" else c for c in tables.tables["summary/accounting"]
    )
    with pytest.raises(LawBroken, match="99"):
        made(tables.inputs(tmp_path))


def test_a_hearing_without_plan_codebook_or_answers_still_has_its_pages(tmp_path: Path) -> None:
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    empty = dict.fromkeys(tables.tables, ()) | {
        "ingest/hearing": (
            msgspec.structs.replace(hearing, has_plan=False, has_codebook=False, invited=(), questions=()),
        )
    }
    site = html(made(mini.Tables(empty).inputs(tmp_path)))
    assert set(site) == {*CORE, "metode.html", "tiltak/helhet.html"}
    assert "Ingen høringsinstans har et syn på noe tiltak." in site["matrise.html"]
    assert "ikke målt" in site["metode.html"]


def test_structure_of_every_page(site: dict[str, str]) -> None:
    for page, text in site.items():
        tree = parse.fromstring(text)
        assert tree.get("lang") == "nb", page
        assert len(tree.xpath("//h1")) == len(tree.xpath("//main")) == 1, page
        assert tree.xpath("//a[@class='skip']/@href") == ["#innhold"], page
        assert all(t.xpath("caption") for t in tree.xpath("//table")), page
        assert all(h.get("scope") for h in tree.xpath("//th")), page
        levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
        assert all(b - a <= 1 for a, b in pairwise(levels)), page
        for control in tree.xpath("//input|//select"):
            assert control.getparent().tag == "label", page
