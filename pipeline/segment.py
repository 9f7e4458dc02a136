"""Stage «segment»: blocks become sentences, each with its page, its place in the text, its heading and its lead; and
the language model reads every sentence once, for all the stages that follow.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import Literal, NamedTuple

import msgspec

from pipeline.language import ModelError, make_nlp, model_identity, read_sentences, sentence_spans, words_row
from pipeline.params import Params, ParamsError
from pipeline.records import (
    Block,
    BlockKind,
    Document,
    DocumentText,
    Language,
    Line,
    Mention,
    Record,
    Reject,
    Sentence,
    SentenceKind,
    SentenceWords,
    sentence_id,
)
from pipeline.stage import Inputs, LawBroken, Outputs, Stage, Work, main

KINDS: dict[BlockKind, SentenceKind | None] = {
    "heading": "heading",
    "paragraph": "sentence",
    "quote": "sentence",
    "item": "item",
    "letterhead": "other",
    "signature": "other",
    "footnote": "other",
    "table": "other",
    "caption": "other",
    "contents": "other",
    "furniture": None,
}
"""What the sentences of a block are; None: the block has none."""

BETWEEN: frozenset[BlockKind] = frozenset({"furniture", "footnote", "caption", "table", "contents"})
"""Blocks that may stand between a list and the sentence that introduces it."""

POINTS_AHEAD = re.compile(
    r"\b(?:følgende|følgjande)\b[^.]{0,60}\.$|\b(?:disse|desse)\s+\w+(?:ene|ane)\.$", re.IGNORECASE
)
"""How a finished sentence introduces a list: «… på følgende punkter.»"""

FINISHED = '.?!…;»”")'
"""How a sentence ends that does not leave its end to the list, as «Vi mener at» does."""

Spans = tuple[tuple[int, int], ...]


ORGANISATIONS = frozenset({"ORG", "GPE_ORG"})
"""The name recogniser's labels that are kept. Names of people are dropped here and stand in no table (law 7)."""

CUTTING = frozenset({"tok2vec", "parser", "senter", "sentencizer", "norwegian_sentences"})
"""Components of a spaCy pipeline that it needs for cutting sentences."""


class SegmentParams(Params, frozen=True, kw_only=True):
    """What ``params.yaml`` says under ``segment``.

    model: what reads the sentences: ``nb_nn_horing``, the project's own model; ``blank``, no model but the
    dictionaries, each word by itself; or the name of an installed spaCy package.
    sentences: what cuts them: our own ``rules``, or the ``model``.
    """

    model: str
    sentences: Literal["rules", "model"]


class Unread(NamedTuple):
    """A document's sentences before the model has read them."""

    model: str
    language: Language | None
    sentences: tuple[Sentence, ...]


class Read(Record, frozen=True, kw_only=True):
    """What the model says of a document's sentences."""

    words: tuple[SentenceWords, ...]
    mentions: tuple[Mention, ...]


@dataclass
class _Leads:
    """Which sentence introduces the list that is being read: of the list as a whole, and of each depth within it."""

    last: Sentence | None = None
    list_lead: str | None = None
    in_list: bool = False
    nested: dict[int, str | None] = field(default_factory=dict)

    def enter(self, block: Block) -> str | None:
        """The lead of the item ``block``."""
        if not self.in_list:
            self.list_lead = self.last.sentence_id if self.last and _introduces(self.last) else None
            self.nested, self.in_list = {}, True
        above = [depth for depth in self.nested if depth < (block.level or 1)]
        return self.nested[max(above)] if above else self.list_lead

    def leave(self, block: Block, own: list[Sentence]) -> None:
        """Remember what ``block`` may introduce."""
        if block.kind == "item":
            depth = block.level or 1
            inherited = own[0].lead_id if own else None
            introduces = own and own[-1].text.rstrip().endswith(":")
            self.nested = {d: lead for d, lead in self.nested.items() if d < depth}
            self.nested[depth] = own[-1].sentence_id if introduces else inherited
        elif block.kind not in BETWEEN and own:
            self.last, self.in_list = own[-1], False


def run(inputs: Inputs, params: SegmentParams, work: Work) -> Outputs:
    """Deler dokumentene i setninger og leser ordene i dem."""
    texts = {t.doc_id: t.text for t in inputs.table("ingest/texts", DocumentText)}
    blocks = defaultdict(
        list, {k: list(g) for k, g in groupby(inputs.table("ingest/blocks", Block), key=lambda b: b.doc_id)}
    )
    identity = _identity(params.model)
    cut = sentence_spans if params.sentences == "rules" else partial(spacy_spans, params.model)
    letters: list[Unread] = []
    left_out: list[Reject] = []
    for doc in inputs.table("ingest/documents", Document):
        if doc.status != "analysed":
            continue
        own = blocks[doc.doc_id]
        sentences = segment(own, texts.get(doc.doc_id, ""), cut)
        letters.append(Unread(params.model, doc.language, tuple(sentences)))
        left_out += furniture(doc.doc_id, own, texts.get(doc.doc_id, ""))
    read = work.map(
        read_words,
        letters,
        result=Read,
        key=lambda letter: identity.encode() + msgspec.json.encode(letter),
        label=lambda letter: letter.sentences[0].doc_id if letter.sentences else "",
    )
    return Outputs(
        tables={
            "sentences": [s for letter in letters for s in letter.sentences],
            "words": [row for r in read for row in r.words],
            "mentions": [m for r in read for m in r.mentions],
            "left_out": left_out,
        }
    )


