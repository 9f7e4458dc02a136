"""The tokeniser that cuts words into the pieces of multilingual-e5-small."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer, models, pre_tokenizers

SPACE = "▁"
"""What stands for the space before a word."""


def piece_tokenizer(pieces: Sequence[tuple[str, float]], unknown: int) -> Tokenizer:
    """A unigram tokeniser (Kudo 2018) over ``pieces`` with their scores; ``unknown`` is the row of the unknown piece.

    The text must have been normalised before.
    """
    out = Tokenizer(models.Unigram(list(pieces), unk_id=unknown, byte_fallback=False))
    out.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=True)
    return out
