"""Scans: pages set here, drawn as images, turned askew and read again; and the real two pages."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from rapidfuzz.distance import Indel
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest import ocr as engine
from pipeline.ingest.extracted import Extracted, RawWord
from pipeline.ingest.images import PageImage, image_page, ink_of, pdf_page, skew, turn, turned_back
from pipeline.ingest.legible import is_legible
from pipeline.ingest.ocr import NOT_INSTALLED, Ocr
from pipeline.ingest.ocrlines import OcrLine, OcrToken, rows_of
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.scans import ILLEGIBLE, NO_IMAGE, NOT_NAMED, mean_confidence, read_image
from tests.ingest.sheets import HEIGHT, WIDTH, Sheet

ARGUED = ("heading", "paragraph", "item")
OCR = Ocr(engine="tesseract", seconds=60)
BODY = (
    "Kommunen støtter forslaget om skolemat, og ber om at staten betaler for både mat og kjøkken fra første dag. "
    "Mange av skolene våre har ikke kjøkken i dag, og det må bygges før ordningen kan begynne å gjelde."
)
NYNORSK = (
    "Kommunen meiner at måltidet må vere gratis for alle elevane, og at dei små skulane treng meir hjelp enn andre. "
    "Vi ber difor om at departementet ser nærare på korleis pengane skal delast ut."
)


@pytest.fixture(scope="module")
def tesseract() -> None:
    """Skips where Tesseract with Norwegian is not installed."""
    if (why := engine.missing()) is not None:
        pytest.skip(why)


def letter() -> Sheet:
    sheet = Sheet()
    sheet.line("Lia kommune", 60, size=9)
    sheet.line("Høringssvar om skolemat", 110, size=18, font="Helvetica-Bold")
    y = sheet.paragraph(BODY, 150, size=11)
    sheet.line("Hva vi ber om", y + 16, font="Helvetica-Bold")
    y = sheet.lines(["• Gratis mat til alle elever", "• Kjøkken på hver skole"], y + 34, x=82)
    sheet.paragraph(NYNORSK, y + 14)
    return sheet


def scanned(data: bytes, angle: float = 0.0, turned: int = 0) -> PageImage:
    page = pdf_page(data, 1)
    image = turn(page.image, -angle).rotate(-turned, expand=True, fillcolor=255)
    return PageImage(image, *((page.height, page.width) if turned in (90, 270) else (page.width, page.height)))


def image_pdf(*pages: Image.Image | None) -> bytes:
    """A PDF of scanned pages; None is a page set as text."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for page in pages:
        if page is None:
            canvas.drawString(70, 700, "Denne siden er satt som tekst, og trenger ingen til å lese den for oss.")
        else:
            canvas.drawImage(ImageReader(page.convert("RGB")), 0, 0, WIDTH, HEIGHT)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def texts(read: Extracted, *kinds: str) -> list[str]:
    return [b.text for b in read.blocks if not kinds or b.kind in kinds]


