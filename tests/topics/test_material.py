"""What topics are proposed from."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from pipeline.language import tokens_by_sentence
from pipeline.records import Document, Sentence, SentenceStance, VectorKey
from pipeline.topics.material import Material, said, uncoded, unit
from tests.reading import words

DOCUMENT = Document(
    doc_id="a", file="a", title=None, sender="Laget", sender_type=None, role="response", status="analysed"
)
SENTENCE = Sentence(
    doc_id="a",
    sentence_id="a/0001",
    block_id="a/b0001",
    block_kind="paragraph",
    kind="sentence",
    page=1,
    start=0,
    end=16,
    heading=None,
    text="Gebyret må bort.",
)


def material(sentence: Sentence = SENTENCE, document: Document = DOCUMENT) -> Material:
    return said(
        [sentence],
        {"a": document},
        tokens_by_sentence(words([sentence])),
        [VectorKey(kind="measure", id="boks/01"), VectorKey(kind="sentence", id="a/0001")],
        np.array([[1, 0], [3, 4]], dtype=np.float32),
    )


def test_vectors_are_brought_to_length_one_and_zeros_stay() -> None:
    assert material().vectors.tolist() == [[pytest.approx(0.6), pytest.approx(0.8)]]
    assert unit(np.array([[0, 0], [0, 5]], dtype=np.float32)).tolist() == [[0, 0], [0, 1]]


@pytest.mark.parametrize(
    "changes",
    [{"kind": "heading"}, {"kind": "other"}, {"block_kind": "quote"}, {"language": "se"}],
    ids=str,
)
def test_what_is_not_the_senders_running_text_is_left_out(changes: dict[str, str]) -> None:
    assert len(material().sentences) == 1
    assert material(msgspec.structs.replace(SENTENCE, **changes)).sentences == ()


@pytest.mark.parametrize("changes", [{"role": "plan"}, {"published": False}, {"language": "en"}], ids=str)
def test_the_plan_and_withheld_documents_are_left_out(changes: dict[str, object]) -> None:
    assert material(document=msgspec.structs.replace(DOCUMENT, **changes)).sentences == ()


def test_a_sentence_with_a_theme_is_caught_and_a_position_always_has_content() -> None:
    stance = SentenceStance(doc_id="a", sentence_id="a/0001", stance="imot", score=1.0, cue=None)
    none = msgspec.structs.replace(stance, stance=None)
    assert len(uncoded(material(), (), [stance], lambda _: False).sentences) == 1
    assert len(uncoded(material(), (), [none], lambda _: False).sentences) == 0
    assert len(uncoded(material(), (), [none], lambda _: True).sentences) == 1
    assert len(uncoded(material(), {"a/0001"}, [stance], lambda _: True).sentences) == 0
