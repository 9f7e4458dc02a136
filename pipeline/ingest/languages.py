"""The language of each document and of its blocks, and what is not read because of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from pipeline.ingest.entries import Entry
from pipeline.ingest.extracted import RawBlock
from pipeline.language import detect, detect_paragraphs, language_name
from pipeline.records import UNREAD, BlockKind, Language

ARGUMENT: frozenset[BlockKind] = frozenset({"heading", "paragraph", "item", "quote", "table"})
"""Kinds of blocks whose words count: what the sender argues, not letterhead, signature, footnotes and furniture."""

OWN_LANGUAGE: frozenset[BlockKind] = ARGUMENT | {"footnote", "caption"}
"""Kinds of blocks that may be in another language than the document; names and addresses are in none."""

SAID: frozenset[BlockKind] = frozenset({"paragraph", "item", "table"})
"""Kinds of blocks that make a response worth reading: a heading may be the ministry's, a quote is."""

JUDGED: frozenset[BlockKind] = frozenset({"heading", "paragraph", "item"})
"""Kinds of blocks that get stance and themes where they are read."""

_WHAT_TO_DO = "Legg ved en oversettelse til bokmål eller nynorsk, og nevn den i hearing.yaml med «part_of»."


def with_language(entry: Entry, fewest_words: int) -> Entry:
    """The entry with its language and that of each block; refused when nothing of it is in a language that is read.

    fewest_words: a shorter response is never refused: it has little to lose, and short texts are told less surely.
    The plan is never refused.
    """
    if entry.refused is not None or not entry.blocks:
        return entry
    language = document_language(entry.blocks)
    blocks = with_block_languages(entry.blocks, language)
    found = msgspec.structs.replace(entry, language=language, blocks=blocks)
    if entry.role == "plan" or language not in UNREAD or count_words(blocks) < fewest_words:
        return found
    if any(b.kind in SAID and b.text and b.language not in UNREAD for b in blocks):
        return found
    name = language_name(_argument(blocks), language)
    return msgspec.structs.replace(found, refused=f"Svaret er på {name}, som ikke leses. {_WHAT_TO_DO}")


def document_language(blocks: Sequence[RawBlock]) -> Language | None:
    """The language of what the sender argues. Where that cannot be told, letterhead and signature still say whether
    the letter is bokmål or nynorsk («Med vennleg helsing»); of another language they say nothing sure."""
    found = detect(_argument(blocks))
    if found is not None:
        return found
    around = detect(" ".join(b.text for b in blocks))
    return around if around in ("nb", "nn") else None


def with_block_languages(blocks: Sequence[RawBlock], document: Language | None) -> tuple[RawBlock, ...]:
    """The blocks, each with its own language or the document's."""
    own = [b for b in blocks if b.kind in OWN_LANGUAGE and b.text]
    told = iter(detect_paragraphs([b.text for b in own], document))
    return tuple(
        msgspec.structs.replace(b, language=next(told) if b.kind in OWN_LANGUAGE and b.text else document)
        for b in blocks
    )


def unread_warnings(blocks: Sequence[RawBlock]) -> tuple[str, ...]:
    """A warning for each language that is not read and stands in the document, the one with most words first."""
    left_out = [b for b in blocks if b.kind in JUDGED and b.language in UNREAD]
    n_blocks = Counter(b.language for b in left_out)
    n_words = Counter({language: count_words([b for b in left_out if b.language == language]) for language in n_blocks})
    out = []
    for language in sorted(n_blocks, key=lambda x: (-n_words[x], x or "")):
        n = f"{n_blocks[language]} avsnitt" if n_blocks[language] > 1 else "Ett avsnitt"
        name = language_name(_argument([b for b in left_out if b.language == language]), language or "other")
        out.append(f"{n} ({n_words[language]} ord) er på {name}, som ikke leses: uten standpunkt og tema.")
    return tuple(out)


def count_words(blocks: Sequence[RawBlock]) -> int:
    """How many words the sender argues with."""
    return sum(any(c.isalnum() for c in w) for b in blocks if b.kind in ARGUMENT for w in b.text.split())


def _argument(blocks: Sequence[RawBlock]) -> str:
    return " ".join(b.text for b in blocks if b.kind in ARGUMENT)
