"""``new``: make a hearing from its documents, with what can be read off them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import tables
from pipeline.cli.places import CommandError, add_name, check_name, listed_names
from pipeline.ingest.entries import Entry, make_entries
from pipeline.ingest.extracted import Extracted
from pipeline.ingest.hearing import Columns, HearingFile, Listing, is_date
from pipeline.ingest.hearingwriter import write_hearing
from pipeline.ingest.reading import documents, read_documents
from pipeline.ingest.settings import IngestParams
from pipeline.params import load
from pipeline.stage import InputError, Work, input_files
from pipeline.themes.codebook import read_codebook

_GUESSES = ("sender", "sender_type", "date", "role", "answers")


@dataclass(frozen=True)
class Order:
    """What the user asked for."""

    name: str
    title: str
    files: tuple[Path, ...]
    plan: Path | None = None
    codebook: Path | None = None
    case_number: str | None = None
    deadline: str | None = None


def new(root: Path, order: Order) -> list[str]:
    """Make the hearing; returns what to tell the user.

    Everything is made in a folder beside and moved into place last: a failure leaves nothing behind.
    """
    check_name(order.name)
    target = root / "corpus" / order.name
    if target.exists() or order.name in listed_names(root):
        raise CommandError(
            f"Høringen «{order.name}» finnes fra før. Velg et annet navn, eller ta den bort med "
            f"«python -m pipeline remove {order.name}»."
        )
    if order.deadline is not None and not is_date(order.deadline):
        raise CommandError(f"«--deadline {order.deadline}» er ingen dato. Skriv den som 2026-10-01.")
    if not order.title.strip():
        raise CommandError("«--title» er tom. Skriv høringens tittel.")
    codebook = _codebook(order.codebook)
    found = _documents(order)
    part = root / "corpus" / f".{order.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        hearing, entries = _fill(root, part, order, found, codebook)
        part.replace(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    try:
        add_name(root, order.name)
    except CommandError:
        shutil.rmtree(target)
        raise
    return _told(order, hearing, entries)


def _codebook(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8")
        read_codebook(text, str(path))
    except FileNotFoundError as e:
        raise CommandError(f"Kodeboken {path} finnes ikke.") from e
    except (InputError, UnicodeDecodeError) as e:
        raise CommandError(f"Kodeboken kan ikke brukes. {e}") from e
    return text


def _documents(order: Order) -> dict[str, Path]:
    """Files to copy by the name they get; a folder stands for the files in it."""
    found: dict[str, Path] = {}
    given = [*([order.plan] if order.plan else []), *order.files]
    for path in given:
        if not path.exists():
            raise CommandError(f"Filen {path} finnes ikke. Ingenting er laget.")
        if path.is_dir() and path == order.plan:
            raise CommandError(f"Planen {path} er en mappe. Skriv navnet på filen.")
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            if any(piece.startswith(".") for piece in name.split("/")):
                continue
            other = found.setdefault(name, file)
            if other.resolve() != file.resolve():
                raise CommandError(f"To filer heter {name}: {other} og {file}. Gi den ene et annet navn.")
    if not found:
        raise CommandError(
            "Ingen dokumenter. Skriv filene etter navnet: «new rusfeltet --title … svar1.pdf svar2.docx»."
        )
    return found


def _fill(
    root: Path, part: Path, order: Order, found: dict[str, Path], codebook: str | None
) -> tuple[HearingFile, tuple[Entry, ...]]:
    for name, source in found.items():
        copy = part / "documents" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, copy)
    draft = HearingFile(
        title=order.title,
        case_number=order.case_number,
        deadline=order.deadline,
        plan=order.plan.name if order.plan else None,
        codebook="codebook.yaml" if codebook is not None else None,
    )
    entries = make_entries(draft, read_all(root, part, {}))
    hearing, guessed = _described(draft, entries)
    tables.write_bytes(part / "hearing.yaml", write_hearing(hearing, guessed).encode("utf-8"))
    # DVC stops every hearing when an input is missing, so the optional ones are made, empty.
    tables.write_bytes(part / "codebook.yaml", (codebook or "").encode("utf-8"))
    tables.write_bytes(part / "review.csv", tables.csv_text(tables.REVIEW_COLUMNS, ()).encode("utf-8"))
    tables.write_bytes(part / "gold" / ".gitkeep", b"")
    tables.write_bytes(part / "published" / ".gitkeep", b"")
    return hearing, entries


def read_all(root: Path, folder: Path, columns: Mapping[str, Columns]) -> dict[str, tuple[str, Extracted]]:
    """Digest and content of all under ``folder/documents/``, by the names they get, members of containers too."""
    files = documents({f.name: f for f in input_files(folder, "documents")})
    read = read_documents(files, columns, load("ingest", IngestParams, root / "params.yaml"), Work("leser", "", jobs=2))
    return {name: (r.digest, r.extracted) for name, r in read.items()}


def _described(draft: HearingFile, entries: Sequence[Entry]) -> tuple[HearingFile, dict[str, frozenset[str]]]:
    listings, guessed = [], {}
    for entry in entries:
        plan = entry.role == "plan"
        listings.append(
            Listing(
                file=entry.file,
                line=0,
                sender=entry.sender,
                sender_type=entry.sender_type,
                date=entry.date,
                role=entry.role,
                answers=entry.answers,
            )
        )
        guessed[entry.file] = frozenset() if plan else frozenset(_GUESSES)
    hearing = HearingFile(
        title=draft.title,
        case_number=draft.case_number,
        deadline=draft.deadline,
        plan=draft.plan,
        codebook=draft.codebook,
        documents=tuple(listings),
    )
    return hearing, guessed


def _told(order: Order, hearing: HearingFile, entries: Sequence[Entry]) -> list[str]:
    out = [f"Laget corpus/{order.name}/ med {len(entries)} dokumenter:"]
    for entry in entries:
        if entry.refused:
            out.append(f"  {entry.file}: kan ikke leses. {entry.refused}")
        elif entry.needs_ocr:
            out.append(f"  {entry.file}: skannet, må gjennom tekstgjenkjenning (OCR) før den kan leses.")
        elif entry.role == "plan":
            out.append(f"  {entry.file}: planen")
        else:
            about = f", svarer på en annen sak: {entry.answers}" if entry.answers else ""
            kind = f" ({entry.sender_type})" if entry.sender_type else ""
            out.append(
                f"  {entry.file}: {entry.sender or 'fant ingen avsender'}{kind}, {entry.date or 'uten dato'}{about}"
            )
    out.append(
        f"Alt som er lest av brevene, er merket «# gjettet» i corpus/{order.name}/hearing.yaml. Se over og rett."
    )
    if hearing.plan is None:
        out.append("Uten plan lages alt unntatt nummererte tiltak.")
    if hearing.codebook is None:
        out.append("Uten kodebok foreslås temaene (foreslåtte tema) i stedet for å settes.")
    out.append(f"Neste: «python -m pipeline check {order.name}», og så «dvc repro».")
    return out
