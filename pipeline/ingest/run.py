"""Files become documents, their cleaned text and their blocks; every file ends with exactly one status (law 1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

import msgspec

from pipeline.ingest.duplicates import candidate, find_duplicates
from pipeline.ingest.entries import Entry, make_entries, missing_files, plan_file
from pipeline.ingest.extracted import assemble
from pipeline.ingest.hearing import HearingFile, read_hearing
from pipeline.ingest.languages import count_words, unread_warnings, with_language
from pipeline.ingest.ocr import version
from pipeline.ingest.privacy import hide_name, hide_person, shown_name
from pipeline.ingest.reading import Read, documents, read_documents
from pipeline.ingest.scans import mean_confidence
from pipeline.ingest.settings import IngestParams
from pipeline.records import Block, Document, DocumentText, Hearing, OcrWord, Reject, Status, doc_id
from pipeline.stage import InputError, Inputs, LawBroken, Outputs, Stage, Work


def run(inputs: Inputs, params: IngestParams, work: Work) -> Outputs:
    """Leser alle filer under documents/ og skriver dokumenter, tekst og blokker."""
    hearing = read_hearing(inputs.files["hearing.yaml"].read().decode("utf-8-sig"))
    files = documents(inputs.files)
    columns = {d.file: d.columns for d in hearing.documents if d.columns is not None}
    # What a scan gives depends on the engine installed: after an installation or upgrade it is read again.
    engine = f"{work.version} {params.ocr} {version()}" if params.ocr else work.version
    read = read_documents(files, columns, params, replace(work, version=engine))
    _check_ids(read)
    made_of = make_entries(hearing, {file: (r.digest, r.extracted) for file, r in read.items()})
    entries = tuple(with_language(e, params.fewest_unread_words) for e in made_of)
    same = find_duplicates(
        [
            candidate(doc_id=e.doc_id, file=e.file, digest=e.digest, blocks=e.blocks, sender=e.sender, first=e.listed)
            for e in entries
            if _status(e) == "analysed"
        ],
        params.duplicate_similarity,
    )
    made = [_document(e, same, number) for e, number in zip(entries, _numbers(entries, hearing), strict=True)]
    rows = [with_warnings(d, read) for d, _, _ in made]
    check_totals(rows, [*read, *missing_files(hearing, read)])
    check_accounted(files, read)
    check_addresses([t for _, t, _ in made if t], [b for _, _, blocks in made for b in blocks])
    return Outputs(
        tables={
            "hearing": [_hearing(inputs.hearing, hearing)],
            "documents": rows,
            "texts": [t for _, t, _ in made if t],
            "blocks": [b for _, _, blocks in made for b in blocks],
            "ocr": [w for e in entries if _status(e) == "analysed" and e.doc_id not in same for w in _words(e)],
        },
        rejects=_rejects(rows, read),
        failure=_failure(rows, work.max_refused),
    )


def with_warnings(document: Document, read: Mapping[str, Read]) -> Document:
    """The document with what its reader warned of before its own, where it was analysed all the same."""
    if document.status != "analysed" or document.file not in read:
        return document
    warnings = (*read[document.file].extracted.warnings, *document.warnings)
    return msgspec.structs.replace(document, warnings=warnings)


def _check_ids(files: Iterable[str]) -> None:
    by_id: dict[str, str] = {}
    for file in files:
        other = by_id.setdefault(doc_id(file), file)
        if other != file:
            raise InputError(f"«{other}» og «{file}» får samme id, «{doc_id(file)}». Gi den ene et annet navn.")


def _status(entry: Entry) -> Status:
    if entry.refused is not None:
        return "refused"
    if entry.needs_ocr:
        return "needs-ocr"
    return "analysed" if any(c.isalnum() for b in entry.blocks for c in b.text) else "empty"


_REASONS: dict[Status, str] = {
    "needs-ocr": "Filen er skannet og har ikke noe tekstlag. Den må gjennom tekstgjenkjenning (OCR) før den kan leses.",
    "empty": "Filen har ingen tekst.",
}


def _numbers(entries: Sequence[Entry], hearing: HearingFile) -> list[int | None]:
    """The number of each private person, in order of ``doc_id``; the same person has one number."""
    known: dict[str, int] = {}
    out: list[int | None] = []
    for entry in entries:
        hidden = entry.sender_type == "privatperson" and not hearing.show_private_names
        out.append(known.setdefault(entry.sender or entry.doc_id, len(known) + 1) if hidden else None)
    return out


def _document(
    entry: Entry, same: Mapping[str, str], number: int | None
) -> tuple[Document, DocumentText | None, tuple[Block, ...]]:
    status: Status = "duplicate" if entry.doc_id in same else _status(entry)
    blocks, title, sender = entry.blocks, entry.title, entry.sender
    if number is not None:
        shown = shown_name(number)
        for name in (*([sender] if sender is not None else []), *entry.spellings):
            blocks = hide_person(blocks, name, shown)
            title = title and hide_name(title, name, shown)
        sender = shown
    text, placed = assemble(entry.doc_id, blocks) if status == "analysed" else ("", ())
    duplicate_of = same.get(entry.doc_id)
    said = f"Samme dokument som {duplicate_of}." if duplicate_of else None
    reason = entry.refused or ((entry.reason or _REASONS[status]) if status in _REASONS else said)
    document = Document(
        doc_id=entry.doc_id,
        file=entry.file,
        title=title,
        sender=sender,
        sender_type=entry.sender_type,
        role=entry.role,
        part_of=entry.part_of,
        answers=entry.answers,
        date=entry.date,
        language=entry.language if status in ("analysed", "refused") else None,
        n_pages=entry.n_pages,
        n_words=count_words(blocks) if status == "analysed" else 0,
        status=status,
        duplicate_of=duplicate_of,
        reason=reason,
        guessed=entry.guessed,
        published=not entry.withhold,
        ocr_confidence=mean_confidence(entry.words) if status == "analysed" else None,
        warnings=unread_warnings(blocks) if status == "analysed" else (),
    )
    return document, DocumentText(doc_id=entry.doc_id, text=text) if status == "analysed" else None, placed


def _words(entry: Entry) -> list[OcrWord]:
    """The words that OCR read, in the order they were read. Those of a private person's letter are not kept: they
    would hold the name."""
    if entry.sender_type == "privatperson":
        return []
    return [OcrWord(doc_id=entry.doc_id, **msgspec.structs.asdict(w)) for w in entry.words]


def _hearing(name: str, hearing: HearingFile) -> Hearing:
    return Hearing(
        name=name,
        title=hearing.title,
        case_number=hearing.case_number,
        deadline=hearing.deadline,
        has_plan=plan_file(hearing) is not None,
        has_codebook=hearing.codebook is not None,
        questions=hearing.questions,
        invited=hearing.invited,
        show_private_names=hearing.show_private_names,
        language=hearing.language,
    )


def check_totals(documents: Sequence[Document], files: Sequence[str]) -> None:
    """Raise LawBroken unless every file is one document with one status, and no document is of another file."""
    counts = Counter(d.file for d in documents)
    wrong = sorted(set(files) ^ set(counts)) + sorted(f for f, n in counts.items() if n != 1)
    if wrong:
        raise LawBroken(f"Lov 1: {len(files)} filer ble {len(documents)} dokumenter. Se {', '.join(wrong[:5])}.")
    for d in documents:
        if d.status not in get_args(Status) or (d.reason is None) != (d.status == "analysed"):
            raise LawBroken(f"Lov 1: «{d.file}» har status «{d.status}» og begrunnelse «{d.reason}».")


def check_accounted(files: Iterable[str], read: Mapping[str, Read]) -> None:
    """Raise LawBroken unless every file is there by itself or by what it holds, and nothing is there
    that lies in no file."""
    names: dict[str, list[str]] = {}
    for name, r in read.items():
        names.setdefault(r.container, []).append(name)
    wrong = sorted(set(files) ^ set(names))
    wrong += [n for c, inside in names.items() for n in inside if n != c and not n.startswith(f"{c}/")]
    if wrong:
        raise LawBroken(f"Lov 1: ikke gjort rede for, eller i ingen fil: {', '.join(wrong[:5])}.")


def check_addresses(texts: Sequence[DocumentText], blocks: Sequence[Block]) -> None:
    """Raise LawBroken unless each block, and each of its lines, is a piece of its document's text, in order (law 2)."""
    by_id = {t.doc_id: t.text for t in texts}
    at: dict[str, int] = {}
    for b in blocks:
        if not at.get(b.doc_id, 0) <= b.start < b.end <= len(by_id[b.doc_id]):
            raise LawBroken(f"Lov 2: blokk {b.block_id} har adressen {b.start}–{b.end} utenfor teksten.")
        for line in b.lines:
            if not b.start <= line.start <= line.end <= b.end:
                raise LawBroken(f"Lov 2: en linje i {b.block_id} har adressen {line.start}–{line.end} utenfor blokken.")
        at[b.doc_id] = b.end


