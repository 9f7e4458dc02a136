"""From lists to measures: which lists count, what one item is, and the number it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.measures.leads import BOX, MAIN_GOALS, introduces
from pipeline.measures.lists import Numbered, PlanList, page_of, read
from pipeline.records import Block, MeasureKind, Place

GROUPS: dict[MeasureKind, str] = {"goal": "mål", "priority": "prioritering"}
"""First part of the id of goals and priorities."""

BOX_DEPTH = 2
"""A box gathers the measures of its section, chapter and section number; it often stands in the last subsection."""


@dataclass(frozen=True)
class Found:
    """One item as it stands in one place. ``group`` is the first part of its id; ``list_n`` tells lists apart.

    ``number`` is the plan's own number for it, when it has one. ``rank`` is lower for places whose numbers people use.
    """

    kind: MeasureKind
    group: str
    text: str
    place: Place
    list_n: int
    rank: int
    number: str | None = None


def find(blocks: Sequence[Block], text: str) -> list[Found]:
    """Every measure, goal and priority in the plan's lists, place by place, in document order."""
    out: list[Found] = []
    for n, part in enumerate(read(blocks, text)):
        out += [_single(part, text, n)] if isinstance(part, Numbered) else _of_list(part, text, n)
    if any(f.kind == "goal" and f.rank == 0 for f in out):  # main goals are named: the others are not the plan's
        out = [f for f in out if f.kind != "goal" or f.rank == 0]
    return out


def _single(part: Numbered, text: str, n: int) -> Found:
    place = Place(
        source=f"Tiltak {part.number}",
        section=part.where.section.label if part.where.section else None,
        page=part.page,
        start=part.start,
        end=part.end,
    )
    return Found("measure", "tiltak", text[part.start : part.end], place, n, 0, part.number)


def _of_list(part: PlanList, text: str, n: int) -> list[Found]:
    box = BOX.match(part.title or "")
    leads = (part.lead, (part.title or "")[box.end() :] if box else part.title)
    kind, lead = next(((k, words) for words in leads if (k := introduces(words, part.where.heading))), (None, None))
    if kind is None:
        return []
    section = part.where.section
    if box and section:
        section = section.at_depth(BOX_DEPTH)
    number = part.where.section.number if part.where.section else "0"
    group = GROUPS.get(kind) or (f"boks-{box['number']}" if box else f"kap-{number}")
    source = _capital(box["source"]) if box else f"Kapittel {number}"
    main = kind != "goal" or bool(MAIN_GOALS.search(lead or ""))
    rank = 0 if box or (kind == "goal" and main) else 1
    label = section.label if section else None
    return [
        Found(kind, group, text[i.start : i.end], _place(i, source, label), n, rank) for i in _items(part.items, text)
    ]


def _place(item: Item, source: str, section: str | None) -> Place:
    return Place(source=source, section=section, page=item.page, start=item.start, end=item.end)


@dataclass(frozen=True)
class Item:
    """A list item with what is nested in it: ``text[start:end]`` of the document."""

    page: int
    start: int
    end: int


def _items(blocks: Sequence[Block], text: str) -> Iterator[Item]:
    """The items of the outermost level, each with its sub-items; where a sub-list has a lead of its own («… vil vi:»),
    its items stand for themselves and the lead is none."""
    top = min(b.level or 1 for b in blocks)
    groups: list[list[Block]] = []
    for block in blocks:
        if (block.level or 1) == top or not groups:
            groups.append([block])
        else:
            groups[-1].append(block)
    for first, *nested in groups:
        if nested and introduces(text[first.start : first.end]):
            yield from _items(nested, text)
        elif text[first.start : first.end].strip():
            yield _item(first, nested[-1] if nested else first, text)


def _item(first: Block, last: Block, text: str) -> Item:
    own = text[first.start : last.end]
    start = first.start + len(own) - len(own.lstrip())
    return Item(page_of(first, start), start, first.start + len(own.rstrip()))


def _capital(source: str) -> str:
    return re.sub(r"\s+", " ", source[:1].upper() + source[1:].lower())