def read_words(letter: Unread) -> Read:
    """The words of a document's sentences and the organisations named in them, in order.

    What is no running text (letterheads, signatures, tables) is not read: no stage asks for its words.
    """
    running = [s for s in letter.sentences if s.kind != "other"]
    readings = read_sentences(letter.model, [(s.text, s.language or letter.language) for s in running])
    words: list[SentenceWords] = []
    mentions: list[Mention] = []
    for s, reading in zip(running, readings, strict=True):
        words.append(words_row(s.doc_id, s.sentence_id, reading.tokens))
        mentions += [
            Mention(
                doc_id=s.doc_id,
                sentence_id=s.sentence_id,
                start=s.start + n.start,
                end=s.start + n.end,
                text=s.text[n.start : n.end],
                label=n.label,
            )
            for n in reading.names
            if n.label in ORGANISATIONS
        ]
    return Read(words=tuple(words), mentions=tuple(mentions))


def segment(blocks: Iterable[Block], text: str, cut: Callable[[str], Spans] = sentence_spans) -> list[Sentence]:
    """The sentences of one document's ``blocks``, which point into ``text``.

    Raises LawBroken when a sentence is not found verbatim at its address or a block's words are in no sentence.
    """
    out: list[Sentence] = []
    heading: str | None = None
    leads = _Leads()
    for block in blocks:
        kind = "heading" if is_heading(block) else KINDS[block.kind]
        if kind is None:
            continue
        lead = leads.enter(block) if block.kind == "item" else None
        own = [
            Sentence(
                doc_id=block.doc_id,
                sentence_id=sentence_id(block.doc_id, len(out) + n),
                block_id=block.block_id,
                block_kind=block.kind,
                kind=kind,
                page=page_of(block, start),
                start=start,
                end=end,
                heading=heading,
                lead_id=lead,
                language=block.language,
                text=text[start:end],
            )
            for n, (start, end) in enumerate(_spans(block, text, cut), 1)
        ]
        _check(block, own, text)
        leads.leave(block, own)
        if is_heading(block) and own:
            heading = own[0].text
        out += own
    return out


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, the sender's own or a quoted one."""
    return block.kind == "heading" or (block.kind == "quote" and block.level is not None)


def page_of(block: Block, start: int) -> int:
    """The page of the line in which ``start`` stands; the block's own where no lines are known."""
    lines: tuple[Line, ...] = block.lines
    at = bisect_right(lines, start, key=lambda line: line.start) - 1
    return lines[at].page if at >= 0 else block.page


def furniture(doc_id: str, blocks: Iterable[Block], text: str) -> list[Reject]:
    """One row for all running heads, feet and page numbers of a document, so that law 1's totals add up.

    They stand in a table of their own and not among the rejects: nothing is wrong with them.
    """
    out = [b for b in blocks if KINDS[b.kind] is None]
    if not out:
        return []
    count = "1 blokk" if len(out) == 1 else f"{len(out)} blokker"
    reason = f"{count} med topptekst, bunntekst eller sidetall gir ingen setninger"
    first = out[0]
    return [Reject(stage="segment", item=doc_id, reason=reason, quote=text[first.start : first.end][:80])]


def spacy_spans(model: str, text: str) -> Spans:
    """The sentences by a spaCy pipeline, white space stripped. Raises ModelError when it is not there."""
    nlp = make_nlp(model)
    doc = nlp(text, disable=[name for name in nlp.pipe_names if name not in CUTTING])
    spans = ((s.start_char, s.text) for s in doc.sents if s.text.strip())
    return tuple((at + len(t) - len(t.lstrip()), at + len(t.rstrip())) for at, t in spans)


def _identity(model: str) -> str:
    try:
        return model_identity(model)
    except ModelError as e:
        raise ParamsError(f"params.yaml: avsnittet «segment»: {e}") from e


def _spans(block: Block, text: str, cut: Callable[[str], Spans]) -> Spans:
    own = text[block.start : block.end]
    if is_heading(block):
        bare = own.strip()
        at = block.start + own.find(bare)
        return ((at, at + len(bare)),) if bare else ()
    return tuple((block.start + a, block.start + b) for a, b in cut(own))


def _introduces(before: Sentence) -> bool:
    """Whether the sentence before a list introduces it; a heading does only with a colon."""
    text = before.text.rstrip()
    if text.endswith(":"):
        return True
    return before.kind == "sentence" and (text[-1] not in FINISHED or bool(POINTS_AHEAD.search(text)))


def _check(block: Block, own: list[Sentence], text: str) -> None:
    """Laws 1 and 2 for one block: every sentence stands where it says, and no word of the block is left over."""
    at, left_over = block.start, ""
    for s in own:
        if not s.text or s.text != text[s.start : s.end] or not at <= s.start < s.end <= block.end:
            raise LawBroken(
                f"lov 2: {s.sentence_id} står ikke ordrett på {s.start}–{s.end} i {block.block_id}: «{s.text}»"
            )
        left_over += text[at : s.start]
        at = s.end
    left_over += text[at : block.end]
    if left_over.strip():
        raise LawBroken(f"lov 1: {block.block_id} har ord uten setning: «{left_over.strip()[:80]}»")


STAGE = Stage(
    name="segment",
    params=SegmentParams,
    run=run,
    tables={"ingest/documents": Document, "ingest/texts": DocumentText, "ingest/blocks": Block},
)

if __name__ == "__main__":
    sys.exit(main(STAGE))
