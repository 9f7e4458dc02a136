"""The deciders' evidence of fields that the encoder was not trained on, row by row with the sentence it is of."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench.quality.counts import Floats, Whole

ROOT = Path(__file__).resolve().parents[2]
TRAINING = ROOT / "models" / "training"
TEXT = TRAINING / "text"
FILE = TRAINING / "deciders" / "evidence.npz"

SAME = 4e-6
"""How far two rows of one sentence may lie from each other in what is the same for all its measures: rounding."""


class Fitted(NamedTuple):
    """All that a decider is fitted on: what is known (n, n_features) and meant (n,), by field or hearing."""

    known: Floats
    meant: Whole
    field: npt.NDArray[np.str_]


class Evidence(NamedTuple):
    """What a decider is fitted on, and of it what is measured (``own``): the training text's fields, or a hearing. Of
    the rows that are measured: what is known and meant, the field, the sentence and the passage or letter, numbered
    over all fields, and the standard (``nb``, ``nn``)."""

    fitted: Fitted
    own: npt.NDArray[np.bool_]
    known: Floats
    meant: Whole
    field: npt.NDArray[np.str_]
    sentence: Whole
    passage: Whole
    standard: npt.NDArray[np.str_]


class EvidenceError(ValueError):
    """The evidence does not fit the training text; the message says how to go on."""


@cache
def script(path: str) -> ModuleType:
    """A module under ``models/training``, which is no package."""
    name = "training_" + path.replace("/", "_").removesuffix(".py")
    spec = importlib.util.spec_from_file_location(name, TRAINING / path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    beside = str((TRAINING / path).parent)
    if beside not in sys.path:  # scripts import what lies beside them
        sys.path.insert(0, beside)
    spec.loader.exec_module(module)
    return module


def coded_field(field: str) -> list[Any]:
    """The coded sentences of a field of the training text."""
    found: list[Any] = script("encoder/text.py").read_field(TEXT, field)
    return found


class CodedSentence(NamedTuple):
    """A coded sentence of a hearing, as ``coded_field`` gives one of the training text: ``passage`` numbers letters."""

    passage: int
    standard: str
    stance: str
    links: Sequence[object]


def coded_hearing(name: str) -> list[CodedSentence]:
    """The coded sentences of a hearing that has been run, those from which evidence is gathered."""
    for folder in ("encoder", "deciders"):  # the scripts there import each other by name
        if str(TRAINING / folder) not in sys.path:
            sys.path.append(str(TRAINING / folder))
    found = script("deciders/hearings.py").read_hearing(ROOT, name)
    letters = {doc_id: n for n, doc_id in enumerate(found.documents)}
    return [
        CodedSentence(letters[s.doc_id], found.documents[s.doc_id].language or "", c.stance, c.links)
        for s, c in zip(found.sentences, found.codes, strict=True)
        if c is not None
    ]


def read(path: Path, decider: str, hearing: str | None = None) -> Evidence | None:
    """The evidence of one decider in the training text's fields, or in ``hearing``; None where none was gathered.

    Raises EvidenceError where it does not fit the training text.
    """
    with np.load(path, allow_pickle=False) as arrays:
        if f"{decider}_known" not in arrays:
            return None
        known, meant, field = (arrays[f"{decider}_{part}"] for part in ("known", "meant", "field"))
    fitted = Fitted(known.astype(np.float64), meant.astype(np.int64), field)
    every = list(dict.fromkeys(field.tolist()))
    names = [n for n in every if n == hearing or (hearing is None and (TEXT / f"{n}.txt").is_file())]
    if not names:
        return None
    own = np.isin(field, names)
    parts: list[tuple[Whole, Whole, npt.NDArray[np.str_]]] = []
    sentences = passages = 0
    for name in names:
        coded = coded_field(name) if hearing is None else coded_hearing(name)
        rows = sentence_of(decider, coded, fitted.known[field == name], name)
        passage = np.array([c.passage for c in coded])
        standard = np.array(["nn" if c.standard == "nn" else "nb" for c in coded])
        parts.append((rows + sentences, passage[rows] + passages, standard[rows]))
        sentences, passages = sentences + len(coded), passages + int(passage.max()) + 1
    sentence, group, language = (np.concatenate(x) for x in zip(*parts, strict=True))
    return Evidence(fitted, own, fitted.known[own], fitted.meant[own], field[own], sentence, group, language)


def sentence_of(decider: str, coded: Sequence[Any], known: Floats, field: str) -> Whole:
    """The number of the sentence that each row of a field's evidence is of."""
    numbers = np.arange(len(coded))
    if decider == "theme" and len(known) % max(1, len(coded)) == 0:
        rows = np.repeat(numbers, len(known) // len(coded))
    elif decider == "link":
        rows = runs(known[:, 0] - known[:, 1])
    elif decider == "relation":
        rows = np.repeat(numbers, [0 if c.stance == "ingen" else len(c.links) for c in coded])
    else:
        rows = numbers
    if len(rows) != len(known) or (decider == "link" and len(rows) and rows[-1] + 1 != len(coded)):
        raise EvidenceError(
            f"{FILE.relative_to(ROOT)}: evidensen for «{decider}» i feltet {field} passer ikke til treningsteksten. "
            "Samle den på nytt med models/training/deciders/collect.py."
        )
    return rows


def runs(values: Floats) -> Whole:
    """Numbers of the runs of rows that follow each other with the same value.

    A sentence's measures have in common how far ``none`` lies below all of them together.
    """
    changed = np.abs(np.diff(values, prepend=values[:1])) > SAME
    return np.cumsum(changed)
