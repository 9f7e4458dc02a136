"""What may stand in the files people take away (law 7): withheld letters not at all, private persons by number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pipeline.export.labels import SENDER_TYPES, STANCES, role_label
from pipeline.export.site import page_names
from pipeline.records import (
    HELHET,
    Alignment,
    Argument,
    Count,
    Document,
    DocumentText,
    Gap,
    Ground,
    GroundCode,
    Hearing,
    Measure,
    Overall,
    SenderTheme,
    SenderType,
    Sentence,
    SentenceStance,
    Theme,
    ThemeTag,
    View,
)
from pipeline.stage import Inputs, LawBroken

T = TypeVar("T")
K = TypeVar("K")

_NUMBERED = re.compile(r"Privatperson (\d+)")
_TYPE_ORDER = {t: n for n, t in enumerate(SENDER_TYPES)}


@dataclass(frozen=True)
class Sender:
    """A høringsinstans: ``key`` is its name in the tables, ``name`` the one that is shown; ``page`` of the site."""

    key: str
    name: str
    type: SenderType | None
    page: str
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Published:
    """All that the files are made of; withheld documents are gone from it.

    ``private`` are the ids of private persons' documents: no name of a file or id of theirs may be shown.
    ``hidden`` are names of private persons; sentences that hold one are gone, and texts that do must not be written.
    """

    hearing: Hearing
    every_document: tuple[Document, ...]
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    sentences: Mapping[str, Sentence]
    stances: Mapping[str, SentenceStance]
    tags: Mapping[str, tuple[ThemeTag, ...]]
    aligned: Mapping[str, tuple[Alignment, ...]]
    arguments: tuple[Argument, ...]
    grounds: Mapping[GroundCode, Ground]
    measures: Mapping[str, Measure]
    themes: Mapping[str, Theme]
    senders: Mapping[str, Sender]
    views: tuple[View, ...]
    overall: Mapping[str, Overall]
    sender_themes: tuple[SenderTheme, ...]
    gaps: tuple[Gap, ...]
    counts: tuple[Count, ...]
    private: frozenset[str]
    hidden: tuple[str, ...]
    measure_pages: Mapping[str, str]
    theme_pages: Mapping[str, str]
    letter_pages: Mapping[str, str]

    def sender_of(self, doc_id: str) -> Sender:
        """The sender of a document that is not the plan."""
        return self.senders[sender_key(self.documents[doc_id])]

    def document_name(self, document: Document) -> str:
        """The document's title, or its file; of a private person's only what it is."""
        return role_label(document) if document.doc_id in self.private else document.title or document.file

    def case_of(self, document: Document) -> str | None:
        """The other case the document answers, or the background text it is; None when it answers the plan."""
        if document.answers:
            return document.answers
        return self.document_name(document) if document.role == "background" else None

    def letter_place(self, sentence: Sentence) -> tuple[str, str] | None:
        """Page of the site and anchor where the sentence can be read in its letter."""
        page = self.letter_pages.get(sentence.doc_id)
        anchor = f"s{self._numbers[sentence.doc_id]}-{sentence.sentence_id.rsplit('/', 1)[1]}"
        return (f"svar/{page}.html", anchor) if page else None

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {d.doc_id: n for n, d in enumerate(self.every_document, 1)}

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """Ids of all positions: by sender in the senders' order, then as they stand."""
        by_doc: dict[str, list[str]] = defaultdict(list)
        for s in self.sentences.values():
            stance = self.stances.get(s.sentence_id)
            if stance and stance.stance in STANCES and self.documents[s.doc_id].role != "plan":
                by_doc[s.doc_id].append(s.sentence_id)
        return tuple(i for sender in self.senders.values() for d in sender.documents for i in by_doc[d.doc_id])

    @cached_property
    def views_of(self) -> Mapping[tuple[str, str], tuple[View, ...]]:
        """The views of a measure by a sender: what answers the plan first, then other cases, the latest first."""
        dates: dict[str, str] = {}
        for d in self.documents.values():
            if case := self.case_of(d):
                dates[case] = max(dates.get(case, ""), d.date or "")
        found = grouped(sorted(self.views, key=lambda v: v.answers or ""), lambda v: (v.measure_id, v.sender))
        latest = {k: sorted(v, key=lambda x: dates.get(x.answers or "", ""), reverse=True) for k, v in found.items()}
        return {k: tuple(sorted(v, key=lambda x: x.answers is not None)) for k, v in latest.items()}

    @cached_property
    def counted(self) -> Mapping[str, tuple[View, ...]]:
        """The views each measure is counted by, one a sender: those that answer the plan, or, in a hearing that has
        none of them, the latest from another case."""
        other = all(v.answers is not None for v in self.views)
        first = [views[0] for views in self.views_of.values() if other or views[0].answers is None]
        return grouped(first, lambda v: v.measure_id)


