"""The cells of the two matrices, and what the page's script counts them anew from."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import SenderType, View
from pipeline.report.context.bars import Bar, Tally
from pipeline.report.context.certainty import Key, key_of
from pipeline.report.context.common import Case, case_of, cases, measure_href
from pipeline.report.context.counted import by_measure_and_sender, only_other
from pipeline.report.context.measure import voice_anchor
from pipeline.report.context.theme import sender_anchor
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import SENDER_TYPES, STANCES, VIEWS, Look, count, type_label, type_short

LEVELS = 4
"""Shades of a theme's cell, from few sentences to many."""
NOTHING = -1
"""Stands in the data for «none of them»."""

_SHORT = [type_short(t) for t in (*SENDER_TYPES, None)]


@dataclass(frozen=True)
class Cell:
    """What a sender or a type says: a sign with a class, a number, a link, and all of it in words.

    ``title`` is bokmål; the page's script says it in the other languages. ``also`` is a view that the sender has in
    another case, beside the one that stands for it; ``differs``: it is another view. ``unsure``: no headline counts the
    view. ``bar``, ``n_for``, ``n_against`` and ``n_unsure`` are of a type's senders.
    """

    sign: str
    css: str
    n: int
    href: str
    title: str
    other_case: bool = False
    inherited: bool = False
    also: Look | None = None
    differs: bool = False
    bar: Bar | None = None
    n_for: int = 0
    n_against: int = 0
    unsure: bool = False
    n_unsure: int = 0


@dataclass(frozen=True)
class Spoken:
    """How much is said of a theme: sentences, and positions among them by what they want."""

    n: int = 0
    n_for: int = 0
    n_wants: int = 0
    n_against: int = 0

    def __add__(self, other: Spoken) -> Spoken:
        return Spoken(
            self.n + other.n,
            self.n_for + other.n_for,
            self.n_wants + other.n_wants,
            self.n_against + other.n_against,
        )


def view_cell(
    m: Material, measure_id: str, sender: Sender, views: Sequence[View], unsure: Collection[Key] = ()
) -> Cell | None:
    """The first of the sender's views; the others are marked, a differing one first, and told of in the title.

    unsure: as ``certainty.unsure_views`` tells.
    """
    if not views:
        return None
    v = views[0]
    look = VIEWS[v.view]
    others = sorted(views[1:], key=lambda x: x.view == v.view)
    notes = [_said(v, unsure)]
    if v.inherited_from:
        notes.append(f"slutter seg til {m.names.shown.get(v.inherited_from, v.inherited_from)}")
    else:
        notes.append(count(v.n_positions, "posisjon", "posisjoner"))
    if v.answers:
        notes.append(f"i annen sak: {v.answers}")
    notes += [f"{_said(x, unsure)} i annen sak: {x.answers}" for x in views[1:]]
    return Cell(
        sign=look.sign,
        css=look.css,
        n=v.n_positions,
        href=f"{measure_href(m, measure_id)}#{voice_anchor(m, sender.key, v.answers)}",
        title=f"{sender.name}: {', '.join(notes)}",
        other_case=v.answers is not None,
        inherited=v.inherited_from is not None,
        also=VIEWS[others[0].view] if others else None,
        differs=bool(others) and others[0].view != v.view,
        unsure=key_of(v) in unsure,
    )


def _said(view: View, unsure: Collection[Key]) -> str:
    label = VIEWS[view.view].label.lower()
    return f"{label} (usikkert)" if key_of(view) in unsure else label


def view_type_cell(
    m: Material, measure_id: str, kind: SenderType | None, tallies: tuple[Tally, ...], drawn: Bar, n_unsure: int = 0
) -> Cell | None:
    """How many of a type hold which view, and how many of them are unsure."""
    if not tallies:
        return None
    by_css = {t.look.css: t.n for t in tallies}
    said = ", ".join(f"{t.look.label.lower()} {t.n}" for t in tallies)
    return Cell(
        sign="",
        css="",
        n=sum(t.n for t in tallies),
        href=f"{measure_href(m, measure_id)}?type={kind}" if kind else measure_href(m, measure_id),
        title=f"{type_label(kind)}: {said}" + (f"; {n_unsure} usikre" if n_unsure else ""),
        n_unsure=n_unsure,
        bar=drawn,
        n_for=by_css.get("for", 0) + by_css.get("cond", 0),
        n_against=by_css.get("critical", 0) + by_css.get("against", 0),
    )


