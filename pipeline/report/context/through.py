"""Where in a response a theme is taken up: counted over ten parts of the text, from beginning to end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.records import SenderType
from pipeline.report.material import Material

PARTS = 10
SHORTEST = 10
"""Sentences a text must have to be divided: fewer, and its parts would be empty."""


@dataclass(frozen=True)
class Course:
    """Sentences of a theme in each of the ten parts, and how many texts they stand in."""

    parts: tuple[int, ...]
    n_letters: int

    @property
    def total(self) -> int:
        """Sentences in all parts."""
        return sum(self.parts)

    @property
    def middle(self) -> float:
        """Where in the text the theme's sentences stand on average, 0 to 1; 0.5 for none."""
        return sum((k + 0.5) * n for k, n in enumerate(self.parts)) / (PARTS * self.total) if self.total else 0.5


def part_of(at: int, length: int) -> int:
    """Which of the parts, from 0, sentence number ``at`` (from 0) of ``length`` stands in."""
    return (PARTS * (2 * at + 1)) // (2 * length)


def n_too_short(m: Material) -> int:
    """Senders' texts that have too few sentences to be divided."""
    return sum(len(m.by_document[d.doc_id]) < SHORTEST for d in m.read_documents if d.role != "plan")


def courses(m: Material) -> Mapping[str, tuple[Course, Mapping[SenderType | None, Course]]]:
    """Of each theme that is taken up: its course through all texts, and through those of each type of sender."""
    parts: dict[tuple[str, SenderType | None], list[int]] = defaultdict(lambda: [0] * PARTS)
    letters: dict[tuple[str, SenderType | None], set[str]] = defaultdict(set)
    for d in m.read_documents:
        own = m.by_document[d.doc_id]
        if d.role == "plan" or len(own) < SHORTEST:
            continue
        kind = m.sender_of(own[0].sentence_id).type
        for at, s in enumerate(own):
            for code in {t.theme for t in m.tags.get(s.sentence_id, ())} & set(m.themes):
                parts[code, kind][part_of(at, len(own))] += 1
                letters[code, kind].add(d.doc_id)
    by_type: dict[str, dict[SenderType | None, Course]] = defaultdict(dict)
    for key, found in parts.items():
        by_type[key[0]][key[1]] = Course(tuple(found), len(letters[key]))
    return {code: (_sum(by_type[code]), by_type[code]) for code in m.themes if code in by_type}


def _sum(by_type: Mapping[SenderType | None, Course]) -> Course:
    columns = zip(*(c.parts for c in by_type.values()), strict=True)
    return Course(tuple(sum(column) for column in columns), sum(c.n_letters for c in by_type.values()))
