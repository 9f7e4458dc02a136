"""Sentences as stage «segment» hands their words to the stages that follow."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Language, Sentence, SentenceWords
from pipeline.segment import Unread, read_words


def words(sentences: Iterable[Sentence], language: Language | None = None) -> tuple[SentenceWords, ...]:
    """The rows of ``segment/words``, read without a model."""
    return read_words(Unread("blank", language, tuple(sentences))).words
