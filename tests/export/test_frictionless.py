"""``frictionless validate``, run on the public tables as their users run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.export.run import ExportParams, run
from pipeline.export.schema import TABLES
from pipeline.records import Sentence
from pipeline.stage import Work
from tests.conftest import Project
from tests.export.word.made import PARAMS
from tests.reading import words
from tests.report import mini

frictionless = pytest.importorskip("frictionless")


def problems(folder: Path) -> list[Any]:
    """What ``frictionless validate datapackage.json`` says, table by table."""
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert len(report.tasks) == len(TABLES)
    return [*report.errors, *(e for t in report.tasks for e in t.errors)]


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The mini hearing's public tables: letters withheld, hostile cells and empty ones among them."""
    given = mini.tables()
    given.tables["segment/words"] = words(s for s in given.tables["segment/sentences"] if isinstance(s, Sentence))
    made = run(given.inputs(tmp_path / "in"), ExportParams(word=PARAMS), Work(title="t", version="v"))
    for name, content in made.files.items():
        if name.startswith("tables/"):
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(str(content), encoding="utf-8", newline="")
    return tmp_path / "tables"


def test_the_tables_are_valid(tables: Path) -> None:
    assert problems(tables) == []


@pytest.mark.parametrize(
    ("before", "after"), [("imot", "mot"), (",0.9,", ",ni,"), ("sentence_id", "setning")], ids=["enum", "type", "head"]
)
def test_what_does_not_keep_to_the_description_is_found(tables: Path, before: str, after: str) -> None:
    path = tables / "sentences.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="")
    assert problems(tables) != []


def test_the_description_is_a_tabular_data_package(tables: Path) -> None:
    package = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "tabular-data-package"
    assert [r["path"] for r in package["resources"]] == [f"{t.name}.csv" for t in TABLES]


@pytest.mark.slow
def test_the_example_s_tables_are_valid(example: Project) -> None:
    assert problems(example.tables("eksempel")) == []
