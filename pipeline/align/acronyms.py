"""Acronyms that the documents themselves explain: «tverrfaglig spesialisert rusbehandling (TSB)»."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

_EXPLAINED = re.compile(r"((?:[\w/-]+ ){1,8})\(([A-ZÆØÅ]{2,8})\)")


def learn(texts: Iterable[str]) -> dict[str, str]:
    """Acronym -> the words it stands for, as most texts explain it (ties: the first in the alphabet)."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for m in _EXPLAINED.finditer(text):
            if words := _long_form(m.group(1).split(), m.group(2)):
                found[m.group(2)][words] += 1
    return {short: min(n, key=lambda w: (-n[w], w)) for short, n in sorted(found.items())}


def _long_form(words: list[str], acronym: str) -> str | None:
    """The shortest run of words before the bracket that begins with the acronym's first letter and holds all its
    letters in order, no more than two words longer than the acronym; None when there is none.
    """
    letters = acronym.casefold()
    for n in range(1, min(len(words), len(letters) + 2) + 1):
        run = " ".join(words[-n:])
        low = run.casefold()
        if low.startswith(letters[0]) and _holds(low, letters):
            return run
    return None


def _holds(text: str, letters: str) -> bool:
    rest = iter(text)
    return all(ch in rest for ch in letters)
