"""The tables, looked up by id: what every context builder reads. Withheld documents are gone from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from pipeline.records import (
    HELHET,
    Alignment,
    Answer,
    Argument,
    Block,
    Copy,
    Count,
    Document,
    DocumentText,
    Endorsement,
    Gap,
    Ground,
    Hearing,
    Measure,
    MeasureTheme,
    Mention,
    Overall,
    PatternUse,
    Placed,
    Quote,
    Score,
    SenderTheme,
    Sentence,
    SentenceStance,
    SentenceWords,
    SharedSentence,
    Theme,
    ThemeExample,
    ThemeTag,
    Topic,
    View,
)
from pipeline.report import links, privacy
from pipeline.report.grouping import grouped
from pipeline.report.invited import Invitation, invitation
from pipeline.report.published import Publication, publications
from pipeline.report.runsettings import FILE as SETTINGS
from pipeline.report.runsettings import settings
from pipeline.report.senders import Sender, senders_of
from pipeline.stage import InputFile, Inputs, LawBroken

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet:
    """The image of a page: its address in the site, the page's size in points and the image's in pixels."""

    href: str
    points: tuple[float, float]
    pixels: tuple[int, int]


@dataclass(frozen=True)
class Material:
    """All that the pages are made of. ``documents`` are the published ones; ``every_document`` has all."""

    hearing: Hearing
    every_document: tuple[Document, ...]
    documents: Mapping[str, Document]
    texts: Mapping[str, str]
    sentences: Mapping[str, Sentence]
    words: Mapping[str, SentenceWords]
    """The words of running text; what stands in tables and signatures has none."""
    stances: Mapping[str, SentenceStance]
    tags: Mapping[str, tuple[ThemeTag, ...]]
    aligned: Mapping[str, tuple[Alignment, ...]]
    measures: Mapping[str, Measure]
    themes: Mapping[str, Theme]
    planned: Mapping[str, tuple[str, ...]]
    """The themes that each measure's own words are about, in the codebook's order."""
    senders: Mapping[str, Sender]
    views: tuple[View, ...]
    quotes: tuple[Quote, ...]
    overall: Mapping[str, Overall]
    sender_themes: tuple[SenderTheme, ...]
    topics: tuple[Topic, ...]
    topic_counts: Mapping[str, int]
    """What topics were proposed from, and how many clusters were left out and why."""
    places: Mapping[str, Placed]
    """Where sentences lie on the map of sentences."""
    gaps: tuple[Gap, ...]
    counts: Mapping[str, int]
    copies: Mapping[str, tuple[Copy, ...]]
    """The letters that are alike, by the one that stands for their text, which comes first."""
    n_sharing: Mapping[str, int]
    """How many senders have the sentence, of those that several have in common."""
    arguments: Mapping[str, tuple[Argument, ...]]
    """Reservations, requested changes and reasons by the position they belong to."""
    grounds: Mapping[str, Ground]
    endorsements: tuple[Endorsement, ...]
    mentions: tuple[Mention, ...]
    """Those of senders that have a page."""
    answers: tuple[Answer, ...]
    """To the ministry's questions."""
    patterns: tuple[PatternUse, ...]
    theme_examples: tuple[ThemeExample, ...]
    settings: Mapping[str, str]
    published: tuple[Publication, ...]
    """The published runs, the first first, as they were stored."""
    metrics: Mapping[str, Any]
    scores: tuple[Score, ...]
    names: privacy.Names
    copied: frozenset[str]
    """doc_id of the documents whose file lies in the site."""
    measure_pages: Mapping[str, str]
    theme_pages: Mapping[str, str]
    letter_pages: Mapping[str, str]
    blocks: Mapping[str, Block]
    project: Mapping[str, InputFile]
    """``params.yaml`` and the models' files, by their path in the project."""
    n_without_source: int = 0
    """Documents whose file had no room in the site."""
    sheets: Mapping[tuple[str, int], Sheet] = field(default_factory=dict)
    """The pages that are shown as images, by doc_id and number."""
    n_without_sheets: int = 0
    """Documents whose pages had no room in the site."""

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Sentence, ...]]:
        """The sentences of each document, in order."""
        return grouped(self.sentences.values(), lambda s: s.doc_id)

    @cached_property
    def read_documents(self) -> tuple[Document, ...]:
        """The documents that hold sentences: the senders' in order, then the plan."""
        read = [d for d in self.documents.values() if d.doc_id in self.by_document]
        return tuple(sorted(read, key=lambda d: d.role == "plan"))

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Each document's number in the site's data and on its pages, of those that hold sentences."""
        return {d.doc_id: n for n, d in enumerate(self.read_documents)}

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Each sentence's number in the site's data and on its pages: by document, in the order of the text."""
        ids = (s.sentence_id for d in self.read_documents for s in self.by_document[d.doc_id])
        return {sentence_id: n for n, sentence_id in enumerate(ids)}

    @cached_property
    def sender_number(self) -> Mapping[str, int]:
        """Each sender's number in the site's data, by its name in the tables."""
        return {k: n for n, k in enumerate(self.senders)}

    @cached_property
    def copy_group(self) -> Mapping[str, str]:
        """The letter that stands for its text, of each letter that is like others."""
        return {c.doc_id: k for k, group in self.copies.items() for c in group}

    @cached_property
    def invited(self) -> Invitation:
        """Who was invited, against those who answered the plan."""
        answering = {privacy.sender_key(d) for d in self.documents.values() if d.role == "response" and not d.answers}
        return invitation(self.hearing.invited, {k: s.type for k, s in self.senders.items() if k in answering})

    @cached_property
    def doc_number(self) -> Mapping[str, int]:
        """Each document's number, in anchors and nowhere else."""
        return {d.doc_id: n for n, d in enumerate(self.every_document, 1)}

    def document_of(self, sentence_id: str) -> Document:
        """The document a sentence stands in."""
        return self.documents[self.sentences[sentence_id].doc_id]

    def sender_of(self, sentence_id: str) -> Sender:
        """The sender of the document a sentence stands in."""
        return self.senders[privacy.sender_key(self.document_of(sentence_id))]

    def stance_of(self, sentence_id: str) -> str | None:
        """The sentence's stance, or None where it was not judged or the pipeline abstained."""
        found = self.stances.get(sentence_id)
        return found.stance if found else None

    def is_position(self, sentence_id: str) -> bool:
        """The sentence has a stance other than *ingen*, in a document that counts."""
        return (
            sentence_id in self.sentences
            and self.stance_of(sentence_id) not in (None, "ingen")
            and self.document_of(sentence_id).role != "plan"
        )

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """Ids of all positions, in document order."""
        return tuple(s for s in self.sentences if self.is_position(s))