def spoken_by(m: Material) -> Mapping[tuple[str, str], Spoken]:
    """What each sender says of each theme of the codebook, by theme and sender."""
    return {
        (t.theme, t.sender): Spoken(t.n_sentences, t.n_for, t.n_wants, t.n_against)
        for t in m.sender_themes
        if t.theme in m.themes
    }


def theme_cell(m: Material, theme: str, sender: Sender, spoken: Spoken | None, most: int) -> Cell | None:
    """The shade says how many sentences, the sign which stance is most among the positions."""
    href = f"tema/{m.theme_pages[theme]}.html#{sender_anchor(sender)}"
    return _spoken_cell(sender.name, href, spoken, most) if spoken else None


def theme_type_cell(m: Material, theme: str, kind: SenderType | None, spoken: Spoken, most: int) -> Cell | None:
    """The same of all senders of a type."""
    href = f"tema/{m.theme_pages[theme]}.html" + (f"?type={kind}" if kind else "")
    return _spoken_cell(type_label(kind), href, spoken, most) if spoken.n else None


def _spoken_cell(name: str, href: str, s: Spoken, most: int) -> Cell:
    look = _prevailing(s)
    level = min(LEVELS, 1 + int(LEVELS * (s.n / most) ** 0.5 - 1e-9))
    said = f"{s.n_for} for, {s.n_wants} foreslår, {s.n_against} kritisk eller imot"
    return Cell(
        sign=look.sign if look else "",
        css=f"level-{level}",
        n=s.n,
        href=href,
        title=f"{name}: {count(s.n, 'setning', 'setninger')}; {said}",
    )


def _prevailing(s: Spoken) -> Look | None:
    """The one stance that more positions have than any other; None when two share the lead or there is none."""
    first, second, _ = sorted(
        ((s.n_for, "støtter"), (s.n_wants, "foreslår"), (s.n_against, "kritisk")), key=lambda x: -x[0]
    )
    if first[0] == 0 or first[0] == second[0]:
        return None
    looks: dict[str, Look] = {str(k): v for k, v in STANCES.items()}
    return looks[first[1]]


def view_data(m: Material) -> dict[str, Any]:
    """``data/matrise.js``: what ``core`` lacks of the views.

    ``cases``: titles of other cases. ``about``: of each, what kind it is, and the date of its latest document, or
    empty. ``docs``: the case of each document, or -1. ``views``: rows of the view's number
    in ``core``, its best sentence or -1, the sender it is taken over from or -1, and its case or -1; of a cell's
    several views the one that stands for it comes first. ``onlyOther``: 1 when nothing answers the plan. ``short``:
    of each type in ``core``, what fits over few columns.
    """
    titles = cases(m)
    number = {id(v): n for n, v in enumerate(m.views)}
    sender_at = {k: n for n, k in enumerate(m.senders)}
    in_doc = [case_of(d) for d in m.read_documents]
    return {
        "cases": list(titles),
        "about": _about(m, titles),
        "docs": [titles.index(c.title) if c else NOTHING for c in in_doc],
        "views": [
            [
                number[id(v)],
                m.index.get(v.best_sentence_id or "", NOTHING),
                sender_at.get(v.inherited_from or "", NOTHING),
                titles.index(v.answers) if v.answers else NOTHING,
            ]
            for found in by_measure_and_sender(m).values()
            for v in found
        ],
        "onlyOther": int(only_other(m)),
        "short": _SHORT,
    }


def _about(m: Material, titles: Sequence[str]) -> list[tuple[str, str]]:
    """Kind and date of each case."""
    latest: dict[str, tuple[str, Case]] = {}
    for d in m.documents.values():
        case = case_of(d)
        if case:
            latest[case.title] = max(latest.get(case.title, ("", case)), (d.date or "", case), key=lambda x: x[0])
    return [(latest[x][1].kind, latest[x][1].date or "") for x in titles]


def theme_data(m: Material) -> dict[str, Any]:
    """``data/temaer.js``: ``cells`` of sender, theme, sentences, and positions for, that propose, and against; and
    ``short`` as in ``view_data``."""
    sender_at = {k: n for n, k in enumerate(m.senders)}
    theme_at = {k: n for n, k in enumerate(m.themes)}
    return {
        "cells": [
            [sender_at[sender], theme_at[theme], s.n, s.n_for, s.n_wants, s.n_against]
            for (theme, sender), s in spoken_by(m).items()
        ],
        "short": _SHORT,
    }
