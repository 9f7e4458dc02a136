"""A page a sender: who it is, what it sent, what it says in order, and its views of measures. And the list of all."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Document, View
from pipeline.report import privacy
from pipeline.report.context.common import (
    Case,
    Passage,
    Ref,
    case_of,
    measure_href,
    measure_ref,
    passage,
    sender_ref,
    source_href,
)
from pipeline.report.context.copies import Joining, alike, joining
from pipeline.report.context.measure import inherited_from, voice_anchor
from pipeline.report.context.mentions import Mentioned, mentioned, mentioned_by
from pipeline.report.material import Material, Sender
from pipeline.report.words import FIELDS, LANGUAGES, OVERALL, ROLES, STATUSES, VIEWS, Look, date, type_label


@dataclass(frozen=True)
class Sent:
    """A document of the sender's."""

    title: str
    file: str | None
    source: str | None
    read: str | None
    role: str
    date: str | None
    language: str | None
    n_pages: int | None
    n_words: int
    status: str
    analysed: bool
    reason: str | None
    case: Case | None
    guessed: tuple[str, ...]
    overall: Look | None
    overall_quote: Passage | None
    n_hidden: int
    alike: Ref | None
    """The page of the letters that are like this one."""


@dataclass(frozen=True)
class UnderHeading:
    """The positions under one heading of a document."""

    heading: str | None
    quotes: tuple[Passage, ...]


@dataclass(frozen=True)
class Letter:
    """The positions of one document, in order."""

    title: str
    lang: str | None
    case: Case | None
    parts: tuple[UnderHeading, ...]


@dataclass(frozen=True)
class ViewLine:
    """The sender's view of one measure."""

    measure: Ref
    text: str
    look: Look
    href: str
    n: int
    inherited_from: Ref | None


@dataclass(frozen=True)
class ViewGroup:
    """The views from what answers the plan (``case`` is None), or from one other case."""

    case: Case | None
    lines: tuple[ViewLine, ...]


@dataclass(frozen=True)
class SenderPage:
    """All a sender's page shows; also its row in the list of senders."""

    href: str
    name: str
    type: str
    private: bool
    invited: bool
    documents: tuple[Sent, ...]
    letters: tuple[Letter, ...]
    views: tuple[ViewGroup, ...]
    n_measures: int
    """Measures the sender has a view of."""
    themes: tuple[tuple[Ref, int], ...]
    n_words: int
    n_positions: int
    n_for: int
    n_wants: int
    n_against: int
    overall: Look | None
    joins: tuple[Joining, ...]
    """The answers this sender joins."""
    joined_by: tuple[Ref, ...]
    mentions: tuple[Mentioned, ...]
    mentioned_by: tuple[Mentioned, ...]


def sender_pages(m: Material) -> tuple[SenderPage, ...]:
    """A page for every sender, by type and name."""
    return tuple(_page(m, s) for s in m.senders.values())


def shown_file(m: Material, document: Document) -> str | None:
    """The file's name, or None for a private person's, whose name it may hold."""
    return None if privacy.is_private(document, m.hearing) else document.file


def shown_reason(m: Material, reason: str | None) -> str | None:
    """The reason a file got its status; not shown when it names a private person or their file."""
    if reason and privacy.holds(reason, (*m.names.hidden, *m.names.files)):
        return "vises ikke, fordi den nevner en privatperson"
    return reason


