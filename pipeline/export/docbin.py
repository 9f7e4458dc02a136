"""spaCy's ``export/horing.spacy``: the documents as tokens with lemmas, sentences and all that is coded, as spans.

``Doc.text`` is the document's text as cleaned, letter by letter, so that every ``start`` and ``end`` in the tables
holds. Words are those that the language model read; what it does not read (tables, signatures) is cut at words and
signs, and has neither lemma nor part of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from pipeline.export.published import Published, grouped, holds
from pipeline.records import Document, Sentence, SentenceWords

FILE = "horing.spacy"
_ATTRIBUTES = ("LEMMA", "POS", "SENT_START")
_PIECES = re.compile(r"\w+|[^\w\s]")


class Word(NamedTuple):
    """A token at its place in the document. ``first``: a sentence begins with it."""

    start: int
    end: int
    lemma: str = ""
    pos: str = ""
    first: bool = False


class Coded(NamedTuple):
    """A stretch that becomes a span: its group, label, the id of its sentence, and what it points to."""

    group: str
    start: int
    end: int
    label: str
    sentence_id: str = ""
    target: str = ""


def docbin(p: Published, words: Iterable[SentenceWords]) -> bytes:
    """One ``Doc`` for every document whose text is published, the plan among them, in the documents' order.

    Spans: ``sentence`` (label: kind), ``stance``, ``theme``, ``argument`` (points to the ground), ``measure`` (label:
    relation, points to the measure; in the plan, where the measure stands). A span's id is its sentence's; what it
    points to is its ``kb_id_``. ``user_data`` has the document's fields.
    """
    read = {w.sentence_id: w for w in words}
    sentences = grouped(p.sentences.values(), lambda s: s.doc_id)
    coded = grouped(_coded(p), lambda x: x[0])
    out = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    vocab = Vocab()
    for i, d in p.documents.items():
        if d.status != "analysed" or i not in p.texts or holds(p.texts[i], p.hidden):
            continue
        doc = made(vocab, p.texts[i], sorted(sentences.get(i, ()), key=lambda s: s.start), read)
        _mark(doc, [c for _, c in coded.get(i, ())])
        doc.user_data.update(_fields(p, d))
        out.add(doc)
    return bytes(out.to_bytes())


def made(vocab: Vocab, text: str, sentences: Sequence[Sentence], read: Mapping[str, SentenceWords]) -> Doc:
    """A document with ``text`` exactly; white space that is more than one space between two words is a token."""
    words: list[str] = []
    spaces: list[bool] = []
    lemmas: list[str] = []
    pos: list[str] = []
    starts: list[bool | int | None] = []

    def add(word: str, w: Word) -> None:
        words.append(word)
        spaces.append(False)
        lemmas.append(w.lemma)
        pos.append(w.pos)
        starts.append(w.first)

    at = 0
    for w in [*_filled(text, list(_words(text, sentences, read))), Word(len(text), len(text))]:
        gap = text[at : w.start]
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            add(gap, Word(at, w.start))
        if w.end > w.start:
            add(text[w.start : w.end], w)
        at = w.end
    return Doc(vocab, words=words, spaces=spaces, lemmas=lemmas, pos=pos, sent_starts=starts)


def _words(text: str, sentences: Iterable[Sentence], read: Mapping[str, SentenceWords]) -> Iterator[Word]:
    """The words of the sentences, in order; of those nobody has read, pieces."""
    for s in sentences:
        row = read.get(s.sentence_id)
        if row is None:
            yield from _pieces(text, s.start, s.end)
            continue
        for n, (start, end, lemma, pos) in enumerate(zip(row.starts, row.ends, row.lemmas, row.pos, strict=True)):
            yield Word(s.start + start, s.start + end, lemma, pos, n == 0)


def _filled(text: str, words: Sequence[Word]) -> Iterator[Word]:
    """The words with pieces of what stands between them, so that nothing but white space is left."""
    at = 0
    for w in words:
        if w.start < at or w.end <= w.start:
            continue
        yield from _pieces(text, at, w.start)
        yield w
        at = w.end
    yield from _pieces(text, at, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[Word]:
    for n, m in enumerate(_PIECES.finditer(text, start, end)):
        yield Word(m.start(), m.end(), first=n == 0)


def _mark(doc: Doc, coded: Iterable[Coded]) -> None:
    """Give the document its spans; one that begins or ends inside a word takes the whole word."""
    for group, found in sorted(grouped(coded, lambda c: c.group).items()):
        spans = []
        for c in sorted(found, key=lambda c: (c.start, c.end, c.label, c.target)):
            at = doc.char_span(c.start, c.end, alignment_mode="expand")
            if at is not None:
                spans.append(Span(doc, at.start, at.end, label=c.label, kb_id=c.target, span_id=c.sentence_id))
        doc.spans[group] = spans


def _coded(p: Published) -> Iterator[tuple[str, Coded]]:
    """All that is coded, by document."""
    for s in p.sentences.values():
        for c in _sentence(p, s):
            yield s.doc_id, c
    for a in p.arguments:
        yield a.doc_id, Coded("argument", a.start, a.end, a.kind, a.sentence_id, a.ground or "")
    for m in p.measures.values():
        for place in m.places:
            if m.doc_id in p.documents:
                yield m.doc_id, Coded("measure", place.start, place.end, m.kind, "", m.measure_id)


def _sentence(p: Published, s: Sentence) -> Iterator[Coded]:
    yield Coded("sentence", s.start, s.end, s.kind, s.sentence_id)
    stance = p.stances.get(s.sentence_id)
    if stance and stance.stance:
        yield Coded("stance", s.start, s.end, stance.stance, s.sentence_id)
    for t in p.tags.get(s.sentence_id, ()):
        yield Coded("theme", s.start, s.end, t.theme, s.sentence_id)
    for a in p.aligned.get(s.sentence_id, ()):
        yield Coded("measure", s.start, s.end, a.relation, s.sentence_id, a.measure_id)


def _fields(p: Published, d: Document) -> dict[str, str | None]:
    """What is known of the document, with the names that may be shown."""
    plan = d.role == "plan"
    return {
        "doc_id": d.doc_id,
        "role": d.role,
        "title": p.document_name(d),
        "sender": None if plan else p.sender_of(d.doc_id).name,
        "sender_type": d.sender_type,
        "date": d.date,
        "language": d.language,
        "answers": p.case_of(d),
    }
