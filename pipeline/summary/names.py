"""The hearing's senders by the names that others call them: which of them a text names, and where.

A sender is known by its whole name, in the forms that bokmål and nynorsk give its words («foreningen», «foreininga»),
with the genitive's s, with or without its form of company, and by the abbreviation that stands in its name or that its
own letter gives after the name. What two senders may be called is the name of neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from pipeline.language import meet
from pipeline.language.lemmas import CACHE, known, lemma
from pipeline.records import Document, Sentence
from pipeline.summary.positions import sender_of

_WORD = re.compile(r"\w+(?:-\w+)*")
_BETWEEN = re.compile(r"[\s,«»“”\"&/–-]*")
"""What may stand between two words of a name."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SHORT = re.compile(r"\(([A-ZÆØÅ][\w-]{1,11})\)|\s[–-]\s+([A-ZÆØÅ]{2,8})$")
"""An abbreviation in a sender's name: «Fellesorganisasjonen (FO)», «Yrkesorganisasjonenes Sentralforbund – YS»."""
_GIVEN = re.compile(r"\s*\(\s*(?:heretter\s+)?(?:kalt\s+|kalla\s+)?[«\"“]?([A-ZÆØÅ][\w-]{1,11})[»\"”]?\s*\)")
"""How a letter gives its sender's abbreviation: «Fellesorganisasjonen (FO)», «… (heretter FO)»."""
_COMPANIES = frozenset({"as", "asa", "ans", "da", "sa", "hf", "rhf", "ba", "nuf"})
_FOUNDATIONS = frozenset({"stiftelsen", "stiftinga", "stiftingen"})
_AREAS = frozenset({"kommune", "fylkeskommune", "herad"})
"""What follows the name of a place, which has one form only: Nes and Neset are two municipalities."""
_ENDINGS = ("en", "et", "a", "ene", "ane")
"""How a definite noun ends."""
DEFINITE = "+"
"""Ends the key of a definite noun."""
_LEAST = 4
"""Letters a name must have without its form of company: «NH AS» may be somebody else than «NH»."""

Form = tuple[str, ...]
"""The keys of a name's words; one that begins with ``=`` is the word itself."""
K = TypeVar("K")


class Word(NamedTuple):
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


class Named(NamedTuple):
    """Where a text names a sender. Not ``sure`` where the words may be no name: «Unge funksjonshemmede trenger …»."""

    start: int
    end: int
    sender: str
    sure: bool


def short_name(sender: str) -> str | None:
    """The abbreviation in a sender's name, «Fellesorganisasjonen (FO)» → «FO»; None without one.

    Most letters of an abbreviation are capitals: a place in parentheses is none.
    """
    found = _SHORT.search(sender)
    short = found[1] or found[2] if found else None
    return short if short and _is_short(short) else None


class SenderNames:
    """What the senders of ``documents`` are called; their own ``sentences`` may give their abbreviations."""

    def __init__(self, documents: Iterable[Document], sentences: Iterable[Sentence]) -> None:
        sent = {d.doc_id: sender_of(d) for d in documents if d.sender}
        senders = sorted(set(sent.values()))
        self._by_first: dict[str, list[tuple[Form, str]]] = defaultdict(list)
        for form, sender in sorted(_of_one((f, s) for s in senders for f in _forms(s)).items(), key=_longest_first):
            self._by_first[form[0]].append((form, sender))
        stated = [(short, s) for s in senders if (short := short_name(s))]
        given = [x for s in sentences if s.doc_id in sent for x in self._given(s.text, sent[s.doc_id])]
        self._short = _of_one((*stated, *given))

    def find(self, text: str, *, any_case: bool = False) -> tuple[Named, ...]:
        """Every place where ``text`` names a sender, in order; of names that overlap the first, then the longest.

        A name begins with a capital; with ``any_case``, for a text that is known to speak of a sender, it need not.
        """
        words, found, at = _words(text), list[Named](), 0
        for i, word in enumerate(words):
            if word.start < at:
                continue
            named = self._whole(text, words, i, any_case=any_case) or self._by_short(word)
            if named is not None:
                given = _GIVEN.match(text, named.end)  # «Fellesorganisasjonen (FO)» names it once
                at = given.end() if given and self._short.get(given[1]) == named.sender else named.end
                found.append(named)
        return tuple(found)

    def _whole(self, text: str, words: Sequence[Word], i: int, *, any_case: bool) -> Named | None:
        """The longest whole name that begins with word ``i``."""
        first = words[i]
        if not (any_case or first.text[0].isupper()):
            return None
        candidates = {c for key in _ends(first.text) for c in self._by_first.get(key, ())}
        for form, sender in sorted(candidates, key=_longest_first):
            run = words[i : i + len(form)]
            if _fits(form, run) and _together(text, run):
                sure = i > 0 or not _plain([w.text for w in run])
                return Named(first.start, run[-1].end, sender, sure)
        return None

    def _by_short(self, word: Word) -> Named | None:
        for short in (word.text, word.text.removesuffix("s")):
            if sender := self._short.get(short):
                return Named(word.start, word.end, sender, sure=True)
        return None

    def _given(self, text: str, sender: str) -> Iterator[tuple[str, str]]:
        """The abbreviation that a sender's own sentence gives after its name."""
        words = _words(text) if "(" in text else []
        for i in range(len(words)):
            named = self._whole(text, words, i, any_case=True)
            found = _GIVEN.match(text, named.end) if named and named.sender == sender else None
            if found and _is_short(found[1]):
                yield found[1], sender


