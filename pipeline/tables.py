"""Reads and writes records and tables: UTF-8, in the order given, atomically."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar, get_args

import msgspec
import numpy as np
import numpy.typing as npt

from pipeline.records import RELATIONS, STANCES, Reject, Review, ReviewKind, Sentence, ViewLabel

R = TypeVar("R", bound=msgspec.Struct)

SCORE_DIGITS = 4
"""Scores are rounded to this before they are written, so that the last bits of a float never show (law 4)."""


class TableError(ValueError):
    """A table cannot be read; the message names the file and the line."""


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file or nothing: a run that is cut off leaves no half file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def write_records(path: Path, records: Iterable[msgspec.Struct]) -> None:
    """One JSON object a line, fields in the record's order."""
    encode = msgspec.json.Encoder().encode
    write_bytes(path, b"".join(encode(r) + b"\n" for r in records))


def read_records(path: Path, record: type[R]) -> tuple[R, ...]:
    """The records of a file that ``write_records`` wrote; raises TableError naming file and line."""
    decode = msgspec.json.Decoder(record).decode
    out: list[R] = []
    with path.open("rb") as lines:
        for n, line in enumerate(lines, 1):
            try:
                out.append(decode(line))
            except msgspec.DecodeError as e:
                raise TableError(f"{path}, linje {n}: {e}. Kjør «dvc repro» på nytt, eller slett filen.") from e
    return tuple(out)


def write_array(path: Path, array: npt.NDArray[np.float32]) -> None:
    """A NumPy array, byte for byte the same for the same values."""
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    write_bytes(path, buffer.getvalue())


def read_array(path: Path) -> npt.NDArray[np.float32]:
    """The array that ``write_array`` wrote."""
    array: npt.NDArray[np.float32] = np.load(path, allow_pickle=False)
    return array


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV table with a header row; ``None`` an empty cell, a bool ``true`` or ``false``, lists joined by `` ; ``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    # Python's csv leaves a lone carriage return unquoted, and a reader would take it for the end of the row.
    quoting = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        cells = [_cell(v) for v in row]
        (quoting if any("\r" in c for c in cells) else writer).writerow(cells)
    return out.getvalue()


