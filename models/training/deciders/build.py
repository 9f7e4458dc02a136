"""Fits the deciders to the evidence that ``collect.py`` gathered, and says how good and how sure they are.

    python models/training/deciders/build.py models/training/deciders/evidence.npz models/deciders [--reviews HEARING …]

Logistic regression on standardised evidence; the weights are written for the evidence as it is. Figures are of fields
left out one at a time. Expected calibration error in ten bins (Guo et al., On Calibration of Modern Neural Networks,
2017). With ``--reviews`` the deciders also learn from what people have corrected in hearings that have been run; the
figures are still of the gathered evidence alone, none by a decider that has seen the same hearing's corrections.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from evidence import Evidence, joined
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from pipeline.align.learned import LINK_FEATURES, RELATION_FEATURES
from pipeline.cli.places import CommandError
from pipeline.language.encoder import OWN_ENCODER, EncoderError
from pipeline.language.linear import Linear
from pipeline.language.nlp import MODELS
from pipeline.positions.learned import FEATURES as STANCE_FEATURES
from pipeline.records import RELATIONS, STANCES
from pipeline.stage import InputError
from pipeline.tables import TableError
from pipeline.themes.learned import FEATURES as THEME_FEATURES

DECIDERS = {
    "stance": (STANCES, STANCE_FEATURES, 0.05),
    "theme": (("theme",), THEME_FEATURES, 1.0),
    "link": (("link",), LINK_FEATURES, 1.0),
    "relation": (RELATIONS, RELATION_FEATURES, 0.1),
}
"""Labels, features, and how freely the weights may grow."""

ROOT = Path(__file__).parents[3]
DIGITS = 5
TRUST = 1.5
"""How much more than in the gathered evidence cues count.

