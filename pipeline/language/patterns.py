"""A small language of word patterns, for codebooks and cues: compiled once, matched against the tokens of a sentence.

====================  =====================================================================================
``skole``             the word in any inflection, bokmål and nynorsk alike
``skole*``            a word or compound that begins so
``*behandling``       a word or compound that ends so, in any inflection of a noun
``*rus*``             a word that holds it
``"Lar"``             just this form; capitals count when the pattern has any
``råd|hjelp``         one or the other
``tidlig innsats``    the words beside each other, in this order
``råd … straff``      in this order with up to five words between; ``…2`` up to two
``barn & foreldre``   both in the same sentence, in any order
====================  =====================================================================================

Signs are no words: «råd, hjelp» matches ``råd hjelp``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pipeline.language.lemmas import lemma
from pipeline.language.meeting import meet, meet_beginnings
from pipeline.language.words import Token
from pipeline.records import Record

GAP = 5
"""Words between the two sides of a plain ``…``."""
LONGEST_GAP = 30
SHORTEST_PART = 2
"""Letters beside a ``*``: fewer would match nearly every word."""
ALLOWED = 'Tillatt: ord, ord*, *ord, *ord*, "ordrett", ord|ord, «ord … ord» (også …2), «ord & ord»'

_GAP = re.compile(r"…(\d*)")
_PIECE = re.compile(r"…\d*|&|(?:\"[^\"]*\"|[^\s\"&…|]+)(?:\|(?:\"[^\"]*\"|[^\s\"&…|]+))*|\S")
_WORD = re.compile(r"\*?[\w§%][\w§%./’'-]*\*?")
_ENDING = "(?:e|er|ar|en|et|a|ene|ane|r|n|t|s|ens|ets|as|ers|ars|enes|anes|ne|nes)"
"""How a noun may end."""


class PatternError(ValueError):
    """A pattern cannot be read; the message says what is wrong in it and what is allowed."""


class Atom(Record, frozen=True, kw_only=True):
    """One condition on one word. ``kind`` is word, exact, begins, ends or holds."""

    kind: str
    text: str


class Slot(Record, frozen=True, kw_only=True):
    """Alternatives for one place; ``gap`` is how many words may stand between this place and the one before."""

    atoms: tuple[Atom, ...]
    gap: int = 0


class Pattern(Record, frozen=True, kw_only=True):
    """Sequences that must all be found in the sentence; ``source`` is the pattern as written."""

    source: str
    sequences: tuple[tuple[Slot, ...], ...]


class Hit(Record, frozen=True, kw_only=True):
    """Where a pattern matches: its index in the list given to ``Matcher``, and the places of the tokens it holds."""

    pattern: int
    at: tuple[int, ...]


def parse(source: str) -> Pattern:
    """The pattern written as ``source``; raises PatternError."""
    pieces = _PIECE.findall(source)
    if not pieces:
        raise PatternError(f"mønsteret er tomt. {ALLOWED}.")
    sequences: list[tuple[Slot, ...]] = []
    slots: list[Slot] = []
    gap = 0
    waiting = True  # for a word: at the start and after … or &
    for piece in pieces:
        if piece == "&":
            sequences.append(_closed(slots, waiting, source))
            slots, gap, waiting = [], 0, True
        elif m := _GAP.fullmatch(piece):
            if waiting:
                raise PatternError(f"«{source}»: «…» skal stå mellom to ord. {ALLOWED}.")
            gap, waiting = _gap(m.group(1), source), True
        else:
            slots.append(Slot(atoms=tuple(_atom(a, source) for a in _alternatives(piece)), gap=gap))
            gap, waiting = 0, False
    sequences.append(_closed(slots, waiting, source))
    return Pattern(source=source, sequences=tuple(sequences))


def _closed(slots: list[Slot], waiting: bool, source: str) -> tuple[Slot, ...]:
    if waiting:
        raise PatternError(f"«{source}»: det mangler et ord før eller etter «&» eller «…». {ALLOWED}.")
    return tuple(slots)


def _gap(digits: str, source: str) -> int:
    n = int(digits) if digits else GAP
    if not 1 <= n <= LONGEST_GAP:
        raise PatternError(f"«{source}»: tallet etter «…» er {n}; tillatt er 1 til {LONGEST_GAP}.")
    return n


def _alternatives(piece: str) -> list[str]:
    return re.findall(r"\"[^\"]*\"|[^|]+", piece) or [piece]


def _atom(text: str, source: str) -> Atom:
    if len(text) > 2 and text[0] == text[-1] == '"' and not re.search(r"\s", text):
        return Atom(kind="exact", text=text[1:-1])
    if not _WORD.fullmatch(text):
        raise PatternError(f"«{source}»: «{text}» er ikke et ord. {ALLOWED}.")
    bare = text.strip("*").casefold()
    if "*" in text and len(bare) < SHORTEST_PART:
        raise PatternError(
            f"«{source}»: «{text}» er for kort; en stjerne skal ha minst {SHORTEST_PART} bokstaver ved seg."
        )
    kinds = {(False, False): "word", (False, True): "begins", (True, False): "ends", (True, True): "holds"}
    return Atom(kind=kinds[text.startswith("*"), text.endswith("*")], text=bare)


def is_word(token: Token) -> bool:
    """True for words and numbers, false for signs."""
    return any(ch.isalnum() or ch in "§%" for ch in token.text)


class Matcher:
    """Many patterns matched at once; remembers which conditions each word form meets."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = tuple(patterns)
        atoms = sorted({a for p in patterns for seq in p.sequences for s in seq for a in s.atoms}, key=_order)
        self._tests: list[tuple[Atom, Callable[[_Form], bool]]] = [
            (a, _TESTS[a.kind](a.text)) for a in atoms if a.kind != "word"
        ]
        self._by_key: dict[str, list[Atom]] = {}
        for atom in atoms:
            if atom.kind == "word":
                for key in sorted(_word_keys(atom.text)):
                    self._by_key.setdefault(key, []).append(atom)
        self._seen: dict[tuple[str, str], frozenset[Atom]] = {}
        self._starts: dict[Atom, list[int]] = {}
        for n, p in enumerate(self._patterns):
            for atom in p.sequences[0][0].atoms:
                self._starts.setdefault(atom, []).append(n)

    def hits(self, sentence: Sequence[Token]) -> tuple[Hit, ...]:
        """Every place where a pattern matches, ordered by pattern and place; ``at`` counts in ``sentence``."""
        places = [i for i, t in enumerate(sentence) if is_word(t)]
        met = [self._met(sentence[i]) for i in places]
        candidates = sorted({n for atoms in met for a in atoms for n in self._starts.get(a, ())})
        return tuple(
            Hit(pattern=n, at=tuple(places[i] for i in found))
            for n in candidates
            for found in _found(self._patterns[n], met)
        )

    def _met(self, token: Token) -> frozenset[Atom]:
        known = self._seen.get((token.text, token.lemma))
        if known is None:
            form = _Form(token)
            known = frozenset(a for key in form.keys for a in self._by_key.get(key, ())) | frozenset(
                a for a, test in self._tests if test(form)
            )
            self._seen[token.text, token.lemma] = known
        return known


