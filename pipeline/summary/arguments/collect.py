"""The arguments of all positions, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.language import Token
from pipeline.records import Argument, ArgumentKind, GroundCode, Sentence
from pipeline.summary.arguments.changes import changes
from pipeline.summary.arguments.clauses import Span
from pipeline.summary.arguments.finding import Found, apart
from pipeline.summary.arguments.grounds import ground_of
from pipeline.summary.arguments.reasons import concludes, explains, reasons
from pipeline.summary.arguments.reservations import FOR, follows_up, reservations
from pipeline.summary.copies import words_of
from pipeline.summary.positions import Said, is_position

Read = Callable[[Sentence], tuple[Token, ...]]
_ECHO = 4
"""Words of a clause that stand so in the measure itself: it names the measure and gives no reason for it."""


class Place(NamedTuple):
    """A sentence of a letter with the one before and the one after it, None across headings and at the ends."""

    before: Sentence | None
    after: Sentence | None


def arguments(
    items: Iterable[Said], sentences: Iterable[Sentence], read: Read, measures: Mapping[str, str]
) -> tuple[Argument, ...]:
    """The reservations, requests and reasons of every position, in the order they stand.

    items: the judged sentences. read: gives a sentence's tokens. measures: text by id; what only repeats a measure's
    words is no reason for it. A sentence that belongs to a neighbouring position is one argument, not two.
    """
    said = {i.sentence.sentence_id: i for i in items}
    around = _places(sentences)
    out: list[Argument] = []
    taken: set[str] = set()
    for item in (i for i in said.values() if is_position(i)):
        for row in _beside(item, around, said, read):
            if row.sentence_id not in taken:
                taken.add(row.sentence_id)
                out.append(row)
    own = (i for i in said.values() if is_position(i) and i.sentence.sentence_id not in taken)
    out += [row for item in own for row in _inside(item, read, measures)]
    return tuple(sorted(out, key=lambda a: (a.doc_id, a.start, a.end, a.kind)))


def in_sentence(tokens: Sequence[Token], item: Said) -> tuple[Found, ...]:
    """What a position says of its own reservation, request and reason, without overlap."""
    others = apart((*reservations(tokens, item.stance), *reasons(tokens, item.stance)), tokens)
    asked = changes(tokens, item.stance, item.sentence.kind, others)
    return tuple(sorted((*others, *asked), key=lambda f: f.span.first))


def _inside(item: Said, read: Read, measures: Mapping[str, str]) -> Iterator[Argument]:
    tokens = read(item.sentence)
    named = [" ".join(words_of(measures[a.measure_id])) for a in item.alignments if a.measure_id in measures]
    for f in in_sentence(tokens, item):
        part = tokens[f.span.first : f.span.end]
        whole = f.span.first == 0 and _is_rest(tokens, f.span.end)
        start, end = (0, len(item.sentence.text)) if whole else (part[0].start, part[-1].end)
        if f.kind == "begrunnelse" and _echoes(item.sentence.text[start:end], named):
            continue
        ground = ground_of(part) if f.kind == "begrunnelse" else None
        yield _row(item, item.sentence, f.kind, Span(start, end), f.cue, ground)


def _is_rest(tokens: Sequence[Token], end: int) -> bool:
    return not any(ch.isalnum() for t in tokens[end:] for ch in t.text)


def _echoes(text: str, named: Iterable[str]) -> bool:
    words = words_of(text)
    return len(words) >= _ECHO and any(" ".join(words) in n for n in named)


def _beside(item: Said, around: Mapping[str, Place], said: Mapping[str, Said], read: Read) -> Iterator[Argument]:
    """The sentence after the position that reserves or explains it, and the one before that it concludes from."""
    place = around.get(item.sentence.sentence_id, Place(None, None))
    after, before = place.after, place.before
    if after and _same_matter(item, said.get(after.sentence_id)):
        tokens = read(after)
        if item.stance in FOR and item.stance != "foreslår" and (cue := follows_up(tokens)):
            yield _row(item, after, "forbehold", Span(0, len(after.text)), cue, None)
        elif cue := explains(tokens):
            yield _row(item, after, "begrunnelse", Span(0, len(after.text)), cue, ground_of(tokens))
    cue = concludes(read(item.sentence))
    if cue and before and before.block_id == item.sentence.block_id and _may_explain(before, said):
        yield _row(item, before, "begrunnelse", Span(0, len(before.text)), cue, ground_of(read(before)))


def _same_matter(item: Said, other: Said | None) -> bool:
    """The other sentence speaks of no other measure than the position does."""
    own = {a.measure_id for a in item.alignments}
    theirs = {a.measure_id for a in other.alignments} if other and is_position(other) else set()
    return not theirs or bool(own & theirs)


def _may_explain(sentence: Sentence, said: Mapping[str, Said]) -> bool:
    """What itself wants or rejects something is a position of its own and no reason for the next, nor is a question."""
    item = said.get(sentence.sentence_id)
    wants = item is not None and item.stance in ("foreslår", "støtter", "imot", "støtter-med-forbehold")
    return not wants and not sentence.text.rstrip().endswith(("?", ":"))


def _places(sentences: Iterable[Sentence]) -> dict[str, Place]:
    """Neighbours of each sentence of a paragraph; a list's points and what stands under another heading are none."""
    out: dict[str, Place] = {}
    before: Sentence | None = None
    for s in sentences:
        joined = before if before is not None and _follows(before, s) else None
        if joined is not None:
            out[joined.sentence_id] = out[joined.sentence_id]._replace(after=s)
        out[s.sentence_id] = Place(joined, None)
        before = s
    return out


def _follows(before: Sentence, s: Sentence) -> bool:
    """Both are running text of the sender's own, under one heading."""
    same = (before.doc_id, before.heading) == (s.doc_id, s.heading)
    return same and all(x.kind == "sentence" and x.block_kind == "paragraph" for x in (before, s))


def _row(
    item: Said, sentence: Sentence, kind: ArgumentKind, span: Span, cue: str, ground: GroundCode | None
) -> Argument:
    """The argument with its address; ``span`` counts characters in the sentence."""
    return Argument(
        doc_id=sentence.doc_id,
        sentence_id=sentence.sentence_id,
        position_id=item.sentence.sentence_id,
        kind=kind,
        start=sentence.start + span.first,
        end=sentence.start + span.end,
        text=sentence.text[span.first : span.end],
        ground=ground,
        measure_ids=tuple(a.measure_id for a in item.alignments),
        cue=cue,
    )
