"""The real hearing, brought in and run as a user would, and judged by the shared scorers."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Project

pytestmark = [pytest.mark.real, pytest.mark.slow]

LINE = re.compile(r"([\w-]+) (\d\.\d+), hyphens (\d+)/(\d+), leaked (\d+)/\d+")
TITLE = "Opptrappingsplanen for rusfeltet"


@pytest.fixture(scope="session")
def real(example: Project, shared: Path) -> Project:
    """The example's copy with the real hearing beside it."""
    documents = shared / "corpus" / "rusfeltet"
    responses = sorted(str(f) for f in documents.iterdir() if f.is_file() and not f.name.startswith("prop"))
    made = example.run(
        "python", "-m", "pipeline", "new", "rusfeltet", "--title", TITLE,
        "--plan", str(documents / "prop-15-s-2015-2016.pdf"), "--codebook", "corpus/eksempel/codebook.yaml", *responses,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout
    said = example.repro()
    assert "@eksempel" not in "".join(line for line in said.splitlines() if line.startswith("Running stage"))
    return example


def score(project: Project, shared: Path) -> dict[str, object]:
    command = [sys.executable, shared / "tools/score.py", "--json"]
    given = ["--tables", project.tables("rusfeltet"), "--gold", shared / "gold"]
    return json.loads(subprocess.run([*command, *given], capture_output=True, check=True, text=True).stdout)


def rows(project: Project, table: str) -> list[dict[str, str]]:
    with (project.tables("rusfeltet") / f"{table}.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def test_the_text_is_the_documents_text(real: Project, shared: Path) -> None:
    """The scan has no text until OCR reads it; the others give at least 0.995, and nothing of a foot or head leaks."""
    command = [sys.executable, shared / "tools/score_extraction.py"]
    given = ["--tables", real.tables("rusfeltet"), "--truth", shared / "gold/extraction"]
    said = subprocess.run([*command, *given], capture_output=True, text=True, check=True).stdout
    found = {
        name: (float(v), int(whole), int(broken), int(leaks)) for name, v, whole, broken, leaks in LINE.findall(said)
    }
    assert len(found) == 4, said
    for name, (share, whole, broken, leaked) in found.items():
        if "skannet" in name:
            continue
        assert share >= 0.995, said
        assert whole >= 0.99 * broken, said
        assert leaked == 0, said


def test_all_measures_are_found_exactly(real: Project, shared: Path) -> None:
    found = score(real, shared)["measures"]
    assert found["exact"] == found["coded"] == 74  # type: ignore[index]
    kinds = [m["kind"] for m in rows(real, "measures")]
    assert kinds.count("goal") == 5
    priorities = [m for m in rows(real, "measures") if m["kind"] == "priority"]
    assert len(priorities) == 5
    assert all(m["amount_nok"] for m in priorities)


def test_the_figures_of_the_first_issue(real: Project, shared: Path) -> None:
    figures = score(real, shared)
    assert figures["documents_missing"] == []
    assert figures["sentences_covered"] >= 0.99  # type: ignore[operator]
    assert figures["themes"]["f1"] >= 0.70  # type: ignore[index]
    assert figures["stance"]["kappa"] >= 0.45  # type: ignore[index]
    assert figures["alignment"]["mrr"] >= 0.50  # type: ignore[index]


def test_senders_and_what_they_answer(real: Project) -> None:
    documents = {d["file"]: d for d in rows(real, "documents")}
    assert len(documents) == 8
    assert {d["status"] for d in documents.values()} == {"analysed", "duplicate", "needs-ocr"}
    assert documents["psykologforeningen-innspill-2022.docx"]["status"] == "duplicate"
    assert documents["fo-innspill-2022-skannet.pdf"]["status"] == "needs-ocr"
    assert "(FO)" in documents["fo-innspill-2022.pdf"]["sender"]


def test_nothing_is_left_to_do(real: Project) -> None:
    assert "up to date" in real.repro()
