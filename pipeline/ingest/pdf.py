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

MIN_LETTERS = 3
"""A page with fewer letters and digits has no text layer."""
UNREADABLE = 0.3
"""Share of a page's characters without a meaning (fonts without a character table) from which it cannot be read."""

NOT_PDF = "Filen er ikke en PDF. Åpne den og lagre den på nytt som PDF, eller gi den riktig filendelse."
LOCKED = "PDF-en er beskyttet med passord. Lagre den uten passord og legg den inn på nytt."
BROKEN = "PDF-en er skadet eller ufullstendig og kan ikke leses. Last den ned på nytt, eller be avsenderen om en ny."
PLAIN = "Oppsettet kunne ikke tolkes; teksten er lest side for side, uten spalter, overskrifter og lister."
EMPTY = "PDF-en har ingen sider."

_UNTITLED = re.compile(
    r"^(?:untitled|uten (?:navn|tittel)|microsoft word|document\d*|dokument\d*|\W*)|\.(?:docx?|pdf|rtf)$", re.I
)


def read_pdf(data: bytes) -> Extracted:
    """The document in a PDF file: blocks in reading order, with page and place of each line.

    Never raises on what a file holds: a broken, encrypted or foreign file is ``refused`` with the reason, a file
    without any text is ``needs_ocr``, single pages without text or that cannot be read give a warning.
    """
    if b"%PDF-" not in data[:4096]:
        return Extracted(refused=NOT_PDF)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return _read(pdf)
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        return Extracted(refused=LOCKED if isinstance(cause, PDFPasswordIncorrect) else BROKEN)
    except PDFPasswordIncorrect:
        return Extracted(refused=LOCKED)
    except PDFSyntaxError:
        return Extracted(refused=BROKEN)
    except Exception:  # noqa: BLE001 (a damaged file can make the parser fail in any way; law 1: refused, with a reason)
        return Extracted(refused=BROKEN)


def _read(pdf: Any) -> Extracted:
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
    with_text = [p for p in pages if _has_text(p)]
    n_pages = len(pages) + len(failed)
    title = _metadata_title(pdf.metadata)
    if not with_text:
        return Extracted(n_pages=n_pages, title=title, needs_ocr=True, warnings=_warnings(pages, [], failed))
    warnings = _warnings(pages, with_text, failed)
    try:
        blocks = read_layout(with_text)
    except Exception:  # noqa: BLE001 (a page that the layout cannot make sense of still has its text; law 1)
        blocks, warnings = plain_pages(with_text), (*warnings, PLAIN)
    return Extracted(blocks=blocks, n_pages=n_pages, title=_title(blocks) or title, warnings=warnings)


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
        unreadable=unreadable,
    )


def _has_text(page: Page) -> bool:
    letters = sum(c.isalnum() for r in page.rows for c in r.text)
    return letters >= MIN_LETTERS and page.unreadable <= UNREADABLE * (letters + page.unreadable)


def _warnings(pages: Sequence[Page], with_text: Sequence[Page], failed: Sequence[int]) -> tuple[str, ...]:
    readable = {p.number for p in with_text}
    blank = [p.number for p in pages if p.number not in readable and not p.images and not p.unreadable]
    scanned = [p.number for p in pages if p.number not in readable and (p.images or p.unreadable)]
    found = [
        (failed, "kunne ikke leses (skadet)"),
        (scanned, "har ikke lesbar tekst (skannet eller med skrift uten tegntabell)"),
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
