"""PDF files: text with its layout, read with pdfplumber."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.layout.document import plain_pages, read_layout
from pipeline.ingest.layout.rows import Page
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.pdfpages import BROKEN, LOCKED, NOT_PDF, PdfPart, is_stamped, read_part
from pipeline.ingest.scans import ILLEGIBLE, NOT_NAMED, PLAIN, joined

__all__ = ["BROKEN", "EMPTY", "LOCKED", "NOT_PDF", "PLAIN", "read_pdf", "whole"]

EMPTY = "PDF-en har ingen sider."


def read_pdf(data: bytes, ocr: Ocr | None = None) -> Extracted:
    """The document in a PDF file: blocks in reading order, with page and place of each line.

    Never raises on what a file holds: a broken, encrypted or foreign file is ``refused`` with the reason, a file
    without any text is ``needs_ocr``, single pages without text or that cannot be read give a warning.

    ocr: how pages without a text layer that can be used are recognised; None leaves them unread.
    """
    return whole([read_part(data, ocr)])


def whole(parts: Sequence[PdfPart]) -> Extracted:
    """The document of which these are all the pages, in order; the same however the pages are parted."""
    refused = next((p.refused for p in parts if p.refused is not None), None)
    if refused is not None:
        return Extracted(refused=refused)
    pages = [page for p in parts for page in p.pages]
    failed = [n for p in parts for n in p.failed]
    if not pages:
        return Extracted(refused=BROKEN if failed else EMPTY)
    n_pages, title = len(pages) + len(failed), parts[0].title
    scans = joined([p.scans for p in parts])
    legible = frozenset[int]().union(*(p.legible for p in parts))
    with_text = [p for p in pages if p.number in legible]
    if all(is_stamped(p) for p in with_text) and not scans.scans:
        reason = scans.missing or (ILLEGIBLE if any(p.rows and not is_stamped(p) for p in pages) else NOT_NAMED)
        warnings = _warnings(pages, [], failed)
        return Extracted(n_pages=n_pages, title=title, needs_ocr=True, reason=reason, warnings=warnings)
    warnings = (*scans.warnings, *_warnings(pages, with_text, failed))
    try:
        blocks = read_layout(with_text)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 (a page that the layout cannot make sense of still has its text; law 1)
        blocks, warnings = plain_pages(with_text), (*warnings, PLAIN)
    return Extracted(
        blocks=scans.as_scanned(blocks),
        n_pages=n_pages,
        title=_title(blocks) or title,
        words=scans.words,
        warnings=warnings,
    )


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
