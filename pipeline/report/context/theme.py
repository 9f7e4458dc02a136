"""A page a theme: its definition, who speaks of it, what is taken up with it and where, and what is said, by stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import SenderType, Stance
from pipeline.report.context.common import Passage, Ref, passage, theme_ref
from pipeline.report.context.cooccurrence import FEWEST, Together, in_sections, in_sentences
from pipeline.report.context.themetypes import AGAINST, FOR, WANTS, TypeLine, read_senders, sender_anchor, type_lines
from pipeline.report.context.through import Course, courses, n_too_short
from pipeline.report.material import Material
from pipeline.report.words import STANCES, Look, type_label

__all__ = ["ThemePage", "sender_anchor", "theme_pages"]

_SHOWN: tuple[Stance, ...] = (*FOR, *WANTS, *AGAINST)
_SIGN: Mapping[str, Stance] = {"for": "støtter", "wants": "foreslår", "against": "kritisk"}
"""The stance whose sign and colour stand for a side."""
_LETTERS = 3
"""Texts a type of sender must have with the theme, to be shown by its own course through them."""
EACH_STATIC = 40
"""Senders that stand each with its numbers on a theme's page; where they are more, all of them are drawn of data."""
_BESIDE = 3
"""Sentences of two themes that stand on the page; the others are loaded."""


@dataclass(frozen=True)
class Tagged:
    """A passage and the words that gave it the theme."""

    passage: Passage
    evidence: str


@dataclass(frozen=True)
class StanceGroup:
    """The quotes of one stance, by sender in the senders' order: the first of them, and the numbers of the others."""

    look: Look
    key: Stance
    anchor: str
    n: int
    quotes: tuple[Tagged, ...]
    more: tuple[int, ...]


@dataclass(frozen=True)
class Unquoted:
    """Sentences of the theme without a quote on the page, by their numbers in the site's data; those who look for them
    have them loaded."""

    anchor: str
    key: str
    """Their stance as the selection asks for it: empty where the program has not decided."""
    decided: bool
    numbers: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many they are."""
        return len(self.numbers)


@dataclass(frozen=True)
class Side:
    """How many positions on the theme are for, propose or are against; ``anchor`` is where the first quotes stand."""

    key: str
    css: str
    sign: str
    asked: str
    n: int
    anchor: str


@dataclass(frozen=True)
class Beside:
    """Another theme that is taken up with this one: how often in one sentence and in one section, how many times as
    often as by chance, and the sentences."""

    theme: Ref
    code: str
    n_sentences: int
    sentence_lift: float | None
    n_sections: int
    section_lift: float | None
    few: bool
    quotes: tuple[Passage, ...]
    more: tuple[int, ...]


@dataclass(frozen=True)
class CourseLine:
    """Where in the texts of a type of sender, or of all (``key`` is None), the theme is taken up."""

    key: str | None
    label: str
    course: Course


@dataclass(frozen=True)
class ThemePage:
    """All a theme's page shows."""

    href: str
    code: str
    label: str
    definition: str
    parent: Ref | None
    types: tuple[TypeLine, ...]
    each: tuple[int, ...]
    """The numbers in the site's data of the senders who speak of it, by type, where they are too many to stand."""
    n_sentences: int
    n_senders: int
    sides: tuple[Side, ...]
    unquoted: tuple[Unquoted, ...]
    """Those without a standpoint, and those whose stance the program has not decided."""
    is_small: bool
    """So few have sent anything that a type with few says nothing more than its numbers."""
    groups: tuple[StanceGroup, ...]
    beside: tuple[Beside, ...]
    courses: tuple[CourseLine, ...]
    n_too_short: int
    most_positions: int
    """Of the type of sender that has most of them: the scale of the bars."""


