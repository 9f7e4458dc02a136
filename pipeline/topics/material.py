"""What topics are proposed from: the sentences that no theme of the codebook catches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.language import Token
from pipeline.records import UNREAD, Document, Sentence, SentenceStance, VectorKey
from pipeline.stage import Array

WordsOf = Callable[[Sentence], tuple[Token, ...]]
RUNNING = ("sentence", "item")
ROLES = ("response", "background")


class Material(NamedTuple):
    """Sentences row by row, with their words, their vectors of length one (n_sentences, n_dims) and who says them."""

    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Token, ...], ...]
    vectors: Array
    senders: tuple[str, ...]

    def rows(self, at: Sequence[int]) -> Material:
        """The material of these rows."""
        own = (tuple(column[i] for i in at) for column in (self.sentences, self.words, self.senders))
        sentences, words, senders = own
        return Material(sentences, words, self.vectors[list(at)], senders)  # type: ignore[arg-type]


def said(
    sentences: Sequence[Sentence],
    documents: dict[str, Document],
    words_of: WordsOf,
    keys: Sequence[VectorKey],
    vectors: Array,
) -> Material:
    """All that senders themselves say in running text: no headings, no quotes of the plan, nothing in a language that
    is not read, and nothing of documents that are withheld from what is published."""
    row = {k.id: i for i, k in enumerate(keys) if k.kind == "sentence"}
    own = tuple(
        s
        for s in sentences
        if s.sentence_id in row
        and s.kind in RUNNING
        and s.block_kind != "quote"
        and (d := documents.get(s.doc_id)) is not None
        and d.role in ROLES
        and d.published
        and (s.language or d.language) not in UNREAD
    )
    return Material(
        own,
        tuple(words_of(s) for s in own),
        unit(vectors[[row[s.sentence_id] for s in own]]),
        tuple(documents[s.doc_id].sender or s.doc_id for s in own),
    )


def uncoded(
    material: Material,
    coded: Collection[str],
    stances: Sequence[SentenceStance],
    has_content: Callable[[Sequence[Token]], bool],
) -> Material:
    """The positions and the sentences of some content that stand in none of ``coded``, the sentences with a theme."""
    positions = {s.sentence_id for s in stances if s.stance not in (None, "ingen")}
    return material.rows(
        [
            i
            for i, s in enumerate(material.sentences)
            if s.sentence_id not in coded and (s.sentence_id in positions or has_content(material.words[i]))
        ]
    )


def unit(vectors: Array) -> Array:
    """The rows at length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors.astype(np.float64), axis=1, keepdims=True)
    out: Array = (vectors / np.where(lengths > 0, lengths, 1.0)).astype(np.float32)
    return out
