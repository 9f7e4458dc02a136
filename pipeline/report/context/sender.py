"""A page a sender: who it is, what it sent, its views, how it differs from its like, and what it says in order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.records import Document, View
from pipeline.report import privacy
from pipeline.report.context.certainty import Key, key_of, unsure_views
from pipeline.report.context.common import (
    Case,
    Passage,
    Ref,
    case_of,
    measure_href,
    measure_ref,
    passage,
    sender_ref,
    theme_ref,
)
from pipeline.report.context.copies import Joining, joining
from pipeline.report.context.demands import OnTheme, demands
from pipeline.report.context.measure import inherited_from, voice_anchor
from pipeline.report.context.mentions import Mentioned, mentioned, mentioned_by
from pipeline.report.context.profile import Alike, Profile, Stands, alikes, profile, stands
from pipeline.report.context.sent import Sent, in_order, sent_document, shown_file
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import VIEWS, Look, role, type_label


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
    """All of them."""
    shown: tuple[UnderHeading, ...]
    """Those that are shown at once."""
    folded: tuple[UnderHeading, ...]
    n_folded: int
    read: str | None
    """The letter's page."""


@dataclass(frozen=True)
class ViewLine:
    """The sender's view of one measure."""

    measure: Ref
    text: str
    look: Look
    href: str
    n: int
    inherited_from: Ref | None
    index: int
    """The view's number in the site's data."""
    docs: str
    """The numbers there of the documents that it comes from, with commas."""
    unsure: bool
    """No headline counts it."""


@dataclass(frozen=True)
class ViewGroup:
    """The views from what answers the plan (``case`` is None), or from one other case."""

    case: Case | None
    lines: tuple[ViewLine, ...]


@dataclass(frozen=True)
class SenderPage:
    """All a sender's page shows; also its row in the list of senders. ``number`` is its own in the site's data."""

    href: str
    page: str
    number: int
    name: str
    type: str
    private: bool
    invited: bool
    documents: tuple[Sent, ...]
    letters: tuple[Letter, ...]
    views: tuple[ViewGroup, ...]
    n_measures: int
    """Measures the sender has a view of."""
    themes: tuple[tuple[Ref, str, int], ...]
    """Each with its code and the number of sentences."""
    demands: tuple[OnTheme, ...]
    profile: Profile | None
    alike: tuple[Alike, ...]
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


@dataclass(frozen=True)
class _Known:
    """What all senders' pages look up."""

    numbers: Mapping[str, int]
    """Each sender's in the site's data."""
    docs: Mapping[str, int]
    positions: Mapping[str, Sequence[str]]
    """Those that may be shown, by document."""
    n_hidden: Mapping[str, int]
    """Positions of a document that are not shown."""
    views: Mapping[str, Sequence[tuple[int, View]]]
    stands: Stands
    alikes: Mapping[str, tuple[Alike, ...]]
    unsure: frozenset[Key]
    positions_open: int | None


def sender_pages(m: Material, positions_open: int | None = None) -> tuple[SenderPage, ...]:
    """A page for every sender, by type and name. ``positions_open``: how many positions of a letter are shown at
    once; None: all."""
    known = _known(m, positions_open)
    return tuple(_page(m, s, known) for s in m.senders.values())


def _known(m: Material, positions_open: int | None) -> _Known:
    positions: dict[str, list[str]] = defaultdict(list)
    for i in m.positions:
        positions[m.sentences[i].doc_id].append(i)
    every = Counter(st.doc_id for st in m.stances.values() if st.stance not in (None, "ingen"))
    views: dict[str, list[tuple[int, View]]] = defaultdict(list)
    for n, v in enumerate(m.views):
        views[v.sender].append((n, v))
    standing = stands(m)
    return _Known(
        numbers={k: n for n, k in enumerate(m.senders)},
        docs={d.doc_id: n for n, d in enumerate(m.read_documents)},
        positions=positions,
        n_hidden={k: n - len(positions.get(k, ())) for k, n in every.items()},
        views=views,
        stands=standing,
        alikes=alikes(m, standing),
        unsure=unsure_views(m),
        positions_open=positions_open,
    )


