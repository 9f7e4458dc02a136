"""Words, labels and patterns of a topic."""

from __future__ import annotations

from pipeline.language import tokens
from pipeline.topics.labels import Pick, catching, distinctive, label, label_terms, use
from pipeline.topics.terms import Name

PICK = Pick(word_in=2, lift=2.0, words=8)


def name(word: str, *, exact: bool = False) -> Name:
    return Name(nb=word, nn=None, exact=exact)


def test_words_of_the_whole_hearing_name_no_topic() -> None:
    topic = [("a", ["rus", "bolig"]), ("b", ["rus", "bolig"])]
    hearing = [*topic, *[("c", ["rus"])] * 4]
    assert distinctive(["rus", "bolig"], use(topic), use(hearing), PICK) == ("bolig",)


def test_a_word_or_an_abbreviation_of_one_sender_names_no_topic() -> None:
    topic = [("a", ["lagsord", "FO", "bolig"]), ("a", ["lagsord", "FO"]), ("b", ["bolig"]), ("c", ["bolig"])]
    hearing = [*topic, *[("d", ["skole"])] * 8]
    assert distinctive(["FO", "lagsord", "bolig"], use(topic), use(hearing), PICK) == ("bolig",)
    of_two = [r for r in topic if r[0] != "c"]
    assert distinctive(["FO", "lagsord"], use(of_two), use([*of_two, *[("d", [])] * 8]), PICK) == ("lagsord",)


def test_a_pair_goes_before_its_noun() -> None:
    topic = [("a", ["enhet", "rådgivende_enhet"]), ("b", ["enhet", "rådgivende_enhet"])]
    hearing = [*topic, *[("c", [])] * 4]
    found = distinctive(["enhet", "rådgivende_enhet"], use(topic), use(hearing), PICK)
    assert found == ("rådgivende_enhet", "enhet")
    assert label_terms(found, use(topic), 3) == ("rådgivende_enhet",)


def test_the_longer_of_two_words_stands_for_both_where_it_is_used_enough() -> None:
    often = use([("a", ["pris", "pristillegg"]), ("b", ["pris"])])
    seldom = use([("a", ["pris", "pristillegg"]), *[("b", ["pris"])] * 9])
    assert label_terms(["pris", "pristillegg", "alkohol"], often, 3) == ("pristillegg", "alkohol")
    assert label_terms(["pris", "pristillegg"], seldom, 3) == ("pris",)


def test_the_label_reads_as_a_list() -> None:
    assert label(["oppmøteplikt", "urinprøve", "politi"]) == "Oppmøteplikt, urinprøve og politi"
    assert label(["LAR"]) == "LAR"
    assert label([]) == ""


def test_patterns_are_as_wide_as_they_may_be_and_none_is_in_vain() -> None:
    texts = ["Gebyret må bort.", "Gebyrsatsen er høy.", "Barn får gebyr.", "Barn går på skole.", "Barnehagen er åpen."]
    sentences = [tokens(t, "nb") for t in texts]
    names = {w: name(w) for w in ("gebyr", "gebyrsats", "barn")}
    found = catching(["gebyr", "gebyrsats", "barn"], names, [0, 1, 2], sentences)
    assert found.patterns == ("*gebyr*",)
    assert (found.n_inside, found.n_outside) == (3, 0)
    narrow = catching(["barn"], names, [2, 3], sentences)
    assert (narrow.patterns, narrow.n_inside, narrow.n_outside) == (("barn",), 2, 0)


def test_an_abbreviation_keeps_its_capitals() -> None:
    sentences = [tokens(t, "nb") for t in ("LAR hjelper.", "Vi lar det ligge.")]
    found = catching(["LAR"], {"LAR": name("LAR", exact=True)}, [0], sentences)
    assert found.patterns == ('"LAR"',)
    assert (found.n_inside, found.n_outside) == (1, 0)
