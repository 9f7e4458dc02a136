"""Content words, fields of near-synonyms and acronyms."""

from __future__ import annotations

from pipeline.align.acronyms import learn
from pipeline.align.fields import FIELDS
from pipeline.align.words import ACTION, normal_text, terms
from pipeline.language import meet, tokens


def words_of(text: str) -> set[str]:
    return {w for w in terms(tokens(text, "nb")) if not w.startswith("felt:")}


def test_function_words_and_signs_are_left_out() -> None:
    assert words_of("Og det er vi, som de!") == set()
    assert words_of("") == set()


def test_numbers_count() -> None:
    assert "4" in words_of("Gebyr på 4 kroner") or "4 000" in words_of("Gebyr på 4 000 kroner")


def test_words_of_action_weigh_less_than_their_object() -> None:
    found = terms(tokens("Styrke skolehelsetjenesten", "nb"))
    assert found[meet("styrke")] == ACTION
    assert found[meet("skolehelsetjeneste")] == 1


def test_near_synonyms_meet() -> None:
    assert set(FIELDS[meet("soning")]) & set(FIELDS[meet("fengsel")])
    assert set(terms(tokens("soning", "nb"))) & set(terms(tokens("fengsel", "nb")))


def test_bokmaal_and_nynorsk_give_the_same_text() -> None:
    assert normal_text(tokens("ikke mer enn nødvendig", "nb")) == normal_text(tokens("ikkje meir enn nødvendig", "nn"))


def test_an_acronym_is_learnt_where_the_text_explains_it() -> None:
    assert learn(["Innen tverrfaglig spesialisert rusbehandling (TSB) er det kø."]) == {
        "TSB": "tverrfaglig spesialisert rusbehandling"
    }


def test_the_explanation_most_texts_give_is_kept() -> None:
    texts = ["maksimal tillatt biomasse (MTB)", "maksimal tillatt biomasse (MTB)", "mer til barna (MTB)"]
    assert learn(texts) == {"MTB": "maksimal tillatt biomasse"}


def test_a_bracket_that_explains_nothing_is_passed_over() -> None:
    assert learn(["Vi viser til partiet (SV).", "(NOU)", "Se vedlegg (AB)"]) == {}


def test_an_acronym_brings_the_words_it_stands_for() -> None:
    meant = {"TSB": tokens("spesialisert rusbehandling", "nb")}
    assert meet("rusbehandling") in terms(tokens("Ventetid i TSB", "nb"), meant)
