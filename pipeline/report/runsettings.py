"""``params.yaml`` as flat keys and values: what the run was made with, and what changed since another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline import params
from pipeline.stage import InputFile

FILE = "params.yaml"
_WITHOUT_EFFECT = ("hearings", "run.jobs")
"""What changes no result: which other hearings there are, and how many processes work."""


def settings(file: InputFile | None) -> Mapping[str, str]:
    """Every setting by its key, as ``themes.threshold``; none where the file was not given."""
    if file is None:
        return {}
    flat = _flat(params.read(file.path), ())
    return {k: v for k, v in flat if has_effect(k)}


def has_effect(key: str) -> bool:
    """Whether the setting, or group of settings, can change a result: no page may show one that cannot (law 4)."""
    return not any(key == x or key.startswith(f"{x}.") for x in _WITHOUT_EFFECT)


def _flat(node: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key, value in node.items():
        here = (*path, str(key))
        if isinstance(value, Mapping):
            yield from _flat(value, here)
        else:
            yield ".".join(here), _said(value)


def _said(value: object) -> str:
    """A value as it is written in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_said(v) for v in value)}]"
    return "null" if value is None else str(value)
