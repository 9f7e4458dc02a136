"""Frequent words that open a sentence. Written by us; those that tell the languages apart stand in ``marks``."""

from __future__ import annotations

from pipeline.language.wordlist import words

OPENERS: frozenset[str] = words(
    """
    alle andre at av begge både da de dei den denne der derfor dersom dess dessutan dessuten det dette difor
    disse då eg ein eit en enkelte et etter for fordi formålet fra fram frå fylkeskommunen før gjennom han har
    her ho hun hva hvis hvor hvordan i ifølge ingen innan innen ja jeg kan kommunen kommunene korleis kva kvar
    kvifor likevel man mange med men mens mot må nei noen noko nokon når og også om på samstundes samtidig selv
    sidan siden skal slik som så søker til tiltaket under ut ved vi vil vår våre vårt å én
    """
)
"""Words that open a sentence and are no names: after a figure or a single letter they show that a sentence begins."""