def _words(text: str) -> list[Word]:
    return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


def _forms(sender: str) -> Iterator[Form]:
    """A sender's whole name; that without its form of company; a municipality without which of its bodies answers."""
    name = _SHORT.sub("", _BRACKETS.sub("", sender))
    words = [w.text for w in _words(name)]
    if not words:
        return
    yield _form(words)
    if len(words) > 1 and words[-1].casefold() in _COMPANIES and sum(map(len, words[:-1])) >= _LEAST:
        yield _form(words[:-1])
    if len(words) > 2 and words[0].casefold() in _FOUNDATIONS:
        yield _form(words[1:])
    whole, comma, _ = name.partition(",")
    if comma and whole.split()[-1:] and whole.split()[-1].casefold() in _AREAS:
        yield _form([w.text for w in _words(whole)])


def _form(words: Sequence[str]) -> Form:
    after = [*words[1:], ""]
    place = [nxt.casefold() in _AREAS for nxt in after]
    return tuple(f"={w.casefold()}" if is_place else _key(w) for w, is_place in zip(words, place, strict=True))


def _longest_first(entry: tuple[Form, str]) -> tuple[int, Form, str]:
    form, sender = entry
    return -len(form), form, sender


def _of_one(pairs: Iterable[tuple[K, str]]) -> dict[K, str]:
    """The senders by what they are called, without what several are."""
    found: dict[K, set[str]] = defaultdict(set)
    for name, sender in pairs:
        found[name].add(sender)
    return {name: min(senders) for name, senders in found.items() if len(senders) == 1}


def _fits(form: Form, run: Sequence[Word]) -> bool:
    if len(run) < len(form):
        return False
    *before, last = run
    return form[-1] in _ends(last.text) and all(k in _keys(w.text) for k, w in zip(form[:-1], before, strict=True))


def _together(text: str, run: Sequence[Word]) -> bool:
    """Nothing stands between the words that ends a sentence."""
    return all(_BETWEEN.fullmatch(text, a.end, b.start) for a, b in pairwise(run))


@lru_cache(maxsize=CACHE)
def _key(word: str) -> str:
    """Equal for the forms of a word in both standards that are definite alike: «foreningen», «foreininga»."""
    low, base = word.casefold(), lemma(word, "nb")
    return meet(base) + (DEFINITE if low != base and low.endswith(_ENDINGS) else "")


def _keys(word: str) -> tuple[str, str]:
    return f"={word.casefold()}", _key(word)


@lru_cache(maxsize=CACHE)
def _ends(word: str) -> tuple[str, ...]:
    """The keys of a name's last word, which may stand in the genitive."""
    bare = word.removesuffix("s") or word
    return tuple(dict.fromkeys((*_keys(word), *_keys(bare))))


def _plain(words: Sequence[str]) -> bool:
    """Whether the words may stand at the beginning of any sentence: one capital, all in the dictionary, no definite
    noun first."""
    if _key(words[0]).endswith(DEFINITE) or any(not w[0].islower() for w in words[1:]):
        return False
    return all(known(w.casefold(), "nb") or known(w.casefold(), "nn") for w in words)


def _is_short(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c.isupper() for c in letters) >= max(len(letters), 2)
