"""The map of senders: placed by how alike their positions are, with who is most alike whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.records import SenderType, View
from pipeline.report import alike
from pipeline.report.alike import Likeness, Opinions
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.common import Ref, sender_ref
from pipeline.report.context.counted import counted, only_other
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import VIEWS, short, type_label

WIDTH, HEIGHT, EDGE = 1000.0, 640.0, 50.0
"""Of the drawing, in its own units, and what is left free along its sides."""
_APART = 17.0
_NEIGHBOURS = 3
_LABELLED = 60
"""With more senders than this on the map only the chosen ones have their names written on it."""
_NAME = 34

FAMILIES: Sequence[tuple[str, str, frozenset[SenderType | None]]] = (
    ("stat", msg("Statlige organer"), frozenset(("departement", "direktorat", "tilsyn", "ombud", "politi"))),
    ("kommune", msg("Kommuner og fylkeskommuner"), frozenset(("kommune", "fylkeskommune"))),
    ("helse", msg("Helseforetak og forskning"), frozenset(("helseforetak", "forskning"))),
    ("arbeid", msg("Fag- og profesjonsforeninger"), frozenset(("fagforening", "profesjonsforening"))),
    ("næring", msg("Arbeidsgivere og bedrifter"), frozenset(("arbeidsgiver", "bedrift"))),
    ("bruker", msg("Brukere og pårørende"), frozenset(("brukerorganisasjon", "pårørendeorganisasjon"))),
    (
        "frivillig", msg("Frivillige og interesseorganisasjoner"),
        frozenset(("frivillig", "interesseorganisasjon", "trossamfunn")),
    ),
    ("andre", msg("Partier, privatpersoner og andre"), frozenset(("parti", "privatperson", "annet", None))),
)  # fmt: skip
"""The kinds of sender that have a shape and a colour of their own on the map: more could not be told apart."""


@dataclass(frozen=True)
class Node:
    """A sender on the map; ``number`` is its in the site's data. ``family`` is its place in ``FAMILIES``."""

    number: int
    sender: Ref
    type: str
    family: int
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    n_views: int


@dataclass(frozen=True)
class Kin:
    """Another sender, and how alike it is in percent over how many measures."""

    sender: Ref
    percent: int
    n_measures: int


@dataclass(frozen=True)
class Line:
    """A sender in the table behind the map: those most and least alike it."""

    sender: Ref
    number: int
    n_views: int
    n_compared: int
    most: tuple[Kin, ...]
    least: tuple[Kin, ...]


@dataclass(frozen=True)
class SenderMap:
    """The page; ``nodes`` is empty when too few can be placed. ``apart`` are those not placed, with their views."""

    nodes: tuple[Node, ...]
    families: tuple[tuple[int, str], ...]
    lines: tuple[Line, ...]
    apart: tuple[tuple[Ref, int, int], ...]
    stress: str
    only_other: bool
    shared: int
    others: int
    theme_positions: int
    width: float
    height: float


def sender_map(m: Material) -> SenderMap:
    """Senders by how alike their positions are."""
    senders = list(m.senders.values())
    held = [_opinions(m, s, own) for s, own in zip(senders, _views(m), strict=True)]
    found = [[alike.likeness(a, b) for b in held] for a in held]
    placed = alike.placeable([[x.distance is not None for x in row] for row in found])
    nodes, stress = _nodes(senders, held, found, placed)
    rest = [k for k in range(len(senders)) if k not in placed and (held[k].measures or held[k].themes)]
    return SenderMap(
        nodes=nodes,
        families=tuple((k, FAMILIES[k][1]) for k in sorted({n.family for n in nodes})),
        lines=tuple(x for k in range(len(senders)) if (x := _line(senders, held, found, k)).n_compared),
        apart=tuple((sender_ref(senders[k]), len(held[k].measures), _compared(found[k], k)) for k in rest),
        stress=f"{stress:.2f}".replace(".", ","),
        only_other=only_other(m),
        shared=alike.SHARED,
        others=alike.OTHERS,
        theme_positions=alike.THEME_POSITIONS,
        width=WIDTH,
        height=HEIGHT,
    )


def sender_data(m: Material) -> dict[str, Any]:
    """What the page's script compares senders by: of each its views (measure, side doubled, view, best sentence or -1)
    and its balance on themes (theme, balance)."""
    measure_at = {k: n for n, k in enumerate(m.measures)}
    theme_at = {k: n for n, k in enumerate(m.themes)}
    labels = list(VIEWS)
    out = []
    for s, own in zip(m.senders.values(), _views(m), strict=True):
        views = []
        for v in own:
            side = alike.SIDES[v.view]
            best = m.index.get(v.best_sentence_id or "", -1)
            views.append([measure_at[v.measure_id], None if side is None else 2 * side, labels.index(v.view), best])
        themes = [[theme_at[k], round(x, 6)] for k, x in _opinions(m, s, own).themes.items()]
        out.append([views, themes])
    return {"shared": alike.SHARED, "themeWeight": alike.THEME_WEIGHT, "senders": out, "labels": labels}


