"""What search looks in: ``data/search-0.js`` has the words, ``data/search-1.js`` and on where each of them stands.

``docs/report.md`` has the layout. Everything is read when the page of search opens; nothing is asked of anyone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.report.coding import coded, rising
from pipeline.report.data import script
from pipeline.report.i18n import msg
from pipeline.report.lexicon import Lexicon

CHUNK = 1_000_000
"""Signs in a file of places, about: a file is read at once, and progress is told in files."""

EXAMPLES = (
    ("bolig ettervern", msg("begge ordene, i alle bøyninger")),
    ("bolig eller ettervern", msg("minst ett av ordene")),
    ('"psykisk helse"', msg("ordene akkurat slik, etter hverandre")),
    ("bolig -leie", msg("det første ordet, men ikke det andre")),
    ("kommun*", msg("ord som begynner slik")),
)
"""Queries, and what each of them finds: the help on the page."""

N_COMMON, SHORTEST_COMMON = 10, 7
"""Words that the empty page proposes, and letters of the shortest: short words are seldom what someone looks for."""


def search_files(found: Lexicon, of_themes: Sequence[Sequence[int]] = ()) -> dict[str, str]:
    """The index by file name. ``of_themes``: the groups that each theme is known by (``themewords``)."""
    chunks = list(_chunks(found))
    themes = {"themes": coded(x for groups in of_themes for x in (len(groups), *groups))}
    out = {"data/search-0.js": script("search-0", vocabulary(found) | themes | {"files": len(chunks)})}
    for n, chunk in enumerate(chunks, 1):
        out[f"data/search-{n}.js"] = script(f"search-{n}", chunk)
    return out


def vocabulary(found: Lexicon) -> dict[str, object]:
    """Forms, the group of each, what compounds are made of, and the sentences' lengths.

    ``forms`` holds those that stand in the text first, in order, ``n`` of them, then those that only lead there.
    """
    forms = [*found.places, *(form for form in found.group if form not in found.places)]
    return {
        "n": len(found.places),
        "forms": " ".join(forms),
        "groups": coded(found.group[form] for form in forms),
        "shown": " ".join(found.shown),
        "parts": coded(x for parts in found.parts for x in (len(parts), *parts)),
        "families": coded(x for f in found.families for x in (len(f.members), *f.members, len(f.leads))),
        "leads": " ".join(word for f in found.families for word in f.leads),
        "empty": coded(found.empty),
        "lengths": coded(found.lengths),
        "common": common(found),
    }


def common(found: Lexicon) -> list[str]:
    """The words of content that most sentences hold, the most frequent first; of equals the first in the alphabet."""
    n: Counter[int] = Counter()
    for form, places in found.places.items():
        n[found.group[form]] += len(set(places[::2]))
    best = sorted(
        (g for g in n if found.content[g] and len(found.shown[g]) >= SHORTEST_COMMON),
        key=lambda g: (-n[g], found.shown[g]),
    )
    return [found.shown[g] for g in best[:N_COMMON]]


def _chunks(found: Lexicon) -> Iterator[str]:
    """The places of the forms, in their order, a form to a word; cut into files."""
    chunk: list[str] = []
    size = 0
    for places in found.places.values():
        one = rising(zip(places[::2], places[1::2], strict=True))
        chunk.append(one)
        size += len(one) + 1
        if size > CHUNK:
            yield " ".join(chunk)
            chunk, size = [], 0
    if chunk:
        yield " ".join(chunk)
