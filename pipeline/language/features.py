"""What the language model sees of a word: its form, beginning, endings and shape, what the dictionaries say of it, and,
to know names by, whether it stands in lists of names and the pieces it is made of.

Words that stand in no training text share their endings with words that do. The dictionaries add what an ending alone
does not tell: «husene» and «oppgavene» both end in -ene, but only one of them loses -ne on the way to its lemma. The
pieces are those of multilingual-e5-small: they tell what kind of word or name an unseen one looks like. The lists tell
first names, last names, towns, countries and Norwegian municipalities apart; they are kept as numbers only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import simplemma
from numpy.typing import NDArray
from spacy.strings import hash_string  # type: ignore[attr-defined]  # is there, but not in spaCy's types
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Maxout, Model, chain, concatenate, list2ragged, ragged2list, with_array
from thinc.layers import HashEmbed
from thinc.types import Floats2d

from pipeline.language.pieces import piece_tokenizer

CACHE = 500_000
"""Word forms remembered."""

FEATURES: tuple[str, ...] = (
    "form", "start", "end2", "end3", "end4", "end5", "shape", "lemma", "change", "known", "lists",
)  # fmt: skip
"""The features in the order of their columns; the last is the lists of names that the word stands in."""

PIECES, WORDS = "word_pieces", "word_features"
"""Names of the layers that hold the pieces' vectors and the lists of names."""

Rows = NDArray[Any]
Docs2d = Model[list[Doc], list[Floats2d]]


@lru_cache(maxsize=CACHE)
def features(word: str) -> tuple[str, ...]:
    """The features of a word form as strings, in the order of ``FEATURES``, the lists apart."""
    low = word.lower()
    nb, nn = _lookup(word, low, "nb"), _lookup(word, low, "nn")
    found = nb or nn or ""
    known = f"{'b' if nb else ''}{'n' if nn else ''}{'=' if nb == nn else ''}"
    if not found and low.endswith("s") and len(low) > 3:
        stem = low[:-1].rstrip("'’")
        nb, nn = _lookup(stem, stem, "nb"), _lookup(stem, stem, "nn")
        found = nb or nn or ""
        known = f"s{'b' if nb else ''}{'n' if nn else ''}"
    changes = f"{_change(low, nb)} {_change(low, nn)}" if found else ""
    return (low, low[:3], low[-2:], low[-3:], low[-4:], low[-5:], _shape(word), found or low, changes, known)


def _lookup(word: str, low: str, standard: str) -> str | None:
    for form in (low, word) if low != word else (low,):
        if simplemma.is_known(form, lang=standard):
            return str(simplemma.lemmatize(form, lang=standard))
    return None


def _change(low: str, lemma: str | None) -> str:
    """What the word has and the lemma has not, and the other way round: «husene», «hus» → ``ene>``."""
    if lemma is None:
        return "?"
    lemma = lemma.lower()
    same = 0
    while same < min(len(low), len(lemma)) and low[same] == lemma[same]:
        same += 1
    return f"{low[same:]}>{lemma[same:]}"


def _shape(word: str) -> str:
    """The kinds of its signs, runs of more than three shortened: «PST» → ``XXX``, «2015–2016» → ``ddd–ddd``."""
    out = ""
    for c in word:
        kind = "d" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c
        if not out.endswith(kind * 3):
            out += kind
    return out


class Lists:
    """Which lists of names a word stands in, by the number its spelling is hashed to; a genitive's s is left out."""

    def __init__(self, hashes: bytes, marks: bytes) -> None:
        self._marks = dict(zip(np.frombuffer(hashes, "<u4").tolist(), marks, strict=True))

    def __call__(self, word: str) -> int:
        found: int = self._marks.get(name_hash(word), 0)
        if not found and len(word) > 3 and word[-1] in "s'’":
            found = self._marks.get(name_hash(word.rstrip("s'’")), 0)
        return found


def name_hash(word: str) -> int:
    """The number a name is kept as: 32 bits, so that one word in some thousand million is taken for another."""
    return int(hash_string(word)) & 0xFFFFFFFF


