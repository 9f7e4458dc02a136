"""How a sender differs from others of its type: in its views, in what it speaks of, and where it stands alone.

Shares are of views and of senders, never of a population. A sender has a profile where at least ``FEWEST_OTHERS``
others of its type have a view of a measure; each sender counts once a measure, as in the matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.records import SenderType, ViewLabel
from pipeline.report import privacy
from pipeline.report.context.common import Ref, measure_ref, sender_ref, theme_ref
from pipeline.report.context.counted import counted
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import VIEWS, Look, type_label

FEWEST_OTHERS = 3
"""Others of the type with views, or with a side in a measure, from which there is something to compare with."""
FEWEST_SHARED = 4
"""Measures on which two senders both take a side from which they are called alike."""
MORE = 5
"""Percentage points more of a theme than others of the type, from which it is shown."""
FEWEST_SENTENCES = 2
MOST = 6
"""Themes, and senders alike, that are shown at most."""

_SIDES: Mapping[ViewLabel, int] = {"støtter": 1, "støtter-med-forbehold": 1, "kritisk": -1, "imot": -1}


@dataclass(frozen=True)
class ShareRow:
    """How many of the sender's views are of a kind, and of the others' together; shares in percent."""

    look: Look
    n: int
    percent: int
    others_n: int
    others_percent: int


@dataclass(frozen=True)
class ThemeRow:
    """A theme's share of what the sender says about themes, and the others' mean share; in percent."""

    theme: Ref
    n: int
    percent: int
    others_percent: int
    n_others: int
    """How many of the others speak of it."""


@dataclass(frozen=True)
class Alone:
    """A measure on which the sender's side is not that of most of its type that take one, itself counted among them."""

    measure: Ref
    text: str
    look: Look
    others_for: bool
    """The side of most others."""
    n: int
    """How many others are on it."""
    of: int
    """How many others take a side."""


@dataclass(frozen=True)
class Alike:
    """Another sender and on how many of the measures that both take a side on it is the same."""

    sender: Ref
    n: int
    of: int


@dataclass(frozen=True)
class Profile:
    """A sender among others of its type. ``n_support`` of its views are for the measure, with or without a reservation:
    ``support`` percent of them, and ``others_support`` of the others'."""

    type: str
    n_others: int
    n_views: int
    n_support: int
    support: int
    others_views: int
    others_support: int
    rows: tuple[ShareRow, ...]
    themes: tuple[ThemeRow, ...]
    unsaid: tuple[ThemeRow, ...]
    """What at least half of the others speak of and this one does not."""
    alone: tuple[Alone, ...]


@dataclass(frozen=True)
class Stands:
    """Each sender's view of each measure, the proposal as a whole aside, and how many sentences it has on a theme."""

    views: Mapping[str, Mapping[str, ViewLabel]]
    themes: Mapping[str, Counter[str]]
    totals: Mapping[str, int]
    """Themes given to each sender's sentences, all together."""


def stands(m: Material) -> Stands:
    """The views and themes of every sender."""
    views: dict[str, dict[str, ViewLabel]] = {k: {} for k in m.senders}
    for measure_id, found in counted(m).items():
        if m.measures[measure_id].kind != "whole":
            for v in found:
                views[v.sender][measure_id] = v.view
    themes: dict[str, Counter[str]] = {k: Counter() for k in m.senders}
    for s in m.sentences.values():
        d = m.documents[s.doc_id]
        if d.role != "plan":
            themes[privacy.sender_key(d)].update({x.theme for x in m.tags.get(s.sentence_id, ())} & set(m.themes))
    return Stands(views, themes, {k: n.total() for k, n in themes.items()})


def profile(m: Material, known: Stands, s: Sender) -> Profile | None:
    """The sender among others of its type, or None where it has no views or there are too few to compare with."""
    others = _others(m, known, s)
    own = known.views[s.key]
    if not own or len(others) < FEWEST_OTHERS:
        return None
    theirs = [v for k in others for v in known.views[k].values()]
    return Profile(
        type=_small(type_label(s.type)),
        n_others=len(others),
        n_views=len(own),
        n_support=_support(own.values()),
        support=percent(_support(own.values()), len(own)),
        others_views=len(theirs),
        others_support=percent(_support(theirs), len(theirs)),
        rows=_rows(Counter(own.values()), Counter(theirs)),
        themes=_more(m, known, s, others),
        unsaid=_unsaid(m, known, s, others),
        alone=_alone(m, known, s, others),
    )


