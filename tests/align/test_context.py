"""What a sentence takes over from its context."""

from __future__ import annotations

import numpy as np

from pipeline.align.context import Reach, in_context
from pipeline.records import Sentence

REACH = Reach(heading=0.5, lead=0.4, before=0.2, after=0.1, n=1, own=0.0)


def sentence(
    n: int, kind: str = "sentence", lead: str | None = None, doc: str = "svar", heading: str | None = None
) -> Sentence:
    return Sentence(
        doc_id=doc,
        sentence_id=f"{doc}/{n:04d}",
        block_id=f"{doc}/b0001",
        block_kind="paragraph",
        kind=kind,
        page=1,
        start=0,
        end=1,
        heading=heading,
        lead_id=lead,
        text="x",
    )


def test_heading_lead_and_neighbours_are_taken_over() -> None:
    sentences = [sentence(1, "heading"), sentence(2, heading="x"), sentence(3, "item", "svar/0002", heading="x")]
    scores = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    out = in_context(scores, sentences, REACH)
    assert out.tolist() == [[1.0, 0.0], [0.5, 1.0], [0.5, 0.6]]  # 0.4 as lead and 0.2 as the sentence before


def test_a_new_section_and_a_new_document_take_nothing_over() -> None:
    sentences = [sentence(1), sentence(2, "heading"), sentence(3, heading="x"), sentence(1, doc="annet")]
    scores = np.array([[1.0], [0.0], [0.0], [0.0]])
    assert in_context(scores, sentences, REACH).ravel().tolist() == [1.0, 0.0, 0.0, 0.0]


def test_under_a_heading_that_is_not_the_senders_own_nothing_comes_from_the_one_above() -> None:
    """A question of the ministry's is quoted and no sentence of the sender's, but what follows answers it."""
    sentences = [sentence(1, "heading"), sentence(2, heading="x"), sentence(4, heading="1. Hva mener dere?")]
    scores = np.array([[1.0], [0.5], [0.0]])
    assert in_context(scores, sentences, REACH).ravel().tolist() == [1.0, 1.0, 0.0]


def test_a_sentence_that_fits_well_leaves_the_context_aside() -> None:
    sentences = [sentence(1, "heading"), sentence(2, heading="x")]
    scores = np.array([[1.0, 0.0], [0.0, 1.0]])
    reach = Reach(heading=0.5, lead=0, before=0, after=0, n=0, own=1.0)
    assert in_context(scores, sentences, reach)[1].tolist() == [0.25, 1.0]


def test_empty() -> None:
    assert in_context(np.zeros((0, 3)), [], REACH).shape == (0, 3)
    assert in_context(np.zeros((1, 0)), [sentence(1)], REACH).shape == (1, 0)
