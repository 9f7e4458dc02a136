"""What is measured of each decider: its parts, alone and added one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from bench.quality import evidence
from bench.quality.counts import Floats, Whole
from bench.quality.heldout import Part, Task, choices, classes, likeliest, starts
from pipeline.align.candidates import AlignParams
from pipeline.params import load
from pipeline.positions.run import PositionsParams
from pipeline.records import RELATIONS, STANCES
from pipeline.themes.codebook import read_codebook
from pipeline.themes.learned import FEATURES as THEME_FEATURES
from pipeline.themes.learned import HIT
from pipeline.themes.run import ThemesParams

CODEBOOK = evidence.ROOT / "corpus" / "eksempel" / "codebook.yaml"

STANCE = (
    Part("cue words alone", rule=likeliest("cue", STANCES)),
    Part("encoder alone", rule=likeliest("encoder", STANCES)),
    Part("encoder and cue words", features=starts("encoder", "cue", "clear cue", "strong cue")),
    Part("… and heading, list item, question", features=lambda _: True),
    Part("the same, left open where unsure: what runs"),
)


def _patterns(known: Mapping[str, Floats]) -> Whole:
    return np.asarray(known["pattern"] > 0, dtype=np.int64)


def _carried(known: Mapping[str, Floats]) -> Whole:
    found = [known[k] for k in ("pattern", "by lead", "by sentence before", "by heading")]
    return np.asarray(np.stack(found).sum(axis=0) > 0, dtype=np.int64)


def _encoder(known: Mapping[str, Floats]) -> Whole:
    return np.asarray(known["encoder"] >= 0, dtype=np.int64)


ON = ("encoder", "encoder below the best theme")
AROUND = ("encoder on",)

THEME = (
    Part("codebook's patterns in the sentence's own words", rule=_patterns),
    Part("patterns, carried over from lead, sentence before, heading", rule=_carried),
    Part("encoder alone, even odds", rule=_encoder),
    Part("encoder, weighed", features=lambda f: f in ON),
    Part("encoder, also on what stands before", features=lambda f: f in ON or f.startswith(AROUND)),
    Part("encoder and patterns: what runs"),
)

WORDS = ("shared", "cited", "fit in context")
MODEL = ("encoder",)
READ_AROUND = ("share of",)

LINK = (
    Part("words, letters and citations", features=starts(*WORDS)),
    Part("encoder alone", features=starts(*MODEL)),
    Part("encoder, also on what stands around", features=starts(*MODEL, *READ_AROUND)),
    Part("encoder and words", features=starts(*MODEL, *READ_AROUND, *WORDS)),
    Part("… and stance, heading, list item: what runs"),
)


def _always(known: Mapping[str, Floats]) -> Whole:
    return np.zeros(len(known["share of the measure's words"]), dtype=np.int64)


RELATION = (
    Part("always «i-tråd»", rule=_always),
    Part("the rule over words and stance", rule=likeliest("words", RELATIONS)),
    Part("encoder alone", rule=likeliest("encoder", RELATIONS)),
    Part("encoder and stance", features=starts("encoder", "stance")),
    Part("… and the rule over words: what runs"),
)


def measured(path: Path, params: Path, hearing: str | None = None) -> dict[str, Task]:
    """All deciders that there is evidence of, by name, in the training text's fields or in ``hearing``. Thresholds are
    those of ``params``."""
    out: dict[str, Task] = {}
    if (found := evidence.read(path, "stance", hearing)) is not None:
        p = load("positions", PositionsParams, params)
        out["stance"] = classes("stance", found, STANCES, STANCE, least=p.min_score, doubt=p.doubt, against=True)
    if (found := evidence.read(path, "theme", hearing)) is not None:
        codes = [t.theme for t in read_codebook(CODEBOOK.read_text(encoding="utf-8"), CODEBOOK.name).themes]
        least = load("themes", ThemesParams, params).threshold
        least = np.where(found.known[:, THEME_FEATURES.index("pattern")] > 0, least * HIT, least)
        out["theme"] = choices("theme", found, THEME, least=least, ranked=False, columns=codes)
    if (found := evidence.read(path, "link", hearing)) is not None:
        least = load("align", AlignParams, params).accept
        out["link"] = choices("link", found, LINK, least=least, ranked=True)
    if (found := evidence.read(path, "relation", hearing)) is not None:
        out["relation"] = classes("relation", found, RELATIONS, RELATION, least=0.0, against=False)
    return out
