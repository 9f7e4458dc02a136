"""Words that Norwegian derivation makes of one another: «autorisasjon», «autorisering», «autorisert», «autorisere».

Every word is led back to a root by rules of endings and the prefix u-, one after the other, as long as what remains is
a word of the dictionaries. Words with one root are a family. The rules work on the key on which
bokmål and nynorsk meet, so that «auking» and «økning» have the root «øke». A compound has the root of its last
part behind the parts before it: «skadereduksjon», «skadereduserende». What the rules get wrong stands in
``derivations.py``, with what none of them finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.language import meet
from pipeline.language.dictionary import all_lemmas, is_noun, is_verb
from pipeline.report.derivations import APART, MADE_OF, RULES, Rule

MOST_STEPS = 4
"""Steps from a word to its root: u|begrens|et|het has three."""

SHORTEST_ROOT, SHORTEST_WORD = 2, 3
"""Letters before an ending, and of a root that is no verb."""

VOWELS = "aeiouyæøå"


class Family(NamedTuple):
    """``members``: numbers of the words that have one root. ``leads``: words of the dictionaries that have it too and
    that no text holds; who looks for one of them may mean a member."""

    members: tuple[int, ...]
    leads: tuple[str, ...]


def families(
    words: Mapping[int, str], parts: Mapping[int, Sequence[str]], known: Collection[str]
) -> tuple[Family, ...]:
    """The families of words given by their number, as they are named; sorted. Those that hold one word and lead from
    none are left out.

    parts: the parts of those that are compounds, as keys. known: words that need not lead anywhere.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for n, word in words.items():
        if word.isalpha():
            found[root_of(word, parts.get(n, ()))].append(n)
    every = (
        Family(tuple(sorted(members)), tuple(sorted(w for w in made_of(root_) if w not in known)))
        for root_, members in found.items()
    )
    return tuple(sorted(f for f in every if len(f.members) > 1 or f.leads))


def root_of(word: str, parts: Sequence[str] = ()) -> str:
    """The key of the word's root; its own key where no rule fits."""
    whole = root(word)
    if len(parts) < 2 or whole != meet(word):
        return whole
    return "+".join((*parts[:-1], root(parts[-1])))


@cache
def root(word: str) -> str:
    """The root of a word that is taken as a whole: usikkerhet → usikker → sikker."""
    for _ in range(MOST_STEPS):
        step = _step(word)
        if step is None:
            break
        word = step
    return meet(word)


@cache
def made_of(root_: str) -> frozenset[str]:
    """The words of the dictionaries that have this root, the root among them where it is a word."""
    found, new = {root_}, {root_}
    for _ in range(MOST_STEPS):
        new = {w for one in new for w in _made_by_rules(one) if w not in found and root(w) == root_}
        found |= new
    return frozenset(w for w in found if w in all_lemmas())


def _made_by_rules(word: str) -> Iterator[str]:
    yield from _irregular().get(word, ())
    for rule in RULES:
        for end in rule.roots:
            if word.endswith(end):
                stem = word.removesuffix(end)
                yield from (w for w in _with_ending(stem, rule) if w in all_lemmas())


def _with_ending(stem: str, rule: Rule) -> tuple[str, ...]:
    whole = rule.beginning + stem + rule.ending
    return (whole, stem[:-1] + rule.ending) if rule.doubled and stem[-2:-1] == stem[-1:] else (whole,)


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    return {r: tuple(sorted(w for w in MADE_OF if MADE_OF[w] == r)) for r in sorted(set(MADE_OF.values()))}


def _step(word: str) -> str | None:
    """The word that ``word`` is made of, or None."""
    for one in (word, meet(word)):
        if one in MADE_OF:
            return MADE_OF[one]
    for one in dict.fromkeys((word, meet(word))):
        if one in APART:
            return None
    for one in dict.fromkeys((word, meet(word))):
        for rule in RULES:
            if one.endswith(rule.ending) and one.startswith(rule.beginning):
                found = next((r for r in _candidates(one, rule) if _fits(r, rule)), None)
                if found and found != one:
                    return found
    return None


def _candidates(word: str, rule: Rule) -> Iterator[str]:
    if len(word) < rule.least or (rule.noun and not is_noun(word)) or (rule.beginning and is_verb(word)):
        return
    stem = word[len(rule.beginning) : len(word) - len(rule.ending)]
    if len(stem) < SHORTEST_ROOT:
        return
    for end in rule.roots:
        yield stem + end
        if rule.doubled and stem[-1] not in VOWELS:
            yield stem + stem[-1] + end


def _fits(word: str, rule: Rule) -> bool:
    """Whether the word is of the rule's kind."""
    if rule.kind == "open":
        return True
    if word not in all_lemmas():
        return False
    if rule.kind == "verb":
        return word.endswith("e") and is_verb(word)
    return len(word) >= SHORTEST_WORD and (rule.kind == "word" or is_noun(word))
