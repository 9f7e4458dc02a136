"""What introduces a list of measures, goals or priorities."""

from __future__ import annotations

import pytest

from pipeline.measures.leads import introduces


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Regjeringen vil:", "measure"),
        ("Regjeringa vil", "measure"),
        ("For å nå dette vil departementet:", "measure"),
        ("Departementet foreslår:", "measure"),
        ("Departementet føreslår at:", "measure"),
        ("Vi vil", "measure"),
        ("Det foreslås å:", "measure"),
        ("Det vert føreslått:", "measure"),
        ("Tiltak i planperioden:", "measure"),
        ("Forslag til tiltak", "measure"),
        ("Følgende tiltak skal gjennomføres:", "measure"),
        ("Planen har følgende fem hovedmål:", "goal"),
        ("Departementet foreslår tre mål for perioden:", "goal"),
        ("Regjeringen foreslår at disse tiltakene prioriteres i planperioden:", "priority"),
        ("Regjeringa prioriterer desse områda i perioden:", "priority"),
        ("Regjeringen har foreslått følgende satsing:", None),
        ("Departementet vil særlig peke på:", None),
        ("Departementet ber om svar på disse spørsmålene:", None),
        ("Tiltak kan være:", None),
        ("Eksempler på tiltak:", None),
        ("Kommunene har disse oppgavene:", None),
        ("Regjeringen vil styrke tilbudet.", None),
        ("Undersøkelsen viste:", None),
        ("", None),
        (None, None),
    ],
)
def test_introduces(lead: str | None, kind: str | None) -> None:
    assert introduces(lead) == kind


def test_a_heading_says_whose_goals_they_are() -> None:
    assert introduces("Målene er:") is None
    assert introduces("Målene er:", "2 Mål") == "goal"
    assert introduces("Prioriteringer", "Prioriteringer") == "priority"
