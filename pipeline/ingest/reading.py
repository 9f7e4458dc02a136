"""Every file under ``documents/`` to what was read of it, each in a process of its own within limits.

First containers are opened and their members named; then every document, in a container or not, is read by itself, so
that one that hangs or breaks takes no other with it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from pipeline.ingest.containers import CONTAINERS, Contents, look_inside, member_data
from pipeline.ingest.extracted import Extracted
from pipeline.ingest.files import TOO_NESTED, read_parts, within_limits
from pipeline.ingest.formats import file_type
from pipeline.ingest.hearing import Columns
from pipeline.ingest.longpdf import Source, long_pages, read_long
from pipeline.ingest.portal import joined
from pipeline.ingest.settings import IngestParams
from pipeline.records import Record
from pipeline.stage import InputFile, Why, Work

FOLDER = "documents/"
_HEAD = 8
"""Bytes that show whether a file may hold others."""


class Read(Record, frozen=True, kw_only=True):
    """What was read under one name. ``container``: the file in ``documents/`` it lies in, itself for a plain file."""

    digest: str
    extracted: Extracted
    container: str


class Parts(Record, frozen=True, kw_only=True):
    """The documents of one reading by name: the empty name, or the rows of a sheet. ``n_pages``: of a long PDF that is
    still to be read, page by page. ``cut_off``: a limit was passed, and the next run shall try again."""

    parts: tuple[tuple[str, Extracted], ...] = ()
    n_pages: int | None = None
    cut_off: bool = False


@dataclass(frozen=True)
class _Task:
    """A document to read: the file it lies in, and the way to it."""

    name: str
    top: str
    file: InputFile
    digest: str
    params: IngestParams
    steps: tuple[int, ...] = ()
    part_of: str | None = None
    columns: Columns | None = None


def documents(files: Mapping[str, InputFile]) -> dict[str, InputFile]:
    """The files under ``documents/`` by their path there; those whose name begins with a dot are the system's own."""
    inside = {n.removeprefix(FOLDER): f for n, f in files.items() if n.startswith(FOLDER)}
    return {n: f for n, f in sorted(inside.items()) if not any(part.startswith(".") for part in n.split("/"))}


def read_documents(
    files: Mapping[str, InputFile], columns: Mapping[str, Columns], params: IngestParams, work: Work
) -> dict[str, Read]:
    """What became of each file, by the name it gets in ``file``; a container is there by its members, or by itself
    when it could not be opened or holds nothing.

    columns: of sheets with one answer a row, by file.
    """
    reasons = {name: _unread(file, params) for name, file in files.items()}
    whole = {
        name: _Task(name, name, file, file.digest(), params, columns=columns.get(name))
        for name, file in files.items()
        if reasons[name] is None
    }
    out = {n: Read(digest="", extracted=Extracted(refused=r), container=n) for n, r in reasons.items() if r is not None}
    opened = dict(zip(*_look([t for t in whole.values() if _may_hold(t)], work), strict=True))
    tasks: list[_Task] = []
    for name, task in whole.items():
        inside = opened.get(name, Contents())
        if inside.refused is not None:
            out[name] = Read(digest=task.digest, extracted=Extracted(refused=inside.refused), container=name)
        elif inside.is_container and not inside.members:
            out[name] = Read(digest=task.digest, extracted=Extracted(), container=name)
        elif not inside.is_container:
            tasks.append(task)
        for member in inside.members:
            inner = _full(name, member.name)
            letter = None if member.part_of is None else _full(name, member.part_of)
            if member.refused is not None:
                read = Extracted(refused=member.refused, part_of=letter)
                out[inner] = Read(digest=member.digest, extracted=read, container=name)
            else:
                tasks.append(
                    _Task(inner, name, task.file, member.digest, params, member.steps, letter, columns.get(inner))
                )
    return _joined(dict(sorted((out | _read(tasks, work)).items())))


def _joined(read: dict[str, Read]) -> dict[str, Read]:
    """The documents with what saved pages of the hearing's portal say of the others."""
    found = joined({name: r.extracted for name, r in read.items()})
    return {name: msgspec.structs.replace(r, extracted=found[name]) for name, r in read.items()}


def _full(top: str, name: str) -> str:
    return f"{top}/{name}" if name else top


def _unread(file: InputFile, params: IngestParams) -> str | None:
    """Why a file is not even opened, or None."""
    if not file.is_plain:
        if file.path.is_symlink():
            return "Dette er en lenke ut av mappen documents/, eller til noe som ikke finnes. Legg inn selve filen."
        return "Dette er ikke en vanlig fil. Legg inn selve filen."
    if not os.access(file.path, os.R_OK):
        return "Filen kan ikke åpnes: den mangler lesetilgang."
    if file.size > params.max_megabytes * 1_000_000:
        return f"Filen er større enn {params.max_megabytes} MB (ingest.max_megabytes i params.yaml)."
    return None


