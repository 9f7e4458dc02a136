"""Chunks to blocks: the text of joined lines with each line's place, kinds, levels, markers, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.ingest import cleaning
from pipeline.ingest.cleaning import Vocabulary
from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.layout.headings import number_of
from pipeline.ingest.layout.marks import is_note_mark
from pipeline.ingest.layout.rows import Row, Word, split_at_gaps, words_text
from pipeline.records import BlockKind, Line

_LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*…{2,}\s*")


def text_of(
    rows: Sequence[Row], known: Vocabulary, marks: frozenset[str], skip: int = 0
) -> tuple[str, tuple[Line, ...]]:
    """The rows' words as one clean text, and each row's place in it.

    ``marks`` are the document's note marks, which are left out; ``skip`` first words (a bullet) are left out too.
    """
    text = ""
    lines: list[Line] = []
    for n, row in enumerate(rows):
        words = row.words[skip:] if n == 0 else row.words
        piece = cleaning.clean_line(words_text(_without_marks(words, marks)))
        if not piece:
            continue
        joined = cleaning.join(text, piece, known)
        start = len(joined) - len(piece)
        if lines and len(joined) < len(text) + len(piece):  # the hyphen at the end of the line before is gone
            lines[-1] = _ending(lines[-1], start)
        lines.append(_line(row, start, len(joined)))
        text = joined
    final = text.removesuffix(cleaning.SOFT_HYPHEN)
    return final, tuple(_ending(line, len(final)) for line in lines)


def _line(row: Row, start: int, end: int) -> Line:
    x0, top, x1, bottom = (round(v, 2) for v in (row.x0, row.top, row.x1, row.bottom))
    return Line(page=row.page, start=start, end=end, x0=x0, top=top, x1=x1, bottom=bottom)


def _ending(line: Line, end: int) -> Line:
    return Line(
        page=line.page,
        start=line.start,
        end=min(line.end, end),
        x0=line.x0,
        top=line.top,
        x1=line.x1,
        bottom=line.bottom,
    )


def _without_marks(words: Sequence[Word], marks: frozenset[str]) -> list[Word]:
    out: list[Word] = []
    for word in words:
        if not is_note_mark(word, out[-1] if out else None, marks):
            out.append(word)
    return out


def block(
    kind: BlockKind,
    rows: Sequence[Row],
    known: Vocabulary,
    marks: frozenset[str],
    *,
    skip: int = 0,
    level: int | None = None,
    marker: str | None = None,
    box: str | None = None,
) -> RawBlock:
    """A block of lines; a heading's number is taken off its text."""
    text, lines = text_of(rows, known, marks, skip)
    if kind == "heading":
        number, rest = number_of(text)
        if number is not None and rest:
            cut = len(text) - len(rest)
            marker, text = number, rest
            lines = tuple(_cut(line, cut) for line in lines if line.end > cut)
    return RawBlock(kind=kind, text=text, page=rows[0].page, level=level, marker=marker, box=box, lines=lines)


def _cut(line: Line, n: int) -> Line:
    """The line's place when the text's first ``n`` characters are taken off."""
    start, end = max(0, line.start - n), line.end - n
    return Line(page=line.page, start=start, end=end, x0=line.x0, top=line.top, x1=line.x1, bottom=line.bottom)


def table_blocks(rows: Sequence[Row], known: Vocabulary, box: str | None = None) -> Iterable[RawBlock]:
    """A block a line of a table, its cells parted by a bar."""
    for row in rows:
        cells = split_at_gaps(row, 1.0 * row.size)
        text = " | ".join(cleaning.clean(c.text) for c in cells)
        yield RawBlock(kind="table", text=text, page=row.page, box=box, lines=(_line(row, 0, len(text)),))


def contents_block(row: Row) -> RawBlock:
    """An entry of the contents, its dotted leader as one sign."""
    text = cleaning.clean(_LEADERS.sub(" … ", row.text))
    return RawBlock(kind="contents", text=text, page=row.page, lines=(_line(row, 0, len(text)),))