@pytest.mark.ocr
@pytest.mark.usefixtures("tesseract")
class TestTesseract:
    def test_a_scan_has_headings_items_and_paragraphs(self) -> None:
        read = read_pdf(image_pdf(scanned(letter().pdf(), angle=1.3).image), OCR)
        assert texts(read, "heading") == ["Høringssvar om skolemat", "Hva vi ber om"]
        assert texts(read, "item") == ["Gratis mat til alle elever", "Kjøkken på hver skole"]
        assert texts(read, "paragraph") == ["Lia kommune", BODY, NYNORSK]
        assert read.title == "Høringssvar om skolemat"
        assert not read.needs_ocr

    def test_confidence_is_kept_for_each_word_and_told(self) -> None:
        read = read_pdf(image_pdf(scanned(letter().pdf()).image), OCR)
        said = "".join(read.warnings)
        assert "tekstgjenkjenning (Tesseract)" in said
        assert [w.text for w in read.words if w.text == "departementet"] == ["departementet"]
        assert all(0 <= w.confidence <= 100 for w in read.words)
        assert f"{mean_confidence(read.words):.0f} %" in said

    def test_lines_stand_where_they_stand_on_the_scan(self) -> None:
        data = letter().pdf()
        plain, askew = (read_pdf(image_pdf(scanned(data, angle=a).image), OCR) for a in (0, 2))
        first, last = (next(b for b in r.blocks if b.text == BODY).lines[0] for r in (plain, askew))
        # Seen from the page's middle, what stands left on a page that rises to the right stands lower.
        assert 3 < last.bottom - first.bottom < 14
        assert abs(last.x0 - first.x0) < 14

    def test_a_page_on_its_side_is_turned(self) -> None:
        page = scanned(letter().pdf(), turned=90)
        scan = engine.recognise(page, 1, OCR)
        assert "departementet" in [w.text for w in scan.words]
        assert (round(scan.page.width), round(scan.page.height)) == (round(WIDTH), round(HEIGHT))

    def test_page_by_page(self) -> None:
        read = read_pdf(image_pdf(None, scanned(letter().pdf()).image), OCR)
        assert [b.page for b in read.blocks if b.text == BODY] == [2]
        assert any(b.page == 1 and b.text.startswith("Denne siden") for b in read.blocks)
        assert {w.page for w in read.words} == {2}

    def test_a_stamp_is_no_text_layer(self) -> None:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
        canvas.drawImage(ImageReader(scanned(letter().pdf()).image.convert("RGB")), 0, 0, WIDTH, HEIGHT)
        canvas.drawString(400, 830, "26/1180-3 Journalført 2. mai 2026")
        canvas.save()
        assert read_pdf(out.getvalue()).needs_ocr
        assert BODY in texts(read_pdf(out.getvalue(), OCR))

    def test_columns(self) -> None:
        sheet = Sheet()
        sheet.paragraph(BODY * 2, 100, x=50, width=230)
        sheet.paragraph(NYNORSK * 2, 100, x=310, width=230)
        read = read_pdf(image_pdf(scanned(sheet.pdf()).image), OCR)
        found = " ".join(texts(read, "paragraph"))
        assert found.index("Kommunen støtter") < found.index("Kommunen meiner")
        assert "gjelde.Kommunen støtter" in found.replace(" Kommunen støtter", "Kommunen støtter")

    def test_image_files(self) -> None:
        page = scanned(letter().pdf()).image
        for kind in ("PNG", "JPEG", "TIFF"):
            out = io.BytesIO()
            page.save(out, kind, dpi=(300, 300))
            read = read_image(out.getvalue(), OCR)
            assert BODY in texts(read, "paragraph")
            assert read.n_pages == 1

    def test_tiff_of_several_pages(self) -> None:
        page = scanned(letter().pdf()).image
        out = io.BytesIO()
        page.save(out, "TIFF", save_all=True, append_images=[Image.new("L", page.size, 255), page], dpi=(300, 300))
        read = read_image(out.getvalue(), OCR)
        assert read.n_pages == 3
        assert {b.page for b in read.blocks} == {1, 3}

    def test_twice_the_same(self) -> None:
        data = image_pdf(scanned(letter().pdf(), angle=-1).image)
        assert read_pdf(data, OCR) == read_pdf(data, OCR)

    def test_time_is_limited(self) -> None:
        read = read_pdf(image_pdf(scanned(letter().pdf()).image), Ocr(engine="tesseract", seconds=0.01))  # type: ignore[arg-type]
        assert any("sekunder" in w for w in read.warnings) or read.needs_ocr

    @pytest.mark.real
    def test_the_real_scan(self, shared: Path) -> None:
        read = read_pdf((shared / "corpus/rusfeltet/fo-innspill-2022-skannet.pdf").read_bytes(), OCR)
        kinds = [b.kind for b in read.blocks]
        assert kinds.count("heading") == 3
        assert kinds.count("furniture") == 4
        assert (mean_confidence(read.words) or 0) > 90
        truth = json.loads((shared / "gold/extraction/fo-innspill-2022-skannet.truth.json").read_text(encoding="utf-8"))
        want = letters("".join(line for page in truth["pages"] for line in page["body_lines"]))
        assert Indel.normalized_similarity(want, letters("".join(texts(read, *ARGUED)))) >= 0.99


def test_without_being_named_a_scan_waits() -> None:
    data = image_pdf(scanned(letter().pdf()).image)
    read = read_pdf(data)
    assert (read.needs_ocr, read.reason, read.blocks) == (True, NOT_NAMED, ())


def test_where_tesseract_is_missing_the_reason_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "version", lambda: None)
    data = image_pdf(scanned(letter().pdf()).image)
    read = read_pdf(data, OCR)
    assert (read.needs_ocr, read.reason) == (True, NOT_INSTALLED)
    assert "tesseract-ocr-nor" in NOT_INSTALLED
    mixed = read_pdf(image_pdf(None, scanned(letter().pdf()).image), OCR)
    assert not mixed.needs_ocr
    assert NOT_INSTALLED in mixed.warnings


