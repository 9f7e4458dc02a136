"""Text to lines: the line breaking and drawing that the plan and the letters share.

Own code rather than a paragraph class, because the example must show what real documents show: words broken at a line
end, marks of footnotes raised in the line, and lines that know which notes must stand at the same column's foot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hyphenation import break_points
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

MARK = re.compile(r"\s*\[(\d+)\]")
MARK_SIZE, MARK_RISE = 0.62, 0.36  # a note's mark, as parts of the text's size
MOST_HYPHENS = 3  # lines in a row that may end in a hyphen
LOOSE = 0.10  # of the width: a gap smaller than this is left rather than filled by breaking a word


@dataclass(frozen=True)
class Face:
    """A font at a size, with the distance from line to line."""

    font: str
    size: float
    leading: float


@dataclass(frozen=True)
class Setting:
    """How one paragraph is set. `left` is the hanging indent that a bullet stands in."""

    face: Face
    justify: bool = False
    hyphenate: bool = False
    align: str = "left"
    first: float = 0.0
    left: float = 0.0
    bullet: str = ""
    before: float = 0.0


@dataclass(frozen=True)
class Piece:
    """A run of letters, or the raised mark of a note."""

    text: str
    raised: bool = False


Word = tuple[Piece, ...]


@dataclass(frozen=True)
class Line:
    """One set line: its words, where it begins, the width it has, and whether it is stretched to fill it."""

    words: tuple[Word, ...]
    setting: Setting
    x: float
    width: float
    stretch: bool
    bullet: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        return tuple(piece.text for word in self.words for piece in word if piece.raised)


def words_of(text: str) -> list[Word]:
    """The words of `text`, with `[1]` as raised pieces of the word they follow."""
    words = []
    for token in MARK.sub(r"[\1]", text).split():
        parts = MARK.split(token)
        words.append(tuple(Piece(part, bool(i % 2)) for i, part in enumerate(parts) if part))
    return words


def width_of(word: Word, face: Face) -> float:
    """Points that a word takes up."""
    return sum(stringWidth(p.text, face.font, face.size * (MARK_SIZE if p.raised else 1)) for p in word)


def break_lines(text: str, setting: Setting, width: float) -> list[Line]:
    """Greedy lines of at most `width` points; a word is broken only where the gap would be loose."""
    words, lines, hyphens = words_of(text), [], 0
    while words:
        x = setting.left + (0 if lines else setting.first)
        taken, words = take_line(words, setting, width - x, may_hyphenate=hyphens < MOST_HYPHENS)
        hyphens = hyphens + 1 if taken[-1][-1].text.endswith("-") else 0
        stretch = setting.justify and bool(words)
        lines.append(Line(tuple(taken), setting, x, width - x, stretch, "" if lines else setting.bullet))
    return lines


def take_line(
    words: list[Word], setting: Setting, width: float, *, may_hyphenate: bool
) -> tuple[list[Word], list[Word]]:
    """The words of the next line, and those left."""
    space, used, count = stringWidth(" ", setting.face.font, setting.face.size), 0.0, 0
    while count < len(words):
        need = width_of(words[count], setting.face) + (space if count else 0)
        if used + need > width:
            break
        used, count = used + need, count + 1
    if count == len(words):
        return words, []
    room = width - used - (space if count else 0)
    gap = width - used > LOOSE * width
    if broken := break_word(words[count], setting, room, hyphens=may_hyphenate and gap):
        return [*words[:count], broken[0]], [broken[1], *words[count + 1 :]]
    count = max(count, 1)
    return words[:count], words[count:]


def break_word(word: Word, setting: Setting, room: float, *, hyphens: bool) -> tuple[Word, Word] | None:
    """The longest beginning that fits in `room`, with the rest; None when there is none. Own hyphens always break."""
    if not word or word[0].raised:
        return None
    text = word[0].text
    for at, added in reversed(break_points(text)):
        if added and not (hyphens and setting.hyphenate):
            continue
        start = (Piece(text[:at] + ("-" if added else "")),)
        if width_of(start, setting.face) <= room:
            return start, (Piece(text[at:]), *word[1:])
    return None


def draw_line(line: Line, canvas: Canvas, x: float, y: float) -> None:
    """Draw a line with its baseline at `y`; every word carries its space, so that the text can be copied."""
    face = line.setting.face
    space = stringWidth(" ", face.font, face.size)
    natural = sum(width_of(word, face) for word in line.words) + space * (len(line.words) - 1)
    extra = (line.width - natural) / (len(line.words) - 1) if line.stretch and len(line.words) > 1 else 0.0
    at = (
        x
        + line.x
        + {"left": 0.0, "right": line.width - natural, "center": (line.width - natural) / 2}[line.setting.align]
    )
    if line.bullet:
        draw_run(canvas, x, y, line.bullet + " ", face)
    for i, word in enumerate(line.words):
        for j, piece in enumerate(word):
            tail = " " if j == len(word) - 1 and i < len(line.words) - 1 else ""
            at = draw_piece(canvas, at, y, replace(piece, text=piece.text + tail), face)
        at += extra


def draw_piece(canvas: Canvas, x: float, y: float, piece: Piece, face: Face) -> float:
    """Draw one piece and return where the next begins."""
    if not piece.raised:
        return draw_run(canvas, x, y, piece.text, face)
    small = Face(face.font, face.size * MARK_SIZE, face.leading)
    bare = piece.text.rstrip()
    end = draw_run(canvas, x, y + face.size * MARK_RISE, bare, small)
    return draw_run(canvas, end, y, piece.text[len(bare) :], face) if bare != piece.text else end


def draw_run(canvas: Canvas, x: float, y: float, text: str, face: Face) -> float:
    """Draw a run of text and return where it ends."""
    run = canvas.beginText(x, y)
    run.setFont(face.font, face.size)
    run.textOut(text)
    canvas.drawText(run)
    return x + stringWidth(text, face.font, face.size)
