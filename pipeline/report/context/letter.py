"""A page a letter: the text as it was read, with positions, themes and measures marked where they stand, and beside it
the pages as they look, where they may be shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.records import Argument, Document, Sentence
from pipeline.report import privacy
from pipeline.report.context.common import (
    Aligned,
    Case,
    Ref,
    anchor,
    case_of,
    leaf_href,
    mark_anchor,
    measure_ref,
    sender_ref,
    source_href,
    theme_ref,
    verbatim,
)
from pipeline.report.context.sheet import SheetView, sheet_views
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import ARGUMENTS, RELATIONS, STANCES, Look, date

DEEPEST = 3
"""Levels of headings in the contents; those below stand with them."""
IS_MEASURE = msg("tiltaket står her")
"""How a sentence of the plan relates to the measure it holds."""


@dataclass(frozen=True)
class Piece:
    """Words of a sentence; ``kind`` and ``label`` are set where they are a reservation, a wish or a reason."""

    text: str
    kind: str | None = None
    label: str | None = None


@dataclass(frozen=True)
class Turn:
    """Where a page begins, with a link to it in the file where that may be shown."""

    page: int
    href: str | None


@dataclass(frozen=True)
class Span:
    """A sentence, with its stance when it is a position. ``abstained``: it was looked at, and no stance was set."""

    text: str
    pieces: tuple[Piece, ...]
    anchor: str
    look: Look | None
    abstained: bool
    themes: tuple[Ref, ...]
    measures: tuple[Aligned, ...]
    mark: str | None
    """The anchor of its mark on the page's image."""
    turn: Turn | None
    """The page that begins before it, where no mark over the text says so."""


@dataclass(frozen=True)
class ReadBlock:
    """A block: ``kind`` is heading, item, paragraph, quote or other."""

    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Leaf:
    """The blocks that begin on a page, with its image where it is shown.

    ``turn`` is the mark above them; None where there are no pages, or where the page began inside the block before.
    """

    turn: Turn | None
    sheets: tuple[SheetView, ...]
    blocks: tuple[ReadBlock, ...]


@dataclass(frozen=True)
class Entry:
    """A heading in the contents, with the positions below it: sentences ``first`` to ``last`` in the site's data."""

    text: str
    anchor: str
    level: int
    first: int
    last: int
    n: int


@dataclass(frozen=True)
class StanceCount:
    """How many of the letter's positions have a stance; ``key`` is the stance."""

    look: Look
    key: str
    n: int


@dataclass(frozen=True)
class LetterPage:
    """All a letter's page shows. ``doc`` is the document's number in the site's data, ``first`` its first sentence's;
    the others follow in the order they stand."""

    href: str
    title: str
    sender: Ref | None
    lang: str
    date: str | None
    case: Case | None
    source: str | None
    doc: int
    first: int
    n_positions: int
    stances: tuple[StanceCount, ...]
    contents: tuple[Entry, ...]
    leaves: tuple[Leaf, ...]
    n_sheets: int


def letter_pages(m: Material) -> tuple[LetterPage, ...]:
    """A page for every document that may be read in the site, in the documents' order."""
    numbers = {d.doc_id: n for n, d in enumerate(m.read_documents)}
    plan = _plan_measures(m)
    said = _arguments(m)
    return tuple(_page(m, m.documents[i], page, numbers[i], plan, said) for i, page in m.letter_pages.items())


def _page(
    m: Material,
    d: Document,
    page: str,
    number: int,
    plan: Mapping[str, tuple[Aligned, ...]],
    said: Mapping[str, Sequence[Argument]],
) -> LetterPage:
    sheets = sheet_views(m, d.doc_id)
    found = [m.stances[s.sentence_id].stance for s in m.by_document[d.doc_id] if m.is_position(s.sentence_id)]
    return LetterPage(
        href=f"svar/{page}.html",
        title=d.title or d.file,
        sender=None if d.role == "plan" else sender_ref(m.senders[privacy.sender_key(d)]),
        lang="und" if d.language == "other" else d.language or "nb",
        date=date(d.date),
        case=case_of(d),
        source=source_href(m, d, None),
        doc=number,
        first=min((m.index[s.sentence_id] for s in m.by_document[d.doc_id]), default=0),
        n_positions=len(found),
        stances=tuple(StanceCount(look, key, found.count(key)) for key, look in STANCES.items() if key in found),
        contents=_contents(m, d),
        leaves=_leaves(m, d, sheets, plan, said),
        n_sheets=len(sheets),
    )


def _contents(m: Material, d: Document) -> tuple[Entry, ...]:
    """The headings, each with how many positions stand below it before the next."""
    sentences = m.by_document[d.doc_id]
    heads = [n for n, s in enumerate(sentences) if s.kind == "heading"]
    out = []
    for at, n in enumerate(heads):
        end = heads[at + 1] if at + 1 < len(heads) else len(sentences)
        below = sentences[n:end]
        block = m.blocks.get(below[0].block_id)
        level = min((block.level if block else None) or 1, DEEPEST)
        positions = sum(m.is_position(s.sentence_id) for s in below)
        ids = [s.sentence_id for s in below]
        first, last = m.index[ids[0]], m.index[ids[-1]]
        out.append(Entry(verbatim(m, ids[0]), anchor(m, ids[0]), level, first, last, positions))
    return tuple(out)


