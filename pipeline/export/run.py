"""Stage ``export``: only this room writes ``tables/`` and ``export/``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

import msgspec

from pipeline.export import docbin
from pipeline.export.excel import workbook
from pipeline.export.published import published
from pipeline.export.qdpx import project
from pipeline.export.schema import TABLES, datapackage
from pipeline.export.word import FILE, word_file
from pipeline.export.word.material import WordParams
from pipeline.params import Params
from pipeline.records import (
    Alignment,
    Argument,
    Copy,
    Count,
    Document,
    DocumentText,
    Gap,
    Ground,
    Hearing,
    Measure,
    Mention,
    Overall,
    Quote,
    SenderTheme,
    Sentence,
    SentenceStance,
    SentenceWords,
    Theme,
    ThemeTag,
    View,
)
from pipeline.stage import Inputs, LawBroken, Outputs, Stage, Work
from pipeline.tables import csv_text

WITHHELD = "unntatt fra publisering"

Row = Mapping[str, object]


class ExportParams(Params, frozen=True, kw_only=True):
    """word: what the Word file names, quotes and marks."""

    word: WordParams


def run(inputs: Inputs, params: ExportParams, work: Work) -> Outputs:
    """De offentlige tabellene med datapackage.json, og Word, Excel, REFI-QDA, JSON Lines og spaCy å ta med seg."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    documents = inputs.table("ingest/documents", Document)
    shown = {d.doc_id for d in documents if d.published}
    sentences = [s for s in inputs.table("segment/sentences", Sentence) if s.doc_id in shown]
    mentions = [m for m in inputs.table("summary/mentions", Mention) if m.doc_id in shown]
    texts = inputs.table("ingest/texts", DocumentText)
    check_addresses(sentences, texts)
    check_addresses(mentions, texts)
    arguments = [a for a in inputs.table("summary/arguments", Argument) if a.doc_id in shown]
    check_addresses(arguments, texts)
    rows: dict[str, Sequence[Row]] = {
        "documents": document_rows(documents, inputs.table("summary/overall", Overall)),
        "sentences": sentence_rows(sentences, inputs.table("positions/stances", SentenceStance)),
        "themes": [_row(t) for t in inputs.table("themes/tags", ThemeTag) if t.doc_id in shown],
        "measures": [measure_row(m) for m in inputs.table("measures/measures", Measure)],
        "alignments": [_row(a) for a in inputs.table("align/alignments", Alignment) if a.doc_id in shown],
        "views": [_row(v) for v in inputs.table("summary/views", View)],
        "gaps": [_row(g) for g in inputs.table("summary/gaps", Gap)],
        "copies": [_row(c) for c in shown_copies(inputs.table("summary/copies", Copy), shown)],
        "mentions": [_row(m) for m in mentions],
        "arguments": [_row(a) for a in arguments],
    }
    files: dict[str, str | bytes] = {}
    for table in TABLES:
        columns = [c.name for c in table.columns]
        files[f"export/jsonl/{table.name}.jsonl"] = json_lines(columns, rows[table.name])
        files[f"tables/{table.name}.csv"] = csv_text(columns, ([r.get(c) for c in columns] for r in rows[table.name]))
    described = msgspec.json.encode(datapackage(inputs.hearing, hearing.title))
    files["tables/datapackage.json"] = msgspec.json.format(described, indent=2).decode() + "\n"
    shown_all = published(inputs)
    files["export/horing.xlsx"] = workbook(shown_all)
    files["export/horing.qdpx"] = project(shown_all)
    files[f"export/{docbin.FILE}"] = docbin.docbin(shown_all, inputs.table("segment/words", SentenceWords))
    files[f"export/{FILE}"] = word_file(inputs, params.word)
    return Outputs(files=files)


def json_lines(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """A public table as JSON Lines: the CSV's columns, with numbers, lists and null as they are."""
    encode = msgspec.json.Encoder().encode
    return b"".join(encode({c: r.get(c) for c in columns}) + b"\n" for r in rows)


def check_addresses(quotes: Sequence[Sentence | Mention | Argument], texts: Sequence[DocumentText]) -> None:
    """Law 2: every sentence, name and argument stands verbatim at its address; raises LawBroken with the first not."""
    by_doc = {t.doc_id: t.text for t in texts}
    for s in quotes:
        if by_doc[s.doc_id][s.start : s.end] != s.text:
            raise LawBroken(f"lov 2: {s.sentence_id} står ikke ordrett på {s.start}–{s.end} i {s.doc_id}: «{s.text}»")


def document_rows(documents: Sequence[Document], overall: Sequence[Overall]) -> list[Row]:
    """Documents with their view of the whole; of a withheld one only that it came, and its status."""
    whole = {o.doc_id: o for o in overall}
    out: list[Row] = []
    for d in documents:
        if not d.published:
            out.append({"doc_id": d.doc_id, "file": WITHHELD, "role": d.role, "status": d.status, "reason": WITHHELD})
            continue
        o = whole.get(d.doc_id)
        out.append(
            {
                **_row(d),
                "overall": o.overall if o else None,
                "overall_score": o.score if o else None,
            }
        )
    return out


def sentence_rows(sentences: Sequence[Sentence], stances: Sequence[SentenceStance]) -> list[Row]:
    """Sentences with their stance; empty where none was judged or the pipeline abstained."""
    judged = {s.sentence_id: s for s in stances}
    out: list[Row] = []
    for s in sentences:
        j = judged.get(s.sentence_id)
        said = (
            {
                "stance": j.stance,
                "stance_score": j.score,
                "stance_cue": j.cue,
                "stance_method": j.method,
                "stance_reviewed": j.reviewed,
            }
            if j
            else {}
        )
        out.append({**_row(s), **said})
    return out


def shown_copies(copies: Iterable[Copy], shown: Container[str]) -> list[Copy]:
    """The copies among the letters that are shown; a letter that is like withheld ones only stands alone."""
    kept = [c for c in copies if c.doc_id in shown and c.group in shown]
    size = Counter(c.group for c in kept)
    return [c for c in kept if size[c.group] > 1]


def measure_row(measure: Measure) -> Row:
    """A measure with all its places as text."""
    return {**_row(measure), "places": tuple(f"{p.source}, s. {p.page}" for p in measure.places)}


def _row(record: msgspec.Struct) -> dict[str, object]:
    return {f: getattr(record, f) for f in record.__struct_fields__}


STAGE = Stage(
    name="export",
    params=ExportParams,
    run=run,
    tables={
        "ingest/hearing": Hearing,
        "ingest/documents": Document,
        "ingest/texts": DocumentText,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "themes/tags": ThemeTag,
        "themes/codebook": Theme,
        "measures/measures": Measure,
        "positions/stances": SentenceStance,
        "align/alignments": Alignment,
        "summary/views": View,
        "summary/quotes": Quote,
        "summary/gaps": Gap,
        "summary/overall": Overall,
        "summary/copies": Copy,
        "summary/mentions": Mention,
        "summary/arguments": Argument,
        "summary/grounds": Ground,
        "summary/sender_themes": SenderTheme,
        "summary/accounting": Count,
    },
    outs=(
        "tables",
        "export/horing.xlsx",
        "export/horing.qdpx",
        f"export/{docbin.FILE}",
        "export/jsonl",
        f"export/{FILE}",
    ),
)
