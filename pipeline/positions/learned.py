"""The stance by what our encoder reads in a sentence and what the cues in its words say, weighed together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.language.linear import Floats, Linear
from pipeline.positions.decide import CLEAR, STRONG, Judgement
from pipeline.records import STANCES, Record, SentenceKind
from pipeline.stage import Array

DECIDER = "stance"
"""Name of the model that weighs."""

FOR, AGAINST = ("støtter", "støtter-med-forbehold"), ("kritisk", "imot")

LEAST = 1e-4
"""Probability below which the encoder's certainty counts for no more."""


class Said(Record, frozen=True, kw_only=True):
    """What the cues say of a sentence, and what kind of sentence it is."""

    judgement: Judgement
    kind: SentenceKind
    question: bool


FEATURES = (
    *(f"encoder {s}" for s in STANCES),
    *(f"cue {s}" for s in STANCES),
    *(f"clear cue {s}" for s in STANCES),
    *(f"strong cue {s}" for s in STANCES),
    "heading",
    "item",
    "question",
)
"""The evidence, in the order of ``evidence``'s columns."""


def evidence(said: Sequence[Said], encoded: Array) -> Floats:
    """What is known of each sentence, (n_sentences, n_features).

    encoded: probability of each of ``STANCES`` by the encoder, (n_sentences, 6); it counts as its logarithm.
    """
    logs = np.round(np.log(np.maximum(encoded.astype(np.float64), LEAST)), 4)
    cues = [
        [
            float(x.judgement.stance == s and x.judgement.score >= least)
            for least in (0.0, CLEAR, STRONG)
            for s in STANCES
        ]
        + [float(x.kind == "heading"), float(x.kind == "item"), float(x.question)]
        for x in said
    ]
    return np.concatenate([logs, np.array(cues, dtype=np.float64).reshape(len(said), len(FEATURES) - len(STANCES))], 1)


def weigh(said: Sequence[Said], encoded: Array, decider: Linear, doubt: float) -> list[Judgement]:
    """The likeliest stance of each sentence with its probability; the cue's words where they say the same.

    Nothing is said of a sentence that is most likely for something, when it is against with more than ``doubt``, or
    when the words say that it is against: taking an objection for support is the worst mistake there is. Of unseen
    sentences that the encoder reads as support and the words as an objection, a third are objections.
    """
    chances = decider.probabilities(evidence(said, encoded))
    against = chances[:, [n for n, label in enumerate(decider.labels) if label in AGAINST]].sum(axis=1)
    out = []
    for x, row, objection in zip(said, chances, against, strict=True):
        best = int(row.argmax())
        stance = STANCES[STANCES.index(decider.labels[best])]
        if stance in FOR and (objection > doubt or x.judgement.stance in AGAINST):
            out.append(Judgement(score=float(row[best])))
            continue
        at = x.judgement.at if x.judgement.stance == stance else ()
        out.append(Judgement(stance=stance, score=float(row[best]), at=at))
    return out
