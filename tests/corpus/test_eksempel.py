"""The committed example is what its sources make, and is large and varied enough to judge by."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "eksempel"
RESPONSES = sorted((EXAMPLE / "sources" / "responses").glob("*.txt"))


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def made_by(script: str, out: Path) -> dict[str, bytes]:
    """What a script of the sources writes into an empty folder."""
    subprocess.run([sys.executable, EXAMPLE / "sources" / script, "--out", out], check=True, cwd=out.parent)
    return files_in(out)


def records(pattern: str) -> list[dict[str, Any]]:
    lines = (line for path in sorted((EXAMPLE / "gold").glob(pattern)) for line in path.read_text("utf-8").splitlines())
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize(("script", "folder"), [("render.py", "documents"), ("gold.py", "gold")])
def test_committed_files_are_what_the_sources_make(script: str, folder: str, tmp_path: Path) -> None:
    made, committed = made_by(script, tmp_path / folder), files_in(EXAMPLE / folder)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_every_format_that_a_letter_can_be_written_in_is_there() -> None:
    written = {path.suffix for path in (EXAMPLE / "documents").iterdir()}
    assert written == {".pdf", ".docx", ".odt", ".rtf", ".html", ".txt", ".md", ".eml", ".zip", ".csv"}


def test_there_are_enough_senders_and_enough_nynorsk() -> None:
    heads = [path.read_text("utf-8").split("---")[1] for path in RESPONSES]
    assert len({re.search(r"^sender: (.+)$", head, re.M)[1] for head in heads}) >= 18  # type: ignore[index]
    assert sum("\nlanguage: nn\n" in head for head in heads) >= 5


def test_every_hard_stance_is_coded_often_enough() -> None:
    counts = Counter(record["stance"] for record in records("labels-*.jsonl") if not record.get("skip"))
    assert {s: n for s in ("kritisk", "imot", "støtter-med-forbehold") if (n := counts[s]) < 40} == {}


def test_every_coded_sentence_has_its_label_and_its_place() -> None:
    sentences = records("sentences-*.jsonl")
    assert [s["id"] for s in sentences] == [label["id"] for label in records("labels-*.jsonl")]
    assert all(s["end"] - s["start"] == sum(ch.isalnum() for ch in s["text"]) > 0 for s in sentences)
    assert not [s["id"] for s in sentences if re.search(r"\[\d+\]", s["text"])]


def test_the_plan_is_long_and_has_every_measure_once_and_two_again() -> None:
    with pdfplumber.open(EXAMPLE / "documents" / "naer-nok-hjelp.pdf") as pdf:
        assert len(pdf.pages) >= 12
        halves = [(page.crop((0, 70, 298, 780)), page.crop((298, 70, 595, 780))) for page in pdf.pages[2:]]
        raw = "\n".join(half.extract_text() or "" for pair in halves for half in pair)
    text = letters_only(raw)
    assert re.search(r"\b(LAR|ROP|HIV|NAV|FACT)-\n[a-zæøå]", raw), "no compound is broken exactly at its own hyphen"
    counts = {m["id"]: text.count(letters_only(m["text"])) for m in records("measures.jsonl")}
    assert [key for key, n in counts.items() if n == 0] == []
    assert sum(n > 1 for n in counts.values()) >= 2


def test_a_mistake_in_a_letter_names_file_line_value_and_what_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "001-x.txt").write_text(
        "---\nid: '001'\nfile: x.pdf\nlanguage: nb\nlayout: plain\noverall: imot\n---\nP | nøytral | | | Nei.\n",
        encoding="utf-8",
    )
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); import letterfile; "
        "letterfile.read_letters(set(), pathlib.Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(EXAMPLE / "sources"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "001-x.txt:8: stance 'nøytral'; allowed: ingen, støtter" in done.stderr


def letters_only(text: str) -> str:
    return "".join(ch for ch in text.casefold() if ch.isalnum())
