"""Measures that a sentence cites."""

from __future__ import annotations

import pytest

from pipeline.align.citations import cited
from pipeline.records import Measure


def measure(measure_id: str, source: str, ordinal: int) -> Measure:
    return Measure(
        measure_id=measure_id,
        doc_id="p",
        source=source,
        section=None,
        ordinal=ordinal,
        kind="measure",
        text="x",
        page=1,
    )


BOXES = [
    measure("boks-3.1/01", "Boks 3.1", 1),
    measure("boks-3.1/02", "Boks 3.1", 2),
    measure("boks-3.2/01", "Boks 3.2", 1),
]
NUMBERED = [measure("tiltak-1", "Tiltak 1", 1), measure("tiltak-12", "Tiltak 12", 12)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Til boks 3.1 vil vi si", {0: False, 1: False}),
        ("Boks 3.2 er god", {2: True}),
        ("Kulepunkt 2 i boks 3.1", {0: None, 1: True}),
        ("Se boks-3.1/02.", {1: True}),
        ("Vi bor i en boks", {}),
        ("", {}),
    ],
)
def test_boxes(text: str, rows: dict[int, bool | None]) -> None:
    assert cited(text, BOXES) == {k: v for k, v in rows.items() if v is not None}


@pytest.mark.parametrize(
    ("text", "rows"), [("Tiltak 12 er viktig", {1: True}), ("tiltak nr. 1", {0: True}), ("Tiltak 7", {})]
)
def test_numbered_measures(text: str, rows: dict[int, bool]) -> None:
    assert cited(text, NUMBERED) == rows
