"""Private persons appear by number (law 7): names and addresses are taken out before the text gets its addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from pipeline.ingest.extracted import RawBlock
from pipeline.records import Line

OMITTED = "[utelatt]"
_CONTACT = re.compile(
    r"\S+@\S+\.\w+|(?:\+47 ?)?\b(?:\d{2} ?){3}\d{2}\b|\b\d{4} [A-ZÆØÅ]\w+\b|"
    r"\b[A-ZÆØÅ][\w-]*(?: \w+)?(?:gata|gaten|gate|vegen|veien|vei|veg|svingen|stien|bakken|allé) ?\d+ ?[A-Z]?\b"
)
"""E-mail, telephone, postal code with town, street with number."""


def shown_name(number: int) -> str:
    """What a private person is called in everything that is shown."""
    return f"Privatperson {number}"


def hide_name(text: str, name: str, shown: str) -> str:
    """``text`` with ``name`` as ``shown``, in capitals or not."""
    return _name_pattern(name).sub(shown, text)


def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in name.split()), re.I)


def hide_person(blocks: Sequence[RawBlock], name: str, shown: str) -> tuple[RawBlock, ...]:
    """The blocks with ``name`` as ``shown`` everywhere, and contact details gone from letterhead and signature.

    Lines keep their place on the page and follow the changed text.
    """
    pattern = _name_pattern(name)
    out = []
    for block in blocks:
        edits = [(m.start(), m.end(), shown) for m in pattern.finditer(block.text)]
        if block.kind in ("letterhead", "signature", "furniture"):
            taken = [(a, b) for a, b, _ in edits]
            found = [(m.start(), m.end(), OMITTED) for m in _CONTACT.finditer(block.text)]
            edits += [e for e in found if all(e[1] <= a or e[0] >= b for a, b in taken)]
        out.append(_edit(block, sorted(edits)))
    return tuple(out)


def _edit(block: RawBlock, edits: Sequence[tuple[int, int, str]]) -> RawBlock:
    if not edits:
        return block
    text, at = "", 0
    for start, end, new in edits:
        text += block.text[at:start] + new
        at = end
    lines = tuple(
        msgspec.structs.replace(li, start=_moved(li.start, edits), end=_moved(li.end, edits)) for li in block.lines
    )
    return msgspec.structs.replace(block, text=text + block.text[at:], lines=_in_order(lines))


def _moved(offset: int, edits: Sequence[tuple[int, int, str]]) -> int:
    """Where ``offset`` stands after the edits; inside a replaced piece it moves to the piece's end."""
    shift = 0
    for start, end, new in edits:
        if offset >= end:
            shift += len(new) - (end - start)
        elif offset > start:
            return start + shift + len(new)
    return offset + shift


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.end > line.start)
