"""A position with all that is known of it: the plain material of every other module here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.records import Alignment, Document, Sentence, SentenceStance, Stance


class Said(NamedTuple):
    """One sentence a sender said, with its stance and the measures it was accepted for, best first."""

    sender: str
    case: str | None
    """None when the document answers the plan, otherwise what it is instead (see ``case_of``)."""
    document: Document
    sentence: Sentence
    stance: Stance
    score: float
    alignments: tuple[Alignment, ...]


def sender_of(document: Document) -> str:
    """The sender's name as tables and pages show it; a document whose sender is unknown stands under its file name."""
    return document.sender or f"Ukjent avsender ({document.file})"


def case_of(document: Document) -> str | None:
    """None when the document answers the plan; otherwise the title of the other case, or of the background text."""
    if document.answers:
        return document.answers
    if document.role == "background":
        return document.title or document.file
    return None


def voices(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents whose views count: analysed, published, and not the plan itself."""
    return tuple(d for d in documents if d.status == "analysed" and d.published and d.role != "plan")


def said(
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    stances: Iterable[SentenceStance],
    alignments: Iterable[Alignment],
) -> tuple[Said, ...]:
    """All judged sentences of the documents that count, in document order. Abstentions are left out (law 3)."""
    by_doc = {d.doc_id: d for d in voices(documents)}
    judged: Mapping[str, SentenceStance] = {s.sentence_id: s for s in stances}
    accepted: dict[str, list[Alignment]] = defaultdict(list)
    for a in alignments:
        if a.accepted:
            accepted[a.sentence_id].append(a)
    out = []
    for s in sentences:
        judgement = judged.get(s.sentence_id)
        if s.doc_id not in by_doc or judgement is None or judgement.stance is None:
            continue
        document = by_doc[s.doc_id]
        out.append(
            Said(
                sender=sender_of(document),
                case=case_of(document),
                document=document,
                sentence=s,
                stance=judgement.stance,
                score=judgement.score or 0.0,
                alignments=tuple(sorted(accepted[s.sentence_id], key=lambda a: a.rank)),
            )
        )
    return tuple(out)


def is_position(item: Said) -> bool:
    """A position is a sentence whose stance is not *ingen*."""
    return item.stance != "ingen"
