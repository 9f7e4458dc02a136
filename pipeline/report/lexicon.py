"""The words of all sentences of the site: which forms there are, where each stands, and which belong together.

Forms of one word make a group, bokmål and nynorsk alike: «rådgivning», «rådgivningen» and «rådgjeving». A form belongs
to the group that most of its occurrences do; what search finds can so be said of every word that is asked for.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from pipeline.language import read_tokens
from pipeline.language.compounds import parts
from pipeline.language.dictionary import all_lemmas
from pipeline.language.lemmas import lemma, standard_of
from pipeline.language.stopwords import STOP_KEYS
from pipeline.records import Language, PartOfSpeech, SentenceWords
from pipeline.report.families import Family, families
from pipeline.report.material import Material
from pipeline.report.spellings import meeting, stored_spellings
from pipeline.report.spellings import spellings as other_spellings
from pipeline.stage import Work

WORD = re.compile(r"[^\W_]+")
r"""A word to be searched for: letters and digits that stand together; the same as the script's ``[\p{L}\p{N}]+``."""

CONTENT: frozenset[PartOfSpeech] = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
"""Parts of speech whose words say what a text is about."""

FUNCTION: frozenset[PartOfSpeech] = frozenset({"ADP", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ"})
"""Parts of speech whose words say nothing by themselves."""

SHORTEST = 3
"""Letters of the shortest word of content."""


class Word(NamedTuple):
    """A word as it stands in a sentence: ``raw``, its lemma, the lemmas of its parts when it is a compound."""

    raw: str
    lemma: str
    parts: tuple[str, ...]
    pos: PartOfSpeech = ""

    @property
    def form(self) -> str:
        """How it is looked up."""
        return self.raw.lower()


@dataclass(frozen=True)
class Lexicon:
    """``places`` has sentence, word, sentence, word, … of every form: sentences by ``Material.index``, words counted
    from 0 in the sentence. Forms and groups are sorted; a group is its place in ``shown``, ``parts`` and ``content``.
    """

    places: Mapping[str, tuple[int, ...]]
    group: Mapping[str, int]
    """The group of every form, and of lemmas and nynorsk words that lead to one without standing in any text."""
    shown: tuple[str, ...]
    """How a group is written where it is named; "" for one that stands only inside compounds."""
    parts: tuple[tuple[int, ...], ...]
    """The groups that a group's compounds are made of; () when it is no compound."""
    content: tuple[bool, ...]
    """Whether the group's words say what a text is about."""
    lengths: tuple[int, ...]
    """Words of each sentence."""
    families: tuple[Family, ...] = ()
    """Groups of content whose words are derived from one another."""
    empty: tuple[int, ...] = ()
    """Groups, sorted, whose words say nothing by themselves (av, i, og): what is asked for is found without them."""


def read_words(text: str, row: SentenceWords | None, language: Language | None) -> tuple[Word, ...]:
    """The words of a sentence in order.

    A word that ``row`` has as one is read as there, in its context; all else by the dictionaries: what stands in a
    table or a signature, and the pieces of what a hyphen, a full stop or a stroke divides.
    """
    known = {(t.start, t.end): t for t in read_tokens(row, text)} if row else {}
    return tuple(
        Word(t.text, t.lemma, t.parts, t.pos) if (t := known.get(found.span())) else _alone(found[0], language)
        for found in WORD.finditer(text)
    )


def _alone(raw: str, language: Language | None) -> Word:
    first = standard_of(language)
    return Word(raw, lemma(raw, first), parts(raw, first))


def lexicon(m: Material, work: Work | None = None) -> Lexicon:
    """The words of all that the site shows: letters, other input and the plan.

    work: lends what an earlier run found in the dictionaries; without it they are read anew.
    """
    words = (
        read_words(
            m.sentences[i].text, m.words.get(i), m.sentences[i].language or m.documents[m.sentences[i].doc_id].language
        )
        for i in m.index
    )
    return of_sentences(words, stored_spellings(work) if work else None)


def of_sentences(
    sentences: Iterable[tuple[Word, ...]], spellings: Mapping[str, Sequence[str]] | None = None
) -> Lexicon:
    """The lexicon of sentences given as their words, in the order of their numbers.

    spellings: as ``spellings.spellings`` makes them, which is asked where they are not given.
    """
    places: dict[str, list[int]] = defaultdict(list)
    readings: dict[str, Counter[tuple[str, tuple[str, ...], PartOfSpeech]]] = defaultdict(Counter)
    raws: dict[str, Counter[str]] = defaultdict(Counter)
    lengths = []
    for n, words in enumerate(sentences):
        lengths.append(len(words))
        for at, w in enumerate(words):
            places[w.form] += (n, at)
            readings[w.form][(w.lemma, w.parts, w.pos)] += 1
            raws[w.form][w.raw] += 1
    keys = {form: _key(form, found) for form, found in readings.items()}
    members: dict[str, list[str]] = defaultdict(list)
    for form in sorted(keys):
        members[keys[form]].append(form)
    made_of = {k: _parts(k, forms, readings) for k, forms in members.items()}
    order = sorted({*members, *chain.from_iterable(made_of.values())})
    number = {k: n for n, k in enumerate(order)}
    there = other_spellings() if spellings is None else spellings
    group = {form: number[k] for form, k in sorted((keys | _aliases(keys, made_of, readings, there)).items())}
    shown = tuple(_shown(k, members[k], readings, raws) if k in members else "" for k in order)
    content = tuple(k in members and _has_content(k, members[k], readings) for k in order)
    return Lexicon(
        places={form: tuple(places[form]) for form in sorted(places)},
        group=group,
        shown=shown,
        parts=tuple(tuple(number[p] for p in made_of.get(k, ())) for k in order),
        content=content,
        lengths=tuple(lengths),
        families=families(
            {n: shown[n] for n in range(len(order)) if content[n]}, {number[k]: made_of[k] for k in made_of}, group
        ),
        empty=tuple(n for n, k in enumerate(order) if k in members and _is_empty(k, members[k], readings)),
    )


Readings = Mapping[str, Counter[tuple[str, tuple[str, ...], PartOfSpeech]]]


def _first(found: Counter[str]) -> str:
    """The most frequent; of equals the first in the alphabet."""
    return min(found, key=lambda x: (-found[x], x))


def _meeting(lemma_: str, form: str) -> str:
    return meeting(lemma_ if WORD.fullmatch(lemma_) else form)


def _key(form: str, found: Counter[tuple[str, tuple[str, ...], PartOfSpeech]]) -> str:
    votes: Counter[str] = Counter()
    for (lemma_, _, _), n in found.items():
        votes[_meeting(lemma_, form)] += n
    return _first(votes)


def _parts(key: str, forms: list[str], readings: Readings) -> tuple[str, ...]:
    """The keys of what the group's compounds are made of, in order; of what the forms say the most frequent."""
    votes: Counter[tuple[str, ...]] = Counter()
    for form in forms:
        for (_, parts_, _), n in readings[form].items():
            found = tuple(dict.fromkeys(_meeting(p, p) for p in parts_ if WORD.fullmatch(p)))
            if found and key not in found:
                votes[found] += n
    return min(votes, key=lambda x: (-votes[x], x)) if votes else ()


def _aliases(
    keys: Mapping[str, str],
    made_of: Mapping[str, tuple[str, ...]],
    readings: Readings,
    spellings: Mapping[str, Sequence[str]],
) -> dict[str, str]:
    """Words that no text holds but that lead to a group: its key, the lemmas of its forms and its other spellings."""
    there = {*keys.values(), *chain.from_iterable(made_of.values())}
    out: dict[str, str] = {}
    for k in sorted(there):
        for word in (k, *spellings.get(k, ())):
            out.setdefault(word, k)
    for form in sorted(readings):
        for lemma_, parts_, _ in sorted(readings[form]):
            for word in (lemma_, *parts_):
                if (k := _meeting(word, word)) in there:
                    out.setdefault(word, k)
    return {word: k for word, k in out.items() if word not in keys and WORD.fullmatch(word)}


def _shown(key: str, forms: list[str], readings: Readings, raws: Mapping[str, Counter[str]]) -> str:
    """A name as it is mostly written, all else by its lemma; by its most frequent form where that is no word."""
    written, pos, lemmas = Counter[str](), Counter[str](), Counter[str]()
    there = set(forms)
    for f in forms:
        written.update(raws[f])
        for (word, made_of, p), n in readings[f].items():
            pos[p] += n
            known = word in all_lemmas() or word in there or (made_of and word.endswith(made_of[-1]))
            if known and _meeting(word, word) == key:
                lemmas[word] += n
    usual = _first(written)
    if _first(pos) == "PROPN" or (usual.isupper() and len(usual) > 1):
        return usual
    return _first(lemmas) if lemmas else usual.lower()


def _has_content(key: str, forms: list[str], readings: Readings) -> bool:
    """It is no frequent word without content, and most are of ``CONTENT`` where a model has told what they are."""
    if key in STOP_KEYS or len(key) < SHORTEST or not key.isalpha():
        return False
    found = [(pos, n) for f in forms for (_, _, pos), n in readings[f].items() if pos]
    return 2 * sum(n for pos, n in found if pos in CONTENT) >= sum(n for _, n in found)


def _is_empty(key: str, forms: list[str], readings: Readings) -> bool:
    """It is a frequent word without content, or most are of ``FUNCTION`` where a model has told what they are."""
    if key in STOP_KEYS:
        return True
    found = [(pos, n) for f in forms for (_, _, pos), n in readings[f].items() if pos]
    return 2 * sum(n for pos, n in found if pos in FUNCTION) > sum(n for _, n in found)
