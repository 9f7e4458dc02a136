"""What differs between two runs: plain records in, plain differences out, in the order of the later run.

Senders are followed by their documents, so that a corrected name is no new sender; measures by their words, so that
new numbers in the plan are no new measures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pipeline.report.published import (
    Publication,
    PublishedDocument,
    PublishedMeasure,
    PublishedTheme,
    PublishedView,
)
from pipeline.tables import text_digest

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Pair:
    """A document then and now; ``then`` None for a new one, ``now`` None for one that is gone."""

    then: PublishedDocument | None
    now: PublishedDocument | None


@dataclass(frozen=True)
class ViewChange:
    """A sender's view of a measure then and now. ``who`` and ``measure_id`` are those of the later run, or the earlier
    one's where they are gone. ``new_letter``: all the sender's letters are new, or all are gone."""

    who: str
    measure_id: str
    then: PublishedView | None
    now: PublishedView | None
    new_letter: bool


@dataclass(frozen=True)
class MeasureChange:
    """A measure then and now."""

    then: PublishedMeasure | None
    now: PublishedMeasure | None


@dataclass(frozen=True)
class ThemeChange:
    """A theme then and now, and what came to or went from its patterns (excluding ones begin with a minus)."""

    then: PublishedTheme | None
    now: PublishedTheme | None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Positions:
    """How many positions a sender had and has."""

    who: str
    then: int
    now: int


@dataclass(frozen=True)
class Differences:
    """All that differs. ``renamed`` maps a sender's name then to that of now."""

    documents: tuple[Pair, ...]
    renamed: tuple[tuple[str, str], ...]
    measures: tuple[MeasureChange, ...]
    views: tuple[ViewChange, ...]
    n_same_views: int
    positions: tuple[Positions, ...]
    themes: tuple[ThemeChange, ...]
    settings: tuple[tuple[str, str | None, str | None], ...]
    """Key, value then and now; None where there was no such setting."""


def compare(then: Publication, now: Publication) -> Differences:
    """What differs between two runs of the same hearing."""
    names = _same_senders(then, now)
    measures = _same_measures(then.measures, now.measures)
    views, n_same = _views(then, now, names, measures)
    return Differences(
        documents=tuple(_documents(then.documents, now.documents)),
        renamed=tuple((old, new) for old, new in names.items() if old != new),
        measures=tuple(_measures(then.measures, now.measures, measures)),
        views=views,
        n_same_views=n_same,
        positions=_positions(then.documents, now.documents, names),
        themes=tuple(_themes(then.themes, now.themes)),
        settings=_settings(dict(then.settings), dict(now.settings)),
    )


def _same_senders(then: Publication, now: Publication) -> dict[str, str]:
    """What each earlier sender is called now: the one that has its documents, when it is a single one."""
    now_of = {d.doc: d.who for d in now.documents if not d.is_plan}
    found: dict[str, set[str]] = defaultdict(set)
    for d in then.documents:
        if not d.is_plan:
            found[d.who] |= {now_of[d.doc]} if d.doc in now_of else set()
    return {old: next(iter(new)) if len(new) == 1 else old for old, new in found.items()}


def _documents(then: Sequence[PublishedDocument], now: Sequence[PublishedDocument]) -> Iterable[Pair]:
    """Documents that are new, gone, or of which the words, the fate, the case or the sender's name is another."""
    before, after = {d.doc: d for d in then}, {d.doc: d for d in now}
    moved = {d.digest: d for d in then if d.doc not in after and d.digest}
    taken = set[str]()
    for d in now:
        old = before.get(d.doc)
        if old is None and d.digest in moved and d.digest is not None:
            taken.add(moved[d.digest].doc)  # the same words under another file's name
            continue
        if old is None or any(getattr(old, f) != getattr(d, f) for f in ("digest", "status", "case", "is_plan")):
            yield Pair(old, d)
    yield from (Pair(d, None) for d in then if d.doc not in after and d.doc not in taken)


