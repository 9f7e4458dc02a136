"""Compounds split into their parts."""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.lemmas import CACHE, Standard, known

SHORTEST = 4
"""Letters of the shortest part."""


@lru_cache(maxsize=CACHE)
def parts(word: str, first: Standard) -> tuple[str, ...]:
    """Casefolded lemmas of the parts of a compound, in order; () when ``word`` is no compound."""
    low = word.lower()
    for cut in range(len(low) - SHORTEST, SHORTEST - 1, -1):
        head = known(low[cut:], first)
        left = known(low[:cut], first) or (known(low[: cut - 1], first) if low[cut - 1] == "s" else None)
        if head and left:
            return (left, head)
    return ()
