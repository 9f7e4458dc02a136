"""Which words of the texts the codebook's patterns look for: what search knows a theme by, beside its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.language import Token
from pipeline.language.lemmas import lemma
from pipeline.language.patterns import Matcher, Pattern, PatternError, parse
from pipeline.records import PatternUse
from pipeline.report.lexicon import Lexicon


def theme_words(themes: Iterable[str], patterns: Iterable[PatternUse], found: Lexicon) -> tuple[tuple[int, ...], ...]:
    """Of each theme, in order, the groups of words that one of its patterns finds alone; sorted.

    Patterns of several words, and those that take a hit away, say nothing of a single word.
    """
    alone = [(p.theme, parsed) for p in patterns if not p.excludes for parsed in _single(p.pattern)]
    matcher = Matcher([pattern for _, pattern in alone])
    out: dict[str, set[int]] = defaultdict(set)
    for form in found.places:
        group = found.group[form]
        readings = dict.fromkeys(((found.shown[group] or form).casefold(), lemma(form, "nb")))
        for hit in matcher.hits([Token(form, reading, (), 0, len(form)) for reading in readings]):
            out[alone[hit.pattern][0]].add(group)
    return tuple(tuple(sorted(out[theme])) for theme in themes)


def _single(source: str) -> list[Pattern]:
    """The pattern, if it is one word or alternatives for one; none where it is not, or cannot be read."""
    try:
        pattern = parse(source)
    except PatternError:
        return []
    return [pattern] if [len(slots) for slots in pattern.sequences] == [1] else []
