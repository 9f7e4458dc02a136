"""What a sentence is about, as terms that can name a topic: nouns, pairs of adjective and noun, abbreviations.

A term's key is the meeting key of its lemma («bustad» and «bolig» are one); of a pair the two with ``_`` between.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from pipeline.language import Token, meet
from pipeline.language.dictionary import all_lemmas, is_noun, lemmas_of, own_lemma
from pipeline.language.standards import bokmål_of
from pipeline.language.stopwords import STOP_KEYS
from pipeline.records import Language, Record
from pipeline.topics.genre import GENRE, ORGANISATIONS, PLAIN, SHOWN

PAIR = "_"
"""Between the two words of a pair, in its key."""
SHORTEST = 3
"""Letters of the shortest word that is no abbreviation."""
_WORD = re.compile(r"[^\W\d_](?:[\w-]*[^\W_])?")
_ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,6}\d?")
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


class Name(Record, frozen=True, kw_only=True):
    """A term as people read it: ``nb`` in bokmål, ``nn`` in nynorsk or None where neither the hearing's nynorsk
    letters nor the dictionary has it; ``exact`` for an abbreviation, whose capitals count."""

    nb: str
    nn: str | None
    exact: bool = False


def terms(sentence: Sequence[Token]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The terms of a sentence in order: key, and the words as they name it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    before: Token | None = None
    for token in sentence:
        if _is_noun(token):
            found += [n for n in (_noun(token), _pair(before, token)) if n is not None]
        elif _ABBREVIATION.fullmatch(token.text):
            found.append((token.text, (token.text,)))
        before = token
    return tuple(found)


def features(sentence: Sequence[Token]) -> tuple[str, ...]:
    """What the sentence shares with others about the same: its terms and the parts of its compounds, as keys."""
    parts = (meet(p) for t in sentence for p in t.parts if len(p) >= SHORTEST)
    return (*(key for key, _ in terms(sentence)), *(p for p in parts if p not in STOP_KEYS and p not in GENRE))


def n_content(sentence: Sequence[Token]) -> int:
    """How many words of the sentence carry its content."""
    return sum(t.pos in CONTENT if t.pos else t.lemma.isalpha() for t in sentence if meet(t.lemma) not in STOP_KEYS)


def _noun(token: Token) -> tuple[str, tuple[str, ...]] | None:
    lemma = _lemma(token)
    if len(lemma) < SHORTEST or not _WORD.fullmatch(lemma):
        return None
    key = meet(lemma)
    return (
        None if key in STOP_KEYS or key in GENRE or key.endswith(ORGANISATIONS) else (key, (SHOWN.get(lemma, lemma),))
    )


def _lemma(token: Token) -> str:
    """The noun's lemma; of a compound that no dictionary holds, its beginning as it stands and its last part's."""
    if not token.parts or token.lemma in all_lemmas():
        return token.lemma
    low, last = token.text.casefold(), token.parts[-1]
    at = low.rfind(last)
    return low[:at] + last if at > 0 else token.lemma


def _is_noun(token: Token) -> bool:
    if _ABBREVIATION.fullmatch(token.text):
        return False
    if token.pos:
        return token.pos == "NOUN"
    return bool(token.parts) or is_noun(token.lemma)


def _pair(adjective: Token | None, noun: Token) -> tuple[str, tuple[str, ...]] | None:
    """«psykisk helse», «sosialt arbeid»: also where the noun by itself says nothing."""
    if adjective is None or adjective.pos != "ADJ":
        return None
    key = meet(adjective.lemma)
    if key in STOP_KEYS or key in PLAIN or len(adjective.lemma) < SHORTEST or not adjective.lemma.isalpha():
        return None
    lemma = _lemma(noun)
    return f"{key}{PAIR}{meet(lemma)}", (adjective.text.casefold(), noun.text.casefold())


def is_abbreviation(key: str) -> bool:
    """Whether the term is an abbreviation in capitals."""
    return _ABBREVIATION.fullmatch(key) is not None


def names_of(rows: Iterable[tuple[Language | None, Sequence[tuple[str, tuple[str, ...]]]]]) -> dict[str, Name]:
    """The name of every term, from the terms of each sentence with its language.

    Bokmål is what bokmål sentences call it most often; where only nynorsk ones do, the bokmål word that corresponds.
    """
    said: dict[str, dict[bool, Counter[str]]] = defaultdict(lambda: {False: Counter(), True: Counter()})
    for language, found in rows:
        for key, words in found:
            said[key][language == "nn"][" ".join(words)] += 1
    return {key: _name(key, nb=counts[False], nn=counts[True]) for key, counts in said.items()}


def _name(key: str, *, nb: Counter[str], nn: Counter[str]) -> Name:
    if is_abbreviation(key):
        return Name(nb=key, nn=key, exact=True)
    own = _most(nn)
    shown = _most(nb) or " ".join(bokmål_of(w) or w for w in (own or "").split())
    same = all(w in lemmas_of("nn") for w in shown.split())
    return Name(nb=shown, nn=own or (shown if same else None))


def _most(counted: Counter[str]) -> str | None:
    """The commonest name, but first one whose noun is in its basic form: «psykisk helse», not «psykiske helsa»."""
    return min(counted, key=lambda w: (not _is_basic(w.split()[-1]), -counted[w], w), default=None)


def _is_basic(noun: str) -> bool:
    return noun in all_lemmas() and own_lemma(noun, "nb") in (None, noun)
