"""Who mentions whom: the organisations and public bodies named in the responses, and which of them are senders here."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from pipeline.records import Document, Mention, Sentence
from pipeline.summary.names import Named, SenderNames
from pipeline.summary.positions import sender_of, voices

_JOINS = re.compile(r"\b(?:og|eller|samt)\b|[,;/]")
"""What stands between two names that the recogniser took for one."""
_LETTERS = re.compile(r"[^\W\d_]")
_SHORT = re.compile(r"\s*\([^)]*\)\s*")
"""An abbreviation after the name belongs to it."""


def mentions(
    documents: Sequence[Document], sentences: Sequence[Sentence], found: Iterable[Mention], names: SenderNames
) -> tuple[Mention, ...]:
    """The organisations named in what the published responses say themselves, in document order.

    found: what the name recogniser found. To it come the places where a sender is named, which need no recogniser.
    Private persons who have answered are never linked to (law 7), and what the plan's words name is left out (law 5).
    """
    counted = {d.doc_id for d in voices(documents)}
    people = frozenset(sender_of(d) for d in documents if d.sender_type == "privatperson")
    by_sentence: Mapping[str, list[Mention]] = defaultdict(list)
    for m in found:
        by_sentence[m.sentence_id].append(m)
    out: list[Mention] = []
    for s in sentences:
        if s.doc_id in counted and s.kind != "other" and s.block_kind != "quote":
            out += linked(s, by_sentence[s.sentence_id], names.find(s.text), people)
    return tuple(out)


def linked(
    s: Sentence, recognised: Sequence[Mention], senders: Sequence[Named], people: Container[str] = ()
) -> list[Mention]:
    """The mentions of one sentence in order: the senders named in it, and what else the recogniser found.

    people: senders that are no organisations; what names them is no mention, whatever the recogniser took it for.
    """
    out: list[Mention] = []
    taken: set[Mention] = set()
    for n in senders:
        start, end = s.start + n.start, s.start + n.end
        over = [m for m in recognised if m.start < end and start < m.end]
        if any(_is_longer(m, start, end) for m in over) or not (over or n.sure):
            continue
        taken.update(over)
        if n.sender in people:
            continue
        label = over[0].label if over else None
        named = s.text[n.start : n.end]
        out.append(_mention(s, start, end, named, label, n.sender))
    out += [m for m in recognised if m not in taken]
    return sorted(out, key=lambda m: (m.start, m.end))


def _is_longer(m: Mention, start: int, end: int) -> bool:
    """Whether a recognised name holds the sender's and goes on, and so is somebody else's: «Lindvang kommune
    eiendomsforetak». An abbreviation in parentheses, or a second name after a comma or «og», makes it no longer."""
    before, after = m.text[: max(start - m.start, 0)], m.text[max(end - m.start, 0) :]
    rest = [_SHORT.sub("", part) for part in (before, after)]
    return any(_LETTERS.search(part) for part in rest) and not any(_JOINS.search(part) for part in rest)


def _mention(s: Sentence, start: int, end: int, text: str, label: str | None, sender: str) -> Mention:
    return Mention(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        start=start,
        end=end,
        text=text,
        label=label,
        sender=sender,
    )
