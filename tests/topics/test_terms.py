"""Terms of sentences and their names."""

from __future__ import annotations

import pytest

from pipeline.language import Token, tokens
from pipeline.records import Language, PartOfSpeech
from pipeline.topics.terms import features, n_content, names_of, terms


def read(text: str, pos: str = "", language: Language = "nb") -> tuple[Token, ...]:
    """Tokens with the parts of speech in ``pos``, one for each: N noun, A adjective, V verb, others by ``.``."""
    known: dict[str, PartOfSpeech] = {"N": "NOUN", "A": "ADJ", "V": "VERB", "P": "PROPN"}
    found = tokens(text, language)
    return tuple(t._replace(pos=known.get(p, "X")) for t, p in zip(found, pos, strict=True)) if pos else found


def keys(text: str, pos: str = "", language: Language = "nb") -> list[str]:
    return [k for k, _ in terms(read(text, pos, language))]


def test_nouns_in_both_standards_are_one_term() -> None:
    assert keys("Boligene mangler", "NV") == keys("Bustadene manglar", "NV", "nn") == ["bolig"]


@pytest.mark.parametrize(
    ("text", "pos"),
    [
        ("Vi støtter og ønsker", "XVXV"),  # what senders do
        ("Forslaget i høringsnotatet", "NXN"),  # what every consultation has
        ("Psykologforeningen mener", "NV"),  # who speaks
        ("Viktig arbeid", "AN"),
    ],
)
def test_stop_words_actions_and_words_of_every_consultation_are_no_terms(text: str, pos: str) -> None:
    assert keys(text, pos) == []


def test_pairs_and_abbreviations() -> None:
    assert keys("Psykisk helse", "AN") == ["helse", "psykisk_helse"]
    assert keys("LAR og TSB", "PXN") == ["LAR", "TSB"]
    assert keys("Rådgivende enhet", "AN") == ["rådgivende_enhet"]  # a word that says nothing by itself


def test_without_a_model_the_dictionaries_tell_nouns() -> None:
    assert keys("Gebyret rammer boligene.") == ["gebyr", "bolig"]


def test_a_compound_shares_its_parts() -> None:
    assert set(features(read("Oppmøteplikten", "N"))) >= {"oppmøteplikt", "plikt"}


def test_content_is_counted_without_stop_words() -> None:
    assert n_content(read("Vi kan ikke gå", "XVXV")) == 0
    assert n_content(read("Gebyret rammer fattige", "NVA")) == 3


def test_the_name_is_bokmål_with_the_nynorsk_beside_it() -> None:
    rows = [("nb", terms(read("Boligene", "N"))), ("nn", terms(read("Bustadene", "N", "nn")))]
    name = names_of(rows)["bolig"]
    assert (name.nb, name.nn) == ("bolig", "bustad")


def test_a_pair_is_named_by_its_basic_form() -> None:
    texts = [("Psykiske helsa", "AN"), ("Psykiske helsa", "AN"), ("Psykisk helse", "AN")]
    assert names_of(("nb", terms(read(t, p))) for t, p in texts)["psykisk_helse"].nb == "psykisk helse"


def test_an_empty_sentence_has_no_terms() -> None:
    assert keys("") == []
    assert names_of([("nb", ())]) == {}
