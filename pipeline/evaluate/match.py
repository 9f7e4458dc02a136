"""Sets coded sentences against the pipeline's by the letters and digits they cover.

White space, hyphenation, punctuation and another way of cutting sentences do not matter: the two texts' letters and
digits are aligned once (insertions and deletions only), and a coded sentence takes every pipeline sentence that covers
at least half of the shorter of the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.evaluate.gold import CodedMeasure, CodedSentence

SAME_MEASURE = 90.0
"""Two measures whose letters and digits are at least this alike (0 to 100) are the same."""


class Hit(NamedTuple):
    """A pipeline sentence that a coded one takes labels from: its row and how many letters they share."""

    row: int
    common: int


def alnum(text: str) -> str:
    """Letters and digits only, case folded."""
    return "".join(ch for ch in text.casefold() if ch.isalnum())


def stem(file: str) -> str:
    """What a coded document is known by: its file's name without folder, container and ending."""
    return PurePosixPath(file).stem


def spans(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Where each text's letters and digits lie when all are put after one another."""
    out, at = [], 0
    for text in texts:
        n = len(alnum(text))
        out.append((at, at + n))
        at += n
    return out


def match(coded: Sequence[CodedSentence], texts: Sequence[str]) -> list[list[Hit]]:
    """For each coded sentence the pipeline sentences that cover it, the best first; ``(n_coded, n_hits)``."""
    ours, theirs = "".join(map(alnum, texts)), "".join(alnum(c.text) for c in coded)
    common = [(b.src_start, b.src_end, b.dest_start) for b in _equal(ours, theirs)]
    mapped = [_mapped(span, common) for span in spans(texts)]
    lengths = [end - start for start, end in spans(texts)]
    out = []
    for start, end in spans([c.text for c in coded]):
        hits = []
        for row, pieces in enumerate(mapped):
            shared = sum(max(0, min(end, b) - max(start, a)) for a, b in pieces)
            if shared and 2 * shared >= min(end - start, lengths[row]):
                hits.append(Hit(row, shared))
        out.append(sorted(hits, key=lambda h: (-h.common, h.row)))
    return out


def match_measures(coded: Sequence[CodedMeasure], ours: Mapping[str, str]) -> dict[str, str]:
    """The pipeline's measure id → the coded id of the same measure; measures without a counterpart are left out."""
    keys = {c.id: alnum(c.text) for c in coded}
    out: dict[str, str] = {}
    for measure_id, text in ours.items():
        key = alnum(text)
        best = max(keys, key=lambda c: (fuzz.ratio(keys[c], key), c), default=None)
        if best and fuzz.ratio(keys[best], key) >= SAME_MEASURE and best not in out.values():
            out[measure_id] = best
    return out


class _Block(NamedTuple):
    src_start: int
    src_end: int
    dest_start: int


def _equal(a: str, b: str) -> list[_Block]:
    return [_Block(o.src_start, o.src_end, o.dest_start) for o in Indel.opcodes(a, b) if o.tag == "equal"]


def _mapped(span: tuple[int, int], common: Sequence[tuple[int, int, int]]) -> list[tuple[int, int]]:
    start, end = span
    out = []
    for a, b, to in common:
        if b <= start:
            continue
        if a >= end:
            break
        lo, hi = max(a, start), min(b, end)
        out.append((to + lo - a, to + hi - a))
    return out
