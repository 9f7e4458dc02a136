"""The workbook: opened again, with nothing in it that runs, nothing withheld, and links that lead somewhere."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from openpyxl import Workbook, load_workbook

from pipeline.export.excel import workbook
from pipeline.export.excelcells import LONGEST, Cell, Column, Link, Sheet, day, may_run, safe_text
from pipeline.export.excelfile import workbook_bytes
from pipeline.export.published import Published, published
from pipeline.records import Sentence
from pipeline.stage import InputFile, Outputs
from tests.conftest import Project
from tests.report import mini

SHEETS = (
    "Om arbeidsboken",
    *("Høringsinstanser", "Tiltak", "Matrise", "Syn", "Posisjoner", "Argumenter", "Grunnlag"),
    *("Temaer", "Tema og instans"),
    *("Ikke dekket", "Regnskap", "Filer"),
)


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def rows(book: Workbook, sheet: str, head: int = 1) -> list[dict[str, Any]]:
    """The rows of a sheet as dictionaries."""
    found = list(book[sheet].iter_rows(min_row=head, values_only=True))
    return [dict(zip(found[0], r, strict=True)) for r in found[1:]]


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(mini.tables().inputs(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="module")
def data(material: Published) -> bytes:
    return workbook(material)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return opened(data)


def one_cell(text: str) -> Any:
    """A workbook with one text in it, opened again: the cell."""
    sheet = Sheet("Ark", "", (Column("Tekst", 20),), ((Cell(text),),))
    return opened(workbook_bytes([sheet], title="t"))["Ark"]["A2"]


def test_the_sheets_stand_in_order_with_filters_and_heads_that_stay(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS
    for name in SHEETS[1:]:
        ws = book[name]
        head = {"Matrise": 3, "Grunnlag": 2}.get(name, 1)
        assert ws.freeze_panes in (f"B{head + 1}", f"C{head + 1}", f"D{head + 1}")
        assert ws.auto_filter.ref.startswith(f"A{head}:")
        assert ws.print_title_rows == f"$1:${head}"
        assert ws.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    "text", ["=1+1", "+47 22", "-1", "@SUM(A1)", "\t=1", "\r=1", ' =HYPERLINK("x")', "=cmd|' /C calc'!A0"]
)
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    cell = one_cell(text)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert cell.value == text.replace("\r", "\n")


@pytest.mark.parametrize("text", ["#N/A", "2026-10-01", "12", "TRUE"])
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    cell = one_cell(text)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, False)


def test_excel_s_own_escapes_are_escaped() -> None:
    """Excel and LibreOffice read _x005F_ as the underscore; openpyxl leaves it."""
    assert one_cell("_x0041_ a_b _x41_").value == "_x005F_x0041_ a_b _x41_"


def test_control_characters_are_seen_and_harmless() -> None:
    assert safe_text("a\x00b\x0bc\x9fd\ud800e\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffd"
    assert one_cell("a\x01\nb\tc").value == "a\ufffd\nb\tc"


@pytest.mark.parametrize("text", ["å" * 40_000, "\U0001f600" * 20_000, "_x0041_" * 6_000])
def test_a_text_past_the_limit_is_cut_and_says_so(text: str) -> None:
    cut = safe_text(text)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    found = re.search(r" … \[kuttet her: (\d+) tegn til får ikke plass i en celle\]$", cut)
    assert found
    assert len(text) == len(cut[: found.start()].replace("x005F_", "")) + int(found[1])
    assert safe_text("å" * LONGEST) == "å" * LONGEST


def test_nothing_in_the_workbook_runs(book: Workbook, data: bytes) -> None:
    for ws in book:
        for row in ws.iter_rows():
            for c in row:
                assert c.data_type in ("s", "n", "d"), c
                assert not (isinstance(c.value, str) and may_run(c.value)) or c.quotePrefix
    whole = b"".join(zipfile.ZipFile(io.BytesIO(data)).read(n) for n in zipfile.ZipFile(io.BytesIO(data)).namelist())
    assert b"<f>" not in whole
    assert b"<f " not in whole
    assert not re.findall(rb'Target="(?:https?|file|mailto|javascript):', whole)


def test_a_sender_s_formula_is_a_quote(tmp_path: Path) -> None:
    given = mini.tables()
    text = '=HYPERLINK("http://x";"Vi er for pristillegg.")'
    given.tables["segment/sentences"] = tuple(
        msgspec.structs.replace(s, text=text) if s.sentence_id == "kommune-pdf/0004" else s
        for s in given.tables["segment/sentences"]
        if isinstance(s, Sentence)
    )
    ws = opened(workbook(published(given.inputs(tmp_path))))["Posisjoner"]
    (cell,) = [c for c in ws["D"] if c.value == text]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_matrix_says_the_view_in_words_with_sign_and_number(book: Workbook) -> None:
    ws = book["Matrise"]
    column = next(c.column_letter for c in ws[3] if c.value == "Solvang kommune")
    found = {ws[f"A{n}"].value: ws[f"{column}{n}"] for n in range(4, ws.max_row + 1)}
    assert found["Boks 3.1 nr. 1"].value == "Støtter\n+ 2 pos."
    assert found["Boks 3.2 nr. 1"].value is None
    against = found["Boks 3.2 nr. 2"]
    assert against.value == "Går imot\n✕ 1 pos.\nogså i annen sak"
    assert (against.fill.fgColor.rgb, against.font.color.rgb) == ("009B3413", "00FFFFFF")
    other = next(c.column_letter for c in ws[3] if c.value == "Sør lokallag")
    assert ws[f"{other}5"].value == "Støtter\n+ overtatt"
    assert ws[f"{other}5"].font.italic


def test_positions_have_quote_page_stance_and_measure(book: Workbook) -> None:
    found = {r["Id"]: r for r in rows(book, "Posisjoner") if r["Høringsinstans"] == "Solvang kommune"}
    r = found["kommune-pdf/0006"]
    assert (r["Sitat"], r["Side"], r["Standpunkt"], r["Hvor sikkert"]) == ("Gebyret må bort.", 2, "imot", 0.9)
    assert (r["Tiltak"], r["Forhold"], r["Kobling"]) == ("Boks 3.2 nr. 2", "mot tiltaket", 0.8)
    assert (r["Temaer"], r["Overskrift"]) == ("Straff og reaksjoner", "Alkohol")
    assert found["kommune-pdf/0009"]["Tiltak"] is None
    assert "kommune-pdf/0008" not in found, "uten standpunkt"
    assert "kommune-pdf/0010" not in found, "ikke tatt stilling til"


def test_arguments_have_their_own_words_page_ground_and_measure(book: Workbook) -> None:
    found = {r["Ordrett"]: r for r in rows(book, "Argumenter")}
    reason = found["Pristillegg har vist seg nyttig."]
    assert (reason["Slag"], reason["Grunnlag"], reason["Tiltak"]) == ("Begrunnelse", "Erfaring", "Boks 3.1 nr. 1")
    assert (reason["Høringsinstans"], reason["Hele setningen"]) == ("Solvang kommune", None)
    condition = found["dersom staten betaler"]
    assert (condition["Slag"], condition["Grunnlag"]) == ("Forbehold", None)
    assert "dersom staten betaler" in condition["Hele setningen"]
    assert "en hemmelig mening" not in found


def test_grounds_by_senders(book: Workbook) -> None:
    found = {r["Grunnlag"]: r for r in rows(book, "Grunnlag", head=2)}
    assert list(found) == ["Økonomi & <penger>", "Erfaring", "Miljø"]
    assert (found["Erfaring"]["Høringsinstanser"], found["Erfaring"]["Begrunnelser"]) == (1, 1)
    assert found["Erfaring"]["Solvang kommune"] == 1
    assert found["Økonomi & <penger>"]["Solvang kommune"] is None
    assert found["Miljø"]["Høringsinstanser"] == 0


def test_dates_are_dates_and_a_bare_year_is_not() -> None:
    assert (day("2026-10-01"), day("2022"), day("2026-13-01"), day(None)) == (
        datetime.date(2026, 10, 1),
        "2022",
        "2026-13-01",
        None,
    )
    sheet = Sheet("Ark", "", (Column("Dato", 12),), ((Cell(day("2026-10-01")),), (Cell(day("2022")),)))
    ws = opened(workbook_bytes([sheet], title="t"))["Ark"]
    assert (ws["A2"].value, ws["A2"].number_format) == (datetime.datetime(2026, 10, 1), "dd.mm.yyyy")  # noqa: DTZ001
    assert (ws["A3"].data_type, ws["A3"].value) == ("s", "2022")


def test_measures_count_each_sender_once(book: Workbook) -> None:
    found = {r["Id"]: r for r in rows(book, "Tiltak")}
    fee = found["boks-3.2/02"]
    assert [fee[k] for k in ("Med syn", "Støtter", "Kritisk", "Går imot", "Foreslår")] == [4, 1, 2, 1, None]
    assert found["prioritering/01"]["Beløp (kr)"] == 650_000_000
    assert found["boks-3.3/02"]["Med syn"] == 0


def test_private_persons_have_a_number_and_nothing_withheld_is_there(data: bytes, book: Workbook) -> None:
    archive = zipfile.ZipFile(io.BytesIO(data))
    whole = b"".join(archive.read(n) for n in archive.namelist()).decode()
    assert "Privatperson 1" in whole
    assert not re.findall("gunnvor|eikemo|hemmelig", whole, re.IGNORECASE)
    assert next(r for r in rows(book, "Filer") if r["Høringsinstans"] == "Privatperson 1")["Fil"] is None


def test_the_same_bytes_without_dates(data: bytes, material: Published) -> None:
    assert workbook(material) == data
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms" not in re.sub(rb'xmlns:\w+="[^"]*"', b"", archive.read("docProps/core.xml"))


def test_links_past_excel_s_limit_are_left_out() -> None:
    linked = Cell("x", Link("../report/index.html"))
    sheet = Sheet("Ark", "", (Column("Tekst", 20),), ((linked,),) * 5)
    ws = opened(workbook_bytes([sheet], title="t", most_links=3))["Ark"]
    assert ws["A4"].hyperlink.target == "../report/index.html"
    assert (ws["A5"].hyperlink, ws["A5"].value) == (None, "x")


def test_an_empty_hearing_gives_a_workbook(tmp_path: Path) -> None:
    given = mini.tables()
    for name in given.tables:
        if name != "ingest/hearing":
            given.tables[name] = ()
    assert tuple(opened(workbook(published(given.inputs(tmp_path)))).sheetnames) == SHEETS


def dead_links(book: Workbook, pages: dict[str, str]) -> list[str]:
    """Links to pages or anchors that the site lacks, and to cells that the workbook lacks or that are empty."""
    dead = []
    for ws in book:
        for link in (c.hyperlink for row in ws.iter_rows() for c in row if c.hyperlink):
            if link.target:
                page = pages.get(link.target.removeprefix("../report/"))
                if page is None or (link.location and f'id="{link.location}"' not in page):
                    dead.append(f"{ws.title}!{link.ref}: {link.target}#{link.location}")
            else:
                sheet, cell = re.fullmatch(r"'(.+)'!([A-Z]+\d+)", link.location).groups()  # type: ignore[union-attr]
                if sheet not in book.sheetnames or (cell != "A1" and book[sheet][cell].value is None):
                    dead.append(f"{ws.title}!{link.ref}: {link.location}")
    return dead


def test_every_link_leads_to_a_page_of_the_site(book: Workbook, outputs: Outputs) -> None:
    pages = {n.removeprefix("report/"): c for n, c in outputs.files.items() if isinstance(c, str)}
    assert not any(isinstance(c, InputFile) and n.endswith(".html") for n, c in outputs.files.items())
    assert dead_links(book, pages) == []
    targets = {c.hyperlink.target for ws in book for r in ws.iter_rows() for c in r if c.hyperlink}
    assert {"../report/instans/solvang-kommune.html", "../report/tiltak/boks-3.2-02.html"} <= targets


def test_links_between_sheets_lead_to_the_row_meant(book: Workbook) -> None:
    for name, column in (
        ("Syn", "A"),
        ("Syn", "C"),
        ("Posisjoner", "B"),
        ("Posisjoner", "I"),
        ("Argumenter", "C"),
        ("Argumenter", "I"),
        ("Tema og instans", "A"),
    ):
        linked = [c for c in book[name][column] if c.hyperlink]
        assert linked
        for c in linked:
            sheet, cell = c.hyperlink.location.split("!")
            assert book[sheet.strip("'")][cell].value == c.value
    for c in (c for c in book["Høringsinstanser"]["F"] if c.hyperlink):
        row = int(re.sub(r"\D", "", c.hyperlink.location))
        assert book["Posisjoner"][f"B{row}"].value == book["Høringsinstanser"][f"A{c.row}"].value
        assert book["Posisjoner"][f"B{row - 1}"].value != book["Posisjoner"][f"B{row}"].value


@pytest.mark.slow
def test_the_example_s_workbook(example: Project) -> None:
    output = example.root / "output" / "eksempel"
    book = opened((output / "export" / "horing.xlsx").read_bytes())
    site = output / "report"
    pages = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in site.rglob("*.html")}
    assert dead_links(book, pages) == []
    counted = {r["Trinn"]: r["Antall"] for r in rows(book, "Regnskap")}
    numbers = {r["Nr."] for r in rows(book, "Posisjoner")}
    assert len(numbers) == counted["posisjoner (setninger med et standpunkt)"]
