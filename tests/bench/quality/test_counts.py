"""Figures of counts, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from bench.quality import counts


def test_kappa_by_hand() -> None:
    """Two of four agree; chance agreement is (2·2 + 1·1 + 1·1)/16 = 0.375, so kappa is 0.125/0.625."""
    meant, said = np.array([0, 0, 1, 2]), np.array([0, 1, 0, 2])
    total = counts.confusion_counts(meant, said, 3).sum(axis=0)
    assert counts.kappa(total) == pytest.approx(0.125 / 0.625)
    assert counts.accuracy(total) == 0.5
    assert counts.kappa(np.array([2.0, 0, 0, 2.0])) == 1.0


def test_kappa_of_one_label_alone_cannot_be_told() -> None:
    assert counts.kappa(np.array([5.0, 0, 0, 0])) is None
    assert counts.kappa(np.zeros(4)) is None


def test_f1_by_hand() -> None:
    """Two found rightly, one wrongly, one missed: 4/6."""
    hits = counts.hit_counts(np.array([True, True, True, False]), np.array([True, True, False, True]))
    assert hits.sum(axis=0).tolist() == [2.0, 1.0, 1.0]
    assert counts.f1(hits.sum(axis=0)) == pytest.approx(4 / 6)
    assert counts.f1(np.zeros(3)) is None


def test_f1_of_a_label_from_the_confusion_matrix() -> None:
    total = np.array([3.0, 1, 2, 4])
    assert counts.label_f1(0)(total) == pytest.approx(6 / 9)
    assert counts.label_f1(1)(total) == pytest.approx(8 / 11)


def test_against_read_as_for() -> None:
    """Of four labels against (2, 3), one is read as for (1); what is read as nothing (0) is not turned."""
    meant, said = np.array([2, 2, 3, 3, 1]), np.array([1, 0, 3, 2, 2])
    total = counts.confusion_counts(meant, said, 4).sum(axis=0)
    assert counts.turned((2, 3), (1,))(total) == 0.25
    assert counts.turned((2, 3), (1,))(np.zeros(16)) is None


def test_groups_are_summed_in_the_order_of_their_numbers() -> None:
    found = counts.grouped(np.array([[1.0], [2.0], [4.0]]), np.array([7, 3, 7]))
    assert found.tolist() == [[2.0], [5.0]]


def test_the_interval_is_of_groups_drawn_anew() -> None:
    """Groups that are all alike have no spread; two that differ give both extremes."""
    alike = counts.figure(np.array([[1.0, 2.0]] * 5), counts.mean, 10)
    assert alike == counts.Figure(0.5, 0.5, 0.5, 10)
    two = counts.figure(np.array([[0.0, 1.0], [1.0, 1.0]]), counts.mean, 2)
    assert (two.value, two.low, two.high) == (0.5, 0.0, 1.0)
    assert counts.figure(np.array([[0.0, 0.0]]), counts.mean, 0) == counts.Figure(None, n=0)


def test_the_same_counts_give_the_same_interval() -> None:
    given = np.random.default_rng(2).random((40, 2)) + 1
    assert counts.figure(given, counts.mean, 40) == counts.figure(given.copy(), counts.mean, 40)


def test_reliability_by_hand() -> None:
    """Two at 0.6 of which one is right, two at 1.0 that are right: 2/4 · 0.1 off; empty bins are left out."""
    bins = counts.reliability(np.array([0.6, 0.6, 1.0, 1.0]), np.array([True, False, True, True]))
    assert [(b.low, b.n, b.likely, b.right) for b in bins] == [(0.6, 2, 0.6, 0.5), (0.9, 2, 1.0, 1.0)]
    assert counts.calibration_error(bins) == 0.05
    assert counts.calibration_error([]) is None
