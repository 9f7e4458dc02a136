"""Text as it comes out of a file to text as we keep it: small functions from text to text.

Only what a layout program put there is changed: ligatures, soft hyphens, kinds of space, words broken at line ends.
The words themselves are never corrected.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LIGATURES = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ĳ": "ij",
}
SOFT_HYPHEN = "\u00ad"
_LIGATURE = str.maketrans(LIGATURES)
_SPACE = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(r"[\u200b-\u200d\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]")
_HYPHENS = ("-", "\u2010", "\u2011", SOFT_HYPHEN)
_SUSPENDED = {"og", "eller", "og/eller", "til", "and", "or"}
"""After a hyphen at a line's end these show that the hyphen stands for a word's last part («rus- og …»)."""
_FIRST_PARTS = {"ikke", "e", "tv", "pc", "sms", "u", "x", "a", "b", "c", "d"}
"""First parts that keep their hyphen in Norwegian spelling («ikke-voldelig», «e-post»)."""
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W_]+)*", re.UNICODE)


@dataclass(frozen=True)
class Vocabulary:
    """The document's own words, casefolded, as evidence for what a broken word looks like whole."""

    words: frozenset[str] = frozenset()


def expand(text: str) -> str:
    """Ligatures as their letters, and composed letters (NFC)."""
    return unicodedata.normalize("NFC", text.translate(_LIGATURE))


def clean(text: str) -> str:
    """Text as we keep it: ligatures, NFC, single spaces, no soft hyphens or invisible characters, ends stripped."""
    return clean_line(text).replace(SOFT_HYPHEN, "")


def clean_line(text: str) -> str:
    """As ``clean``, for a line that is still to be joined with the next: a soft hyphen at its end is kept."""
    text = _SPACE.sub(" ", _INVISIBLE.sub("", expand(text))).strip()
    return text[:-1].replace(SOFT_HYPHEN, "") + text[-1:]


def vocabulary(lines: Iterable[str]) -> Vocabulary:
    """The words that stand whole within a line; a word that a hyphen ends may be the first part of a broken one."""
    found: set[str] = set()
    for line in lines:
        for match in _WORD.finditer(line):
            if not line.startswith(_HYPHENS, match.end()):
                found.add(match[0].replace("\u2010", "-").replace("\u2011", "-").casefold())
    return Vocabulary(frozenset(found))


def join(left: str, right: str, known: Vocabulary) -> str:
    """Two lines of the same paragraph as one: a broken word made whole, else one space between them."""
    if not left or not right:
        return left or right
    if left.endswith(_HYPHENS):
        return _join_hyphen(left, right, known)
    if left.endswith(("/", "@", "_")) and not left.endswith(" /"):
        return left + right
    if left.endswith("–") and left[-2:-1].isdigit() and right[:1].isdigit():
        return left + right
    if _is_open_address(left) and not right[:1].isspace() and re.match(r"[\w/%?#=&.-]+$", right.split(" ", 1)[0]):
        return left + right
    return f"{left} {right}"


def _is_open_address(left: str) -> bool:
    """Whether a line ends inside a web address, which breaks without a hyphen after a sign."""
    last = left.rsplit(" ", 1)[-1]
    return bool(re.match(r"(https?://|www\.)", last)) and last.endswith(("-", "=", "?", "&", "%", "_", "."))


def _join_hyphen(left: str, right: str, known: Vocabulary) -> str:
    stem = left[:-1]
    if left.endswith(SOFT_HYPHEN):
        return stem + right
    if stem.endswith((" ", "\u00a0")) or not stem:
        return f"{left} {right}"
    if _is_open_address(left):
        return left + right
    first_word = right.split(" ", 1)[0].strip(",.;:()«»")
    last_word = stem.rsplit(" ", 1)[-1]
    if first_word.casefold() in _SUSPENDED and f"{last_word}{first_word}".casefold() not in known.words:
        return f"{left} {right}"
    if not right[:1].isalpha():
        return left + right if right[:1].isdigit() else f"{left} {right}"
    return f"{stem}-{right}" if keeps_hyphen(stem, right, known) else stem + right


def keeps_hyphen(stem: str, right: str, known: Vocabulary) -> bool:
    """Whether the hyphen between two parts of a word belongs to its spelling.

    In this order: the word seen whole elsewhere in the document, joined or with the hyphen; a capital after the
    hyphen, a digit or an acronym before it; first parts that always keep it; a name that stands alone elsewhere.
    """
    before = re.search(r"[^\W_]+(?:-[^\W_]+)*$", stem)
    after = re.match(r"[^\W_]+(?:-[^\W_]+)*", right)
    if before is None or after is None:
        return True
    last, first = before[0], after[0]
    hyphened, joined = f"{last}-{first}".casefold(), f"{last}{first}".casefold()
    if hyphened in known.words and joined not in known.words:
        return True
    if joined in known.words and not first[0].isupper():
        return False
    if first[0].isupper() and not last.isupper():
        return True
    tail = last.rsplit("-", 1)[-1]
    if tail[-1].isdigit() or (len(tail) > 1 and tail.isupper() and not first.isupper()):
        return True
    if tail.casefold() in _FIRST_PARTS or any(w.startswith(f"{last.casefold()}-") for w in _named(last, known)):
        return True
    begins = not stem[: before.start()].rstrip(" «(") or stem[: before.start()].rstrip(" «(").endswith(
        (".", ":", "?", "!")
    )
    return tail[0].isupper() and not begins and tail.casefold() in known.words and first.casefold() in known.words


def _named(last: str, known: Vocabulary) -> Iterable[str]:
    """The words of the document that a capitalised first part makes with a hyphen («Akan-»)."""
    return (w for w in known.words if "-" in w) if last[0].isupper() else ()