def _rejects(documents: Sequence[Document], read: Mapping[str, Read]) -> tuple[Reject, ...]:
    """What was not analysed, and what was warned of in the rest."""
    lost = [
        Reject(stage="ingest", item=d.file, reason=d.reason or "")
        for d in documents
        if d.status not in ("analysed", "duplicate")
    ]
    warnings = {f: r.extracted.warnings for f, r in read.items()} | {
        d.file: d.warnings for d in documents if d.warnings
    }
    warned = [Reject(stage="ingest", item=f, reason=w) for f, found in sorted(warnings.items()) for w in found]
    return tuple(lost + warned)


def _failure(documents: Sequence[Document], max_refused: float) -> str | None:
    refused = sum(d.status == "refused" for d in documents)
    if not documents or refused <= max_refused * len(documents):
        return None
    foreign = sum(d.status == "refused" and d.language is not None for d in documents)
    of_these = f", {foreign} av dem fordi språket ikke leses" if foreign else ""
    return (
        f"{refused} av {len(documents)} filer ble avvist{of_these}, mer enn run.max_refused i params.yaml tillater "
        f"({max_refused:.0%}). Grunnene står over og i rejects/ingest.csv."
    )


STAGE = Stage(name="ingest", params=IngestParams, run=run, files=("hearing.yaml", "documents"))
