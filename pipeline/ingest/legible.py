"""Whether a text layer holds words at all: files whose fonts lie about their letters give long runs of nonsense."""

from __future__ import annotations

import re

import simplemma

from pipeline.language.marks import NB, NN, SE, SE_LETTERS
from pipeline.language.stopwords import STOPWORDS

FEWEST_WORDS = 20
"""Words of the shortest text that is judged: a page of names or figures is no nonsense."""
LEAST_KNOWN = 0.05
"""Share of the words that must be known. Norwegian prose has 0.3 and more, German 0.1; with its letters moved along
the alphabet less than 0.01."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def is_legible(text: str) -> bool:
    """Whether ``text`` has words that look Norwegian, Sámi or English, or is too short to tell."""
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < FEWEST_WORDS:
        return True
    wanted = LEAST_KNOWN * len(words)
    return sum(_is_common(w) for w in words) >= wanted or sum(_is_known(w) for w in words) >= wanted


def _is_common(word: str) -> bool:
    """Cheap, and nearly always enough."""
    listed = word in STOPWORDS or word in NB or word in NN or word in SE
    return len(word) >= 3 and (listed or not SE_LETTERS.isdisjoint(word))


def _is_known(word: str) -> bool:
    return len(word) > 3 and any(simplemma.is_known(word, lang=standard) for standard in ("nb", "nn", "en"))
