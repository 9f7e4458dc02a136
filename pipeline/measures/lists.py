"""The plan's lists: items in a row with the words that introduce them and the section they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.language import sentence_spans
from pipeline.measures.leads import BOX, TILTAK, introduces
from pipeline.measures.sections import Where, labelled, places
from pipeline.records import Block, BlockKind

PASSED_OVER: frozenset[BlockKind] = frozenset({"furniture", "footnote", "table", "contents", "letterhead", "signature"})
"""Blocks that neither hold nor introduce a list, and that may stand in the middle of one."""


@dataclass(frozen=True)
class PlanList:
    """Items in a row. ``lead`` is the sentence before them, ``title`` that of the frame they stand in."""

    items: tuple[Block, ...]
    lead: str | None
    title: str | None
    where: Where


@dataclass(frozen=True)
class Numbered:
    """A measure with a number of its own, «Tiltak 12: …»: ``text[start:end]`` is its words without the label."""

    number: str
    page: int
    start: int
    end: int
    where: Where


def read(blocks: Sequence[Block], text: str) -> Iterator[PlanList | Numbered]:
    """The lists and the numbered measures of a plan's ``blocks``, in document order."""
    lead: str | None = None
    title: str | None = None
    fresh = False  # the block before was a box's title
    run: list[Block] = []
    at = Where()
    for block, where in zip(blocks, places(blocks, text), strict=True):
        if block.kind in PASSED_OVER:
            continue
        is_item = block.kind == "item" or _unmarked(block, text)
        if run and (not is_item or block.box != run[-1].box):
            yield PlanList(tuple(run), lead, title, at)
            run, lead = [], None
        at = where
        if is_item:
            title = block.box or (title if run or fresh or lead else None)
            fresh = False
            run.append(block)
            continue
        words = labelled(block, text)
        is_title = bool(BOX.match(words))
        if block.kind == "caption" and not is_title:
            continue
        goes_on = fresh and words.endswith(":")
        title = block.box or (words if is_title else title if goes_on else None)
        fresh = is_title
        lead = None if is_title else last_sentence(words)
        if numbered := _numbered(block, text, where):
            yield numbered
    if run:
        yield PlanList(tuple(run), lead, title, at)


def _unmarked(block: Block, text: str) -> bool:
    """Whether a paragraph is an item whose bullet is drawn and not written: its frame's title ends with a colon."""
    if block.kind != "paragraph" or block.box is None or text[block.start : block.end].rstrip().endswith(":"):
        return False
    return block.box.rstrip().endswith(":") and introduces(BOX.sub("", block.box)) is not None


def last_sentence(words: str) -> str | None:
    """The last sentence of a paragraph, the one that may introduce a list."""
    spans = sentence_spans(words)
    return words[slice(*spans[-1])] if spans else None


def page_of(block: Block, start: int) -> int:
    """The page of the block's line in which ``start`` stands; the block's own where no lines are known."""
    at = bisect_right(block.lines, start, key=lambda line: line.start) - 1
    return block.lines[at].page if at >= 0 else block.page


def _numbered(block: Block, text: str, where: Where) -> Numbered | None:
    """A heading is a measure whole; of a paragraph the first sentence is."""
    match = TILTAK.match(labelled(block, text))
    if match is None or block.kind not in ("heading", "paragraph"):
        return None
    label = TILTAK.match(text[block.start : block.end])
    start = block.start + (label.end() if label else 0)
    spans = sentence_spans(text[start : block.end])
    if not spans:
        return None
    end = start + (spans[0][1] if block.kind == "paragraph" else spans[-1][1])
    start += spans[0][0]
    return Numbered(match["number"], page_of(block, start), start, end, where)
