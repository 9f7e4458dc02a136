"""The language of a text."""

from __future__ import annotations

from pipeline.records import Language


def detect(text: str) -> Language | None:
    """The language of ``text``, or None when it is too short to tell."""
    words = text.lower().split()
    nn = sum(w in {"ikkje", "eit", "ein", "dei", "frå", "skal", "vere"} for w in words)
    nb = sum(w in {"ikke", "et", "en", "de", "fra", "være", "også"} for w in words)
    return None if nn == nb else "nn" if nn > nb else "nb"
