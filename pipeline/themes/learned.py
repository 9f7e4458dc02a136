"""The themes of a sentence by what our encoder reads and what the codebook's patterns say, weighed together.

The weights are the same for every theme: a codebook of any field can be used, and a theme that is new to the encoder
is read by its label and definition.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.language.linear import Floats, Linear
from pipeline.records import Sentence, ThemeTag
from pipeline.stage import Array
from pipeline.tables import SCORE_DIGITS

DECIDER = "theme"
"""Name of the model that weighs."""

MODEL = "modell"
"""Method of a tag that the encoder had a part in."""

LEAST, MOST = -8.0, 6.0
"""Bounds of the encoder's logits: beyond them it is as sure as can be."""

HIT = 0.1
"""Share of the threshold that is asked of a theme whose own pattern hits: what the analyst wrote counts, unless the
encoder is all but certain that the sentence is about something else."""

METHODS = {
    "mønster": "pattern",
    "innledning": "by lead",
    "forrige setning": "by sentence before",
    "overskrift": "by heading",
}

FEATURES = (
    "encoder",
    "encoder below the best theme",
    "encoder on the sentence before",
    "encoder on the heading",
    "encoder on the lead",
    *METHODS.values(),
    "encoder where a pattern hits",
    "themes by pattern",
    "heading",
    "item",
)
"""The evidence, in the order of ``evidence``'s last axis."""


def weigh(
    sentences: Sequence[Sentence],
    encoded: Array,
    tags: Sequence[ThemeTag],
    themes: Sequence[str],
    decider: Linear,
    threshold: float,
) -> list[ThemeTag]:
    """The themes of each sentence that are likelier than ``threshold``, in document order, then the codebook's.

    Where the theme's own pattern hits, ``HIT`` of the threshold is enough: the pattern is what the analyst wrote.
    The score is the probability. A tag that patterns gave too keeps its method and words, with «og modell» added.
    """
    known = evidence(sentences, encoded, tags, themes)
    chances = decider.probabilities(known.reshape(-1, len(FEATURES))).reshape(known.shape[:2])
    by_pattern = {(t.sentence_id, t.theme): t for t in tags}
    out = []
    least = np.where(known[:, :, FEATURES.index("pattern")] > 0, threshold * HIT, threshold)
    for i, j in np.argwhere(chances >= least):
        s, theme = sentences[i], themes[j]
        tag = by_pattern.get((s.sentence_id, theme))
        out.append(
            ThemeTag(
                doc_id=s.doc_id,
                sentence_id=s.sentence_id,
                theme=theme,
                score=round(float(chances[i, j]), SCORE_DIGITS),
                method=f"{tag.method} og {MODEL}" if tag else MODEL,
                evidence=tag.evidence if tag else "",
            )
        )
    return out


def evidence(sentences: Sequence[Sentence], encoded: Array, tags: Sequence[ThemeTag], themes: Sequence[str]) -> Floats:
    """What is known of each sentence and theme, (n_sentences, n_themes, n_features).

    sentences: of whole documents, in order.
    encoded: the encoder's logits, (n_sentences, n_themes).
    tags: what patterns and carrying over give.
    """
    z: Floats = np.clip(np.round(encoded.astype(np.float64), 4), LEAST, MOST)
    row = {s.sentence_id: i for i, s in enumerate(sentences)}
    column = {t: j for j, t in enumerate(themes)}
    by = {name: np.zeros_like(z) for name in METHODS.values()}
    for tag in tags:
        by[METHODS[tag.method]][row[tag.sentence_id], column[tag.theme]] = 1.0
    pattern = by["pattern"]
    each = [
        *(z, z - z.max(axis=1, keepdims=True, initial=LEAST), *around(sentences, z, LEAST), *by.values(), z * pattern),
        np.broadcast_to(pattern.sum(axis=1, keepdims=True), z.shape),
        _where(sentences, "heading", z),
        _where(sentences, "item", z),
    ]
    return np.stack(each, axis=-1)


def around(sentences: Sequence[Sentence], values: Floats, missing: float) -> tuple[Floats, Floats, Floats]:
    """``values`` of the sentence before each under the same heading, of its heading and of its lead; ``missing`` where
    there is none, or it is not among ``sentences``. Headings take nothing.
    """
    before, heading, lead = (np.full_like(values, missing) for _ in range(3))
    row = {s.sentence_id: i for i, s in enumerate(sentences)}
    above: int | None = None
    for i, s in enumerate(sentences):
        last = sentences[i - 1] if i and sentences[i - 1].doc_id == s.doc_id else None
        above = i if s.kind == "heading" else above if last else None
        if s.kind == "heading":
            continue
        if last and last.kind != "heading" and last.heading == s.heading:
            before[i] = values[i - 1]
        if above is not None and sentences[above].text == s.heading:
            heading[i] = values[above]
        if s.lead_id in row:
            lead[i] = values[row[s.lead_id]]
    return before, heading, lead


def _where(sentences: Sequence[Sentence], kind: str, like: Floats) -> Floats:
    column = np.array([[float(s.kind == kind)] for s in sentences]).reshape(len(sentences), 1)
    return np.broadcast_to(column, like.shape)
