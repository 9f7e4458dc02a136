"""The documents that a sender sent, as its page tells of them: what each is, what came of it, where it can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Document
from pipeline.report import privacy
from pipeline.report.context.common import Case, Passage, case_of, passage, source_href
from pipeline.report.context.copies import AlikeLetters, alike
from pipeline.report.context.unread import Unread, unread
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import FIELDS, LANGUAGES, OVERALL, STATUSES, Look, date, role

_NOT_SET_UP = "Filen står i hearing.yaml"
"""How ``ingest`` begins the reason of a document whose file is not there."""
_ORDER = {"analysed": 0, "duplicate": 2}
"""A sender's documents by what came of them: what was read first, what was read in another file last."""
HIDDEN_REASON = msg("vises ikke, fordi den nevner en privatperson")


@dataclass(frozen=True)
class Sent:
    """A document of the sender's."""

    title: str
    file: str | None
    source: str | None
    absent: str | None
    """Why no copy of the file lies in the site; None where one does, where there is no file, and where its name may
    not be shown."""
    read: str | None
    role: str
    date: str | None
    language: str | None
    n_pages: int | None
    n_words: int
    status: str
    analysed: bool
    reason: str | None
    reason_hidden: bool
    """It names a private person, and ``reason`` says so."""
    unread: Unread | None
    """What the reason means; None where the document was read."""
    case: Case | None
    guessed: tuple[str, ...]
    overall: Look | None
    overall_quote: Passage | None
    n_hidden: int
    alike: AlikeLetters | None
    """The page of the letters that are like this one."""


def shown_file(m: Material, document: Document) -> str | None:
    """The file's name, or None for a private person's, whose name it may hold."""
    return None if privacy.is_private(document, m.hearing) else document.file


def shown_reason(m: Material, reason: str | None) -> str | None:
    """The reason a file got its status; not shown when it names a private person or their file."""
    if reason and privacy.holds(reason, (*m.names.hidden, *m.names.files)):
        return HIDDEN_REASON
    return reason


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """A sender's documents: those that were read, then those that were not, then what was read in another file."""
    return tuple(sorted(documents, key=lambda d: _ORDER.get(d.status, 1)))


def absent(m: Material, d: Document) -> str | None:
    """Why the site holds no copy of a document's file; None where it does or where the file is not there."""
    if d.doc_id in m.copied or (d.reason or "").startswith(_NOT_SET_UP):
        return None
    if d.sender is None and d.role != "plan":
        return msg("Filen er ikke lagt ut her, fordi programmet ikke vet hvem den er fra.")
    if d.status == "refused":
        return msg("Filen er ikke lagt ut her, fordi programmet avviste den.")
    if d.file.lower().endswith(privacy.RUNS):
        return msg("Filen er ikke lagt ut her, fordi en nettside kan inneholde kode.")
    return msg("Filen er ikke lagt ut her.")


def sent_document(m: Material, d: Document, n_hidden: int) -> Sent:
    """A document as its sender's page tells of it; ``n_hidden`` of its positions are not shown."""
    file = shown_file(m, d)
    overall = m.overall.get(d.doc_id)
    by = overall.sentence_id if overall else None
    letter = m.letter_pages.get(d.doc_id)
    return Sent(
        title=(d.title or d.file) if file else role(d),
        file=file,
        source=source_href(m, d, None),
        absent=absent(m, d) if file else None,
        read=f"svar/{letter}.html" if letter else None,
        role=role(d),
        date=date(d.date),
        language=LANGUAGES[d.language] if d.language else None,
        n_pages=d.n_pages,
        n_words=d.n_words,
        status=STATUSES[d.status],
        analysed=d.status == "analysed",
        reason=shown_reason(m, d.reason),
        reason_hidden=shown_reason(m, d.reason) != d.reason,
        unread=unread(d),
        case=case_of(d),
        guessed=tuple(FIELDS.get(g, g) for g in d.guessed),
        overall=OVERALL[overall.overall] if overall else None,
        overall_quote=passage(m, by) if by and by in m.sentences else None,
        n_hidden=n_hidden,
        alike=alike(m, d.doc_id),
    )
