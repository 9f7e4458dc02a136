"""The settings that made this run, as they stand in ``params.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.runsettings import has_effect

SECTIONS: Mapping[str, str] = {
    "run": msg("Kjøringen"),
    "ingest": msg("Lesing av filer"),
    "segment": msg("Setninger"),
    "measures": msg("Tiltak"),
    "embed": msg("Vektorer"),
    "themes": msg("Temaer"),
    "positions": msg("Standpunkt"),
    "align": msg("Koblinger"),
    "topics": msg("Foreslåtte temaer"),
    "summary": msg("Syn, like svar og regnskap"),
    "export": msg("Tabeller og filer"),
    "evaluate": msg("Måling av kvalitet"),
    "report": msg("Nettstedet"),
}
"""The sections that are shown, in the order of the work; which hearings there are is nobody else's business."""

_LINE = re.compile(r"^( *)([\w-]+):(?:\s+([^#]*?))?(?:\s+#\s*(.*))?$")


@dataclass(frozen=True)
class Setting:
    """A setting: its name (``copies.seed`` for one inside another), its value and what the file says of it."""

    name: str
    value: str
    remark: str | None


@dataclass(frozen=True)
class Section:
    """The settings of one room."""

    label: str
    key: str
    rows: tuple[Setting, ...]


def values(m: Material) -> Mapping[str, Any]:
    """All of ``params.yaml`` as plain data; empty where it was not given."""
    file = m.project.get("params.yaml")
    found = YAML(typ="safe").load(file.read().decode("utf-8")) if file else {}
    return found if isinstance(found, dict) else {}


def sections(m: Material) -> tuple[Section, ...]:
    """Every room's settings with the remarks of the file."""
    file = m.project.get("params.yaml")
    if file is None:
        return ()
    remarks = _remarks(file.read().decode("utf-8"))
    known = values(m)
    return tuple(
        Section(label, key, tuple(_settings(known[key], (key,), remarks)))
        for key, label in SECTIONS.items()
        if known.get(key)
    )


def _settings(
    node: Mapping[str, Any], path: tuple[str, ...], remarks: Mapping[tuple[str, ...], str]
) -> Iterator[Setting]:
    for key, value in node.items():
        own = (*path, str(key))
        if not has_effect(".".join(own)):
            continue
        if isinstance(value, Mapping):
            yield from _settings(value, own, remarks)
        else:
            yield Setting(".".join(own[1:]), _written(value), remarks.get(own))


def _written(value: Any) -> str:
    """A value as a person writes it in the file."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(_written(v) for v in value)
    return str(value)


def _remarks(text: str) -> dict[tuple[str, ...], str]:
    """What stands after # on the line of each key, by the path to the key."""
    out: dict[tuple[str, ...], str] = {}
    path: list[tuple[int, str]] = []
    for line in text.splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        depth, key, _, remark = found.groups()
        path = [p for p in path if p[0] < len(depth)] + [(len(depth), key)]
        if remark:
            out[tuple(k for _, k in path)] = remark
    return out
