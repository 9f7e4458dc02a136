"""One file to its blocks: which reader it needs, and a plain reason when none can read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from pipeline.ingest.docx import read_docx
from pipeline.ingest.extracted import Extracted
from pipeline.ingest.html import read_html
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.text import read_text
from pipeline.stage import InputFile

Reader = Callable[[bytes], Extracted]

READERS: dict[str, Reader] = {
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".txt": read_text,
}
TYPES = "PDF, DOCX, HTML og TXT"
_MAGIC: tuple[tuple[bytes, str], ...] = ((b"%PDF-", ".pdf"), (b"<!doctype html", ".html"), (b"<html", ".html"))
_SNIFFED = 1024
"""Bytes in which a file's own mark of its type is looked for."""


def read_file(file: InputFile) -> Extracted:
    """The file's blocks, or the reason it was refused. Never raises for what a file holds.

    A file without a known ending is read when its first bytes say what it is.
    """
    data = file.read()
    reader = READERS.get(file_type(file.name, data))
    if not data:
        return Extracted()
    if reader is None:
        ending = PurePosixPath(file.name).suffix or "uten filendelse"
        return Extracted(refused=f"Filtypen ({ending}) leses ikke ennå. Disse leses: {TYPES}.")
    try:
        return reader(data)
    except Exception as e:  # noqa: BLE001 (one broken file must never stop the others: law 1, it ends as refused)
        return Extracted(refused=f"Filen kunne ikke leses ({type(e).__name__}). Lagre den på nytt, helst som PDF.")


def file_type(name: str, data: bytes) -> str:
    """The ending that says which reader a file needs: its own, or that of its content when it has no known one."""
    suffix = PurePosixPath(name).suffix.lower()
    start = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in READERS:
        return ".pdf" if suffix == ".txt" and start.startswith(b"%pdf-") else suffix
    return next((kind for mark, kind in _MAGIC if start.startswith(mark.lower())), suffix)