def theme_pages(m: Material, quotes_static: int, few_below: int) -> tuple[ThemePage, ...]:
    """A page for every theme of the codebook; ``quotes_static`` quotes of a stance stand on it at most."""
    tagged: dict[str, dict[str, str]] = defaultdict(dict)
    for sentence_id in m.index:
        if m.document_of(sentence_id).role == "plan":
            continue
        for t in m.tags.get(sentence_id, ()):
            tagged[t.theme].setdefault(sentence_id, t.evidence)
    sentences, sections, all_courses = in_sentences(m), in_sections(m), courses(m)
    n_read = sum(len(found) for found in read_senders(m).values())
    out = []
    for code in m.themes:
        types = type_lines(m, code, tagged[code], few_below)
        found = all_courses.get(code)
        theme = m.themes[code]
        groups = _groups(m, tagged[code], quotes_static)
        out.append(
            ThemePage(
                href=f"tema/{m.theme_pages[code]}.html",
                code=code,
                label=theme.label_nb,
                definition=theme.definition,
                parent=theme_ref(m, theme.parent) if theme.parent else None,
                types=types,
                each=_each(types),
                n_sentences=len(tagged[code]),
                n_senders=sum(t.n_speaking for t in types),
                sides=_sides(groups),
                unquoted=_unquoted(m, tagged[code]),
                is_small=n_read < few_below,
                groups=groups,
                beside=_beside(m, code, tagged[code], sentences, sections),
                courses=_course_lines(*found) if found else (),
                n_too_short=n_too_short(m),
                most_positions=max((t.amounts.n_positions for t in types), default=0),
            )
        )
    return tuple(out)


def _each(types: tuple[TypeLine, ...]) -> tuple[int, ...]:
    numbers = tuple(s.number for t in types for s in t.senders)
    return numbers if len(numbers) > EACH_STATIC else ()


def _groups(m: Material, tagged: dict[str, str], static: int) -> tuple[StanceGroup, ...]:
    order = {k: n for n, k in enumerate(m.senders)}
    ids = sorted(tagged, key=lambda i: order[m.sender_of(i).key])
    out = []
    for key in _SHOWN:
        own = [i for i in ids if m.stance_of(i) == key]
        if own:
            quotes = tuple(Tagged(passage(m, i), tagged[i]) for i in own[:static])
            more = tuple(m.index[i] for i in own[static:])
            look = STANCES[key]
            out.append(StanceGroup(look, key, f"standpunkt-{look.css}", len(own), quotes, more))
    return tuple(out)


def _sides(groups: Sequence[StanceGroup]) -> tuple[Side, ...]:
    out = []
    for key, stances in (("for", FOR), ("wants", WANTS), ("against", AGAINST)):
        own = [g for g in groups if g.key in stances]
        if own:
            look = STANCES[_SIGN[key]]
            out.append(Side(key, look.css, look.sign, ",".join(stances), sum(g.n for g in own), own[0].anchor))
    return tuple(out)


def _unquoted(m: Material, tagged: Iterable[str]) -> tuple[Unquoted, ...]:
    of = {stance: tuple(m.index[i] for i in tagged if m.stance_of(i) == stance) for stance in ("ingen", None)}
    found = (
        Unquoted("uten-standpunkt", "ingen", True, of["ingen"]),
        Unquoted("ikke-avgjort", "", False, of[None]),
    )
    return tuple(u for u in found if u.numbers)


def _beside(
    m: Material, code: str, tagged: dict[str, str], sentences: Together, sections: Together
) -> tuple[Beside, ...]:
    """Other themes of the same sections: those with enough in common by how much more often than by chance, then the
    others by how often."""
    out = []
    for other in m.themes:
        if other == code or not sections.pair(code, other):
            continue
        ids = [i for i in tagged if any(t.theme == other for t in m.tags[i])]
        out.append(
            Beside(
                theme=theme_ref(m, other),
                code=other,
                n_sentences=sentences.pair(code, other),
                sentence_lift=sentences.lift(code, other),
                n_sections=sections.pair(code, other),
                section_lift=sections.lift(code, other),
                few=sections.pair(code, other) < FEWEST,
                quotes=tuple(passage(m, i) for i in ids[:_BESIDE]),
                more=tuple(m.index[i] for i in ids[_BESIDE:]),
            )
        )
    out.sort(key=lambda b: (b.few, -b.n_sections if b.few else -(b.section_lift or 0.0), -b.n_sentences))
    return tuple(out)


def _course_lines(whole: Course, by_type: Mapping[SenderType | None, Course]) -> tuple[CourseLine, ...]:
    lines = [CourseLine(None, "", whole)]
    lines += [CourseLine(k or "", type_label(k), c) for k, c in by_type.items() if c.n_letters >= _LETTERS]
    return tuple(lines)
