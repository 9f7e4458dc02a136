"""The models with their cards: which they are, how large, and what their cards say of how good they are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import decimal
from pipeline.stage import InputFile

ROLES: Mapping[str, str] = {
    "nb_nn_horing": msg("leser ordene: ordklasser, bøyning, grunnformer og navn"),
    "nb_nn_encoder": msg("gjør setninger og tiltak til vektorer, og leser standpunkt, tema og tiltak av dem"),
    "deciders": msg("veier det koderen leser, mot ord, mønstre og sammenheng"),
}
"""The project's own models, in the order they work, and what each does."""

_DIGITS = 12
"""Of a model's fingerprint that are shown."""

Kind = Literal["heading", "paragraph", "item", "code", "table"]


@dataclass(frozen=True)
class Block:
    """A piece of a card: text, or of a table the rows, the first its heads."""

    kind: Kind
    text: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class ModelCard:
    """A model. ``fingerprint`` is of all its files: the same fingerprint, the same model. ``scores`` is the part of
    the card that says how good it is."""

    name: str
    role: str
    version: str | None
    fingerprint: str
    size: str
    """In megabytes, as it is shown."""
    scores: tuple[Block, ...]
    card: tuple[Block, ...]


def models(m: Material, settings: Mapping[str, Any]) -> tuple[ModelCard, ...]:
    """The project's own models that the settings name, of those that were given."""
    used = {
        "nb_nn_horing": settings.get("segment", {}).get("model") == "nb_nn_horing",
        "nb_nn_encoder": settings.get("embed", {}).get("embedder") == "nb_nn_encoder",
        "deciders": any(settings.get(room, {}).get("method") == "learned" for room in ("themes", "positions", "align")),
    }
    files = {name: {n: f for n, f in m.project.items() if n.startswith(f"models/{name}/")} for name in ROLES}
    return tuple(_model(name, files[name]) for name in ROLES if used[name] and files[name])


def _model(name: str, files: Mapping[str, InputFile]) -> ModelCard:
    digest = hashlib.sha256()
    for n in sorted(files):
        digest.update(f"{n}\0{files[n].digest()}\0".encode())
    card = blocks(files[readme].read().decode("utf-8")) if (readme := f"models/{name}/README.md") in files else ()
    meta = files.get(f"models/{name}/meta.json")
    return ModelCard(
        name=name,
        role=ROLES[name],
        version=json.loads(meta.read()).get("version") if meta else None,
        fingerprint=digest.hexdigest()[:_DIGITS],
        size=_megabytes(sum(f.size for f in files.values())),
        scores=tuple(_part(card, "Scores")),
        card=card,
    )


def _megabytes(size: int) -> str:
    return decimal(size / 1e6, 1 if size > 1e6 else 3)


def _part(card: Iterable[Block], heading: str) -> Iterator[Block]:
    inside = False
    for block in card:
        if block.kind == "heading":
            inside = block.text == heading
        elif inside:
            yield block


def blocks(markdown: str) -> tuple[Block, ...]:
    """The card's blocks. Of marks inside a line only the words are kept; comments are left out."""
    lines = re.sub(r"<!--.*?-->", "", markdown, flags=re.S).splitlines()
    out: list[Block] = []
    for kind, run in groupby(_kinds(lines), key=lambda x: x[0]):
        own = [line for _, line in run]
        if kind == "table":
            out.append(Block("table", "", tuple(_cells(line) for line in own if not re.fullmatch(r"[|\s:-]+", line))))
        elif kind == "code":
            out.append(Block("code", "\n".join(line for line in own if not line.startswith("```"))))
        elif kind == "item":
            items = re.split(r"\n(?=- )", "\n".join(own))
            out += (Block("item", _plain(item.removeprefix("- "))) for item in items)
        elif kind == "heading":
            out += (Block("heading", _plain(line.lstrip("# "))) for line in own)
        elif kind == "paragraph":
            out.append(Block("paragraph", _plain(" ".join(own))))
    return tuple(out)


def _kinds(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each line with the kind of block it belongs to; empty lines are of none."""
    kind = ""
    for line in lines:
        if kind == "code" or line.startswith("```"):
            yield "code", line
            kind = "" if kind == "code" and line.startswith("```") else "code"
            continue
        if not line.strip():
            kind = ""
        elif line.startswith("#"):
            kind = "heading"
        elif line.startswith("|"):
            kind = "table"
        elif line.startswith("- "):
            kind = "item"
        elif kind not in ("item", "paragraph"):
            kind = "paragraph"
        yield kind, line


def _cells(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell) for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))


def _plain(text: str) -> str:
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[`*]+", "", " ".join(text.split()))
