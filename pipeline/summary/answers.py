"""What each letter answers to the ministry's questions: the sender's own sentences under a heading that is a question.

A heading is known to be a question by its words («Bør skolemat være gratis?»), by its number («Spørsmål 2»), or by
being about the same in other words («Gratis skolemat»). The last is a guess, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.language import meet, tokens
from pipeline.language.stopwords import STOP_KEYS
from pipeline.records import Answer, AnswerMethod, Block, Document, Language, Question, Sentence
from pipeline.summary.positions import case_of, sender_of, voices

LIKENESS = 90.0
"""Share of equal letters, 0 to 100, from which a heading repeats the question."""
FEWEST = 4
"""Words of the shortest heading that is compared with the beginning of a question."""
ALIKE = 80.0
"""Share of equal content words, 0 to 100, from which a heading is about what a question asks."""
MARGIN = 10.0
"""How much more like one question than any other it must be."""
SHARED = 2
"""Content words that it must have in common with the question."""

_NUMBER = r"\d+(?:\.\d+)*"
_LEADS = r"(?:(?:svar\s+)?(?:på|til|ad)\s+)?"
_NAMED = re.compile(rf"^{_LEADS}(?:hørings?)?(?:spørsmål(?:et)?|spm\.?)\s*(?:nr\.?|nummer)?\s*({_NUMBER})", re.I)
"""«Spørsmål 2», «Til spm. 2», «Høringsspørsmål nr. 2»"""
_OWN_NUMBER = re.compile(rf"^(?:(?:spørsmål|spm\.?)\s*)?({_NUMBER})\s*[.):–-]", re.I)
_PREFIX = re.compile(
    rf"^{_LEADS}(?:(?:hørings?)?(?:spørsmål|spm\.?))?\s*(?:nr\.?\s*)?(?:{_NUMBER}[a-z]?)?\s*[.):–-]*\s+", re.I
)
_CLOSES = re.compile(r"^(?:øvrige?|andre|annet|anna|generelle?|avslut\w*|konklusjon|oppsummering|samandrag)\b", re.I)
"""How a heading begins that is no part of an answer, whatever its level."""
_EMPTY = frozenset(
    meet(w)
    for w in (
        *("riktig", "rett", "god", "egnet", "tilstrekkelig", "behov", "forslag", "tiltak", "merknad", "spørsmål"),
        *("svar", "høring", "departement", "mene", "vurdere"),
    )
)
"""What many questions and headings hold."""


class Known(NamedTuple):
    """The question a heading is, how that is known, and how like it is (0 to 1)."""

    question_id: str
    method: AnswerMethod
    similarity: float


@dataclass
class _Open:
    """The answer being read: its heading, and the levels above which a heading ends it (None: any does)."""

    known: Known
    heading_id: str
    level: int | None
    sentences: list[str] = field(default_factory=list)


class Asked:
    """The questions, ready to be compared with headings."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._keys = [(q.question_id, _key(q.text)) for q in questions]
        self._content = [(q.question_id, _content(q.text, None)) for q in questions]
        self._numbers = {_number_of(q.text) or str(n): q.question_id for n, q in enumerate(questions, 1)}

    def repeated(self, text: str) -> Known | None:
        """The question whose words ``text`` has, or begins with and is cut short."""
        said = _key(text)
        best = max(((fuzz.ratio(said, key), q) for q, key in self._keys), default=(0.0, ""))
        if best[0] >= LIKENESS:
            return Known(best[1], "ordrett", round(best[0] / 100, 2))
        cut = [q for q, key in self._keys if len(said.split()) >= FEWEST and key.startswith(said)]
        return Known(cut[0], "ordrett", 1.0) if len(cut) == 1 else None

    def numbered(self, text: str) -> Known | None:
        """The question whose number ``text`` begins with, as «Spørsmål 2»; a bare number is the letter's own."""
        found = _NAMED.match(text)
        asked = self._numbers.get(found[1]) if found else None
        return Known(asked, "nummer", 1.0) if asked else None

    def alike(self, text: str, language: Language | None) -> Known | None:
        """The question that ``text`` shares nearly all its content words with, and with no other."""
        own = _content(text, language)
        scores = sorted(((_likeness(own, content), q) for q, content in self._content), reverse=True)
        if not scores or scores[0][0] < ALIKE or (len(scores) > 1 and scores[0][0] - scores[1][0] < MARGIN):
            return None
        return Known(scores[0][1], "likner", round(scores[0][0] / 100, 2))

    def heading(self, text: str, language: Language | None = None) -> Known | None:
        """The question a heading is, or None for one of the sender's own."""
        return self.repeated(text) or self.numbered(text) or self.alike(text, language)


