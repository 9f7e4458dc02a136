"""Measures said again in the running text, and the amounts that stand beside them there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.language import sentence_spans
from pipeline.measures.amounts import amount_nok
from pipeline.measures.lists import PASSED_OVER, page_of
from pipeline.measures.merge import Merged, letters
from pipeline.measures.sections import places
from pipeline.records import Block, Place


def repeats(merged: Sequence[Merged], blocks: Sequence[Block], text: str, shortest: int) -> list[list[Place]]:
    """For each measure the further places where a block says its words, letter for letter.

    shortest: letters and digits a measure must have to be looked for; short ones are met by chance.
    """
    taken = [(p.start, p.end) for m in merged for p in m.places]
    out: list[list[Place]] = [[] for _ in merged]
    for block, where in zip(blocks, places(blocks, text), strict=True):
        if block.kind in PASSED_OVER:
            continue
        own = text[block.start : block.end]
        stream, at = _stream(own)
        for n, m in enumerate(merged):
            for start, end in _occurrences(stream, at, m.keys, shortest):
                span = (block.start + start, block.start + end)
                if any(a < span[1] and span[0] < b for a, b in taken):
                    continue
                section = where.section
                out[n].append(
                    Place(
                        source=f"Kapittel {section.number}" if section else "Løpende tekst",
                        section=section.label if section else None,
                        page=page_of(block, span[0]),
                        start=span[0],
                        end=span[1],
                    )
                )
    return out


def amount_beside(item: str, blocks: Iterable[Block], text: str) -> int | None:
    """The amount in the first sentence that says ``item``'s words and names one amount; None when none does."""
    key = letters(item)
    for block in blocks:
        own = text[block.start : block.end]
        if block.kind in PASSED_OVER or key not in letters(own):
            continue
        for start, end in sentence_spans(own):
            sentence = own[start:end]
            if key in letters(sentence) and (amount := amount_nok(sentence)) is not None:
                return amount
    return None


def _stream(text: str) -> tuple[str, list[int]]:
    """Letters and digits of ``text``, casefolded, and where in ``text`` each of them stands."""
    pairs = [(c, i) for i, raw in enumerate(text) for c in raw.casefold() if c.isalnum()]
    return "".join(c for c, _ in pairs), [i for _, i in pairs]


def _occurrences(stream: str, at: list[int], keys: Iterable[str], shortest: int) -> list[tuple[int, int]]:
    """Spans of the text in which one of ``keys`` stands as whole words, each once, in order."""
    found: set[tuple[int, int]] = set()
    for key in keys:
        n = stream.find(key) if len(key) >= shortest else -1
        while n >= 0:
            found.add((at[n], at[n + len(key) - 1] + 1))
            n = stream.find(key, n + len(key))
    return sorted(found)
