"""The evidence for links and relations: every column by hand, the text around, few measures, other documents."""

from __future__ import annotations

import math
import warnings

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.align.fit import Fits
from pipeline.align.learned import (
    LEAST,
    LINK_FEATURES,
    RELATION_FEATURES,
    around,
    link_evidence,
    over_others,
    relation_evidence,
)
from pipeline.records import RELATIONS, STANCES, Sentence, SentenceKind, Stance
from tests import records


def sentence(
    n: int,
    kind: SentenceKind = "sentence",
    *,
    doc: str = "d",
    heading: str | None = None,
    lead: str | None = None,
    text: str = "x",
) -> Sentence:
    return msgspec.structs.replace(records.sentence(n, text, kind, doc=doc, heading=heading), lead_id=lead)


LETTER = (
    sentence(1, "heading", text="Gebyr"),
    sentence(2, heading="Gebyr", text="Vi ber om:"),
    sentence(3, "item", heading="Gebyr", lead="d/0002"),
    sentence(1, doc="e"),
)
"""Two letters; the second is one sentence."""
STANCE: tuple[Stance | None, ...] = ("ingen", "foreslår", None, "imot")
NEAR = np.array([[2, 0, 0, 1], [0, 1, 0, 0], [1, 1, 3, 0], [0, 0, 0, 0]], dtype=np.float32)
"""Three measures and none."""
FITS = Fits(
    lexical=np.array([[0.5, 0.1, 0.2], [0.0, 0.0, 0.0], [0.3, 0.3, 0.3], [0.0, 0.9, 0.4]]),
    characters=np.array([[0.1, 0.2, 0.3], [0.0, 0.0, 0.1], [0.2, 0.2, 0.2], [0.5, 0.0, 0.0]]),
    cited=np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 3.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]),
    in_context=np.array([[2.0, 1.0, 4.0], [0.0, 0.0, 0.0], [1.0, 1.0, 2.0], [3.0, 3.0, 3.0]]),
)
SHARES = [[math.exp(v) / sum(math.exp(w) for w in row) for v in row[:3]] for row in NEAR.tolist()]
NONE = [0.0] * 3

LINK: dict[str, list[list[float]]] = {
    "encoder over none": [[1, -1, -1], [0, 1, 0], [1, 1, 3], NONE],
    "encoder, logarithm of its share": [[math.log(p) for p in row] for row in SHARES],
    "encoder below the best measure": [[0, -2, -2], [-1, 0, -1], [-2, -2, 0], NONE],
    # the means of the columns are 3/4, 1/2, 3/4; of the rows that are left 0, -1/3, 1, -2/3
    "encoder over the measure's mean": [
        [5 / 4, -1 / 2, -3 / 4],
        [-5 / 12, 5 / 6, -5 / 12],
        [-3 / 4, -1 / 2, 5 / 4],
        [-1 / 12, 1 / 6, -1 / 12],
    ],
    "encoder, rank": [[1, 1 / 2, 1 / 3], [1 / 2, 1, 1 / 3], [1 / 2, 1 / 3, 1], [1, 1 / 2, 1 / 3]],
    "shared words": FITS.lexical.tolist(),
    "shared letters": FITS.characters.tolist(),
    "cited": FITS.cited.tolist(),
    # of three measures the third best stands for the others
    "shared words over the others'": [[0.4, 0.0, 0.1], NONE, NONE, [0.0, 0.9, 0.4]],
    "fit in context over the others'": [[1, 0, 3], NONE, [0, 0, 1], NONE],
    "share of the sentence before": [NONE, NONE, SHARES[1], NONE],
    "share of the heading": [NONE, SHARES[0], SHARES[0], NONE],
    "share of the lead": [NONE, NONE, SHARES[1], NONE],
    "share of the sentence after": [NONE, SHARES[2], NONE, NONE],
    "shared themes": [[0.0, 0.5, 0.0], NONE, [0.9, 0.0, 0.1], NONE],
}
LINK_ROWS: dict[str, list[float]] = {
    "stance ingen": [1, 0, 0, 0],
    "stance støtter": [0, 0, 0, 0],
    "stance støtter-med-forbehold": [0, 0, 0, 0],
    "stance foreslår": [0, 1, 0, 0],
    "stance kritisk": [0, 0, 0, 0],
    "stance imot": [0, 0, 0, 1],
    "position before": [0, 0, 1, 0],
    "heading": [1, 0, 0, 0],
    "item": [0, 0, 1, 0],
    "answers another case": [0, 0, 1, 1],
}
"""The same for all measures."""


