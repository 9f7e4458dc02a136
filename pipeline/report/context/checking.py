"""Words to search for where the program found nobody who speaks of a measure, so that a reader can check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import quote

from pipeline.report.lexicon import SHORTEST, WORD, Lexicon
from pipeline.report.material import Material

MOST_WORDS = 3


def said_in_letters(m: Material, words: Lexicon) -> Mapping[int, int]:
    """How often each group of words of content stands in the hearing, plan and all; only those that a letter has."""
    letters = [m.documents[m.sentences[i].doc_id].role != "plan" for i in m.index]
    found: Counter[int] = Counter()
    spoken: set[int] = set()
    for form, places in words.places.items():
        group = words.group[form]
        if words.content[group]:
            found[group] += len(places) // 2
            if any(letters[n] for n in places[::2]):
                spoken.add(group)
    return {group: n for group, n in found.items() if group in spoken}


def search_words(text: str, words: Lexicon, said: Mapping[int, int]) -> tuple[str, ...]:
    """The words of content in ``text`` that some letter has, the rarest in the hearing first, as they are named.

    At most ``MOST_WORDS``; said: as ``said_in_letters`` tells. Where no letter has any of them, they are the first of
    the text: the search then shows that nobody does.
    """
    forms = (found[0].lower() for found in WORD.finditer(text))
    groups = dict.fromkeys(words.group[f] for f in forms if f in words.group and len(f) >= SHORTEST)
    content = [g for g in groups if words.content[g] and words.shown[g]]
    spoken = sorted((g for g in content if said.get(g)), key=lambda g: (said[g], words.shown[g]))
    return tuple(words.shown[g] for g in (spoken or content)[:MOST_WORDS])


def search_href(asked: tuple[str, ...]) -> str | None:
    """The search for any of the words; None where there are none."""
    return f"sok.html?q={quote(' eller '.join(asked))}" if asked else None
