"""What is not covered: measures nobody addressed, and positions no measure covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.records import Gap
from pipeline.report.context.checking import said_in_letters, search_href, search_words
from pipeline.report.context.common import Passage, Ref, measure_ref, passage, sender_ref, theme_ref
from pipeline.report.lexicon import Lexicon
from pipeline.report.links import page_name
from pipeline.report.material import Material
from pipeline.report.words import STANCES, Look, type_label
from pipeline.stage import LawBroken

PAGE_QUOTES, SENDER_QUOTES = 200, 25
"""Most quotes that stand on the page, and most of one sender; the others are loaded from the data."""


@dataclass(frozen=True)
class UnansweredMeasure:
    """A measure nobody addressed."""

    measure: Ref
    text: str
    section: str | None
    page: int
    words: tuple[str, ...] = ()
    """Of its words, those to search for in the letters; ``search`` is the address of that search."""
    search: str | None = None


@dataclass(frozen=True)
class Demands:
    """A sender's positions that no measure covers: the first as quotes, and the numbers of the others in the data."""

    sender: Ref
    type: str
    anchor: str
    number: int
    """The sender's number in the site's data."""
    quotes: tuple[Passage, ...]
    more: tuple[int, ...]

    @property
    def n(self) -> int:
        """All of them."""
        return len(self.quotes) + len(self.more)


@dataclass(frozen=True)
class ThemeDemands:
    """The positions of one theme that no measure covers, by their numbers in the data; ``theme`` is None for those
    without one. ``asked`` is what counts them."""

    theme: Ref | None
    anchor: str
    numbers: tuple[int, ...]
    asked: str


@dataclass(frozen=True)
class GapsPage:
    """All the page of gaps shows. ``n_positions`` counts all, ``n_shown`` those that may be quoted."""

    measures: tuple[UnansweredMeasure, ...]
    senders: tuple[Demands, ...]
    by_theme: tuple[ThemeDemands, ...]
    n_positions: int
    n_shown: int
    has_measures: bool
    """There is a plan with measures to be silent about."""
    stances: tuple[tuple[Look, int, str], ...]
    """Stance, how many, and what counts them."""
    themes: tuple[tuple[Ref, int], ...]

    @property
    def sections(self) -> tuple[tuple[str | None, tuple[UnansweredMeasure, ...]], ...]:
        """The measures under the headings of the plan, in its order."""
        return tuple((k, tuple(found)) for k, found in groupby(self.measures, key=lambda g: g.section))


def gaps_page(m: Material, words: Lexicon | None = None) -> GapsPage:
    """Measures in the plan's order; positions by sender, in document order, and by theme, the largest first.

    words: all words of the site, by which each measure can be searched for; without them it has no search.
    Raises LawBroken when a gap names a measure that is not in the plan.
    """
    said = said_in_letters(m, words) if words else {}
    of_measures = tuple(_measure(m, g, words, said) for g in m.gaps if g.kind == "measure")
    positions = [g.id for g in m.gaps if g.kind == "position"]
    shown = [i for i in positions if i in m.sentences]
    stances = Counter(m.stance_of(i) for i in shown)
    by_theme = _by_theme(m, shown)
    return GapsPage(
        measures=of_measures,
        senders=_by_sender(m, shown),
        by_theme=by_theme,
        n_positions=len(positions),
        n_shown=len(shown),
        has_measures=any(x.kind != "whole" for x in m.measures.values()),
        stances=tuple(
            (look, stances[key], f"positions?gap=1&stance={key}") for key, look in STANCES.items() if stances[key]
        ),
        themes=tuple((t.theme, len(t.numbers)) for t in by_theme if t.theme),
    )


def _by_sender(m: Material, shown: Sequence[str]) -> tuple[Demands, ...]:
    """Each sender's, as many as quotes as the page has room for."""
    own: dict[str, list[str]] = {}
    for i in shown:
        own.setdefault(m.sender_of(i).key, []).append(i)
    out, room = [], PAGE_QUOTES
    for number, (key, sender) in enumerate(m.senders.items()):
        ids = own.get(key)
        if not ids:
            continue
        n = min(len(ids), SENDER_QUOTES, room)
        room -= n
        out.append(
            Demands(
                sender_ref(sender),
                type_label(sender.type),
                f"krav-{sender.page}",
                number,
                tuple(passage(m, i) for i in ids[:n]),
                tuple(m.index[i] for i in ids[n:]),
            )
        )
    return tuple(out)


def _by_theme(m: Material, shown: Sequence[str]) -> tuple[ThemeDemands, ...]:
    found: dict[str, list[int]] = {}
    for i in shown:
        for theme in sorted({t.theme for t in m.tags.get(i, ())}) or [""]:
            found.setdefault(theme, []).append(m.index[i])
    order = sorted(found, key=lambda t: (not t, -len(found[t]), t))
    return tuple(
        ThemeDemands(
            theme_ref(m, t) if t else None,
            f"tema-{m.theme_pages.get(t, page_name(t))}" if t else "uten-tema",
            tuple(found[t]),
            f"positions?gap=1&theme={t}" if t else "positions?gap=1&tagged=0",
        )
        for t in order
    )


def _measure(m: Material, gap: Gap, words: Lexicon | None, said: Mapping[int, int]) -> UnansweredMeasure:
    if gap.id not in m.measures:
        raise LawBroken(f"«{gap.id}» står som tiltak ingen har omtalt, men er ikke et tiltak i planen")
    measure = m.measures[gap.id]
    asked = search_words(measure.text, words, said) if words else ()
    return UnansweredMeasure(
        measure_ref(m, gap.id), measure.text, measure.section, measure.page, asked, search_href(asked)
    )
