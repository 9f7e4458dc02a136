"""What ``hearing.yaml`` says of each file, filled up with what the letter itself shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec

from pipeline.ingest.aliases import name_key, one_name
from pipeline.ingest.annexes import annexes_apart
from pipeline.ingest.extracted import Extracted, RawBlock, RawWord
from pipeline.ingest.hearing import HearingFile, Listing
from pipeline.ingest.letter import read_letter
from pipeline.ingest.questions import mark_questions
from pipeline.ingest.reference import Case, front, guess_role, other_case
from pipeline.ingest.sender import guess_sender
from pipeline.ingest.sendertypes import type_of_name
from pipeline.records import Language, Question, Record, Role, SenderType, doc_id

MISSING = "Filen står i hearing.yaml, men finnes ikke i documents/. Legg den dit, eller ta bort linjene."


class Entry(Record, frozen=True, kw_only=True):
    """A file with all that is known of it, before it is compared with the others. ``listed``: it, or the
    container it lies in, stands in ``hearing.yaml``."""

    doc_id: str
    file: str
    digest: str
    title: str | None
    sender: str | None
    sender_type: SenderType | None
    role: Role
    part_of: str | None
    answers: str | None
    date: str | None
    guessed: tuple[str, ...]
    withhold: bool
    listed: bool
    blocks: tuple[RawBlock, ...]
    n_pages: int | None
    needs_ocr: bool
    refused: str | None
    reason: str | None = None
    """What there is to say of a file without text, beside its status."""
    spellings: tuple[str, ...] = ()
    """The sender as this document writes it, where another spelling stands for it."""
    words: tuple[RawWord, ...] = ()
    language: Language | None = None


class _Shown(Record, frozen=True, kw_only=True):
    """What a file itself shows, and its blocks with letterhead and signature told apart."""

    title: str | None = None
    sender: str | None = None
    sender_type: SenderType | None = None
    date: str | None = None
    role: Role
    answers: str | None = None
    blocks: tuple[RawBlock, ...]


_GUESSED = ("title", "sender", "sender_type", "date", "role", "answers")
"""Fields that are read off the letter when ``hearing.yaml`` does not say."""


def plan_file(hearing: HearingFile) -> str | None:
    """The file that is the hearing's plan, from ``plan:`` or from the one document with that role."""
    return hearing.plan or next((d.file for d in hearing.documents if d.role == "plan"), None)


def make_entries(hearing: HearingFile, files: Mapping[str, tuple[str, Extracted]]) -> tuple[Entry, ...]:
    """An entry a file, also for files that are listed and not there, in order of ``doc_id``.

    files: each file's digest and what was read of it.
    """
    plan = plan_file(hearing)
    listed = {d.file: d for d in hearing.documents}
    case = hearing_case(hearing, files[plan][1] if plan is not None and plan in files else None)
    entries = []
    for file in sorted({*files, *missing_files(hearing, files)}):
        digest, extracted = files.get(file, ("", Extracted(refused=MISSING)))
        shown = _show_plan(extracted) if file == plan else _show_letter(file, extracted, case, hearing.questions)
        listing = _listing(file, listed)
        entries.append(
            _entry(listing, extracted, digest, shown, is_plan=file == plan, listed=listing.line > 0 or file in listed)
        )
    return tuple(sorted(with_one_name(with_letters(entries), hearing.aliases), key=lambda e: e.doc_id))


def with_one_name(entries: Sequence[Entry], aliases: Mapping[str, Sequence[str]]) -> list[Entry]:
    """The entries with one spelling of each sender. A plan's sender, if any, is nobody that answers."""
    names = one_name([e.sender for e in entries if e.sender is not None and e.role != "plan"], aliases)
    out = []
    for e in entries:
        name = e.sender if e.sender is None or e.role == "plan" else names[e.sender]
        changed = e.sender is not None and name != e.sender
        spellings = (e.sender,) if changed and e.sender is not None else ()
        out.append(msgspec.structs.replace(e, sender=name, spellings=spellings) if changed else e)
    return out


def missing_files(hearing: HearingFile, files: Collection[str]) -> list[str]:
    """What ``hearing.yaml`` lists and nothing was read of, neither as a file nor as a container of others."""
    listed = {*(d.file for d in hearing.documents), *filter(None, [plan_file(hearing)])}
    holders = {"/".join(pieces[:n]) for f in files for pieces in [f.split("/")] for n in range(1, len(pieces) + 1)}
    return sorted(listed - holders)


def _listing(file: str, listed: Mapping[str, Listing]) -> Listing:
    """What ``hearing.yaml`` says of a file, and of the container it lies in where it says nothing of the file.

    What is withheld as a container is withheld with all that it holds.
    """
    own = listed.get(file)
    pieces = file.split("/")
    above = ["/".join(pieces[:n]) for n in range(len(pieces) - 1, 0, -1)]
    holders = [listed[a] for a in above if a in listed]
    if not holders:
        return own or Listing(file=file, line=0)
    nearest = own or msgspec.structs.replace(
        holders[0], file=file, title=None, given=holders[0].given - {"title"}, guessed=holders[0].guessed - {"title"}
    )
    return msgspec.structs.replace(nearest, withhold=nearest.withhold or any(h.withhold for h in holders))


