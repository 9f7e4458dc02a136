"""Rich text: words, code pages, and what is no text."""

from __future__ import annotations

import pytest

from pipeline.ingest.rtf import read_rtf

HEAD = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\*\generator Word;}{\info{\title Hemmelig}}"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (r"Vi st\'f8tter forslaget.\par Men ikke \b n\'e5\b0.\par", ["Vi støtter forslaget.", "Men ikke nå."]),
        (r"Vi st\u248?tter \u171?mat\u187?.", ["Vi støtter «mat»."]),
        (r"Vi{\pict\pngblip 89504e470d0a} er med.", ["Vi er med."]),
        ("", []),
    ],
)
def test_read_rtf(body: str, texts: list[str]) -> None:
    assert [b.text for b in read_rtf((HEAD + r"\f0 " + body + "}").encode("ascii")).blocks] == texts


def test_not_rtf() -> None:
    assert "ikke en RTF-fil" in (read_rtf(b"Hei").refused or "")
