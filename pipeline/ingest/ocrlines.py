"""Recognised lines to the layout's rows: even sizes, weight measured in the image, bullets known by their shape."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from pipeline.ingest.cleaning import expand
from pipeline.ingest.images import Ink
from pipeline.ingest.layout.rows import Row, Word, row_of

BOLD = 1.22
"""A line whose strokes are so many times as thick as usual, for its size, is bold; bold faces have 1.4 and more."""
EVEN = 0.13
"""Sizes that differ by less are the same: a line's size is measured from the few tall letters in it."""
SAME_STROKE, EVEN_STROKED = 0.08, 0.3
"""Strokes that differ by less are as thick as usual; then sizes that differ by less than the second are the same."""
DESCENDER = 0.22
"""Share of the size that stands under the baseline."""
SAME_LINE = 0.3
"""Baselines that differ by less, in sizes, are one line over the page's whole width."""
_ROUND = 0.66
"""Share of its box that a dot fills, at least (a disc: 0.79; the letters «o», «e» and «a»: some 0.5)."""
_PICTURE = 1.5
"""A doubtful short word so many times as high as its line, or more, is a piece of a logo."""
_DOUBTFUL = 60.0
_FONT, _BOLD_FONT = "ocr", "ocr-bold"


@dataclass(frozen=True, slots=True)
class OcrToken:
    """A word as recognised: its box in pixels (x0, top, x1, bottom) and how sure the engine is, 0 to 100."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float

    @property
    def height(self) -> float:
        """Pixels."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class OcrLine:
    """A line as recognised: its words, the height of its baseline in its middle, and its size, in pixels."""

    tokens: tuple[OcrToken, ...]
    baseline: float
    size: float


def rows_of(lines: Sequence[OcrLine], ink: Ink, page: int, scale: float) -> tuple[Row, ...]:
    """The page's rows from top to bottom.

    ink: the dark pixels of the image the lines were read in; scale: points a pixel.
    """
    kept = [c for line in lines if (c := _without_pictures(line)).tokens]
    if not kept:
        return ()
    usual = _usual([(line.size, _letters(line)) for line in kept])
    strokes = [_stroke(line, ink) for line in kept]
    normal = _usual([(s, _letters(line)) for s, line in zip(strokes, kept, strict=True) if s])
    made = []
    for line, stroke in zip(kept, strokes, strict=True):
        # Strokes as thick as usual are the surer sign of the usual size: a size rests on few letters.
        even = EVEN_STROKED if abs(stroke / normal - 1) <= SAME_STROKE else EVEN
        size = usual if abs(line.size / usual - 1) <= even else line.size
        bold = stroke / size > BOLD * normal / usual
        made.append((line.baseline, _words(line, size, scale, ink, bold=bold)))
    return tuple(row_of(page, words) for words in _joined(made, usual))


def _without_pictures(line: OcrLine) -> OcrLine:
    """Logos and dirt read as letters: short, doubtful, and much higher than the line or without letter and digit."""
    middle = statistics.median(t.height for t in line.tokens)
    kept = tuple(
        t
        for t in line.tokens
        if t.confidence >= _DOUBTFUL
        or len(t.text) > 2
        or (t.height < _PICTURE * min(line.size, 1.3 * middle) and any(c.isalnum() for c in t.text))
        or (t is line.tokens[0] and t.height < line.size)
    )
    if len(kept) == 1 and kept[0].confidence < _DOUBTFUL / 2 and len(kept[0].text) <= 2:
        kept = ()
    return replace(line, tokens=kept)


def _letters(line: OcrLine) -> int:
    return sum(len(t.text) for t in line.tokens)


def _usual(values: Sequence[tuple[float, int]]) -> float:
    """The median, each value counted as often as its weight says; 1 when there are none."""
    ordered = sorted(values)
    half = sum(n for _, n in ordered) / 2
    for value, n in ordered:
        half -= n
        if half <= 0:
            return value or 1.0
    return 1.0


def _stroke(line: OcrLine, ink: Ink) -> float:
    """How thick the line's strokes are, in pixels: twice the ink over the length of its edges."""
    area = edges = 0
    for t in line.tokens:
        x0, top, x1, bottom = (int(v) for v in t.box)
        piece = ink[max(top, 0) : bottom, max(x0, 0) : x1]
        area += int(piece.sum())
        edges += int((piece[:, 1:] != piece[:, :-1]).sum()) + int((piece[1:] != piece[:-1]).sum())
    return 2 * area / edges if edges else 0.0


def _words(line: OcrLine, size: float, scale: float, ink: Ink, *, bold: bool) -> list[Word]:
    """The line's words in points, all with the line's own top and bottom, as characters of one font have.

    The engine knows only one long dash; in Norwegian it is nearly always the shorter.
    """
    points = round(size * scale * 2) / 2
    bottom = line.baseline * scale + DESCENDER * points
    out = []
    for n, t in enumerate(line.tokens):
        text = "•" if n == 0 and len(line.tokens) > 1 and _is_dot(t, ink, size) else expand(t.text).replace("—", "–")
        x0, x1 = t.box[0] * scale, t.box[2] * scale
        out.append(
            Word(
                text, x0, x1, bottom - points, bottom, points, _BOLD_FONT if bold else _FONT, bold=bold and text != "•"
            )
        )
    return out


def _is_dot(token: OcrToken, ink: Ink, size: float) -> bool:
    """Whether a line's first sign is a filled dot, which an engine takes for «e», «*», «°» or a quotation mark."""
    if len(token.text) > 1 or token.text.isdigit():
        return False
    x0, top, x1, bottom = (int(v) for v in token.box)
    piece = ink[max(top, 0) : bottom, max(x0, 0) : x1]
    rows, columns = np.flatnonzero(piece.any(axis=1)), np.flatnonzero(piece.any(axis=0))
    if not len(rows) or not len(columns):
        return False
    tight = piece[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = tight.shape
    return bool(
        0.75 <= width / height <= 1.34 and 0.15 * size <= height <= 0.6 * size and float(tight.mean()) >= _ROUND
    )


def _joined(lines: Sequence[tuple[float, list[Word]]], size: float) -> list[list[Word]]:
    """The words of lines that stand at one height as one line, from left to right; from the top down.

    Engines part a page in columns themselves; the layout wants whole lines, and finds the columns of all pages.
    """
    out: list[tuple[float, list[Word]]] = []
    for baseline, words in sorted(lines, key=lambda n: (n[0], n[1][0].x0)):
        if out and abs(baseline - out[-1][0]) < SAME_LINE * size and _apart(out[-1][1], words):
            out[-1] = (out[-1][0], sorted([*out[-1][1], *words], key=lambda w: w.x0))
        else:
            out.append((baseline, list(words)))
    return [words for _, words in out]


def _apart(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether no word of a line stands above or under one of the other's."""
    return all(a.x1 <= b.x0 or b.x1 <= a.x0 for a in one for b in other)
