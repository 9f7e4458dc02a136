"""Writes a checkpoint of ``train.py`` as the folder that the pipeline loads.

    python models/training/encoder/export.py CHECKPOINT.pt models/nb_nn_encoder

``encoder.onnx`` is the network (``graph.py``), ``pieces.json`` the tokeniser, ``heads.npz`` what is read off the
vectors. The same checkpoint gives the same bytes: no dates, fixed order, little-endian. A card in the folder is left.
"""

from __future__ import annotations

import argparse
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from e5 import E5, read_e5
from graph import encoder_graph
from train import KINDS, LABELS, LONGEST, LONGEST_CONTEXT
from vocabulary import needed

LIMIT = 60_000_000
"""Bytes the folder may hold."""

HEADS = {
    "stance.1.weight": "stance_inner",
    "stance.1.bias": "stance_inner_bias",
    "stance.3.weight": "stance_outer",
    "stance.3.bias": "stance_outer_bias",
    "none.weight": "none",
    "none.bias": "none_bias",
    "relation.1.weight": "relation_inner",
    "relation.1.bias": "relation_inner_bias",
    "relation.3.weight": "relation_outer",
    "relation.3.bias": "relation_outer_bias",
    "to_measure.weight": "to_measure",
    "to_measure.bias": "to_measure_bias",
    "to_theme.weight": "to_theme",
    "to_theme.bias": "to_theme_bias",
    "scale": "scale",
    "theme_scale": "theme_scale",
    "theme_bias": "theme_bias",
}
"""Names of ``train.Heads`` and theirs in ``heads.npz``; matrices are (outputs, inputs)."""

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of the members of ``heads.npz``: the earliest a zip file can hold."""


def pieces_json(model: E5, rows: list[int]) -> bytes:
    """The tokeniser: pieces with scores, special pieces by number, table of characters, how much of a text is read."""
    new = {row: i for i, row in enumerate(rows)}
    content = {
        "longest": LONGEST,
        "longest_context": LONGEST_CONTEXT,
        "special": {name: new[row] for name, row in sorted(model.special.items())},
        "pieces": [model.pieces[row] for row in rows],
        "scores": [float(str(np.float32(model.scores[row]))) for row in rows],  # shortest text of a 32-bit number
        "characters": dict(sorted(model.characters.items())),
    }
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in content.items())
    return f"{{\n{lines}\n}}\n".encode()


def npz(arrays: Mapping[str, np.ndarray]) -> bytes:
    """``arrays`` as a file for ``numpy.load``, by name, without dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, values in sorted(arrays.items()):
            member = zipfile.ZipInfo(name + ".npy", FIRST_DAY)
            member.create_system, member.external_attr = 3, 0o644 << 16
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asarray(values, order="C"), version=(1, 0), allow_pickle=False)
            archive.writestr(member, content.getvalue())
    return out.getvalue()


def heads_npz(heads: Mapping[str, np.ndarray]) -> bytes:
    """Weights of the heads in 32 bits, and the labels in the order of their outputs."""
    arrays = {new: np.asarray(heads[old], "<f4") for old, new in HEADS.items()}
    labels = {"stances": np.array(LABELS), "relations": np.array(KINDS)}
    return npz(arrays | {name: values.astype(values.dtype.newbyteorder("<")) for name, values in labels.items()})


def export(checkpoint: Path, target: Path) -> dict[str, int]:
    """Writes the three files to ``target``; bytes of each. Raises ValueError when they do not belong together."""
    model = read_e5()
    rows = needed(model)
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    weights = {name: t.float().numpy() for name, t in state["encoder"].items()}
    heads = {name: t.float().numpy() for name, t in state["heads"].items()}
    if len(weights["words.weight"]) != len(rows):
        raise ValueError(
            f"{checkpoint} has {len(weights['words.weight'])} pieces, the vocabulary {len(rows)}: "
            "train again, or export with the dictionaries it was trained with"
        )
    if set(heads) != set(HEADS):
        raise ValueError(f"{checkpoint} has the heads {sorted(heads)}; expected {sorted(HEADS)}")
    files = {
        "encoder.onnx": encoder_graph(weights, model.shape.heads, model.shape.epsilon).SerializeToString(
            deterministic=True
        ),
        "heads.npz": heads_npz(heads),
        "pieces.json": pieces_json(model, rows),
    }
    sizes = {name: len(content) for name, content in files.items()}
    if sum(sizes.values()) > LIMIT:
        raise ValueError(f"the encoder takes {sum(sizes.values())} bytes, at most {LIMIT} are allowed: {sizes}")
    target.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (target / name).write_bytes(content)
    return sizes


def main() -> None:
    """Reads the command line, writes the folder, prints sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    for name, size in export(args.checkpoint, args.target).items():
        print(f"{name}: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