def with_letters(entries: Sequence[Entry]) -> list[Entry]:
    """Annexes with the sender, type and date of the letter they came with, where they were only guessed.

    An e-mail is often signed by a person and the letter attached to it by the organisation: a letter takes over the
    organisation's name that its first annex shows.
    """
    by_id = {e.doc_id: e for e in entries}
    for annex in sorted((e for e in entries if e.part_of in by_id), key=lambda e: e.doc_id):
        letter = by_id[annex.part_of or ""]
        if _is_nobody(letter) and not _is_nobody(annex) and not annex.refused:
            by_id[letter.doc_id] = _as_of(letter, annex)
    for annex in sorted((e for e in entries if e.part_of in by_id), key=lambda e: e.doc_id):
        by_id[annex.doc_id] = _as_of(annex, by_id[annex.part_of or ""])
    return [by_id[e.doc_id] for e in entries]


def _is_nobody(entry: Entry) -> bool:
    """Whether nobody has said who the sender is, and the letter names no organisation."""
    open_ = entry.sender is None or "sender" in entry.guessed
    return open_ and (entry.sender is None or entry.sender_type in (None, "privatperson"))


def _as_of(entry: Entry, other: Entry) -> Entry:
    """The entry with the other's sender and type unless people have decided them, and its date where it has none."""
    if other.sender is None or (entry.sender is not None and "sender" not in entry.guessed):
        return entry
    guessed = tuple(f for f in _GUESSED if f in entry.guessed or f in ("sender", "sender_type"))
    return msgspec.structs.replace(
        entry, sender=other.sender, sender_type=other.sender_type, date=entry.date or other.date, guessed=guessed
    )


def hearing_case(hearing: HearingFile, plan: Extracted | None) -> Case:
    """The hearing's own case, for comparison with what a letter names."""
    blocks = () if plan is None else plan.blocks
    headings = [b.text for b in blocks if b.kind == "heading"][:2]
    titles = [plan.title] if plan is not None and plan.title else []
    opening = front(b.text for b in blocks if b.kind in ("heading", "paragraph"))
    names = (hearing.title, *titles, *headings)
    return Case(names=names, case_number=hearing.case_number, front=opening)


def _entry(listing: Listing, extracted: Extracted, digest: str, shown: _Shown, *, is_plan: bool, listed: bool) -> Entry:
    found: dict[str, Any] = {}
    for field in _GUESSED:
        value = getattr(listing, field)
        # What «new» guessed and no one has changed stands; an empty guess is made again.
        decided = field in listing.given or (field in listing.guessed and value is not None)
        found[field] = value if decided else getattr(shown, field)
    guessed = [f for f in _GUESSED if f not in listing.given and f != "title" and not is_plan]
    part_of = listing.part_of or extracted.part_of
    return Entry(
        doc_id=doc_id(listing.file),
        file=listing.file,
        digest=digest,
        title=found["title"],
        sender=found["sender"],
        sender_type=found["sender_type"],
        role="plan" if is_plan else found["role"] or shown.role,
        part_of=doc_id(part_of) if part_of else None,
        answers=found["answers"],
        date=found["date"],
        guessed=tuple(f for f in guessed if f in ("role", "answers") or found[f] is not None),
        withhold=listing.withhold,
        listed=listed,
        blocks=shown.blocks,
        n_pages=extracted.n_pages,
        needs_ocr=extracted.needs_ocr,
        refused=extracted.refused,
        reason=extracted.reason,
        words=extracted.words,
    )


def _show_plan(extracted: Extracted) -> _Shown:
    """A plan has a title and nothing to guess."""
    heading = next((b.text for b in extracted.blocks if b.kind == "heading"), None)
    return _Shown(title=extracted.title or heading, role="plan", blocks=extracted.blocks)


def _show_letter(file: str, extracted: Extracted, case: Case, questions: Sequence[Question]) -> _Shown:
    letter = read_letter(extracted.blocks)
    guess = guess_sender(letter, page_title=extracted.title, file=file)
    role: Role = "background" if extracted.listed else guess_role(letter)
    # The type guessed is that of the sender guessed.
    same = extracted.sender is None or guess.sender is None or name_key(guess.sender) == name_key(extracted.sender)
    kind = guess.sender_type if same else type_of_name(extracted.sender or "")
    return _Shown(
        title=letter.title or extracted.title,
        sender=extracted.sender or guess.sender,
        sender_type=extracted.sender_type or kind,
        date=extracted.date or guess.date,
        role=role,
        answers=other_case(letter, case) if role == "response" else None,
        blocks=mark_questions(annexes_apart(letter.blocks), questions),
    )
