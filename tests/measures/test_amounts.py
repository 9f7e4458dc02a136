"""Amounts of money."""

from __future__ import annotations

import pytest

from pipeline.measures.amounts import amount_nok


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("et sted å bo (500 mill. kroner).", 500_000_000),
        ("med 500 plasser (75,5 mill. kroner)", 75_500_000),
        ("øke løyvingane med 2,4 mrd. kroner", 2_400_000_000),
        ("Gebyr på 4 000 kroner", 4_000),
        ("Gebyr på 4\u00a0000 kr", 4_000),
        ("Gebyr på kr 4.000", 4_000),
        ("eigendel på 375 kroner per konsultasjon", 375),
        ("300 millionar kroner", 300_000_000),
        ("10 mill. kr i 2027 (60 mill. kroner).", 60_000_000),
        ("20 mill. kroner, altså 20 mill. kroner", 20_000_000),
        ("fra 350 000 til 700 000 kroner", None),
        ("10 mill. kroner i 2027 og 20 mill. kroner i 2028", None),
        ("300 årsverk innen 2029", None),
        ("500 plasser", None),
        ("", None),
    ],
)
def test_amount(text: str, amount: int | None) -> None:
    assert amount_nok(text) == amount
