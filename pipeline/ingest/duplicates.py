"""The same document in several formats, or sent twice: one is analysed, the others point to it."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.sender import core
from pipeline.records import Record, slug

_FORMATS = ("pdf", "docx", "html", "htm", "txt")
"""Which format is analysed when there are several, best first."""
_SHINGLE = 4
"""Words in a shingle."""
_SKETCH = 40
"""Shingles kept of each document: those with the lowest checksum, which equal documents share."""
_SHARED = 4
"""Shingles two documents must share before they are compared letter by letter."""
_ARGUMENT = frozenset({"heading", "paragraph", "item", "quote"})
_LETTER_PARTS = frozenset({"letterhead", "signature"})


class Candidate(Record, frozen=True, kw_only=True):
    """A document as compared: its letters and digits, those of its letterhead and signature, and its sender."""

    doc_id: str
    file: str
    digest: str
    body: str
    frame: str
    words: tuple[str, ...]
    sender: str | None
    first: bool = False
    """The plan, and what hearing.yaml lists, stand before what it does not list."""


def candidate(
    *, doc_id: str, file: str, digest: str, blocks: Sequence[RawBlock], sender: str | None, first: bool
) -> Candidate:
    """A document made ready to compare."""
    body = " ".join(b.text for b in blocks if b.kind in _ARGUMENT)
    frame = " ".join(b.text for b in blocks if b.kind in _LETTER_PARTS)
    return Candidate(
        doc_id=doc_id,
        file=file,
        digest=digest,
        body=_letters(body),
        frame=_letters(frame),
        words=tuple(re.findall(r"\w+", body.casefold())),
        sender=sender,
        first=first,
    )


class _Kept:
    """The documents that are analysed so far, found by what a duplicate of theirs would have: 10,000 letters are too
    many to compare each with all."""

    def __init__(self) -> None:
        self._same: dict[str, list[int]] = defaultdict(list)
        self._shingles: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))

    def add(self, n: int, document: Candidate, sketch: frozenset[int]) -> None:
        """Keep document ``n``."""
        for mark in _marks(document):
            self._same[mark].append(n)
        for shingle in sketch:
            self._shingles[shingle][_format(document)].append(n)

    def near(self, document: Candidate, sketch: frozenset[int]) -> list[int]:
        """The documents it may be a duplicate of, in order: with the same bytes or letters, or in another format with
        enough of the same shingles."""
        equal = {n for mark in _marks(document) for n in self._same.get(mark, ())}
        found = (self._shingles[s].items() for s in sketch if s in self._shingles)
        shared = Counter(n for by_format in found for f, ns in by_format if f != _format(document) for n in ns)
        return sorted(equal | {n for n, times in shared.items() if times >= _SHARED})


def find_duplicates(documents: Sequence[Candidate], similarity: float) -> dict[str, str]:
    """``doc_id`` of each duplicate → ``doc_id`` of the one that is analysed.

    Equal bytes are duplicates, and so are equal letters, unless the senders differ, whatever the files are called.
    Documents in different formats are the same when their letters are at least ``similarity`` alike (0 to 1) and
    neither senders nor letter frames differ: campaign letters, with the same words under different names, stay apart.
    """
    ranked = sorted(documents, key=_rank)
    sketches = _sketches(ranked)
    kept = _Kept()
    out: dict[str, str] = {}
    for n, one in enumerate(ranked):
        sketch = sketches[one.doc_id]
        near = (ranked[k] for k in kept.near(one, sketch))
        original = next((other for other in near if _equal(one, other) or _same(one, other, similarity)), None)
        if original is None:
            kept.add(n, one, sketch)
        else:
            out[one.doc_id] = original.doc_id
    return out


def _marks(document: Candidate) -> list[str]:
    """What two documents with the same bytes, or the same letters, have in common."""
    return [f"bytes {document.digest}", *([f"letters {document.body} {document.frame}"] if document.body else [])]


def _rank(document: Candidate) -> tuple[int, bool, str]:
    suffix = _format(document)
    return (_FORMATS.index(suffix) if suffix in _FORMATS else len(_FORMATS), not document.first, document.doc_id)


def _format(document: Candidate) -> str:
    suffix = document.file.rsplit(".", 1)[-1].lower()
    return "html" if suffix == "htm" else suffix


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _sketches(documents: Sequence[Candidate]) -> dict[str, frozenset[int]]:
    """The lowest checksums of each document's shingles (bottom-k sketch, Broder 1997)."""
    out: dict[str, frozenset[int]] = defaultdict(frozenset)
    for d in documents:
        shingles = {" ".join(d.words[i : i + _SHINGLE]) for i in range(max(1, len(d.words) - _SHINGLE + 1))}
        out[d.doc_id] = frozenset(sorted(zlib.crc32(s.encode()) for s in shingles)[:_SKETCH])
    return out


def _equal(one: Candidate, other: Candidate) -> bool:
    same_text = bool(one.body) and one.body == other.body and one.frame == other.frame
    return (one.digest == other.digest or same_text) and not _differ(one.sender, other.sender)


def _same(one: Candidate, other: Candidate, similarity: float) -> bool:
    if _format(one) == _format(other) or _differ(one.sender, other.sender):
        return False
    # A reader that misses the letterhead in one of the formats must not keep equal documents apart.
    if one.frame and other.frame and fuzz.partial_ratio(one.frame, other.frame) < 100 * similarity - 15:
        return False
    return Indel.normalized_similarity(one.body, other.body, score_cutoff=similarity) >= similarity


def _differ(one: str | None, other: str | None) -> bool:
    """Whether two names are of different senders: neither contains the other, nor is its acronym."""
    if one is None or other is None:
        return False
    a, b = slug(one), slug(other)
    return not (a in b or b in a or fuzz.token_set_ratio(a, b) >= 80 or core(one) == core(other))
