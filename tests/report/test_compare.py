"""What the page of comparison stands on, counted by hand on the mini hearing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.report.compare import Pair, compare_files, most_in_common, most_opposed
from pipeline.report.lexicon import lexicon
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.test_coding import decoded


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="module")
def data(material: Material) -> dict[str, Any]:
    (text,) = compare_files(material, lexicon(material)).values()
    (value,) = re.findall(r"JSON\.parse\('(.*)'\)", text)
    found: dict[str, Any] = json.loads(value.replace("\\'", "'").replace("\\\\", "\\").replace("<\\/", "</"))
    return found


def test_who_differs_most(material: Material) -> None:
    # on the fee the municipality and the nynorsk organisation are against, the company is for it; of other measures
    # nobody is against or critical. The private person, who is critical too, is not proposed.
    assert most_opposed(material) == (Pair("Solvang kommune", mini.EVIL, 1, 2), Pair(mini.EVIL, mini.LONG, 1, 1))
    assert len(most_opposed(material, 1)) == 1


def test_who_differs_is_told_by_what_is_sure(tmp_path: Path) -> None:
    """The municipality is against the fee on one quote; of that the program is now unsure."""
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id == "kommune-pdf/0006" else a
        for a in tables.tables["align/alignments"]
    )
    m = gather(tables.inputs(tmp_path))
    assert most_opposed(m) == (Pair(mini.EVIL, mini.LONG, 1, 1),)
    assert most_in_common(m)[0] == Pair("Solvang kommune", mini.EVIL, 1, 2)


def test_who_has_most_measures_in_common(material: Material, data: dict[str, Any]) -> None:
    first, *_ = most_in_common(material)
    assert first == Pair("Solvang kommune", mini.EVIL, 1, 2)
    names = list(material.senders)
    assert [names[data["common"][0][0]], names[data["common"][0][1]], data["common"][0][2]] == [*first[:2], 2]


def test_each_view_has_its_best_quote_its_source_and_its_case(material: Material, data: dict[str, Any]) -> None:
    names = list(material.senders)
    rows = {(v.sender, v.measure_id, v.answers): r for v, r in zip(material.views, data["views"], strict=True)}
    fee = ("Solvang kommune", "boks-3.2/02")
    assert rows[*fee, None] == [material.index["kommune-pdf/0006"], -1, 0, 0]
    assert rows[*fee, "Reform & <endring> (2022)"] == [material.index["sak-pdf/0001"], -1, 1, 1]
    inherited = rows["Sør lokallag", "boks-3.1/01", None]
    assert names[inherited[1]] == "Solvang kommune"
    hidden = rows[mini.PRIVATE, "boks-3.3/01", None]
    assert hidden[0] == -1  # the sentence names a private person


def test_words_of_each_sender(material: Material, data: dict[str, Any]) -> None:
    words = data["words"].split(" ")
    told = {}
    for key, text in zip(material.senders, data["counts"], strict=True):
        numbers, at, own = decoded(text), 0, {}
        for far, n in zip(numbers[::2], numbers[1::2], strict=True):
            at += far
            own[words[at]] = n
        told[key] = own
    # pristillegg: in «Vi er for pristillegg.», «Pristillegg har vist seg nyttig.», and twice in the company's letter;
    # headings and the plan do not count
    assert told["Solvang kommune"]["pristillegg"] == 2
    assert told[mini.EVIL]["pristillegg"] == 2
    assert told["Solvang kommune"]["gebyr"] == 2  # one in each of its letters
    assert "bru" not in words  # said once in the whole hearing
    assert told["Kartetaten"] == {}
