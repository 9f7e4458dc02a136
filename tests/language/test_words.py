"""Tokens, lemmas and the parts of compounds, in both standards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import read_tokens, tokens, words_row
from pipeline.language.compounds import parts
from pipeline.language.lemmas import choose_lemma, lemma


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("tjenestene", "nb", "tjeneste"),
        ("tenestene", "nn", "teneste"),
        ("tenestene", "nb", "teneste"),  # not in the bokmål dictionary: the other one is asked
        ("Kommunenes", "nb", "kommune"),
        ("bruk", "nb", "bruk"),  # not the imperative
        ("straffen", "nb", "straff"),
        ("straffes", "nb", "straffe"),
        ("arbeidet", "nb", "arbeid"),
        ("rus-", "nb", "rus"),
        ("rusmiddelpolitikken", "nb", "rusmiddelpolitikk"),
        ("vil", "nn", "ville"),
        ("Xyzq", "nb", "xyzq"),
        ("LAR", "nb", "lar"),  # no form of «la»
        ("Lar", "nb", "la"),
    ],
)
def test_lemma(word: str, language: str, expected: str) -> None:
    assert lemma(word, "nn" if language == "nn" else "nb") == expected


@pytest.mark.parametrize(
    ("word", "given", "pos", "expected"),
    [
        ("arbeidet", "arbeide", "VERB", "arbeide"),  # the model knows the context
        ("arbeidet", "arbeid", "NOUN", "arbeid"),
        ("tjenestene", "tjenesten", "NOUN", "tjeneste"),  # no lemma of any dictionary
        ("Departementet", "Departementet", "PROPN", "departement"),
        ("snøfreseriet", "snøfreseri", "NOUN", "snøfreseri"),  # unknown to the dictionaries
        ("Lindvangs", "Lindvang", "PROPN", "lindvang"),
        ("LAR", "la", "VERB", "lar"),
        ("rus-", "rus-", "NOUN", "rus"),
        ("kommunen", "", "", "kommune"),  # a model without lemmas
        (".", ".", "PUNCT", "."),
    ],
)
def test_lemma_in_context(word: str, given: str, pos: str, expected: str) -> None:
    assert choose_lemma(word, given, pos, "nb") == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("rusmiddelpolitikk", ("rusmiddel", "politikk")),
        ("skolehelsetjenesten", ("skole", "helse", "tjeneste")),
        ("barnevernspedagogene", ("barnevern", "pedagog")),
        ("oppfølgingsteam", ("oppfølging", "team")),
        ("brukermedvirkning", ("bruker", "medvirkning")),
        ("straffereaksjoner", ("straff", "reaksjon")),
        ("førstelinjetenesta", ("første", "linje", "teneste")),
        ("lavterskeltilbud", ("lavterskel", "tilbud")),
        ("Akan-samarbeidet", ("akan", "samarbeid")),
        ("LAR-pasienter", ("lar", "pasient")),
        ("tjeneste", ()),
        ("nettverk", ()),
        ("forslaget", ()),
        ("kommune", ()),
        ("rusmiddel", ()),
        ("ruskontroll", ("rus", "kontroll")),
        ("behandlingsgaranti", ("behandling", "garanti")),
        ("helsesøstertenestene", ("helse", "søster", "teneste")),
        ("skulehelsetenestene", ("skule", "helse", "teneste")),
        ("tenestetilboda", ("teneste", "tilbod")),
        ("hovedregel", ("hoved", "regel")),
        ("nettariff", ("nett", "tariff")),
        ("europapolitikken", ("europa", "politikk")),
        ("foreldrepermisjon", ("forelder", "permisjon")),
        ("bistanden", ()),
        ("tilskot", ()),
        ("transport", ()),
        ("køyring", ()),
        ("kontrakt", ()),
        ("rekruttering", ()),
        ("3-7a", ()),
        ("og", ()),
        ("", ()),
        ("-", ()),
    ],
)
def test_parts(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word, "nb") == expected


def test_tokens_know_where_they_stand() -> None:
    found = tokens("Vi støtter  rus- og\nhelsetjenesten, jf. § 3-7a.", "nb")
    assert [t.text for t in found] == ["Vi", "støtter", "rus-", "og", "helsetjenesten", ",", "jf.", "§", "3-7a", "."]
    assert found[1].lemma == "støtte"
    assert found[4].parts == ("helse", "tjeneste")


def test_no_tokens_in_nothing() -> None:
    assert tokens("", None) == ()
    assert tokens(" \n", None) == ()


@given(st.text(max_size=40))
def test_a_token_is_the_text_at_its_place(text: str) -> None:
    for t in tokens(text, None):
        assert text[t.start : t.end] == t.text
        assert t.lemma == t.lemma.casefold()
        assert len(t.parts) != 1
        assert t.pos == ""


@given(st.text(max_size=40))
def test_tokens_come_back_from_the_work_table(text: str) -> None:
    found = tokens(text, "nn")
    assert read_tokens(words_row("d", "d/0001", found), text) == found
