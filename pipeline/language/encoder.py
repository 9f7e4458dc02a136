"""The project's own encoder: sentences, each with its context, become vectors, and what is read off these.

The folder that ``models/training/encoder/export.py`` writes holds the network, the tokeniser and the heads. Arithmetic
is in 32 bits. A text's vector does not depend on what else is encoded, on the order, or on threads, to the last bit:
texts of equal length run together, so that nothing is padded, each run on one thread; and the heads multiply blocks of
one size. Another kind of processor may differ in the last bits: round before writing.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.language.nlp import MODELS
from pipeline.language.pieces import piece_tokenizer

Array = npt.NDArray[np.float32]

Text = tuple[str, tuple[str, ...]]
"""A text and its context: what stands before it, outermost first (heading, then lead-in or sentence before)."""

OWN_ENCODER = "nb_nn_encoder"
"""Name of the encoder that comes with the project, and of its folder under ``models/``."""

NETWORK, PIECES, HEADS = "encoder.onnx", "pieces.json", "heads.npz"
"""The files of the folder."""

BATCH = 512
"""Tokens in a run at most (one text at least): larger runs are no faster, they only take memory."""

ROWS = 64
"""Rows that the heads multiply at a time; the last block is filled up with zeros."""


class EncoderError(ValueError):
    """The encoder's folder is not whole; the message names the file and says how to go on."""


@dataclass(frozen=True)
class Pieces:
    """A text as numbers of pieces; ``own`` is 1 where a piece is the text's own, 0 for its context and marks."""

    ids: tuple[int, ...]
    own: tuple[int, ...]


class Reader:
    """Cuts texts into the pieces that the network knows, as it did when the network was trained."""

    def __init__(self, path: Path) -> None:
        content = json.loads(path.read_text(encoding="utf-8"))
        self.longest: int = content["longest"]
        self.longest_context: int = content["longest_context"]
        special = content["special"]
        self.start: int = special["<s>"]
        self.end: int = special["</s>"]
        self._characters = str.maketrans(content["characters"])
        scores = np.asarray(content["scores"], dtype=np.float32).tolist()
        pieces = list(zip(content["pieces"], scores, strict=True))
        self._tokenizer = piece_tokenizer(pieces, special["<unk>"])

    def __call__(self, text: str, context: tuple[str, ...] = ()) -> Pieces:
        """The beginning of the text, after the end of its context; a text without pieces is read by its end mark."""
        own = self._ids(text)[: self.longest]
        before = self._ids(" | ".join(context))[-self.longest_context :] if context else []
        head = [self.start, *before, self.end] if before else [self.start]
        marks = [0] * len(head) + ([1] * len(own) + [0] if own else [1])
        return Pieces((*head, *own, self.end), tuple(marks))

    def _ids(self, text: str) -> list[int]:
        clean = re.sub(" {2,}", " ", unicodedata.normalize("NFC", text).translate(self._characters)).strip()
        ids: list[int] = self._tokenizer.encode(clean, add_special_tokens=False).ids
        return ids


class Encoder:
    """The network, loaded from ``folder``; ``threads`` is how many runs go on at a time.

    One thread reads 80 to 100 sentences of 32 pieces a second. Runs beside each other cost no more processor time than
    runs one by one; the runtime's own threads, which share out each product, cost half as much again.
    Raises EncoderError when a file of the folder is missing.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.reader = Reader(_file(folder, PIECES))
        self.threads = threads
        self._session = _session(_file(folder, NETWORK))
        self.width: int = self._session.get_outputs()[0].shape[1]

    def vectors(self, texts: Sequence[Text]) -> Array:
        """A vector a text, (n_texts, width) in the order of ``texts``, not of length one; equal texts are run once."""
        read = [self.reader(text, context) for text, context in texts]
        unique = list(dict.fromkeys(read))
        out = np.zeros((len(unique), self.width), dtype=np.float32)
        runs = list(_batches(unique))
        with ThreadPoolExecutor(self.threads) as pool:
            for run, found in zip(runs, pool.map(lambda run: self._run([unique[i] for i in run]), runs), strict=True):
                out[run] = found
        at = {pieces: i for i, pieces in enumerate(unique)}
        return out[[at[pieces] for pieces in read]]

    def _run(self, texts: Sequence[Pieces]) -> Array:
        """Vectors of texts of equal length."""
        ids = np.array([t.ids for t in texts], dtype=np.int64)
        pool = np.array([t.own for t in texts], dtype=np.float32)
        feed = {"ids": ids, "mask": np.ones_like(pool), "pool": pool}
        found: Array = self._session.run(["vectors"], feed)[0]
        return found


class Heads:
    """What is read off the vectors, loaded from ``folder``. Raises EncoderError when its file is missing."""

    def __init__(self, folder: Path) -> None:
        with np.load(_file(folder, HEADS), allow_pickle=False) as heads:
            self._heads: dict[str, Array] = {n: heads[n] for n in heads.files if n not in ("stances", "relations")}
            self.stances: tuple[str, ...] = tuple(heads["stances"].tolist())
            self.relations: tuple[str, ...] = tuple(heads["relations"].tolist())

    def stance(self, vectors: Array) -> Array:
        """Probability of each of ``stances``, (n_texts, n_stances)."""
        return _softmax(_in_blocks(lambda x: self._two_layers("stance", x), vectors, len(self.stances)))

    def nearness(self, sentences: Array, measures: Array) -> Array:
        """How near each sentence lies to each measure, and last to none: (n_sentences, n_measures + 1).

        Logits: the softmax over a row says which measure is meant, if exactly one of these or none is.
        """
        none = _in_blocks(lambda x: x @ self._heads["none"].T + self._heads["none_bias"], sentences, 1)
        near = cosines(self._projected("to_measure", sentences), self._projected("to_measure", measures))
        return np.concatenate([self._heads["scale"] * near, none], axis=1)

    def relation(self, sentences: Array, measures: Array) -> Array:
        """Probability of each of ``relations`` between a sentence and the measure in the same row, (n_pairs, n)."""
        pairs = np.concatenate([sentences, measures, sentences * measures, np.abs(sentences - measures)], axis=1)
        return _softmax(_in_blocks(lambda x: self._two_layers("relation", x), pairs, len(self.relations)))

    def themes(self, sentences: Array, themes: Array) -> Array:
        """How sure it is that each sentence is about each theme, given by its label and definition: logits, (n, m)."""
        near = cosines(self._projected("to_theme", sentences), self._projected("to_theme", themes))
        logits: Array = self._heads["theme_scale"] * near + self._heads["theme_bias"]
        return logits

    def _projected(self, name: str, x: Array) -> Array:
        weights, bias = self._heads[name], self._heads[name + "_bias"]
        return _in_blocks(lambda rows: rows @ weights.T + bias, x, len(weights))

    def _two_layers(self, name: str, x: Array) -> Array:
        h = self._heads
        inner = np.tanh(x @ h[name + "_inner"].T + h[name + "_inner_bias"])
        out: Array = inner @ h[name + "_outer"].T + h[name + "_outer_bias"]
        return out


@cache
def own_encoder() -> Encoder:
    """The project's own encoder, loaded once in a process."""
    return Encoder(MODELS / OWN_ENCODER)


