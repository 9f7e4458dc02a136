"""The key on which search puts forms into groups, and the dictionaries' words that are not spelt as their key is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pipeline.language import meet
from pipeline.language.correspondences import WORDS
from pipeline.language.dictionary import lemmas_of
from pipeline.records import Record
from pipeline.stage import Work


class Spellings(Record, frozen=True, kw_only=True):
    """Words by their key, as they are stored between runs."""

    words: dict[str, tuple[str, ...]]


def meeting(lemma: str) -> str:
    """The key on which words meet; nouns in -ing and -ning are one: «rådgiving», «rådgivning»."""
    return meet(lemma).replace("ning", "ing")


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """The dictionaries' words that do not stand by their own key, by the key: what nynorsk writes otherwise than
    bokmål, and nouns in -ning. Some 14 000 words, which take seconds."""
    out: dict[str, list[str]] = defaultdict(list)
    nynorsk = (lemmas_of("nn") - lemmas_of("nb")) | WORDS.keys()
    for word in sorted(nynorsk | {w for w in lemmas_of("nb") if w.endswith("ning")}):
        if (k := meeting(word)) != word:
            out[k].append(word)
    return {k: tuple(words) for k, words in out.items()}


def stored_spellings(work: Work) -> Mapping[str, tuple[str, ...]]:
    """``spellings``, reused from an earlier run: they hang on no hearing, only on the code and the dictionaries."""
    return work.map(_made, ["ordbøkene"], result=Spellings, key=str, processes=False)[0].words


def _made(_: str) -> Spellings:
    return Spellings(words=dict(spellings()))