def read_csv(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV table as dictionaries of text."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


YES, NO, NO_VIEW = "ja", "nei", "ingen"
"""A person's decision: a theme or link holds (a link with the pipeline's relation), or not; there is no view."""
REVIEW_VALUES: dict[ReviewKind, tuple[str, ...]] = {
    "stance": STANCES,
    "theme": (YES, NO),
    "alignment": (*RELATIONS, YES, NO),
    "view": (*get_args(ViewLabel), NO_VIEW),
}
REVIEW_COLUMNS = Review.__struct_fields__
"""Header of ``review.csv``, which holds what people have decided: one row a decision."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_reviews(data: bytes, name: str) -> tuple[Review, ...]:
    """The decisions in a ``review.csv``; () for a file that is empty or has only a header.

    Raises TableError naming line, column, value and what is allowed.
    """
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    except UnicodeDecodeError as e:
        raise TableError(
            f"{name}: ikke UTF-8 (byte {e.start}). Lagre filen som UTF-8, eller les arket inn på nytt."
        ) from e
    filled = [(n, row) for n, row in enumerate(rows[1:], 2) if any(row)]
    if filled and tuple(rows[0]) != REVIEW_COLUMNS:
        raise TableError(
            f"{name}, linje 1: kolonnene er {', '.join(rows[0])}. De skal være {', '.join(REVIEW_COLUMNS)}. "
            "«python -m pipeline review import» skriver filen."
        )
    return tuple(_review(row, f"{name}, rad {n}") for n, row in filled)


def _review(row: Sequence[str], place: str) -> Review:
    if len(row) != len(REVIEW_COLUMNS):
        raise TableError(f"{place}: {len(row)} felter, det skal være {len(REVIEW_COLUMNS)}.")
    found = dict(zip(REVIEW_COLUMNS, row, strict=True))
    kinds: tuple[ReviewKind, ...] = get_args(ReviewKind)
    kind = next((k for k in kinds if k == found["kind"]), None)
    if kind is None:
        raise TableError(f"{place}, kind: «{found['kind']}» er ikke tillatt. Velg blant {', '.join(kinds)}.")
    if found["new"] not in REVIEW_VALUES[kind]:
        allowed = ", ".join(REVIEW_VALUES[kind])
        raise TableError(f"{place}, new: «{found['new']}» er ikke tillatt for {kind}. Velg blant {allowed}.")
    if not _DATE.fullmatch(found["date"]):
        raise TableError(f"{place}, date: «{found['date']}» er ingen dato. Skriv den som 2026-11-21.")
    needed = {
        "stance": ("digest",),
        "theme": ("digest", "target"),
        "alignment": ("digest", "target"),
        "view": ("target",),
    }
    for column in ("doc_id", "who", *needed[kind]):
        if not found[column].strip():
            raise TableError(f"{place}, {column}: tom. Fyll den ut, eller ta bort raden.")
    if found["text"] and kind != "view" and text_digest(found["text"]) != found["digest"]:
        raise TableError(f"{place}, digest: hører ikke til setningen «{found['text'][:60]}». Les arket inn på nytt.")
    return msgspec.convert(found, Review)


class Placed(NamedTuple):
    """Decisions by the id that their sentence has now, and those that found none, with the reason."""

    by_sentence: Mapping[str, tuple[Review, ...]]
    lost: tuple[Reject, ...]


def place_reviews(reviews: Iterable[Review], sentences: Iterable[Sentence], stage: str) -> Placed:
    """Find each decision's sentence: the one with the same words in the same document, by its id where several have.

    Of two decisions about one item the later counts, and the other is among the lost.
    """
    rows = sorted(reviews, key=lambda r: (r.date, *(str(getattr(r, c)) for c in REVIEW_COLUMNS)))
    named, same = {r.doc_id for r in rows}, defaultdict(list)
    for s in sentences if named else ():
        if s.doc_id in named:
            same[s.doc_id, text_digest(s.text)].append(s.sentence_id)
    found: dict[tuple[str, str], Review] = {}
    lost: list[Reject] = []
    for r in rows:
        there = same[r.doc_id, r.digest]
        if r.sentence_id not in there and len(there) != 1:
            lost.append(lost_review(r, stage, _why_lost(r, there)))
            continue
        key = (r.sentence_id if r.sentence_id in there else there[0], r.target)
        if key in found:
            lost.append(lost_review(found[key], stage, f"en senere avgjørelse gjelder ({r.by})"))
        found[key] = r
    by_sentence: dict[str, list[Review]] = defaultdict(list)
    for sentence_id, target in sorted(found):
        by_sentence[sentence_id].append(found[sentence_id, target])
    return Placed({k: tuple(v) for k, v in by_sentence.items()}, tuple(lost))


def text_digest(text: str) -> str:
    """What a sentence's words are known by after a new run: 16 hex digits, the same whatever white space and
    invisible signs lie between the words."""
    visible = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    plain = "".join(c for c in visible if unicodedata.category(c) not in ("Cc", "Cf"))
    return hashlib.sha256(" ".join(plain.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def lost_review(review: Review, stage: str, why: str) -> Reject:
    """A decision that could not be used, as a reject."""
    item = review.sentence_id or f"{review.sender} → {review.target}"
    said = f"rettelsen fra {review.by} ({review.old or 'tom'} → {review.new}"
    about = f", {review.target})" if review.target and review.sentence_id else ")"
    return Reject(stage=stage, item=item, reason=f"{said}{about} er ikke brukt: {why}", quote=review.text)


def _why_lost(review: Review, there: Sequence[str]) -> str:
    if there:
        return f"{len(there)} setninger i {review.doc_id} har disse ordene ({', '.join(there)}); avgjør på nytt hvilken"
    return f"setningen finnes ikke lenger i {review.doc_id}"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return " ; ".join(str(v) for v in value)
    return str(value)