def _views(m: Material) -> list[list[View]]:
    """The views each sender is compared by, in the senders' order: those that the measures are counted by, and that the
    program is sure of."""
    unsure = unsure_views(m)
    of: dict[str, list[View]] = {k: [] for k in m.senders}
    for views in counted(m).values():
        for v in views:
            if key_of(v) not in unsure:
                of[v.sender].append(v)
    return [of[k] for k in m.senders]


def _opinions(m: Material, sender: Sender, views: Sequence[View]) -> Opinions:
    sides = {v.measure_id: alike.SIDES[v.view] for v in views}
    own = [t for t in m.sender_themes if t.sender == sender.key and t.theme in m.themes]
    balances = {t.theme: alike.balance(t.n_for, t.n_wants, t.n_against) for t in own}
    return Opinions(
        {k: x for k, x in sides.items() if x is not None}, {k: x for k, x in balances.items() if x is not None}
    )


def _nodes(
    senders: Sequence[Sender], held: Sequence[Opinions], found: Sequence[Sequence[Likeness]], placed: Sequence[int]
) -> tuple[tuple[Node, ...], float]:
    if not placed:
        return (), 0.0
    away = np.array([[np.nan if (x := found[i][k].distance) is None else x for k in placed] for i in placed])
    at, stress = alike.arranged(away)
    half = np.maximum(np.abs(at).max(axis=0), 1e-9)
    scale = min((WIDTH / 2 - EDGE) / half[0], (HEIGHT / 2 - EDGE) / half[1])
    spots = alike.apart(at * scale + (WIDTH / 2, HEIGHT / 2), _APART)
    spots = np.clip(spots, EDGE / 2, (WIDTH - EDGE / 2, HEIGHT - EDGE / 2))
    names = [short(senders[i].name, _NAME) for i in placed]
    labels = _labels([(float(x), float(y)) for x, y in spots], names) if len(placed) <= _LABELLED else {}
    nodes = []
    for k, i in enumerate(placed):
        s = senders[i]
        x, y = float(spots[k][0]), float(spots[k][1])
        label_x, label_y, anchor = labels.get(k, (x, y, ""))
        nodes.append(
            Node(
                number=i,
                sender=sender_ref(s),
                type=type_label(s.type),
                family=next(n for n, f in enumerate(FAMILIES) if s.type in f[2]),
                x=x,
                y=y,
                label=names[k] if k in labels else "",
                label_x=round(label_x, 1),
                label_y=round(label_y, 1),
                anchor=anchor,
                n_views=len(held[i].measures),
            )
        )
    return tuple(nodes), stress


def _labels(spots: Sequence[tuple[float, float]], names: Sequence[str]) -> Mapping[int, tuple[float, float, str]]:
    """Where each name can stand beside its sign without lying over another sign or name; names without room are left
    out, and shown when their sender is chosen."""
    taken = [(x - 9, y - 9, x + 9, y + 9) for x, y in spots]
    out: dict[int, tuple[float, float, str]] = {}
    for k, (x, y) in enumerate(spots):
        w = 7.0 * len(names[k])
        choices = (
            ((x + 10, y + 4, "start"), (x + 11, y - 8, x + 14 + w, y + 7)),
            ((x - 10, y + 4, "end"), (x - 14 - w, y - 8, x - 11, y + 7)),
            ((x, y - 13, "middle"), (x - w / 2, y - 25, x + w / 2, y - 10)),
            ((x, y + 22, "middle"), (x - w / 2, y + 10, x + w / 2, y + 25)),
        )
        for spot, box in choices:
            inside = box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < HEIGHT
            if inside and not any(_overlap(box, other) for n, other in enumerate(taken) if n != k):
                taken.append(box)
                out[k] = spot
                break
    return out


def _overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _compared(row: Sequence[Likeness], own: int) -> int:
    return sum(x.distance is not None for k, x in enumerate(row) if k != own)


def _line(senders: Sequence[Sender], held: Sequence[Opinions], found: Sequence[Sequence[Likeness]], own: int) -> Line:
    """The sender's most and least alike; nobody stands in both."""
    kin = [
        (k, Kin(sender_ref(senders[k]), x.percent, x.n_measures))
        for k, x in enumerate(found[own])
        if k != own and x.percent is not None
    ]
    kin.sort(key=lambda one: (-one[1].percent, -one[1].n_measures, one[0]))
    most = [x for _, x in kin[:_NEIGHBOURS]]
    least = [x for _, x in kin[_NEIGHBOURS:]][-_NEIGHBOURS:][::-1]
    return Line(sender_ref(senders[own]), own, len(held[own].measures), len(kin), tuple(most), tuple(least))
