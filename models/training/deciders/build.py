"""Fits the deciders to the evidence that ``collect.py`` gathered, and says how good and how sure they are.

    python models/training/deciders/build.py models/training/deciders/evidence.npz models/deciders

Logistic regression on standardised evidence; the weights are written for the evidence as it is. Figures are of fields
left out one at a time. Expected calibration error in ten bins (Guo et al., On Calibration of Modern Neural Networks,
2017).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from pipeline.align.learned import LINK_FEATURES, RELATION_FEATURES
from pipeline.language.linear import Linear
from pipeline.positions.learned import FEATURES as STANCE_FEATURES
from pipeline.records import RELATIONS, STANCES
from pipeline.themes.learned import FEATURES as THEME_FEATURES

DECIDERS = {
    "stance": (STANCES, STANCE_FEATURES, 0.05),
    "theme": (("theme",), THEME_FEATURES, 1.0),
    "link": (("link",), LINK_FEATURES, 1.0),
    "relation": (RELATIONS, RELATION_FEATURES, 0.1),
}
"""Labels, features, and how freely the weights may grow."""

DIGITS = 5


class OwnEvidence(LogisticRegression):
    """Logistic regression in which a label weighs only evidence that names it, and what names no label.

    A cue for criticism says nothing for or against support but that it is criticism: with few examples of a cue,
    weights across labels are noise. Same loss and penalty as scikit-learn's, over the weights that are left.
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
        self.coef_ = found.x[: free.size].reshape(free.shape) * free
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


def left_out(known: np.ndarray, meant: np.ndarray, field: np.ndarray, name: str) -> np.ndarray:
    """Probabilities of each row, (n_rows, n_labels), by a decider fitted on other fields; in one field, in halves."""
    groups = field if len(set(field)) > 1 else np.arange(len(field)) // max(1, len(field) // 2)
    out = np.zeros((len(meant), max(2, len(DECIDERS[name][0]))))
    for group in sorted(set(groups)):
        fitted = model(name).fit(known[groups != group], meant[groups != group])
        out[np.ix_(groups == group, fitted[1].classes_.astype(int))] = fitted.predict_proba(known[groups == group])
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


def main() -> None:
    """Reads the command line, fits, prints, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evidence", type=Path)
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    args.target.mkdir(parents=True, exist_ok=True)
    with np.load(args.evidence, allow_pickle=False) as arrays:
        for name, (labels, features, _) in DECIDERS.items():
            known, meant, field = (arrays[f"{name}_{part}"] for part in ("known", "meant", "field"))
            chances = left_out(known, meant, field, name)
            print(figures(name, chances, meant))
            fitted = linear(model(name).fit(known, meant), labels, features)
            content = msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n"
            (args.target / f"{name}.json").write_bytes(content)


if __name__ == "__main__":
    main()