def answers(
    questions: Sequence[Question],
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    blocks: Iterable[Block],
) -> tuple[Answer, ...]:
    """The answers in the documents that answer the plan, in document order. A heading without a word under it is none.

    What repeats the question, or is quoted from elsewhere, is not the sender's (law 5) and stands in no answer.
    """
    if not questions:
        return ()
    asked = Asked(questions)
    levels = {b.block_id: b.level for b in blocks}
    stands_in: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        stands_in[s.doc_id].append(s)
    return tuple(
        Answer(
            question_id=o.known.question_id,
            sender=sender_of(d),
            doc_id=d.doc_id,
            heading_id=o.heading_id,
            method=o.known.method,
            similarity=o.known.similarity,
            sentence_ids=tuple(o.sentences),
        )
        for d in voices(documents)
        if case_of(d) is None
        for o in _read(stands_in[d.doc_id], asked, levels)
        if o.sentences
    )


def _read(letter: Sequence[Sentence], asked: Asked, levels: Mapping[str, int | None]) -> Iterator[_Open]:
    found = {s.sentence_id: asked.heading(s.text, s.language) for s in letter if s.kind == "heading"}
    heads = {k: known for k, known in found.items() if known}
    sure = {k: known for k, known in heads.items() if known.method != "likner"}
    heads = sure or heads  # a letter that follows the questions needs no guess
    # It gives them one level or more: what lies deeper than all of them divides an answer. A heading in the sender's
    # own words says nothing of levels: the next one ends what stands under it.
    deepest = max((levels.get(s.block_id) or 1 for s in letter if s.sentence_id in sure), default=None)
    now: _Open | None = None
    for s in letter:
        opens = heads.get(s.sentence_id) if s.kind == "heading" else _in_text(s, asked)
        if opens:
            if now:
                yield now
            divided = s.kind == "heading" and opens.method != "likner"
            now = _Open(opens, s.sentence_id, deepest if divided else None)
        elif s.kind == "heading" and now and _ends(now, s, levels):
            yield now
            now = None
        if now and s.kind in ("sentence", "item") and s.block_kind != "quote" and not asked.repeated(s.text):
            now.sentences.append(s.sentence_id)
    if now:
        yield now


def _in_text(s: Sentence, asked: Asked) -> Known | None:
    """A sentence that opens an answer without a heading: the question repeated, or «Til spørsmål 2: …»."""
    if s.kind not in ("sentence", "item"):
        return None
    return asked.repeated(s.text) or asked.numbered(s.text)


def _ends(now: _Open, heading: Sentence, levels: Mapping[str, int | None]) -> bool:
    """Whether a heading that is no question ends the answer: one deeper than every question of the letter does not."""
    level = levels.get(heading.block_id)
    return now.level is None or level is None or level <= now.level or bool(_CLOSES.match(heading.text))


def _number_of(question: str) -> str | None:
    """The number the ministry gave the question itself."""
    found = _OWN_NUMBER.match(question)
    return found[1] if found else None


def _key(text: str) -> str:
    """The words in small letters, without number and punctuation."""
    return " ".join(re.findall(r"\w+", _PREFIX.sub("", f"{text} ", count=1).casefold()))


def _content(text: str, language: Language | None) -> frozenset[str]:
    """The meeting keys of the words with content of their own, equal in bokmål and nynorsk."""
    words = tokens(_PREFIX.sub("", f"{text} ", count=1), language)
    keys = (meet(t.lemma) for t in words if t.text[:1].isalpha())
    return frozenset(k for k in keys if k not in STOP_KEYS and k not in _EMPTY)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    if len(one & other) < SHARED:
        return 0.0
    return fuzz.token_set_ratio(" ".join(sorted(one)), " ".join(sorted(other)))
