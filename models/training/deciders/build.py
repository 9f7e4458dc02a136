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
    "stance": (STANCES, STANCE_FEATURES, 0.3),
    "theme": (("theme",), THEME_FEATURES, 1.0),
    "link": (("link",), LINK_FEATURES, 1.0),
    "relation": (RELATIONS, RELATION_FEATURES, 0.1),
}
"""Labels, features, and how freely the weights may grow."""

DIGITS = 5


def model(strength: float) -> Pipeline:
    """An unfitted decider."""
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


def left_out(known: np.ndarray, meant: np.ndarray, field: np.ndarray, strength: float, n: int) -> np.ndarray:
    """Probabilities of each row, (n_rows, n_labels), by a decider fitted on other fields; in one field, in halves."""
    groups = field if len(set(field)) > 1 else np.arange(len(field)) // max(1, len(field) // 2)
    out = np.zeros((len(meant), n))
    for group in sorted(set(groups)):
        fitted = model(strength).fit(known[groups != group], meant[groups != group])
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
        for name, (labels, features, strength) in DECIDERS.items():
            known, meant, field = (arrays[f"{name}_{part}"] for part in ("known", "meant", "field"))
            chances = left_out(known, meant, field, strength, max(2, len(labels)))
            print(figures(name, chances, meant))
            fitted = linear(model(strength).fit(known, meant), labels, features)
            content = msgspec.json.format(msgspec.json.encode(fitted), indent=1) + b"\n"
            (args.target / f"{name}.json").write_bytes(content)


if __name__ == "__main__":
    main()
