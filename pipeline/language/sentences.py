"""Where sentences begin and end: rules on the signs that close one and on what stands before and after them."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.language.abbreviations import (
    CLOSING,
    COUNTED,
    COUNTS,
    DOMAINS,
    LEANING,
    MONTHS,
    NUMBERED,
    SHORT_MONTHS,
    TITLES,
    TRAILING,
)
from pipeline.language.function_words import OPENERS

LONGEST_ASIDE = 400
"""Characters of the longest parenthesis that is kept whole; a longer one is more likely one that was never closed."""

BULLETS = "•▪●◦‣"
"""Signs before the points of a list that runs on within its paragraph."""

_REACH = 300
"""Characters looked back for the word before a stop: longer than any word, and than most addresses."""

_POINTING = LEANING | SHORT_MONTHS | COUNTED

_CLOSE = "»”\"'’)\\]"
_NOTE = r"(?:\[\d{1,3}\])+|\d{1,3}(?:[,–-]\d{1,3})*(?=\s)|[¹²³⁰⁴-⁹]+"
_END = re.compile(
    rf"(?P<sign>[.?!…]+)(?P<closers>(?:[{_CLOSE}]|[ \u00a0]»)*)(?P<note>{_NOTE})?(?P<gap>\s+|(?=[«“(]?[A-ZÆØÅ]))"
    r"|(?<![^\S\n])(?P<blank>[^\S\n]*\n[^\S\n]*\n\s*)"
    rf"|(?:(?P<lead>[:.?!])|(?<!\s))(?P<before>\s+)(?=[{BULLETS}]\s)"
)
_NEXT = re.compile(r"[«“\"'‘(\[–—•*-]*\s*(\w*)")
_WORD_BEFORE = re.compile(r"[^\s«»“”\"(\[]+$")
_SPACED = re.compile(r"(?:\b[^\W\d_]{1,5}\.\s?){1,3}$")
_ASIDE = re.compile(rf"\([^()]{{1,{LONGEST_ASIDE}}}\)")
_INITIALS = re.compile(r"(?:[A-ZÆØÅ]\.-?)*(?:[A-ZÆØÅ]|Aa)")
_NUMBER = re.compile(r"[§(]*\d{1,3}(?:\.\d{1,3})*")
_ROMAN = re.compile(r"[IVX]{1,5}")
_LABEL = re.compile(r"[a-zæøå][.)]\s+\w")
_LOWER_START = re.compile(
    r"[a-zæøå]-[a-zæøå]{2}|(?:https?://|www\.)\S|[a-zæøå][\wæøå-]*\.(?:no|com|org|net|eu)\b|[a-zæøå][A-ZÆØÅ]"
)
_GLUED = re.compile(r"[«“(]?(?P<word>[A-ZÆØÅ][a-zæøå]+|[IÅ](?=\s)|[A-ZÆØÅ]{2,}\b)")
_CITED = re.compile(r"\([^()]{1,120}\)[.,;]")
_ADDRESS = re.compile(r"[@/\\]|www\.", re.IGNORECASE)
_LAW = re.compile(r"\w*[bcdfghjkmnpqrstvwx]l|hol|pol|utl|sotjl", re.IGNORECASE)


class _Stop(NamedTuple):
    """A full stop: the sentence ``left`` of the word before it, that word, the word after it, and all that follows."""

    left: str
    last: str
    word: str
    after: str

    @property
    def opens(self) -> bool:
        """Whether the word before the stop is the sentence's, or a list's, first."""
        left = self.left.rstrip()
        if not left or left[-1] in BULLETS or _NUMBER.fullmatch(left.rstrip(".)")):  # «1. a. Staten …»
            return True
        return left[-1] == ":" and not left[-2:-1].isdigit()  # not «NOU 2019: 26»

    @property
    def before(self) -> str:
        """The word before the last one, in lower case; empty when there is none."""
        return self.left.rsplit(maxsplit=1)[-1].lower() if self.left.strip() else ""

    @property
    def labelled(self) -> bool:
        """Whether a letter in the last word's place labels what stands before it («vedlegg A», «Innst. 42 L»)."""
        return self.before in NUMBERED or self.before[-1:].isdigit()

    @property
    def opener(self) -> bool:
        """Whether the next word is one that opens a sentence, and not an initial («H. Å. Lien»)."""
        return self.word.lower() in OPENERS and not (len(self.word) == 1 and f"{self.word}." in self.after[:4])


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence in order: no outer white space, no overlap, all that is not space covered.

    A sentence ends with ``.``, ``?``, ``!`` or ``…``, the quotation marks that close and the footnote mark that stands
    there, or at a blank line. A stop ends none within an abbreviation, ordinal, date, initial, address or parenthesis;
    ``:`` and ``;`` end none. The points of a list within the text (``•``) are sentences, and what introduces them is.
    """
    asides = [m.span() for m in _ASIDE.finditer(text)]
    spans: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for m in _END.finditer(text, start):
        if m.start() <= start or m.end() >= len(text) or not _is_end(text, start, asides, m):
            continue
        end = m.start() if m["blank"] is not None else m.start("before") if m["before"] else m.start("gap")
        spans.append((start, start + len(text[start:end].rstrip())))
        start = m.end()
    end = len(text.rstrip())
    return (*spans, (start, end)) if start < end else tuple(spans)


def _is_end(text: str, start: int, asides: list[tuple[int, int]], m: re.Match[str]) -> bool:
    """Whether what ``m`` found ends the sentence that began at ``start``."""
    if m["blank"] is not None:
        return True
    if m["before"]:
        return bool(m["lead"]) or text[start] in BULLETS
    return not _inside(asides, m.start("sign")) and _ends(text, start, m)


def _inside(asides: list[tuple[int, int]], at: int) -> bool:
    """Within a parenthesis, its last sign apart: «(Se kap. 3.) Vi …» may still end after the closing bracket."""
    return any(a < at < b - 2 for a, b in asides)


def _ends(text: str, start: int, m: re.Match[str]) -> bool:
    """Whether the sign that ``m`` found ends the sentence that began at ``start``."""
    sign, closers = m.start("sign"), m["closers"]
    if closers[:1] in (")", "]") and text[sign - 1] in "([":  # «[…]», «(!)»: a remark, no end
        return False
    following = _NEXT.match(text, m.end())
    after = text[m.end() : m.end() + 125]
    word = following[1] if following else ""
    if word[:1].islower() and not (m["gap"] and _starts_low(after)):
        return False
    before = _WORD_BEFORE.search(text, max(start, sign - _REACH), sign)
    stop = _Stop(text[start : before.start()], before[0], word, after) if before else None
    if not m["gap"] and not _parted(text, m, stop):
        return False
    if m["note"] and not _noted(text, m, stop):
        return False
    if closers and _CITED.match(after):  # «… for svakt.» (NOU 2019: 26 s. 12).
        return False
    if m["sign"] != "." or closers.strip(")]") or stop is None:
        return not word[:1].islower() or m["sign"] == "."
    if word[:1].islower():
        return len(stop.last) > 2 and _stop_ends(stop) and not _is_short(stop)
    if closers and text[start] not in "([" and _is_short(stop):
        return stop.opener
    return _stop_ends(stop)


def _starts_low(after: str) -> bool:
    """Whether a sentence may begin in lower case: «e-helse», an address, «iPad», or a list's letter («b) Staten»)."""
    return bool(_LOWER_START.match(after) or _LABEL.match(after))


