"""Who mentions whom: the other senders that a sender names in its answer, and those that name it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.report import privacy
from pipeline.report.context.common import Passage, Ref, passage, sender_ref
from pipeline.report.material import Material


@dataclass(frozen=True)
class Mentioned:
    """Another sender, one sentence that names it or is its own, and in how many sentences it is so."""

    other: Ref
    quote: Passage
    n: int


def mentioned(m: Material, sender: str) -> tuple[Mentioned, ...]:
    """The other senders that ``sender`` mentions, those most often mentioned first."""
    return _listed(m, ((to, s) for who, to, s in _pairs(m) if who == sender))


def mentioned_by(m: Material, sender: str) -> tuple[Mentioned, ...]:
    """The other senders that mention ``sender``, those that do so most often first."""
    return _listed(m, ((who, s) for who, to, s in _pairs(m) if to == sender))


def _pairs(m: Material) -> list[tuple[str, str, str]]:
    """Who mentions whom in which sentence, each once, in document order; itself nobody mentions."""
    found = ((privacy.sender_key(m.document_of(x.sentence_id)), x.sender or "", x.sentence_id) for x in m.mentions)
    return list(dict.fromkeys(p for p in found if p[0] != p[1]))


def _listed(m: Material, found: Iterable[tuple[str, str]]) -> tuple[Mentioned, ...]:
    """A row for each other sender; its sentence is the first that takes a position, or else the first."""
    sentences: dict[str, list[str]] = {}
    for other, sentence in found:
        sentences.setdefault(other, []).append(sentence)
    rows = (
        Mentioned(
            sender_ref(m.senders[other]), passage(m, next((s for s in own if m.is_position(s)), own[0])), len(own)
        )
        for other, own in sentences.items()
    )
    return tuple(sorted(rows, key=lambda r: (-r.n, r.other.label)))
