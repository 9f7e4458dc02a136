"""The ministry's own questions, which answers repeat as headings, kept apart from the sender's own words (law 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from rapidfuzz import fuzz

from pipeline.ingest.extracted import RawBlock
from pipeline.records import Question

_NUMBER = re.compile(r"^(?:spørsmål|spm\.?)?\s*\d*(?:\.\d+)*[a-z]?\s*[.):–-]*\s*", re.I)
LIKENESS = 90.0
"""Share of equal letters, 0 to 100, from which a heading is the question: spelling and line breaks may differ."""
FEWEST = 4
"""Words of the shortest heading that is compared with a part of a question: «Er du enig i at …?» is cut short."""
_LEVEL = 2
"""Level of a question that a reader took for a paragraph."""


def mark_questions(blocks: Sequence[RawBlock], questions: Sequence[Question]) -> tuple[RawBlock, ...]:
    """The blocks, those that repeat a question as kind ``quote`` with a level: headings that are not the sender's."""
    asked = [k for q in questions if (k := _key(q.text))]
    return tuple(_marked(b) if asked and _is_question(b, asked) else b for b in blocks)


def _marked(block: RawBlock) -> RawBlock:
    level = block.level if block.kind == "heading" and block.level else _LEVEL
    return msgspec.structs.replace(block, kind="quote", level=level)


def _is_question(block: RawBlock, asked: Sequence[str]) -> bool:
    if block.kind not in ("heading", "paragraph", "item", "quote"):
        return False
    said = _key(block.text)
    cut = block.kind == "heading" and len(said.split()) >= FEWEST
    return any(fuzz.ratio(said, a) >= LIKENESS or (cut and a.startswith(said)) for a in asked)


def _key(text: str) -> str:
    """The words in small letters, without number and punctuation."""
    return " ".join(re.findall(r"\w+", _NUMBER.sub("", text, count=1).casefold()))
