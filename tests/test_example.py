"""The bundled example, run whole: golden tables, law 4, reuse, metrics and plots, command line."""

from __future__ import annotations

import csv
import filecmp
import json
import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.export.word.made import Opened

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden" / "eksempel"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_the_tables_are_the_golden_ones(example: Project) -> None:
    """A change in results must be seen: `make golden` accepts it, and the commit says why."""
    made = example.tables("eksempel")
    assert files(made) == files(GOLDEN)
    different = [f for f in files(GOLDEN) if (made / f).read_bytes() != (GOLDEN / f).read_bytes()]
    assert not different, f"{different} er endret; se forskjellen, og kjør «make golden» hvis den er riktig"


def test_metrics_are_the_committed_ones(example: Project, root: Path) -> None:
    made = example.root / "output/eksempel/metrics/metrics.json"
    committed = root / "output/eksempel/metrics/metrics.json"
    assert json.loads(made.read_text()) == json.loads(committed.read_text())


def test_every_quote_stands_verbatim_at_its_address(example: Project) -> None:
    """Law 2, checked from the outside: the public table against the text ingest wrote."""
    lines = (example.root / "output/eksempel/work/ingest/texts.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {d["doc_id"]: d["text"] for d in map(json.loads, lines)}
    sentences = rows(example.tables("eksempel") / "sentences.csv")
    assert len(sentences) > 1000
    for s in sentences:
        assert texts[s["doc_id"]][int(s["start"]) : int(s["end"])] == s["text"], s["sentence_id"]


def test_every_quote_in_the_word_file_stands_in_the_table_with_its_sender_and_page(example: Project) -> None:
    senders = {d["doc_id"]: d["sender"] for d in rows(example.tables("eksempel") / "documents.csv")}
    at: dict[str, list[tuple[str, str]]] = {}
    for s in rows(example.tables("eksempel") / "sentences.csv"):
        for said in {s["text"], s["text"].rstrip(" ,;:")}:  # no quote in running text ends in a comma
            at.setdefault(said, []).append((senders[s["doc_id"]], s["page"]))
    pages = {s["sentence_id"]: s["page"] for s in rows(example.tables("eksempel") / "sentences.csv")}
    for a in rows(example.tables("eksempel") / "arguments.csv"):  # reservations and the like stand in their own words
        for said in {a["text"], a["text"].rstrip(" ,;:")}:
            at.setdefault(said, []).append((senders[a["doc_id"]], pages[a["sentence_id"]]))
    opened = Opened((example.root / "output/eksempel/export/horingsinstansenes-syn.docx").read_bytes())
    quotes = opened.quotes()
    assert len(quotes) > 200
    for quote, note in quotes:
        places = [(f"{sender}, ", f"s.\u00a0{page}.") for sender, page in at[quote]]
        assert any(note.startswith(who) and where in note for who, where in places), (quote, note)


def test_every_file_has_one_status(example: Project, root: Path) -> None:
    """Law 1: one row for every file, and for every member of one that holds others; the scan says what it needs."""
    documents = rows(example.tables("eksempel") / "documents.csv")
    folder, named = root / "corpus/eksempel/documents", sorted(d["file"] for d in documents)
    with zipfile.ZipFile(folder / "innsendt-samlet.zip") as archive:
        members = [f"innsendt-samlet.zip/{name}" for name in archive.namelist()]
    single = [f for f in files(folder) if f not in ("innsendt-samlet.zip", "svar-fra-skjema.csv")]
    assert named == sorted([*single, *members, "svar-fra-skjema.csv/2"])
    status = {d["file"]: d["status"] for d in documents}
    assert status["hjelmeskar-kommune.pdf"] == "needs-ocr"
    assert all(d["reason"] for d in documents if d["status"] not in ("analysed",))


@pytest.fixture(scope="module")
def other(new_copy: Callable[..., Project]) -> Project:
    """A second copy, run at another path, with another hash seed, other threads and one process instead of two."""
    project = new_copy(hash_seed=2, threads=2)
    params = project.root / "params.yaml"
    text = params.read_text(encoding="utf-8")
    assert len(re.findall(r"^  jobs: 2", text, re.M)) == 1
    params.write_text(re.sub(r"^  jobs: 2", "  jobs: 1", text, flags=re.M), encoding="utf-8")
    project.repro()
    return project


def test_same_inputs_same_everything(example: Project, other: Project) -> None:
    """Law 4: another path, another hash seed, other threads and processes, the same bytes."""
    for folder in ("work", "rejects", "tables", "export", "metrics", "plots", "report"):
        a, b = example.root / "output/eksempel" / folder, other.root / "output/eksempel" / folder
        assert files(a) == files(b)
        _, mismatch, errors = filecmp.cmpfiles(a, b, files(a), shallow=False)
        assert (mismatch, errors) == ([], [])


def test_nothing_changed_does_nothing(example: Project) -> None:
    before = time.time()
    said = example.repro()
    assert "Running stage" not in said
    changed = [f for f in (example.root / "output").rglob("*") if f.is_file() and f.stat().st_mtime > before]
    assert changed == []


def test_a_changed_codebook_does_not_read_the_documents_again(other: Project) -> None:
    codebook = other.root / "corpus/eksempel/codebook.yaml"
    codebook.write_text(codebook.read_text(encoding="utf-8") + "\n# endret\n", encoding="utf-8")
    ran = re.findall(r"Running stage '(\w+)@", other.repro())
    assert "themes" in ran
    assert not {"ingest", "segment", "measures", "embed", "positions", "align"} & set(ran)


def test_metrics_and_plots_are_shown_offline(example: Project) -> None:
    shown = example.run("dvc", "metrics", "show", "--json")
    assert shown.returncode == 0, shown.stdout
    assert "stance_kappa" in shown.stdout
    plots = example.run("dvc", "plots", "show")
    assert plots.returncode == 0, plots.stdout
    page = (example.root / "dvc_plots" / "index.html").read_text(encoding="utf-8")
    assert not re.findall(r"""(?:src|href)=["']https?://""", page)


def test_the_report_loads_nothing_from_elsewhere(example: Project) -> None:
    """Law 6: no address of another machine in anything the site loads."""
    site = example.root / "output/eksempel/report"
    for page in site.rglob("*"):
        if page.suffix in (".html", ".css", ".js", ".svg"):
            text = page.read_text(encoding="utf-8")
            assert not re.findall(r"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""", text), page
