"""The accounting: every file with its one fate, and the steps from files to aligned positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import Document
from pipeline.report import privacy
from pipeline.report.context.common import Case, Ref, case_of, sender_ref, source_href
from pipeline.report.context.copies import Joining, joinings
from pipeline.report.context.flow import FlowStep, flow
from pipeline.report.context.sent import shown_file, shown_reason
from pipeline.report.context.unread import Unread, unread
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import FIELDS, LANGUAGES, STATUSES, UNKNOWN_ROLE, date, role, type_label
from pipeline.stage import LawBroken

_MANY: Mapping[str, str] = {"empty": msg("tomme dokumenter"), "duplicate": msg("duplikater")}
"""What a status is called after a number above one."""

_STEPS: Mapping[str, str] = {
    "files": msg("filer"),
    "files_analysed": msg("… analysert"),
    "files_empty": msg("… tomme"),
    "files_needs-ocr": msg("… uten tekstlag (må tekstgjenkjennes)"),
    "files_duplicate": msg("… duplikater"),
    "files_refused": msg("… som ikke kunne leses"),
    "plans": msg("planen (blant filene)"),
    "withheld": msg("holdt tilbake fra publisering (blant filene)"),
    "letters": msg("høringssvar til planen, analysert"),
    "distinct_texts": msg("… ulike tekster, når like svar regnes som ett"),
    "other_input": msg("innspill i andre saker og bakgrunn, analysert"),
    "senders": msg("høringsinstanser det er lest noe fra"),
    "sentences": msg("setninger lest i svar og innspill"),
    "judged": msg("… med standpunkt vurdert"),
    "abstained": msg("… der programmet ikke har tatt stilling"),
    "unread": msg("… av dem på et språk som ikke leses"),
    "positions": msg("posisjoner (setninger med et standpunkt)"),
    "positions_aligned": msg("… koblet til minst ett tiltak"),
    "positions_joining": msg("… som slutter seg til et annet svar"),
    "positions_uncovered": msg("… som ikke er dekket av noe tiltak"),
    "measures": msg("tiltak i planen"),
    "measures_addressed": msg("… der programmet fant omtale"),
    "measures_unaddressed": msg("… der programmet ikke fant omtale"),
}

WITHHELD = msg("holdt tilbake fra publisering")


@dataclass(frozen=True)
class FileLine:
    """A file. ``name`` and ``title`` are None where they may not be shown."""

    anchor: str
    name: str | None
    title: str | None
    source: str | None
    read: str | None
    sender: Ref | None
    type: str
    """Empty for a plan of which no type is known: who sends a plan out is no høringsinstans."""
    role: str
    case: Case | None
    date: str | None
    iso: str | None
    """The date to sort by."""
    language: str | None
    n_pages: int | None
    n_words: int
    status_key: str
    status: str
    reason: str | None
    reason_hidden: bool
    """It names a private person, and ``reason`` says so."""
    unread: Unread | None
    """What the reason means; None where the file was read."""
    warnings: tuple[str, ...]
    ocr_percent: int | None
    duplicate_of: str | None
    guessed: frozenset[str]


@dataclass(frozen=True)
class StatusLine:
    """How many files got a status."""

    key: str
    label: str
    n: int


@dataclass(frozen=True)
class Step:
    """A step of the accounting."""

    label: str
    n: int
    sub: bool


@dataclass(frozen=True)
class AccountingPage:
    """All the accounting shows; ``statuses`` and ``n_withheld`` add up to ``n_files``."""

    files: tuple[FileLine, ...]
    statuses: tuple[StatusLine, ...]
    n_files: int
    n_withheld: int
    n_words: int
    n_hidden: int
    """Sentences of private persons that are not shown because they give the name."""
    steps: tuple[Step, ...]
    flow: tuple[FlowStep, ...]
    types: tuple[tuple[str, int], ...]
    """Sender types of the files, and how many have each."""
    guessed: tuple[tuple[str, int], ...]
    joinings: tuple[Joining, ...]
    """Answers that join another sender's."""


def accounting_page(m: Material) -> AccountingPage:
    """Every file; raises LawBroken when the files do not add up with summary's own count (law 1)."""
    files = tuple(_line(m, d) for d in m.every_document if d.published)
    n_by_status = Counter(f.status_key for f in files)
    n_withheld = len(m.every_document) - len(files)
    if sum(n_by_status.values()) + n_withheld != m.counts.get("files", len(m.every_document)):
        raise LawBroken(f"lov 1: regnskapet teller {m.counts['files']} filer, men {len(m.every_document)} er ført")
    guessed = Counter(g for d in m.documents.values() for g in d.guessed)
    statuses = tuple(
        StatusLine(k, _MANY.get(k, label) if n_by_status[k] > 1 else label, n_by_status[k])
        for k, label in STATUSES.items()
        if n_by_status[k]
    )
    withheld = [(WITHHELD, n_withheld)] if n_withheld else []
    return AccountingPage(
        files=files,
        statuses=statuses,
        n_files=len(m.every_document),
        n_withheld=n_withheld,
        n_words=sum(f.n_words for f in files),
        n_hidden=sum(s.doc_id in m.documents and i not in m.sentences for i, s in m.stances.items()),
        steps=tuple(Step(_STEPS.get(k, k), n, _STEPS.get(k, "").startswith("…")) for k, n in m.counts.items()),
        flow=flow(m.counts, [*((s.label, s.n) for s in statuses), *withheld], [s.key for s in statuses]),
        types=tuple(sorted(Counter(f.type for f in files if f.type).items())),
        guessed=tuple((FIELDS.get(g, g), n) for g, n in sorted(guessed.items(), key=lambda x: (-x[1], x[0]))),
        joinings=joinings(m),
    )


def _line(m: Material, d: Document) -> FileLine:
    name = shown_file(m, d)
    letter = m.letter_pages.get(d.doc_id)
    other = m.documents.get(d.duplicate_of or "")
    return FileLine(
        anchor=f"fil-{m.doc_number[d.doc_id]}",
        name=name,
        title=d.title if name else None,
        source=source_href(m, d, None),
        read=f"svar/{letter}.html" if letter else None,
        sender=Ref(d.sender or "Departementet", None) if d.role == "plan" else _sender(m, d),
        type="" if d.role == "plan" and d.sender_type is None else type_label(d.sender_type),
        role=role(d),
        case=case_of(d),
        date=date(d.date),
        iso=d.date,
        language=LANGUAGES[d.language] if d.language else None,
        n_pages=d.n_pages,
        n_words=d.n_words,
        status_key=d.status,
        status=STATUSES[d.status],
        reason=shown_reason(m, d.reason),
        reason_hidden=shown_reason(m, d.reason) != d.reason,
        unread=unread(d),
        warnings=tuple(w for w in (shown_reason(m, w) for w in d.warnings) if w),
        ocr_percent=None if d.ocr_confidence is None else round(d.ocr_confidence),
        duplicate_of=shown_file(m, other) if other else None,
        guessed=frozenset(d.guessed) - ({"role"} if role(d) == UNKNOWN_ROLE else set()),
    )


def _sender(m: Material, d: Document) -> Ref:
    return sender_ref(m.senders[privacy.sender_key(d)])