def _parted(text: str, m: re.Match[str], stop: _Stop | None) -> bool:
    """Whether a sign with no space after it parts two words («tilbudet.Dette»), and not a name («altinn.No»)."""
    glued = _GLUED.match(text, m.end())
    if m["sign"] not in ".?!" or len(m["sign"]) > 1 or glued is None:
        return False
    if stop is None or not stop.last[-1].isalnum():
        return True
    rest = re.match(r"\S*", text[m.end() :])
    if _ADDRESS.search(stop.last + (rest[0] if rest else "")) or glued["word"].lower() in DOMAINS:
        return False
    tail = stop.last[-3:]
    return (len(tail) == 3 and (tail.islower() or stop.last[-4:].isdigit())) or (
        stop.opener and (len(stop.last) > 1 or stop.last.isdigit())
    )


def _noted(text: str, m: re.Match[str], stop: _Stop | None) -> bool:
    """Whether figures after a stop are a footnote's mark («tjenester.3 Det»), and no number («kap.3», «12.30»)."""
    if not m["note"][0].isdecimal():
        return True
    plain = stop is None or (len(stop.last) > 1 and f"{stop.last}.".lower() not in _POINTING)
    return plain and not text[m.start("sign") - 1].isdigit()


def _is_short(stop: _Stop) -> bool:
    """Whether the word with the stop is an abbreviation of any kind."""
    return _found(stop) in _POINTING or _found(stop) in CLOSING