def test_a_broken_image_is_refused() -> None:
    assert read_image(b"\x89PNG\r\n\x1a\n" + b"x" * 50, OCR).refused == NO_IMAGE
    out = io.BytesIO()
    Image.new("L", (400, 400), 255).save(out, "PNG")
    assert read_image(out.getvalue()[:80], None).needs_ocr


def moved(text: str, steps: int) -> str:
    """Each letter so many places further on in the alphabet, as a font with a wrong table gives them."""
    return re.sub(r"[a-z]", lambda m: chr((ord(m[0]) - 97 + steps) % 26 + 97), text.lower())


def test_a_text_layer_without_words_is_noticed() -> None:
    sheet = Sheet()
    sheet.paragraph(moved(BODY + " " + NYNORSK, 3), 100)
    read = read_pdf(sheet.pdf())
    assert (read.needs_ocr, read.reason) == (True, ILLEGIBLE)


@pytest.mark.parametrize("text", [BODY, NYNORSK, "", "Lia", "Kari Moe Ola Vik " * 4, "12 300 " * 40])
def test_legible(text: str) -> None:
    assert is_legible(text)


@given(st.integers(1, 25))
@settings(max_examples=25)
def test_moved_letters_are_not_legible(steps: int) -> None:
    assert not is_legible(moved(BODY + " " + NYNORSK, steps))


@pytest.mark.parametrize("angle", [-4.2, -0.6, 0.0, 0.35, 1.0, 3.75])
def test_skew_is_measured(angle: float) -> None:
    page = scanned(letter().pdf(), angle=angle)
    assert skew(ink_of(page.image)) == pytest.approx(angle, abs=0.11)


@given(st.floats(-6, 6), st.floats(0, 500), st.floats(0, 800))
def test_turning_back_undoes_the_turn(angle: float, x: float, y: float) -> None:
    """A point turned one way and back stands where it stood."""
    there = turned_back((x, y, x, y), -angle, (297, 421))
    back = turned_back((there[0], there[1], there[0], there[1]), angle, (297, 421))
    assert (back[0], back[1]) == pytest.approx((x, y), abs=1e-6)


def test_a_blank_page_has_no_words() -> None:
    page = PageImage(Image.new("L", (2480, 3508), 255), WIDTH, HEIGHT)
    assert engine.recognise(page, 1, OCR).words == ()
    assert skew(ink_of(page.image)) == 0.0


def test_an_image_is_upright_and_has_a_papers_size() -> None:
    out = io.BytesIO()
    photo = Image.new("L", (1200, 900), 255)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side
    photo.save(out, "JPEG", exif=exif)
    page = image_page(out.getvalue(), 1)
    assert page.image.height > page.image.width
    assert page.width == 595.0


def line(baseline: float, *words: tuple[str, float], size: float = 44, confidence: float = 95) -> OcrLine:
    tokens = tuple(OcrToken(t, (x, baseline - 30, x + 20 * len(t), baseline), confidence) for t, x in words)
    return OcrLine(tokens, baseline, size)


def test_rows_have_even_sizes_and_stand_in_order() -> None:
    ink = ink_of(Image.new("L", (2480, 3508), 255))
    rows = rows_of(
        [line(500, ("ordene", 300), ("under", 500)), line(400, ("over", 300), ("linjen", 500), size=48)], ink, 3, 0.24
    )
    assert [r.text for r in rows] == ["over linjen", "ordene under"]
    assert {r.size for r in rows} == {10.5}
    assert {r.page for r in rows} == {3}


def test_lines_of_two_columns_at_one_height_are_one_row() -> None:
    ink = ink_of(Image.new("L", (2480, 3508), 255))
    rows = rows_of([line(400, ("høyre", 1400)), line(402, ("venstre", 300))], ink, 1, 0.24)
    assert [r.text for r in rows] == ["venstre høyre"]


def test_a_logo_is_no_word() -> None:
    ink = ink_of(Image.new("L", (2480, 3508), 255))
    logo = OcrToken("e", (300, 300, 380, 400), 33)
    name = line(400, ("Kommunen", 500))
    rows = rows_of([OcrLine((logo, *name.tokens), 400, 44)], ink, 1, 0.24)
    assert [r.text for r in rows] == ["Kommunen"]
    assert rows_of([], ink, 1, 0.24) == ()


def test_mean_confidence() -> None:
    words = [RawWord(page=1, text="a", confidence=c, x0=0, top=0, x1=1, bottom=1) for c in (90, 95)]
    assert mean_confidence(words) == 92.5
    assert mean_confidence(()) is None
