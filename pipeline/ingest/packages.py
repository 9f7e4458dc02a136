"""Zip packages (archives, DOCX, ODT, XLSX): what makes one unsafe to open, found before anything is unpacked."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

from pipeline.ingest.settings import IngestParams

_MAX_PARTS = 10_000
"""Files inside a document; more is made to hurt."""
_HEADER = 30
"""Bytes before the name in a member's local header (PKWARE's APPNOTE, 4.3.7)."""
_PROLOG = 4096
"""Bytes of an XML part in which a document type is looked for."""

ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""All that zipfile raises for a broken archive, a password or a compression it does not know."""

BROKEN = "Filen er skadet eller ufullstendig og kan ikke pakkes ut. Last den ned på nytt, eller be avsenderen om en ny."
LOCKED = "Filen er beskyttet med passord. Lagre den uten passord og legg den inn på nytt."
OVERLAP = "Filen er laget slik at deler av den pakkes ut mange ganger (zip-bombe). Den åpnes ikke."
ENTITIES = "Filen definerer egne XML-entiteter, noe vanlige dokumenter aldri gjør. Den åpnes ikke. Lagre den på nytt."


def too_big(params: IngestParams) -> str:
    """The reason for what is unreasonably large when unpacked."""
    return (
        f"Filen er på over {params.max_unpacked_megabytes} MB når den pakkes ut "
        "(ingest.max_unpacked_megabytes i params.yaml). Den åpnes ikke."
    )


def unsafe_document(data: bytes, params: IngestParams) -> str | None:
    """Why a document that is a zip package must not be opened, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MAX_PARTS or unpacked(parts) > params.max_unpacked_megabytes * 1_000_000:
                return too_big(params)
            if overlaps(parts):
                return OVERLAP
            if any(is_locked(p) for p in parts):
                return LOCKED
            if any(_declares_type(package, p) for p in parts if p.filename.endswith((".xml", ".rels"))):
                return ENTITIES
    except ZIP_ERRORS:
        return BROKEN
    return None


def unpacked(parts: list[zipfile.ZipInfo]) -> int:
    """Bytes the members say they hold; zipfile never gives more than a member says."""
    return sum(p.file_size for p in parts)


def overlaps(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether members share bytes of the archive: D. Fifield, A better zip bomb, WOOT 2019."""
    ends = 0
    for part in sorted(parts, key=lambda p: p.header_offset):
        if part.header_offset < ends:
            return True
        ends = part.header_offset + _HEADER + part.compress_size
    return False


def is_locked(part: zipfile.ZipInfo) -> bool:
    """Whether a member needs a password."""
    return bool(part.flag_bits & 0x1)


def _declares_type(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with package.open(part) as f:
        start = f.read(_PROLOG)
    return b"<!DOCTYPE" in start.replace(b"\x00", b"")  # also in UTF-16
