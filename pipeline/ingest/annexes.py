"""What stands after «Vedlegg 1» in a letter's own file: kept, but apart from the letter's argument (law 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.ingest.extracted import RawBlock

_ANNEX = re.compile(
    r"^(?:vedlegg|appendiks|bilag)(?:\s*(?:nr\.?\s*)?(?:\d{1,2}|[A-F]|[IVX]{1,4}))?\s*(?:[.:–-]\s*(?P<what>.*))?$", re.I
)
_OWN = re.compile(
    r"merknad|kommentar|innspill|innspel|svar|uttal|fråsegn|synspunkt|vurdering|forslag|framlegg|våre?\b|"
    r"kritikk|mener|meiner",
    re.I,
)
"""Words by which an annex shows itself as a part of the argument."""
_ARGUMENT = frozenset({"heading", "paragraph", "item", "table", "caption"})
FEWEST_BEFORE, FEWEST_AFTER = 40, 30
"""Words of argument before the annex, and in it, at least: else the file itself is the annex, or a list of annexes."""


def annexes_apart(blocks: Sequence[RawBlock]) -> tuple[RawBlock, ...]:
    """The blocks, those of annexes as quotes, headings among them with their level.

    Only what is safe: an annex begins with a heading of its own after the signature, and neither its heading nor the
    next says that it is the sender's opinion.
    """
    start = _start(blocks)
    if start is None:
        return tuple(blocks)
    return (*blocks[:start], *(_apart(b) for b in blocks[start:]))


def _start(blocks: Sequence[RawBlock]) -> int | None:
    signed = next((i for i, b in enumerate(blocks) if b.kind == "signature"), None)
    if signed is None:
        return None
    before = sum(len(b.text.split()) for b in blocks[:signed] if b.kind in ("paragraph", "item"))
    for i in range(signed + 1, len(blocks)):
        block = blocks[i]
        match = _ANNEX.match(block.text) if block.kind in ("heading", "paragraph", "signature") else None
        if match is None:
            continue
        after = [b for b in blocks[i + 1 :] if b.kind in _ARGUMENT]
        title = " ".join([match["what"] or "", *(b.text for b in after[:1] if b.kind == "heading")])
        words = sum(len(b.text.split()) for b in after)
        return i if before >= FEWEST_BEFORE and words >= FEWEST_AFTER and not _OWN.search(title) else None
    return None


def _apart(block: RawBlock) -> RawBlock:
    if block.kind in ("paragraph", "item"):
        return msgspec.structs.replace(block, kind="quote", level=None)
    if block.kind == "heading":
        return msgspec.structs.replace(block, kind="quote", level=block.level or 1)
    return block
