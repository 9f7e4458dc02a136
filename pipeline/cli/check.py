"""``check``: what is wrong or missing in a hearing, in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.cli.new import read_all
from pipeline.cli.places import corpus, listed_names
from pipeline.cli.publish import unreadable
from pipeline.cli.results import read_decisions
from pipeline.ingest.entries import Entry, make_entries, missing_files, plan_file
from pipeline.ingest.hearing import HearingFile, parse_hearing
from pipeline.ingest.languages import with_language
from pipeline.ingest.settings import IngestParams
from pipeline.params import load
from pipeline.records import slug
from pipeline.stage import InputError
from pipeline.themes.codebook import read_codebook


def check(root: Path, name: str) -> tuple[list[str], list[str]]:
    """What stops the hearing or makes its result wrong, and what somebody should look at."""
    folder = corpus(root, name)
    text = (folder / "hearing.yaml").read_text(encoding="utf-8-sig")
    hearing, problems = parse_hearing(text, f"corpus/{name}/hearing.yaml")
    wrong = [*problems, *_missing_inputs(root, folder, name)]
    if hearing is None:
        return wrong, []
    wrong += [*_codebook(folder, hearing), *_review(folder), *unreadable(folder)]
    columns = {d.file: d.columns for d in hearing.documents if d.columns is not None}
    read = read_all(root, folder, columns) if (folder / "documents").is_dir() else {}
    wrong += _files_missing(hearing, read)
    fewest = load("ingest", IngestParams, root / "params.yaml").fewest_unread_words
    entries = tuple(with_language(e, fewest) for e in make_entries(hearing, read))
    wrong += [f"{e.file}: {e.refused}" for e in entries if e.refused and e.file in read]
    return wrong, list(_look(hearing, entries))


def _missing_inputs(root: Path, folder: Path, name: str) -> Iterator[str]:
    for needed, how in (
        ("documents", "Lag mappen og legg høringssvarene der."),
        ("codebook.yaml", "Lag den tom når høringen ikke har noen kodebok."),
        ("review.csv", "Lag den tom; den er for rettelser."),
        ("gold", "Lag en tom mappe med filen .gitkeep."),
        ("published", "Lag en tom mappe med filen .gitkeep; der lagrer «python -m pipeline publish» kjøringer."),
    ):
        if not (folder / needed).exists():
            yield f"corpus/{name}/{needed} mangler, og da stopper «dvc repro». {how}"
    if name not in listed_names(root):
        yield f"«{name}» står ikke under «hearings:» i params.yaml, og blir ikke kjørt. Skriv inn «- {name}» der."


def _codebook(folder: Path, hearing: HearingFile) -> Iterator[str]:
    if hearing.codebook is None:
        return
    path = folder / hearing.codebook
    if not path.is_file():
        yield f"Kodeboken «{hearing.codebook}» finnes ikke i corpus/{folder.name}/."
        return
    try:
        read_codebook(path.read_text(encoding="utf-8"), f"corpus/{folder.name}/{hearing.codebook}")
    except (InputError, UnicodeDecodeError) as e:
        yield str(e)


def _review(folder: Path) -> Iterator[str]:
    try:
        read_decisions(folder)
    except InputError as e:
        yield str(e)


def _files_missing(hearing: HearingFile, files: Collection[str]) -> Iterator[str]:
    if not files:
        yield "Mappen documents/ er tom. Legg høringssvarene der."
    plan = plan_file(hearing)
    missing = missing_files(hearing, files)
    if plan in missing:
        yield f"Planen «{plan}» finnes ikke i documents/."
    for listing in hearing.documents:
        if listing.file in missing and listing.file != plan:
            yield f"hearing.yaml, linje {listing.line}: «{listing.file}» finnes ikke i documents/."


def _look(hearing: HearingFile, entries: tuple[Entry, ...]) -> Iterator[str]:
    if plan_file(hearing) is None:
        yield "Høringen har ingen plan: alt lages unntatt nummererte tiltak."
    for entry in entries:
        if entry.refused or entry.role == "plan":
            continue
        if entry.needs_ocr:
            yield f"{entry.file}: skannet uten tekstlag. Den telles, men leses ikke."
        if not entry.listed:
            read = ", ".join(v for v in (entry.sender, entry.sender_type, entry.date) if v) or "ingenting om avsenderen"
            yield f"{entry.file}: står ikke i hearing.yaml. Den leses likevel; av brevet er gjettet: {read}."
        elif entry.sender is None:
            yield f"{entry.file}: ingen avsender. Skriv «sender:» i hearing.yaml."
        elif "sender" in entry.guessed:
            yield f"{entry.file}: avsenderen «{entry.sender}» er gjettet. Se over."
        if entry.sender is not None and entry.sender_type is None:
            yield f"{entry.file}: ingen type for «{entry.sender}». Skriv «sender_type:» i hearing.yaml."
        if _tells_name(entry) and not hearing.show_private_names:
            yield f"{entry.file}: filnavnet røper navnet på en privatperson. Gi filen et annet navn."
        if entry.answers and "answers" in entry.guessed:
            yield f"{entry.file}: ser ut til å svare på en annen sak, «{entry.answers}». Se over."


def _tells_name(entry: Entry) -> bool:
    """Whether a private person's name stands in the file's own name, which is shown."""
    words = slug(entry.sender or "").split("-") if entry.sender_type == "privatperson" else []
    plain = slug(entry.file).replace("aa", "å")
    return any(len(w) > 2 and (w in plain or w.replace("ø", "o").replace("æ", "ae") in plain) for w in words)
