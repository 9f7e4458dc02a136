"""The spaCy pipeline: Norwegian tokenisation with our sentence boundaries and lemmas as components."""

from __future__ import annotations

import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc

from pipeline.language.lemmas import lemma
from pipeline.language.sentences import sentence_spans

BLANK = "blank"
"""Name of our own pipeline, which needs no package."""

SENTENCES, LEMMAS = "norwegian_sentences", "norwegian_lemmas"


class ModelError(ValueError):
    """The spaCy model that params name is not installed."""


@Nlp.component(SENTENCES, assigns=["token.is_sent_start"])
def _sentences(doc: Doc) -> Doc:
    starts = [start for start, _ in sentence_spans(doc.text)]
    at = 0
    for token in doc:
        if at < len(starts) and token.idx <= starts[at] < token.idx + max(1, len(token)):
            token.is_sent_start = True
            at += 1
        else:
            token.is_sent_start = False
            while at < len(starts) and starts[at] < token.idx:
                at += 1
    return doc


@Nlp.component(LEMMAS, assigns=["token.lemma"])
def _lemmas(doc: Doc) -> Doc:
    for token in doc:
        token.lemma_ = lemma(token.text, "nb")
    return doc


def make_nlp(name: str = BLANK) -> Nlp:
    """The spaCy pipeline ``name``: ``blank`` is our own; else an installed package such as ``nb_core_news_sm``.

    Raises ModelError, saying how to go on, when the package is not installed.
    """
    if name == BLANK:
        nlp = spacy.blank("nb")
        nlp.add_pipe(SENTENCES)
        nlp.add_pipe(LEMMAS)
        return nlp
    try:
        return spacy.load(name)
    except OSError as e:
        raise ModelError(
            f"spaCy-modellen «{name}» er ikke installert. Installer den, eller skriv «{BLANK}» i params.yaml."
        ) from e
