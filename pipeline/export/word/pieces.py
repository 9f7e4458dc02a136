"""The file's content as plain data: paragraphs of text, footnotes and marks for the writer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.export.word.material import Evidence, Material, Part, WordParams, sender_of
from pipeline.export.word.norwegian import Named, Words, listing, naming
from pipeline.records import Document, Language, Measure, Sentence

Style = Literal[
    "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Normal", "Merknad", "Quote", "Ledetekst", "ListBullet"
]  # fmt: skip
"""Ids of the styles that paragraphs have."""


@dataclass(frozen=True)
class Text:
    """A stretch of text. ``language`` is that of a quote, None the file's own."""

    text: str
    bold: bool = False
    italic: bool = False
    language: Language | None = None


@dataclass(frozen=True)
class Note:
    """A footnote, set where it is referred to."""

    pieces: tuple[Text, ...]


@dataclass(frozen=True)
class Check:
    """The mark «[kontroller]» with a comment that says why."""

    why: str


Piece = Text | Note | Check


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or heading."""

    style: Style
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Its text without footnotes and marks."""
        return "".join(p.text for p in self.pieces if isinstance(p, Text))


@dataclass(frozen=True)
class Contents:
    """Where the list of contents stands."""


Block = Paragraph | Contents


@dataclass(frozen=True)
class Said:
    """Words to quote: a sentence, or the part of it that matters. ``marked`` is the evidence whose scores are told."""

    text: str
    document: Document
    sentence: Sentence
    marked: Evidence | None

    @property
    def whole(self) -> bool:
        """All of the sentence is quoted."""
        return self.text == self.sentence.text


def sentence_of(e: Evidence) -> Said:
    """The whole sentence."""
    return Said(e.sentence.text, e.document, e.sentence, e)


def part_of(e: Evidence, part: Part, *, marked: bool = True) -> Said:
    """A part in its own words, as sure as the position it belongs to; not ``marked`` where that is told already."""
    return Said(part.text, e.document, part.sentence, e if marked else None)


@dataclass(frozen=True)
class Writer:
    """Makes paragraphs of material in one written standard."""

    material: Material
    words: Words
    params: WordParams

    def source(self, e: Evidence | Said, *, page: bool = True) -> str:
        """``Lia kommune, Høringssvar, 11. september 2026, s. 2``; of a private person neither title nor file."""
        d = e.document
        private = d.sender_type == "privatperson" and not self.material.hearing.show_private_names
        parts = [sender_of(d), None if private else d.title, self.words.date(d.date)]
        return ", ".join([*filter(None, parts), *([self.page(e)] if page else [])])

    def page(self, e: Evidence | Said) -> str:
        """``s. 2``."""
        return f"{self.words['page']}\u00a0{e.sentence.page}"

    def quoted(self, e: Evidence | Said) -> Text:
        """The words verbatim in «», without a comma or the like at their end."""
        text = e.text if isinstance(e, Said) else e.sentence.text
        return Text(f"«{text.rstrip(' ,;:') or text}»", language=e.sentence.language)

    def quotes(self, found: Sequence[Said], *, reviewed: bool = False) -> list[Piece]:
        """Quotes one after another, each with source and page as a footnote; the last names where there are more.

        The footnote of a part has its sentence; what is marked for the writer is marked once.
        """
        shown, more = found[: self.params.quotes], found[self.params.quotes :]
        out: list[Piece] = []
        for n, said in enumerate(shown, 1):
            ends = said.text.rstrip("»\")' ").endswith((".", "!", "?", "…"))
            also = " " + self.words["see_also"].format(self._places(said, more)) if more and n == len(shown) else ""
            last = n == len(shown) or shown[n].marked != said.marked
            out += [
                Text(" " if n > 1 else ""),
                self.quoted(said),
                Text("" if ends else "."),
                self._note(said, also),
                *(self.check(said.marked) if last and said.marked and not reviewed else []),
            ]
        return [p for p in out if p != Text("")]

    def _note(self, said: Said, also: str) -> Note:
        """Source and page; for a part its sentence too."""
        if said.whole:
            return Note((Text(f"{self.source(said)}.{also}"),))
        head, tail = self.words["context"].split("{}")
        whole = Text(f"«{said.sentence.text}»", language=said.sentence.language)
        return Note((Text(f"{self.source(said)}.{also} {head}"), whole, *([Text(tail)] if tail else [])))

    def _places(self, shown: Said, more: Sequence[Said]) -> str:
        pages = (e.sentence.page for e in more if e.document == shown.document)
        here = shown.sentence.page
        same = [self.words["same_page"] if p == here else f"{self.words['page']}\u00a0{p}" for p in pages]
        other = [self.source(e) for e in more if e.document != shown.document]
        return listing([*dict.fromkeys(same), *dict.fromkeys(other)])

    def check(self, e: Evidence) -> list[Piece]:
        """The mark for the writer, where the quote's scores are low."""
        why = e.unsure(self.params)
        if why is None:
            return []
        score = (e.link if why == "link" else e.stance_score) or 0.0
        return [Text(" "), Check(self.words[f"unsure_{why}"].format(f"{score:.2f}".replace(".", ",")))]

    def naming(self, senders: Sequence[str], *, start: bool = True) -> Named:
        """The senders in running text."""
        typed = [(s, self.material.types.get(s)) for s in senders]
        return naming(typed, self.words, self.params.named, together=self.params.together, start=start)

    def counted(self, named: Named) -> list[Piece]:
        """A footnote that names those that the text only counts."""
        return [Note((Text(self.words["these"].format(listing(names))),)) for names in named.counted]


def plain(style: Style, text: str) -> Paragraph:
    """A paragraph of text alone."""
    return Paragraph(style, (Text(text),))


def label(words: Words, measure: Measure) -> str:
    """How the plan numbers it: «Boks 3.2, punkt 5», «Mål 2»."""
    if measure.kind in ("goal", "priority"):
        return f"{words[measure.kind.capitalize()]} {measure.ordinal}"
    return f"{measure.source}, {words['point']} {measure.ordinal}"


def short(text: str, length: int) -> str:
    """``text`` cut at a word to at most ``length`` characters, with … where something was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:-–(") + "…"
