"""A long PDF shared out by page gives what reading it in one go gives."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.longpdf import MOST_PARTS, ONE_GO, PAGES, Source, long_pages, page_ranges, read_long
from pipeline.ingest.pdf import read_pdf, whole
from pipeline.ingest.pdfpages import LOCKED, NOT_PDF, PdfPart, read_part
from pipeline.ingest.reading import read_documents
from pipeline.stage import InputFile, Limits, Work
from tests.ingest.settings import PARAMS
from tests.ingest.sheets import Sheet

PROSE = (
    "Kommunen har lange tradisjoner for arbeid med skolemat, og mange av dem som får maten, har fått den lenge. Vi ser "
    "at ordningen virker best når den er lik for alle, og at den må ha penger som varer i mer enn ett år. "
)
LIMITS = Limits(60, 1000)


def report(n_pages: int) -> bytes:
    """Pages with running heads, a paragraph over each page's end, a bold heading on every third, one page empty."""
    sheet = Sheet()
    for n in range(1, n_pages + 1):
        if n == 6:
            sheet.page()
            continue
        sheet.line(f"Rapport om mat {n}", 40, size=9)
        y = sheet.paragraph("og det gjelder for hele landet. " + PROSE * 2, 90)
        if n % 3 == 0:
            sheet.line(f"{n // 3} Del nummer {n // 3}", y + 20, size=15, font="Times-Bold")
            y += 45
        sheet.paragraph(PROSE * 3 + "Det vil ta tid å få alle med,", y + 10)
        sheet.page()
    return sheet.pdf()


def load(path: str) -> bytes:
    return Path(path).read_bytes()


def said(why: str) -> str:
    return f"for mye: {why}"


def work(jobs: int, cache: Path | None = None) -> Work:
    return Work(title="prøve", version="1", jobs=jobs, cache=cache)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "rapport.pdf"
    path.write_bytes(report(ONE_GO + 3))
    return path


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_result_is_that_of_one_go(file: Path, jobs: int) -> None:
    data = file.read_bytes()
    n = long_pages(data)
    assert n == ONE_GO + 3
    read, complete = read_long(Source(str(file), load, "rapport.pdf"), n, LIMITS, said, work(jobs))
    assert complete
    assert read == read_pdf(data)
    assert {b.kind for b in read.blocks} >= {"heading", "paragraph", "furniture"}
    assert max(line.page for b in read.blocks for line in b.lines) == n


def test_a_short_file_is_read_in_one_go() -> None:
    sheet = Sheet()
    sheet.line("Ett ord", 100)
    assert long_pages(sheet.pdf()) is None
    assert long_pages(b"%PDF-1.4 og ikke mer") is None
    assert long_pages(b"") is None


def test_what_passes_a_limit_is_refused_and_tried_again(file: Path, tmp_path: Path) -> None:
    given = Source(str(file), load, "rapport.pdf")
    read, complete = read_long(given, ONE_GO + 3, Limits(0.01, 1000), said, work(2))
    assert (read.refused, complete) == ("for mye: time", False)
    files = {"rapport.pdf": InputFile("documents/rapport.pdf", file)}
    hurried = msgspec.structs.replace(PARAMS, seconds=0.01)
    assert "sekunder" in (read_documents(files, {}, hurried, work(2, tmp_path))["rapport.pdf"].extracted.refused or "")
    assert read_documents(files, {}, PARAMS, work(2, tmp_path))["rapport.pdf"].extracted.blocks


def test_a_document_is_read_by_page_and_kept(file: Path, tmp_path: Path) -> None:
    files = {"rapport.pdf": InputFile("documents/rapport.pdf", file)}
    first = read_documents(files, {}, PARAMS, work(1, tmp_path))
    kept = sorted(tmp_path.rglob("*"))
    assert first["rapport.pdf"].extracted == read_pdf(file.read_bytes())
    assert read_documents(files, {}, PARAMS, work(2, tmp_path)) == first
    assert sorted(tmp_path.rglob("*")) == kept


def test_parts_that_cannot_be_read_refuse_the_file() -> None:
    assert whole([PdfPart(), PdfPart(refused=LOCKED)]) == Extracted(refused=LOCKED)
    assert read_part(b"Hei", None, 3, 4).refused == NOT_PDF


def test_a_part_past_the_end_is_empty() -> None:
    sheet = Sheet()
    sheet.line("Kommunen støtter forslaget.", 100)
    assert read_part(sheet.pdf(), None, 2, None).pages == ()


@given(st.integers(1, 20_000))
def test_every_page_is_in_one_part(n: int) -> None:
    ranges = page_ranges(n)
    assert len(ranges) <= MOST_PARTS or n <= PAGES * MOST_PARTS
    assert ranges[0][0] == 1
    assert ranges[-1][1] is None
    assert all(last is not None and last + 1 == after for (_, last), (after, _) in pairwise(ranges))
    assert ranges[-1][0] <= n
