"""Confusion, the worst errors and their explanations, on rows made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.hearing import themes, wilson
from bench.quality.judged import Seen, Sure, confusion, explanations, sure_stances, turned, worst
from pipeline.evaluate.metrics import Judged
from pipeline.records import STANCES, Stance


def row(coded_id: str, meant: Stance, said: Stance | None, score: float | None, *themes: frozenset[str]) -> Seen:
    coded, tagged = themes or (frozenset[str](), frozenset[str]())
    judged = Judged("brev", True, meant, said, coded, tagged, (), (), ())
    return Seen(coded_id, f"Setning {coded_id}.", "nb", score, judged)


ROWS = [
    row("1", "imot", "imot", 0.9),
    row("2", "kritisk", "ingen", 0.95),
    row("3", "imot", "støtter", 0.6),
    row("4", "støtter", "foreslår", 0.7),
    row("5", "ingen", None, None),
]


def test_confusion_has_a_column_for_what_is_left_open() -> None:
    found = confusion(ROWS)
    assert found[STANCES.index("ingen")] == [0, 0, 0, 0, 0, 0, 1]
    assert found[STANCES.index("imot")] == [0, 1, 0, 0, 0, 1, 0]
    assert sum(map(sum, found)) == len(ROWS)


def test_only_stances_that_were_given_are_sure() -> None:
    assert sure_stances(ROWS) == [Sure(0.9, True), Sure(0.95, False), Sure(0.6, False), Sure(0.7, False)]


def test_the_worst_turn_a_view_around_then_the_surest() -> None:
    found = worst(ROWS, {("2", "ingen"): "Ironi.", ("3", "foreslår"): "Ikke denne."}, n=2)
    assert [(w.coded_id, w.turned, w.explanation) for w in found] == [("3", True, None), ("2", False, "Ironi.")]


@pytest.mark.parametrize(
    ("meant", "said", "is_turned"),
    [
        ("imot", "støtter-med-forbehold", True),
        ("støtter", "kritisk", True),
        ("imot", "kritisk", False),
        ("imot", "foreslår", False),
    ],
)
def test_turned(meant: Stance, said: Stance, is_turned: bool) -> None:
    assert turned(meant, said) is is_turned


def test_explanations(tmp_path: Path) -> None:
    file = tmp_path / "worst.csv"
    assert explanations(file) == {}
    file.write_text('sentence_id,said,explanation\n1,imot,"Ironi, ikke ros."\n2,ingen,\n', encoding="utf-8")
    assert explanations(file) == {("1", "imot"): "Ironi, ikke ros."}


def test_each_theme_by_hand() -> None:
    a, none = frozenset({"a"}), frozenset[str]()
    found = themes([row("1", "ingen", None, None, a, a), row("2", "ingen", None, None, none, a)])
    assert (found["a"].value, found["a"].n) == (round(2 / 3, 3), 1)


def test_wilson_by_hand() -> None:
    """Wilson 1927 for 8 of 10: 0.490 to 0.943."""
    assert wilson(0.8, 10) == (0.49, 0.943)
