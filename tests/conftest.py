"""Fixtures for all tests: the project, the real documents, and whole runs of the pipeline in copies of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


class Project(NamedTuple):
    """A copy of the project in which commands are run as a user would run them."""

    root: Path
    env: dict[str, str]

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """The command, from the copy's root; output and errors together. Never raises on a bad exit code."""
        return subprocess.run(
            command,
            cwd=self.root,
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def repro(self, *targets: str) -> str:
        """``dvc repro``; fails the test with its output when it fails."""
        done = self.run("dvc", "repro", *targets)
        assert done.returncode == 0, done.stdout[-6000:]
        return done.stdout

    def tables(self, hearing: str) -> Path:
        return self.root / "output" / hearing / "tables"


def copy_project(target: Path, *, hash_seed: int, threads: int) -> Project:
    """What git would give a new user, with the changes that are not committed yet, as a repository of its own."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    subprocess.run(["git", "init", "--quiet", str(target)], check=True)
    env = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONHASHSEED": str(hash_seed),
        "OMP_NUM_THREADS": str(threads),
        "OPENBLAS_NUM_THREADS": str(threads),
        "DVC_NO_ANALYTICS": "1",
    }
    return Project(target, env)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents and coded sentences, which stand beside the project for developers and CI only."""
    if not SHARED.is_dir():
        pytest.skip("de virkelige dokumentene (../shared) finnes ikke her")
    return SHARED


@pytest.fixture(scope="session")
def new_copy(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Project]:
    """Makes a fresh copy of the project, at a path of its own."""

    def make(*, hash_seed: int = 1, threads: int = 1) -> Project:
        return copy_project(tmp_path_factory.mktemp("prosjekt"), hash_seed=hash_seed, threads=threads)

    return make


@pytest.fixture(scope="session")
def example(new_copy: Callable[..., Project]) -> Project:
    """A copy in which the bundled example has been run."""
    project = new_copy(hash_seed=1, threads=1)
    project.repro()
    return project


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):  # type: ignore[no-untyped-def]
    """In CI a test that needs the real documents, the browser or Tesseract, and skips although they should be there,
    fails."""
    outcome = yield
    report = outcome.get_result()
    wanted = ("real" in item.keywords and SHARED.is_dir()) or {"browser", "ocr"} & set(item.keywords)
    if report.skipped and os.environ.get("CI") and wanted:
        report.outcome = "failed"
        report.longrepr = f"hoppet over i CI: {report.longrepr}"
