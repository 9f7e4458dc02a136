"""A PDF's pages, some or all, as read with pdfplumber: what the layout works on, and what OCR gave."""

from __future__ import annotations

import io
import logging
import re
import sys
from dataclasses import dataclass, field
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.page import Page as PdfPage
from pdfplumber.utils.exceptions import PdfminerException

from pipeline.ingest import cleaning
from pipeline.ingest.layout.drawings import dots, frames_and_grids, rules
from pipeline.ingest.layout.lines import page_rows
from pipeline.ingest.layout.rows import Page, with_dots
from pipeline.ingest.legible import is_legible
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.scans import Recognised, recognise_pdf

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

_UNTITLED = re.compile(
    r"^(?:untitled|uten (?:navn|tittel)|microsoft word|document\d*|dokument\d*|\W*)|\.(?:docx?|pdf|rtf)$", re.I
)


@dataclass(frozen=True, slots=True)
class PdfPart:
    """Consecutive pages of a PDF as read. ``failed`` are the numbers of those that could not be; ``legible`` of those
    with a text layer that can be used, of their own or from OCR; ``title`` stands in the file's metadata.
    ``refused``: the reason why the file could not be opened."""

    pages: tuple[Page, ...] = ()
    failed: tuple[int, ...] = ()
    legible: frozenset[int] = frozenset()
    scans: Recognised = field(default_factory=Recognised)
    title: str | None = None
    refused: str | None = None


def read_part(data: bytes, ocr: Ocr | None, first: int = 1, last: int | None = None) -> PdfPart:
    """The pages from ``first`` to ``last`` (both included, from 1; None: to the end) of a PDF file.

    Never raises on what a file holds. The pages of a file are the same however they are parted.
    """
    if b"%PDF-" not in data[:4096]:
        return PdfPart(refused=NOT_PDF)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    wanted: Any = range(first, sys.maxsize if last is None else last + 1)  # pdfplumber only asks what is in it
    try:
        with pdfplumber.open(io.BytesIO(data), pages=wanted) as pdf:
            return _read(pdf, data, ocr)
    except MemoryError:
        raise
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        return PdfPart(refused=LOCKED if isinstance(cause, PDFPasswordIncorrect) else BROKEN)
    except PDFPasswordIncorrect:
        return PdfPart(refused=LOCKED)
    except PDFSyntaxError:
        return PdfPart(refused=BROKEN)
    except Exception:  # noqa: BLE001 (a damaged file can make the parser fail in any way; law 1: refused, with a reason)
        return PdfPart(refused=BROKEN)


def _read(pdf: pdfplumber.pdf.PDF, data: bytes, ocr: Ocr | None) -> PdfPart:
    pages: list[Page] = []
    failed: list[int] = []
    for page in pdf.pages:
        try:
            pages.append(_page(page))
        except MemoryError:
            raise
        except Exception as error:  # one damaged page must not take the others with it
            if error.args and isinstance(error.args[0], MemoryError):  # as pdfplumber wraps what its parser raises
                raise error.args[0] from error
            failed.append(page.page_number)
        finally:
            page.close()
    legible = {p.number for p in pages if _has_text(p)}
    scans = recognise_pdf(data, [p.number for p in pages if p.number not in legible or is_stamped(p)], ocr)
    read = tuple(scans.page(p) for p in pages)
    recognised = {new.number for old, new in zip(pages, read, strict=True) if new is not old}
    legible = {p.number for p in read if (_has_text(p) if p.number in recognised else p.number in legible)}
    return PdfPart(read, tuple(failed), frozenset(legible), scans, _metadata_title(pdf.metadata))


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


def is_stamped(page: Page) -> bool:
    """Whether a page is a picture with no more text on it than an archive's stamp."""
    return page.covered >= STAMPED_COVER and _letters(page) < STAMP_LETTERS


def _letters(page: Page) -> int:
    return sum(c.isalnum() for r in page.rows for c in r.text)


def _share(image: dict[str, Any], width: float, height: float) -> float:
    """The share of the page that an image takes."""
    across = min(float(image["x1"]), width) - max(float(image["x0"]), 0.0)
    down = min(float(image["bottom"]), height) - max(float(image["top"]), 0.0)
    return max(across, 0.0) * max(down, 0.0) / max(width * height, 1.0)


def _metadata_title(metadata: dict[str, Any]) -> str | None:
    title = metadata.get("Title")
    title = cleaning.clean(title) if isinstance(title, str) else ""
    return None if _UNTITLED.search(title) else title
