"""``new``: a hearing made from its documents, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.ingest.hearing import read_hearing
from tests.cli.conftest import PARAMS


def new(project: Path, *arguments: object) -> int:
    return main(["new", *map(str, arguments)], project)


def tree(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_a_hearing_with_plan(project: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, lia, person = letters / "plan.txt", letters / "lia.txt", letters / "åse.txt"
    assert new(project, "mat", "--title", "Plan for mat", "--plan", plan, "--case", "26/77", lia, person) == 0
    folder = project / "corpus" / "mat"
    assert tree(folder) == {
        "hearing.yaml",
        "codebook.yaml",
        "review.csv",
        "gold/.gitkeep",
        "published/.gitkeep",
        "documents/plan.txt",
        "documents/lia.txt",
        "documents/åse.txt",
    }
    hearing = read_hearing((folder / "hearing.yaml").read_text(encoding="utf-8"))
    assert (hearing.title, hearing.plan, hearing.case_number, hearing.codebook) == (
        "Plan for mat",
        "plan.txt",
        "26/77",
        None,
    )
    found = {d.file: (d.sender, d.sender_type, d.date, d.role, d.answers) for d in hearing.documents}
    assert found == {
        "plan.txt": (None, None, None, "plan", None),
        "lia.txt": ("Lia kommune", "kommune", "2026-09-14", "response", None),
        "åse.txt": ("Åse Vik", "privatperson", "2026-09-06", "response", None),
    }
    assert {d.file: bool(d.guessed) for d in hearing.documents} == {"plan.txt": False, "lia.txt": True, "åse.txt": True}
    assert (project / "params.yaml").read_text() == PARAMS.replace("bundled one\n", "bundled one\n- mat\n")
    out = capsys.readouterr().out
    assert "Lia kommune (kommune), 2026-09-14" in out
    assert "Uten kodebok" in out


def test_a_folder_stands_for_its_files(project: Path, letters: Path) -> None:
    (letters / ".DS_Store").write_bytes(b"x")
    assert new(project, "mat", letters, "--title", "Mat") == 0
    assert tree(project / "corpus/mat/documents") == {"lia.txt", "plan.txt", "åse.txt"}


def test_codebook_is_copied(project: Path, letters: Path, root: Path) -> None:
    codebook = root / "corpus/eksempel/codebook.yaml"
    assert new(project, "mat", "--title", "Mat", "--codebook", codebook, letters / "lia.txt") == 0
    assert (project / "corpus/mat/codebook.yaml").read_bytes() == codebook.read_bytes()
    assert read_hearing((project / "corpus/mat/hearing.yaml").read_text()).codebook == "codebook.yaml"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Mat", "--title", "x", "lia.txt"], "kan ikke være navn på en høring"),
        (["../mat", "--title", "x", "lia.txt"], "kan ikke være navn på en høring"),
        (["eksempel", "--title", "x", "lia.txt"], "finnes fra før"),
        (["mat", "--title", "x", "borte.txt"], "finnes ikke"),
        (["mat", "--title", "x", "--plan", "borte.pdf", "lia.txt"], "finnes ikke"),
        (["mat", "--title", "x", "--codebook", "borte.yaml", "lia.txt"], "borte.yaml finnes ikke"),
        (["mat", "--title", "x", "--codebook", "feil.yaml", "lia.txt"], "Kodeboken kan ikke brukes"),
        (["mat", "--title", "x", "--deadline", "i høst", "lia.txt"], "er ingen dato"),
        (["mat", "--title", " ", "lia.txt"], "er tom"),
        (["mat", "--title", "x", "lia.txt", "under/lia.txt"], "To filer heter lia.txt"),
        (["mat", "--title", "x"], "dette mangler: FIL"),
        (["mat", "lia.txt"], "dette mangler: --title"),
    ],
)
def test_wrong_calls_leave_nothing(
    project: Path,
    letters: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    expected: str,
) -> None:
    (letters / "feil.yaml").write_text("- kode: [", encoding="utf-8")
    (letters / "under").mkdir()
    (letters / "under" / "lia.txt").write_text("Nei.", encoding="utf-8")
    monkeypatch.chdir(letters)
    assert main(["new", *arguments], project) == 2
    assert expected in capsys.readouterr().err
    assert tree(project) == {"params.yaml"}
    assert (project / "params.yaml").read_text() == PARAMS


def test_outside_a_project(tmp_path: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path, "mat", "--title", "x", letters / "lia.txt") == 2
    assert "Kjør kommandoen fra prosjektets rot" in capsys.readouterr().err


def test_params_that_cannot_be_changed_leave_nothing(project: Path, letters: Path) -> None:
    (project / "params.yaml").write_text("run: 1\n")
    assert new(project, "mat", "--title", "x", letters / "lia.txt") == 2
    assert tree(project) == {"params.yaml"}
