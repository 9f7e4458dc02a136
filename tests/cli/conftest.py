"""A small project to run commands in."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]
INGEST = YAML(typ="safe").load((ROOT / "params.yaml").read_text(encoding="utf-8"))["ingest"]
PARAMS = """# Settings.

hearings:
- eksempel   # the bundled one

run:
  jobs: 2   # kept

ingest:
""" + "".join(f"  {k}: {'null' if v is None else v}\n" for k, v in INGEST.items())
LIA = """Lia kommune

Lia, 14. september 2026

Svar på høring om mat i skolen

Kommunen støtter forslaget om mat i skolen, og vil ha det betalt.

Med hilsen

Kari Lund
"""
PERSON = """Til departementet

6. september 2026

Eit brev

Eg meiner at alle born bør få mat på skulen, og at det ikkje skal koste noko.

Helsing

Åse Vik
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with an empty corpus."""
    root = tmp_path / "prosjekt"
    (root / "corpus").mkdir(parents=True)
    (root / "params.yaml").write_text(PARAMS, encoding="utf-8")
    return root


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Files that a user has."""
    folder = tmp_path / "svar"
    folder.mkdir()
    (folder / "lia.txt").write_text(LIA, encoding="utf-8")
    (folder / "åse.txt").write_text(PERSON, encoding="utf-8")
    (folder / "plan.txt").write_text("Plan for mat\n============\n\nAlle skal ha mat i 2028.\n", encoding="utf-8")
    return folder
