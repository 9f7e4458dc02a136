"""Which measure a sentence means, by what our encoder reads, shared words, what is cited and the text around; and how
it stands to it. Candidates are ranked by a probability, and the same probability decides.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.special import logsumexp

from pipeline.align.accept import LEVEL
from pipeline.align.context import sections
from pipeline.align.fit import Fits
from pipeline.language.linear import Floats
from pipeline.records import RELATIONS, STANCES, Relation, Sentence, Stance
from pipeline.stage import Array

LINK, RELATION = "link", "relation"
"""Names of the models that weigh."""

LEAST = 1e-4
"""Probability below which certainty counts for no more."""

LINK_FEATURES = (
    "encoder over none",
    "encoder, logarithm of its share",
    "encoder below the best measure",
    "encoder over the measure's mean",
    "encoder, rank",
    "shared words",
    "shared letters",
    "cited",
    "shared words over the others'",
    "fit in context over the others'",
    "share of the sentence before",
    "share of the heading",
    "share of the lead",
    "share of the sentence after",
    "shared themes",
    *(f"stance {s}" for s in STANCES),
    "position before",
    "heading",
    "item",
    "answers another case",
)
"""The evidence for a link, in the order of ``link_evidence``'s last axis."""

RELATION_FEATURES = (
    *(f"encoder {r}" for r in RELATIONS),
    *(f"stance {s}" for s in STANCES),
    *(f"words {r}" for r in RELATIONS),
    "share of the measure's words",
)
"""The evidence for a relation, in the order of ``relation_evidence``'s columns."""


def link_evidence(
    sentences: Sequence[Sentence],
    near: Array,
    fits: Fits,
    themed: Floats,
    stances: Sequence[Stance | None],
    elsewhere: Sequence[bool],
) -> Floats:
    """What is known of each sentence and measure, (n_sentences, n_measures, n_features).

    sentences: of whole documents, in order.
    near: the encoder's logits of the measures and last of none, (n_sentences, n_measures + 1).
    themed: how far they share themes, see ``shared_themes``, (n_sentences, n_measures).
    elsewhere: whether each sentence's document answers another case than the plan, or nothing.

    The mean of a measure is over all sentences; nothing else here is taken from other documents.
    """
    exact = np.round(near.astype(np.float64), 4)
    measures, none = exact[:, :-1], exact[:, -1:]
    if not measures.size:
        return np.zeros((*measures.shape, len(LINK_FEATURES)))
    logs = measures - logsumexp(exact, axis=1, keepdims=True)
    centred = measures - measures.mean(axis=0, keepdims=True)
    order = np.argsort(np.argsort(-measures, axis=1, kind="stable"), axis=1)
    before, heading, lead, after = around(sentences, np.exp(logs))
    each = [
        *(measures - none, logs, measures - measures.max(axis=1, keepdims=True)),
        *(centred - centred.mean(axis=1, keepdims=True), 1.0 / (1.0 + order)),
        *(fits.lexical, fits.characters, fits.cited, over_others(fits.lexical), over_others(fits.in_context)),
        *(before, heading, lead, after, themed),
    ]
    rows = [
        *(np.array([float(found == s) for found in stances]) for s in STANCES),
        np.array(position_before(sentences, stances), dtype=np.float64),
        np.array([float(s.kind == "heading") for s in sentences]),
        np.array([float(s.kind == "item") for s in sentences]),
        np.array(elsewhere, dtype=np.float64),
    ]
    return np.stack([*each, *(np.broadcast_to(r[:, None], measures.shape) for r in rows)], axis=-1)


def around(sentences: Sequence[Sentence], values: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """``values`` of the sentence before each, of its heading, of its lead, and of the sentence after; 0 for none.

    Neighbours count within the same section only; headings take nothing.
    """
    before, heading, lead, after = (np.zeros_like(values) for _ in range(4))
    row = {s.sentence_id: i for i, s in enumerate(sentences)}
    section, headings = sections(sentences)
    for i, s in enumerate(sentences):
        if s.kind == "heading":
            continue
        above = headings[i]
        if i > 0 and section[i - 1] == section[i] and i - 1 != above:
            before[i], after[i - 1] = values[i - 1], values[i]
        if above is not None:
            heading[i] = values[above]
        if s.lead_id in row:
            lead[i] = values[row[s.lead_id]]
    return before, heading, lead, after


def position_before(sentences: Sequence[Sentence], stances: Sequence[Stance | None]) -> list[bool]:
    """Whether what stands just before each sentence in its document, a heading too, is a position."""
    return [
        i > 0 and sentences[i - 1].doc_id == s.doc_id and stances[i - 1] not in (None, "ingen")
        for i, s in enumerate(sentences)
    ]


def over_others(fits: Floats) -> Floats:
    """How far each fit stands out from the fits of the measures that are not meant: the third to sixth best."""
    others = -np.sort(-fits, axis=1)[:, LEVEL]
    return fits - others.mean(axis=1, keepdims=True) if others.shape[1] else fits


def relation_evidence(
    encoded: Array,
    stances: Sequence[Stance | None],
    sides: Sequence[Relation],
    covered: Sequence[float],
) -> Floats:
    """What is known of each pair of a sentence and a measure, (n_pairs, n_features).

    encoded: the encoder's probability of each of ``RELATIONS``, (n_pairs, 4); it counts as its logarithm.
    sides: the relation by the words, see ``relation.relation``. covered: share of the measure's words, 0 to 1.
    """
    logs = np.round(np.log(np.maximum(encoded.astype(np.float64), LEAST)), 4)
    rest = [
        [float(stance == s) for s in STANCES] + [float(side == r) for r in RELATIONS] + [share]
        for stance, side, share in zip(stances, sides, covered, strict=True)
    ]
    width = len(RELATION_FEATURES) - len(RELATIONS)
    return np.concatenate([logs, np.array(rest, dtype=np.float64).reshape(len(rest), width)], axis=1)
