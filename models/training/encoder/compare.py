"""Sets the exported encoder against the checkpoint it was made from, on the sentences of ``comparison.txt``.

    python models/training/encoder/compare.py CHECKPOINT.pt models/nb_nn_encoder

Prints how near the vectors of the 8-bit weights lie to those of torch in 32 bits, how often the heads say the same,
whether vectors depend on what else is encoded or on threads, and how many sentences a second of processor are read.
A line of ``comparison.txt`` is a sentence with what stands before it, outermost first, with tabs between.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from e5 import read_e5
from network import load
from train import Heads, Reader, pad
from vocabulary import needed

from pipeline.language.encoder import Encoder, Text
from pipeline.language.encoder import Heads as Read

SENTENCES = Path(__file__).with_name("comparison.txt")
PIECES = 32
"""Length, with marks, of the sentences whose reading is timed: about the mean of a response's."""


def sentences() -> list[Text]:
    """The sentences with their contexts."""
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    return [(row[-1], tuple(row[:-1])) for row in rows]


class Original:
    """The checkpoint in torch, in 32 bits, one sentence at a time."""

    def __init__(self, checkpoint: Path) -> None:
        model = read_e5()
        rows = needed(model)
        state = torch.load(checkpoint, map_location="cpu", weights_only=True)
        self.reader = Reader(model, rows)
        self.encoder = load(model.shape, model.tensors, rows).eval()
        self.encoder.load_state_dict(state["encoder"])
        self.heads = Heads(model.shape.width).eval()
        self.heads.load_state_dict(state["heads"])

    @torch.no_grad()
    def vectors(self, texts: list[Text]) -> torch.Tensor:
        """Vectors (texts, width)."""
        padding = self.reader.special["<pad>"]
        return torch.cat([self.encoder(*pad([self.reader(*text)], padding)) for text in texts])


def agreement(original: Original, encoder: Encoder, read: Read, texts: list[Text]) -> None:
    """Prints how alike the two are; raises AssertionError when they cut a text into other pieces."""
    for text in texts:
        ids, own = original.reader(*text)
        pieces = encoder.reader(*text)
        assert (list(pieces.ids), list(pieces.own)) == (ids, own), text
    a, b = original.vectors(texts), encoder.vectors(texts)
    cosine = torch.nn.functional.cosine_similarity(a, torch.from_numpy(b)).numpy()
    print(f"{len(texts)} texts, cosine to torch: least {cosine.min():.5f}, mean {cosine.mean():.5f}")
    with torch.no_grad():
        heads, first, rest = original.heads, a[:10], b[:10]
        pairs = [(i, j) for i in range(len(texts)) for j in range(10)]
        left, right = map(list, zip(*pairs, strict=True))
        both = {
            "stance": (torch.softmax(heads.stance(a), 1), read.stance(b)),
            "nearness": (torch.softmax(heads.nearness(a, first), 1), _softmax(read.nearness(b, rest))),
            "relation": (torch.softmax(heads.related(a[left], a[right]), 1), read.relation(b[left], b[right])),
            "themes": (torch.sigmoid(heads.themes(a, first)), 1 / (1 + np.exp(-read.themes(b, rest)))),
        }
    for name, (old, new) in both.items():
        same = (old.numpy().argmax(1) == new.argmax(1)).mean()
        print(f"{name}: same choice {same:.3f}, probabilities differ by {np.abs(old.numpy() - new).max():.4f} at most")


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def independence(encoder: Encoder, folder: Path, texts: list[Text]) -> None:
    """Prints whether a vector is the same, to the last bit, alone, in another order, among others and with threads."""
    together = encoder.vectors(texts)
    alone = np.concatenate([encoder.vectors([text]) for text in texts])
    order = random.Random(1).sample(range(len(texts)), len(texts))
    turned = np.empty_like(together)
    turned[order] = encoder.vectors([texts[i] for i in order])
    threads = Encoder(folder, threads=2).vectors(texts)
    for name, found in (("alone", alone), ("another order", turned), ("two threads", threads)):
        print(f"{name}: the same bits {np.array_equal(together, found)}, differ by {np.abs(together - found).max()}")


def speed(encoder: Encoder, texts: list[Text], n: int = 640) -> None:
    """Prints sentences of ``PIECES`` pieces a second of processor time and of the clock."""
    words = " ".join(text for text, _ in texts).split()
    rng = random.Random(1)
    timed: list[Text] = []
    while len(timed) < n:
        text = " ".join(rng.sample(words, PIECES))
        while len(encoder.reader(text).ids) > PIECES:
            text = text.rsplit(" ", 1)[0]
        timed.append((text, ()))
    encoder.vectors(timed[:64])
    processor, clock = time.process_time(), time.perf_counter()
    encoder.vectors(timed)
    processor, clock = time.process_time() - processor, time.perf_counter() - clock
    print(
        f"{encoder.threads} threads: {n / processor:.0f} sentences a second of processor, {n / clock:.0f} by the clock"
    )


def main() -> None:
    """Reads the command line, prints the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    args = parser.parse_args()
    texts = sentences()
    encoder = Encoder(args.folder)
    agreement(Original(args.checkpoint), encoder, Read(args.folder), texts)
    independence(encoder, args.folder, texts)
    for threads in (1, 2):
        speed(Encoder(args.folder, threads), texts)


if __name__ == "__main__":
    main()
