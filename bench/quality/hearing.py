"""All figures of one hearing, as plain data: the real one's are kept in ``docs/quality-real.json``, without text."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from bench.quality import counts
from bench.quality.counts import Bin, Figure, figure, grouped
from bench.quality.judged import Seen, Sure, bins, confusion, seen, sure_links, sure_stances, sure_themes
from bench.quality.runs import Result
from pipeline.evaluate.metrics import FEWEST_DOCUMENTS, scores
from pipeline.language.encoder import HEADS, OWN_ENCODER, encoder_identity
from pipeline.language.linear import DECIDERS
from pipeline.language.nlp import MODELS
from pipeline.records import STANCES, Score

SHOWN = (
    "theme_f1",
    "stance_kappa",
    "against_read_as_for",
    "stance_abstained",
    "mean_reciprocal_rank",
    "link_f1",
    "document_link_f1",
    "relation_accuracy",
    "overall_accuracy",
)
"""The figures of a way of working, as the stage evaluate names them."""

FEWEST = 30
"""With fewer coded sentences in a language than this, it has no figures of its own."""

N_BOOTSTRAP = 500

LIKELY = 0.02
"""Lowest probability of a link that counts for calibration; nearly all pairs are clear noes, and would flatter it."""


MADE_BY = "make quality"


class WayFigures(msgspec.Struct, frozen=True):
    """A way of working and its figures by name."""

    name: str
    figures: dict[str, Figure]


class Reliability(msgspec.Struct, frozen=True):
    """How sure the pipeline said it was, and how often it was right; ``error``: expected calibration error."""

    bins: list[Bin]
    error: float | None


class Measured(msgspec.Struct, frozen=True):
    """A hearing's figures. All but ``ways`` are of the last way, which is what runs; ``models``: what tells the models
    from others; ``n`` in each figure: what it rests on."""

    made_by: str
    hearing: str
    models: str
    documents: int
    sentences: int
    ways: list[WayFigures]
    stances: dict[str, Figure]
    themes: dict[str, Figure]
    languages: dict[str, dict[str, Figure]]
    confusion: list[list[int]]
    reliability: dict[str, Reliability]


def measured(hearing: str, results: Sequence[Result], seed: int) -> tuple[Measured, list[Seen]]:
    """The figures of all ways, and the coded sentences with what the last way says of them."""
    last = results[-1]
    rows = seen(last.tables, last.gold)
    said = sure_stances(rows)
    per_label = {s.scope: s for s in last.scores if s.metric == "stance_f1"}
    meant = Counter(r.judged.stance for r in rows)
    return Measured(
        made_by=MADE_BY,
        hearing=hearing,
        models=models(),
        documents=len({r.judged.stem for r in rows}),
        sentences=len(rows),
        ways=[WayFigures(r.way.name, of_all(r.scores)) for r in results],
        stances={s: _figure(per_label[s], meant[s]) for s in STANCES if s in per_label},
        themes=themes(rows),
        languages=languages(rows, seed),
        confusion=confusion(rows),
        reliability={
            "stance": _reliability(said),
            "theme": _reliability(sure_themes(last.tables, last.gold)),
            "link": _reliability([s for s in sure_links(last.tables, last.gold) if s.chance >= LIKELY]),
        },
    ), rows


def models() -> str:
    """What tells the encoder and the deciders from others: the beginning of a digest of their files."""
    digest = hashlib.sha256(encoder_identity().encode())
    for file in [MODELS / OWN_ENCODER / HEADS, *sorted((MODELS / DECIDERS).glob("*.json"))]:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def of_all(found: Sequence[Score]) -> dict[str, Figure]:
    """The figures over everything, by name; a share of documents gets Wilson's interval (E. B. Wilson, 1927)."""
    top = {s.metric: s for s in found if s.scope == "alle"}
    out = {name: _figure(top[name], top[name].n) for name in SHOWN if name in top}
    if (whole := out.get("overall_accuracy")) is not None and whole.value is not None:
        out["overall_accuracy"] = whole._replace(**wilson(whole.value, whole.n)._asdict())
    return out


class Interval(NamedTuple):
    """A 95 % interval."""

    low: float
    high: float


def wilson(share: float, n: int) -> Interval:
    """The 95 % interval of a share of ``n``."""
    z = 1.96
    middle, spread = share + z**2 / (2 * n), z * (share * (1 - share) / n + z**2 / (4 * n**2)) ** 0.5
    low, high = ((middle - spread) / (1 + z**2 / n), (middle + spread) / (1 + z**2 / n))
    return Interval(round(low, counts.DIGITS), round(high, counts.DIGITS))


def themes(rows: Sequence[Seen]) -> dict[str, Figure]:
    """F1 of each theme that is coded or found, by code; ``n`` is how many sentences are coded with it."""
    group = groups(rows)
    out = {}
    for theme in sorted({t for r in rows for t in r.judged.themes | r.judged.tagged}):
        meant = np.array([theme in r.judged.themes for r in rows])
        hits = counts.hit_counts(meant, np.array([theme in r.judged.tagged for r in rows]))
        out[theme] = figure(grouped(hits, group), counts.f1, int(meant.sum()))
    return out


def groups(rows: Sequence[Seen]) -> counts.Whole:
    """What is drawn anew as a whole: documents where there are enough of them, else sentences."""
    stems = sorted({r.judged.stem for r in rows})
    if len(stems) < FEWEST_DOCUMENTS:
        return np.arange(len(rows))
    return np.array([stems.index(r.judged.stem) for r in rows])


def languages(rows: Sequence[Seen], seed: int) -> dict[str, dict[str, Figure]]:
    """The figures in each language that enough is coded in; ``n`` is the number of sentences."""
    out = {}
    for language in sorted({r.language for r in rows}):
        own = [r.judged for r in rows if r.language == language]
        if len(own) >= FEWEST:
            out[language] = of_all(scores(own, n_bootstrap=N_BOOTSTRAP, seed=seed))
    return out


def _figure(score: Score, n: int) -> Figure:
    return Figure(score.value, score.low, score.high, n)


def _reliability(given: Sequence[Sure]) -> Reliability:
    found = bins(given)
    return Reliability(found, counts.calibration_error(found))
