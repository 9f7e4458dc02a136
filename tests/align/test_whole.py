"""Sentences about the proposal as a whole."""

from __future__ import annotations

import pytest

from pipeline.align.whole import speaks_of_whole, subject_of
from pipeline.records import Relation, Stance


@pytest.mark.parametrize(
    ("text", "stance", "expected"),
    [
        ("Vi støtter planen.", "støtter", "i-tråd"),
        ("Kommunen støtter forslaget.", "støtter", "i-tråd"),
        ("Kommunen sluttar seg til framlegget.", "støtter", "i-tråd"),
        ("Vi slutter oss til høringsnotatet.", "støtter", "i-tråd"),
        ("Laget er i hovedsak positivt til planen, men savner penger.", "støtter-med-forbehold", "i-tråd"),
        ("Vi går imot forslaget.", "imot", "mot"),
        ("Me går imot framlegget.", "imot", "mot"),
        ("Forbundet kan ikke støtte planen.", "imot", "mot"),
        ("Kommunen har ingen merknader.", "ingen", "nevner"),
        ("Fylkeskommunen har ikkje merknader til framlegget.", "ingen", "nevner"),
        ("Utover dette har vi ingen merknader.", "ingen", None),
        ("Vi støtter forslaget om gebyr.", "støtter", None),
        ("Vi støtter tiltak 5 i planen.", "støtter", None),
        ("Planen har 36 tiltak.", "ingen", None),
        ("Vi støtter gebyret.", "støtter", None),
        ("", "støtter", None),
    ],
)
def test_whole(text: str, stance: Stance, expected: Relation | None) -> None:
    assert speaks_of_whole(text, stance, under_measure=False) == expected


def test_under_a_measure_the_proposal_is_that_measure() -> None:
    assert speaks_of_whole("Vi støtter forslaget.", "støtter", under_measure=True) is None
    assert speaks_of_whole("Vi støtter planen som helhet.", "støtter", under_measure=True) == "i-tråd"


@pytest.mark.parametrize(
    ("text", "stance", "expected"),
    [
        ("Vi støtter at det innføres en avgift på kaffe.", "støtter", "i-tråd"),
        ("Laget går imot kaffeavgiften.", "imot", "mot"),
        ("Laget går imot at butikkene stenger.", "imot", None),
        ("Det bør ikke innføres noen kaffeavgift nå.", "kritisk", "mot"),
        ("Vi vil sterkt advare mot kaffeavgiften.", "kritisk", "mot"),
        ("Vi er enige med Bønnelaget i at kaffeavgiften ikke bør innføres.", "støtter", "mot"),
        ("Kaffen er dyr nok.", "kritisk", None),
        ("Laget støtter mindretallet i utvalget.", "støtter", "mot"),
        ("Vi ber om at framlegget til mindretalet blir lagt til grunn.", "foreslår", "mot"),
        ("Vi støttar fleirtalet i utvalet.", "støtter", "i-tråd"),
        ("Flertallets forslag bommer.", "kritisk", "mot"),
        ("Flertallet og mindretallet er uenige.", "kritisk", None),
        ("Mindretallet ser det slik.", "ingen", None),
        ("Vi støttar Bønnelaget sitt høyringssvar om kaffeavgifta.", "støtter", None),
        ("Vi støtter høringssvaret fra Bønnelaget.", "støtter", None),
    ],
)
def test_without_measures_the_hearing_s_subject_is_the_whole(
    text: str, stance: Stance, expected: Relation | None
) -> None:
    subject = subject_of("Høring – forslag om avgift på kaffe")
    assert speaks_of_whole(text, stance, under_measure=False, subject=subject) == expected


def test_what_many_say_is_to_be_brought_in_is_the_subject_too() -> None:
    said = [
        "Vi går imot innføring av bønnegebyr.",
        "Å innføre et bønnegebyr er klokt.",
        "Innføring av ny bønnegebyrsats.",
    ]
    subject = subject_of("Høring av NOU 2030: 5 Kaffe i arbeidslivet", [[text] for text in said])
    assert speaks_of_whole("Bønnegebyret avviser vi.", "imot", under_measure=False, subject=subject) == "mot"
    alone = subject_of("Høring av NOU 2030: 5 Kaffe i arbeidslivet", [[said[0]], ["Kaffe er godt."], ["Te også."]])
    assert speaks_of_whole("Bønnegebyret avviser vi.", "imot", under_measure=False, subject=alone) is None


def test_a_title_without_a_subject_names_none() -> None:
    assert subject_of("Høring av forslag til endringer") is None
