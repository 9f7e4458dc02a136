"""Text recognition with Tesseract: a page's image to the lines that the layout works on, with each word's confidence.

Tesseract's model «nor» is trained on both bokmål and nynorsk. It runs with one thread, so that its results and its
time do not depend on how many pages are read beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pytesseract
from lxml import etree
from PIL import Image
from pytesseract import Output, TesseractError, TesseractNotFoundError

from pipeline.ingest.extracted import RawWord
from pipeline.ingest.images import LEAST_SKEW, PageImage, ink_of, skew, turn, turned_back
from pipeline.ingest.layout.rows import Area, Page, Row
from pipeline.ingest.ocrlines import OcrLine, OcrToken, rows_of
from pipeline.records import Record

LANGUAGE = "nor"
INSTALL = (
    "Installer Tesseract med norsk (Debian og Ubuntu: «apt install tesseract-ocr tesseract-ocr-nor»; macOS: "
    "«brew install tesseract tesseract-lang»), og kjør «dvc repro --force»."
)
NOT_INSTALLED = f"Filen er skannet, og Tesseract, som skal lese den, er ikke installert. {INSTALL}"
NO_NORWEGIAN = f"Filen er skannet, og Tesseract mangler norsk («{LANGUAGE}»). {INSTALL}"
UNSURE = 60.0
"""A word with a lower confidence is counted as unsure. A page whose mean is lower may lie on its side."""
_LEAST_INK = 0.0002
"""Share of dark pixels under which a page is blank: an A4 page with a single line has ten times as much."""
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_CONFIDENCE = re.compile(r"\bx_wconf (\d+)")


class Ocr(Record, frozen=True, kw_only=True):
    """How scans are read. ``seconds``: longest time for one page."""

    engine: Literal["tesseract"]
    seconds: int


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as recognised. ``angle``: how far it was turned, in degrees; ``words`` in the order they were read."""

    page: Page
    words: tuple[RawWord, ...]
    angle: float = 0.0


class OcrFailed(Exception):  # noqa: N818 (what happened, and no error of ours)
    """A page could not be recognised; the message says why, in Norwegian."""


def version() -> str | None:
    """Tesseract's version, or None where it is not installed."""
    try:
        return str(pytesseract.get_tesseract_version())
    except (TesseractNotFoundError, SystemExit):  # SystemExit: a program of that name that gives no version
        return None


def missing() -> str | None:
    """What must be installed before scans can be read, or None."""
    if version() is None:
        return NOT_INSTALLED
    return None if LANGUAGE in pytesseract.get_languages() else NO_NORWEGIAN


def recognise(given: PageImage, number: int, ocr: Ocr) -> Scan:
    """The page's lines and words, in points of the page turned upright.

    A page that reads badly is tried lying on its other sides. Raises OcrFailed when Tesseract fails or takes longer
    than ``ocr.seconds``.
    """
    scan = _upright(given, number, ocr)
    if not scan.words or (_mean(scan.words) >= UNSURE and not _is_on_side(scan.words)):
        return scan
    turned = _turned(given.image)
    if not turned:
        return scan
    image = given.image.rotate(-turned, expand=True)
    size = (given.height, given.width) if turned in (90, 270) else (given.width, given.height)
    other = _upright(PageImage(image, *size), number, ocr)
    return other if _is_on_side(scan.words) or _mean(other.words) > _mean(scan.words) else scan


def _is_on_side(words: Sequence[RawWord]) -> bool:
    """Whether most words run up or down the page, which Tesseract can read as they lie."""
    long = [w for w in words if len(w.text) >= 4]
    return 2 * sum(w.bottom - w.top > w.x1 - w.x0 for w in long) > len(long)


def _mean(words: Sequence[RawWord]) -> float:
    return sum(w.confidence for w in words) / len(words) if words else 0.0


def _turned(image: Image.Image) -> int:
    """By how many degrees the page must be turned clockwise to stand upright, by Tesseract's own judgement."""
    try:
        found = pytesseract.image_to_osd(image, config="--psm 0", output_type=Output.DICT, timeout=30)
    except (TesseractError, RuntimeError):  # too few letters to tell
        return 0
    return int(found["rotate"])


