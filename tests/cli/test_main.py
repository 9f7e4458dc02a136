"""Help, ``list`` and ``report``."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import tables
from pipeline.__main__ import main
from pipeline.records import Document


@pytest.mark.parametrize(
    "command", [[], ["new"], ["check"], ["remove"], ["list"], ["report"], ["explain"], ["review"], ["codebook", "diff"]]
)
def test_help_is_norwegian_with_examples(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    out = capsys.readouterr().out
    assert "bruk: python -m pipeline" in out
    assert "python -m pipeline" in out.split("vis denne hjelpen")[1]
    assert "usage" not in out
    assert "show this" not in out


@pytest.mark.parametrize("argv", [[], ["finnes-ikke"], ["check"], ["list", "x"], ["review"], ["explain"]])
def test_wrong_calls_give_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    assert "feil: " in capsys.readouterr().err


def test_list(project: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "mat", "--title", "Plan for mat", str(letters / "lia.txt")], project)
    capsys.readouterr()
    assert main(["list"], project) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == [
        "eksempel: står i params.yaml, men corpus/eksempel/hearing.yaml finnes ikke",
        "mat: Plan for mat; ikke kjørt; ingen rapport ennå",
    ]
    document = Document(
        doc_id="a", file="a", title=None, sender=None, sender_type=None, role="response", status="analysed"
    )
    tables.write_records(project / "output/mat/work/ingest/documents.jsonl", [document])
    main(["list"], project)
    assert "mat: Plan for mat; 1 analysert; ingen rapport ennå" in capsys.readouterr().out


def test_report(project: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["new", "mat", "--title", "Mat", str(letters / "lia.txt")], project)
    assert main(["report", "mat"], project) == 1
    page = project / "output/mat/report/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("x")
    capsys.readouterr()
    assert main(["report", "mat"], project) == 0
    assert capsys.readouterr().out == f"{page}\n"
    assert main(["report", "borte"], project) == 2