Most of the evidence was written by the hands that wrote what the encoder learnt from, so the encoder looks surer there
than it is on letters by others. Set on letters of two real hearings and on the example, whose kappa it lifts by 0.02 to
0.08; on the other fields it changes nothing to speak of.
"""
WEIGHT = 3.0
"""Sentences that a correction counts as."""


class OwnEvidence(LogisticRegression):
    """Logistic regression in which a label weighs only evidence that names it, and what names no label.

    A cue for criticism says nothing for or against support but that it is criticism: with few examples of a cue,
    weights across labels are noise. Same loss and penalty as scikit-learn's, over the weights that are left. Cues then
    count ``TRUST`` times as much.
    """

    def __init__(self, labels: tuple[str, ...], features: tuple[str, ...], C: float) -> None:  # noqa: N803
        super().__init__(C=C)
        self.labels, self.features = labels, features

    def fit(self, X: np.ndarray, y: np.ndarray, sample_weight: np.ndarray | None = None) -> OwnEvidence:  # noqa: N803
        """Fit on standardised evidence ``X`` and label numbers ``y``."""
        weight = np.ones(len(y)) if sample_weight is None else sample_weight
        self.classes_ = np.unique(y)
        names = [self.labels[int(n)] for n in self.classes_]
        free = np.array([[not _names_another(f, name, self.labels) for f in self.features] for name in names])
        target = (y[:, None] == self.classes_[None, :]).astype(float)

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            weights = flat[: free.size].reshape(free.shape) * free
            logits = X @ weights.T + flat[free.size :]
            logs = logits - logsumexp(logits, axis=1, keepdims=True)
            miss = (np.exp(logs) - target) * weight[:, None]
            value = -(logs * target).sum(1) @ weight * self.C + 0.5 * (weights**2).sum()
            slope = ((miss.T @ X) * self.C + weights) * free
            return value, np.concatenate([slope.ravel(), miss.sum(0) * self.C])

        found = minimize(loss, np.zeros(free.size + len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 3000})
        trust = np.array([TRUST if "cue" in f.split(" ") else 1.0 for f in self.features])
        self.coef_ = found.x[: free.size].reshape(free.shape) * free * trust
        self.intercept_ = found.x[free.size :]
        return self


def _names_another(feature: str, label: str, labels: tuple[str, ...]) -> bool:
    """Whether the evidence names a label, and another than this: «clear cue kritisk» for «imot»."""
    named = feature.split(" ")[-1]
    return named in labels and named != label


def model(name: str) -> Pipeline:
    """The unfitted decider ``name``."""
    labels, features, strength = DECIDERS[name]
    if len(labels) > 1:
        return make_pipeline(StandardScaler(), OwnEvidence(labels, features, strength))
    return make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=5000))


def fit(name: str, evidence: Evidence, weight: np.ndarray) -> Pipeline:
    """The decider ``name`` fitted to ``evidence``, whose rows count ``weight`` each."""
    made = model(name)
    return made.fit(evidence.known, evidence.meant, **{made.steps[-1][0] + "__sample_weight": weight})


def with_corrections(gathered: Evidence, corrections: Evidence | None, weight: float) -> tuple[Evidence, np.ndarray]:
    """Both, the corrections last, and how much each row counts."""
    ones = np.ones(len(gathered.meant))
    if corrections is None:
        return gathered, ones
    return joined([gathered, corrections]), np.concatenate([ones, np.full(len(corrections.meant), weight)])


def linear(fitted: Pipeline, labels: tuple[str, ...], features: tuple[str, ...]) -> Linear:
    """The fitted decider with the scaling worked into its weights."""
    scaler, regression = fitted[0], fitted[1]
    weights = regression.coef_ / scaler.scale_
    bias = regression.intercept_ - weights @ scaler.mean_
    present = [labels[int(n)] for n in regression.classes_] if len(labels) > 1 else list(labels)
    return Linear(
        labels=tuple(present),
        features=features,
        weights=tuple(tuple(round(float(w), DIGITS) for w in row) for row in weights),
        bias=tuple(round(float(b), DIGITS) for b in bias),
    )


def left_out(evidence: Evidence, weight: np.ndarray, name: str, gathered: int) -> np.ndarray:
    """Probabilities of each of the first ``gathered`` rows, (gathered, n), by a decider fitted on other fields; where
    they are of one field, in halves. The rows after these are corrections: learnt from, not judged.
    """
    field = evidence.field[:gathered]
    halves = (np.arange(gathered) // max(1, gathered // 2)).astype(np.str_)
    groups = np.concatenate([field if len(set(field)) > 1 else halves, evidence.field[gathered:]])
    out = np.zeros((gathered, max(2, len(DECIDERS[name][0]))))
    for group in sorted(set(groups[:gathered])):
        kept, judged = groups != group, groups[:gathered] == group
        fitted = fit(name, Evidence(*(part[kept] for part in evidence)), weight[kept])
        known = evidence.known[:gathered][judged]
        out[np.ix_(judged, fitted[1].classes_.astype(int))] = fitted.predict_proba(known)
    return out


def calibration_error(chances: np.ndarray, right: np.ndarray, bins: int = 10) -> float:
    """How far, on average, what was said to be likely lies from how often it was right."""
    place = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(chances[place == b].mean() - right[place == b].mean()) * (place == b).mean() for b in set(place)]
    return float(sum(gaps))


def figures(name: str, chances: np.ndarray, meant: np.ndarray) -> str:
    """What is printed of a decider."""
    if chances.shape[1] > 2:
        best, top = chances.argmax(1), chances.max(1)
        kappa = cohen_kappa_score(meant, best)
        each = f1_score(meant, best, average=None)
        said = f"kappa {kappa:.3f}, accuracy {(best == meant).mean():.3f}, F1 of each {np.round(each, 2)}"
        return f"{name}: {said}, calibration error {calibration_error(top, best == meant):.3f}"
    yes = chances[:, 1]
    by = {t: round(float(f1_score(meant, yes >= t)), 3) for t in (0.3, 0.35, 0.4, 0.45, 0.5)}
    likely = yes >= 0.02
    return f"{name}: F1 by threshold {by}, calibration error {calibration_error(yes[likely], meant[likely] == 1):.3f}"


def chance_of_meant(decider: Linear, labels: Sequence[str], evidence: Evidence) -> np.ndarray:
    """How likely ``decider`` finds what each row of ``evidence`` means, (n_rows,), 0 to 1."""
    found = decider.probabilities(evidence.known.astype(np.float64))
    if len(labels) == 1:
        return np.where(evidence.meant == 1, found[:, 0], 1.0 - found[:, 0])
    column = [decider.labels.index(labels[m]) if labels[m] in decider.labels else None for m in evidence.meant]
    return np.array([0.0 if j is None else row[j] for row, j in zip(found, column, strict=True)])


def decide(name: str, gathered: Evidence, corrections: Evidence | None, weight: float) -> tuple[Linear, list[str]]:
    """The decider ``name``, and what is to be printed of it.

    Raises CommandError when the evidence is not what the decider reads.
    """
    labels, features, _ = DECIDERS[name]
    if gathered.known.shape[1] != len(features):
        raise CommandError(
            f"Grunnlaget for «{name}» har {gathered.known.shape[1]} trekk, modellen leser {len(features)}. "
            "Samle det på nytt med models/training/deciders/collect.py."
        )
    every, weights = with_corrections(gathered, corrections, weight)
    n = len(gathered.meant)
    told = [figures(name, left_out(every, weights, name, n), gathered.meant)]
    fitted = linear(fit(name, every, weights), labels, features)
    if corrections is not None:
        without = linear(fit(name, *with_corrections(gathered, None, weight)), labels, features)
        was, now = (chance_of_meant(d, labels, corrections).mean() for d in (without, fitted))
        told.append(
            f"  {len(corrections.meant)} rettelser teller som {weight:g} setninger hver; sannsynligheten for det "
            f"som er bestemt, var i snitt {was:.3f} uten dem og er nå {now:.3f}"
        )
    return fitted, told


def read_corrections(root: Path, names: Sequence[str]) -> tuple[dict[str, Evidence], list[str]]:
    """Evidence of each decider from the corrections of the hearings ``names``, and what is to be told of them.

    Raises CommandError or InputError naming the hearing, what is wrong and what to do.
    """
    from collect import Collector  # loads the encoder and the pipeline's rooms: only when there is something to read
    from hearings import read_corrected

    parts: dict[str, list[Evidence]] = {}
    told: list[str] = []
    collector: Collector | None = None
    for name in dict.fromkeys(names):
        corrected = read_corrected(root, name)
        if not corrected.n:
            told.append(
                f"{name}: corpus/{name}/review.csv har ingen rettelser, så der er ikke noe å lære av. Lag "
                f"arket med «python -m pipeline review export {name}», og les det inn med «review import»."
            )
            continue
        collector = collector or Collector(MODELS / OWN_ENCODER)
        found = collector.corrections(corrected)
        for decider, evidence in found.items():
            parts.setdefault(decider, []).append(evidence)
        used = ", ".join(f"{decider} {len(e.meant)}" for decider, e in found.items()) or "ingen"
        told.append(f"{name}: {corrected.n} rettelser i review.csv. Lært av: {used}. Uten bruk:")
        told += [f"  {r.item}: {r.reason}" for r in corrected.decided.lost] or ["  ingen"]
    return {decider: joined(found) for decider, found in parts.items()}, told


def build(evidence: Path, target: Path, reviews: Sequence[str], weight: float) -> None:
    """Fits all deciders, prints what there is to say, writes. Nothing is written when something is wrong."""
    corrections, told = read_corrections(ROOT, reviews) if reviews else ({}, [])
    print("\n".join(told), end="\n" if told else "")
    made: dict[str, Linear] = {}
    with np.load(evidence, allow_pickle=False) as arrays:
        for name in DECIDERS:
            gathered = Evidence(*(arrays[f"{name}_{part}"] for part in Evidence._fields))
            made[name], said = decide(name, gathered, corrections.get(name), weight)
            print("\n".join(said), flush=True)
    target.mkdir(parents=True, exist_ok=True)
    for name, fitted in made.items():
        (target / f"{name}.json").write_bytes(msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n")


def main() -> int:
    """Reads the command line; exit code 2 when it asks for what cannot be done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--reviews", nargs="+", metavar="HEARING", default=[], help="hearings whose corrections count")
    parser.add_argument("--weight", type=_positive, default=WEIGHT, help="sentences that a correction counts as")
    args = parser.parse_args()
    try:
        build(args.evidence, args.target, args.reviews, args.weight)
    except (CommandError, EncoderError, InputError, TableError) as e:
        print(e, file=sys.stderr)
        return 2
    return 0


def _positive(text: str) -> float:
    found = float(text)
    if not 0 < found < float("inf"):
        raise argparse.ArgumentTypeError(f"«{text}» er ikke tillatt; skriv et tall større enn 0, som 3")
    return found


if __name__ == "__main__":
    sys.exit(main())
