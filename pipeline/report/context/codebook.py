"""The codebook as the run used it: each theme with what gives it, what it caught and by which of its patterns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import PatternUse, ThemeTag
from pipeline.report.context.common import Ref, theme_ref
from pipeline.report.i18n import msg
from pipeline.report.material import Material

_BY_MODEL = " og modell"
"""Ends the method of a tag that patterns gave and the language model agreed to."""
METHODS: Mapping[str, str] = {
    "mønster": msg("mønster i setningen selv"),
    "innledning": msg("innledningen til listen"),
    "forrige setning": msg("setningen før"),
    "overskrift": msg("overskriften"),
    "modell": msg("språkmodellen, uten mønster"),
    "bekreftet": msg("bekreftet av et menneske"),
    "rettet": msg("satt av et menneske"),
}
_MOST_WORDS = 12
"""Words shown that gave a theme."""
_BAR = 100
"""Width of the bar of the pattern that caught most."""


@dataclass(frozen=True)
class PatternLine:
    """A pattern: how many sentences it hits, hits alone, and how many of them got the theme; ``width`` of its bar."""

    pattern: str
    n: int
    n_alone: int
    n_given: int
    width: float


@dataclass(frozen=True)
class ThemeEntry:
    """A theme of the codebook."""

    theme: Ref
    code: str
    anchor: str
    label_nn: str | None
    label_en: str | None
    definition: str
    parent: Ref | None
    children: tuple[Ref, ...]
    n_sentences: int
    n_senders: int
    how: tuple[tuple[str, int], ...]
    words: tuple[tuple[str, int], ...]
    """The words that gave it, those that did most often first."""
    include: tuple[PatternLine, ...]
    """Those that hit something."""
    exclude: tuple[PatternLine, ...]
    never: tuple[str, ...]
    """Including patterns that hit nothing."""
    belongs: tuple[str, ...]
    belongs_not: tuple[str, ...]


@dataclass(frozen=True)
class CodebookPage:
    """All the page shows."""

    hearing: str
    themes: tuple[ThemeEntry, ...]
    n_patterns: int
    """Including patterns, those that hit nothing too."""
    n_never: int


def codebook_page(m: Material) -> CodebookPage:
    """The codebook in its own order."""
    tags = _tags(m)
    themes = tuple(_entry(m, code, tags.get(code, ())) for code in m.themes)
    return CodebookPage(
        hearing=m.hearing.name,
        themes=themes,
        n_patterns=sum(len(t.include) + len(t.never) for t in themes),
        n_never=sum(len(t.never) for t in themes),
    )


def _tags(m: Material) -> Mapping[str, Sequence[ThemeTag]]:
    """The tags of the senders' own sentences by theme, one a sentence."""
    out: dict[str, dict[str, ThemeTag]] = {}
    for i in m.sentences:
        if m.document_of(i).role != "plan":
            for tag in m.tags.get(i, ()):
                out.setdefault(tag.theme, {}).setdefault(i, tag)
    return {theme: tuple(found.values()) for theme, found in out.items()}


def _entry(m: Material, code: str, tags: Sequence[ThemeTag]) -> ThemeEntry:
    t = m.themes[code]
    methods = Counter(tag.method.removesuffix(_BY_MODEL) for tag in tags)
    words = Counter(w.casefold() for tag in tags for w in tag.evidence.split(" … ") if w)
    own = [p for p in m.patterns if p.theme == code]
    include = [p for p in own if not p.excludes]
    return ThemeEntry(
        theme=theme_ref(m, code),
        code=code,
        anchor=f"tema-{m.theme_pages[code]}",
        label_nn=t.label_nn,
        label_en=t.label_en,
        definition=t.definition,
        parent=theme_ref(m, t.parent) if t.parent else None,
        children=tuple(theme_ref(m, c) for c, x in m.themes.items() if x.parent == code),
        n_sentences=len(tags),
        n_senders=len({m.sender_of(tag.sentence_id).key for tag in tags}),
        how=tuple((label, methods[key]) for key, label in METHODS.items() if methods[key]),
        words=tuple(sorted(words.items(), key=lambda x: (-x[1], x[0]))[:_MOST_WORDS]),
        include=_lines([p for p in include if p.n_sentences]),
        exclude=_lines([p for p in own if p.excludes]),
        never=tuple(p.pattern for p in include if not p.n_sentences),
        belongs=tuple(x.text for x in m.theme_examples if x.theme == code and x.belongs),
        belongs_not=tuple(x.text for x in m.theme_examples if x.theme == code and not x.belongs),
    )


def _lines(patterns: Sequence[PatternUse]) -> tuple[PatternLine, ...]:
    """The patterns, those that hit most first."""
    most = max((p.n_sentences for p in patterns), default=0) or 1
    order = sorted(patterns, key=lambda p: -p.n_sentences)
    return tuple(
        PatternLine(p.pattern, p.n_sentences, p.n_alone, p.n_given, round(_BAR * p.n_sentences / most, 1))
        for p in order
    )
