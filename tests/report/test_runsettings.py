"""``params.yaml`` as flat keys."""

from __future__ import annotations

from pathlib import Path

from pipeline.report.runsettings import settings
from pipeline.stage import InputFile

PARAMS = """\
hearings: [a]
run: {jobs: 2, max_refused: 0.25}
themes:
  method: learned
  nested: {seeds: [1, 2], ocr: null, on: true}
"""


def test_every_setting_but_those_without_effect(tmp_path: Path) -> None:
    path = tmp_path / "params.yaml"
    path.write_text(PARAMS)
    assert dict(settings(InputFile("params.yaml", path))) == {
        "run.max_refused": "0.25",
        "themes.method": "learned",
        "themes.nested.seeds": "[1, 2]",
        "themes.nested.ocr": "null",
        "themes.nested.on": "true",
    }
    assert settings(None) == {}
