"""``publish``: store the run that is published, for later runs to be compared with."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

import msgspec

from pipeline import tables
from pipeline.cli.places import CommandError, corpus
from pipeline.ingest.hearing import is_date, parse_hearing
from pipeline.records import doc_id
from pipeline.report.published import (
    FOLDER,
    SNAPSHOT,
    Publication,
    decode,
    document_key,
    encode,
    file_name,
    place,
    without,
)
from pipeline.stage import InputError


def publish(root: Path, name: str, note: str = "", date: str | None = None) -> list[str]:
    """Store what the report says now under ``corpus/<name>/published/``; returns what to tell the user.

    date: the day of publishing, today when None. Raises CommandError when there is no report, or a later publication.
    """
    folder = corpus(root, name)
    day = date or datetime.datetime.now().astimezone().date().isoformat()
    if not is_date(day):
        raise CommandError(f"«--date {day}» er ingen dato. Skriv den som 2026-11-21.")
    stored = names(folder)
    if stored and (last := place(stored[-1])) and last[0] > day:
        raise CommandError(
            f"Den siste publiserte kjøringen er fra {last[0]}, etter {day}. Rett «--date», eller ta bort "
            f"corpus/{name}/{FOLDER}/{stored[-1]} om den er feil."
        )
    run = msgspec.structs.replace(_present(root, name), date=day, note=" ".join(note.split()))
    run = without(run, (document_key(doc_id(f)) for f in _withheld(folder)))
    file = file_name(day, stored)
    tables.write_bytes(folder / FOLDER / file, encode(run))
    letters = sum(not d.is_plan for d in run.documents)
    return [
        f"Lagret corpus/{name}/{FOLDER}/{file}: {letters} dokumenter fra høringsinstanser, {len(run.views)} syn, "
        f"{len(run.measures)} tiltak, {len(run.themes)} temaer.",
        "Siden «Endringer» i rapporten viser fra neste «dvc repro» hva som er endret siden.",
        "Filen holder sitater av svarene. Den som skal bort, tas bort med «python -m pipeline remove», her også.",
    ]


def names(folder: Path) -> list[str]:
    """The files of a hearing's published runs, the first first."""
    found = [p.name for p in (folder / FOLDER).glob("*.json") if place(p.name)]
    return sorted(found, key=lambda n: place(n) or ("", 0))


def forget(folder: Path, files: Collection[str]) -> int:
    """Take every trace of the documents ``files`` out of a hearing's published runs; returns from how many."""
    keys = [document_key(doc_id(f)) for f in files]
    changed = 0
    for name in names(folder):
        path = folder / FOLDER / name
        before = path.read_bytes()
        after = encode(without(decode(before, f"{FOLDER}/{name}"), keys))
        if after != before:
            tables.write_bytes(path, after)
            changed += 1
    return changed


def unreadable(folder: Path) -> list[str]:
    """What is wrong with a hearing's published runs, in plain words."""
    out = []
    for name in names(folder):
        try:
            decode((folder / FOLDER / name).read_bytes(), f"corpus/{folder.name}/{FOLDER}/{name}")
        except InputError as e:
            out.append(str(e))
    return out


def _present(root: Path, name: str) -> Publication:
    path = root / "output" / name / "work" / "report" / SNAPSHOT
    if not path.is_file():
        raise CommandError(f"Rapporten for «{name}» er ikke laget ennå: {path} finnes ikke. Kjør «dvc repro» først.")
    return decode(path.read_bytes(), str(path))


def _withheld(folder: Path) -> list[str]:
    """The files that ``hearing.yaml`` holds back by now, also where the report was made before it said so."""
    hearing, _ = parse_hearing((folder / "hearing.yaml").read_text(encoding="utf-8-sig"))
    return [d.file for d in hearing.documents if d.withhold] if hearing else []
