"""Which themes are taken up together: in the same sentence, and under the same heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline.report.material import Material

LEVELS = (0.8, 1.25, 2.0, 4.0)
"""From which lift each of a cell's four shades begins; ``static/themes.js`` has them from the page."""
FEWEST = 5
"""With fewer units in common than this a lift says little, and is not shown by a shade."""
Pair = tuple[str, str]


@dataclass(frozen=True)
class Together:
    """How often themes are said, and said together, in one kind of unit: of the senders' ``n_units`` with a theme.

    ``n`` is the number with each theme, ``both`` with each pair of themes, in the codebook's order.
    """

    n_units: int
    n: Mapping[str, int]
    both: Mapping[Pair, int]

    def pair(self, a: str, b: str) -> int:
        """Units with both themes."""
        return self.both.get((a, b), 0) + self.both.get((b, a), 0) if a != b else self.n.get(a, 0)

    def lift(self, a: str, b: str) -> float | None:
        """How many times as often as if the themes had nothing to do with each other; None when one is not said."""
        expected = self.n.get(a, 0) * self.n.get(b, 0) / max(1, self.n_units)
        return self.pair(a, b) / expected if expected else None


def in_sentences(m: Material) -> Together:
    """Themes together in a sentence."""
    return _counted(m, (_themes(m, [i]) for i in m.index if m.document_of(i).role != "plan"))


def in_sections(m: Material) -> Together:
    """Themes together under a heading; a letter without headings is one section."""
    return _counted(m, (_themes(m, ids) for ids in _sections(m)))


def level(n: int, lift: float | None) -> int:
    """The shade of a cell, 1 to 4; 0 for a lift below them all, or one that rests on too little."""
    return 0 if lift is None or n < FEWEST else sum(lift >= x for x in LEVELS)


def _sections(m: Material) -> Iterable[list[str]]:
    """The sentences of each section: a heading and what follows, up to the next."""
    for d in m.read_documents:
        if d.role == "plan":
            continue
        own: list[str] = []
        for s in m.by_document[d.doc_id]:
            if s.kind == "heading" and own:
                yield own
                own = []
            own.append(s.sentence_id)
        yield own


def _themes(m: Material, ids: Iterable[str]) -> frozenset[str]:
    return frozenset(t.theme for i in ids for t in m.tags.get(i, ()) if t.theme in m.themes)


def _counted(m: Material, units: Iterable[frozenset[str]]) -> Together:
    order = {code: n for n, code in enumerate(m.themes)}
    said = [sorted(u, key=order.__getitem__) for u in units if u]
    return Together(
        n_units=len(said),
        n=Counter(code for u in said for code in u),
        both=Counter(p for u in said for p in combinations(u, 2)),
    )
