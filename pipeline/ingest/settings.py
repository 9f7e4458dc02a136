"""The room's settings, which every reader gets."""

from __future__ import annotations

from typing import Literal

from pipeline.ingest.ocr import Ocr
from pipeline.params import Params
from pipeline.stage import Limits


class IngestParams(Params, frozen=True, kw_only=True):
    """Section ``ingest``.

    max_megabytes: larger files, and larger members of archives, are refused unread.
    seconds: longest time for one file, on the wall. memory_megabytes: most memory for reading one file.
    max_characters, max_pages: most that one document may hold.
    max_members: most files in an archive with all archives inside it, and most answers in a sheet.
    max_unpacked_megabytes: most an archive may hold with all inside it. max_depth: how deep archives and e-mails are
    opened inside each other.
    ocr: the engine that reads scans, or None: then they end as needs-ocr. ocr_seconds: longest time for one page.
    libreoffice: the command that turns DOC into DOCX, or None: then DOC is refused.
    duplicate_similarity: share of equal letters, 0 to 1, from which documents in different formats are the same.
    fewest_unread_words: words of the shortest response that is refused for being in a language that is not read.
    """

    max_megabytes: int
    seconds: float
    memory_megabytes: int
    max_characters: int
    max_pages: int
    max_members: int
    max_unpacked_megabytes: int
    max_depth: int
    ocr: Literal["tesseract"] | None
    ocr_seconds: int
    libreoffice: str | None
    duplicate_similarity: float
    fewest_unread_words: int

    @property
    def scans(self) -> Ocr | None:
        """How scans are read."""
        return None if self.ocr is None else Ocr(engine=self.ocr, seconds=self.ocr_seconds)

    @property
    def limits(self) -> Limits:
        """What reading one file may use."""
        return Limits(self.seconds, self.memory_megabytes)
