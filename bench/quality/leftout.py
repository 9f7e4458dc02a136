"""The deciders as they would be without a hearing that they are fitted on: else it would be measured on itself."""

from __future__ import annotations

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
    """While it lasts the rooms read deciders that are fitted, in ``folder``, on the evidence of all but ``field``;
    the project's own where they are not fitted on it at all."""
    fitted = fit_without(field, evidence)
    if not fitted:
        yield
        return
    (folder / linear.DECIDERS).mkdir(parents=True, exist_ok=True)
    for name, found in fitted.items():
        (folder / linear.DECIDERS / f"{name}.json").write_bytes(msgspec.json.encode(found))
    linear.decider.cache_clear()
    try:
        with patch.object(linear, "MODELS", folder):
            yield
    finally:
        linear.decider.cache_clear()


def fit_without(field: str, evidence: Path) -> dict[str, linear.Linear]:
    """Deciders by name, fitted on all evidence but that of ``field``; none where there is no evidence of it."""
    build = script("deciders/build.py")
    out: dict[str, linear.Linear] = {}
    with np.load(evidence, allow_pickle=False) as arrays:
        if not any(field in arrays[f"{name}_field"] for name in build.DECIDERS):
            return {}
        for name, (labels, features, strength) in build.DECIDERS.items():
            known, meant, fields = (arrays[f"{name}_{part}"] for part in ("known", "meant", "field"))
            kept = fields != field
            out[name] = build.linear(build.model(strength).fit(known[kept], meant[kept]), labels, features)
    return out
