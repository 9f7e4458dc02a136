"""``check``: what is wrong or missing, in plain words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.__main__ import main
from tests.cli.conftest import PARAMS


@pytest.fixture
def hearing(project: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["new", "mat", "--title", "Mat", str(letters / "lia.txt")], project) == 0
    capsys.readouterr()
    return project / "corpus" / "mat"


def told(hearing: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["check", "mat"], hearing.parent.parent)
    return code, capsys.readouterr().out


def test_a_new_hearing_has_no_errors_and_shows_its_guesses(hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = told(hearing, capsys)
    assert code == 0
    assert "«Lia kommune» er gjettet" in out
    assert "ingen plan" in out


def test_looked_over_hearing_is_in_order(hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (hearing / "hearing.yaml").read_text().replace("# gjettet\n", "\n").replace("plan: #", "plan: plan.txt #")
    (hearing / "hearing.yaml").write_text(text)
    (hearing / "documents" / "plan.txt").write_text("Plan\n====\n\nAlle skal ha mat.\n")
    assert told(hearing, capsys) == (0, "Alt er i orden.\n")


def test_yaml_errors_with_line(hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (hearing / "hearing.yaml").read_text().replace("sender_type: kommune", "sender_type: komune")
    (hearing / "hearing.yaml").write_text(text)
    line = 1 + text[: text.index("sender_type: komune")].count("\n")
    code, out = told(hearing, capsys)
    assert code == 1
    assert f"corpus/mat/hearing.yaml, linje {line}: «sender_type: komune» finnes ikke. Tillatt: departement" in out


def test_missing_and_unlisted_files(hearing: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hearing / "documents" / "lia.txt").unlink()
    shutil.copy(letters / "åse.txt", hearing / "documents")
    (hearing / "documents" / "film.mov").write_bytes(b"\xff\xd8")
    code, out = told(hearing, capsys)
    assert code == 1
    assert "«lia.txt» finnes ikke i documents/" in out
    assert "åse.txt: står ikke i hearing.yaml" in out
    assert "åse.txt: filnavnet røper navnet på en privatperson" in out
    assert "Feil: film.mov: Filtypen (.mov) leses ikke" in out


def test_optional_inputs_codebook_and_params(hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(hearing / "gold")
    shutil.rmtree(hearing / "published")
    (hearing / "codebook.yaml").write_text("- kode: feil\n")
    yaml = (hearing / "hearing.yaml").read_text().replace("codebook: #", "codebook: codebook.yaml #")
    (hearing / "hearing.yaml").write_text(yaml)
    (hearing.parent.parent / "params.yaml").write_text(PARAMS)
    code, out = told(hearing, capsys)
    assert code == 1
    assert "corpus/mat/gold mangler" in out
    assert "corpus/mat/published mangler, og da stopper «dvc repro». Lag en tom mappe med filen .gitkeep" in out
    assert "corpus/mat/codebook.yaml, linje 1" in out
    assert "står ikke under «hearings:»" in out


def test_a_spoiled_publication(hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hearing / "published" / "2026-11-01.json").write_text("{")
    code, out = told(hearing, capsys)
    assert code == 1
    assert "corpus/mat/published/2026-11-01.json er ikke en publisert kjøring" in out


def test_unknown_hearing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "mat"], project) == 2
    assert "Høringen «mat» finnes ikke" in capsys.readouterr().err
