"""How the resource modules write down their words."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``, separated by white space."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """``text`` of ``left=right`` separated by white space, as a table."""
    return dict(pair.split("=") for pair in text.split())
