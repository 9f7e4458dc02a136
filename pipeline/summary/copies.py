"""Letters that are the same, word for word or nearly: found with MinHash and locality-sensitive hashing.

A. Broder, On the resemblance and containment of documents (1997); J. Leskovec, A. Rajaraman and J. Ullman, Mining of
Massive Datasets, chapter 3. What the hashing proposes is measured on the words themselves before it counts.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from datasketch import MinHash, MinHashLSH

from pipeline.params import Params
from pipeline.records import Copy, Document, Sentence

FINDING = (0.02, 0.98)
"""How the hashing weighs what it proposes in vain, which costs time only, against what it misses: of texts a tenth more
alike than asked for, one in five thousand."""
_WORD = re.compile(r"\w+")


class Likeness(Params, frozen=True, kw_only=True):
    """From where letters are alike, and how they are looked for.

    similarity: share of equal runs of ``shingle`` words (Jaccard, 0 to 1). fewest_words: shorter letters are not
    compared. permutations: of the hashing, drawn from ``seed``; more find more and take longer.
    """

    similarity: float
    fewest_words: int
    shingle: int
    permutations: int
    seed: int


@dataclass(frozen=True)
class Letter:
    """What a sender says in a document: its sentences, without headings, quotations, letterhead and signature."""

    document: Document
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words, casefolded."""
        return tuple(w for s in self.sentences for w in words_of(s.text))


@dataclass(frozen=True)
class _Text:
    """A text with the letters that have exactly its words; the first stands for it."""

    letters: tuple[Letter, ...]
    shingles: frozenset[int]


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, casefolded, without signs."""
    return tuple(_WORD.findall(text.casefold()))


def letters(documents: Iterable[Document], sentences: Iterable[Sentence]) -> tuple[Letter, ...]:
    """The analysed responses and background texts, also those that are withheld, in the documents' order."""
    own: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        if s.kind in ("sentence", "item") and s.block_kind in ("paragraph", "item"):
            own[s.doc_id].append(s)
    read = (d for d in documents if d.status == "analysed" and d.role != "plan")
    return tuple(Letter(d, tuple(own[d.doc_id])) for d in read)


def find_copies(found: Sequence[Letter], like: Likeness) -> tuple[Copy, ...]:
    """The letters that are alike, group by group in the order of the letters that stand for them.

    The text that most have sent stands for those that are like it; of equal ones the first. What is like one of those,
    but not like the first, is another text: no chain of small changes makes unlike letters one. A text that is
    published stands before one that is withheld.
    """
    groups = [g for g in _groups(_texts(found, like), like) if len(g) > 1 or len(g[0][0].letters) > 1]
    order = {letter.document.doc_id: n for n, letter in enumerate(found)}
    rows = [
        _copy(group[0][0].letters[0], letter, exact=text is group[0][0], similarity=similarity)
        for group in groups
        for text, similarity in group
        for letter in text.letters
    ]
    return tuple(sorted(rows, key=lambda c: (order[c.group], c.group != c.doc_id, order[c.doc_id])))


def distinct_texts(documents: Iterable[Document], copies: Iterable[Copy]) -> int:
    """How many texts the documents are, where letters that are alike are one."""
    group = {c.doc_id: c.group for c in copies}
    return len({group.get(d.doc_id, d.doc_id) for d in documents})


def _texts(found: Sequence[Letter], like: Likeness) -> list[_Text]:
    """The different texts, those that most have sent first."""
    same: dict[tuple[str, ...], list[Letter]] = defaultdict(list)
    for letter in sorted(found, key=lambda x: not x.document.published):
        words = letter.words
        if len(words) >= like.fewest_words:
            same[words].append(letter)
    ranked = sorted(same.items(), key=lambda kv: (not kv[1][0].document.published, -len(kv[1])))
    return [_Text(tuple(group), shingles(words, like.shingle)) for words, group in ranked]


def shingles(words: Sequence[str], size: int) -> frozenset[int]:
    """Checksums of all runs of ``size`` words; of the whole when it is shorter."""
    n = max(1, len(words) - size + 1)
    return frozenset(zlib.crc32(" ".join(words[i : i + size]).encode()) for i in range(n))


def _groups(texts: Sequence[_Text], like: Likeness) -> list[list[tuple[_Text, float]]]:
    """Each text that stands for others, first in its group, with those that are like it."""
    index = MinHashLSH(threshold=like.similarity, num_perm=like.permutations, weights=FINDING)
    base = MinHash(num_perm=like.permutations, seed=like.seed, hashfunc=int, scheme="affine32")
    groups: dict[int, list[tuple[_Text, float]]] = {}
    for n, text in enumerate(texts):
        sketch = base.copy()
        sketch.update_batch(sorted(text.shingles))
        near = [(jaccard(text.shingles, texts[k].shingles), -k) for k in index.query(sketch)]
        best = max((x for x in near if x[0] >= like.similarity), default=None)
        if best is None:
            index.insert(n, sketch)
            groups[n] = [(text, 1.0)]
        else:
            groups[-best[1]].append((text, best[0]))
    return list(groups.values())


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of all elements that both have, 0 to 1."""
    return len(one & other) / max(1, len(one | other))


def _copy(first: Letter, letter: Letter, *, exact: bool, similarity: float) -> Copy:
    return Copy(
        group=first.document.doc_id,
        doc_id=letter.document.doc_id,
        similarity=round(similarity, 4),
        exact=exact,
        added=() if exact else beside(letter.sentences, first.sentences),
        left_out=() if exact else beside(first.sentences, letter.sentences),
    )


def beside(sentences: Iterable[Sentence], others: Iterable[Sentence]) -> tuple[str, ...]:
    """Ids of the sentences whose words do not stand in a sentence of the others, each used once."""
    there = Counter(words_of(s.text) for s in others)
    out = []
    for s in sentences:
        words = words_of(s.text)
        if there[words] > 0:
            there[words] -= 1
        else:
            out.append(s.sentence_id)
    return tuple(out)