def _order(atom: Atom) -> tuple[str, str]:
    return atom.kind, atom.text


def _found(pattern: Pattern, met: Sequence[frozenset[Atom]]) -> Iterator[tuple[int, ...]]:
    first, *rest = pattern.sequences
    others: list[int] = []
    for sequence in rest:
        there = next(_sequences(sequence, met), None)
        if there is None:
            return
        others += there
    for here in _sequences(first, met):
        yield tuple(sorted({*here, *others}))


def _sequences(slots: Sequence[Slot], met: Sequence[frozenset[Atom]]) -> Iterator[tuple[int, ...]]:
    for start in range(len(met)):
        if _fits(slots[0], met[start]) and (found := _continued(slots, 1, (start,), met)):
            yield found


def _continued(
    slots: Sequence[Slot], n: int, so_far: tuple[int, ...], met: Sequence[frozenset[Atom]]
) -> tuple[int, ...] | None:
    if n == len(slots):
        return so_far
    for at in range(so_far[-1] + 1, min(so_far[-1] + 2 + slots[n].gap, len(met))):
        if _fits(slots[n], met[at]) and (found := _continued(slots, n + 1, (*so_far, at), met)):
            return found
    return None


def _fits(slot: Slot, met: frozenset[Atom]) -> bool:
    return any(a in met for a in slot.atoms)


class _Form:
    """The forms of a token that patterns look at."""

    def __init__(self, token: Token) -> None:
        self.text = token.text.strip("-")
        self.low = self.text.casefold()
        own = token.lemma.strip("-")
        # A form may be an inflection of several words; «saka» is looked up both as written and as its lemma.
        self.keys = sorted({self.low, own, meet(self.low), meet(own)})
        # «helse-/sosialtjenesten», «LAR-pasient»: each side of a stroke or hyphen may begin or end a pattern
        pieces = [p for key in self.keys for p in (key, *re.split(r"[/-]+", key)) if p]
        self.pieces = sorted(set(pieces))


@cache
def _word_keys(word: str) -> frozenset[str]:
    own = {word, lemma(word, "nb"), lemma(word, "nn")}
    return frozenset(own | {meet(w) for w in own})


def _exact(text: str) -> Callable[[_Form], bool]:
    if text == text.casefold():
        return lambda form: form.low == text
    return lambda form: form.text == text


def _begins(text: str) -> Callable[[_Form], bool]:
    starts = meet_beginnings(text)
    return lambda form: any(p.startswith(starts) for p in form.pieces)


def _ends(text: str) -> Callable[[_Form], bool]:
    stems = sorted({text, meet(text)})
    # a final e gives way to the ending: tjeneste, tjenesta
    short = [t[:-1] for t in stems if t.endswith("e")]
    ending = rf"(?:{'|'.join(map(re.escape, stems))}){_ENDING}?"
    ending += "".join(f"|{re.escape(t)}{_ENDING}" for t in short)
    whole = re.compile(f".*(?:{ending})")
    return lambda form: any(whole.fullmatch(p) for p in form.pieces)


def _holds(text: str) -> Callable[[_Form], bool]:
    inside = meet_beginnings(text)
    return lambda form: any(t in p for p in form.pieces for t in inside)


_TESTS: dict[str, Callable[[str], Callable[[_Form], bool]]] = {
    "exact": _exact,
    "begins": _begins,
    "ends": _ends,
    "holds": _holds,
}
