"""Evidence for a decider: what is known, and what it turned out to mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Evidence(NamedTuple):
    """Evidence and what it is evidence of, row by row, with the field each row comes from.

    known: (n_rows, n_features). meant: the label's number. field: a name a row.
    """

    known: np.ndarray
    meant: np.ndarray
    field: np.ndarray


def evidence_of(field: str, known: np.ndarray, meant: Sequence[int] | np.ndarray) -> Evidence:
    """Rows that all come from ``field``."""
    numbers = np.asarray(meant, dtype=np.int8)
    return Evidence(known.astype(np.float32), numbers, np.array([field] * len(numbers), dtype=np.str_))


def joined(parts: Sequence[Evidence]) -> Evidence:
    """The rows of ``parts``, one after the other; at least one part."""
    return Evidence(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