def _page(m: Material, s: Sender, known: _Known) -> SenderPage:
    stances = [m.stance_of(i) for d in s.documents for i in known.positions.get(d.doc_id, ())]
    sent = tuple(sent_document(m, d, known.n_hidden.get(d.doc_id, 0)) for d in in_order(s.documents))
    answering = [x for x in sent if x.overall and x.case is None]
    themes = sorted(known.stands.themes[s.key].items(), key=lambda t: (-t[1], t[0]))
    return SenderPage(
        href=s.href,
        page=s.page,
        number=known.numbers[s.key],
        name=s.name,
        type=type_label(s.type),
        private=s.private,
        invited=s.key in m.invited.answered,
        documents=sent,
        letters=tuple(_letter(m, d, known) for d in s.documents if d.status == "analysed"),
        views=_views(m, s, known),
        n_measures=len({v.measure_id for _, v in known.views.get(s.key, ())}),
        themes=tuple((theme_ref(m, t), t, n) for t, n in themes),
        demands=demands(m, [i for d in s.documents for i in known.positions.get(d.doc_id, ())]),
        profile=profile(m, known.stands, s),
        alike=known.alikes[s.key],
        n_words=sum(d.n_words for d in s.documents if d.status == "analysed"),
        n_positions=len(stances),
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


def _letter(m: Material, d: Document, known: _Known) -> Letter:
    positions = list(known.positions.get(d.doc_id, ()))
    cut = len(positions) if known.positions_open is None else known.positions_open
    page = m.letter_pages.get(d.doc_id)
    parts = _parts(m, positions)
    return Letter(
        title=(d.title or d.file) if shown_file(m, d) else role(d),
        lang=None if d.language in (None, "nb", "other") else d.language,
        case=case_of(d),
        parts=parts,
        shown=_between(parts, 0, cut),
        folded=_between(parts, cut, len(positions)),
        n_folded=len(positions[cut:]),
        read=f"svar/{page}.html" if page else None,
    )


def _parts(m: Material, positions: Sequence[str]) -> tuple[UnderHeading, ...]:
    """The positions under the headings they stand below; a heading that names a private person is not shown."""
    runs = groupby(positions, key=lambda i: m.sentences[i].heading)
    return tuple(
        UnderHeading(None if h and privacy.holds(h, m.names.hidden) else h, tuple(passage(m, i) for i in run))
        for h, run in runs
    )


def _between(parts: Sequence[UnderHeading], first: int, end: int) -> tuple[UnderHeading, ...]:
    """The positions from ``first`` to before ``end``, counted over all the headings, each under its own."""
    out = []
    at = 0
    for p in parts:
        quotes = p.quotes[max(first - at, 0) : max(end - at, 0)]
        out += [UnderHeading(p.heading, quotes)] if quotes else []
        at += len(p.quotes)
    return tuple(out)


def _views(m: Material, s: Sender, known: _Known) -> tuple[ViewGroup, ...]:
    """What answers the plan first, then each other case; measures in the plan's order."""
    order = {i: n for n, i in enumerate(m.measures)}
    docs: dict[str | None, list[int]] = defaultdict(list)
    dates: dict[str | None, Case] = {}
    for d in s.documents:
        case = case_of(d)
        if case:
            dates[case.title] = case
        if d.doc_id in known.docs:
            docs[case.title if case else None].append(known.docs[d.doc_id])
    own: dict[str | None, list[ViewLine]] = defaultdict(list)
    mine = known.views.get(s.key, ())
    for n, v in sorted(mine, key=lambda nv: (nv[1].answers or "", order[nv[1].measure_id])):
        own[v.answers].append(_line(m, s, v, n, docs[v.answers], unsure=key_of(v) in known.unsure))
    return tuple(
        ViewGroup((dates.get(case) or Case("Annen sak", case, None)) if case else None, tuple(lines))
        for case, lines in own.items()
    )


def _line(m: Material, s: Sender, v: View, index: int, docs: Sequence[int], *, unsure: bool) -> ViewLine:
    measure = m.measures[v.measure_id]
    return ViewLine(
        measure=measure_ref(m, v.measure_id),
        text=measure.text if measure.kind != "whole" else "",
        look=VIEWS[v.view],
        href=f"{measure_href(m, v.measure_id)}#{voice_anchor(m, s.key, v.answers)}",
        n=v.n_positions,
        inherited_from=inherited_from(m, v),
        index=index,
        docs=",".join(map(str, docs)),
        unsure=unsure,
    )
