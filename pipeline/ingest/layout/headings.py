"""Headings: which paragraphs are headings, their number and their level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.ingest.layout.paragraphs import Chunk
from pipeline.ingest.layout.rows import Row
from pipeline.ingest.layout.styles import Style

LARGER = 1.08
"""A heading in ordinary weight is at least so many times the running text's size."""
MAX_LINES = 4
MAX_LETTERS = 260
"""A longer paragraph is no heading, whatever it looks like."""

NUMBER = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.|[A-H]\.|(?:Kapittel|Kap\.|Del) \d{1,2}\.?:?)\s+(?=\S)"
)
_SENTENCE = re.compile(r"[.;,]$")
_TOPIC = re.compile(
    r"^(?:(?:hørings|høyrings)?(?:svar|uttalelse|uttale|fråsegn|innspill|innspel)\b|"
    r"(?:Ad|Til|Om|Vedr(?:ørende|\.)?|Kommentarer? til|Merknad(?:er|ar)? til)\s)",
    re.IGNORECASE,
)

Look = tuple[float, bool, bool, bool]
"""What a heading looks like: size to half a point, bold, capitals, upright. Larger tuples are higher headings."""


def heading_look(chunk: Chunk, style: Style) -> Look | None:
    """What the paragraph looks like as a heading, or None when it is none."""
    rows = chunk.rows
    text = " ".join(r.text for r in rows)
    if len(rows) > MAX_LINES or len(text) > MAX_LETTERS or not any(c.isalpha() for c in text):
        return None
    title = text[len(chunk.marker.text) :].lstrip() if chunk.marker else text
    if title[:1].islower() or (chunk.marker is not None and chunk.marker.number is None):
        return None
    size = Counter(r.size for r in rows).most_common(1)[0][0]
    bold = all(r.bold for r in rows) and not style.bold
    larger = size >= LARGER * style.size
    capitals = text.isupper() and sum(c.isalpha() for c in text) > 3
    italic = all(r.italic for r in rows)
    look = (round(size * 2) / 2, bold, capitals, not italic)
    if _SENTENCE.search(text) and not (larger and len(rows) <= 3 and not re.search(r"[,;]$|[.!?] [A-ZÆØÅ]", title)):
        return None
    if larger or bold or (capitals and len(rows) <= 2):
        return look
    if italic and len(text) <= 90 and len(rows) <= 2 and not text.endswith(":"):
        return look
    return look if _is_plain_heading(chunk, text) else None


def _is_plain_heading(chunk: Chunk, text: str) -> bool:
    """Whether a line in the running text's own style is a heading: numbered «3.2 …», or «Til kapittel 4»."""
    if len(chunk.rows) > 1 or len(text) > 80 or text.endswith((":", "?", "!")) or chunk.marker is not None:
        return False
    alone = chunk.gap is None or chunk.gap > 1.6
    if not alone or chunk.rows[0].x1 > chunk.left + 0.85 * (chunk.right - chunk.left):
        return False
    number = NUMBER.match(text)
    if number and "." in number["number"].rstrip("."):
        return text[number.end() :][:1].isupper()
    return bool(_TOPIC.match(text)) and len(text.split()) <= 8


def number_of(text: str) -> tuple[str | None, str]:
    """A heading's number, without its last full stop, and the rest of its text."""
    match = NUMBER.match(text)
    if match is None or re.match(
        r"\d{1,2}\.? (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|"
        r"november|desember|prosent|pst|mill)",
        text,
        re.IGNORECASE,
    ):
        return None, text
    return match["number"].rstrip(".:"), text[match.end() :]


def levels(found: Sequence[tuple[Look, str | None]]) -> Mapping[tuple[Look, int], int]:
    """The level of each look at each depth of numbering (0 for none), from 1 for the topmost.

    A numbered heading's level is its depth, one lower when a larger title stands over all of them. An unnumbered one's
    is that of the numbered headings that look alike, else its look's place among all looks.
    """
    depths: dict[Look, int] = {}
    for look, number in found:
        if number and number[0].isdigit():
            depths.setdefault(look, number.count(".") + 1)
    looks = sorted({look for look, _ in found}, reverse=True)
    top = [look for look in looks if depths and look not in depths and look > max(depths)]
    out: dict[tuple[Look, int], int] = {}
    for look, number in found:
        depth = number.count(".") + 1 if number and number[0].isdigit() else 0
        if depth:
            level = depth + (1 if top else 0)
        elif look in depths:
            level = depths[look] + (1 if top else 0)
        elif depths:
            over = [depths[o] for o in depths if o > look]
            rank = sum(
                1
                for o in looks
                if look < o and o not in depths and (not over or o < min(p for p in depths if p > look))
            )
            level = (max(over) + (1 if top else 0) if over else 0) + 1 + rank if over else 1
        else:
            level = looks.index(look) + 1
        out[look, depth] = min(level, 6)
    return out


def is_bold_lead(row: Row) -> bool:
    """Whether a line begins in bold and goes on in ordinary weight."""
    return row.words[0].bold and not row.bold
