"""The page on method and quality: how the run was made, by its settings and models; how good the program is by coded
sentences, what it left open, what is guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pipeline.records import Score
from pipeline.report import privacy
from pipeline.report.context.cards import ModelCard, models
from pipeline.report.context.common import Ref, sender_ref, theme_ref
from pipeline.report.context.settings import Section, sections, values
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import FIELDS, METRICS, STANCES, SURENESS, decimal, number, term

_PER_DOCUMENT = ("stance_kappa", "theme_f1", "link_f1")
_WHOLE = "alle"


@dataclass(frozen=True)
class Figure:
    """One number under its name, with the ends of its interval when there are any, and how many it rests on.
    ``parts`` are the words that the name is made of, the widest first."""

    name: Ref
    parts: tuple[str, ...]
    explains: str
    value: str
    low: str | None
    high: str | None
    n: int | None


@dataclass(frozen=True)
class Figures:
    """Numbers under one heading."""

    name: str
    rows: tuple[Figure, ...]
    has_interval: bool
    has_n: bool


@dataclass(frozen=True)
class ByDocument:
    """The figures of each coded document; ``values`` as in ``ByDocuments.columns``."""

    name: Ref
    values: tuple[str, ...]
    n: int


@dataclass(frozen=True)
class ByDocuments:
    """How good the program is on each coded document."""

    columns: tuple[str, ...]
    rows: tuple[ByDocument, ...]


@dataclass(frozen=True)
class How:
    """What the settings say of how the run was made; None where they do not say. Limits are percents as decided by
    the method that was used."""

    themes: str | None
    positions: str | None
    align: str | None
    theme_limit: int | None
    stance_limit: int | None
    link_limit: int | None
    embedder: str | None


@dataclass(frozen=True)
class MethodPage:
    """All the method page shows."""

    quality: tuple[Figures, ...]
    by_document: ByDocuments | None
    counted: tuple[Figures, ...]
    n_abstained: int
    n_judged: int
    guessed: tuple[tuple[str, int], ...]
    n_reviewed: int
    n_inherited: int
    how: How
    models: tuple[ModelCard, ...]
    settings: tuple[Section, ...]
    sureness: tuple[tuple[str, int], ...]
    """What a score is called, and from which percent."""


def method_page(m: Material) -> MethodPage:
    """The method page."""
    judged = [s for s in m.stances.values() if s.doc_id in m.documents]
    guesses = [g for d in m.documents.values() for g in d.guessed]
    params = values(m)
    counted = {k: v for k, v in m.metrics.items() if k != "quality" or not m.scores}
    return MethodPage(
        quality=tuple(_quality(m)),
        by_document=_by_document(m),
        counted=tuple(_figures(counted)),
        n_abstained=sum(s.stance is None for s in judged),
        n_judged=len(judged),
        guessed=tuple((FIELDS.get(g, g), guesses.count(g)) for g in sorted(set(guesses))),
        n_reviewed=sum(v.reviewed is not None and v.review != "må ses på nytt" for v in m.views),
        n_inherited=sum(v.inherited_from is not None for v in m.views),
        how=_how(params),
        models=models(m, params),
        settings=sections(m),
        sureness=tuple((label, round(100 * low)) for low, label in SURENESS),
    )


def _how(params: Mapping[str, Any]) -> How:
    rooms = {room: params.get(room, {}) for room in ("themes", "positions", "align", "embed")}
    learned = {room: own.get("method") == "learned" for room, own in rooms.items()}
    limits = {
        "themes": rooms["themes"].get("threshold") if learned["themes"] else None,
        "positions": rooms["positions"].get("min_score"),
        "align": rooms["align"].get("accept" if learned["align"] else "threshold"),
    }
    percents = {room: None if low is None else round(100 * low) for room, low in limits.items()}
    return How(
        themes=rooms["themes"].get("method"),
        positions=rooms["positions"].get("method"),
        align=rooms["align"].get("method"),
        theme_limit=percents["themes"],
        stance_limit=percents["positions"],
        link_limit=percents["align"],
        embedder=rooms["embed"].get("embedder"),
    )


def _quality(m: Material) -> Iterator[Figures]:
    """The figures over all, then those of each stance and each theme."""
    whole = [(Ref(_metric(s)[0], None), s) for s in m.scores if s.scope == _WHOLE]
    stances = [
        (Ref(look.label, None), s)
        for key, look in STANCES.items()
        for s in m.scores
        if s.metric == "stance_f1" and s.scope == key
    ]
    themes = [
        (theme_ref(m, code), s) for code in m.themes for s in m.scores if (s.metric, s.scope) == ("one_theme_f1", code)
    ]
    for name, found in (
        (msg("Alt i alt"), whole),
        (msg("F1 for hvert standpunkt"), stances),
        (msg("F1 for hvert tema"), themes),
    ):
        if found:
            rows = tuple(_figure(ref, s) for ref, s in found)
            yield Figures(name, rows, any(r.low for r in rows), found is whole)


def _figure(name: Ref, s: Score) -> Figure:
    low, high = (None if x is None else decimal(x) for x in (s.low, s.high))
    return Figure(name, (name.label,), _metric(s)[1] if s.scope == _WHOLE else "", decimal(s.value), low, high, s.n)


def _metric(s: Score) -> tuple[str, str]:
    return METRICS.get(s.metric, (s.metric.replace("_", " "), ""))


def _by_document(m: Material) -> ByDocuments | None:
    """Documents by sender; a document that is not shown has no row."""
    scores = {(s.metric, s.scope): s for s in m.scores}
    rows = []
    for d in m.documents.values():
        stem = PurePosixPath(d.file).stem
        found: Sequence[Score | None] = [scores.get((metric, stem)) for metric in _PER_DOCUMENT]
        if d.role == "plan" or not any(found):
            continue
        values = tuple(decimal(s.value) if s else "" for s in found)
        ref = sender_ref(m.senders[privacy.sender_key(d)])
        rows.append(ByDocument(ref, values, max(s.n for s in found if s)))
    columns = tuple(METRICS[metric][0] for metric in _PER_DOCUMENT)
    return ByDocuments(columns, tuple(rows)) if rows else None


def _figures(metrics: Mapping[str, Any]) -> Iterator[Figures]:
    for name, value in metrics.items():
        rows = tuple(_rows(value if isinstance(value, Mapping) else {name: value}, (), name))
        if rows:
            yield Figures(term(name), rows, False, False)


def _rows(node: Mapping[str, Any], path: tuple[str, ...], group: str) -> Iterator[Figure]:
    for k, v in node.items():
        if isinstance(v, Mapping):
            yield from _rows(v, (*path, k), group)
        elif isinstance(v, int | float) and not isinstance(v, bool):
            parts = tuple(term(p, group) for p in (*path, k))
            yield Figure(
                Ref(" · ".join(parts), None),
                parts,
                "",
                number(v) if isinstance(v, int) else decimal(v),
                None,
                None,
                None,
            )
