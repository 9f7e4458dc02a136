"""``remove``: take a document or a whole hearing out, with all that was made of it (law 7)."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

from pipeline import tables
from pipeline.cli.places import CommandError, corpus, remove_name
from pipeline.cli.publish import forget, unreadable
from pipeline.records import doc_id
from pipeline.stage import shown_name


def find_document(root: Path, name: str, document: str) -> str:
    """The file under ``documents/`` that ``document`` names: a path, a file name or a doc_id. Need not exist on disk
    as long as ``hearing.yaml`` lists it."""
    folder = corpus(root, name)
    files = _files(folder)
    known = sorted({*files, *_listed(_yaml(folder))})
    found = [f for f in known if document in (f, doc_id(f))] or [f for f in known if f.rsplit("/", 1)[-1] == document]
    if len(found) != 1:
        what = "Flere filer heter" if found else "Høringen har ingen fil"
        raise CommandError(f"{what} «{document}». Filene er: {', '.join(found or known) or 'ingen'}.")
    holder = _holder(found[0], files)
    if holder is not None:
        raise CommandError(
            f"«{found[0]}» ligger i {holder}. Ta den ut av filen selv, eller skriv «- file: {found[0]}» med "
            "«withhold: true» i hearing.yaml, så holdes den utenfor alt som vises."
        )
    return found[0]


def _files(folder: Path) -> list[str]:
    inside = folder / "documents"
    return sorted(shown_name(p, inside) for p in inside.rglob("*") if p.is_symlink() or p.is_file())


def _holder(file: str, files: list[str]) -> str | None:
    """The container among ``files`` in which ``file`` lies, or None."""
    return next((f for f in files if file.startswith(f"{f}/")), None)


def remove_document(root: Path, name: str, file: str) -> list[str]:
    """Take one document out: the file, its entry, what people noted of it, and every result that may hold it."""
    folder = corpus(root, name)
    if spoiled := unreadable(folder):  # nothing is taken out where its traces could not be
        raise CommandError(" ".join(spoiled))
    found = [p for p in (folder / "documents").rglob("*") if shown_name(p, folder / "documents") == file]
    for path in found:
        path.unlink()
    text, was_plan = _yaml(folder), False
    names = [f for f in _listed(text) if f == file or f.startswith(f"{file}/")]
    for listed in dict.fromkeys([file, *names]):
        text, plan = without_entry(text, listed)
        was_plan |= plan
    tables.write_bytes(folder / "hearing.yaml", text.encode("utf-8"))
    every = list(dict.fromkeys([file, *names]))
    dropped = sum(_forget_notes(folder, doc_id(n)) for n in every)
    published = forget(folder, every)
    _forget_results(root, name)
    out = [f"Tok bort {file} fra «{name}», og alle resultatene for høringen."]
    if was_plan:
        out.append("Den var planen. Skriv en annen under «plan:» i hearing.yaml, eller la høringen stå uten.")
    if dropped:
        out.append(f"Tok bort {dropped} linjer i review.csv.")
    if published:
        out.append(f"Tok det ut av {published} publiserte kjøringer.")
    if any((folder / "gold").glob("*.jsonl")):
        out.append(f"corpus/{name}/gold/ kan inneholde setninger av dokumentet. Se over.")
    return [*out, *_AFTER]


def remove_hearing(root: Path, name: str) -> list[str]:
    """Take a whole hearing out: its folder, its results and its place in ``params.yaml``."""
    folder = corpus(root, name)
    remove_name(root, name)
    shutil.rmtree(folder)
    _forget_results(root, name)
    return [f"Tok bort høringen «{name}» og alt som var laget av den.", *_AFTER]


_AFTER = (
    "Kjør «dvc repro» for å lage resultatene på nytt.",
    "Det som er lagt inn i git, ligger fortsatt i historikken.",
)


def without_entry(text: str, file: str) -> tuple[str, bool]:
    """``hearing.yaml`` without the entry of ``file`` and without naming it as the plan or as the whole of an annex;
    every other line stays as it was. Also says whether it was the plan."""
    name = rf"[\"']?{re.escape(file)}[\"']?"
    lines = text.splitlines(keepends=True)
    start = next((i for i, li in enumerate(lines) if re.match(rf"\s*-\s+file:\s*{name}\s*(?:#.*)?$", li)), None)
    if start is not None:
        indent = len(lines[start]) - len(lines[start].lstrip())
        end = start + 1
        while end < len(lines) and lines[end].strip() and len(lines[end]) - len(lines[end].lstrip()) > indent:
            end += 1
        del lines[start:end]
    kept = "".join(lines)
    kept, plans = re.subn(rf"(?m)^(plan:)[ \t]*{name}(?=[ \t]*(?:#|$))", r"\1", kept)
    kept = re.sub(rf"(?m)^[ \t]+part_of:[ \t]*{name}[ \t]*(?:#.*)?\n", "", kept)
    if not re.search(r"(?m)^\s*-\s+file:", kept):
        kept = re.sub(r"(?m)^documents:[ \t]*$", "documents: []", kept)
    return kept, bool(plans)


def _listed(text: str) -> list[str]:
    """The files that ``hearing.yaml`` lists."""
    found: list[str] = re.findall(r"(?m)^\s*-\s+file:\s*[\"']?([^\"'#\n]+?)[\"']?\s*(?:#.*)?$", text)
    return found


def _yaml(folder: Path) -> str:
    return (folder / "hearing.yaml").read_text(encoding="utf-8-sig")


def _forget_notes(folder: Path, doc: str) -> int:
    """Rows of ``review.csv`` that point to the document."""
    path = folder / "review.csv"
    if not path.is_file():
        return 0
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    kept = [r for n, r in enumerate(rows) if n == 0 or not any(_names(c, doc) for c in r)]
    if len(kept) < len(rows):
        tables.write_bytes(path, tables.csv_text(kept[0], kept[1:]).encode("utf-8"))
    return len(rows) - len(kept)


def _names(cell: str, doc: str) -> bool:
    """Whether the cell is the document's id, a list of ids with it, or the id of a sentence of it."""
    return doc in cell.split(" ; ") or cell.startswith(f"{doc}/")


def _forget_results(root: Path, name: str) -> None:
    """Everything under ``output/`` for the hearing, and the cache: its entries are named by content and tell not whose
    they are, and losing it costs only time."""
    shutil.rmtree(root / "output" / name, ignore_errors=True)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    lock = root / "dvc.lock"
    if lock.is_file():
        stages = re.sub(
            rf"(?m)^  [\w-]+@{re.escape(name)}:\n(?:    .*\n|  - .*\n)*", "", lock.read_text(encoding="utf-8")
        )
        tables.write_bytes(lock, stages.encode("utf-8"))
