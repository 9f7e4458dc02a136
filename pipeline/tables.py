"""Reads and writes records and tables: UTF-8, in the order given, atomically."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

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


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return " ; ".join(str(v) for v in value)
    return str(value)
