"""The map of sentences by meaning: what the page says before its script draws, and what the script draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from pipeline.report.context.common import Ref, theme_ref
from pipeline.report.context.topics import topics_page
from pipeline.report.material import Material

SCALE = 1000
"""A place in the site's data is a whole number: this many to a unit."""
MOST = 8
"""Themes that can be shown by colour at once: more could not be told apart."""
_FIRST = 6
"""Themes that are shown by colour to begin with."""
_CORE = 0.9
"""Share of a topic's sentences, those nearest its middle, that its outline goes around."""

Point = tuple[float, float]


@dataclass(frozen=True)
class ThemeChoice:
    """A theme that can be coloured, and how many of the map's sentences have it."""

    code: str
    theme: Ref
    n: int
    first: bool


@dataclass(frozen=True)
class Outline:
    """A proposed topic on the map."""

    number: int
    label: str
    n: int


@dataclass(frozen=True)
class SentenceMap:
    """What the page says of the map."""

    n: int
    n_positions: int
    n_plain: int
    """Sentences without a theme."""
    themes: tuple[ThemeChoice, ...]
    topics: tuple[Outline, ...]
    most: int


def sentence_map(m: Material) -> SentenceMap:
    """The page of the map."""
    placed = _placed(m)
    n = Counter(code for i in placed for code in {t.theme for t in m.tags.get(i, ())} if code in m.themes)
    often = sorted((c for c in m.themes if n[c]), key=lambda c: -n[c])
    topics = Counter(m.places[i].topic_id for i in placed)
    return SentenceMap(
        n=len(placed),
        n_positions=sum(m.is_position(i) for i in placed),
        n_plain=sum(not m.tags.get(i) for i in placed),
        themes=tuple(ThemeChoice(c, theme_ref(m, c), n[c], c in often[:_FIRST]) for c in m.themes if n[c]),
        topics=tuple(
            Outline(c.number, c.label, topics[c.topic_id]) for c in topics_page(m).cards if topics[c.topic_id]
        ),
        most=MOST,
    )


def sentence_data(m: Material) -> dict[str, Any]:
    """Places by column: sentence number, x, y, topic or -1; and the topics with their outlines."""
    placed = _placed(m)
    cards = topics_page(m).cards
    numbers = {c.topic_id: k for k, c in enumerate(cards)}
    spots = [m.places[i] for i in placed]
    return {
        "scale": SCALE,
        "i": [m.index[i] for i in placed],
        "x": [round(p.x * SCALE) for p in spots],
        "y": [round(p.y * SCALE) for p in spots],
        "topic": [-1 if p.topic_id is None else numbers.get(p.topic_id, -1) for p in spots],
        "topics": [
            [c.label, c.nynorsk or "", _flat(outline([(p.x, p.y) for p in spots if p.topic_id == c.topic_id]))]
            for c in cards
        ],
    }


def outline(points: Sequence[Point]) -> list[Point]:
    """The convex outline of the points nearest their middle, counter-clockwise; empty for fewer than three."""
    if len(points) < 3:
        return []
    x, y = median(p[0] for p in points), median(p[1] for p in points)
    near = sorted(points, key=lambda p: ((p[0] - x) ** 2 + (p[1] - y) ** 2, p))
    return _hull(near[: max(3, round(_CORE * len(near)))])


def _hull(points: Sequence[Point]) -> list[Point]:
    """Andrew's monotone chain."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered

    def half(chain: Sequence[Point]) -> list[Point]:
        out: list[Point] = []
        for p in chain:
            while len(out) > 1 and _turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(ordered) + half(ordered[::-1])


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _flat(points: Sequence[Point]) -> list[int]:
    return [round(v * SCALE) for p in points for v in p]


def _placed(m: Material) -> list[str]:
    """The sentences that have a place and may be shown, in the order of the site's data."""
    return [i for i in m.index if i in m.places and m.document_of(i).role != "plan"]
