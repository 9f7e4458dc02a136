"""The figures that judge the program, each with a 95 % bootstrap interval over documents (over sentences where few
documents are coded).

Agreement is Cohen's kappa (1960): 0 is chance, 1 is perfect, higher is better. F1 is micro-averaged over the pairs of
sentence and label. Mean reciprocal rank looks at the best-placed right measure of each linked sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.metrics import cohen_kappa_score

from pipeline.records import STANCES, Score, Stance

FEWEST_DOCUMENTS = 10
"""With fewer coded documents than this the bootstrap draws sentences."""

AGAINST, FOR = ("kritisk", "imot"), ("støtter", "støtter-med-forbehold")


class Judged(NamedTuple):
    """A coded sentence with what the pipeline says of it. ``said`` is None where it abstains or found no sentence."""

    stem: str
    covered: bool
    stance: Stance
    said: Stance | None
    themes: frozenset[str]
    tagged: frozenset[str]
    links: tuple[tuple[str, str], ...]
    """coded measure id, relation"""
    found: tuple[tuple[str, str], ...]
    """accepted measure id, relation"""
    ranked: tuple[str, ...]
    """measures as ranked, best first"""


Figure = Callable[[Sequence[Judged]], float | None]


def kappa(rows: Sequence[Judged]) -> float | None:
    """Agreement on the six stances; an abstention counts as ``ingen``. None without sentences."""
    if not rows:
        return None
    a, b = [r.stance for r in rows], [r.said or "ingen" for r in rows]
    return 1.0 if a == b else float(cohen_kappa_score(a, b, labels=list(STANCES)))


def accuracy(rows: Sequence[Judged]) -> float | None:
    """Share of sentences with the right stance."""
    return sum(r.stance == (r.said or "ingen") for r in rows) / len(rows) if rows else None


def abstained(rows: Sequence[Judged]) -> float | None:
    """Share of sentences without a stance."""
    return sum(r.said is None for r in rows) / len(rows) if rows else None


def reversed_against(rows: Sequence[Judged]) -> float | None:
    """Share of positions against that are read as for: the worst error there is."""
    against = [r for r in rows if r.stance in AGAINST]
    return sum(r.said in FOR for r in against) / len(against) if against else None


def stance_f1(stance: Stance) -> Figure:
    """F1 of one stance."""

    def figure(rows: Sequence[Judged]) -> float | None:
        return f1((r.stance == stance, (r.said or "ingen") == stance) for r in rows)

    return figure


def theme_f1(rows: Sequence[Judged]) -> float | None:
    """Micro-F1 of themes."""
    return f1((t in r.themes, t in r.tagged) for r in rows for t in r.themes | r.tagged)


def one_theme_f1(theme: str) -> Figure:
    """F1 of one theme."""

    def figure(rows: Sequence[Judged]) -> float | None:
        return f1((theme in r.themes, theme in r.tagged) for r in rows)

    return figure


def link_f1(rows: Sequence[Judged]) -> float | None:
    """F1 of links between sentence and measure."""
    return f1(
        (m in {i for i, _ in r.links}, m in {i for i, _ in r.found})
        for r in rows
        for m in {i for i, _ in r.links} | {i for i, _ in r.found}
    )


def document_link_f1(rows: Sequence[Judged]) -> float | None:
    """F1 of which measures a document speaks to at all."""
    coded = {(r.stem, m) for r in rows for m, _ in r.links}
    found = {(r.stem, m) for r in rows for m, _ in r.found}
    return f1((p in coded, p in found) for p in coded | found)


def relation_accuracy(rows: Sequence[Judged]) -> float | None:
    """Share of rightly found links with the right relation."""
    right = [dict(r.found)[m] == rel for r in rows for m, rel in r.links if m in dict(r.found)]
    return sum(right) / len(right) if right else None


def mean_reciprocal_rank(rows: Sequence[Judged]) -> float | None:
    """Mean over linked sentences of 1 / rank of the best-placed right measure; 0 where none is among the ranked."""
    linked = [r for r in rows if r.links]
    if not linked:
        return None
    return sum(max((1 / (r.ranked.index(m) + 1) for m, _ in r.links if m in r.ranked), default=0.0) for r in linked) / (
        len(linked)
    )


def f1(pairs: Iterable[tuple[bool, bool]]) -> float | None:
    """F1 of (coded, found) pairs; None when nothing was coded and nothing found."""
    tp = fp = fn = 0
    for coded, found in pairs:
        tp += coded and found
        fp += found and not coded
        fn += coded and not found
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else None


FIGURES: dict[str, Figure] = {
    "stance_kappa": kappa,
    "stance_accuracy": accuracy,
    "stance_abstained": abstained,
    "against_read_as_for": reversed_against,
    "theme_f1": theme_f1,
    "link_f1": link_f1,
    "document_link_f1": document_link_f1,
    "relation_accuracy": relation_accuracy,
    "mean_reciprocal_rank": mean_reciprocal_rank,
}


def scores(rows: Sequence[Judged], *, n_bootstrap: int, seed: int) -> list[Score]:
    """Every figure over all rows with its interval, then by document, by stance and by theme."""
    out = [s for name, fig in FIGURES.items() if (s := _score(name, "alle", fig, rows, n_bootstrap, seed))]
    for stem in sorted({r.stem for r in rows}):
        own = [r for r in rows if r.stem == stem]
        out += [s for name, fig in FIGURES.items() if (s := _score(name, stem, fig, own, 0, seed))]
    for stance in STANCES:
        s = _score("stance_f1", stance, stance_f1(stance), rows, n_bootstrap, seed)
        out += [s] if s else []
    for theme in sorted({t for r in rows for t in r.themes | r.tagged}):
        s = _score("one_theme_f1", theme, one_theme_f1(theme), rows, 0, seed)
        out += [s] if s else []
    return out


def _score(name: str, scope: str, figure: Figure, rows: Sequence[Judged], n: int, seed: int) -> Score | None:
    value = figure(rows)
    if value is None:
        return None
    low, high = _interval(figure, rows, n, seed) if n else (None, None)
    return Score(metric=name, scope=scope, value=round(value, 3), low=low, high=high, n=len(rows))


def _interval(figure: Figure, rows: Sequence[Judged], n: int, seed: int) -> tuple[float, float] | tuple[None, None]:
    rng = np.random.default_rng(seed)
    values = [v for _ in range(n) if (v := figure(_resampled(rows, rng))) is not None]
    if not values:
        return None, None
    low, high = np.percentile(values, [2.5, 97.5])
    return round(float(low), 3), round(float(high), 3)


def _resampled(rows: Sequence[Judged], rng: np.random.Generator) -> list[Judged]:
    """A bootstrap sample: whole documents where there are enough of them, since a letter's sentences are alike;
    otherwise sentences. A document drawn twice counts as two."""
    by_stem: dict[str, list[Judged]] = {}
    for r in rows:
        by_stem.setdefault(r.stem, []).append(r)
    documents = [by_stem[stem] for stem in sorted(by_stem)]
    if len(documents) < FEWEST_DOCUMENTS:
        return [rows[i] for i in rng.integers(0, len(rows), len(rows))]
    drawn = rng.integers(0, len(documents), len(documents))
    return [r._replace(stem=f"{r.stem}#{k}") for k, i in enumerate(drawn) for r in documents[i]]
