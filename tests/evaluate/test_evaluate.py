"""Matching coded sentences to ours, and the figures, on cases counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import metrics
from pipeline.evaluate.gold import CodedMeasure, CodedSentence
from pipeline.evaluate.match import Hit, alnum, match, match_measures
from pipeline.evaluate.metrics import Judged
from pipeline.records import STANCES


def coded(*texts: str) -> list[CodedSentence]:
    return [CodedSentence(id=str(n), text=t) for n, t in enumerate(texts)]


def rows_of(found: list[list[Hit]]) -> list[list[int]]:
    return [[h.row for h in hits] for hits in found]


def test_hyphens_spaces_and_other_cuts_do_not_matter() -> None:
    gold = coded("Rusfeltet trenger mer.", "Vi støtter det.", "Ja.")
    ours = ["Rus-feltet   trenger mer.", "Vi støtter det. Ja."]
    assert rows_of(match(gold, ours)) == [[0], [1], [1]]


def test_text_that_is_not_coded_is_passed_over() -> None:
    assert rows_of(match(coded("En setning her."), ["Topptekst 12", "En setning her.", "Bunntekst"])) == [[1]]


def test_a_coded_sentence_that_is_missing_has_no_hit() -> None:
    assert rows_of(match(coded("Første setning.", "Andre ting."), ["Første setning."])) == [[0], []]


@given(st.lists(st.text("abcdæøå .-", min_size=1).filter(alnum), min_size=1, max_size=8))
def test_the_same_sentences_match_themselves(texts: list[str]) -> None:
    for n, hits in enumerate(match(coded(*texts), texts)):
        assert n in [h.row for h in hits]


def test_measures_match_by_letters_and_digits() -> None:
    gold = [CodedMeasure(id="boks-1/01", text="Bygge flere boliger."), CodedMeasure(id="boks-1/02", text="Korte køen.")]
    ours = {"a": "Bygge flere bo-liger", "b": "Noe helt annet om skatt"}
    assert match_measures(gold, ours) == {"a": "boks-1/01"}


def judged(stance: str, said: str | None, **more: object) -> Judged:
    given = {"themes": frozenset(), "tagged": frozenset(), "links": (), "found": (), "ranked": (), **more}
    return Judged(stem="d", covered=True, stance=stance, said=said, **given)  # type: ignore[arg-type]


def test_kappa_by_hand() -> None:
    """Two of four agree; chance agreement is (2·2 + 1·1 + 1·1)/16 = 0.375, so kappa is 0.125/0.625."""
    rows = [
        judged("ingen", "ingen"),
        judged("ingen", "imot"),
        judged("imot", None),
        judged("støtter", "støtter"),
    ]
    assert metrics.kappa(rows) == pytest.approx(0.2)
    assert metrics.abstained(rows) == 0.25


def test_opposition_read_as_support() -> None:
    rows = [judged("imot", "støtter"), judged("kritisk", "kritisk"), judged("støtter", "imot")]
    assert metrics.reversed_against(rows) == 0.5


def test_link_figures_by_hand() -> None:
    rows = [
        judged("imot", "imot", links=(("a", "mot"),), found=(("a", "i-tråd"), ("b", "mot")), ranked=("b", "a")),
        judged("ingen", "ingen", links=(("c", "nevner"),), found=(), ranked=()),
    ]
    assert metrics.link_f1(rows) == pytest.approx(2 * 1 / (2 * 1 + 1 + 1))
    assert metrics.mean_reciprocal_rank(rows) == pytest.approx((0.5 + 0) / 2)
    assert metrics.relation_accuracy(rows) == 0.0


def test_nothing_to_judge_is_none_and_not_zero() -> None:
    assert all(figure([]) is None for figure in metrics.FIGURES.values())


@given(st.lists(st.tuples(st.sampled_from(STANCES), st.sampled_from([*STANCES, None])), min_size=1, max_size=30))
def test_intervals_are_seeded_and_hold_no_impossible_figure(pairs: list[tuple[str, str | None]]) -> None:
    rows = [judged(a, b) for a, b in pairs]
    once = metrics.scores(rows, n_bootstrap=5, seed=3)
    assert once == metrics.scores(rows, n_bootstrap=5, seed=3)
    for s in once:
        assert s.low is None or s.high is None or -1 <= s.low <= s.high <= 1
