"""The house has these folders and no others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDERS = {
    ".ci",
    ".dvc",
    ".github",
    "bench",
    "corpus",
    "docs",
    "models",
    "notebooks",
    "output",
    "pipeline",
    "tests",
}


def tracked(root: Path) -> list[str]:
    out = subprocess.run(["git", "-C", str(root), "ls-files", "-z"], capture_output=True, check=True, text=True)
    return [name for name in out.stdout.split("\0") if name]


def test_top_level_folders(root: Path) -> None:
    assert {n.split("/")[0] for n in tracked(root) if "/" in n} == FOLDERS


def test_nothing_made_is_tracked_but_the_metrics(root: Path) -> None:
    made = [n for n in tracked(root) if n.startswith("output/")]
    assert all(n.endswith("/metrics/metrics.json") for n in made if not n.endswith(".gitkeep")), made


def test_the_lock_holds_hashes_and_no_addresses(root: Path) -> None:
    for name in ("requirements.lock", "requirements-uv.lock"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


@pytest.mark.real
def test_no_sentence_of_the_real_documents_stands_in_the_project(root: Path, shared: Path) -> None:
    found = subprocess.run(
        [sys.executable, shared / "tools" / "copied.py", root], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout
