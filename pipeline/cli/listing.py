"""``list`` and ``report``: which hearings there are, how far they have come, and where the report is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from pipeline import tables
from pipeline.cli.places import corpus, hearing_names, listed_names
from pipeline.ingest.hearing import parse_hearing
from pipeline.records import Document, Status

_NORWEGIAN: dict[Status, str] = {
    "analysed": "analysert",
    "empty": "tomme",
    "needs-ocr": "skannet",
    "duplicate": "dubletter",
    "refused": "avvist",
}


def list_hearings(root: Path) -> list[str]:
    """A line a hearing: name, title, what became of its files, and whether it is run and has a report."""
    names = sorted({*hearing_names(root), *listed_names(root)})
    return [_line(root, name) for name in names] or ["Ingen høringer. «python -m pipeline new --help» sier hvordan."]


def _line(root: Path, name: str) -> str:
    folder = root / "corpus" / name
    if not (folder / "hearing.yaml").is_file():
        return f"{name}: står i params.yaml, men corpus/{name}/hearing.yaml finnes ikke"
    hearing, problems = parse_hearing((folder / "hearing.yaml").read_text(encoding="utf-8-sig"))
    parts = [hearing.title if hearing else "hearing.yaml kan ikke leses"]
    if problems:
        parts.append(f"{len(problems)} feil i hearing.yaml")
    documents = root / "output" / name / "work" / "ingest" / "documents.jsonl"
    if documents.is_file():
        counts = Counter(d.status for d in tables.read_records(documents, Document))
        parts.append(", ".join(f"{counts[s]} {word}" for s, word in _NORWEGIAN.items() if counts[s]))
    else:
        parts.append("ikke kjørt")
    if name not in listed_names(root):
        parts.append("står ikke i params.yaml")
    parts.append("rapport" if report_file(root, name).is_file() else "ingen rapport ennå")
    return f"{name}: {'; '.join(parts)}"


def report_file(root: Path, name: str) -> Path:
    """The report's first page, there or not."""
    return root / "output" / name / "report" / "index.html"


def report(root: Path, name: str) -> tuple[str, bool]:
    """Where the report is, or how to make it; and whether it is there."""
    corpus(root, name)
    page = report_file(root, name)
    if page.is_file():
        return str(page.resolve()), True
    return f"Rapporten for «{name}» er ikke laget ennå. Kjør «dvc repro» først.", False
