"""PDF files: text with its layout, read with pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.page import Page as PdfPage
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.ingest import cleaning
from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.layout.document import plain_pages, read_layout
from pipeline.ingest.layout.drawings import dots, frames_and_grids, rules
from pipeline.ingest.layout.lines import page_rows
from pipeline.ingest.layout.rows import Page, with_dots
from pipeline.ingest.legible import is_legible
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.scans import ILLEGIBLE, NOT_NAMED, PLAIN, recognise_pdf

MIN_LETTERS = 3
"""A page with fewer letters and digits has no text layer."""
STAMPED_COVER = 0.5
"""Share of a page that one image takes when the page is a scan."""
STAMP_LETTERS = 100
"""Letters and digits that an archive stamps on a scanned page, at most."""
UNREADABLE = 0.3
"""Share of a page's characters without a meaning (fonts without a character table) from which it cannot be read."""

NOT_PDF = "Filen er ikke en PDF. Åpne den og lagre den på nytt som PDF, eller gi den riktig filendelse."
LOCKED = "PDF-en er beskyttet med passord. Lagre den uten passord og legg den inn på nytt."
BROKEN = "PDF-en er skadet eller ufullstendig og kan ikke leses. Last den ned på nytt, eller be avsenderen om en ny."
EMPTY = "PDF-en har ingen sider."

_UNTITLED = re.compile(
    r"^(?:untitled|uten (?:navn|tittel)|microsoft word|document\d*|dokument\d*|\W*)|\.(?:docx?|pdf|rtf)$", re.I
)


def read_pdf(data: bytes, ocr: Ocr | None = None) -> Extracted:
    """The document in a PDF file: blocks in reading order, with page and place of each line.

    Never raises on what a file holds: a broken, encrypted or foreign file is ``refused`` with the reason, a file
    without any text is ``needs_ocr``, single pages without text or that cannot be read give a warning.

    ocr: how pages without a text layer that can be used are recognised; None leaves them unread.
    """
    if b"%PDF-" not in data[:4096]:
        return Extracted(refused=NOT_PDF)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(pdf, data, ocr)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        return Extracted(refused=LOCKED if isinstance(cause, PDFPasswordIncorrect) else BROKEN)
    except PDFPasswordIncorrect:
        return Extracted(refused=LOCKED)
    except PDFSyntaxError:
        return Extracted(refused=BROKEN)
    except Exception:  # noqa: BLE001 (a damaged file can make the parser fail in any way; law 1: refused, with a reason)
        return Extracted(refused=BROKEN)


def _read(pdf: pdfplumber.pdf.PDF, data: bytes, ocr: Ocr | None) -> Extracted:
    pages: list[Page] = []
    failed: list[int] = []
    for page in pdf.pages:
        try:
            pages.append(_page(page))
        except Exception:  # noqa: BLE001 (one damaged page must not take the others with it)
            failed.append(page.page_number)
        finally:
            page.close()
    if not pages:
        return Extracted(refused=BROKEN if failed else EMPTY)
    n_pages = len(pages) + len(failed)
    title = _metadata_title(pdf.metadata)
    scans = recognise_pdf(data, [p.number for p in pages if not _has_text(p) or _is_stamped(p)], ocr)
    pages = [scans.page(p) for p in pages]
    with_text = [p for p in pages if _has_text(p)]
    if all(_is_stamped(p) for p in with_text) and not scans.scans:
        reason = scans.missing or (ILLEGIBLE if any(p.rows and not _is_stamped(p) for p in pages) else NOT_NAMED)
        warnings = _warnings(pages, [], failed)
        return Extracted(n_pages=n_pages, title=title, needs_ocr=True, ocr_reason=reason, warnings=warnings)
    warnings = (*scans.warnings, *_warnings(pages, with_text, failed))
    try:
        blocks = read_layout(with_text)
    except Exception:  # noqa: BLE001 (a page that the layout cannot make sense of still has its text; law 1)
        blocks, warnings = plain_pages(with_text), (*warnings, PLAIN)
    return Extracted(
        blocks=scans.as_scanned(blocks),
        n_pages=n_pages,
        title=_title(blocks) or title,
        words=scans.words,
        warnings=warnings,
    )


def _page(page: PdfPage) -> Page:
    width, height = float(page.width), float(page.height)
    rows, unreadable = page_rows(page.chars, page.page_number, width, height)
    rows = with_dots(rows, dots(page))
    frames, grids = frames_and_grids(page)
    return Page(
        number=page.page_number,
        width=width,
        height=height,
        rows=tuple(rows),
        rules=rules(page),
        frames=frames,
        grids=grids,
        images=len(page.images),
        covered=max((_share(i, width, height) for i in page.images), default=0.0),
        unreadable=unreadable,
    )


def _has_text(page: Page) -> bool:
    letters = _letters(page)
    readable = letters >= MIN_LETTERS and page.unreadable <= UNREADABLE * (letters + page.unreadable)
    return readable and is_legible(" ".join(r.text for r in page.rows))


def _is_stamped(page: Page) -> bool:
    """Whether a page is a picture with no more text on it than an archive's stamp."""
    return page.covered >= STAMPED_COVER and _letters(page) < STAMP_LETTERS


def _letters(page: Page) -> int:
    return sum(c.isalnum() for r in page.rows for c in r.text)


def _share(image: dict[str, Any], width: float, height: float) -> float:
    """The share of the page that an image takes."""
    across = min(float(image["x1"]), width) - max(float(image["x0"]), 0.0)
    down = min(float(image["bottom"]), height) - max(float(image["top"]), 0.0)
    return max(across, 0.0) * max(down, 0.0) / max(width * height, 1.0)


def _warnings(pages: Sequence[Page], with_text: Sequence[Page], failed: Sequence[int]) -> tuple[str, ...]:
    readable = {p.number for p in with_text}
    shown = {p.number for p in pages if p.images or p.unreadable or p.rows}
    blank = [p.number for p in pages if p.number not in readable and p.number not in shown]
    scanned = [p.number for p in pages if p.number not in readable and p.number in shown]
    found = [
        (failed, "kunne ikke leses (skadet)"),
        (scanned, "har ikke lesbar tekst (skannet, eller med skrift uten riktig tegntabell)"),
        (blank if with_text and len(blank) == len(pages) else [], "er tomme"),
    ]
    return tuple(f"Side {', '.join(map(str, numbers))} {what}." for numbers, what in found if numbers)


def _title(blocks: Sequence[RawBlock]) -> str | None:
    """The largest heading on the first pages with text."""
    headings = [b for b in blocks if b.kind == "heading" and b.box is None and b.page <= blocks[0].page + 1]
    return min(headings, key=lambda b: b.level or 9).text if headings else None


def _metadata_title(metadata: dict[str, Any]) -> str | None:
    title = metadata.get("Title")
    title = cleaning.clean(title) if isinstance(title, str) else ""
    return None if _UNTITLED.search(title) else title