@cache
def own_heads() -> Heads:
    """What is read off the vectors of the project's own encoder, loaded once in a process."""
    return Heads(MODELS / OWN_ENCODER)


def encoder_identity() -> str:
    """What tells two encoders apart: a digest of the network and of how it reads texts."""
    digest = hashlib.sha256()
    for name in (NETWORK, PIECES):
        digest.update(_file(MODELS / OWN_ENCODER, name).read_bytes())
    return f"{OWN_ENCODER} {digest.hexdigest()}"


def theme_text(label: str, definition: str) -> str:
    """The text by which a theme is encoded."""
    return f"{label}: {definition}"


def _file(folder: Path, name: str) -> Path:
    if not (folder / name).is_file():
        raise EncoderError(
            f"språkmodellen i {folder.name}/ mangler filen {name}. Den skal ha {NETWORK}, {PIECES} og {HEADS}. "
            "Hent prosjektets filer på nytt, eller lag dem med models/training/encoder/export.py."
        )
    return folder / name


def cosines(a: Array, b: Array) -> Array:
    """Cosine of every row of ``a`` with every row of ``b``, (n_a, n_b), from -1 to 1."""
    left, right = _unit(a), _unit(b)
    columns = [
        _in_blocks(lambda x, y=part: x @ y.T, left, ROWS)[:, :n]  # type: ignore[misc]
        for part, n in _blocks(right)
    ]
    return np.concatenate([np.zeros((len(a), 0), dtype=np.float32), *columns], axis=1)


def _session(path: Path) -> Any:
    """The network, one thread a run, its matrices unpacked to 32 bits when it is loaded."""
    import onnxruntime  # takes time to load: only when something is to be encoded

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # Else the runtime takes the 8-bit matrices as leave to multiply in 8 bits, where the result is another.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])


def _batches(texts: Sequence[Pieces]) -> Iterator[list[int]]:
    """Numbers of texts of one length, longest first, at most ``BATCH`` tokens together."""
    by_length: dict[int, list[int]] = {}
    for i, text in enumerate(texts):
        by_length.setdefault(len(text.ids), []).append(i)
    for length in sorted(by_length, reverse=True):
        found, size = by_length[length], max(1, BATCH // length)
        yield from (found[i : i + size] for i in range(0, len(found), size))


def _blocks(rows: Array) -> Iterator[tuple[Array, int]]:
    """``rows`` in blocks of ``ROWS``, the last filled up with zeros; with each how many rows it has."""
    for i in range(0, len(rows), ROWS):
        part = rows[i : i + ROWS]
        yield np.pad(part, ((0, ROWS - len(part)), (0, 0))), len(part)


def _in_blocks(f: Callable[[Array], Array], rows: Array, width: int) -> Array:
    """``f`` of ``rows``, (n_rows, width): a product of matrices of one size, so that no row depends on the others."""
    found = [f(part)[:n] for part, n in _blocks(rows)]
    return np.concatenate([np.zeros((0, width), dtype=np.float32), *found])


def _unit(rows: Array) -> Array:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    out: Array = rows / np.maximum(length, np.float32(1e-12))
    return out


def _softmax(logits: Array) -> Array:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    out: Array = powers / powers.sum(axis=1, keepdims=True)
    return out
