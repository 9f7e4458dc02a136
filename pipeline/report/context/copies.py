"""Letters that are alike: each text once, with all who sent it and what each of them has changed. And answers that
join another sender's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from pipeline.records import Copy, Endorsement
from pipeline.report import privacy
from pipeline.report.context.common import Passage, Ref, passage, passages, sender_ref, verbatim
from pipeline.report.material import Material
from pipeline.report.words import date, lang_tag, type_label


@dataclass(frozen=True)
class Joining:
    """A sender that joins the answer of another, with the sentence that says so."""

    sender: Ref
    of: Ref
    quote: Passage


@dataclass(frozen=True)
class SentBy:
    """Who sent the text, and what differs from it; ``percent`` says how like it is, None when the words are the same.
    ``place`` is the letter's number in the site's data.

    ``n_hidden``: sentences that differ and name a private person."""

    sender: Ref
    type: str
    date: str | None
    read: str | None
    percent: int | None
    added: tuple[Passage, ...]
    left_out: tuple[Passage, ...]
    n_hidden: int
    place: int | None


@dataclass(frozen=True)
class Paragraph:
    """A block of the text: ``kind`` is heading, item, quote or paragraph."""

    kind: str
    text: str


@dataclass(frozen=True)
class CopyGroup:
    """A text that several have sent. ``n_exact`` of them sent the very same words."""

    anchor: str
    lang: str | None
    text: tuple[Paragraph, ...]
    sent: tuple[SentBy, ...]
    n_exact: int
    n_senders: int
    asked: str | None
    """What counts the letters and their senders; None where one of them is not in the site's data."""


@dataclass(frozen=True)
class CopiesPage:
    """All the page of alike letters shows; the numbers are of the letters that answer the plan, as in the accounts."""

    groups: tuple[CopyGroup, ...]
    n_letters: int | None
    n_texts: int | None


def copies_page(m: Material) -> CopiesPage:
    """Every text that several have sent, that of most letters first."""
    order = sorted(m.copies, key=lambda k: (-len(m.copies[k]), m.doc_number[k]))
    return CopiesPage(
        groups=tuple(_group(m, m.copies[k]) for k in order),
        n_letters=m.counts.get("letters"),
        n_texts=m.counts.get("distinct_texts"),
    )


@dataclass(frozen=True)
class AlikeLetters:
    """How many other letters are like a document, whether to the word, and where they stand."""

    n: int
    exact: bool
    href: str


def alike(m: Material, doc_id: str) -> AlikeLetters | None:
    """Link to the letters that are like a document, or None for one that stands alone."""
    group = m.copies.get(m.copy_group.get(doc_id, ""))
    if group is None:
        return None
    same = all(c.exact for c in group)
    return AlikeLetters(len(group) - 1, same, f"kopier.html#{_anchor(m, group)}")


def joinings(m: Material) -> tuple[Joining, ...]:
    """All answers that join another, in the documents' order."""
    return tuple(joining(m, e) for e in m.endorsements)


def joining(m: Material, e: Endorsement) -> Joining:
    """An endorsement as it is shown."""
    return Joining(sender_ref(m.senders[e.sender]), sender_ref(m.senders[e.of]), passage(m, e.sentence_id))


def _anchor(m: Material, group: tuple[Copy, ...]) -> str:
    return f"tekst-{m.doc_number[group[0].group]}"


def _group(m: Material, group: tuple[Copy, ...]) -> CopyGroup:
    sent = tuple(_sent(m, c) for c in group)
    places = [str(s.place) for s in sent if s.place is not None]
    return CopyGroup(
        anchor=_anchor(m, group),
        lang=lang_tag(m.documents[group[0].group].language),
        text=_text(m, group[0].group),
        sent=sent,
        n_exact=sum(c.exact for c in group),
        n_senders=len({s.sender.href for s in sent}),
        asked=f"docs={','.join(places)}" if len(places) == len(sent) else None,
    )


def _sent(m: Material, c: Copy) -> SentBy:
    d = m.documents[c.doc_id]
    sender = m.senders[privacy.sender_key(d)]
    page = m.letter_pages.get(c.doc_id)
    added, left_out = passages(m, c.added), passages(m, c.left_out)
    return SentBy(
        sender=sender_ref(sender),
        type=type_label(sender.type),
        date=date(d.date),
        read=f"svar/{page}.html" if page else None,
        percent=None if c.exact else int(100 * c.similarity),
        added=added,
        left_out=left_out,
        n_hidden=len(c.added) + len(c.left_out) - len(added) - len(left_out),
        place=m.place.get(c.doc_id),
    )


def _text(m: Material, doc_id: str) -> tuple[Paragraph, ...]:
    """The text block by block, each sentence verbatim; letterhead, signature and tables are left out."""
    shown = (s for s in m.by_document.get(doc_id, ()) if s.kind != "other")
    out = []
    for _, block in groupby(shown, key=lambda s: s.block_id):
        sentences = tuple(block)
        kind = sentences[0].block_kind if sentences[0].block_kind in ("heading", "item", "quote") else "paragraph"
        out.append(Paragraph(kind, " ".join(verbatim(m, s.sentence_id) for s in sentences)))
    return tuple(out)
