"""What the layout works on: words and physical lines with their place on the page.

All lengths are PDF points from the page's top left corner; an *em* is the font size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without space. ``raised``: a superscript; ``font`` without its subset prefix."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    font: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    glued: bool = False
    """No space stands before it: it follows the word before directly (a superscript, a change of font)."""


@dataclass(frozen=True, slots=True)
class Row:
    """A physical line, or the part of it that stands in one column or cell. Has at least one word."""

    page: int
    words: tuple[Word, ...]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    italic: bool

    @property
    def height(self) -> float:
        """Points."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """The line's middle, from the page's left edge."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Points."""
        return self.bottom - self.top

    def holds(self, x: float, y: float, slack: float = 1.0) -> bool:
        """Whether a point lies within the rectangle."""
        return self.x0 - slack <= x <= self.x1 + slack and self.top - slack <= y <= self.bottom + slack

    def covers(self, other: Area, slack: float = 2.0) -> bool:
        """Whether ``other`` lies within this rectangle."""
        return self.holds(other.x0, other.top, slack) and self.holds(other.x1, other.bottom, slack)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: its lines over the whole width, its horizontal rules and the frames drawn on it.

    ``grids`` are ruled tables with more than one column, each with its rows of cells. ``covered`` is the share of the
    page that its largest image takes.
    """

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    rules: tuple[Area, ...] = ()
    frames: tuple[Area, ...] = ()
    grids: tuple[Grid, ...] = ()
    images: int = 0
    covered: float = 0.0
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table. ``cells`` are its rows of cells; None where a cell is part of its neighbour."""

    area: Area
    cells: tuple[tuple[Area | None, ...], ...]


def row_of(page: int, words: Sequence[Word]) -> Row:
    """A row of words that stand from left to right; raised words do not count in its size and weight."""
    plain = [w for w in words if not w.raised] or list(words)
    weights: dict[float, int] = {}
    for w in plain:
        weights[w.size] = weights.get(w.size, 0) + len(w.text)
    return Row(
        page=page,
        words=tuple(words),
        text=words_text(words),
        x0=min([w.x0 for w in words]),
        x1=max([w.x1 for w in words]),
        top=min([w.top for w in plain]),
        bottom=max([w.bottom for w in plain]),
        size=max(weights, key=lambda s: (weights[s], s)),
        bold=_all_letters([w.bold for w in plain], plain),
        italic=_all_letters([w.italic for w in plain], plain),
    )


def _all_letters(marked: Sequence[bool], words: Sequence[Word]) -> bool:
    """Whether all words with letters or digits are marked; all words where there are none."""
    if not any(marked):
        return False
    letters = [m for m, w in zip(marked, words, strict=True) if any(c.isalnum() for c in w.text)]
    return all(letters or marked)


def words_text(words: Iterable[Word]) -> str:
    """The words with one space between them, none before a glued word."""
    return "".join(w.text if w.glued else " " + w.text for w in words).strip()


def part(row: Row, words: Sequence[Word]) -> Row:
    """A row of some of another's words."""
    return row_of(row.page, words)


def area_of(rows: Iterable[Row]) -> Area:
    """The smallest rectangle around the rows, of which there is at least one."""
    rows = list(rows)
    return Area(min(r.x0 for r in rows), min(r.top for r in rows), max(r.x1 for r in rows), max(r.bottom for r in rows))


def with_dots(rows: Sequence[Row], dots: Sequence[Area]) -> list[Row]:
    """The rows with drawn dots as bullets before the text that stands right of them."""
    out = list(rows)
    for dot in dots:
        middle = (dot.top + dot.bottom) / 2
        for n, row in enumerate(out):
            if not row.top < middle < row.bottom:
                continue
            at = next((k for k, w in enumerate(row.words) if w.x0 >= dot.x1 - 0.5), None)
            if at is None or not 0.1 < (row.words[at].x0 - dot.x1) / row.size < 2.5:
                continue
            if at and dot.x0 - row.words[at - 1].x1 < row.size:
                continue
            host = row.words[at]
            bullet = replace(host, text="•", x0=dot.x0, x1=dot.x1, bold=False, italic=False, glued=False)
            out[n] = part(row, (*row.words[:at], bullet, *row.words[at:]))
            break
    return out


def split_at_gaps(row: Row, gap: float) -> list[Row]:
    """The row's cells: its runs of words with less than ``gap`` points between them."""
    cells: list[list[Word]] = [[row.words[0]]]
    for before, word in zip(row.words, row.words[1:], strict=False):
        if word.x0 - before.x1 >= gap:
            cells.append([])
        cells[-1].append(word)
    return [part(row, c) for c in cells] if len(cells) > 1 else [row]


def without_words(row: Row, n: int) -> Row | None:
    """The row without its first ``n`` words, or None when no word is left."""
    rest = row.words[n:]
    return part(row, (replace(rest[0], glued=False), *rest[1:])) if rest else None
