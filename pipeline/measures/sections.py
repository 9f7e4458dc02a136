"""The numbered parts of a plan, and in which of them each block stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.measures.leads import BOX
from pipeline.records import Block

_NUMBER = re.compile(r"^(?:kap(?:ittel|\.)?\s*)?(\d+(?:\.\d+)*)\.?(?:\s+|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """A part of the plan: number ``3.2`` and label ``3.2 Kompetanse``; ``above`` is the section it lies in."""

    number: str
    label: str
    above: Section | None = None

    def at_depth(self, depth: int) -> Section:
        """The section with at most ``depth`` numbers that this one is or lies in."""
        if self.number.count(".") < depth or self.above is None:
            return self
        return self.above.at_depth(depth)


@dataclass(frozen=True)
class Where:
    """The section and the nearest heading, numbered or not, over a block."""

    section: Section | None = None
    heading: str | None = None


def places(blocks: Sequence[Block], text: str) -> list[Where]:
    """Where each of ``blocks`` stands, in their order; a heading stands in the section it opens."""
    out: list[Where] = []
    at = Where()
    n = 0
    for block in blocks:
        if block.kind == "heading" and block.box is None:
            words = labelled(block, text)
            if not BOX.match(words):
                n += 1
                at = Where(opened(words, at.section, n), words)
        out.append(at)
    return out


def labelled(block: Block, text: str) -> str:
    """The words of a block in one line, with the number that was taken off a heading."""
    words = " ".join(text[block.start : block.end].split())
    marker = block.marker if block.kind == "heading" else None
    return f"{marker} {words}" if marker and not words.startswith(marker) else words


def opened(heading: str, current: Section | None, n: int) -> Section:
    """The section that ``heading`` opens.

    A heading without a number stays within a numbered section; in a plan without numbers, the ``n``-th heading is
    section ``n``.
    """
    if match := _NUMBER.match(heading):
        number = match[1]
        above = current
        while above is not None and not number.startswith(above.number + "."):
            above = above.above
        return Section(number, heading, above)
    if current is not None and _NUMBER.match(current.label):
        return current
    return Section(str(n), heading)