def gather(inputs: Inputs, most_copied: int | None = None) -> Material:
    """The tables of ``inputs`` as material. ``most_copied``: bytes of source files that may lie in the site, the
    plan's first and then in the documents' order; None: any.

    Raises LawBroken when a sentence does not stand verbatim at its address, or a table names what no table holds."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    every = inputs.table("ingest/documents", Document)
    documents = {d.doc_id: d for d in every if d.published}
    texts = {t.doc_id: t.text for t in inputs.table("ingest/texts", DocumentText) if t.doc_id in documents}
    known = privacy.names(list(documents.values()), hearing)
    sentences = _sentences(inputs.table("segment/sentences", Sentence), documents, known)
    measures = _measures(inputs.table("measures/measures", Measure), hearing)
    senders = senders_of(list(documents.values()), hearing, known)
    views = tuple(v for v in inputs.table("summary/views", View) if v.sender in senders)
    _check_views(views, measures)
    copied, n_without_source = _copied(documents.values(), hearing, inputs, most_copied)
    themes = {t.theme: t for t in inputs.table("themes/codebook", Theme)}
    return Material(
        hearing=hearing,
        every_document=every,
        documents=documents,
        texts=texts,
        sentences=sentences,
        words={w.sentence_id: w for w in inputs.table("segment/words", SentenceWords) if w.sentence_id in sentences},
        stances={s.sentence_id: s for s in inputs.table("positions/stances", SentenceStance)},
        tags=grouped(inputs.table("themes/tags", ThemeTag), lambda t: t.sentence_id),
        aligned=grouped(
            (a for a in inputs.table("align/alignments", Alignment) if a.accepted), lambda a: a.sentence_id
        ),
        measures=measures,
        themes=themes,
        planned=_planned(inputs.table("themes/planned", MeasureTheme), themes),
        senders=senders,
        views=views,
        quotes=tuple(q for q in inputs.table("summary/quotes", Quote) if q.sentence_id in sentences),
        overall={o.doc_id: o for o in inputs.table("summary/overall", Overall) if o.doc_id in documents},
        sender_themes=tuple(t for t in inputs.table("summary/sender_themes", SenderTheme) if t.sender in senders),
        topics=inputs.table("topics/topics", Topic),
        topic_counts={c.step: c.n for c in inputs.table("topics/ground", Count)},
        places={p.sentence_id: p for p in inputs.table("topics/places", Placed) if p.sentence_id in sentences},
        gaps=inputs.table("summary/gaps", Gap),
        counts={c.step: c.n for c in inputs.table("summary/accounting", Count)},
        copies=_copies(inputs.table("summary/copies", Copy), documents),
        n_sharing={s.sentence_id: s.n_senders for s in inputs.table("summary/shared_sentences", SharedSentence)},
        arguments=_arguments(inputs.table("summary/arguments", Argument), sentences, texts),
        grounds={g.ground: g for g in inputs.table("summary/grounds", Ground)},
        endorsements=tuple(
            e
            for e in inputs.table("summary/endorsements", Endorsement)
            if e.sender in senders and e.of in senders and e.sentence_id in sentences
        ),
        mentions=tuple(
            x for x in inputs.table("summary/mentions", Mention) if x.sender in senders and x.sentence_id in sentences
        ),
        answers=tuple(a for a in inputs.table("summary/answers", Answer) if a.doc_id in documents),
        patterns=inputs.table("themes/patterns", PatternUse),
        theme_examples=inputs.table("themes/examples", ThemeExample),
        settings=settings(inputs.files.get(SETTINGS)),
        published=publications(inputs.files),
        metrics=msgspec.json.decode(inputs.files["metrics/metrics.json"].read(), type=dict[str, Any]),
        scores=inputs.table("evaluate/scores", Score),
        names=known,
        copied=copied,
        measure_pages=links.page_names(measures),
        theme_pages=links.page_names(themes),
        letter_pages=_letter_pages(list(documents.values()), hearing, sentences.values()),
        blocks={b.block_id: b for b in inputs.table("ingest/blocks", Block) if b.doc_id in documents},
        n_without_source=n_without_source,
        project={n: f for n, f in inputs.files.items() if n == "params.yaml" or n.startswith("models/")},
    )


def _sentences(
    rows: Iterable[Sentence], documents: Mapping[str, Document], known: privacy.Names
) -> dict[str, Sentence]:
    """The sentences that may be shown: of published documents, and without a private person's name."""
    shown = (s for s in rows if s.doc_id in documents and not privacy.holds(s.text, known.hidden))
    return {s.sentence_id: s for s in shown}


