"""Rows to columns: fills columns from the top, with each column's notes at its own foot.

Layout is decided before anything is drawn, so that the contents page can name the pages of headings that come after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from reportlab.pdfgen.canvas import Canvas
from typeset import Face, Line, Setting, break_lines, draw_line

NOTE_RULE = 12.0  # points from the last line to the first note
FRAME_PAD = 6.0  # points between a box's frame and its text
Drawing = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Row:
    """Something of a known height: a line, a space (dropped at a column's top) or a drawing upwards from its base."""

    height: float
    draw: Drawing | None = None
    notes: tuple[str, ...] = ()
    keep: bool = False
    frame: str = ""
    label: str = ""


@dataclass(frozen=True)
class Column:
    """A place on a page; `top` and `bottom` are heights above the page's foot."""

    page: int
    x: float
    top: float
    bottom: float
    width: float


@dataclass
class Filled:
    """A column with its rows placed, and the rows of its notes."""

    column: Column
    rows: list[tuple[Row, float]] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)

    def room(self) -> float:
        """Points left between the last row and the notes."""
        base = self.rows[-1][1] if self.rows else self.column.top
        notes = sum(row.height for row in self.notes) + (NOTE_RULE if self.notes else 0)
        return base - self.column.bottom - notes

    def place(self, row: Row) -> None:
        base = self.rows[-1][1] if self.rows else self.column.top
        self.rows.append((row, base - row.height))


@dataclass(frozen=True)
class Notes:
    """The notes' texts by mark, and how they are set."""

    texts: dict[str, str]
    setting: Setting

    def rows(self, marks: tuple[str, ...], width: float) -> list[Row]:
        return [
            row for mark in marks if mark in self.texts
            for row in text_rows(f"[{mark}] {self.texts[mark]}", self.setting, width)
        ]  # fmt: skip


def text_rows(
    text: str, setting: Setting, width: float, *, frame: str = "", keep: bool = False, label: str = ""
) -> list[Row]:
    """The rows of one paragraph, after the space that its setting asks for."""
    inset = FRAME_PAD if frame else 0.0
    lines = break_lines(text, setting, width - 2 * inset)
    labels = [label] + [""] * (len(lines) - 1)
    rows = [line_row(line, inset, frame=frame, keep=keep, label=name) for line, name in zip(lines, labels, strict=True)]
    return [*space(setting.before, frame=frame, keep=keep), *rows]


def line_row(line: Line, inset: float, *, frame: str, keep: bool, label: str) -> Row:
    """A line as a row; its base is under the descenders."""
    descent = 0.26 * line.setting.face.size
    return Row(line.setting.face.leading, partial(draw_shifted, line, inset, descent), line.notes, keep, frame, label)


def draw_shifted(line: Line, inset: float, descent: float, canvas: Canvas, x: float, y: float) -> None:
    draw_line(line, canvas, x + inset, y + descent)


def space(height: float, *, frame: str = "", keep: bool = False) -> list[Row]:
    """An empty row, or none."""
    return [Row(height, frame=frame, keep=keep)] if height else []


def fill(rows: list[Row], columns: Iterator[Column], notes: Notes) -> list[Filled]:
    """Every row in a column, in order. A row marked `keep` moves on with the rows that it introduces."""
    filled = [Filled(next(columns))]
    for i, row in enumerate(rows):
        group = [row, *kept_with(rows, i)]
        if not fits(filled[-1], group, notes):
            filled.append(Filled(next(columns)))
        last = filled[-1]
        if row.draw is None and not row.frame and not last.rows:
            continue
        last.place(row)
        last.notes += notes.rows(row.notes, last.column.width)
    return filled


def kept_with(rows: list[Row], at: int) -> list[Row]:
    """The rows that must stand in the same column as row `at`: through the first two that are not kept themselves."""
    if not rows[at].keep:
        return []
    end = at + 1
    while end < len(rows) - 1 and rows[end].keep:
        end += 1
    return rows[at + 1 : end + 2]


def fits(column: Filled, group: list[Row], notes: Notes) -> bool:
    """Whether the rows and their notes have room; an empty column always takes its first row."""
    if not column.rows:
        return True
    new = [n for row in group for n in notes.rows(row.notes, column.column.width)]
    rule = NOTE_RULE if new and not column.notes else 0.0
    return sum(row.height for row in group) + sum(n.height for n in new) + rule <= column.room()


def draw(filled: Filled, canvas: Canvas) -> None:
    """Draw a column: frames, rows, then the rule and the notes at its foot."""
    column = filled.column
    draw_frames(filled, canvas)
    for row, base in filled.rows:
        if row.draw:
            row.draw(canvas, column.x, base)
    if not filled.notes:
        return
    base = column.bottom + sum(row.height for row in filled.notes)
    canvas.setLineWidth(0.5)
    canvas.line(column.x, base + 4, column.x + 60, base + 4)
    for row in filled.notes:
        base -= row.height
        if row.draw:
            row.draw(canvas, column.x, base)


def draw_frames(filled: Filled, canvas: Canvas) -> None:
    """A frame round each box's rows in this column; a box that goes on in the next is framed there too."""
    canvas.setLineWidth(0.7)
    for name in dict.fromkeys(row.frame for row, _ in filled.rows if row.frame):
        inside = [(row, base) for row, base in filled.rows if row.frame == name]
        top, bottom = inside[0][1] + inside[0][0].height + (4 if inside[0][0].draw else 0), inside[-1][1] - 2
        canvas.rect(filled.column.x, bottom, filled.column.width, top - bottom)


def pages_of(filled: list[Filled]) -> dict[str, int]:
    """The page of each labelled row."""
    return {row.label: f.column.page for f in filled for row, _ in f.rows if row.label}


def note_setting(font: str, size: float = 7.5) -> Setting:
    """Notes are set small and unjustified."""
    return Setting(Face(font, size, size * 1.22))
