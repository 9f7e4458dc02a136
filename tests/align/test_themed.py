"""How far sentences and measures share themes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pipeline.align.themed import shared_themes
from pipeline.records import MeasureTheme, Sentence, ThemeTag
from tests.records import measure, sentence

SENTENCES = [sentence(n, f"Setning {n}.") for n in range(1, 5)]
MEASURES = [measure(n, f"Tiltak {n}.") for n in range(1, 4)]
PLANNED = [
    MeasureTheme(measure_id="boks-1/01", theme="vanlig"),
    MeasureTheme(measure_id="boks-1/02", theme="vanlig"),
    MeasureTheme(measure_id="boks-1/02", theme="sjelden"),
]


def tag(s: Sentence, theme: str, score: float = 1.0) -> ThemeTag:
    return ThemeTag(doc_id=s.doc_id, sentence_id=s.sentence_id, theme=theme, score=score, method="mønster", evidence="")


TAGS = [
    tag(SENTENCES[0], "vanlig"),
    tag(SENTENCES[1], "vanlig"),
    tag(SENTENCES[1], "sjelden", 0.5),
    tag(SENTENCES[2], "uten tiltak"),
]


def test_by_hand() -> None:
    vanlig, sjelden = math.log(4 / 2.5), math.log(4 / 1.5)
    length = math.sqrt(vanlig + 0.25 * sjelden)
    both = (vanlig + 0.5 * sjelden) / (length * math.sqrt(2))
    assert shared_themes(SENTENCES, MEASURES, TAGS, PLANNED) == pytest.approx(
        np.array(
            [
                [math.sqrt(vanlig), math.sqrt(vanlig / 2), 0],
                [vanlig / length, both, 0],
                [0, 0, 0],
                [0, 0, 0],
            ]
        ),
        abs=1e-6,
    )


def test_without_a_codebook_nothing_is_shared() -> None:
    assert not shared_themes(SENTENCES, MEASURES, [], []).any()
    assert shared_themes([], MEASURES, TAGS, PLANNED).shape == (0, 3)
    assert shared_themes(SENTENCES, [], TAGS, []).shape == (4, 0)


def test_another_sentence_changes_nothing() -> None:
    alone = shared_themes(SENTENCES[1:2], MEASURES, TAGS, PLANNED)
    assert np.array_equal(shared_themes(SENTENCES, MEASURES, TAGS, PLANNED)[1:2], alone)
