"""Pages as images: drawn the same each time, marked on the right words, and left out where they cannot be right."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import msgspec
import pdfplumber
import pytest
from PIL import Image

from pipeline.report.context.common import passage
from pipeline.report.context.sheet import sheet_views
from pipeline.report.material import Material, gather
from pipeline.report.run import run
from pipeline.report.sheets import Sheets, draw
from pipeline.stage import Inputs, Outputs, Work
from tests.report import letters
from tests.report.conftest import PARAMS, html, made

WORK = Work(title="", version="")


def drawn(given: Inputs, work: Work = WORK, most_bytes: int = 10**7) -> tuple[Material, Sheets]:
    """The material and the pages of it."""
    m = gather(given)
    sheets = draw(m, given.files, work, width=600, most_bytes=most_bytes)
    return replace(m, sheets=sheets.sheets), sheets


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> tuple[Material, Sheets]:
    return drawn(letters.inputs(tmp_path_factory.mktemp("letter")))


def test_the_pages_with_positions_are_drawn(letter: tuple[Material, Sheets]) -> None:
    m, sheets = letter
    assert sorted(sheets.files) == ["side/kommune-pdf-1.webp", "side/kommune-pdf-2.webp"]
    image = Image.open(io.BytesIO(sheets.files["side/kommune-pdf-1.webp"]))
    assert image.size == (600, 850)
    assert len(image.convert("L").getcolors() or ()) <= 4
    assert m.sheets["kommune-pdf", 1].points == letters.SIZE


def test_marks_lie_on_the_words_of_their_sentences(letter: tuple[Material, Sheets]) -> None:
    """Each word that pdfplumber finds under a mark is the sentence's, and each word of the sentence is under it."""
    m, _ = letter
    views = sheet_views(m, letters.DOC)
    with pdfplumber.open(io.BytesIO(letters.pdf())) as file:
        words = {p.page_number: p.extract_words() for p in file.pages}
    seen = {}
    for v in views:
        for mark in v.marks:
            under = [
                w["text"]
                for w in words[v.number]
                if any(
                    p.x <= (w["x0"] + w["x1"]) / 2 <= p.x + p.width
                    and p.y <= (w["top"] + w["bottom"]) / 2 <= p.y + p.height
                    for p in mark.parts
                )
            ]
            seen[mark.name] = " ".join(under)
    assert len(seen) == 6
    assert [k for k, under in seen.items() if k != under] == []


def test_a_sentence_over_two_lines_has_two_boxes_and_one_sign(letter: tuple[Material, Sheets]) -> None:
    m, _ = letter
    marks = {k.name: k for v in sheet_views(m, letters.DOC) for k in v.marks}
    homes = marks["Vi bygger gjerne boliger, dersom staten betaler."]
    assert len(homes.parts) == 2
    assert (homes.look.sign, homes.sentence, homes.id) == ("(+)", "s2-0007", "m2-0007")
    assert homes.sign.x + homes.sign.width < 80
    signs = sorted((k.sign.y, k.sign.height) for k in sheet_views(m, letters.DOC)[1].marks)
    assert all(a + height <= b for (a, height), (b, _) in pairwise(signs))


def test_a_quote_leads_to_its_mark(letter: tuple[Material, Sheets]) -> None:
    m, _ = letter
    assert passage(m, "kommune-pdf/0006").leaf == "svar/kommune-pdf.html#m2-0006"
    assert passage(m, "evil/0002").leaf is None


def test_the_same_file_gives_the_same_image_and_is_drawn_once(tmp_path: Path) -> None:
    given = letters.inputs(tmp_path / "a")
    work = replace(WORK, cache=tmp_path / "cache")
    _, first = drawn(given, work)
    assert len([f for f in (tmp_path / "cache").rglob("*") if f.is_file()]) == 1
    again = draw(gather(given), given.files, replace(work, version="changed"), width=600, most_bytes=10**7)
    _, without = drawn(letters.inputs(tmp_path / "b"))
    assert first.files == again.files == without.files
    assert len([f for f in (tmp_path / "cache").rglob("*") if f.is_file()]) == 1


@pytest.mark.parametrize("how", [{"turned": 90}, {"turned": 180}, {"cut": 30.0}])
def test_a_page_that_is_turned_or_cut_is_left_out(tmp_path: Path, how: dict[str, int]) -> None:
    given = letters.inputs(tmp_path)
    given.files["documents/kommune.pdf"].path.write_bytes(letters.pdf(**how))  # type: ignore[arg-type]
    assert drawn(given)[1].files == {}


def test_a_page_whose_words_are_elsewhere_is_left_out(tmp_path: Path) -> None:
    given = letters.inputs(tmp_path)
    other = tuple(tuple((k, t[::-1]) for k, t in reversed(page)) for page in letters.PAGES)
    given.files["documents/kommune.pdf"].path.write_bytes(letters.pdf((other[1] * 3, other[0] * 3)))
    assert drawn(given)[1].files == {}


def test_a_file_that_is_no_pdf_has_no_pages(tmp_path: Path) -> None:
    given = letters.inputs(tmp_path)
    given.files["documents/kommune.pdf"].path.write_bytes(b"%PDF-1.4 tull")
    assert drawn(given)[1] == Sheets()


def test_a_private_persons_pages_are_never_drawn(tmp_path: Path) -> None:
    given = letters.inputs(tmp_path)
    tables = dict(given.tables)
    tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, sender_type="privatperson") if d.doc_id == letters.DOC else d  # type: ignore[attr-defined]
        for d in tables["ingest/documents"]
    )
    outputs = made(replace(given, tables=tables))
    assert not any(n.startswith("report/side/") for n in outputs.files)


def test_limits_are_kept_and_what_had_no_room_is_counted(tmp_path: Path) -> None:
    given = letters.inputs(tmp_path)
    m, sheets = drawn(given, most_bytes=1000)
    assert (sheets.files, sheets.n_left_out) == ({}, 1)
    size = given.files["documents/plan.pdf"].size + given.files["documents/kommune.pdf"].size
    fewer = gather(given, most_copied=size)
    assert fewer.copied == {"plan-pdf", "kommune-pdf"}
    assert fewer.n_without_source == len(m.copied) - 2


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    return made(letters.inputs(tmp_path_factory.mktemp("made")))


def test_the_letter_shows_its_pages_beside_the_text(outputs: Outputs) -> None:
    page = html(outputs)["svar/kommune-pdf.html"]
    assert page.count('loading="lazy"') == 2
    assert 'src="../side/kommune-pdf-2.webp" width="600" height="850"' in page
    assert 'href="#s2-0006" id="m2-0006" class="against"' in page
    assert "../svar/kommune-pdf.html#m2-0006" in html(outputs)["tiltak/boks-3.2-02.html"]


def test_without_page_images_there_are_none(tmp_path: Path) -> None:
    outputs = run(letters.inputs(tmp_path), msgspec.structs.replace(PARAMS, page_images=False), WORK)
    assert not any(n.startswith("report/side/") for n in outputs.files)
