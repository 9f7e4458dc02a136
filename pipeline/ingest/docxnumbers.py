"""List markers of Word paragraphs: Word stores a counter's rule, never the number that is shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline.ingest.plain import squeeze

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """A document's list definitions, and the counters as they stand at the paragraph read last."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        root = next((r.target_part.element for r in _relations(document)), None)
        if root is None:
            return
        for definition in root.iter(f"{W}abstractNum"):
            self._levels[definition.get(f"{W}abstractNumId")] = dict(map(_level, definition.iter(f"{W}lvl")))
        for instance in root.iter(f"{W}num"):
            target = instance.find(f"{W}abstractNumId")
            if target is not None:
                self._abstract[instance.get(f"{W}numId")] = target.get(f"{W}val")

    def marker(self, p: Any, styles: Sequence[Any]) -> tuple[str, int] | None:
        """The bullet or number Word shows before ``p``, and its depth from 1; None outside lists. Counts up."""
        number, depth = _reference(p, styles)
        if number is None or number == "0":
            return None
        definition = self._abstract.get(number, "")
        levels = self._levels.get(definition, {})
        kind, pattern, start = levels.get(depth, ("bullet", "•", 1))
        counts = self._counts.setdefault(definition, {})
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        counts[depth] = counts.get(depth, start - 1) + 1
        if kind in ("bullet", "none"):
            return "•", depth + 1
        shown = _PLACE.sub(lambda m: self._shown(levels, counts, int(m[1]) - 1), pattern)
        return squeeze(shown) or "•", depth + 1

    @staticmethod
    def _shown(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], depth: int) -> str:
        kind, _, start = levels.get(depth, ("decimal", "", 1))
        return _count(counts.get(depth, start), kind)


def _relations(document: Any) -> list[Any]:
    found = [r for r in document.part.rels.values() if not r.is_external and r.reltype.endswith("/numbering")]
    return [r for r in found if hasattr(r.target_part, "element")]


def _level(level: Any) -> tuple[int, tuple[str, str, int]]:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return default if found is None else found.get(f"{W}val") or default

    start = value("start", "1")
    depth = level.get(f"{W}ilvl") or "0"
    return int(depth), (value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdigit() else 1)


def _reference(p: Any, styles: Sequence[Any]) -> tuple[str | None, int]:
    """The list a paragraph is in, from itself or the nearest of its styles, and its depth from 0."""
    for properties in [p.find(f"{W}pPr"), *(s.element.find(f"{W}pPr") for s in styles)]:
        found = properties.find(f"{W}numPr") if properties is not None else None
        if found is None:
            continue
        number, depth = found.find(f"{W}numId"), found.find(f"{W}ilvl")
        if number is not None:
            value = depth.get(f"{W}val") if depth is not None else "0"
            return number.get(f"{W}val"), int(value) if value.isdigit() else 0
    return None, 0


def _count(n: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (n - 1) % 26) * (1 + (n - 1) // 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        out = ""
        for value, sign in _ROMAN:
            out += sign * (n // value)
            n %= value
        return out if kind == "lowerRoman" else out.upper()
    return str(n)
