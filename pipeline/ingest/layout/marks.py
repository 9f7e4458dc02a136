"""Marks that refer to notes: raised numbers and signs in the text."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.layout.rows import Word

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_UNITS = {"m", "cm", "mm", "km", "dm", "kvm", "hm"}
"""After these a raised 2 or 3 is a power, not a note."""


def split_marks(word: Word) -> list[Word]:
    """A word that ends in superscript characters as the word and its mark; «m²» stays."""
    match = re.search(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", word.text)
    if match is None or word.text[: match.start()].strip("(").casefold() in _UNITS:
        return [word]
    share = (word.x1 - word.x0) / len(word.text)
    x0, x1 = word.x0 + share * match.start(), word.x0 + share * match.end()
    mark = replace(word, text=match[0].translate(_SUPERSCRIPT), raised=True, glued=match.start() > 0, x0=x0, x1=x1)
    head = [replace(word, text=word.text[: match.start()], x1=x0)] if match.start() else []
    tail = [replace(word, text=word.text[match.end() :], x0=x1, glued=True)] if match.end() < len(word.text) else []
    return [*head, mark, *tail]


def is_note_mark(word: Word, before: Word | None, known: frozenset[str]) -> bool:
    """Whether a raised word refers to a note; ``known`` are the marks of the notes found in the document."""
    mark = word.text.strip("()[],.")
    if not word.raised or not re.fullmatch(r"\d{1,3}|[*†‡§]{1,3}|[a-z]", mark):
        return False
    if mark in known:
        return True
    if before is None or before.text.casefold() in _UNITS or before.text[-1:].isdigit():
        return False
    return not (mark.isalpha() and before.text[-1:].isdigit()) and not mark.isalpha()
