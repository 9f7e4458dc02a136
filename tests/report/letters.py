"""The mini hearing with a letter that is a real PDF: drawn here, read by ingest, with the lines that ingest found."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import msgspec
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.pdf import read_pdf
from pipeline.records import Block, DocumentText, Line, Sentence, block_id
from pipeline.stage import Inputs
from tests.report import mini

DOC = "kommune-pdf"
SIZE = (420.0, 595.0)
PAGES = (
    (
        ("h", "Høringssvar"),
        ("p", "Kommunen støtter planen."),
        ("h", "Alkohol"),
        ("p", "Vi er for pristillegg. Pristillegg har vist seg nyttig."),
    ),
    (
        ("p", "Gebyret må bort. Vi bygger gjerne boliger, dersom staten betaler. Kommunen har 9 000 innbyggere."),
        ("p", "Vi ønsker en ny bru. Dette er uklart."),
    ),
)
"""The letter of the mini hearing's municipality, on two pages, in a column so narrow that sentences run over lines."""


def pdf(pages: Sequence[Sequence[tuple[str, str]]] = PAGES, *, turned: int = 0, cut: float = 0.0) -> bytes:
    """A PDF with these headings and paragraphs. ``turned``: degrees; ``cut``: points taken off each side."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=SIZE, invariant=True)
    for page in pages:
        y = SIZE[1] - 70
        for kind, text in page:
            y = _paragraph(canvas, text, y, 15.0 if kind == "h" else 11.0)
        if turned:
            canvas.setPageRotation(turned)
        if cut:
            canvas.setCropBox((cut, cut, SIZE[0] - cut, SIZE[1] - cut))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paragraph(canvas: Canvas, text: str, y: float, size: float) -> float:
    canvas.setFont("Helvetica-Bold" if size > 12 else "Helvetica", size)
    line = ""
    for word in [*text.split(), ""]:
        longer = f"{line} {word}".strip()
        if word and canvas.stringWidth(longer) < 230:
            line = longer
            continue
        canvas.drawString(80, y, line)
        y -= 1.35 * size
        line = word
    return float(y - 1.2 * size)


def tables(data: bytes) -> mini.Tables:
    """The mini hearing where the municipality's letter stands in ``data``, as ingest reads it."""
    out = mini.tables()
    read = read_pdf(data)
    text, blocks = "", []
    for n, raw in enumerate(read.blocks, 1):
        at = len(text)
        lines = tuple(msgspec.structs.replace(li, start=at + li.start, end=at + li.end) for li in raw.lines)
        end = at + len(raw.text)
        page = lines[0].page
        blocks.append(
            Block(doc_id=DOC, block_id=block_id(DOC, n), kind=raw.kind, page=page, start=at, end=end, lines=lines)
        )
        text += raw.text + "\n\n"
    own = {s.sentence_id: _placed(s, text, blocks) for s in out.tables["segment/sentences"] if s.doc_id == DOC}
    moved = {s.sentence_id: s.start - o.start for s, o in ((own[k], o) for k, o in _by_id(out).items() if k in own)}
    out.tables["segment/sentences"] = tuple(own.get(s.sentence_id, s) for s in out.tables["segment/sentences"])
    out.tables["ingest/texts"] = tuple(
        DocumentText(doc_id=DOC, text=text) if t.doc_id == DOC else t for t in out.tables["ingest/texts"]
    )
    out.tables["summary/arguments"] = tuple(
        msgspec.structs.replace(a, start=a.start + moved.get(a.sentence_id, 0), end=a.end + moved.get(a.sentence_id, 0))
        for a in out.tables["summary/arguments"]
    )
    out.tables["ingest/blocks"] = tuple(blocks)
    return out


def _by_id(t: mini.Tables) -> dict[str, Sentence]:
    return {s.sentence_id: s for s in t.tables["segment/sentences"]}


def _placed(s: Sentence, text: str, blocks: Sequence[Block]) -> Sentence:
    start = text.index(s.text)
    block = next(b for b in blocks if b.start <= start < b.end)
    line: Line = next(li for li in block.lines if start < li.end)
    return msgspec.structs.replace(s, start=start, end=start + len(s.text), block_id=block.block_id, page=line.page)


def inputs(folder: Path, data: bytes | None = None) -> Inputs:
    """The stage's inputs, with the letter's file in ``folder``."""
    data = pdf() if data is None else data
    given = tables(data).inputs(folder)
    given.files["documents/kommune.pdf"].path.write_bytes(data)
    return given
