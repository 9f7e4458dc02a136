"""The proposal as a whole: the plan's title, as it stands in the plan."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.measures.lists import page_of
from pipeline.measures.merge import letters
from pipeline.records import HELHET, Block, Document, Measure, Place

FIRST_PAGES = 2
"""Pages on which a plan's title stands."""

LIKE_A_TITLE = 60.0
"""Likeness (rapidfuzz ratio, 0 to 100) from which a block is taken for the document's title."""


def whole(doc: Document, blocks: Sequence[Block], text: str) -> Measure:
    """The measure ``helhet``: the block on the first pages most like the document's title, else the first heading,
    else the first block."""
    block = _title_block(doc, [b for b in blocks if text[b.start : b.end].strip()], text)
    if block is None:
        start = end = 0
        page = 1
    else:
        own = text[block.start : block.end]
        start = block.start + len(own) - len(own.lstrip())
        end = block.start + len(own.rstrip())
        page = page_of(block, start)
    words = text[start:end]
    place = Place(source="Tittel", section=None, page=page, start=start, end=end)
    return Measure(
        measure_id=HELHET,
        doc_id=doc.doc_id,
        source="Tittel",
        section=None,
        ordinal=0,
        kind="whole",
        text=words,
        page=page,
        places=(place,),
    )


def _title_block(doc: Document, blocks: Sequence[Block], text: str) -> Block | None:
    early = [b for b in blocks if b.page <= FIRST_PAGES and b.kind != "furniture"]
    if doc.title:
        title = letters(doc.title)
        scored = [(fuzz.ratio(letters(text[b.start : b.end]), title), -n) for n, b in enumerate(early)]
        if scored and max(scored)[0] >= LIKE_A_TITLE:
            return early[-max(scored)[1]]
    headings = [b for b in early if b.kind == "heading"] or [b for b in blocks if b.kind == "heading"]
    return next(iter(headings or blocks), None)
