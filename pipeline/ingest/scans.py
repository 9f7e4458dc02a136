"""Scanned pages and image files: what must be recognised, page by page, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec
from PIL import Image
from pypdfium2 import PdfiumError

from pipeline.ingest.extracted import Extracted, RawBlock, RawWord
from pipeline.ingest.images import PageImage, count_pages, image_page, pdf_page, turned_back
from pipeline.ingest.layout.document import plain_pages, read_layout
from pipeline.ingest.layout.rows import Page
from pipeline.ingest.ocr import UNSURE, Ocr, OcrFailed, Scan, missing, recognise, words_as_scanned
from pipeline.records import Line

MOST_PAGES = 500
"""Pages recognised of one file, at most: some half an hour's work."""
SURE = 0.001
"""Degrees; a page turned by less stands as it was scanned."""

NO_IMAGE = "Bildet er skadet eller ufullstendig og kan ikke leses. Lagre det på nytt, eller be avsenderen om en PDF."
PLAIN = "Oppsettet kunne ikke tolkes; teksten er lest side for side, uten spalter, overskrifter og lister."
NOT_NAMED = (
    "Filen er skannet og har ikke noe tekstlag. Sett «ocr: tesseract» under ingest i params.yaml for å lese den med "
    "tekstgjenkjenning (OCR)."
)
ILLEGIBLE = (
    "Tekstlaget i filen gir ingen ord på norsk eller engelsk (skriften mangler riktig tegntabell). Be avsenderen om en "
    "ny fil, eller sett «ocr: tesseract» under ingest i params.yaml for å lese sidene som bilder."
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What OCR gave: the pages by number, and what went wrong. ``missing``: what must be installed first."""

    scans: Mapping[int, Scan] = field(default_factory=dict)
    failed: tuple[str, ...] = ()
    missing: str | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to tell about the pages."""
        return (self.missing,) if self.missing else (*_told(self.scans), *self.failed)

    @property
    def words(self) -> tuple[RawWord, ...]:
        """All words with their places on the pages as scanned."""
        return tuple(w for _, s in sorted(self.scans.items()) for w in words_as_scanned(s.words, s.page, s.angle))

    def page(self, page: Page) -> Page:
        """The page as recognised when that gave more than the page itself holds."""
        scan = self.scans.get(page.number)
        better = scan is not None and _letters(scan.page) > _letters(page)
        return replace(scan.page, images=page.images) if scan is not None and better else page

    def as_scanned(self, blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
        """The blocks with the boxes of their lines on the pages as scanned, before these were turned upright."""
        turned = {n: s for n, s in self.scans.items() if abs(s.angle) > SURE}
        return tuple(
            msgspec.structs.replace(b, lines=tuple(_line_as_scanned(li, turned.get(li.page)) for li in b.lines))
            if turned
            else b
            for b in blocks
        )


def _letters(page: Page) -> int:
    return sum(c.isalnum() for r in page.rows for c in r.text)


def _line_as_scanned(line: Line, scan: Scan | None) -> Line:
    if scan is None:
        return line
    centre = (scan.page.width / 2, scan.page.height / 2)
    box = turned_back((line.x0, line.top, line.x1, line.bottom), scan.angle, centre)
    x0, top, x1, bottom = (round(v, 2) for v in box)
    return msgspec.structs.replace(line, x0=x0, top=top, x1=x1, bottom=bottom)


def recognise_pdf(data: bytes, numbers: Sequence[int], ocr: Ocr | None) -> Recognised:
    """The pages with these numbers, rendered and recognised; nothing when OCR is not named."""
    if ocr is None or not numbers:
        return Recognised()
    return recognise_pages([(n, partial(pdf_page, data, n)) for n in numbers], ocr)


def recognise_pages(pages: Sequence[tuple[int, Callable[[], PageImage]]], ocr: Ocr) -> Recognised:
    """The pages, each from a function that makes its image when it is its turn: one image at a time is in memory."""
    if (what := missing()) is not None:
        return Recognised(missing=what)
    scans: dict[int, Scan] = {}
    failed: list[str] = []
    for number, image in pages[:MOST_PAGES]:
        try:
            scans[number] = recognise(image(), number, ocr)
        except (PdfiumError, OcrFailed, OSError, ValueError) as e:
            said = str(e) if isinstance(e, OcrFailed) else "Siden kunne ikke tegnes som bilde."
            failed.append(f"Side {number}: {said}")
    if len(pages) > MOST_PAGES:
        failed.append(f"Bare de første {MOST_PAGES} av {len(pages)} skannede sider er lest.")
    return Recognised(scans, tuple(failed))


def joined(parts: Sequence[Recognised]) -> Recognised:
    """What OCR gave of all the pages of a file, of which some were recognised apart from the others."""
    return Recognised(
        scans={n: scan for p in parts for n, scan in p.scans.items()},
        failed=tuple(w for p in parts for w in p.failed),
        missing=next((p.missing for p in parts if p.missing), None),
    )


def _told(scans: Mapping[int, Scan]) -> tuple[str, ...]:
    words = [w for s in scans.values() for w in s.words]
    if not words:
        return ()
    sure = mean_confidence(words)
    unsure = sum(w.confidence < UNSURE for w in words)
    pages = "1 side" if len(scans) == 1 else f"{len(scans)} sider"
    return (
        f"{pages} lest med tekstgjenkjenning (Tesseract), sikkerhet {sure:.0f} % i snitt; "
        f"{unsure} av {len(words)} ord under {UNSURE:.0f} %.",
    )


def mean_confidence(words: Sequence[RawWord]) -> float | None:
    """Mean confidence of the words, 0 to 100 with one decimal, or None without words."""
    return round(sum(w.confidence for w in words) / len(words), 1) if words else None


def read_image(data: bytes, ocr: Ocr | None) -> Extracted:
    """An image file (PNG, JPEG, TIFF of several pages) as the pages of a letter."""
    try:
        n_pages = count_pages(data)
        if ocr is None:
            return Extracted(n_pages=n_pages, needs_ocr=True, reason=NOT_NAMED)
        read = recognise_pages([(n, partial(image_page, data, n)) for n in range(1, n_pages + 1)], ocr)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return Extracted(refused=NO_IMAGE)
    if read.missing is not None:
        return Extracted(n_pages=n_pages, needs_ocr=True, reason=read.missing)
    pages = [scan.page for _, scan in sorted(read.scans.items()) if _letters(scan.page)]
    blocks, warnings = read_pages(pages)
    return Extracted(
        blocks=read.as_scanned(blocks), n_pages=n_pages, words=read.words, warnings=(*read.warnings, *warnings)
    )


def read_pages(pages: Sequence[Page]) -> tuple[tuple[RawBlock, ...], tuple[str, ...]]:
    """The pages' blocks; when the layout cannot make sense of them each page is one paragraph, with a warning."""
    try:
        return (read_layout(pages) if pages else ()), ()
    except Exception:  # noqa: BLE001 (a page that the layout cannot make sense of still has its text; law 1)
        return plain_pages(pages), (PLAIN,)
