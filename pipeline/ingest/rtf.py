"""Rich text (RTF): the words with striprtf, and the blocks as in a text file."""

from __future__ import annotations

import msgspec
from striprtf.striprtf import rtf_to_text

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.text import read_text

BROKEN = "Filen er skadet eller ikke en RTF-fil. Lagre den på nytt, helst som DOCX eller PDF."
_FALLBACK = "cp1252"
"""Code page of a file that names none."""


def read_rtf(data: bytes) -> Extracted:
    """A rich text file as blocks, without pictures, fields and formatting, on page 1."""
    source = data.decode("latin-1")
    if not source.lstrip().startswith("{\\rtf"):
        return Extracted(refused=BROKEN)
    text: str = rtf_to_text(  # type: ignore[no-untyped-call]
        source, encoding=_FALLBACK, errors="replace"
    )
    # Every line is a paragraph: nobody wraps lines by hand in a word processor.
    text = text.replace("\n", "\n\n")
    return msgspec.structs.replace(read_text(text.encode("utf-8", errors="replace")), n_pages=None)
