"""Where the codebook's patterns are found in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.patterns import Matcher
from pipeline.language.words import Token
from pipeline.records import Record
from pipeline.themes.codebook import Codebook


class Found(Record, frozen=True, kw_only=True):
    """A theme found in a sentence's own words: the places of the tokens of each hit."""

    theme: str
    hits: tuple[tuple[int, ...], ...]


class Finder:
    """A codebook made ready to be matched against many sentences."""

    def __init__(self, codebook: Codebook) -> None:
        self._owner = [(n, kept) for n, e in enumerate(codebook.entries) for kept in _sides(len(e.include), e.exclude)]
        self._codes = [e.theme.theme for e in codebook.entries]
        self._matcher = Matcher([p for e in codebook.entries for p in (*e.include, *e.exclude)])

    def find(self, sentence: Sequence[Token]) -> tuple[Found, ...]:
        """The themes of the sentence in the codebook's order.

        A hit of an exclude pattern takes away the include hits of its theme that it shares a word with.
        """
        kept: dict[int, list[tuple[int, ...]]] = {}
        away: dict[int, set[int]] = {}
        for hit in self._matcher.hits(sentence):
            entry, include = self._owner[hit.pattern]
            if include:
                kept.setdefault(entry, []).append(hit.at)
            else:
                away.setdefault(entry, set()).update(hit.at)
        return tuple(
            Found(theme=self._codes[n], hits=hits) for n in sorted(kept) if (hits := _left(kept[n], away.get(n, set())))
        )


def _sides(n_include: int, exclude: Sequence[object]) -> list[bool]:
    return [True] * n_include + [False] * len(exclude)


def _left(hits: list[tuple[int, ...]], away: set[int]) -> tuple[tuple[int, ...], ...]:
    return tuple(sorted({h for h in hits if away.isdisjoint(h)}))


def evidence(sentence: Sequence[Token], found: Found) -> str:
    """The words that gave the theme, in the order they stand, each once; « … » between those that do not touch."""
    places = sorted({i for hit in found.hits for i in hit})
    words: list[str] = []
    for before, i in zip([None, *places], places, strict=False):
        if before is not None and i > before + 1:
            words.append("…")
        words.append(sentence[i].text)
    return " ".join(words)
