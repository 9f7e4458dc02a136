"""Words that are made of one another are a family; those that only look so are not."""

from __future__ import annotations

import pytest

from pipeline.report.derivations import APART, MADE_OF
from pipeline.report.families import Family, families, made_of, root, root_of


@pytest.mark.parametrize(
    "words",
    [
        "autorisasjon autorisering autorisert autorisere",
        "avkriminalisere avkriminalisering avkriminalisert",
        "reduksjon redusere reduserende redusering",
        "diskusjon diskutere diskutering",
        "kompetanse kompetent",
        "rådgivning rådgiving rådgjeving rådgiver rådgjevar rådgivende rådgjevande",
        "økning øking auking auke øke",
        "beslutning beslutte",
        "bruker bruke bruk",
        "sikkerhet usikkerhet usikker sikker",
        "trygghet tryggleik utrygg trygg",
        "opplevelse oppleving oppleve",
        "kommunal kommune",
        "psykologi psykologisk psykolog",
        "medlemskap medlem",
        "arbeidsløs arbeidsløshet arbeidslaus",
        "forslag foreslå",
        "søknad søke søker",
        "økonomi økonomisk uøkonomisk",
        "historie historisk historikk",
        "system systematisk systematikk",
        "politikk politisk",
        "fornuft fornuftig ufornuftig",
        "vold voldsom",
        "feil feilaktig",
        "år årlig",
        "håndtere håndterbar",
    ],
)
def test_words_of_one_root(words: str) -> None:
    assert len({root(w) for w in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("utrede", "trede"),
        ("generasjon", "generere"),
        ("holdning", "holde"),
        ("rett", "rette"),
        ("gjeld", "gjelde"),
        ("under", "nder"),
        ("redning", "rede"),
        ("farlig", "far"),
        ("person", "personell"),
        ("politi", "politikk"),
        ("politi", "politisk"),
        ("narkotikapoliti", "narkotikapolitisk"),
        ("ferd", "ferdig"),
        ("sted", "stadig"),
        ("vare", "varaktig"),
        ("samtid", "samtidig"),
        ("ros", "rolig"),
    ],
)
def test_words_that_only_look_alike(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_a_compound_has_the_root_of_its_last_part() -> None:
    first = root_of("skadereduksjon", ("skade", "reduksjon"))
    assert first == root_of("skadereduserende", ("skade", "reduserende"))
    assert first != root_of("kostnadsreduksjon", ("kostnad", "reduksjon"))
    assert root_of("saksbehandler", ("sak", "behandler")) == root_of("saksbehandling", ("sak", "behandling"))


def test_families_of_a_text() -> None:
    words = {3: "autorisere", 5: "kommune", 8: "autorisasjon", 9: "bru", 10: "kommunal", 11: "§"}
    found = families(words, {}, {"autorisering", "autorisert", "fylke"})
    assert [f.members for f in found if len(f.members) > 1] == [(3, 8), (5, 10)]
    assert all(isinstance(f, Family) and not {"autorisering", "autorisert"} & set(f.leads) for f in found)


def test_a_word_of_a_text_is_reached_from_those_of_the_dictionaries() -> None:
    (found,) = families({1: "autorisasjon"}, {}, {"autorisasjon"})
    assert found.members == (1,)
    assert {"autorisere", "autorisering"} <= set(found.leads)
    assert "autorisasjon" not in found.leads


def test_what_a_root_gives_has_that_root() -> None:
    for word in ("øke", "rådgi", "sikker", "behandle", "kommune"):
        assert all(root(w) == word for w in made_of(word))
    assert {"sikkerhet", "usikker", "usikkerhet"} <= made_of("sikker")


def test_no_word_is_both_made_of_another_and_apart() -> None:
    assert not APART & MADE_OF.keys()