class _Row:
    """Numbers of a word's features, remembered for each word form."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._known: dict[str, Rows] = {}

    def __call__(self, word: str) -> Rows:
        if word not in self._known:
            values = (*features(word), str(self._lists(word)))
            self._known[word] = np.asarray([hash_string(f"{i}{f}") for i, f in enumerate(values)], dtype="uint64")
        return self._known[word]


_ROWS: dict[int, _Row] = {}


def _extract(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    row = _ROWS.get(model.id) or _Row(Lists(model.attrs["hashes"], model.attrs["marks"]))
    if model.attrs["hashes"]:  # read by now
        _ROWS[model.id] = row
    empty = np.zeros((0, len(FEATURES)), dtype="uint64")
    rows: list[Any] = [np.stack([row(t.text) for t in doc]) if len(doc) else empty for doc in docs]
    return [model.ops.asarray2i(r, dtype="uint64") for r in rows], lambda _: []


class _Speller:
    """Rows of a word's pieces, remembered for each word form."""

    def __init__(self, pieces: list[tuple[str, float]], unknown: int) -> None:
        self._tokenizer = piece_tokenizer(pieces, unknown)
        self._unknown = unknown
        self._known: dict[str, Rows] = {}

    def __call__(self, word: str) -> Rows:
        if word not in self._known:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = np.asarray(ids or [self._unknown], dtype="int32")
        return self._known[word]


_SPELLERS: dict[int, _Speller] = {}


def _speller(model: Model[Any, Any]) -> _Speller:
    """The model's speller, made at the first word: a layer's pieces are read after the layer is made."""
    if model.id not in _SPELLERS:
        pieces = list(zip(model.attrs["pieces"], model.attrs["scores"], strict=True))
        _SPELLERS[model.id] = _Speller([(str(p), float(s)) for p, s in pieces], int(model.attrs["unknown"]))
    return _SPELLERS[model.id]


def _embed_pieces(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:
    """The mean of the vectors of each word's pieces. They are given and not trained: the next layer is."""
    if not model.attrs["pieces"]:  # while spaCy finds out the sizes, before the pieces are read
        return [model.ops.alloc2f(len(doc), model.get_dim("nO")) for doc in docs], lambda _: []
    if model.id not in _TABLES:
        table = np.frombuffer(model.attrs["table"], dtype="i1").reshape(-1, model.get_dim("nO"))
        _TABLES[model.id] = table.astype(np.float32) * np.float32(model.attrs["scale"])
    spell = _speller(model)
    words = [spell(t.text) for doc in docs for t in doc]
    lengths: Any = np.asarray([len(w) for w in words], dtype="int32")
    ids: Any = np.concatenate(words) if words else np.zeros(0, dtype="int32")
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    pieces: Any = _TABLES[model.id][ids]
    means: Any = model.ops.reduce_mean(pieces, lengths)
    return [np.ascontiguousarray(part) for part in np.split(means, ends)], lambda _: []


_TABLES: dict[int, NDArray[np.float32]] = {}


@registry.architectures("horingskart.WordEmbed.v1")  # type: ignore[untyped-decorator]  # spaCy's registries have no types
def word_embed(width: int, table_width: int, rows: list[int], piece_width: int) -> Docs2d:
    """A vector of ``width`` for each token from its features and its pieces.

    Each feature is hashed into a table with so many ``rows`` of ``table_width`` numbers, as in spaCy's MultiHashEmbed
    (Miranda et al., «Multi hash embeddings in spaCy», 2022); pieces have vectors of ``piece_width``, 0 for no pieces.
    One layer mixes them all. Raises ValueError when ``rows`` has not one number for each feature.
    """
    if len(rows) != len(FEATURES):
        raise ValueError(f"rows: expected {len(FEATURES)} numbers, one for each of {', '.join(FEATURES)}; got {rows}")
    tables: list[Model[Any, Any]] = [
        HashEmbed(table_width, n, column=i, seed=i + 7, dropout=0.0) for i, n in enumerate(rows)
    ]
    extract: Model[Any, Any] = Model(WORDS, _extract, attrs={"hashes": b"", "marks": b""})
    seen: Model[Any, Any] = chain(extract, list2ragged(), with_array(concatenate(*tables)), ragged2list())
    if piece_width:
        given = {"pieces": [], "scores": [], "unknown": 0, "table": b"", "scale": 1.0}
        spelt: Model[Any, Any] = Model(PIECES, _embed_pieces, dims={"nO": piece_width}, attrs=given)
        seen = concatenate(seen, spelt)
    mix: Model[Any, Any] = Maxout(width, table_width * len(rows) + piece_width, nP=3, dropout=0.0, normalize=True)
    return chain(seen, list2ragged(), with_array(mix), ragged2list())
