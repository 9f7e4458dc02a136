"""Sentences that several senders have in common, word for word or nearly: what a campaign or a parent body wrote.

Near-verbatim sentences are found by prefix filtering, which misses none: two sets of words that are at least so alike
share one of their rarest words (R. Bayardo, Y. Ma and R. Srikant, Scaling up all pairs similarity search, WWW 2007).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.params import Params
from pipeline.records import SharedSentence
from pipeline.summary.copies import Letter, words_of
from pipeline.summary.positions import sender_of

Words = tuple[str, ...]
Token = tuple[str, int]
"""A word, and how many times it has stood in the sentence before: so a sentence is a set, and its length counts."""

_NIL = 1e-9
"""What a product of decimal fractions may lie beside the whole number that it is."""


class Sharing(Params, frozen=True, kw_only=True):
    """From where a sentence is shared: by so many senders, with so large a share of equal words (Jaccard, 0 to 1);
    sentences with fewer words than ``fewest_words`` are what anybody writes."""

    senders: int
    similarity: float
    fewest_words: int


@dataclass
class _Group:
    """A sentence's words with the sentences that are like it."""

    tokens: frozenset[Token]
    sentences: list[str] = field(default_factory=list)
    senders: set[str] = field(default_factory=set)


def shared_sentences(letters: Sequence[Letter], given: Iterable[str], sharing: Sharing) -> tuple[SharedSentence, ...]:
    """The sentences of published letters that several senders have, in the letters' order.

    given: texts that are nobody's own, of the plan and of the ministry's questions; what repeats them is not marked.
    """
    found: dict[Words, _Group] = {}
    order: dict[str, int] = {}
    for letter in (x for x in letters if x.document.published):
        for s in letter.sentences:
            words = words_of(s.text)
            if len(words) >= sharing.fewest_words:
                order[s.sentence_id] = len(order)
                group = found.setdefault(words, _Group(_tokens(words)))
                group.sentences.append(s.sentence_id)
                group.senders.add(sender_of(letter.document))
    theirs = [_Group(_tokens(w)) for w in sorted({words_of(t) for t in given}) if len(w) >= sharing.fewest_words]
    own = sorted(found.values(), key=lambda g: -len(g.sentences))
    groups = _joined([*theirs, *own], len(theirs), sharing.similarity)
    rows = [
        SharedSentence(sentence_id=s, group=min(g.sentences, key=order.__getitem__), n_senders=len(g.senders))
        for g in groups
        if len(g.senders) >= sharing.senders
        for s in g.sentences
    ]
    return tuple(sorted(rows, key=lambda r: order[r.sentence_id]))


def _tokens(words: Words) -> frozenset[Token]:
    seen: Counter[str] = Counter()
    out = []
    for word in words:
        out.append((word, seen[word]))
        seen[word] += 1
    return frozenset(out)


def _joined(groups: Sequence[_Group], n_given: int, similarity: float) -> list[_Group]:
    """The groups with those that are like an earlier one joined to it; without the first ``n_given`` and theirs."""
    often = Counter(t for g in groups for t in g.tokens)
    index: dict[Token, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    kept: list[int] = []
    for n, group in enumerate(groups):
        size = len(group.tokens)
        fewest, most = math.ceil(similarity * size - _NIL), math.floor(size / similarity + _NIL)
        rarest = sorted(group.tokens, key=lambda t: (often[t], t))[: size - fewest + 1]
        lengths = range(fewest, most + 1)
        near = {k for t in rarest if t in index for length in lengths for k in index[t].get(length, ())}
        best = max(((alike(group.tokens, groups[k].tokens), -k) for k in near), default=(0.0, 0))
        if best[0] >= similarity:
            groups[-best[1]].sentences.extend(group.sentences)
            groups[-best[1]].senders.update(group.senders)
            continue
        kept.append(n)
        for t in rarest:
            index[t][size].append(n)
    return [groups[n] for n in kept if n >= n_given]


def alike(one: frozenset[Token], other: frozenset[Token]) -> float:
    """Share of all words that both have, 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both)
