"""A small hearing on bread for the tests of the Word file, and the file opened again."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.export.run import STAGE
from pipeline.export.word import word_file
from pipeline.export.word.material import WordParams
from pipeline.records import (
    Argument,
    Document,
    Gap,
    Ground,
    Hearing,
    Measure,
    Overall,
    Quote,
    Record,
    Sentence,
    SentenceStance,
    View,
)
from pipeline.stage import Inputs

PARAMS = WordParams(named=3, together=6, quotes=2, unsure_link=0.65, unsure_stance=0.6)
HEARING = Hearing(name="brød", title="Brød til alle", has_plan=True, has_codebook=False)

COST = Ground(ground="økonomi", label_nb="Økonomi og ressurser", label_nn="Økonomi og ressursar", definition="Penger.")


@dataclass
class Tables:
    """Work tables that grow by what senders say."""

    hearing: Hearing = HEARING
    documents: list[Document] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    stances: list[SentenceStance] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    overall: list[Overall] = field(default_factory=list)
    arguments: list[Argument] = field(default_factory=list)

    def measure(self, n: int, text: str, **more: Any) -> None:
        plain = {"measure_id": f"boks-1/{n:02d}", "kind": "measure", "section": "1 Brød", "source": "Boks 1"}
        row = {**plain, "doc_id": "plan", "ordinal": n, "text": text, "page": 7, **more}
        self.measures.append(Measure(**row))

    def letter(self, sender: str, sender_type: str | None = None, **more: Any) -> str:
        doc = f"d{len(self.documents):02d}"
        plain = {"file": f"{doc}.pdf", "title": f"Svar {doc}", "role": "response", "status": "analysed"}
        row = {**plain, "doc_id": doc, "sender": sender, "sender_type": sender_type, "date": "2026-09-11", **more}
        self.documents.append(Document(**row))
        return doc

    def sentence(self, doc: str, text: str, stance: str | None = "støtter", *, page: int = 2, sure: float = 0.9) -> str:
        number = f"{doc}/{len(self.sentences):04d}"
        self.sentences.append(
            Sentence(
                doc_id=doc,
                sentence_id=number,
                block_id=f"{doc}/b0001",
                block_kind="paragraph",
                kind="sentence",
                page=page,
                start=0,
                end=len(text),
                heading=None,
                language="nb",
                text=text,
            )
        )
        self.stances.append(SentenceStance(doc_id=doc, sentence_id=number, stance=stance, score=sure, cue=None))  # type: ignore[arg-type]
        return number

    def says(
        self,
        doc: str,
        text: str,
        view: str,
        *,
        measure: str = "boks-1/01",
        relation: str = "i-tråd",
        stance: str = "støtter",
        link: float = 0.9,
        **more: Any,
    ) -> str:
        """A sentence with its quote, and the sender's view where ``view`` is not empty."""
        document = next(d for d in self.documents if d.doc_id == doc)
        sender = str(document.sender)
        number = self.sentence(doc, text, stance, **more)
        self.quotes.append(
            Quote(sender=sender, measure_id=measure, sentence_id=number, relation=relation, stance=stance, score=link)  # type: ignore[arg-type]
        )
        if view:
            case = document.answers or (document.title if document.role == "background" else None)
            row = {"sender": sender, "measure_id": measure, "view": view, "n_positions": 1, "answers": case}
            self.views.append(View(**row, best_sentence_id=number))
        return number

    def argues(self, position: str, kind: str, text: str, *, ground: str | None = None, at: str | None = None) -> None:
        """A part of the position's sentence, or of sentence ``at``."""
        s = next(s for s in self.sentences if s.sentence_id == (at or position))
        start = s.start + s.text.index(text)
        row = {"doc_id": s.doc_id, "sentence_id": s.sentence_id, "position_id": position, "kind": kind, "cue": "fordi"}
        self.arguments.append(Argument(**row, start=start, end=start + len(text), text=text, ground=ground))  # type: ignore[arg-type]

    def inputs(self) -> Inputs:
        tables: dict[str, Sequence[Record]] = dict.fromkeys(STAGE.tables, ())
        tables |= {
            "ingest/hearing": (self.hearing,),
            "ingest/documents": self.documents,
            "segment/sentences": self.sentences,
            "positions/stances": self.stances,
            "measures/measures": self.measures,
            "summary/views": self.views,
            "summary/quotes": self.quotes,
            "summary/gaps": self.gaps,
            "summary/overall": self.overall,
            "summary/arguments": self.arguments,
            "summary/grounds": (COST,),
        }
        return Inputs(hearing=self.hearing.name, tables={k: tuple(v) for k, v in tables.items()})

    def made(self) -> bytes:
        return word_file(self.inputs(), PARAMS)

    def opened(self) -> Opened:
        return Opened(self.made())


class Opened:
    """The file opened again by python-docx: paragraphs, footnotes by id, comments by id."""

    def __init__(self, data: bytes) -> None:
        self.document: Any = docx.Document(io.BytesIO(data))
        self.parts = {str(p.partname): p for p in self.document.part.package.iter_parts()}
        notes = parse_xml(self.parts["/word/footnotes.xml"].blob)
        self.notes = {n.get(qn("w:id")): "".join(t.text or "" for t in n.iter(qn("w:t"))).strip() for n in notes}
        self.comments = {str(c.comment_id): c.text for c in self.document.comments}

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """Style and text of every paragraph."""
        return [(p.style.name, p.text) for p in self.document.paragraphs]

    @property
    def texts(self) -> list[str]:
        return [t for _, t in self.paragraphs]

    def headings(self, level: int) -> list[str]:
        return [t for s, t in self.paragraphs if s == f"Heading {level}"]

    def under(self, heading: str) -> list[str]:
        """The paragraphs under a heading of any level, to the next heading."""
        rows = self.paragraphs
        start = next(n for n, (s, t) in enumerate(rows) if s.startswith("Heading") and t.startswith(heading))
        rest = rows[start + 1 :]
        end = next((n for n, (s, _) in enumerate(rest) if s.startswith("Heading")), len(rest))
        return [t for _, t in rest[:end]]

    def quotes(self) -> list[tuple[str, str]]:
        """Every quote with the footnote it is followed by; quotes inside footnotes with the footnote itself."""
        out = []
        for paragraph in self.document.paragraphs:
            quote = ""
            for run in paragraph._p.iter(qn("w:r")):
                text = "".join(t.text or "" for t in run.iter(qn("w:t")))
                if re.fullmatch("«.*»", text, re.S):
                    quote = text[1:-1]
                for ref in run.iter(qn("w:footnoteReference")):
                    if quote:
                        out.append((quote, self.notes[ref.get(qn("w:id"))]))
                        quote = ""
        return out