ELSEWHERE = [False, False, True, True]


def known() -> np.ndarray:
    return link_evidence(LETTER, NEAR, FITS, np.array(LINK["shared themes"]), STANCE, ELSEWHERE)


@pytest.mark.parametrize("name", LINK_FEATURES)
def test_a_column_of_the_evidence_for_a_link(name: str) -> None:
    wanted = LINK[name] if name in LINK else [[v] * 3 for v in LINK_ROWS[name]]
    found = known()[:, :, LINK_FEATURES.index(name)]
    assert found == pytest.approx(np.array(wanted, dtype=float), abs=1e-12)


def test_nothing_is_taken_over_a_heading_that_is_not_the_senders_own() -> None:
    """A quoted question is none of the sentences, but what follows stands under it."""
    rows = [
        sentence(1, "heading", text="Gebyr"),
        sentence(2, heading="Gebyr"),
        sentence(4, heading="1. Hva mener dere?"),
        sentence(5, heading="1. Hva mener dere?"),
    ]
    before, heading, lead, after = (
        found.ravel().tolist() for found in around(rows, np.array([[1.0], [2.0], [3.0], [4.0]]))
    )
    assert before == [0, 0, 0, 3]
    assert heading == [0, 1, 0, 0]
    assert lead == [0, 0, 0, 0]
    assert after == [0, 0, 4, 0]


def test_headings_take_nothing_and_give_nothing_to_the_sentence_above_them() -> None:
    rows = [sentence(1), sentence(2, "heading", text="A"), sentence(3, "heading", text="B"), sentence(4, heading="B")]
    before, heading, _, after = around(rows, np.array([[1.0], [2.0], [3.0], [4.0]]))
    assert not before.any()
    assert not after.any()
    assert heading.ravel().tolist() == [0, 0, 0, 3]


def test_letters_keep_to_themselves() -> None:
    rows = [sentence(1, "heading", text="A"), sentence(1, doc="e", heading="A"), sentence(1, doc="f")]
    for found in around(rows, np.ones((3, 2))):
        assert not found.any()


@pytest.mark.parametrize(
    ("fits", "wanted"),
    [
        ([], []),
        ([2.0], [2.0]),  # with two measures at most there are no others
        ([2.0, 1.0], [2.0, 1.0]),
        ([2.0, 1.0, 0.5], [1.5, 0.5, 0.0]),
        ([9.0, 1.0, 2.0, 3.0, 4.0, 8.0, 0.0], [6.5, -1.5, -0.5, 0.5, 1.5, 5.5, -2.5]),  # the mean of 4, 3, 2, 1
    ],
)
def test_how_far_a_fit_stands_out(fits: list[float], wanted: list[float]) -> None:
    assert over_others(np.array([fits])).tolist() == [wanted]


def no_fits(n: int, m: int) -> Fits:
    return Fits(*(np.zeros((n, m)) for _ in Fits._fields))


