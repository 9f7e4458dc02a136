"""Which of a sentence's words the encoder goes by: what changes when each is left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from scipy.special import logit, softmax

from pipeline.embed import contexts
from pipeline.language.encoder import Heads, Text, own_encoder, own_heads, theme_text
from pipeline.records import Measure, Sentence, Stance, Theme
from pipeline.stage import Array

MOST = 4
"""Words that are named."""
LEAST = 0.15
"""Log-odds that a word must carry to be named: below it leaving it out changes next to nothing."""
_WORD = re.compile(r"\w+(?:[-.]\w+)*|§+")

Judge = Callable[[Array], Array]
"""Vectors, (n, width) -> log-odds of what is asked about, (n,)."""


class Reading:
    """A sentence with each of its words left out in turn, as the encoder reads it after its context.

    J. Li, W. Monroe and D. Jurafsky, Understanding Neural Networks through Representation Erasure, 2016
    (arXiv:1612.08220).
    """

    def __init__(self, sentence: Sentence, letter: Sequence[Sentence]) -> None:
        """``letter``: the running text of the sentence's document, in order, the sentence among it."""
        context = next((c for s, c in contexts(letter) if s.sentence_id == sentence.sentence_id), ())
        text = sentence.text
        spans = [m.span() for m in _WORD.finditer(text)]
        self.words = [text[a:b] for a, b in spans]
        variants: list[Text] = [(text, context), *((text[:a] + text[b:], context) for a, b in spans)]
        self._vectors = own_encoder().vectors(variants)

    def telling(self, judge: Judge) -> list[tuple[str, float]]:
        """The words that speak most for what is asked about, with the log-odds that each carries; in text order."""
        odds = judge(self._vectors)
        carried = odds[0] - odds[1:]
        best = [int(i) for i in np.argsort(-carried, kind="stable")[:MOST] if carried[i] >= LEAST]
        return [(self.words[i], float(carried[i])) for i in sorted(best)]


def stance(label: Stance) -> Judge:
    """Asks about a stance."""
    heads = own_heads()
    column = heads.stances.index(label)
    return lambda vectors: _log_odds(heads.stance(vectors)[:, column])


def theme(asked: Theme) -> Judge:
    """Asks about a theme."""
    label = own_encoder().vectors([(theme_text(asked.label_nb, asked.definition), ())])
    return lambda vectors: own_heads().themes(vectors, label)[:, 0]


def measure(asked: Measure, plan: Sequence[Measure]) -> Judge:
    """Asks about a measure, among the others of the plan and none."""
    heads: Heads = own_heads()
    planned = own_encoder().vectors([(m.text, ()) for m in plan])
    column = [m.measure_id for m in plan].index(asked.measure_id)

    def judge(vectors: Array) -> Array:
        near = heads.nearness(vectors, planned).astype(np.float64)
        return _log_odds(softmax(near, axis=1)[:, column])

    return judge


def _log_odds(chances: Array) -> Array:
    out: Array = logit(np.clip(chances.astype(np.float64), 1e-6, 1 - 1e-6)).astype(np.float32)
    return out
