"""The deciders on fields that neither they nor the encoder were trained on: parts alone, together, and how sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bench.quality import counts
from bench.quality.counts import Bin, Figure, Floats, Summed, Whole, figure, grouped
from bench.quality.evidence import Evidence, script

Yes = npt.NDArray[np.bool_]

AGAINST, FAVOUR = (4, 5), (1, 2)
"""kritisk and imot; støtter and støtter-med-forbehold, among ``STANCES``."""

POSSIBLE = 0.02
"""Least probability of a yes that counts for calibration: nearly all pairs are clear noes, and would flatter it."""


class Part(NamedTuple):
    """A part of a decider, or all of it: ``features`` chooses what it weighs; or ``rule`` answers as it stands, with a
    label's number, or 0 and 1."""

    name: str
    features: Callable[[str], bool] | None = None
    rule: Callable[[Mapping[str, Floats]], Whole] | None = None


class Line(NamedTuple):
    """What was measured, a part or a group of rows, and its figures by name."""

    name: str
    figures: dict[str, Figure]


class Task(NamedTuple):
    """What is measured of one decider: each part, and of all of them together each field, standard and label, the
    reliability table and what is taken for what (meant, said; the last is left open; empty for yes and no)."""

    parts: list[Line]
    fields: list[Line]
    standards: list[Line]
    labels: list[Line]
    bins: list[Bin]
    error: float | None
    confusion: list[list[int]]
    n: int


def classes(
    name: str,
    evidence: Evidence,
    labels: Sequence[str],
    parts: Sequence[Part],
    *,
    least: float,
    doubt: float = 1.0,
    against: bool,
) -> Task:
    """A decider that gives one of ``labels``. ``against``: also how often a label against is read as one for.

    An answer less sure than ``least`` is left open, and one for something that is against with more than ``doubt``;
    both count as *ingen*.
    """
    size = len(labels)
    chances = _weighed(name, evidence, parts[-1])
    best, top = chances.argmax(axis=1), chances.max(axis=1)
    left_open = top < least
    if doubt < 1:
        left_open |= np.isin(best, FAVOUR) & (chances[:, list(AGAINST)].sum(axis=1) > doubt)
    said = np.where(left_open, labels.index("ingen") if least else 0, best)
    figures: dict[str, Summed] = {"kappa": counts.kappa, "accuracy": counts.accuracy}
    if against:
        figures["against_as_for"] = counts.turned(AGAINST, FAVOUR)

    def line(title: str, where: Yes) -> Line:
        found = _class_line(title, evidence, said, size, figures, where)
        if least > 0:
            empty = grouped(counts.mean_counts(left_open[where].astype(float)), evidence.passage[where])
            found.figures["abstained"] = figure(empty, counts.mean, int(where.sum()))
        return found

    every = np.ones(len(said), dtype=bool)
    by_passage = grouped(counts.confusion_counts(evidence.meant, said, size), evidence.passage)
    bins = counts.reliability(top, best == evidence.meant)
    return Task(
        parts=[
            *(_class_line(p.name, evidence, _label(name, evidence, p), size, figures, every) for p in parts[:-1]),
            line(parts[-1].name, every),
        ],
        fields=[line(f, evidence.field == f) for f in _each(evidence.field)],
        standards=[line(s, evidence.standard == s) for s in _each(evidence.standard)],
        labels=[
            Line(x, {"f1": figure(by_passage, counts.label_f1(i), int((evidence.meant == i).sum()))})
            for i, x in enumerate(labels)
        ],
        bins=bins,
        error=counts.calibration_error(bins),
        confusion=table(evidence.meant, np.where(left_open, size, best), size),
        n=len(evidence.meant),
    )


def _class_line(
    title: str, evidence: Evidence, said: Whole, size: int, figures: Mapping[str, Summed], where: Yes
) -> Line:
    cells = grouped(counts.confusion_counts(evidence.meant[where], said[where], size), evidence.passage[where])
    return Line(title, {key: figure(cells, of, int(where.sum())) for key, of in figures.items()})


def _label(name: str, evidence: Evidence, part: Part) -> Whole:
    ruled = _ruled(name, evidence, part)
    return _weighed(name, evidence, part).argmax(axis=1) if ruled is None else ruled


