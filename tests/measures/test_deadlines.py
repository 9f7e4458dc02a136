"""Deadlines as their words stand."""

from __future__ import annotations

import pytest

from pipeline.measures.deadlines import deadline


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("300 årsverk innen 2029.", "innen 2029"),
        ("enhet for russaker senest 1. januar 2028.", "senest 1. januar 2028"),
        ("plan for bolig tidligst tre måneder før løslatelse", "tidligst tre måneder før løslatelse"),
        ("om til rammetilskudd fra 2028.", "fra 2028"),
        ("Innføre rett i løpet av planperioden", "i løpet av planperioden"),
        ("plikta skal gjelde frå og med 1. juli 2027", "frå og med 1. juli 2027"),
        ("ferdig innan utgangen av 2030", "innan utgangen av 2030"),
        ("trer i kraft\ntidligst 2020", "tidligst 2020"),
        ("maksimaltiden fra klokken 03 til klokken 02", None),
        ("rett til ettervern i minst tolv måneder etter behandling", None),
        ("døgnplasser fra private", None),
        ("", None),
    ],
)
def test_deadline(text: str, words: str | None) -> None:
    assert deadline(text) == words
