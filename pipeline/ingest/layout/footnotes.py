"""Footnotes: small print at a column's foot, under a short rule or beginning with a raised number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.ingest.layout.columns import Strip
from pipeline.ingest.layout.rows import Area, Page, Row, without_words

SMALL = 0.93
"""A footnote's size is at most this share of the running text's."""
RULE_SHARE = 0.75
"""The rule over the footnotes is at most this share of its column."""

_MARK = re.compile(r"^(?:\d{1,3}|[*†‡§]{1,3})[).]?$")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's lines without its mark. ``mark`` is None for the rest of a note from the page before."""

    mark: str | None
    rows: tuple[Row, ...]
    left: float
    right: float


def split_notes(strip: Strip, page: Page, body: float) -> tuple[Strip, list[Note]]:
    """A strip without the footnotes at its foot, and the footnotes."""
    at = _first_note_row(strip, page, body)
    if at is None:
        return strip, []
    return replace(strip, rows=strip.rows[:at]), _notes(strip.rows[at:], strip)


def _first_note_row(strip: Strip, page: Page, body: float) -> int | None:
    """The first line of the footnotes at the strip's foot, or None."""
    rows = strip.rows
    small = len(rows)
    while small and rows[small - 1].size <= SMALL * body:
        small -= 1
    rule = _note_rule(strip, page.rules)
    if rule is not None:
        under = next((n for n, r in enumerate(rows) if r.top > rule.top - 2), None)
        if under is not None and (_mark(rows[under]) is not None or under >= small):
            return under
    for n in range(small, len(rows)):
        if _mark(rows[n]) is not None and rows[n].words[0].raised:
            return n
    low = len(rows) > small and rows[small].top > 0.5 * page.height
    return small if low and small and _mark(rows[small]) is not None else None


def _note_rule(strip: Strip, rules: Sequence[Area]) -> Area | None:
    """The short rule between a strip's text and its notes: the lowest that begins at the column's left edge."""
    width = strip.right - strip.left
    fitting = [
        r
        for r in rules
        if abs(r.x0 - strip.left) < 8
        and 20 < r.width < RULE_SHARE * width
        and strip.rows
        and strip.rows[0].top - 20 < r.top < strip.rows[-1].bottom
    ]
    return max(fitting, key=lambda r: r.top, default=None)


def _mark(row: Row) -> str | None:
    """The mark that begins a footnote: raised, or a bare number before the text."""
    first = row.words[0]
    text = first.text.strip("[]()")
    if len(row.words) < 2 or not _MARK.match(text):
        return None
    return text.rstrip(").")


def _notes(rows: Sequence[Row], strip: Strip) -> list[Note]:
    out: list[Note] = []
    raised = any(_mark(r) is not None and r.words[0].raised for r in rows)
    for row in rows:
        mark = _mark(row)
        begins = mark is not None and (row.words[0].raised or not raised) and _follows(mark, out)
        rest = without_words(row, 1) if begins else row
        if rest is None:
            continue
        if begins or not out:
            out.append(Note(mark if begins else None, (rest,), strip.left, strip.right))
        else:
            out[-1] = replace(out[-1], rows=(*out[-1].rows, rest))
    return out


def _follows(mark: str, before: Sequence[Note]) -> bool:
    """Whether a number can be the next note's; «2014» or a lower number within a note is not."""
    last = next((n.mark for n in reversed(before) if n.mark), None)
    if last is None or not last.isdigit() or not mark.isdigit():
        return True
    return int(last) < int(mark) <= int(last) + 3
