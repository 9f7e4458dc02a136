"""The encoder in torch, for training only: the pipeline runs the ONNX graph that ``export.py`` writes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from e5 import Shape
from torch import Tensor, nn
from torch.nn import functional


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): self-attention, then feed-forward, each added and normalised."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        w = shape.width
        self.heads = shape.heads
        self.qkv = nn.Linear(w, 3 * w)
        self.out = nn.Linear(w, w)
        self.norm1 = nn.LayerNorm(w, eps=shape.epsilon)
        self.inner = nn.Linear(w, shape.inner)
        self.outer = nn.Linear(shape.inner, w)
        self.norm2 = nn.LayerNorm(w, eps=shape.epsilon)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is (texts, tokens, width); ``mask`` (texts, 1, 1, tokens), true where a token stands."""
        n, t, w = x.shape
        q, k, v = self.qkv(x).view(n, t, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.dropout(self.out(mixed.transpose(1, 2).reshape(n, t, w))))
        return self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Token numbers to one vector a text: the mean over the tokens that ``pool`` marks, of length 1."""

    def __init__(self, shape: Shape, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words, shape.width)
        self.places = nn.Parameter(torch.zeros(shape.longest, shape.width))
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: Tensor, mask: Tensor, pool: Tensor) -> Tensor:
        """``ids`` and ``mask`` and ``pool`` are (texts, tokens); returns (texts, width), not normalised."""
        x = self.dropout(self.norm(self.words(ids) + self.places[: ids.shape[1]]))
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            x = layer(x, seen)
        share = pool / pool.sum(1, keepdim=True)
        return (x * share[:, :, None]).sum(1)


def load(shape: Shape, tensors: Mapping[str, np.ndarray], rows: list[int]) -> Encoder:
    """The encoder with the weights of ``e5.read_e5``, of the words in ``rows`` alone."""
    net = Encoder(shape, len(rows))
    w = shape.width

    def put(target: Tensor, *names: str) -> None:
        flat = np.concatenate([tensors[name] for name in names])
        target.data.copy_(torch.from_numpy(flat).view_as(target))

    words = tensors["emb.word"].reshape(-1, w)
    net.words.weight.data.copy_(torch.from_numpy(words[rows]))
    put(net.places, "emb.pos")
    net.places.data += torch.from_numpy(tensors["emb.type"][:w])
    put(net.norm.weight, "emb.ln.w")
    put(net.norm.bias, "emb.ln.b")
    for i, layer in enumerate(net.layers):
        put(layer.qkv.weight, *(f"l{i}.{m}.w" for m in "qkv"))
        put(layer.qkv.bias, *(f"l{i}.{m}.b" for m in "qkv"))
        for part, name in ((layer.out, "ao"), (layer.norm1, "aln"), (layer.inner, "fi"), (layer.outer, "fo")):
            put(part.weight, f"l{i}.{name}.w")
            put(part.bias, f"l{i}.{name}.b")
        put(layer.norm2.weight, f"l{i}.oln.w")
        put(layer.norm2.bias, f"l{i}.oln.b")
    return net