def _same_measures(then: Sequence[PublishedMeasure], now: Sequence[PublishedMeasure]) -> dict[str, str]:
    """What each earlier measure's id is now: by its words, then by its number; those that are gone are left out."""
    by_text = _single(now, lambda m: text_digest(m.text))
    ids = {m.measure_id for m in now}
    found = {m.measure_id: by_text[text_digest(m.text)].measure_id for m in then if text_digest(m.text) in by_text}
    taken = set(found.values())
    for m in then:
        if m.measure_id not in found and m.measure_id in ids - taken:
            found[m.measure_id] = m.measure_id
    return found


def _measures(
    then: Sequence[PublishedMeasure], now: Sequence[PublishedMeasure], same: Mapping[str, str]
) -> Iterable[MeasureChange]:
    before = {same[m.measure_id]: m for m in then if m.measure_id in same}
    for m in now:
        old = before.get(m.measure_id)
        fields = ("measure_id", "text", "amount_nok", "deadline")
        if old is None or any(getattr(old, f) != getattr(m, f) for f in fields):
            yield MeasureChange(old, m)
    yield from (MeasureChange(m, None) for m in then if m.measure_id not in same)


def _views(
    then: Publication, now: Publication, names: Mapping[str, str], measures: Mapping[str, str]
) -> tuple[tuple[ViewChange, ...], int]:
    """The views that are new, gone or another, and how many are the same."""
    before = {
        (names.get(v.who, v.who), measures.get(v.measure_id, f"borte {v.measure_id}"), v.case): v for v in then.views
    }
    after = {(v.who, v.measure_id, v.case): v for v in now.views}
    had = {names.get(d.who, d.who) for d in then.documents if not d.is_plan}
    has = {d.who for d in now.documents if not d.is_plan}
    out = [
        ViewChange(v.who, v.measure_id, before.get(k), v, v.who not in had)
        for k, v in after.items()
        if k not in before or before[k].view != v.view
    ]
    gone = [
        ViewChange(k[0], measures.get(v.measure_id, v.measure_id), v, None, k[0] not in has)
        for k, v in before.items()
        if k not in after
    ]
    return (*out, *gone), sum(k in before and before[k].view == v.view for k, v in after.items())


def _positions(
    then: Sequence[PublishedDocument], now: Sequence[PublishedDocument], names: Mapping[str, str]
) -> tuple[Positions, ...]:
    before, after = Counter[str](), Counter[str]()
    for d in then:
        before[names.get(d.who, d.who)] += 0 if d.is_plan else d.n_positions
    for d in now:
        after[d.who] += 0 if d.is_plan else d.n_positions
    order = dict.fromkeys((*after, *before))
    return tuple(Positions(w, before[w], after[w]) for w in order if w and before[w] != after[w])


def _themes(then: Sequence[PublishedTheme], now: Sequence[PublishedTheme]) -> Iterable[ThemeChange]:
    """Themes that are new, gone, or say something else; one whose code alone is new is found by its label."""
    before, after = {t.theme: t for t in then}, {t.theme: t for t in now}
    by_label = _single((t for t in then if t.theme not in after), lambda t: t.label)
    taken = set[str]()
    for t in now:
        old = before.get(t.theme) or by_label.get(t.label)
        taken |= {old.theme} if old else set()
        if old is None:
            yield ThemeChange(None, t)
            continue
        added, removed = _patterns(t) - _patterns(old), _patterns(old) - _patterns(t)
        says = ("theme", "label", "definition", "parent")
        if added or removed or any(getattr(old, f) != getattr(t, f) for f in says):
            yield ThemeChange(old, t, tuple(sorted(added)), tuple(sorted(removed)))
    yield from (ThemeChange(t, None) for t in then if t.theme not in taken)


def _patterns(t: PublishedTheme) -> set[str]:
    return {*t.include, *(f"− {p}" for p in t.exclude)}


def _settings(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[tuple[str, str | None, str | None], ...]:
    keys = dict.fromkeys((*now, *then))
    return tuple((k, then.get(k), now.get(k)) for k in keys if then.get(k) != now.get(k))


def _single(items: Iterable[T], key: Callable[[T], K]) -> dict[K, T]:
    """``items`` by a key, without those that share one."""
    found: dict[K, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return {k: v[0] for k, v in found.items() if len(v) == 1}
