"""The spaCy pipelines, by name."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from pipeline.language import ModelError, make_nlp, model_identity, nlp


def test_blank_has_our_sentences_and_lemmas() -> None:
    doc = make_nlp("blank")("Vi støtter planen, jf. kap. 3. Det er bra.")
    assert [s.text for s in doc.sents] == ["Vi støtter planen, jf. kap. 3.", "Det er bra."]
    assert [t.lemma_ for t in doc][:3] == ["vi", "støtte", "plan"]


def test_an_empty_text() -> None:
    assert list(make_nlp("blank")("").sents) == []


def test_a_model_is_loaded_once() -> None:
    assert make_nlp("blank") is make_nlp("blank")


@pytest.mark.parametrize("call", [make_nlp, model_identity])
def test_a_model_that_is_not_installed(call: object) -> None:
    with pytest.raises(ModelError, match=r"nb_finnes_ikke.*blank"):
        call("nb_finnes_ikke")  # type: ignore[operator]


def test_our_own_model_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODELS", tmp_path)
    with pytest.raises(ModelError, match=r"models/nb_nn_horing/meta.json finnes ikke.*blank"):
        model_identity("nb_nn_horing")


def test_the_identity_changes_with_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "MODELS", tmp_path)
    spacy.blank("nb").to_disk(tmp_path / "nb_nn_horing")
    first = model_identity("nb_nn_horing")
    assert first == model_identity("nb_nn_horing")
    (tmp_path / "nb_nn_horing" / "tokenizer").write_bytes(b"another")
    assert model_identity("nb_nn_horing") != first
    assert model_identity("blank") == "blank"