@pytest.mark.parametrize("m", [0, 1, 2, 3])
@pytest.mark.parametrize("n", [0, 1, 4])
def test_few_sentences_and_few_measures(n: int, m: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = link_evidence(LETTER[:n], NEAR[:n, 3 - m :], no_fits(n, m), np.zeros((n, m)), STANCE[:n], ELSEWHERE[:n])
    assert found.shape == (n, m, len(LINK_FEATURES))
    assert np.isfinite(found).all()


def test_one_sentence_and_one_measure() -> None:
    near = np.array([[3, 1]], np.float32)
    found = link_evidence(LETTER[:1], near, no_fits(1, 1), np.zeros((1, 1)), ["støtter"], [False])[0, 0]
    by = dict(zip(LINK_FEATURES, found.tolist(), strict=True))
    assert (by["encoder over none"], by["encoder below the best measure"], by["encoder, rank"]) == (2, 0, 1)
    assert by["encoder over the measure's mean"] == 0  # there is nothing to compare with
    assert by["encoder, logarithm of its share"] == pytest.approx(-math.log(1 + math.exp(-2)))


Part = st.tuples(
    st.sampled_from(["heading", "sentence", "item"]),
    st.sampled_from([None, *STANCES]),
    st.lists(st.integers(-80, 80), min_size=4, max_size=4),
)
Parts = list[tuple[SentenceKind, Stance | None, list[int]]]


def letter(doc: str, parts: Parts) -> list[Sentence]:
    rows: list[Sentence] = []
    title: str | None = None
    for n, (kind, _, _) in enumerate(parts, 1):
        lead = rows[-1].sentence_id if kind == "item" and rows else None
        rows.append(sentence(n, kind, doc=doc, heading=title, lead=lead, text=f"{doc} {n}"))
        title = rows[-1].text if kind == "heading" else title
    return rows


def evidence_of(*letters: tuple[str, Parts]) -> np.ndarray:
    parts = [p for _, each in letters for p in each]
    near = np.array([p[2] for p in parts], dtype=np.float32).reshape(-1, 4) / 8
    fits = Fits(*(np.abs(near[:, :3].astype(float)) / n for n in (10, 11, 12, 13)))
    rows = [s for doc, each in letters for s in letter(doc, each)]
    return link_evidence(
        rows, near, fits, fits.lexical / 2, [p[1] for p in parts], [doc == "a" for doc, each in letters for _ in each]
    )


@given(st.lists(Part, min_size=1, max_size=6), st.lists(Part, max_size=6))
def test_of_other_letters_only_the_mean_is_taken(one: Parts, two: Parts) -> None:
    own = [n for n, name in enumerate(LINK_FEATURES) if name != "encoder over the measure's mean"]
    alone = evidence_of(("a", one))[..., own]
    assert np.array_equal(evidence_of(("a", one), ("b", two))[: len(one), :, own], alone)
    assert np.array_equal(evidence_of(("b", two), ("a", one))[len(two) :, :, own], alone)


@given(st.lists(Part, min_size=1, max_size=6), st.lists(Part, max_size=6))
def test_letters_in_another_order_are_the_same_rows_in_another_order(one: Parts, two: Parts) -> None:
    found = evidence_of(("a", one), ("b", two))
    other = evidence_of(("b", two), ("a", one))
    assert np.allclose(np.concatenate([other[len(two) :], other[: len(two)]]), found, atol=1e-12)


def test_every_column_of_the_evidence_for_a_relation() -> None:
    encoded = np.array([[0.7, 0.2, 0.1, 0.0]], dtype=np.float32)
    found = relation_evidence(encoded, ["kritisk"], ["mot"], [0.25])
    assert dict(zip(RELATION_FEATURES, found[0].tolist(), strict=True)) == dict.fromkeys(RELATION_FEATURES, 0.0) | {
        "encoder i-tråd": round(math.log(0.7), 4),
        "encoder utover": round(math.log(0.2), 4),
        "encoder mot": round(math.log(0.1), 4),
        "encoder nevner": round(math.log(LEAST), 4),  # 0 would be minus infinity
        "stance kritisk": 1.0,
        "words mot": 1.0,
        "share of the measure's words": 0.25,
    }


def test_a_missing_stance_is_none_of_the_stances() -> None:
    found = relation_evidence(np.full((1, 4), 0.25, np.float32), [None], ["nevner"], [0.0])
    assert found[0, len(RELATIONS) :].tolist() == [0] * len(STANCES) + [0, 0, 0, 1] + [0]


def test_no_pairs() -> None:
    assert relation_evidence(np.zeros((0, 4), np.float32), [], [], []).shape == (0, len(RELATION_FEATURES))