def percent(part: int, whole: int) -> int:
    """``part`` of ``whole`` in whole percent, halves upwards; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0


def _others(m: Material, known: Stands, s: Sender) -> list[str]:
    kind: SenderType | None = s.type
    if kind in (None, "annet"):  # no type that says what they have in common
        return []
    return [k for k, x in m.senders.items() if k != s.key and x.type == kind and known.views[k]]


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]


def _support(views: Iterable[ViewLabel]) -> int:
    return sum(_SIDES.get(v, 0) > 0 for v in views)


def _rows(own: Counter[ViewLabel], theirs: Counter[ViewLabel]) -> tuple[ShareRow, ...]:
    return tuple(
        ShareRow(look, own[k], percent(own[k], own.total()), theirs[k], percent(theirs[k], theirs.total()))
        for k, look in VIEWS.items()
        if own[k] or theirs[k]
    )


def _theme_row(m: Material, known: Stands, s: Sender, others: Sequence[str], theme: str) -> ThemeRow:
    own = known.themes[s.key]
    shares = [known.themes[k][theme] / max(known.totals[k], 1) for k in others]
    return ThemeRow(
        theme=theme_ref(m, theme),
        n=own[theme],
        percent=percent(own[theme], known.totals[s.key]),
        others_percent=round(100 * sum(shares) / len(shares)),
        n_others=sum(known.themes[k][theme] > 0 for k in others),
    )


def _more(m: Material, known: Stands, s: Sender, others: Sequence[str]) -> tuple[ThemeRow, ...]:
    """The themes that take most more of what it says than of what the others say."""
    rows = [_theme_row(m, known, s, others, t) for t in m.themes if known.themes[s.key][t] >= FEWEST_SENTENCES]
    more = [r for r in rows if r.percent - r.others_percent >= MORE]
    return tuple(sorted(more, key=lambda r: r.others_percent - r.percent)[:MOST])


def _unsaid(m: Material, known: Stands, s: Sender, others: Sequence[str]) -> tuple[ThemeRow, ...]:
    """What at least half of the others speak of and it does not, the commonest first."""
    missing = [t for t in m.themes if not known.themes[s.key][t]]
    common = [t for t in missing if 2 * sum(known.themes[k][t] > 0 for k in others) >= len(others)]
    rows = [_theme_row(m, known, s, others, t) for t in common]
    return tuple(sorted(rows, key=lambda r: -r.n_others)[:MOST])


def _alone(m: Material, known: Stands, s: Sender, others: Sequence[str]) -> tuple[Alone, ...]:
    out = []
    for measure_id, view in known.views[s.key].items():
        side = _SIDES.get(view, 0)
        sides = [_SIDES.get(known.views[k][measure_id], 0) for k in others if measure_id in known.views[k]]
        against, taken = sides.count(-side), len(sides) - sides.count(0)
        if side and taken >= FEWEST_OTHERS and 2 * against > taken + 1:  # most of the type, itself among them
            ref = measure_ref(m, measure_id)
            out.append(Alone(ref, m.measures[measure_id].text, VIEWS[view], side < 0, against, taken))
    order = {measure_ref(m, i): n for n, i in enumerate(m.measures)}
    return tuple(sorted(out, key=lambda a: order[a.measure]))


def alikes(m: Material, known: Stands) -> Mapping[str, tuple[Alike, ...]]:
    """For each sender those it takes the same side as most often, of those with ``FEWEST_SHARED`` measures shared."""
    keys = list(m.senders)
    column = {i: n for n, i in enumerate(m.measures)}
    sides = np.zeros((len(keys), len(column)), dtype=np.int32)
    for row, k in enumerate(keys):
        for measure_id, view in known.views[k].items():
            sides[row, column[measure_id]] = _SIDES.get(view, 0)
    both = np.abs(sides) @ np.abs(sides).T
    same = (both + sides @ sides.T) // 2
    return {k: _nearest(m, keys, row, same[row].tolist(), both[row].tolist()) for row, k in enumerate(keys)}


def _nearest(m: Material, keys: Sequence[str], row: int, same: list[int], both: list[int]) -> tuple[Alike, ...]:
    near = [n for n in range(len(keys)) if n != row and both[n] >= FEWEST_SHARED and 2 * same[n] > both[n]]
    near.sort(key=lambda n: (-same[n] / both[n], -both[n], n))
    return tuple(Alike(sender_ref(m.senders[keys[n]]), same[n], both[n]) for n in near[: MOST // 2])
