"""Ways of working: what they set is there to be set, and a hearing that has not been run is said to be so."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.runs import WAYS, prepare
from pipeline.params import read
from pipeline.stage import InputError


def test_every_setting_stands_in_params(root: Path) -> None:
    params = read(root / "params.yaml")
    for way in WAYS:
        assert all(key in params[section] for section, values in way.settings.items() for key in values)


def test_the_last_way_is_what_runs(root: Path) -> None:
    params = read(root / "params.yaml")
    for section, values in WAYS[-1].settings.items():
        assert values.items() <= params[section].items(), section


def test_a_hearing_that_has_not_been_run(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"output/skog/work/ingest finnes ikke\. Kjør «make report» først\."):
        prepare(tmp_path, "skog", tmp_path / "scratch")
