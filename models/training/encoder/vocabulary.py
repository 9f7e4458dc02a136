"""Which of the model's 250,000 word pieces Norwegian text needs."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator

from e5 import E5
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from pipeline.language.pieces import SPACE, piece_tokenizer

LANGUAGES = ("nb", "nn", "da", "sv", "en")
"""Whose dictionaries' words are cut to see which pieces they need: letters quote Danish, Swedish and English."""

LETTERS = string.ascii_letters + "æøåÆØÅäöÄÖéèêëÉÈüÜóòôÓÒáàâÁÀñÑçÇšŠžŽŋŊđĐčČŧŦíìïÍúùÚßõÕýÝ"
SIGNS = string.digits + string.punctuation + "«»“”„’‘–—…§•°€£½¼¾²³×·−→©®™"


def needed(model: E5) -> list[int]:
    """Rows of the pieces to keep, ascending: special ones, letters and signs, and what the dictionaries' words take."""
    whole = piece_tokenizer(list(zip(model.pieces, model.scores, strict=True)), model.special["<unk>"])
    kept = set(model.special.values())
    for piece, row in zip(model.pieces, range(len(model.pieces)), strict=True):
        bare = piece.removeprefix(SPACE)
        if all(c in SIGNS for c in bare) or (len(bare) == 1 and bare in LETTERS):
            kept.add(row)
    for batch in _batches(_words()):
        for encoding in whole.encode_batch_fast(batch, add_special_tokens=False):
            kept.update(encoding.ids)
    return sorted(kept)


def _words() -> Iterator[str]:
    """The dictionaries' words as they may stand in a sentence: in lower case, with a capital, all in capitals."""
    factory = DefaultDictionaryFactory()
    for language in LANGUAGES:
        for word in sorted(w.decode() if isinstance(w, bytes) else w for w in factory.get_dictionary(language)):
            yield word
            if language in ("nb", "nn"):
                yield word.capitalize()


def _batches(words: Iterable[str], size: int = 20_000) -> Iterator[list[str]]:
    batch: list[str] = []
    for word in words:
        batch.append(word)
        if len(batch) == size:
            yield batch
            batch = []
    yield batch