def _found(stop: _Stop) -> str:
    """The word in lower case with its stop; with the words before it where they are one («f. eks.» → «f.eks.»)."""
    low = f"{stop.last}.".lower()
    spaced = _SPACED.search(stop.left[-20:])
    parts = spaced[0].lower().replace(".", ". ").split() if spaced else []
    for n in range(len(parts)):
        whole = "".join(parts[n:]) + low
        if whole in LEANING or whole in CLOSING or (stop.last.islower() and whole.startswith(TITLES)):
            return whole
    return low


def _stop_ends(stop: _Stop) -> bool:
    """Whether a full stop ends a sentence, as the word before it and the word after it tell."""
    last, word = stop.last, stop.word
    if len(last) > 1 and last.isupper() and last.isalpha():  # SV, NAV, PST: an organisation, no abbreviation
        return not (stop.opens and _ROMAN.fullmatch(last))  # «II. Merknader»: a heading's number
    if _INITIALS.fullmatch(last):
        return _letter_ends(stop)
    if len(last) == 1 and last.isalpha() and stop.opens:  # a list's letter: «a. Alle»
        return False
    if len(last) == 1 and last.isalpha() and word[:1].isalpha() and stop.labelled:  # «bokstav f. Det», «§ 3-9 a. Nå»
        return True
    if last[-1:].isdigit():
        return _number_ends(stop)
    return _word_ends(stop, _found(stop))


def _word_ends(stop: _Stop, low: str) -> bool:
    """Whether the stop of ``low``, which may be an abbreviation, ends the sentence."""
    word, digit = stop.word, stop.word[:1].isdigit()
    if low in COUNTED:
        counted = stop.before[-1:].isdigit() or stop.before in COUNTED
        return not digit or (counted and low in ("kr.", "pst."))
    if low in CLOSING or low in SHORT_MONTHS:
        return bool(word) and not digit
    if low in LEANING or low.endswith("nr.") or low.startswith(TITLES):
        return low in TRAILING and stop.opener
    return not (stop.after.startswith("§") and _LAW.fullmatch(stop.last))  # «jf. fvl. § 11»


def _number_ends(stop: _Stop) -> bool:
    """«1. Sikre» is a list's number, «§ 12. Kommunen» a law's, «14. Mai» a date; «kapittel 3. Det» ends a sentence."""
    if stop.left.strip() in ("§", "§§") or (stop.opens and _NUMBER.fullmatch(stop.last)):
        return False
    digits = stop.last.lstrip("§(").replace(".", "")
    short = digits.isdigit() and len(digits) <= 2
    if stop.word.lower() in MONTHS:
        return not short
    if short and stop.word[:1].isdigit():
        return stop.before in COUNTS
    return not (short and _goes_on(stop.left, int(digits)))


def _goes_on(left: str, number: int) -> bool:
    """Whether ``number`` goes on with a list that began within the sentence («… at: 1. Flere senger, 2. Kortere …»)."""
    return number > 1 and re.search(rf"(?:^|:\s|,\s|;\s){number - 1}\.\s", left) is not None


def _letter_ends(stop: _Stop) -> bool:
    """One letter with a stop is an initial or a list's letter, unless a word that wants a letter stands before it."""
    if stop.opens:
        return False
    return stop.opener or (len(stop.last) == 1 and stop.labelled)
