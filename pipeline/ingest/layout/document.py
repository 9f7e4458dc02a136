"""The whole document: pages of lines to blocks in reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.ingest import cleaning
from pipeline.ingest.cleaning import Vocabulary
from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.layout import assembly
from pipeline.ingest.layout.boxes import Zone, zones
from pipeline.ingest.layout.columns import CELL, Strip, gutters, settle, strips
from pipeline.ingest.layout.contents import contents_rows, in_columns
from pipeline.ingest.layout.footnotes import Note, split_notes
from pipeline.ingest.layout.furniture import furniture
from pipeline.ingest.layout.kinds import Draft, drafts, settle_kinds
from pipeline.ingest.layout.paragraphs import chunks
from pipeline.ingest.layout.rows import Page, Row
from pipeline.ingest.layout.styles import Style, style_of


@dataclass(frozen=True, slots=True)
class _Float:
    """What stands apart from the running text and comes after the paragraph it interrupts."""

    strip: int
    """Place in reading order of the strip it comes after; -1: before all."""
    blocks: tuple[RawBlock, ...] = ()
    box: tuple[Strip, ...] = ()
    """The parts of a box, in order."""


@dataclass(slots=True)
class _Flow:
    """The pages taken apart: running text, and what floats beside it."""

    text: list[Strip] = field(default_factory=list)
    floats: list[_Float] = field(default_factory=list)
    notes: list[tuple[int, Note]] = field(default_factory=list)


def read_layout(pages: Sequence[Page]) -> tuple[RawBlock, ...]:
    """The document's blocks in reading order."""
    size, bold = body_style(pages)
    edges = furniture(pages, size)
    inner = [_without(page.rows, found) for page, found in zip(pages, edges, strict=True)]
    contents = contents_rows(pages, inner)
    inner = [_without(rows, found) for rows, found in zip(inner, contents, strict=True)]
    known = cleaning.vocabulary(r.text for rows in inner for r in rows)
    flow = _flow(pages, inner, edges, contents, size)
    flow.text = settle(flow.text)
    marks = frozenset(n.mark for _, n in flow.notes if n.mark)
    style = style_of(flow.text, size, bold)
    main = drafts(chunks(flow.text, style), style)
    return _merge(main, flow, known, marks, style)


def plain_pages(pages: Sequence[Page]) -> tuple[RawBlock, ...]:
    """Each page's lines as one paragraph, for a document whose layout cannot be made sense of."""
    known = cleaning.vocabulary(r.text for page in pages for r in page.rows)
    return tuple(assembly.block("paragraph", page.rows, known, frozenset()) for page in pages if page.rows)


def body_style(pages: Sequence[Page]) -> tuple[float, bool]:
    """Size and weight of the running text: those of most letters."""
    sizes: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for row in page.rows:
            for word in row.words:
                sizes[round(word.size * 2) / 2, word.bold] += len(word.text)
    return max(sizes, key=lambda s: (sizes[s], s)) if sizes else (11.0, False)


def _without(rows: Sequence[Row], found: Sequence[Row]) -> list[Row]:
    gone = {id(r) for r in found}
    return [r for r in rows if id(r) not in gone]


def _flow(
    pages: Sequence[Page],
    inner: Sequence[Sequence[Row]],
    edges: Sequence[Sequence[Row]],
    contents: Sequence[Sequence[Row]],
    size: float,
) -> _Flow:
    flow = _Flow()
    parted = [zones(page, rows) for page, rows in zip(pages, inner, strict=True)]
    known = _known_gutters([rows for _, rows in parted])
    for page, (found, rows), edge, entries in zip(pages, parted, edges, contents, strict=True):
        if entries:
            blocks = tuple(assembly.contents_block(r) for r in in_columns(entries))
            flow.floats.append(_Float(len(flow.text) - 1, blocks))
        for strip in strips(page.number, rows, found, known):
            if strip.zone is None:
                text, notes = split_notes(strip, page, size)
                if text.rows:
                    flow.text.append(text)
                flow.notes += [(len(flow.text) - 1, n) for n in notes]
            else:
                _zone(strip, flow)
        for row in sorted(edge, key=lambda r: (r.top, r.x0)):
            kind = assembly.block("furniture", [row], Vocabulary(), frozenset())
            flow.floats.append(_Float(len(flow.text) - 1, (kind,)))
    return flow


