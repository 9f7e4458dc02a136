"""Where sentences begin and end: rules on the signs that close one and on what stands before and after them."""

from __future__ import annotations

import re

from pipeline.language.abbreviations import CLOSING, COUNTED, LEANING, MONTHS, NUMBERED, TITLE
from pipeline.language.function_words import OPENERS

LONGEST_ASIDE = 400
"""Characters of the longest parenthesis that is kept whole; a longer one is more likely one that was never closed."""

_CLOSE = "»”\"'’)\\]"
_END = re.compile(rf"(?P<sign>[.?!…]+)(?P<closers>[{_CLOSE}]*)(?P<gap>\s+)|(?P<blank>[^\S\n]*\n[^\S\n]*\n\s*)")
_NEXT = re.compile(r"[«“\"'‘(\[–—•*-]*\s*(\w*)")
_WORD_BEFORE = re.compile(r"[^\s«»“”\"(\[]+$")
_ASIDE = re.compile(rf"\([^()]{{1,{LONGEST_ASIDE}}}\)")
_INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.-?)*[A-ZÆØÅ]")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence in order: no outer white space, no overlap, all that is not space covered.

    A sentence ends with ``.``, ``?``, ``!`` or ``…`` and the quotation marks that close there, or at a blank line. A
    stop ends none within an abbreviation, ordinal, date, initial or parenthesis; ``:`` and ``;`` end none.
    """
    asides = [m.span() for m in _ASIDE.finditer(text)]
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for m in _END.finditer(text, start):
        if m.start() <= start or m.end() >= len(text):
            continue
        if m["blank"] is None and (_inside(asides, m.start("sign")) or not _ends(text, start, m)):
            continue
        end = m.start() if m["blank"] is not None else m.end("closers")
        spans.append((start, start + len(text[start:end].rstrip())))
        start = m.end()
    end = len(text.rstrip())
    return (*spans, (start, end)) if start < end else tuple(spans)


def _inside(asides: list[tuple[int, int]], at: int) -> bool:
    """Within a parenthesis, its last sign apart: «(Se kap. 3.) Vi …» may still end after the closing bracket."""
    return any(a < at < b - 2 for a, b in asides)


def _ends(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether the sign that ``m`` found ends the sentence that began at ``start``."""
    following = _NEXT.match(text, m.end())
    word = following[1] if following else ""
    if word[:1].islower():
        return False
    if m["sign"] != "." or m["closers"].strip(")]"):
        return True
    before = _WORD_BEFORE.search(text, start, m.start("sign"))
    return before is None or _stop_ends(text[start : before.start()], before[0], word)


def _stop_ends(left: str, last: str, word: str) -> bool:
    """Whether a full stop after ``last`` ends a sentence that goes ``left`` before it, when ``word`` stands next."""
    if len(last) > 1 and last.isupper():  # SV, NAV, PST: an organisation, no abbreviation with a stop
        return True
    low = f"{last}.".lower()
    if low in COUNTED:
        return not word[:1].isdigit()
    if low in CLOSING:
        return bool(word) and not word[:1].isdigit()
    if low in LEANING or low.startswith(TITLE):
        return False
    if last[-1:].isdigit():
        return _number_ends(left, last, word)
    if len(last) == 1 and last.isalpha() and not left.strip():  # a list's letter: «a. Alle»
        return False
    if _INITIALS.fullmatch(last):
        return _letter_ends(left, word)
    return True


def _number_ends(left: str, last: str, word: str) -> bool:
    """«1. Sikre» is a list's number, «14. Mai» a date, «17. 5.» half of one; «kapittel 3. Det» ends a sentence."""
    if not left.strip():
        return False
    digits = last.lstrip("§(").replace(".", "")
    short = digits.isdigit() and len(digits) <= 2
    if word.lower() in MONTHS:
        return not short
    return not (short and word[:1].isdigit())


def _letter_ends(left: str, word: str) -> bool:
    """One letter with a stop is an initial or a list's letter, unless a word that wants a letter stands before it."""
    if not left.strip():
        return False
    words = left.split()
    return words[-1].lower() in NUMBERED or word.lower() in OPENERS
