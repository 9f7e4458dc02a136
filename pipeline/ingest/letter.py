"""The parts of a letter: its head, its title and its signature, where a reader left them as paragraphs (law 5).

A letter's head is what stands before the first running text; its signature is what stands after the last «Med hilsen».
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec

from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.letterlines import (
    PROSE_WORDS,
    is_approval,
    is_closing,
    is_enclosure,
    is_head_line,
    is_office,
    is_page_foot,
    is_person,
    is_title,
)
from pipeline.ingest.plain import ends_sentence, is_short_line, squeeze
from pipeline.records import Line

_HEAD_LIMIT = 30
"""Blocks at a document's start among which a letterhead is looked for."""
_TAIL_LIMIT = 25
"""Blocks at a document's end among which a signature is looked for."""


@dataclass(frozen=True)
class Letter:
    """A document with its parts told apart. ``head`` and ``tail`` are the lines of letterhead and signature."""

    blocks: tuple[RawBlock, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    title: str | None


def read_letter(blocks: Sequence[RawBlock]) -> Letter:
    """The document with its letterhead and signature marked as such and its title as a heading.

    Blocks whose last lines are a closing and a name are split there, so that the prose before stays prose.
    """
    parts = [_without_foot(part, n, len(blocks)) for n, block in enumerate(blocks) for part in _split(block)]
    head = _head(parts)
    tail = _tail(parts, max(head, default=-1) + 1)
    out: list[RawBlock] = []
    for i, block in enumerate(parts):
        if i in head:
            block = msgspec.structs.replace(block, kind="letterhead", text=_whole(block), marker=None, level=None)
        elif i in tail:
            block = msgspec.structs.replace(block, kind="signature", text=_whole(block), marker=None, level=None)
        elif (
            i < _HEAD_LIMIT
            and block.kind == "paragraph"
            and is_title(block.text)
            and is_short_line(block.text.removesuffix(":"), 25, 200)
        ):
            block = msgspec.structs.replace(block, kind="heading", level=1)
        out.append(block)
    return Letter(tuple(out), _lines(out, "letterhead"), _lines(out, "signature"), _title(out))


def _without_foot(block: RawBlock, n: int, total: int) -> RawBlock:
    if n == total - 1 and block.kind in _LOOSE and is_page_foot(block.text):
        return msgspec.structs.replace(block, kind="furniture", marker=None, level=None)
    return block


_LOOSE = frozenset({"paragraph", "heading", "item", "letterhead", "signature"})


def _whole(block: RawBlock) -> str:
    """The block's text, for lines that carry offsets unchanged."""
    return block.text if block.lines or not block.marker else f"{block.marker} {block.text}"


def _as_line(block: RawBlock) -> str:
    return _whole(block).replace(" | ", " ")


def _lines(blocks: Sequence[RawBlock], kind: str) -> tuple[str, ...]:
    return tuple(line for b in blocks if b.kind == kind for line in block_lines(b))


def block_lines(block: RawBlock) -> list[str]:
    """The lines of a block as they stand on the page, or its whole text where the reader keeps no lines."""
    if block.lines and block.kind != "table":
        return [t for line in block.lines if (t := squeeze(block.text[line.start : line.end]))]
    return [t for line in block.text.split("\n") if (t := squeeze(line.replace(" | ", " ")))]


def _split(block: RawBlock) -> list[RawBlock]:
    """A paragraph whose later line opens a signature, as two blocks."""
    if block.kind not in ("paragraph", "item") or len(block.lines) < 2:
        return [block]
    for n, line in enumerate(block.lines[1:], 1):
        if is_closing(squeeze(block.text[line.start : line.end])) and ends_sentence(block.text[: line.start].rstrip()):
            return [_part(block, block.lines[:n], 0), _part(block, block.lines[n:], line.start)]
    return [block]


def _part(block: RawBlock, lines: Sequence[Line], start: int) -> RawBlock:
    end = lines[-1].end
    moved = tuple(msgspec.structs.replace(li, start=li.start - start, end=li.end - start) for li in lines)
    return msgspec.structs.replace(block, text=block.text[start:end], lines=moved, page=lines[0].page)


def _is_prose(block: RawBlock) -> bool:
    """Whether a block is running text: a sentence, and not all lines of a head."""
    if block.kind not in ("paragraph", "item", "quote"):
        return False
    if block.kind == "paragraph" and all(is_head_line(line) for line in block_lines(block)):
        return False
    return len(block.text.split()) >= PROSE_WORDS or (ends_sentence(block.text) and len(block.text.split()) >= 5)


def _head(blocks: Sequence[RawBlock]) -> set[int]:
    """Places of the letterhead's blocks: all short lines up to the last line that shows itself as one."""
    zone: list[int] = []
    for i, block in enumerate(blocks[:_HEAD_LIMIT]):
        if _is_prose(block) or (block.kind in ("item", "table") and not is_head_line(_as_line(block))):
            break
        if block.kind in _LOOSE or block.kind == "table":
            zone.append(i)
    # A small heading right above a larger one is the sender's name or logo.
    logo = [
        i
        for i in zone[:2]
        if blocks[i].kind == "heading"
        and i + 1 < len(blocks)
        and blocks[i + 1].kind == "heading"
        and (blocks[i + 1].level or 9) < (blocks[i].level or 9)
    ]
    marks = [
        i for i in zone if i in logo or blocks[i].kind == "letterhead" or any(map(is_head_line, block_lines(blocks[i])))
    ]
    if not marks:
        return set()
    titles = [i for i in zone if blocks[i].kind in ("heading", "paragraph") and is_title(blocks[i].text)]
    # Between a title and a later mark stand subtitles as well as addresses: there only what shows itself is taken.
    first = min(titles, default=marks[-1] + 1)
    whole = [i for i in zone if i < first and i <= marks[-1]]
    return {i for i in [*whole, *marks] if i not in titles}


def _tail(blocks: Sequence[RawBlock], start: int) -> set[int]:
    """Places of the signature's blocks: from the last closing to the next running text, or names and offices last."""
    body = [i for i, b in enumerate(blocks) if i >= start and b.kind in _LOOSE]
    last = body[-_TAIL_LIMIT:]
    closings = [i for i in last if blocks[i].kind == "signature" or is_closing(block_lines(blocks[i])[0])]
    known = {line for b in blocks[:start] if b.kind in _LOOSE for line in block_lines(b)}
    out: set[int] = set()
    if closings:
        opening = closings[0]
        for i in [i for i in last if i >= opening]:
            if _is_prose(blocks[i]) and not is_approval(blocks[i].text):
                break
            out.add(i)
    for i in reversed(last):
        if i in out:
            continue
        if not _is_tail_line(blocks[i], known):
            break
        out.add(i)
    return out


def _is_tail_line(block: RawBlock, known: Collection[str]) -> bool:
    """Whether a block at the very end shows by itself that it is part of a signature.

    known: the letterhead's lines, of which the sender's name often stands again under the signature.
    """
    lines = block_lines(block)
    return all(
        is_approval(line)
        or is_person(line)
        or line in known
        or is_office(line)
        or (is_head_line(line) and not is_title(line))
        or is_enclosure(line)
        for line in lines
    )


def _title(blocks: Sequence[RawBlock]) -> str | None:
    """The first heading near the top that calls itself an answer, or else the topmost of the first three."""
    headings = [b for b in blocks[:_HEAD_LIMIT] if b.kind == "heading"]
    named = next((b.text for b in headings if is_title(b.text)), None)
    topmost = min(headings[:3], key=lambda b: b.level or 9, default=None)
    return named or (topmost.text if topmost is not None else None)