def _copies(rows: Iterable[Copy], documents: Mapping[str, Document]) -> dict[str, tuple[Copy, ...]]:
    """The letters that are alike among those that may be shown; one that is like withheld ones only stands alone."""
    groups = grouped((c for c in rows if c.doc_id in documents and c.group in documents), lambda c: c.group)
    return {k: found for k, found in groups.items() if len(found) > 1}


def _arguments(
    rows: Iterable[Argument], sentences: Mapping[str, Sentence], texts: Mapping[str, str]
) -> dict[str, tuple[Argument, ...]]:
    """The arguments in sentences that may be shown; raises LawBroken when one is not at its address (law 2)."""
    shown = [a for a in rows if a.sentence_id in sentences and a.position_id in sentences]
    for a in shown:
        if texts[a.doc_id][a.start : a.end] != a.text:
            raise LawBroken(f"lov 2: {a.kind} i {a.sentence_id} står ikke ordrett på {a.start}–{a.end}: «{a.text}»")
    return grouped(shown, lambda a: a.position_id)


def _planned(rows: Iterable[MeasureTheme], themes: Mapping[str, Theme]) -> dict[str, tuple[str, ...]]:
    """Themes by measure, each once, those that the codebook holds."""
    found = grouped(rows, lambda r: r.measure_id)
    return {i: tuple(t for t in themes if any(r.theme == t for r in own)) for i, own in found.items()}


def _copied(
    documents: Iterable[Document], hearing: Hearing, inputs: Inputs, most: int | None
) -> tuple[frozenset[str], int]:
    """Ids of the documents whose file may lie in the site, is there to be copied and has room; how many have none."""
    may = [d for d in documents if privacy.may_copy(d, hearing) and f"documents/{d.file}" in inputs.files]
    copied, size = [], 0
    for d in sorted(may, key=lambda d: d.role != "plan"):
        size += inputs.files[f"documents/{d.file}"].size if most is not None else 0
        if most is not None and size > most:
            break
        copied.append(d.doc_id)
    return frozenset(copied), len(may) - len(copied)


def _measures(rows: Iterable[Measure], hearing: Hearing) -> dict[str, Measure]:
    """Measures by id, the proposal as a whole first; it is there also when the plan's table lacks it."""
    whole = Measure(
        measure_id=HELHET, doc_id="", source="", section=None, ordinal=0, kind="whole", text=hearing.title, page=1
    )
    return {HELHET: whole} | {m.measure_id: m for m in rows}


def _letter_pages(documents: list[Document], hearing: Hearing, sentences: Iterable[Sentence]) -> dict[str, str]:
    """Page names of the documents that can be read in the site: analysed, and no private person's."""
    has_text = {s.doc_id for s in sentences}
    read = [d for d in documents if d.doc_id in has_text and not privacy.is_private(d, hearing)]
    return links.page_names([d.doc_id for d in read])


def _check_views(views: Iterable[View], measures: Mapping[str, Measure]) -> None:
    for v in views:
        if v.measure_id not in measures:
            raise LawBroken(f"synet til {v.sender} gjelder «{v.measure_id}», som ikke er et tiltak i planen")
