"""``remove``: out, with all that was made of it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.cli.remove import without_entry
from pipeline.ingest.hearing import read_hearing
from tests.cli.conftest import PARAMS


@pytest.fixture
def hearing(project: Path, letters: Path) -> Path:
    files = [str(letters / n) for n in ("lia.txt", "åse.txt")]
    assert main(["new", "mat", "--title", "Mat", "--plan", str(letters / "plan.txt"), *files], project) == 0
    for made in ("output/mat/tables/documents.csv", "output/annen/tables/documents.csv", ".cache/ingest/ab/cd"):
        (project / made).parent.mkdir(parents=True, exist_ok=True)
        (project / made).write_text("Kari Lund")
    lock = "schema: '2.0'\nstages:\n  ingest@mat:\n    cmd: x\n    deps:\n    - path: a\n  ingest@annen:\n    cmd: y\n"
    (project / "dvc.lock").write_text(lock)
    return project / "corpus" / "mat"


def holds(folder: Path, words: str) -> list[str]:
    files = [p for p in folder.rglob("*") if p.is_file()]
    return [p.relative_to(folder).as_posix() for p in files if words.encode() in p.read_bytes()]


@pytest.mark.parametrize("document", ["lia.txt", "lia-txt"])
def test_a_document(project: Path, hearing: Path, document: str) -> None:
    (hearing / "review.csv").write_text("sentence_id,field,value\nlia-txt/0001,stance,imot\nåse-txt/0001,stance,imot\n")
    assert main(["remove", "mat", document, "--yes"], project) == 0
    assert holds(project, "Kari Lund") == ["output/annen/tables/documents.csv"]
    assert holds(project, "Lia kommune") == []
    read = read_hearing((hearing / "hearing.yaml").read_text())
    assert [d.file for d in read.documents] == ["plan.txt", "åse.txt"]
    assert "lia-txt" not in (hearing / "review.csv").read_text()
    assert "åse-txt/0001" in (hearing / "review.csv").read_text()
    assert not (project / "output/mat").exists()
    assert (project / "dvc.lock").read_text() == "schema: '2.0'\nstages:\n  ingest@annen:\n    cmd: y\n"


def test_the_plan(project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "mat", "plan.txt", "--yes"], project) == 0
    assert read_hearing((hearing / "hearing.yaml").read_text()).plan is None
    assert "Den var planen" in capsys.readouterr().out


def test_a_whole_hearing(project: Path, hearing: Path) -> None:
    assert main(["remove", "mat", "--yes"], project) == 0
    assert not hearing.exists()
    assert (project / "params.yaml").read_text() == PARAMS
    assert holds(project, "Kari Lund") == ["output/annen/tables/documents.csv"]


@pytest.mark.parametrize(("answer", "kept"), [("nei", True), ("", True), ("ja", False)])
def test_it_asks_first(project: Path, hearing: Path, monkeypatch: pytest.MonkeyPatch, answer: str, kept: bool) -> None:
    monkeypatch.setattr("builtins.input", lambda _: answer)
    assert main(["remove", "mat"], project) == 0
    assert hearing.exists() is kept


def test_without_a_terminal_it_does_nothing(project: Path, hearing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ended)
    assert main(["remove", "mat"], project) == 0
    assert hearing.exists()


def test_unknown_document(project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", "mat", "borte.pdf", "--yes"], project) == 2
    assert "Filene er: lia.txt, plan.txt, åse.txt" in capsys.readouterr().err
    assert hearing.exists()


def test_other_lines_stay_as_they_were() -> None:
    entries = "documents:\n- file: a.pdf\n  sender: A\n- file: b.pdf # two\n  part_of: a.pdf\n"
    text = f"title: x # note\nplan: p.pdf # the plan\n{entries}"
    assert without_entry(text, "a.pdf") == (
        "title: x # note\nplan: p.pdf # the plan\ndocuments:\n- file: b.pdf # two\n",
        False,
    )
    kept, was_plan = without_entry(
        "title: x\nplan: p.pdf # the plan\ndocuments:\n  - file: p.pdf\n    role: plan\n", "p.pdf"
    )
    assert (kept, was_plan) == ("title: x\nplan: # the plan\ndocuments: []\n", True)


def test_a_container_goes_with_all_that_is_said_of_its_members(
    project: Path, letters: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(letters / "samling.zip", "w") as archive:
        archive.write(letters / "lia.txt", "lia.txt")
    assert main(["new", "mat", "--title", "Mat", str(letters / "samling.zip"), str(letters / "åse.txt")], project) == 0
    folder = project / "corpus" / "mat"
    assert "- file: samling.zip/lia.txt\n" in (folder / "hearing.yaml").read_text()
    capsys.readouterr()
    assert main(["remove", "mat", "samling.zip/lia.txt", "--yes"], project) == 2
    assert "ligger i samling.zip. Ta den ut av filen selv" in capsys.readouterr().err
    (folder / "review.csv").write_text("sentence_id,field\nsamling-zip-lia-txt/0001,x\nåse-txt/0001,x\n")
    assert main(["remove", "mat", "samling.zip", "--yes"], project) == 0
    assert "samling" not in (folder / "hearing.yaml").read_text() + (folder / "review.csv").read_text()
    assert [p.name for p in (folder / "documents").iterdir()] == ["åse.txt"]
