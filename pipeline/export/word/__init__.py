"""The Word file «Høringsinstansenes syn», measure by measure as propositions are written."""

from __future__ import annotations

from pipeline.export.word.draft import draft
from pipeline.export.word.material import WordParams, gather
from pipeline.export.word.package import docx
from pipeline.export.word.standards import STANDARDS
from pipeline.records import Hearing
from pipeline.stage import Inputs

FILE = "horingsinstansenes-syn.docx"


def word_file(inputs: Inputs, params: WordParams) -> bytes:
    """The DOCX, made from the work tables alone: the same bytes for the same tables.

    Nothing stands in it that is not in the tables; withheld responses and what rests on them are left out.
    """
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    words = STANDARDS[hearing.language]
    material = gather(inputs, params)
    return docx(draft(material, words, params), title=words["title"], subject=hearing.title, words=words)
