"""Plain records that tests of several rooms begin with."""

from __future__ import annotations

from pipeline.records import Measure, Sentence, SentenceKind


def sentence(
    n: int, text: str, kind: SentenceKind = "sentence", *, doc: str = "svar", heading: str | None = None
) -> Sentence:
    """The ``n``-th sentence of a document, in a paragraph of its own."""
    return Sentence(
        doc_id=doc,
        sentence_id=f"{doc}/{n:04d}",
        block_id=f"{doc}/b{n:04d}",
        block_kind="paragraph",
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=heading,
        text=text,
    )


def measure(n: int, text: str) -> Measure:
    """The ``n``-th measure of a plan's only box."""
    return Measure(
        measure_id=f"boks-1/{n:02d}",
        doc_id="plan",
        source="Boks 1",
        section=None,
        ordinal=n,
        kind="measure",
        text=text,
        page=1,
    )
