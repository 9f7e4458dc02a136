"""Other names in the same sentences: a name is known by where it stands, not by having been seen.

Training text names the same few hundred people and places again and again. A copy of it in which every second name is
exchanged for another of its kind makes the model look at the words around (Dai and Adel, «An Analysis of Simple Data
Augmentation for Named Entity Recognition», 2020, «mention replacement»).
"""

from __future__ import annotations

import random
from collections import defaultdict

from conversion import UdTag
from lists import LARGE_TOWN, persons, places
from treebank import Sentence, Word

SHARE = 0.5
"""Of the names, how many are exchanged."""

FROM_LISTS = {"PER": 0.6, "GPE_LOC": 0.6, "GPE_ORG": 0.6}
"""How often the new name is from the lists of names rather than from elsewhere in the treebank."""


def exchanged(sentences: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The sentences that hold names, with some of these exchanged; documents stay together."""
    seen = _mentions(sentences)
    first, last = persons()
    towns = [name for name, mark in places() if mark >= LARGE_TOWN]
    out = []
    for sentence in sentences:
        words: list[Word] = []
        for mention, label in _parts(sentence.words):
            if label is None or rng.random() > SHARE:
                words += mention
                continue
            if rng.random() < FROM_LISTS.get(label, 0.0):
                name = f"{rng.choice(first)} {rng.choice(last)}" if label == "PER" else rng.choice(towns)
                if label == "PER" and len(mention) == 1:
                    name = rng.choice((first, last)[rng.random() < 0.5])
                forms = name.split()
            else:
                forms = rng.choice(seen[label])
            words += _named(forms, label, mention[-1])
        out.append(sentence._replace(words=tuple(words)))
    return out


def _mentions(sentences: list[Sentence]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for sentence in sentences:
        for mention, label in _parts(sentence.words):
            if label is not None and "Case=Gen" not in mention[-1].tag.features:
                found[label].append([w.form for w in mention])
    return found


def _parts(words: tuple[Word, ...]) -> list[tuple[list[Word], str | None]]:
    """Names with their labels, and the words between them one by one."""
    out: list[tuple[list[Word], str | None]] = []
    for word in words:
        mark, _, label = word.name.partition("-")
        if mark == "I" and out and out[-1][1] == label:
            out[-1][0].append(word)
        else:
            out.append(([word], label or None))
    return out


def _named(forms: list[str], label: str, last: Word) -> list[Word]:
    """The words of the new name, in the genitive and followed by a space where the old name was."""
    genitive = "Case=Gen" in last.tag.features
    if genitive and not forms[-1].endswith("s"):
        forms = [*forms[:-1], forms[-1] + "s"]
    out = []
    for i, form in enumerate(forms):
        end = i + 1 == len(forms)
        tag = UdTag("PROPN", "Case=Gen" if genitive and end else "")
        out.append(Word(form, form, tag, f"{'I' if i else 'B'}-{label}", last.space if end else True))
    return out
