"""The list of hearings in params.yaml: changed without touching anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.places import CommandError, add_name, check_name, listed_names, remove_name

TEXTS = [
    "hearings:\n- eksempel\n\nrun:\n  jobs: 2  # kept\n",
    "# top\nhearings:   # list\n  - eksempel  # first\n  # between\n  - rus\n",
    "hearings: []\nrun: 1\n",
    "hearings:\nrun: 1\n",
    "hearings:\n- eksempel",
]


@pytest.mark.parametrize("text", TEXTS)
def test_add_and_remove(tmp_path: Path, text: str) -> None:
    path = tmp_path / "params.yaml"
    path.write_text(text)
    before = listed_names(tmp_path)
    add_name(tmp_path, "mat")
    assert listed_names(tmp_path) == [*before, "mat"]
    for line in text.splitlines():
        assert line in path.read_text() or line.startswith("hearings:")
    add_name(tmp_path, "mat")
    assert listed_names(tmp_path) == [*before, "mat"]
    remove_name(tmp_path, "mat")
    assert listed_names(tmp_path) == before


@pytest.mark.parametrize("name", ["2026", "on", "null", "1e3", "æøå_-"])
def test_names_that_yaml_would_take_for_something_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "params.yaml").write_text("hearings:\n- eksempel\n")
    add_name(tmp_path, name)
    assert listed_names(tmp_path) == ["eksempel", name]
    remove_name(tmp_path, name)
    assert listed_names(tmp_path) == ["eksempel"]


@pytest.mark.parametrize("name", ["", "A", "a b", "a/b", "..", "a.b", "ä"])
def test_bad_names(name: str) -> None:
    with pytest.raises(CommandError):
        check_name(name)
