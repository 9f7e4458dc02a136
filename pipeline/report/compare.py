"""What the page of comparison needs beside ``data/core.js``: ``data/compare.js``, laid out in ``docs/report.md``.

Which senders differ most is found here; how two or more of them differ is found in the browser, for those chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipeline.records import View, ViewLabel
from pipeline.report.coding import coded
from pipeline.report.context.certainty import Key, key_of, unsure_views
from pipeline.report.context.common import cases
from pipeline.report.context.counted import best_quotes, by_measure_and_sender
from pipeline.report.data import NOTHING, script
from pipeline.report.lexicon import Lexicon
from pipeline.report.material import Material

AGAINST: frozenset[ViewLabel] = frozenset({"kritisk", "imot"})

Numbers = NDArray[np.int32]

N_PAIRS = 6
"""Pairs of senders that are proposed for comparison."""

FEWEST_WORDS = 2
"""Occurrences in the whole hearing that a word needs to be typical of anyone."""


class Pair(NamedTuple):
    """Two senders, how many measures one of them alone is critical of or against, and how many both have a view of."""

    one: str
    other: str
    opposed: int
    common: int


def compare_files(m: Material, words: Lexicon) -> dict[str, str]:
    """The page's data by file name."""
    sender_at = {k: n for n, k in enumerate(m.senders)}
    content, counts = _words(m, words)
    value = {
        "views": _views(m, sender_at),
        "pairs": [[sender_at[p.one], sender_at[p.other], p.opposed, p.common] for p in most_opposed(m)],
        "common": [[sender_at[p.one], sender_at[p.other], p.common] for p in most_in_common(m)],
        "words": " ".join(words.shown[g] for g in content),
        "counts": [coded(x for at_n in _deltas(counts.get(k, {})) for x in at_n) for k in m.senders],
    }
    return {"data/compare.js": script("compare", value)}


def _views(m: Material, sender_at: Mapping[str, int]) -> list[list[int]]:
    """Of each view in ``core``: best sentence, whom it is taken over from, number of the other case in the anchor of
    the measure's page or 0, and its rank among the sender's views of the measure, 0 for the one that counts."""
    case_number = {title: n for n, title in enumerate(cases(m), 1)}
    rank = {id(v): n for views in by_measure_and_sender(m).values() for n, v in enumerate(views)}
    best = best_quotes(m)
    out = []
    for v in m.views:
        quote = best.get(id(v))
        out.append(
            [
                m.index[quote] if quote else NOTHING,
                sender_at.get(v.inherited_from or "", NOTHING),
                case_number[v.answers] if v.answers else 0,
                rank[id(v)],
            ]
        )
    return out


def most_opposed(m: Material, n: int = N_PAIRS) -> tuple[Pair, ...]:
    """The ``n`` pairs of senders who differ on most measures: one is critical or against, the other is neither.

    Only what the program is sure of counts. Of equals the pair with more views in common, then by the order of senders.
    Private persons are left out.
    """
    senders, against, other = _sides(m, unsure_views(m))
    have = against + other
    opposed = against @ other.T + other @ against.T
    return _best_pairs(senders, opposed, have @ have.T, opposed, n)


def most_in_common(m: Material, n: int = N_PAIRS) -> tuple[Pair, ...]:
    """The ``n`` pairs of senders who have a view, sure or not, of most measures in common; ``opposed`` is of all these.

    Of equals by the order of senders. Private persons are left out.
    """
    senders, against, other = _sides(m, frozenset())
    have = against + other
    common = have @ have.T
    return _best_pairs(senders, against @ other.T + other @ against.T, common, common, n)


def _sides(m: Material, left_out: frozenset[Key]) -> tuple[Sequence[str], Numbers, Numbers]:
    """The senders that may be proposed; of each and each measure 1 where it is critical or against, and 1 where it has
    another view."""
    senders = [k for k, s in m.senders.items() if not s.private]
    row = {k: at for at, k in enumerate(senders)}
    against, other = (np.zeros((len(senders), len(m.measures)), dtype=np.int32) for _ in range(2))
    for column, views in enumerate(_first_views(m).values()):
        for v in views:
            if v.sender in row and key_of(v) not in left_out:
                (against if v.view in AGAINST else other)[row[v.sender], column] = 1
    return senders, against, other


def _best_pairs(senders: Sequence[str], opposed: Numbers, common: Numbers, by: Numbers, n: int) -> tuple[Pair, ...]:
    one, two = np.nonzero(np.triu(by, 1))
    order = np.lexsort((two, one, -common[one, two], -by[one, two]))[:n]
    pairs = ((int(one[k]), int(two[k])) for k in order)
    return tuple(Pair(senders[a], senders[b], int(opposed[a, b]), int(common[a, b])) for a, b in pairs)


def _first_views(m: Material) -> Mapping[str, list[View]]:
    """Of each measure the view of every sender that counts."""
    out: dict[str, list[View]] = {i: [] for i in m.measures}
    for (measure_id, _), views in by_measure_and_sender(m).items():
        out[measure_id].append(views[0])
    return out


def _words(m: Material, words: Lexicon) -> tuple[Sequence[int], Mapping[str, Mapping[int, int]]]:
    """The groups with content that occur often enough, and how often each sender has each, by its place among them.

    Only running text counts: what stands in headings, tables and signatures says little of how a sender writes.
    """
    running = {n: m.sender_of(i).key for i, n in m.index.items() if _counts(m, i)}
    found: dict[str, Counter[int]] = defaultdict(Counter)
    for form, places in words.places.items():
        group = words.group[form]
        if words.content[group]:
            for sentence in places[::2]:
                if sentence in running:
                    found[running[sentence]][group] += 1
    total: Counter[int] = Counter()
    for counts in found.values():
        total.update(counts)
    kept = sorted(g for g, n in total.items() if n >= FEWEST_WORDS)
    at = {g: n for n, g in enumerate(kept)}
    return kept, {k: {at[g]: n for g, n in counts.items() if g in at} for k, counts in found.items()}


def _counts(m: Material, sentence_id: str) -> bool:
    return m.document_of(sentence_id).role != "plan" and m.sentences[sentence_id].kind in ("sentence", "item")


def _deltas(counts: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    last = 0
    for at in sorted(counts):
        yield at - last, counts[at]
        last = at
