"""The spaCy pipeline."""

from __future__ import annotations

import pytest

from pipeline.language import ModelError, make_nlp


def test_blank_has_our_sentences_and_lemmas() -> None:
    doc = make_nlp()("Vi støtter planen, jf. kap. 3. Det er bra.")
    assert [s.text for s in doc.sents] == ["Vi støtter planen, jf. kap. 3.", "Det er bra."]
    assert [t.lemma_ for t in doc][:3] == ["vi", "støtte", "plan"]


def test_an_empty_text() -> None:
    assert list(make_nlp()("").sents) == []


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(ModelError, match=r"nb_finnes_ikke.*blank"):
        make_nlp("nb_finnes_ikke")