def choices(
    name: str,
    evidence: Evidence,
    parts: Sequence[Part],
    *,
    least: float | Floats,
    ranked: bool,
    columns: Sequence[str] = (),
) -> Task:
    """A decider that says yes or no to every pair; yes from the probability ``least``, which may be a pair's own.

    ``ranked``: also the mean reciprocal rank of the best-placed right pair of each sentence that has one. ``columns``:
    names of the pairs of each sentence, in order, for figures of each.
    """
    every = np.ones(len(evidence.meant), dtype=bool)
    lines = []
    for part in parts[:-1]:
        ruled = _ruled(name, evidence, part)
        chances = None if ruled is not None else _weighed(name, evidence, part)[:, 1]
        said = np.asarray(ruled == 1 if chances is None else chances >= least)
        lines.append(_choice_line(part.name, evidence, said, chances if ranked else None, every))
    chances = _weighed(name, evidence, parts[-1])[:, 1]
    said, likely = chances >= least, chances >= POSSIBLE
    order = chances if ranked else None
    bins = counts.reliability(chances[likely], evidence.meant[likely] == 1)
    place = np.arange(len(every)) % max(1, len(columns))
    return Task(
        parts=[*lines, _choice_line(parts[-1].name, evidence, said, order, every)],
        fields=[_choice_line(f, evidence, said, order, evidence.field == f) for f in _each(evidence.field)],
        standards=[_choice_line(s, evidence, said, order, evidence.standard == s) for s in _each(evidence.standard)],
        labels=[_choice_line(c, evidence, said, None, place == i) for i, c in enumerate(columns)],
        bins=bins,
        error=counts.calibration_error(bins),
        confusion=[],
        n=len(np.unique(evidence.sentence)),
    )


def _choice_line(title: str, evidence: Evidence, said: Yes, chances: Floats | None, where: Yes) -> Line:
    """``chances``: by which the pairs of a sentence are ranked; None where they are not."""
    meant = evidence.meant[where] == 1
    hits = grouped(counts.hit_counts(meant, said[where]), evidence.passage[where])
    n = int(meant.sum())
    found = {
        "f1": figure(hits, counts.f1, n),
        "precision": figure(hits[:, [0, 1]], _share, n),
        "recall": figure(hits[:, [0, 2]], _share, n),
    }
    if chances is not None:
        reciprocal, sentence = ranks(chances[where], meant, evidence.sentence[where])
        passage_of = dict(zip(evidence.sentence.tolist(), evidence.passage.tolist(), strict=True))
        passage = np.array([passage_of[s] for s in sentence.tolist()], dtype=np.int64)
        found["mrr"] = figure(grouped(counts.mean_counts(reciprocal), passage), counts.mean, len(reciprocal))
    return Line(title, found)


def table(meant: Whole, said: Whole, size: int) -> list[list[int]]:
    """How often each label that is meant (rows) is read as each, the last column being left open."""
    out = np.zeros((size, size + 1), dtype=int)
    np.add.at(out, (meant, said), 1)
    found: list[list[int]] = out.tolist()
    return found


def ranks(chances: Floats, meant: Yes, sentence: Whole) -> tuple[Floats, Whole]:
    """1 / rank of the likeliest right pair of each sentence that has one, and the sentence. Equal chances share the
    worst rank."""
    out, numbers = [], []
    for s in np.unique(sentence[meant]):
        own = sentence == s
        best = chances[own & meant].max()
        wrong = (chances[own & ~meant] >= best).sum()
        out.append(1.0 / (1 + wrong))
        numbers.append(s)
    return np.array(out), np.array(numbers, dtype=np.int64)


def _weighed(name: str, evidence: Evidence, part: Part) -> Floats:
    """Probabilities by a decider of the part's features, fitted on the other fields and hearings."""
    build = script("deciders/build.py")
    given = evidence.fitted
    used = np.array([part.features is None or part.features(f) for f in build.DECIDERS[name][1]])
    # evidence that is 0 everywhere has no weight
    found: Floats = build.left_out(
        build.Evidence(np.where(used, given.known, 0.0), given.meant, given.field),
        np.ones(len(given.meant)),
        name,
        len(given.meant),
    )
    return found[evidence.own]


def _ruled(name: str, evidence: Evidence, part: Part) -> Whole | None:
    if part.rule is None:
        return None
    features = script("deciders/build.py").DECIDERS[name][1]
    return part.rule({f: evidence.known[:, i] for i, f in enumerate(features)})


def likeliest(prefix: str, labels: Sequence[str]) -> Callable[[Mapping[str, Floats]], Whole]:
    """The label with the highest of the features «prefix label»; the first where all are alike."""

    def rule(known: Mapping[str, Floats]) -> Whole:
        found: Whole = np.stack([known[f"{prefix} {x}"] for x in labels], axis=1).argmax(axis=1)
        return found

    return rule


def starts(*prefixes: str) -> Callable[[str], bool]:
    """Whether a feature's name begins with one of these."""
    return partial(_starts, prefixes)


def _starts(prefixes: tuple[str, ...], name: str) -> bool:
    return name.startswith(prefixes)


def _share(total: Floats) -> float | None:
    return counts.mean(np.array([total[0], total.sum()]))


def _each(values: npt.NDArray[np.str_]) -> list[str]:
    return list(dict.fromkeys(values.tolist())) if len(set(values.tolist())) > 1 else []