def published(inputs: Inputs) -> Published:
    """The tables of ``inputs`` as they may be shown; raises LawBroken when a view names what is no measure."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    every = inputs.table("ingest/documents", Document)
    documents = {d.doc_id: d for d in every if d.published}
    names = _names(list(documents.values()), hearing)
    hidden = tuple(sorted({d.sender for d in documents.values() if d.sender and names[sender_key(d)] != d.sender}))
    private = frozenset(i for i, d in documents.items() if _is_private(d, hearing))
    rows = inputs.table("segment/sentences", Sentence)
    sentences = {s.sentence_id: s for s in rows if s.doc_id in documents and not holds(s.text, hidden)}
    whole = Measure(
        measure_id=HELHET, doc_id="", source="", section=None, ordinal=0, kind="whole", text=hearing.title, page=1
    )
    measures = {HELHET: whole} | {m.measure_id: m for m in inputs.table("measures/measures", Measure)}
    senders = _senders(list(documents.values()), names)
    themes = {t.theme: t for t in inputs.table("themes/codebook", Theme)}
    readable = {s.doc_id for s in sentences.values()} - private
    views = tuple(v for v in inputs.table("summary/views", View) if v.sender in senders)
    for v in views:
        if v.measure_id not in measures:
            raise LawBroken(f"synet til {names[v.sender]} gjelder «{v.measure_id}», som ikke er et tiltak i planen")
    return Published(
        hearing=hearing,
        every_document=every,
        documents=documents,
        texts={t.doc_id: t.text for t in inputs.table("ingest/texts", DocumentText) if t.doc_id in documents},
        sentences=sentences,
        stances={s.sentence_id: s for s in inputs.table("positions/stances", SentenceStance)},
        tags=grouped(inputs.table("themes/tags", ThemeTag), lambda t: t.sentence_id),
        aligned=_aligned(inputs.table("align/alignments", Alignment), measures),
        arguments=_arguments(inputs.table("summary/arguments", Argument), sentences, senders, documents),
        grounds={g.ground: g for g in inputs.table("summary/grounds", Ground)},
        measures=measures,
        themes=themes,
        senders=senders,
        views=views,
        overall={o.doc_id: o for o in inputs.table("summary/overall", Overall) if o.doc_id in documents},
        sender_themes=tuple(t for t in inputs.table("summary/sender_themes", SenderTheme) if t.sender in senders),
        gaps=inputs.table("summary/gaps", Gap),
        counts=inputs.table("summary/accounting", Count),
        private=private,
        hidden=hidden,
        measure_pages=page_names(measures),
        theme_pages=page_names(themes),
        letter_pages=page_names(i for i in documents if i in readable),
    )


def sender_key(document: Document) -> str:
    """The name under which the tables know the document's sender."""
    return document.sender or f"Ukjent avsender ({document.file})"


def holds(text: str, names: Sequence[str]) -> bool:
    """One of ``names`` stands as whole words in the text, in any case."""
    return any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text, re.IGNORECASE) for n in names)


def grouped(items: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    """The items by their key, in the order they come."""
    out: dict[K, list[T]] = defaultdict(list)
    for item in items:
        out[key(item)].append(item)
    return {k: tuple(v) for k, v in out.items()}


def _is_private(document: Document, hearing: Hearing) -> bool:
    return document.sender_type == "privatperson" and not hearing.show_private_names


def _names(documents: Sequence[Document], hearing: Hearing) -> dict[str, str]:
    """What each sender is called; private persons are numbered in the documents' order, after those numbered."""
    taken = [int(m[1]) for d in documents if (m := _NUMBERED.fullmatch(d.sender or ""))]
    number = max(taken, default=0)
    shown: dict[str, str] = {}
    for d in documents:
        key = sender_key(d)
        if key in shown:
            continue
        if _is_private(d, hearing) and not _NUMBERED.fullmatch(key):
            number += 1
            shown[key] = f"Privatperson {number}"
        else:
            shown[key] = key
    return shown


def _senders(documents: Sequence[Document], names: Mapping[str, str]) -> dict[str, Sender]:
    """Senders of everything but the plan, by type and name."""
    sent = grouped((d for d in documents if d.role != "plan"), sender_key)
    types = {k: next((d.sender_type for d in ds if d.sender_type), None) for k, ds in sent.items()}

    def place(key: str) -> tuple[int, str, str]:
        found = types[key]
        return (_TYPE_ORDER[found] if found else len(_TYPE_ORDER), names[key].casefold(), key)

    order = sorted(sent, key=place)
    pages = page_names(order, names)
    return {k: Sender(k, names[k], types[k], pages[k], sent[k]) for k in order}


def _arguments(
    rows: Iterable[Argument],
    sentences: Mapping[str, Sentence],
    senders: Mapping[str, Sender],
    documents: Mapping[str, Document],
) -> tuple[Argument, ...]:
    """The arguments that stand in sentences that are shown, by sender in the senders' order, then as they stand."""
    order = {k: n for n, k in enumerate(senders)}
    kept = [
        a
        for a in rows
        if {a.sentence_id, a.position_id} <= sentences.keys() and sender_key(documents[a.doc_id]) in order
    ]
    return tuple(sorted(kept, key=lambda a: (order[sender_key(documents[a.doc_id])], a.doc_id, a.start, a.end, a.kind)))


def _aligned(rows: Iterable[Alignment], measures: Mapping[str, Measure]) -> dict[str, tuple[Alignment, ...]]:
    kept = sorted((a for a in rows if a.accepted and a.measure_id in measures), key=lambda a: a.rank)
    return grouped(kept, lambda a: a.sentence_id)
