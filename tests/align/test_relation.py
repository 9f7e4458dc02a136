"""The relation of a position to a measure."""

from __future__ import annotations

import pytest

from pipeline.align.relation import Side, coverage, relation, takes_away
from pipeline.language import tokens
from pipeline.records import Relation, Stance

CLOSES = "Avvikle 120 døgnplasser i private institusjoner."
FEE = "Innføre gebyr for den som ikke møter."
NO_FEE = "Fjerne egenandelen for ungdom."


@pytest.mark.parametrize(
    ("text", "measure", "stance", "replies", "covered", "expected"),
    [
        ("Behold døgnplassene!", CLOSES, "foreslår", True, 0.5, "mot"),
        ("Behald døgnplassane!", CLOSES, "foreslår", True, 0.5, "mot"),
        ("Døgnplassane må haldast oppe.", CLOSES, "foreslår", True, 0.5, "mot"),
        ("Dei plassane vi har, må bli haldne oppe.", CLOSES, "foreslår", True, 0.5, "mot"),
        ("Døgnplassane må styrkast.", CLOSES, "foreslår", True, 0.5, "mot"),
        ("Vi støtter at dagens døgnplasser videreføres.", CLOSES, "støtter", True, 0.5, "mot"),
        ("Vi er imot gebyret.", FEE, "imot", True, 0.3, "mot"),
        ("Me går imot gebyret.", FEE, "imot", True, 0.3, "mot"),
        ("Forslaget om gebyr bør trekkes.", FEE, "foreslår", True, 0.3, "mot"),
        ("Vi støtter gebyret.", FEE, "støtter", True, 0.3, "i-tråd"),
        ("Vi er imot egenandelen.", NO_FEE, "imot", True, 0.5, "i-tråd"),
        ("Egenandelen må ikke sies opp.", NO_FEE, "imot", True, 0.5, "mot"),
        ("Vi er imot å fjerne egenandelen.", NO_FEE, "imot", True, 0.5, "mot"),
        ("Vi er imot at egenandelen blir borte.", NO_FEE, "imot", True, 0.5, "mot"),
        ("Gebyret bør også gjelde pårørende.", FEE, "foreslår", True, 0.9, "utover"),
        ("Det bør innføres gebyr for den som ikke møter.", FEE, "foreslår", True, 0.9, "i-tråd"),
        ("Inntektene må gå til kommunen.", FEE, "foreslår", True, 0.1, "utover"),
        ("Det må innføres gebyr.", FEE, "foreslår", False, 0.3, "i-tråd"),
        ("Gebyret rammer de fattigste.", FEE, "kritisk", True, 0.3, "mot"),
        ("Gebyret er for lavt.", FEE, "kritisk", True, 0.3, "utover"),
        ("Gebyr er en avgift.", FEE, "ingen", True, 0.3, "nevner"),
        ("Gebyr", FEE, None, True, 0.3, "nevner"),
    ],
)
def test_relation(
    text: str, measure: str, stance: Stance | None, replies: bool, covered: float, expected: Relation
) -> None:
    side = Side(text=text, stance=stance, replies=replies, covered=covered)
    assert relation(side, removes=takes_away(tokens(measure, "nb")), echo=0.5) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CLOSES, True),
        (NO_FEE, True),
        ("Departementet foreslår å slå sammen de tre sentrene.", True),
        (FEE, False),
        ("", False),
    ],
)
def test_measures_that_take_something_away(text: str, expected: bool) -> None:
    assert takes_away(tokens(text, "nb")) is expected


def test_coverage_is_the_share_of_the_measures_words() -> None:
    assert coverage({"gebyr": 1.0}, {"gebyr": 1.0, "møte": 1.0}) == 0.5
    assert coverage({}, {"gebyr": 1.0}) == 0
    assert coverage({"gebyr": 1.0}, {}) == 0
