"""Which terms name a topic, and the codebook patterns that would catch it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.language import Token
from pipeline.language.patterns import Matcher, parse
from pipeline.records import Record
from pipeline.topics.terms import PAIR, Name, is_abbreviation

SHORTEST_STEM = 5
"""Letters a word must have to be looked for inside longer words."""
SHARED, OF = 2, 3
"""Senders of a topic of ``OF`` or more that must use a word: one that a single sender uses is mostly its name or its
style. An abbreviation, which is mostly a name, must be shared in every topic."""
MOSTLY = 0.5
"""Share of the sentences a pattern hits that are the topic's, from which a wide pattern is taken before a narrow."""
HARDLY = 1 / 3
"""The same share, below which a pattern is not taken at all."""
LONGER = 1 / 3
"""How many sentences a pair or compound must stand in, for each of its noun's, to be shown before or instead of it."""


class Use(Record, frozen=True, kw_only=True):
    """In how many sentences, and by which senders, each term stands; ``n`` sentences in all."""

    n: int
    sentences: Mapping[str, int]
    senders: Mapping[str, frozenset[str]]


class Pick(Record, frozen=True, kw_only=True):
    """What makes a term one of a topic.

    word_in: fewest of the topic's sentences it must stand in.
    lift: how many times as often it must stand in the topic's sentences as in all: what the whole hearing is about
        says nothing of one topic.
    words: how many are kept at most.
    """

    word_in: int
    lift: float
    words: int


class Caught(Record, frozen=True, kw_only=True):
    """Patterns for a codebook, and in how many sentences they hit: of the topic, and beside it."""

    patterns: tuple[str, ...]
    n_inside: int
    n_outside: int


def use(rows: Iterable[tuple[str, Sequence[str]]]) -> Use:
    """How the terms are used, from the sender and the terms of each sentence."""
    rows = list(rows)
    by_sender: dict[str, set[str]] = {}
    for sender, found in rows:
        for t in found:
            by_sender.setdefault(t, set()).add(sender)
    return Use(
        n=len(rows),
        sentences=Counter(t for _, found in rows for t in set(found)),
        senders={t: frozenset(s) for t, s in by_sender.items()},
    )


def distinctive(ranked: Sequence[str], own: Use, whole: Use, pick: Pick) -> tuple[str, ...]:
    """The terms of ``ranked`` that tell the topic (``own``) from the rest of the hearing (``whole``), in their order.

    A pair («rådgivende enhet») goes before its noun where the noun stands in it often enough; else it is left out.
    """
    n_senders = len({s for found in own.senders.values() for s in found})
    shared = SHARED if n_senders >= OF else 1
    fit = [t for t in ranked if own.sentences.get(t, 0) >= pick.word_in and _lift(t, own, whole) >= pick.lift]
    fit = [t for t in fit if len(own.senders[t]) >= (SHARED if is_abbreviation(t) else shared)]
    kept: list[str] = []
    for t in fit:
        if PAIR in t and t.rpartition(PAIR)[2] in fit:
            continue
        kept += [p for p in fit if p.endswith(PAIR + t) and _often(p, t, own)][:1]
        kept.append(t)
    return tuple(kept[: pick.words])


def _lift(term: str, own: Use, whole: Use) -> float:
    return (own.sentences[term] / own.n) / (whole.sentences[term] / whole.n)


def label_terms(chosen: Sequence[str], own: Use, n: int) -> tuple[str, ...]:
    """The first ``n`` terms that say something new: none that holds another, or is held by it.

    Of such two the longer stands for both («pristillegg», not «pris») where the topic uses it often enough.
    """
    kept: list[str] = []
    for t in chosen:
        met = [n for n, k in enumerate(kept) if _hold(t, k)]
        if not met:
            kept.append(t)
        elif len(met) == 1 and PAIR not in kept[met[0]] and kept[met[0]] in t and _often(t, kept[met[0]], own):
            kept[met[0]] = t
    return tuple(kept[:n])


def _hold(one: str, other: str) -> bool:
    return any(a in b or b in a for a in one.split(PAIR) for b in other.split(PAIR))


def _often(longer: str, shorter: str, own: Use) -> bool:
    return own.sentences[longer] >= LONGER * own.sentences[shorter]


def label(names: Sequence[str]) -> str:
    """``Oppmøteplikt, urinprøve og politi``."""
    said = ", ".join(names[:-1]) + " og " + names[-1] if len(names) > 1 else "".join(names)
    return said[:1].upper() + said[1:]


def catching(
    chosen: Sequence[str],
    names: Mapping[str, Name],
    inside: Collection[int],
    sentences: Sequence[Sequence[Token]],
) -> Caught:
    """A codebook pattern for each chosen term that catches sentences of the topic which the others do not.

    Of «*ord*», «ord*» and «ord» the widest that hits mostly the topic's sentences is taken, else the one that hits
    the largest share of them; one that hits hardly any of them is left out. The topic's are those at ``inside`` among
    ``sentences``.
    """
    options = {t: _options(t, names[t]) for t in chosen}
    every = sorted({p for found in options.values() for p in found})
    hits = _hits(every, sentences)
    own, taken, caught = set(inside), [], set[int]()
    for t in chosen:
        share = {p: len(hits[p] & own) / max(1, len(hits[p])) for p in options[t]}
        best = next((p for p in options[t] if share[p] >= MOSTLY), max(options[t], key=lambda p: share[p]))
        if share[best] >= HARDLY and (hits[best] & own) - caught:
            taken.append(best)
            caught |= hits[best]
    needed = [p for p in taken if not any(hits[p] < hits[q] for q in taken)]
    return Caught(patterns=tuple(needed), n_inside=len(caught & own), n_outside=len(caught - own))


def _options(term: str, name: Name) -> tuple[str, ...]:
    """The patterns a term may have, the widest first."""
    if name.exact:
        return (f'"{name.nb}"',)
    if PAIR in term or len(name.nb) < SHORTEST_STEM:
        return (name.nb,)
    return f"*{name.nb}*", f"{name.nb}*", name.nb


def _hits(patterns: Sequence[str], sentences: Sequence[Sequence[Token]]) -> dict[str, set[int]]:
    matcher = Matcher([parse(p) for p in patterns])
    found: dict[str, set[int]] = {p: set() for p in patterns}
    for n, sentence in enumerate(sentences):
        for hit in matcher.hits(sentence):
            found[patterns[hit.pattern]].add(n)
    return found
