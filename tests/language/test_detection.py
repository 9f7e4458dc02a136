"""The language of a text."""

from __future__ import annotations

import pytest

from pipeline.language import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi støtter ikke forslaget om gebyr, og mener det rammer dem som har minst.", "nb"),
        ("Vi støttar ikkje framlegget om gebyr, og meiner det råkar dei som har minst.", "nn"),
        ("Høringssvar fra Solvang kommune", "nb"),
        ("Høyringssvar frå Skorfjord kommune", "nn"),
        ("Sámediggi oaivvilda ahte mánáid vuoigatvuođat fertejit nannejuvvot.", "se"),
        ("We support the proposal, but not the fee.", "en"),
        ("Vi tycker inte att avgiften är rimlig för dem som har minst.", "sv"),
        ("Vi synes ikke, at gebyret er rimeligt for dem, der har mindst, og beder om hjælp af kommunen.", "da"),
        ("Wir unterstützen diesen Vorschlag nicht.", "other"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language
    assert detect(text) == language  # the same every time


@pytest.mark.parametrize("text", ["", "Ja", "Oslo 14. september 2026", "1 2 3 4", "Vi støtter"])
def test_too_short_to_tell(text: str) -> None:
    assert detect(text) is None
