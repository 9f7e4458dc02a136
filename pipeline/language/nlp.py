"""The spaCy pipeline."""

from __future__ import annotations

import spacy
from spacy.language import Language as Nlp

BLANK = "blank"


def make_nlp(name: str = BLANK) -> Nlp:
    """The spaCy pipeline ``name``: ``blank`` is our own; else an installed package such as ``nb_core_news_sm``."""
    return spacy.blank("nb") if name == BLANK else spacy.load(name)
