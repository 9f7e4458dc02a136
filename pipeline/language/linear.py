"""Small models that weigh named evidence: logistic regression (D. R. Cox, 1958), read from ``models/deciders``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from pipeline.language.nlp import MODELS

Floats = npt.NDArray[np.float64]

DECIDERS = "deciders"
"""The folder under ``models/``."""


class DeciderError(ValueError):
    """A decider cannot be read; the message names the file and says how to go on."""


class Linear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A weight for every label and feature, and a bias for every label; with one label, the probability of it."""

    labels: tuple[str, ...]
    features: tuple[str, ...]
    weights: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]

    def probabilities(self, evidence: Floats) -> Floats:
        """Probability of each label, (n, n_labels), of ``evidence`` (n, n_features).

        A row's result depends on that row alone, to the last bit: sums run in one order, on one thread.
        """
        logits = np.einsum("nf,lf->nl", evidence, np.array(self.weights)) + np.array(self.bias)
        if len(self.labels) == 1:
            one: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits, -50.0, 50.0)))
            return one
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        out: Floats = powers / powers.sum(axis=1, keepdims=True)
        return out


@cache
def decider(name: str) -> Linear:
    """The decider ``name`` that comes with the project, loaded once. Raises DeciderError when it is not there."""
    path = MODELS / DECIDERS / f"{name}.json"
    return read_decider(path)


def read_decider(path: Path) -> Linear:
    """The decider of a file. Raises DeciderError when it is missing or its parts do not fit together."""
    where = f"{path.parent.name}/{path.name}"
    try:
        found = msgspec.json.decode(path.read_bytes(), type=Linear)
    except FileNotFoundError:
        raise DeciderError(f"models/{where} mangler. Hent prosjektets filer på nytt.") from None
    except msgspec.DecodeError as e:
        raise DeciderError(f"models/{where} kan ikke leses: {e}. Hent prosjektets filer på nytt.") from e
    shape = {len(row) for row in found.weights} | {len(found.features)}
    if len(shape) != 1 or not len(found.labels) == len(found.weights) == len(found.bias):
        raise DeciderError(f"models/{where} er ikke hel: vekter, merker og trekk passer ikke sammen.")
    return found