def _may_hold(task: _Task) -> bool:
    with task.file.path.open("rb") as f:
        head = f.read(_HEAD)
    # What a zip or a compound file holds is seen only when it is opened, which is left to a worker.
    return head.startswith((b"PK", b"\xd0\xcf\x11\xe0")) or file_type(task.name, head) in CONTAINERS


def _look(tasks: Sequence[_Task], work: Work) -> tuple[list[str], list[Contents]]:
    found = work.map(
        _open,
        tasks,
        result=Contents,
        key=lambda t: f"{t.digest} {t.name}",
        label=lambda t: t.name,
        limits=tasks[0].params.limits if tasks else None,
        failed=lambda t, why: Contents(is_container=True, refused=_reason(why, t.params)),
    )
    return [t.name for t in tasks], found


def _open(task: _Task) -> Contents:
    try:
        return look_inside(task.name, task.file.read(), task.params)
    except MemoryError:
        raise
    except RecursionError:
        return Contents(is_container=True, refused=TOO_NESTED)
    except Exception as e:  # noqa: BLE001 (one broken file must never stop the others: law 1, it ends as refused)
        return Contents(is_container=True, refused=f"Filen kunne ikke åpnes ({type(e).__name__}). Lagre den på nytt.")


def _read(tasks: Sequence[_Task], work: Work) -> dict[str, Read]:
    read = work.map(
        _parts,
        tasks,
        result=Parts,
        key=lambda t: msgspec.json.encode((t.digest, t.name, t.columns)),
        label=lambda t: t.name,
        limits=tasks[0].params.limits if tasks else None,
        failed=lambda t, why: Parts(parts=(("", Extracted(refused=_reason(why, t.params))),)),
    )
    long = [(t, p.n_pages) for t, p in zip(tasks, read, strict=True) if p.n_pages is not None]
    short = [(t, p) for t, p in zip(tasks, read, strict=True) if p.n_pages is None]
    out: dict[str, Read] = {}
    for task, found in [*short, *zip((t for t, _ in long), _read_by_page(long, work), strict=True)]:
        for row, extracted in found.parts:
            # Rows have no bytes of their own: they are compared by sender and text.
            digest = f"{task.digest}/{row}" if row else task.digest
            joined = msgspec.structs.replace(extracted, part_of=task.part_of) if task.part_of else extracted
            out[_full(task.name, row)] = Read(digest=digest, extracted=joined, container=task.top)
    return out


def _parts(task: _Task) -> Parts:
    data = _data(task)
    n_pages = long_pages(data) if file_type(task.name, data) == ".pdf" else None
    if n_pages is not None and n_pages <= task.params.max_pages:
        return Parts(n_pages=n_pages)
    return Parts(parts=read_parts(task.name, data, task.columns, task.params))


def _data(task: _Task) -> bytes:
    return member_data(task.top, task.file.read(), task.steps)


def _read_by_page(tasks: Sequence[tuple[_Task, int]], work: Work) -> list[Parts]:
    """Long PDFs one after the other, the pages of each shared out."""

    def read(item: tuple[_Task, int]) -> Parts:
        task, n_pages = item
        source = Source(task, _data, task.name, task.params.scans)
        found, complete = read_long(source, n_pages, task.params.limits, lambda why: _reason(why, task.params), work)
        return Parts(parts=(("", within_limits(found, task.params)),), cut_off=not complete)

    return work.map(
        read,
        tasks,
        result=Parts,
        key=lambda t: msgspec.json.encode((t[0].digest, t[0].name)),
        label=lambda t: t[0].name,
        processes=False,
        reusable=lambda p: not p.cut_off,
    )


def _reason(why: Why, params: IngestParams) -> str:
    return {
        "time": f"Filen tok mer enn {params.seconds:g} sekunder å lese (ingest.seconds i params.yaml). Den er trolig "
        "skadet eller laget for å skade. Lagre den på nytt som PDF.",
        "memory": f"Filen krever mer enn {params.memory_megabytes} MB minne å lese (ingest.memory_megabytes i "
        "params.yaml). Den er trolig skadet eller laget for å skade. Lagre den på nytt som PDF.",
        "crash": "Programmet som skulle lese filen, stoppet. Filen er trolig skadet. Lagre den på nytt som PDF.",
    }[why]
