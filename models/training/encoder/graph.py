"""The encoder as an ONNX graph, written with ``onnx.helper`` alone: matrices in 8 bits, arithmetic in 32.

A matrix is stored as whole numbers of 8 bits with a scale for every ``BLOCK`` weights of an output and unpacked by
``DequantizeLinear`` where it is used; the runtime folds the two together once, when it loads the graph. (One scale an
output is too coarse: the least cosine to the 32-bit vectors was 0.998, with blocks 0.9998.) The table of pieces has a
scale for each piece and is unpacked after the rows of a text are taken, so that it stays small in memory. All else is
kept in 32 bits.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from onnx import ModelProto, NodeProto, TensorProto, checker, helper

Weights = Mapping[str, np.ndarray]
"""What ``network.Encoder.state_dict`` names, as float32; matrices are (outputs, inputs)."""

OPSET, IR = 21, 10
"""Of ONNX: 21 is the first whose ``DequantizeLinear`` knows blocks."""

BLOCK = 32
"""Weights of an output that share a scale; as in the package that the weights were first read from."""

LARGEST = 127
"""Whole numbers of 8 bits run from -127 to 127 here, as far below zero as above."""

UNSEEN = -1e9
"""Added to the attention that a padding token would get: its share is then exactly zero."""


def quantise(matrix: np.ndarray, block: int) -> tuple[np.ndarray, np.ndarray]:
    """``matrix`` (rows, columns) as int8, and float32 scales (rows, columns / block): a number times its block's scale
    is near the weight. Raises ValueError when the blocks do not fill a row."""
    rows, columns = matrix.shape
    if columns % block:
        raise ValueError(f"rows of {columns} weights cannot be cut into blocks of {block}")
    exact = matrix.astype(np.float64).reshape(rows, -1, block)
    scale = np.abs(exact).max(axis=2) / LARGEST
    scale = np.where(scale > 0, scale, 1.0).astype(np.float32)
    numbers = np.clip(np.rint(exact / scale[:, :, None].astype(np.float64)), -LARGEST, LARGEST)
    return numbers.astype(np.int8).reshape(rows, columns), scale


class _Graph:
    """Nodes and stored values, in the order they are added."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.stored: list[TensorProto] = []

    def add(self, op: str, out: str, *inputs: str, **attributes: object) -> str:
        self.nodes.append(helper.make_node(op, list(inputs), [out], name=out, **attributes))
        return out

    def split(self, source: str, parts: list[str]) -> list[str]:
        self.nodes.append(helper.make_node("Split", [source], parts, name=source + "/split", axis=2, num_outputs=3))
        return parts

    def keep(self, name: str, values: np.ndarray) -> str:
        kinds = {"f": TensorProto.FLOAT, "b": TensorProto.INT8, "q": TensorProto.INT64}
        little = np.ascontiguousarray(values, values.dtype.newbyteorder("<"))
        kind = kinds[values.dtype.char.replace("l", "q")]
        self.stored.append(helper.make_tensor(name, kind, values.shape, little.tobytes(), raw=True))
        return name

    def keep_floats(self, name: str, values: np.ndarray) -> str:
        return self.keep(name, values.astype(np.float32))

    def linear(self, out: str, x: str, weights: Weights, name: str) -> str:
        """``x`` times the transposed matrix, plus the bias."""
        numbers, scale = quantise(weights[name + ".weight"], BLOCK)
        stored = self.keep(name + ".int8", numbers.T), self.keep_floats(name + ".scale", scale.T)
        matrix = self.add("DequantizeLinear", name + ".weight", *stored, axis=0, block_size=BLOCK)
        product = self.add("MatMul", out + "/product", x, matrix)
        return self.add("Add", out, product, self.keep_floats(name + ".bias", weights[name + ".bias"]))

    def norm(self, out: str, x: str, weights: Weights, name: str, epsilon: float) -> str:
        inputs = (x, *(self.keep_floats(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias")))
        return self.add("LayerNormalization", out, *inputs, axis=-1, epsilon=epsilon)


def encoder_graph(weights: Weights, heads: int, epsilon: float) -> ModelProto:
    """The graph of ``network.Encoder`` with ``heads`` attention heads.

    Inputs ``ids`` (int64), ``mask`` and ``pool`` (float32), each (texts, tokens); output ``vectors``, (texts, width).
    """
    g = _Graph()
    width = weights["words.weight"].shape[1]
    for name, value in (("one", 1), ("two", 2)):
        g.keep(name, np.array([value]))
    g.keep_floats("smallest", np.array(1.0 / np.sqrt(width // heads)))
    g.keep("by_head", np.array([0, 0, heads, width // heads]))
    g.keep("joined", np.array([0, 0, width]))
    x = _pieces(g, weights, width, epsilon)
    unseen = _unseen(g)
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    for i in range(layers):
        x = _layer(g, x, unseen, weights, f"layers.{i}", epsilon)
    total = g.add("ReduceSum", "pool/total", "pool", "one", keepdims=1)
    share = g.add("Unsqueeze", "pool/share", g.add("Div", "pool/even", "pool", total), "one")
    # a product, not a sum over an axis: that is added up in another order where there is one text alone
    g.add("Squeeze", "vectors", g.add("MatMul", "pooled", share, x), "one")
    return _model(g, width)


def _pieces(g: _Graph, weights: Weights, width: int, epsilon: float) -> str:
    """The vectors of the pieces and of their places, added and normalised."""
    numbers, scale = quantise(weights["words.weight"], width)
    rows = g.add("Gather", "words/rows", g.keep("words.int8", numbers), "ids", axis=0)
    scales = g.add("Gather", "words/scales", g.keep_floats("words.scale", scale), "ids", axis=0)
    words = g.add("Mul", "words", g.add("Cast", "words/floats", rows, to=TensorProto.FLOAT), scales)
    length = g.add("Slice", "length", g.add("Shape", "size", "ids"), "one", "two")
    start = g.keep("zero", np.array([0]))
    places = g.add("Slice", "places/used", g.keep_floats("places", weights["places"]), start, length, start)
    return g.norm("embedded", g.add("Add", "words/placed", words, places), weights, "norm", epsilon)


def _unseen(g: _Graph) -> str:
    """0 for a token and ``UNSEEN`` for padding, (texts, 1, 1, tokens)."""
    wide = g.add("Unsqueeze", "mask/wide", "mask", g.keep("middle", np.array([1, 2])))
    padding = g.add("Sub", "mask/padding", g.keep_floats("full", np.array(1.0)), wide)
    return g.add("Mul", "mask/unseen", padding, g.keep_floats("unseen", np.array(UNSEEN)))


def _layer(g: _Graph, x: str, unseen: str, weights: Weights, at: str, epsilon: float) -> str:
    """Self-attention, then feed-forward, each added and normalised."""
    parts = g.split(g.linear(at + "/qkv", x, weights, at + ".qkv"), [f"{at}/{m}" for m in "qkv"])
    q, k, v = (g.add("Reshape", part + "/heads", part, "by_head") for part in parts)
    q = g.add("Transpose", q + "/turned", q, perm=[0, 2, 1, 3])
    k = g.add("Transpose", k + "/turned", k, perm=[0, 2, 3, 1])
    v = g.add("Transpose", v + "/turned", v, perm=[0, 2, 1, 3])
    near = g.add("Mul", at + "/scaled", g.add("MatMul", at + "/near", q, k), "smallest")
    shares = g.add("Softmax", at + "/shares", g.add("Add", at + "/seen", near, unseen), axis=-1)
    mixed = g.add("Transpose", at + "/turned", g.add("MatMul", at + "/mixed", shares, v), perm=[0, 2, 1, 3])
    out = g.linear(at + "/out", g.add("Reshape", at + "/joined", mixed, "joined"), weights, at + ".out")
    x = g.norm(at + "/norm1", g.add("Add", at + "/sum1", x, out), weights, at + ".norm1", epsilon)
    inner = g.add("Gelu", at + "/gelu", g.linear(at + "/inner", x, weights, at + ".inner"))
    outer = g.linear(at + "/outer", inner, weights, at + ".outer")
    return g.norm(at + "/norm2", g.add("Add", at + "/sum2", x, outer), weights, at + ".norm2", epsilon)


def _model(g: _Graph, width: int) -> ModelProto:
    kinds = {"ids": TensorProto.INT64, "mask": TensorProto.FLOAT, "pool": TensorProto.FLOAT}
    inputs = [helper.make_tensor_value_info(name, kind, ["texts", "tokens"]) for name, kind in kinds.items()]
    outputs = [helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["texts", width])]
    graph = helper.make_graph(g.nodes, "encoder", inputs, outputs, g.stored)
    opset = [helper.make_opsetid("", OPSET)]
    model = helper.make_model(graph, producer_name="horingskart", opset_imports=opset, ir_version=IR)
    checker.check_model(model)
    return model