def _known_gutters(pages: Sequence[Sequence[Row]]) -> list[float]:
    """Gutters that several pages have, the most frequent first."""
    found: Counter[int] = Counter()
    for rows in pages:
        for x in gutters(rows):
            found[round(x + 2.5)] += 1
    return [float(x) for x, n in found.most_common(4) if n >= max(2, 0.15 * len(pages))]


def _zone(strip: Strip, flow: _Flow) -> None:
    """A box joins the box before when it is its continuation; tables and figures become blocks."""
    zone = strip.zone
    assert zone is not None
    after = len(flow.text) - 1
    if zone.kind == "box":
        parts = strips(strip.page, zone.rows, (), ())
        last = next((f for f in reversed(flow.floats) if f.box), None)
        if last is not None and _continues(zone, parts, last, flow):
            flow.floats[flow.floats.index(last)] = _Float(last.strip, box=(*last.box, *parts))
        else:
            flow.floats.append(_Float(after, box=tuple(parts)))
        return
    if zone.kind == "table" and _is_letterhead(zone, strip):
        flow.text.append(Strip(strip.page, strip.left, strip.right, CELL, zone.rows))
        return
    none = Vocabulary()
    blocks = [assembly.block("caption", [r], none, frozenset()) for r in zone.above]
    if zone.cells:
        flow.text += [Strip(strip.page, min(r.x0 for r in c), max(r.x1 for r in c), CELL, c) for c in zone.cells]
    else:
        blocks += assembly.table_blocks(zone.rows, none)
    blocks += [assembly.block("caption", [r], none, frozenset()) for r in zone.below]
    flow.floats.append(_Float(after, tuple(blocks)))


def _is_letterhead(zone: Zone, strip: Strip) -> bool:
    """Whether a table at the first page's top is the letter's head: «Til:», «Dato:» and what follows."""
    labels = sum(any(w.text.endswith(":") for w in r.words[:3]) for r in zone.rows)
    return strip.page == 1 and len(zone.rows) <= 12 and labels * 2 >= len(zone.rows)


def _continues(zone: Zone, parts: Sequence[Strip], last: _Float, flow: _Flow) -> bool:
    """Whether a box is the rest of the box before: it has no title, and the other broke off in another column."""
    end = last.box[-1]
    first = parts[0].rows[0]
    begin = last.box[0].rows[0]
    titled = first.bold and (begin.bold or first.size > begin.size)
    if titled or first.text.startswith(("Boks", "Ramme", "Tekstboks", "Faktaboks")):
        return False
    if first.page == end.page:
        return zone.area.x0 > end.right - 5 and zone.area.top < end.rows[-1].top
    top = not any(s.page == first.page and s.rows[0].top < zone.area.top and s.column < 2 for s in flow.text)
    return first.page == end.page + 1 and top


def _merge(
    main: Sequence[Draft], flow: _Flow, known: Vocabulary, marks: frozenset[str], style: Style
) -> tuple[RawBlock, ...]:
    """Running text and floats in order: a float comes after the paragraph that its place is in."""
    after: defaultdict[int, list[RawBlock | list[Draft]]] = defaultdict(list)
    boxes = [drafts(chunks(f.box, style), style, in_box=True) for f in flow.floats if f.box]
    settled, settled_boxes = settle_kinds(main, boxes, style)
    queue = iter(settled_boxes)
    anchors = _anchors(settled, len(flow.text))
    for strip, note in flow.notes:
        after[anchors[strip]].append(assembly.block("footnote", note.rows, known, frozenset(), marker=note.mark))
    for item in flow.floats:
        after[anchors[item.strip]].extend([list(next(queue))] if item.box else item.blocks)
    out: list[RawBlock] = []
    for n in range(-1, len(settled)):
        if n >= 0:
            out.append(settled[n].block(known, marks))
        for found in after[n]:
            out.extend([found] if isinstance(found, RawBlock) else [d.block(known, marks) for d in found])
    return tuple(b for b in out if b.text)


def _anchors(main: Sequence[Draft], n_strips: int) -> dict[int, int]:
    """For each strip the paragraph that holds its last line; -1 for what comes before all text."""
    anchors = {-1: -1}
    last = -1
    ends: dict[int, int] = {}
    for n, draft in enumerate(main):
        for strip in range(draft.chunk.first_strip, draft.chunk.strip + 1):
            ends[strip] = n
    for strip in range(n_strips):
        last = ends.get(strip, last)
        anchors[strip] = last
    return anchors