def _upright(given: PageImage, number: int, ocr: Ocr) -> Scan:
    ink = ink_of(given.image)
    if float(ink.mean()) < _LEAST_INK:
        return Scan(_page(given, number, (), ()), ())
    angle = skew(ink)
    image = turn(given.image, angle)
    lines, rules = _read(image, ocr)
    words = tuple(_word(t, number, given.scale) for line in lines for t in line.tokens)
    rows = rows_of(lines, ink_of(image) if abs(angle) >= LEAST_SKEW else ink, number, given.scale)
    drawn = [Area(*(v * given.scale for v in box)) for box in rules]
    return Scan(_page(given, number, rows, drawn), words, angle)


def _page(given: PageImage, number: int, rows: Sequence[Row], drawn: Sequence[Area]) -> Page:
    return Page(
        number=number,
        width=given.width,
        height=given.height,
        rows=tuple(rows),
        rules=tuple(a for a in drawn if a.width >= 15 and a.height < 6),
        images=1,
    )


def _word(token: OcrToken, page: int, scale: float) -> RawWord:
    x0, top, x1, bottom = (round(v * scale, 2) for v in token.box)
    return RawWord(page=page, text=token.text, confidence=token.confidence, x0=x0, top=top, x1=x1, bottom=bottom)


def _read(image: Image.Image, ocr: Ocr) -> tuple[list[OcrLine], list[tuple[float, float, float, float]]]:
    """Tesseract's lines of words, in its reading order, and the rules it saw; all in pixels."""
    before = os.environ.get("OMP_THREAD_LIMIT")
    os.environ["OMP_THREAD_LIMIT"] = "1"  # read by the program that pytesseract starts, and taken away again below
    try:
        hocr = pytesseract.image_to_pdf_or_hocr(
            image, lang=LANGUAGE, extension="hocr", config="--psm 3", timeout=ocr.seconds
        )
    except TesseractError as e:
        raise OcrFailed(f"Tesseract kunne ikke lese siden ({e.status}).") from e
    except RuntimeError as e:  # pytesseract's sign that the time ran out
        raise OcrFailed(f"Tesseract brukte mer enn {ocr.seconds} sekunder (ingest.ocr_seconds i params.yaml).") from e
    finally:  # what is started later would inherit it
        if before is None:
            del os.environ["OMP_THREAD_LIMIT"]
        else:
            os.environ["OMP_THREAD_LIMIT"] = before
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser)
    rules = [box for e in _of_class(root, "ocr_separator") if (box := _box(str(e.get("title"))))]
    return list(_lines(root)), rules


def _of_class(root: etree._Element, *names: str) -> Iterator[etree._Element]:
    return (e for e in root.iter() if e.get("class") in names)


def _box(title: str) -> tuple[float, float, float, float] | None:
    match = _BOX.search(title)
    return (float(match[1]), float(match[2]), float(match[3]), float(match[4])) if match else None


def _lines(root: etree._Element) -> Iterator[OcrLine]:
    for element in _of_class(root, "ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption"):
        title = str(element.get("title"))
        box, size = _box(title), _SIZE.search(title)
        tokens = tuple(t for e in _of_class(element, "ocrx_word") if (t := _token(e)))
        if box is None or not tokens:
            continue
        slope = _BASELINE.search(title)
        # hOCR counts the baseline from the box's lower left corner; in the middle of the line it is most exact.
        rise, foot = (float(slope[1]), float(slope[2])) if slope else (0.0, 0.0)
        baseline = box[3] + foot + rise * (box[2] - box[0]) / 2
        yield OcrLine(tokens, baseline, float(size[1]) if size else box[3] - box[1])


def _token(element: etree._Element) -> OcrToken | None:
    title = str(element.get("title"))
    box, confidence = _box(title), _CONFIDENCE.search(title)
    text = "".join(str(t) for t in element.itertext()).strip()
    return OcrToken(text, box, float(confidence[1]) if confidence else 0.0) if text and box else None


def words_as_scanned(words: Sequence[RawWord], page: Page, angle: float) -> list[RawWord]:
    """The words with the boxes they have on the page as it was scanned, before it was turned."""
    centre = (page.width / 2, page.height / 2)
    out = []
    for w in words:
        x0, top, x1, bottom = (round(v, 2) for v in turned_back((w.x0, w.top, w.x1, w.bottom), angle, centre))
        out.append(RawWord(page=w.page, text=w.text, confidence=w.confidence, x0=x0, top=top, x1=x1, bottom=bottom))
    return out
