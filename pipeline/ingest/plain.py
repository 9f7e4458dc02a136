"""Small text→text functions that every reader shares: white space, characters and bullets."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0000"))
_SPACES = re.compile(r"[^\S\n]+")
_ALL_SPACE = re.compile(r"\s+")
_BULLET = re.compile(
    r"^(?P<marker>[•●○◦▪▫■□‣⁃∙·*➢➤►▶✓✔–—-]|o(?=\s)|\uf0b7|\uf0a7|[(]?(?:\d{1,2}|[a-zA-Z])[).])(?P<gap>\s+)(?=\S)"
    r"(?!(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-zæøå]*\.? (?:19|20)\d\d)"
)
_NUMBERED = re.compile(r"^(?P<marker>\d{1,2}(?:\.\d{1,2}){0,4}\.?)\s+(?=[A-ZÆØÅ«])")
_SYMBOL = re.compile(r"[^\w(]")


def squeeze(text: str) -> str:
    """``text`` on one line: NFC, invisible characters gone, every run of white space one space."""
    return _ALL_SPACE.sub(" ", unicodedata.normalize("NFC", text).translate(_INVISIBLE)).strip()


def squeeze_lines(text: str) -> list[str]:
    """The lines of ``text`` that hold anything, each as ``squeeze`` leaves it."""
    flat = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return [line for raw in flat.split("\n") if (line := _SPACES.sub(" ", raw).strip())]


def split_bullet(text: str) -> tuple[str | None, str]:
    """The bullet or number that opens a list item, and the rest; ``(None, text)`` when there is none.

    A dash, a letter or a number counts only with a space after it; «I.» and «2026.» do not.
    """
    match = _BULLET.match(text)
    if not match:
        return None, text
    return match["marker"], text[match.end() :]


def is_symbol(marker: str) -> bool:
    """Whether a marker is a sign («•», «-») and not a number or a letter."""
    return bool(_SYMBOL.match(marker)) or marker == "o"


def split_number(text: str) -> tuple[str | None, str]:
    """The section number that opens a heading («3.2 Behandling»), and the rest."""
    match = _NUMBERED.match(text)
    return (match["marker"].rstrip("."), text[match.end() :]) if match else (None, text)


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends as running text does, a closing quote or bracket allowed."""
    return bool(re.search(r"[.!?:;,…][»\")\]]*$", text))


def is_short_line(text: str, words: int = 12, letters: int = 90) -> bool:
    """Whether a line can be a heading: short, begins with a capital, a digit or a quote, ends in no full stop."""
    return (
        0 < len(text) <= letters
        and len(text.split()) <= words
        and (text[0].isupper() or text[0].isdigit() or text[0] in '«§"')
        and (text.endswith("?") or not ends_sentence(text))
    )
