"""Which sentence each row of the evidence is of."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from bench.quality import evidence
from bench.quality.evidence import EvidenceError, coded_field, runs, sentence_of

CODED = [
    SimpleNamespace(stance="imot", links=(1, 2)),
    SimpleNamespace(stance="ingen", links=(3,)),
    SimpleNamespace(stance="støtter", links=()),
    SimpleNamespace(stance="kritisk", links=(4,)),
]


def test_rows_of_one_sentence_have_in_common_how_far_none_lies_below() -> None:
    assert runs(np.array([1.5, 1.5000001, 1.5, -2.0, -2.0, 0.3])).tolist() == [0, 0, 0, 1, 1, 2]
    assert runs(np.array([])).tolist() == []


def test_themes_and_relations() -> None:
    assert sentence_of("theme", CODED, np.zeros((8, 2)), "x").tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert sentence_of("relation", CODED, np.zeros((3, 2)), "x").tolist() == [0, 0, 3]
    assert sentence_of("stance", CODED, np.zeros((4, 2)), "x").tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("decider", ["stance", "theme", "link", "relation"])
def test_evidence_of_other_text_is_refused(decider: str) -> None:
    with pytest.raises(EvidenceError, match=rf"«{decider}» i feltet skog.*collect\.py"):
        sentence_of(decider, CODED, np.zeros((5, 2)), "skog")


@pytest.mark.skipif(not evidence.FILE.is_file(), reason="the evidence has not been gathered")
@pytest.mark.parametrize("decider", ["stance", "link", "relation"])  # themes are coded in the example alone
def test_the_evidence_fits_the_training_text(decider: str) -> None:
    found = evidence.read(evidence.FILE, decider)
    assert found is not None
    assert {len(column) for column in found[2:]} == {int(found.own.sum())}
    assert set(found.standard.tolist()) == {"nb", "nn"}


def test_the_stance_is_that_of_the_training_text() -> None:
    coded = coded_field("kultur")
    assert {c.stance for c in coded} >= {"ingen", "støtter", "imot"}
