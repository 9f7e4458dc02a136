"""What is usual in a document: size, weight, pitch, and how its paragraphs are marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.layout.columns import Strip
from pipeline.ingest.layout.lists import marker_of

INDENT_EM = (0.6, 4.0)
"""Indentation of a paragraph's first line, from and to."""
SIZE_STEP = 0.6
"""Points of size by which two lines of the same paragraph may differ."""


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in the document. ``pitch`` is the distance between two lines of running text, in ems.

    ``indented``: paragraphs are marked by the indentation of their first line.
    """

    size: float
    bold: bool
    pitch: float
    indented: bool


def style_of(strips: Sequence[Strip], size: float, bold: bool) -> Style:
    """What is usual in these strips, for running text of the given size and weight."""
    pitches: Counter[float] = Counter()
    indents = flush = 0
    for strip in strips:
        for above, row in zip(strip.rows, strip.rows[1:], strict=False):
            if abs(above.size - size) <= SIZE_STEP and abs(row.size - size) <= SIZE_STEP:
                pitches[round((row.bottom - above.bottom) / size, 1)] += 1
        for above, row, below in zip(strip.rows, strip.rows[1:], strip.rows[2:], strict=False):
            if abs(row.size - size) > SIZE_STEP or marker_of(row) is not None:
                continue
            flush += 1
            step = INDENT_EM[0] * size <= row.x0 - strip.left <= INDENT_EM[1] * size
            indents += step and abs(above.x0 - strip.left) < 2 and abs(below.x0 - strip.left) < 2
    usual = sum(pitches.values())
    likely = [p for p, n in sorted(pitches.items()) if 0.8 <= p <= 3 and n >= max(2, 0.15 * usual)]
    return Style(size, bold, likely[0] if likely else 1.3, indents >= max(2, 0.02 * flush))