def _page(m: Material, s: Sender) -> SenderPage:
    mine = {d.doc_id for d in s.documents}
    positions = [i for i in m.positions if m.sentences[i].doc_id in mine]
    stances = [m.stance_of(i) for i in positions]
    sent = tuple(_sent(m, d) for d in s.documents)
    answering = [x for x in sent if x.overall and x.case is None]
    themes = sorted((t for t in m.sender_themes if t.sender == s.key), key=lambda t: (-t.n_sentences, t.theme))
    return SenderPage(
        href=s.href,
        name=s.name,
        type=type_label(s.type),
        private=s.private,
        invited=s.name in m.hearing.invited,
        documents=sent,
        letters=tuple(_letter(m, d, positions) for d in s.documents if d.status == "analysed"),
        views=_views(m, s),
        n_measures=len({v.measure_id for v in m.views if v.sender == s.key}),
        themes=tuple((_theme(m, t.theme), t.n_sentences) for t in themes if t.theme in m.themes),
        n_words=sum(d.n_words for d in s.documents if d.status == "analysed"),
        n_positions=len(positions),
        n_for=sum(x in ("støtter", "støtter-med-forbehold") for x in stances),
        n_wants=stances.count("foreslår"),
        n_against=sum(x in ("kritisk", "imot") for x in stances),
        overall=answering[0].overall if answering else None,
        joins=tuple(joining(m, e) for e in m.endorsements if e.sender == s.key),
        joined_by=tuple(
            sender_ref(m.senders[k]) for k in dict.fromkeys(e.sender for e in m.endorsements if e.of == s.key)
        ),
        mentions=mentioned(m, s.key),
        mentioned_by=mentioned_by(m, s.key),
    )


def _theme(m: Material, code: str) -> Ref:
    return Ref(m.themes[code].label_nb, f"tema/{m.theme_pages[code]}.html")


def _sent(m: Material, d: Document) -> Sent:
    file = shown_file(m, d)
    overall = m.overall.get(d.doc_id)
    by = overall.sentence_id if overall else None
    letter = m.letter_pages.get(d.doc_id)
    all_positions = [i for i, st in m.stances.items() if st.doc_id == d.doc_id and st.stance not in (None, "ingen")]
    return Sent(
        title=(d.title or d.file) if file else ROLES[d.role].capitalize(),
        file=file,
        source=source_href(m, d, None),
        read=f"svar/{letter}.html" if letter else None,
        role=ROLES[d.role],
        date=date(d.date),
        language=LANGUAGES[d.language] if d.language else None,
        n_pages=d.n_pages,
        n_words=d.n_words,
        status=STATUSES[d.status],
        analysed=d.status == "analysed",
        reason=shown_reason(m, d.reason),
        case=case_of(d),
        guessed=tuple(FIELDS.get(g, g) for g in d.guessed),
        overall=OVERALL[overall.overall] if overall else None,
        overall_quote=passage(m, by) if by and by in m.sentences else None,
        n_hidden=sum(i not in m.sentences for i in all_positions),
        alike=alike(m, d.doc_id),
    )


def _letter(m: Material, d: Document, positions: list[str]) -> Letter:
    parts: list[tuple[str | None, list[Passage]]] = []
    for i in positions:
        s = m.sentences[i]
        if s.doc_id != d.doc_id:
            continue
        if not parts or parts[-1][0] != s.heading:
            parts.append((s.heading, []))
        parts[-1][1].append(passage(m, i))
    file = shown_file(m, d)
    hidden = m.names.hidden
    return Letter(
        title=(d.title or d.file) if file else ROLES[d.role].capitalize(),
        lang=None if d.language in (None, "nb", "other") else d.language,
        case=case_of(d),
        parts=tuple(UnderHeading(None if h and privacy.holds(h, hidden) else h, tuple(quotes)) for h, quotes in parts),
    )


def _views(m: Material, s: Sender) -> tuple[ViewGroup, ...]:
    """What answers the plan first, then each other case; measures in the plan's order."""
    order = {i: n for n, i in enumerate(m.measures)}
    dates = {c.title: c for c in (case_of(d) for d in s.documents) if c}
    own: dict[str | None, list[View]] = {}
    for v in sorted((v for v in m.views if v.sender == s.key), key=lambda v: (v.answers or "", order[v.measure_id])):
        own.setdefault(v.answers, []).append(v)
    return tuple(
        ViewGroup(
            case=(dates.get(case) or Case("Annen sak", case, None)) if case else None,
            lines=tuple(_line(m, s, v) for v in views),
        )
        for case, views in own.items()
    )


def _line(m: Material, s: Sender, v: View) -> ViewLine:
    measure = m.measures[v.measure_id]
    return ViewLine(
        measure=measure_ref(m, v.measure_id),
        text=measure.text if measure.kind != "whole" else "",
        look=VIEWS[v.view],
        href=f"{measure_href(m, v.measure_id)}#{voice_anchor(m, s.key, v.answers)}",
        n=v.n_positions,
        inherited_from=inherited_from(m, v),
    )
