"""Settings for tests, and one file read with them."""

from __future__ import annotations

import msgspec

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.files import read_parts
from pipeline.ingest.settings import IngestParams
from pipeline.stage import InputFile

PARAMS = IngestParams(
    max_megabytes=1,
    seconds=60,
    memory_megabytes=2000,
    max_characters=1_000_000,
    max_pages=200,
    max_members=100,
    max_unpacked_megabytes=20,
    max_depth=3,
    ocr=None,
    ocr_seconds=60,
    libreoffice=None,
    duplicate_similarity=0.95,
    fewest_unread_words=15,
)


def settings(**changed: object) -> IngestParams:
    """``PARAMS`` with some of them changed."""
    return msgspec.structs.replace(PARAMS, **changed)


def read_file(file: InputFile) -> Extracted:
    """What is read of a file that is a document of its own."""
    ((_, read),) = read_parts(file.name, file.read(), None, PARAMS)
    return read
