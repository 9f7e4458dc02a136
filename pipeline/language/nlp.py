"""The spaCy pipelines: the model that comes with the project, an installed package, or our own rules alone."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc

from pipeline.language.lemmas import lemma
from pipeline.language.sentences import sentence_spans

OWN = "nb_nn_horing"
"""Name of the model that comes with the project, for bokmål and nynorsk."""

BLANK = "blank"
"""Name of the pipeline of our own rules, which needs no model: tokens, sentences and lemmas."""

MODELS = Path(__file__).resolve().parents[2] / "models"
"""Where the project's own models lie."""

CARD = "README.md"
"""A model's card, which says what it is and changes nothing that it says."""

SENTENCES, LEMMAS = "norwegian_sentences", "norwegian_lemmas"


class ModelError(ValueError):
    """The spaCy model that params name is not there; the message says how to go on."""


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


@cache
def make_nlp(name: str = OWN) -> Nlp:
    """The spaCy pipeline ``name``, loaded once in a process: ``nb_nn_horing`` is the project's own model, ``blank`` our
    rules; else an installed package such as ``nb_core_news_sm``.

    Raises ModelError, saying how to go on, when the model is not there.
    """
    if name == BLANK:
        return _rules()
    if name == OWN:
        # registers the layer that the model begins with; only here, since it takes time and no other pipeline needs it
        import pipeline.language.features  # noqa: F401

        return spacy.load(_own_folder())
    _version(name)
    return spacy.load(name)


def model_identity(name: str) -> str:
    """What tells two models of one name apart: a digest of our own model's files, a package's version.

    Does not load the model. Raises ModelError as ``make_nlp`` does.
    """
    if name == BLANK:
        return BLANK
    if name != OWN:
        return f"{name} {_version(name)}"
    folder, digest = _own_folder(), hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != CARD):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{name} {digest.hexdigest()}"


def _rules() -> Nlp:
    nlp = spacy.blank("nb")
    nlp.add_pipe(SENTENCES)
    nlp.add_pipe(LEMMAS)
    return nlp


def _own_folder() -> Path:
    folder = MODELS / OWN
    if not (folder / "meta.json").is_file():
        raise ModelError(
            f"modellen «{OWN}» mangler: models/{OWN}/meta.json finnes ikke. Hent prosjektets filer på nytt, "
            f"eller skriv «{BLANK}» i params.yaml."
        )
    return folder


def _version(name: str) -> str:
    """The version of an installed spaCy package."""
    if not spacy.util.is_package(name):
        raise ModelError(
            f"spaCy-modellen «{name}» er ikke installert. Tillatt: «{OWN}», «{BLANK}», eller navnet på en installert "
            f"pakke som nb_core_news_sm. Installer den, eller skriv «{BLANK}» i params.yaml."
        )
    return str(spacy.util.get_package_version(name))
