"""One document to its blocks: which reader it needs, and a plain reason when none can read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

import pypdfium2

from pipeline.ingest.doc import read_doc
from pipeline.ingest.docx import read_docx
from pipeline.ingest.eml import read_eml
from pipeline.ingest.extracted import Extracted
from pipeline.ingest.formats import IMAGES, file_type
from pipeline.ingest.hearing import Columns
from pipeline.ingest.html import read_html
from pipeline.ingest.markdown import read_markdown
from pipeline.ingest.msg import read_msg
from pipeline.ingest.odt import read_odt
from pipeline.ingest.packages import LOCKED, unsafe_document
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.rtf import read_rtf
from pipeline.ingest.scans import read_image
from pipeline.ingest.settings import IngestParams
from pipeline.ingest.sheets import read_sheet
from pipeline.ingest.text import read_text

Reader = Callable[[bytes, IngestParams], Extracted]

READERS: dict[str, Reader] = {
    ".pdf": lambda data, params: read_pdf(data, params.scans),
    ".docx": lambda data, _: read_docx(data),
    ".doc": read_doc,
    ".odt": lambda data, _: read_odt(data),
    ".rtf": lambda data, _: read_rtf(data),
    ".html": lambda data, _: read_html(data),
    ".htm": lambda data, _: read_html(data),
    ".txt": lambda data, _: read_text(data),
    ".md": lambda data, _: read_markdown(data),
    ".markdown": lambda data, _: read_markdown(data),
    ".eml": lambda data, _: read_eml(data),
    ".msg": lambda data, _: read_msg(data),
    ".zip": lambda _data, _: Extracted(),  # one that holds anything is read member by member
    **dict.fromkeys(IMAGES, lambda data, params: read_image(data, params.scans)),
}
SHEETS = (".xlsx", ".xlsm", ".csv")
_PACKAGES = (".docx", ".odt", ".xlsx", ".xlsm")
TYPES = "PDF, DOCX, DOC, ODT, RTF, HTML, TXT, MD, EML, MSG, XLSX, CSV, ZIP og bilder"
TOO_NESTED = "Filen har noe inne i noe annet i så mange nivåer at den ikke kan leses. Lagre den på nytt som PDF."
_LONGEST_BLOCK = 200_000
"""Characters in one block; a paragraph of fifty pages is no letter's."""


def read_parts(
    name: str, data: bytes, columns: Columns | None, params: IngestParams
) -> tuple[tuple[str, Extracted], ...]:
    """The document under the empty name, or the answers of a sheet by their rows. Never raises for what a file holds,
    but for want of memory."""
    if not data:
        return (("", Extracted()),)
    kind = file_type(name, data)
    try:
        if kind in _PACKAGES and (reason := unsafe_document(data, params)):
            return (("", Extracted(refused=reason)),)
        parts = read_sheet(kind, data, columns, params) if kind in SHEETS else (("", _read(name, kind, data, params)),)
    except MemoryError:
        raise
    except RecursionError:
        return (("", Extracted(refused=TOO_NESTED)),)
    except Exception as e:  # noqa: BLE001 (one broken file must never stop the others: law 1, it ends as refused)
        reason = f"Filen kunne ikke leses ({type(e).__name__}). Lagre den på nytt, helst som PDF."
        return (("", Extracted(refused=reason)),)
    return tuple((row, within_limits(read, params)) for row, read in parts)


def _read(name: str, kind: str, data: bytes, params: IngestParams) -> Extracted:
    if kind == ".locked":
        return Extracted(refused=LOCKED)
    reader = READERS.get(kind)
    if reader is None:
        ending = kind or PurePosixPath(name).suffix or "uten filendelse"
        return Extracted(refused=f"Filtypen ({ending}) leses ikke. Disse leses: {TYPES}.")
    if kind == ".pdf" and _has_page(data, params.max_pages + 1):
        return Extracted(refused=_too_long(params))
    return reader(data, params)


def _has_page(data: bytes, number: int) -> bool:
    """Whether a PDF has a page with this number (from 1); a file pdfium cannot open is left to its reader."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return len(pdf) >= number and pdf[number - 1] is not None
    except (pypdfium2.PdfiumError, IndexError):
        return False


def within_limits(read: Extracted, params: IngestParams) -> Extracted:
    """The document, or the reason it is too large to be one."""
    letters = sum(len(b.text) for b in read.blocks)
    reason = None
    if (read.n_pages or 0) > params.max_pages:
        reason = _too_long(params)
    elif letters > params.max_characters:
        reason = (
            f"Filen har over {params.max_characters} tegn tekst (ingest.max_characters i params.yaml). Del den opp."
        )
    elif any(len(b.text) > _LONGEST_BLOCK for b in read.blocks):
        reason = f"Filen har et avsnitt på over {_LONGEST_BLOCK} tegn, og er neppe et brev. Del teksten i avsnitt."
    return read if reason is None else Extracted(refused=reason, n_pages=read.n_pages)


def _too_long(params: IngestParams) -> str:
    return f"Filen har over {params.max_pages} sider (ingest.max_pages i params.yaml). Del den opp."
