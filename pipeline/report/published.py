"""The run that was published: what later runs are compared with, as it lies under ``corpus/<hearing>/published/``.

It holds what the site showed, and less: letters and their senders by name, views with one quote each, measures, the
codebook and the settings. Withheld documents are not in it, nor any private person's name; documents are known by a
checksum of their id, since a file's name mostly holds its sender's. ``remove`` takes a document's traces out again.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping

import msgspec

from pipeline.records import Record, ReviewState, SenderType, Status, ViewLabel, doc_id
from pipeline.stage import InputError, InputFile

FOLDER = "published"
"""The folder of a hearing that holds its published runs, one file each."""
SNAPSHOT = "snapshot.json"
"""What the report stage writes of the present run: what ``publish`` stores."""
PRIVATE = "privat:"
"""Begins what stands for a private person: a checksum follows, never the name."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.json")


class QuotedText(Record, frozen=True, kw_only=True):
    """The quote that best shows a view; ``page`` where the document has pages."""

    doc: str
    page: int | None
    text: str


class PublishedDocument(Record, frozen=True, kw_only=True):
    """A document: ``who`` sent it, and the digest of its text, None where it was not read. ``within`` are the keys of
    the archives and folders it lies in, which are taken out as a whole."""

    doc: str
    within: tuple[str, ...] = ()
    who: str
    type: SenderType | None
    is_plan: bool
    title: str | None
    date: str | None
    case: str | None
    status: Status
    digest: str | None
    n_positions: int


class PublishedView(Record, frozen=True, kw_only=True):
    """A sender's view of a measure; ``docs`` are those it rests on, and the sender's own."""

    who: str
    docs: tuple[str, ...]
    measure_id: str
    case: str | None
    view: ViewLabel
    n_positions: int
    review: ReviewState | None
    quote: QuotedText | None


class PublishedMeasure(Record, frozen=True, kw_only=True):
    """A measure; ``doc`` is the plan it stands in, "" for the proposal as a whole."""

    doc: str
    measure_id: str
    label: str
    text: str
    amount_nok: int | None
    deadline: str | None


class PublishedTheme(Record, frozen=True, kw_only=True):
    """A theme of the codebook, its patterns, and how many sentences of how many senders had it."""

    theme: str
    label: str
    definition: str
    parent: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    n_sentences: int
    n_senders: int


class Publication(Record, frozen=True, kw_only=True):
    """A published run. ``date`` is the day it was published, "" for a run that is not."""

    date: str = ""
    note: str = ""
    documents: tuple[PublishedDocument, ...] = ()
    views: tuple[PublishedView, ...] = ()
    measures: tuple[PublishedMeasure, ...] = ()
    themes: tuple[PublishedTheme, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    """Keys of ``params.yaml``, as ``themes.threshold``, with their values."""


def document_key(document: str) -> str:
    """What the document with this id is known by in a publication: 16 hex digits, which do not tell its file's name."""
    return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def holder_keys(file: str) -> tuple[str, ...]:
    """The keys of all that a document's file lies in: of ``a.zip/b/c.pdf`` those of ``a.zip`` and ``a.zip/b``."""
    parts = file.split("/")
    return tuple(document_key(doc_id("/".join(parts[:n]))) for n in range(1, len(parts)))


def place(name: str) -> tuple[str, int] | None:
    """Date and number on that day of a publication's file, as it sorts; None for another file."""
    found = _NAME.fullmatch(name)
    return (found[1], int(found[2] or 1)) if found else None


def file_name(date: str, names: Collection[str]) -> str:
    """The name of the next publication on ``date``, beside the files ``names``."""
    n = max((p[1] for name in names if (p := place(name)) and p[0] == date), default=0) + 1
    return f"{date}.json" if n == 1 else f"{date}-{n}.json"


def decode(data: bytes, name: str) -> Publication:
    """The publication in the content of the file ``name``; raises InputError saying what to do."""
    try:
        return msgspec.json.decode(data, type=Publication)
    except (msgspec.DecodeError, UnicodeDecodeError) as e:
        raise InputError(
            f"{name} er ikke en publisert kjøring: {e}. Filen skrives av «python -m pipeline publish» og skal ikke "
            "rettes for hånd. Hent den tilbake, eller ta den bort; da sammenlignes det med den forrige."
        ) from e


def encode(publication: Publication) -> bytes:
    """The publication as a file, a line a field, so that two can be compared in git."""
    return msgspec.json.format(msgspec.json.encode(publication), indent=1) + b"\n"


def publications(files: Mapping[str, InputFile]) -> tuple[Publication, ...]:
    """The published runs among a stage's files, the first first."""
    found = {n.removeprefix(f"{FOLDER}/"): f for n, f in files.items() if n.startswith(f"{FOLDER}/")}
    names = sorted((n for n in found if place(n)), key=lambda n: place(n) or ("", 0))
    return tuple(decode(found[n].read(), f"{FOLDER}/{n}") for n in names)


def without(publication: Publication, docs: Iterable[str]) -> Publication:
    """The publication without documents, given by their keys: their rows, every view that rests on one of them or is
    its sender's, and the measures of a plan."""
    given = frozenset(docs)
    gone = given | {d.doc for d in publication.documents if not given.isdisjoint(d.within)}
    return msgspec.structs.replace(
        publication,
        documents=tuple(d for d in publication.documents if d.doc not in gone),
        views=tuple(v for v in publication.views if gone.isdisjoint(v.docs)),
        measures=tuple(m for m in publication.measures if m.doc not in gone),
    )
