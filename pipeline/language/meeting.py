"""A key on which the bokmål and the nynorsk form of the same word meet.

A table of frequent words comes first, then the regular correspondences of beginnings and endings; both written by us.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.correspondences import ENDINGS, KV, SAME, STARTS, WORDS
from pipeline.language.lemmas import CACHE


@lru_cache(maxsize=CACHE)
def meet(lemma: str) -> str:
    """The key of a casefolded lemma, equal for the bokmål and nynorsk forms of a word where they correspond.

    A key is for comparing only; it need not be a word.
    """
    if lemma in WORDS:
        return WORDS[lemma]
    key = lemma
    if lemma not in KV:
        key = next((p.sub(by, lemma) for p, by in STARTS if p.search(lemma)), lemma)
    if lemma in SAME:
        return key
    key = next((p.sub(by, key) for p, by in ENDINGS if p.search(key)), key)
    return WORDS.get(key, key)
