"""A page a theme: its definition, who speaks of it and what they say, grouped by stance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pipeline.records import SenderTheme, Stance
from pipeline.report.context.common import Passage, Ref, by_type, passage, sender_ref, theme_ref
from pipeline.report.material import Material, Sender
from pipeline.report.words import STANCES, Look, type_label

_SHOWN: tuple[Stance, ...] = ("støtter", "støtter-med-forbehold", "foreslår", "kritisk", "imot")


@dataclass(frozen=True)
class SenderLine:
    """How much a sender says of the theme."""

    sender: Ref
    type: str
    anchor: str
    n_sentences: int
    n_for: int
    n_wants: int
    n_against: int


@dataclass(frozen=True)
class TypeLine:
    """The same for all senders of a type."""

    label: str
    senders: tuple[SenderLine, ...]
    n_sentences: int
    n_for: int
    n_wants: int
    n_against: int


@dataclass(frozen=True)
class Tagged:
    """A passage and the words that gave it the theme."""

    passage: Passage
    evidence: str


@dataclass(frozen=True)
class StanceGroup:
    """The quotes of one stance, by sender in the senders' order."""

    look: Look
    anchor: str
    quotes: tuple[Tagged, ...]


@dataclass(frozen=True)
class ThemePage:
    """All a theme's page shows."""

    href: str
    code: str
    label: str
    definition: str
    parent: Ref | None
    types: tuple[TypeLine, ...]
    n_sentences: int
    n_senders: int
    n_facts: int
    """Sentences of the theme without a standpoint: counted, not quoted."""
    n_abstained: int
    groups: tuple[StanceGroup, ...]


def sender_anchor(sender: Sender) -> str:
    """Anchor of a sender on a theme's page."""
    return f"instans-{sender.page}"


def theme_pages(m: Material) -> tuple[ThemePage, ...]:
    """A page for every theme of the codebook."""
    tagged: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence_id in m.sentences:
        if m.document_of(sentence_id).role == "plan":
            continue
        for t in m.tags.get(sentence_id, ()):
            tagged[t.theme].setdefault(sentence_id, t.evidence)
    lines: dict[str, list[SenderTheme]] = defaultdict(list)
    for line in m.sender_themes:
        lines[line.theme].append(line)
    return tuple(_page(m, code, tagged[code], lines[code]) for code in m.themes)


def _page(m: Material, code: str, tagged: dict[str, str], lines: list[SenderTheme]) -> ThemePage:
    theme = m.themes[code]
    stance = {i: m.stance_of(i) for i in tagged}
    by_sender = {t.sender: t for t in lines}
    order = {k: n for n, k in enumerate(m.senders)}
    ids = sorted(tagged, key=lambda i: order[m.sender_of(i).key])
    return ThemePage(
        href=f"tema/{m.theme_pages[code]}.html",
        code=code,
        label=theme.label_nb,
        definition=theme.definition,
        parent=theme_ref(m, theme.parent) if theme.parent else None,
        types=_types(m, by_sender),
        n_sentences=sum(t.n_sentences for t in lines),
        n_senders=len(by_sender),
        n_facts=sum(s == "ingen" for s in stance.values()),
        n_abstained=sum(s is None for s in stance.values()),
        groups=tuple(
            StanceGroup(
                STANCES[key],
                f"standpunkt-{STANCES[key].css}",
                tuple(Tagged(passage(m, i), tagged[i]) for i in ids if stance[i] == key),
            )
            for key in _SHOWN
            if key in stance.values()
        ),
    )


def _types(m: Material, by_sender: dict[str, SenderTheme]) -> tuple[TypeLine, ...]:
    out = []
    for label, senders in by_type([s for s in m.senders.values() if s.key in by_sender]):
        found = tuple(_line(s, by_sender[s.key]) for s in senders)
        out.append(
            TypeLine(
                label=label,
                senders=found,
                n_sentences=sum(x.n_sentences for x in found),
                n_for=sum(x.n_for for x in found),
                n_wants=sum(x.n_wants for x in found),
                n_against=sum(x.n_against for x in found),
            )
        )
    return tuple(out)


def _line(s: Sender, t: SenderTheme) -> SenderLine:
    return SenderLine(
        sender=sender_ref(s),
        type=type_label(s.type),
        anchor=sender_anchor(s),
        n_sentences=t.n_sentences,
        n_for=t.n_for,
        n_wants=t.n_wants,
        n_against=t.n_against,
    )