def _leaves(
    m: Material,
    d: Document,
    sheets: Sequence[SheetView],
    plan: Mapping[str, tuple[Aligned, ...]],
    said: Mapping[str, Sequence[Argument]],
) -> tuple[Leaf, ...]:
    """The blocks by the page they begin on; an image of a page on which none begins stands with the page before."""
    blocks = [tuple(group) for _, group in groupby(m.by_document[d.doc_id], key=lambda s: s.block_id)]
    runs = [tuple(run) for _, run in groupby(blocks, key=lambda b: b[0].page if d.n_pages is not None else None)]
    turns = _turns(m, d)
    waiting = list(sheets)
    out = []
    for n, run in enumerate(runs):
        first = run[0][0]
        coming = runs[n + 1][0][0].page if n + 1 < len(runs) else None
        here = [s for s in waiting if coming is None or s.number < coming or s.number == first.page]
        waiting = [s for s in waiting if s not in here]
        above = turns.pop(first.sentence_id, None)
        spans = [(b, tuple(_span(m, d, s, plan, said, turns.get(s.sentence_id)) for s in b)) for b in run]
        out.append(Leaf(above, tuple(here), tuple(ReadBlock(_kind(b[0]), found) for b, found in spans)))
    return tuple(out)


def _turns(m: Material, d: Document) -> dict[str, Turn]:
    """The sentences that begin on another page than the one before them, in a document that has pages."""
    sentences = m.by_document[d.doc_id] if d.n_pages is not None else ()
    before = [None, *(s.page for s in sentences)]
    return {
        s.sentence_id: Turn(s.page, source_href(m, d, s.page))
        for s, page in zip(sentences, before, strict=False)
        if s.page != page
    }


def _kind(s: Sentence) -> str:
    if s.kind == "other":
        return "other"
    if s.block_kind in ("heading", "item", "quote"):
        return s.block_kind
    return "paragraph"


def _span(
    m: Material,
    d: Document,
    s: Sentence,
    plan: Mapping[str, tuple[Aligned, ...]],
    said: Mapping[str, Sequence[Argument]],
    turn: Turn | None,
) -> Span:
    i = s.sentence_id
    position = m.is_position(i)
    judged = m.stances.get(i)
    text = verbatim(m, i)
    return Span(
        text=text,
        pieces=_pieces(s, said.get(i, ())),
        anchor=anchor(m, i),
        look=STANCES[judged.stance] if position and judged and judged.stance else None,
        abstained=d.role != "plan" and judged is not None and judged.stance is None and s.kind != "other",
        themes=tuple(theme_ref(m, t) for t in dict.fromkeys(t.theme for t in m.tags.get(i, ()))),
        measures=plan.get(i, ()) if d.role == "plan" else _measures(m, i),
        mark=mark_anchor(m, i) if leaf_href(m, i) else None,
        turn=turn,
    )


def _measures(m: Material, sentence_id: str) -> tuple[Aligned, ...]:
    found = sorted(m.aligned.get(sentence_id, ()), key=lambda a: a.rank)
    return tuple(
        Aligned(measure_ref(m, a.measure_id), RELATIONS[a.relation]) for a in found if a.measure_id in m.measures
    )


def _plan_measures(m: Material) -> dict[str, tuple[Aligned, ...]]:
    """The plan's sentences that are measures, each with the measure."""
    out: dict[str, tuple[Aligned, ...]] = {}
    for k, measure in m.measures.items():
        for place in measure.places if measure.kind != "whole" else ():
            for s in m.by_document.get(measure.doc_id, ()):
                if s.start < place.end and place.start < s.end:
                    known = out.get(s.sentence_id, ())
                    out[s.sentence_id] = (*known, Aligned(measure_ref(m, k), IS_MEASURE))
    return out


def _arguments(m: Material) -> dict[str, list[Argument]]:
    """The arguments by the sentence that they stand in, which may be the one beside their position."""
    out: dict[str, list[Argument]] = {}
    for found in m.arguments.values():
        for a in found:
            out.setdefault(a.sentence_id, []).append(a)
    return out


def _pieces(s: Sentence, found: Sequence[Argument]) -> tuple[Piece, ...]:
    """The sentence cut where arguments begin and end; of those that overlap, the first that begins is marked."""
    out: list[Piece] = []
    at = s.start
    for a in sorted(found, key=lambda a: (a.start, a.end, a.kind)):
        if a.start < at:
            continue
        out += [Piece(s.text[at - s.start : a.start - s.start])] if a.start > at else []
        out.append(Piece(a.text, a.kind, ARGUMENTS[a.kind]))
        at = a.end
    rest = s.text[at - s.start :]
    return (*out, Piece(rest)) if rest else tuple(out)
