"""Sentences read by a model: the tokens of each, by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc, Span

from pipeline.language import make_nlp, nlp, read_sentences, tokens
from pipeline.language.reading import BATCH, LONGEST, Name


@Nlp.component("test_model")
def _tell(doc: Doc) -> Doc:
    """Calls what begins with a capital a name, and what ends with «er» a verb."""
    for t in doc:
        t.pos_ = "PROPN" if t.text.istitle() else "VERB" if t.text.endswith("er") else "NOUN"
        t.lemma_ = t.text.removesuffix("er") + "e" if t.pos_ == "VERB" else t.text
    doc.ents = [Span(doc, t.i, t.i + 1, label="ORG") for t in doc if t.pos_ == "PROPN"]
    return doc


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    made = spacy.blank("nb")
    made.add_pipe("test_model")
    made.to_disk(tmp_path / "nb_nn_horing")
    monkeypatch.setattr(nlp, "MODELS", tmp_path)
    make_nlp.cache_clear()
    yield "nb_nn_horing"
    make_nlp.cache_clear()


def test_blank_gives_the_tokens_of_each_word_by_itself() -> None:
    text = "Vi støtter rusmiddelpolitikken."
    ((found, names),) = read_sentences("blank", [(text, "nb")])
    assert found == tokens(text, "nb")
    assert names == ()


def test_a_model_gives_lemmas_parts_of_speech_and_names(model: str) -> None:
    ((found, names),) = read_sentences(model, [("hos Lindvang krever  oppfølgingsteam", "nb")])
    assert [(t.text, t.lemma, t.pos) for t in found] == [
        ("hos", "hos", "NOUN"),
        ("Lindvang", "lindvang", "PROPN"),
        ("krever", "kreve", "VERB"),
        ("oppfølgingsteam", "oppfølgingsteam", "NOUN"),
    ]
    assert found[3].parts == ("oppfølging", "team")
    assert names == (Name(4, 12, "ORG"),)


def test_the_sentences_around_change_nothing(model: str) -> None:
    texts = [(f"Lag {n} krever svar", "nb") for n in range(BATCH + 3)]
    together = list(read_sentences(model, texts))
    assert together == [r for t in texts for r in read_sentences(model, [t])]


def test_what_is_too_long_for_a_model_is_read_word_by_word(model: str) -> None:
    long = "Norge krever " * (LONGEST // 10)
    before, read, after = read_sentences(model, [("Norge", "nb"), (long, "nb"), ("", None)])
    assert read.tokens == tokens(long, "nb")
    assert (read.names, after.tokens) == ((), ())
    assert before.names == (Name(0, 5, "ORG"),)


def test_no_sentences() -> None:
    assert list(read_sentences("blank", [])) == []
