"""The deciders as they would be without a hearing that they are fitted on: else it would be measured on itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import msgspec
import numpy as np

from bench.quality.evidence import script
from pipeline.language import linear


@contextmanager
def deciders_without(field: str, evidence: Path, folder: Path) -> Iterator[None]:
    """While it lasts the rooms read deciders that are fitted, in ``folder``, on the evidence of all but ``field``; of
    those that are fitted on nothing else, or not on it, the project's own."""
    shutil.copytree(linear.MODELS / linear.DECIDERS, folder / linear.DECIDERS)  # type: ignore[attr-defined]
    for name, found in fit_without(field, evidence).items():
        (folder / linear.DECIDERS / f"{name}.json").write_bytes(msgspec.json.encode(found))
    linear.decider.cache_clear()
    try:
        with patch.object(linear, "MODELS", folder):
            yield
    finally:
        linear.decider.cache_clear()


def fit_without(field: str, evidence: Path) -> dict[str, linear.Linear]:
    """Deciders by name, fitted on all evidence but that of ``field``, where there is some of it and some other."""
    build = script("deciders/build.py")
    out: dict[str, linear.Linear] = {}
    with np.load(evidence, allow_pickle=False) as arrays:
        for name, (labels, features, _) in build.DECIDERS.items():
            known, meant, fields = (arrays[f"{name}_{part}"] for part in ("known", "meant", "field"))
            kept = fields != field
            if kept.any() and not kept.all():
                out[name] = build.linear(build.model(name).fit(known[kept], meant[kept]), labels, features)
    return out


def fitted_on_it_alone(field: str, evidence: Path) -> list[str]:
    """Names of the deciders that are fitted on ``field`` and nothing else."""
    with np.load(evidence, allow_pickle=False) as arrays:
        return [name for name in script("deciders/build.py").DECIDERS if (arrays[f"{name}_field"] == field).all()]
