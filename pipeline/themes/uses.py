"""How much each pattern of the codebook catches: what an analyst looks at before changing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from pipeline.language.patterns import Matcher
from pipeline.language.words import Token
from pipeline.records import UNREAD, Document, PatternUse, Sentence, ThemeExample, ThemeTag
from pipeline.themes.codebook import Codebook

Place = tuple[int, int]
"""Which entry of the codebook, and which of its patterns: first those that include, then those that exclude."""


def uses(
    codebook: Codebook,
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    tags: Iterable[ThemeTag],
    words_of: Callable[[Sentence], Sequence[Token]],
) -> list[PatternUse]:
    """What each pattern caught in the published letters, in the codebook's order; those that caught nothing too."""
    letters = {d.doc_id: d for d in documents if d.published and d.role != "plan"}
    given = {(t.sentence_id, t.theme) for t in tags}
    codes = [t.theme for t in codebook.themes]
    finder = _Finder(codebook)
    hit, alone, kept = Counter[Place](), Counter[Place](), Counter[Place]()
    for s in sentences:
        if s.kind == "other" or s.doc_id not in letters or (s.language or letters[s.doc_id].language) in UNREAD:
            continue
        for place, only in finder.find(words_of(s)):
            hit[place] += 1
            alone[place] += only
            kept[place] += (s.sentence_id, codes[place[0]]) in given
    return [
        PatternUse(
            theme=e.theme.theme,
            pattern=p.source,
            excludes=k >= len(e.include),
            n_sentences=hit[n, k],
            n_alone=alone[n, k],
            n_given=kept[n, k],
        )
        for n, e in enumerate(codebook.entries)
        for k, p in enumerate((*e.include, *e.exclude))
    ]


def examples(codebook: Codebook) -> list[ThemeExample]:
    """The codebook's own examples, in its order."""
    return [
        ThemeExample(theme=e.theme.theme, text=x.text, belongs=x.belongs) for e in codebook.entries for x in e.examples
    ]


class _Finder:
    """A codebook made ready to tell which of its patterns hit a sentence."""

    def __init__(self, codebook: Codebook) -> None:
        self._n_include = [len(e.include) for e in codebook.entries]
        self._places = [(n, k) for n, e in enumerate(codebook.entries) for k in range(len(e.include) + len(e.exclude))]
        self._matcher = Matcher([p for e in codebook.entries for p in (*e.include, *e.exclude)])

    def find(self, sentence: Sequence[Token]) -> Iterator[tuple[Place, bool]]:
        """The patterns that give a theme there, and those that take a hit away; whether each is the only one, or takes
        all there was."""
        found: dict[int, list[tuple[int, frozenset[int]]]] = {}
        for h in self._matcher.hits(sentence):
            entry, k = self._places[h.pattern]
            found.setdefault(entry, []).append((k, frozenset(h.at)))
        for entry, hits in found.items():
            yield from (((entry, k), only) for k, only in _weighed(hits, self._n_include[entry]))


def _weighed(hits: Collection[tuple[int, frozenset[int]]], n_include: int) -> Iterator[tuple[int, bool]]:
    """The patterns of one theme that count in a sentence, by number, and whether each stands alone."""
    away = frozenset[int]().union(*(at for k, at in hits if k >= n_include))
    left = sorted({k for k, at in hits if k < n_include and away.isdisjoint(at)})
    yield from ((k, len(left) == 1) for k in left)
    inside = [at for k, at in hits if k < n_include]
    takers = sorted({k for k, at in hits if k >= n_include and any(not at.isdisjoint(x) for x in inside)})
    yield from ((k, not left) for k in takers)
