"""Reads a hearing's coded sentences from ``gold/``; an empty folder means that nothing is coded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from pipeline.records import OverallLabel, Relation, Stance, ViewLabel
from pipeline.stage import InputError, InputFile

R = TypeVar("R", bound=msgspec.Struct)


class CodedSentence(msgspec.Struct, frozen=True):
    """A sentence as the coders saw it; other fields of the file are not needed here."""

    id: str
    text: str


class CodedLink(msgspec.Struct, frozen=True):
    """A measure a coder linked a sentence to."""

    id: str
    rel: Relation


class CodedLabel(msgspec.Struct, frozen=True):
    """A coder's themes, stance and measures of a sentence; ``skip`` marks letterheads and the like."""

    id: str
    themes: tuple[str, ...]
    measures: tuple[CodedLink, ...]
    stance: Stance | None = None
    skip: bool = False


class CodedMeasure(msgspec.Struct, frozen=True):
    """A measure as coded, to be matched with the pipeline's by its letters and digits."""

    id: str
    text: str


class CodedDocument(msgspec.Struct, frozen=True):
    """A coded document: its file stem, its sentences in order, and its labels by sentence id."""

    stem: str
    sentences: tuple[CodedSentence, ...]
    labels: dict[str, CodedLabel]
    overall: OverallLabel | None
    views: dict[str, ViewLabel] | None
    """By coded measure id, from the codes by the rule of the summary; None where they were not written down."""


class Gold(msgspec.Struct, frozen=True):
    """All that is coded of a hearing."""

    documents: tuple[CodedDocument, ...]
    measures: tuple[CodedMeasure, ...]


def read_gold(files: Mapping[str, InputFile]) -> Gold | None:
    """The coded sentences under ``gold/``, or None when there are none.

    Raises InputError naming file and line where a line is not what the format says.
    """
    index = files.get("gold/documents.json")
    if index is None:
        return None
    stems = _json(index, dict[str, str])
    views = _json(files["gold/overall.json"], dict[str, OverallLabel]) if "gold/overall.json" in files else {}
    cells = _json(files["gold/views.json"], dict[str, dict[str, ViewLabel]]) if "gold/views.json" in files else {}
    documents = tuple(
        _document(files, doc, stem, views.get(doc), cells.get(doc)) for doc, stem in sorted(stems.items())
    )
    measures = files.get("gold/measures.jsonl")
    return Gold(documents=documents, measures=_lines(measures, CodedMeasure) if measures else ())


def _document(
    files: Mapping[str, InputFile],
    doc: str,
    stem: str,
    overall: OverallLabel | None,
    views: dict[str, ViewLabel] | None,
) -> CodedDocument:
    names = f"gold/sentences-{doc}.jsonl", f"gold/labels-{doc}.jsonl"
    for name in names:
        if name not in files:
            raise InputError(f"{name}: mangler, men gold/documents.json nevner dokumentet «{doc}» ({stem}).")
    sentences, labels = _lines(files[names[0]], CodedSentence), _lines(files[names[1]], CodedLabel)
    by_id = {label.id: label for label in labels}
    uncoded = [s.id for s in sentences if s.id not in by_id]
    if uncoded:
        raise InputError(f"{names[1]}: setningen {uncoded[0]} er ikke kodet ({len(uncoded)} mangler).")
    return CodedDocument(stem=stem, sentences=sentences, labels=by_id, overall=overall, views=views)


def _lines(file: InputFile, record: type[R]) -> tuple[R, ...]:
    decode = msgspec.json.Decoder(record).decode
    out = []
    for n, line in enumerate(file.read().splitlines(), 1):
        if not line.strip():
            continue
        try:
            out.append(decode(line))
        except msgspec.DecodeError as e:
            raise InputError(f"{file.name}, linje {n}: {e}") from e
    return tuple(out)


T = TypeVar("T")


def _json(file: InputFile, type_: type[T]) -> T:
    try:
        return msgspec.json.decode(file.read(), type=type_)
    except msgspec.DecodeError as e:
        raise InputError(f"{file.name}: {e}") from e
