"""Bullets and numbers at the beginning of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.layout.rows import Row

SYMBOLS = "•●○◦▪▫■□‣⁃∙·∗➢➤►▶▸✓✔❖◆◇♦★➔→⇒»\u2022\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf071\uf02d\uf06f"
DASHES = "-–—−"
_NUMBER = re.compile(r"^(?:\(?(\d{1,2})[.)]|\(?([a-zæøå])\)|\(?([ivx]{1,4})\)|([a-hA-H])\.|(\d{1,2})\.)$")
_SYMBOL_FONT = re.compile(r"symbol|wingding|dingbat|webding", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Marker:
    """What begins a list item. ``number`` is the item's place in the alphabet or the numbers, None for a bullet.

    ``sure``: a sign that begins no ordinary line; a dash, an «o» or a number may also stand there by chance.
    ``text_x0`` is where the item's words begin.
    """

    text: str
    sure: bool
    number: int | None
    x0: float
    text_x0: float


def marker_of(row: Row) -> Marker | None:
    """The bullet or number that begins a line and is followed by text, or None."""
    first = row.words[0]
    if len(row.words) < 2 or first.raised:
        return None
    gap = row.words[1].x0 - first.x1
    text_x0 = row.words[1].x0
    if first.text in set(SYMBOLS) - {"»"} or (len(first.text) == 1 and _SYMBOL_FONT.search(first.font)):
        sign = "•" if "\ue000" <= first.text <= "\uf8ff" or _SYMBOL_FONT.search(first.font) else first.text
        return Marker(sign, True, None, first.x0, text_x0)
    if first.text in DASHES and not row.words[1].glued:
        return Marker(first.text, gap > 0.6 * row.size, None, first.x0, text_x0)
    if first.text == "o" and gap > 0.5 * row.size:
        return Marker("o", True, None, first.x0, text_x0)
    if match := _NUMBER.match(first.text):
        return Marker(first.text, gap > 0.7 * row.size, _ordinal(match), first.x0, text_x0)
    return None


def _ordinal(match: re.Match[str]) -> int:
    digits, letter, roman, capital, _ = match.groups()
    if digits:
        return int(digits)
    if letter or capital:
        return "abcdefghijklmnopqrstuvwxyzæøå".index((letter or capital).casefold()) + 1
    return {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}.get(roman, 1)
