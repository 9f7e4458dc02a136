"""Where a sentence stands on the pages of its file: boxes, from the lines that ingest found.

Boxes are in points from the page's top left corner, as in ``Line``. Only files with pages that hold lines have them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Block, Line, Sentence

_NARROW = frozenset("iljtfrI.,:;'’!|()[]- ")
_WIDE = frozenset("mwMWÆæ@%–—…")


@dataclass(frozen=True)
class Box:
    """A part of a line on a page: its page's number from 1, and its sides in points."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def boxes(sentence: Sentence, block: Block | None, text: str) -> tuple[Box, ...]:
    """A box for each line that the sentence stands on; () where its block has no lines.

    ``text`` is the document's. Of a line that it shares with others, its part by the width of the letters.
    """
    lines = block.lines if block else ()
    return tuple(_box(sentence, li, text) for li in lines if li.start < sentence.end and li.end > sentence.start)


def _box(s: Sentence, line: Line, text: str) -> Box:
    whole = _width(text[line.start : line.end])
    before = _width(text[line.start : max(s.start, line.start)])
    until = _width(text[line.start : min(s.end, line.end)])
    per = (line.x1 - line.x0) / whole if whole else 0.0
    return Box(line.page, line.x0 + per * before, line.top, line.x0 + per * until, line.bottom)


def _width(text: str) -> float:
    """About how wide a text is, in letters of ordinary width."""
    return sum(0.5 if c in _NARROW else 1.5 if c in _WIDE else 1.25 if c.isupper() else 1.0 for c in text)
