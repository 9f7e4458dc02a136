"""The public tables: the design's columns, exact cells, addresses that hold, nothing of a withheld letter."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib

import pytest

from pipeline.export.run import STAGE, WITHHELD, ExportParams, run, shown_copies
from pipeline.export.schema import TABLES, datapackage
from pipeline.records import (
    Argument,
    Copy,
    Document,
    DocumentText,
    Hearing,
    Mention,
    Record,
    Sentence,
    SentenceStance,
    ThemeTag,
)
from pipeline.stage import Inputs, LawBroken, Work
from tests.export.word.made import PARAMS

DESIGN = {
    "documents": "doc_id, file, title, sender, sender_type, role, answers, date, language, n_pages, n_words, status, "
    "duplicate_of, reason, overall, overall_score",
    "sentences": "doc_id, sentence_id, kind, page, start, end, heading, text, stance, stance_score, stance_cue",
    "themes": "doc_id, sentence_id, theme, score, method, evidence",
    "measures": "measure_id, doc_id, source, section, ordinal, kind, text, page, amount_nok, deadline",
    "alignments": "doc_id, sentence_id, measure_id, relation, score, rank, accepted",
    "views": "sender, measure_id, view, inherited_from, n_positions, best_sentence_id, reviewed",
    "gaps": "kind, id, text, page",
    "copies": "doc_id, group, similarity, exact",
    "mentions": "doc_id, sentence_id, start, end, text, label, sender",
    "arguments": "doc_id, sentence_id, kind, start, end, text, ground, measure_ids",
}
TEXT = '=SUM(A1) «ja», "nei"; vi støtter det.'


def mention(text: str, sender: str | None = None) -> Mention:
    at = TEXT.index("ja")
    return Mention(
        doc_id="d1", sentence_id="d1/0001", start=at, end=at + len(text), text=text, label=None, sender=sender
    )


def argument(text: str) -> Argument:
    at = TEXT.index("vi støtter")
    return Argument(
        doc_id="d1",
        sentence_id="d1/0001",
        position_id="d1/0001",
        kind="begrunnelse",
        start=at,
        end=at + len("vi støtter det"),
        text=text,
        ground="økonomi",
        measure_ids=("boks-1/01", "boks-1/02"),
        cue="vi",
    )


def inputs(text: str = TEXT, *, published: bool = True) -> Inputs:
    sentence = Sentence(
        doc_id="d1",
        sentence_id="d1/0001",
        block_id="d1/b0001",
        block_kind="paragraph",
        kind="sentence",
        page=2,
        start=0,
        end=len(TEXT),
        heading=None,
        text=TEXT,
    )
    document = Document(
        doc_id="d1",
        file="brev fra Kari.pdf",
        title="Høringssvar",
        sender="Nordvik kommune",
        sender_type="kommune",
        role="response",
        status="analysed",
        published=published,
    )
    tables: dict[str, tuple[Record, ...]] = dict.fromkeys(STAGE.tables, ())
    tables |= {
        "ingest/hearing": (Hearing(name="prøve", title="Prøvehøring", has_plan=False, has_codebook=False),),
        "ingest/documents": (document,),
        "ingest/texts": (DocumentText(doc_id="d1", text=text),),
        "segment/sentences": (sentence,),
        "positions/stances": (SentenceStance(doc_id="d1", sentence_id="d1/0001", stance=None, score=None, cue=None),),
        "summary/mentions": (mention("ja", "Nordvik kommune"),),
        "summary/arguments": (argument("vi støtter det"),),
        "themes/tags": (ThemeTag(doc_id="d1", sentence_id="d1/0001", theme="t", score=1, method="m", evidence="e"),),
    }
    return Inputs(hearing="prøve", tables=tables)


def made(given: Inputs) -> dict[str, list[dict[str, str]]]:
    files = run(given, ExportParams(word=PARAMS), Work(title="t", version="v")).files
    return {name: list(csv.DictReader(io.StringIO(str(files[f"tables/{name}.csv"]), newline=""))) for name in DESIGN}


def unpacked(data: object) -> list[str]:
    """The text of a file, or of all members of a zip."""
    assert isinstance(data, bytes)
    if data.startswith(b"\x78"):
        return [zlib.decompress(data).decode(errors="replace")]
    if not data.startswith(b"PK"):
        return [data.decode()]
    archive = zipfile.ZipFile(io.BytesIO(data))
    return [archive.read(n).decode() for n in archive.namelist()]


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_design_s_columns_come_first(table: object) -> None:
    columns = [c.name for c in table.columns]  # type: ignore[attr-defined]
    wanted = DESIGN[table.name].split(", ")  # type: ignore[attr-defined]
    assert columns[: len(wanted)] == wanted


def test_cells_are_exact_and_an_abstention_is_empty() -> None:
    (row,) = made(inputs())["sentences"]
    assert row["text"] == TEXT
    assert (row["stance"], row["stance_score"], row["page"]) == ("", "", "2")


def test_mentions_have_their_address_and_sender() -> None:
    (row,) = made(inputs())["mentions"]
    assert (row["start"], row["end"], row["text"], row["label"], row["sender"]) == (
        "10",
        "12",
        "ja",
        "",
        "Nordvik kommune",
    )


def test_arguments_have_their_own_words_ground_and_measures() -> None:
    (row,) = made(inputs())["arguments"]
    assert (row["kind"], row["text"], row["ground"]) == ("begrunnelse", "vi støtter det", "økonomi")
    assert row["measure_ids"] == "boks-1/01 ; boks-1/02"


def test_an_argument_that_is_not_at_its_address_breaks_the_law() -> None:
    given = inputs()
    tables = {**given.tables, "summary/arguments": (argument("vi støtter ham"),)}
    with pytest.raises(LawBroken, match="vi støtter ham"):
        made(Inputs(hearing="prøve", tables=tables))


def test_a_withheld_letter_s_arguments_stay_out() -> None:
    assert made(inputs(published=False))["arguments"] == []


def test_a_name_that_is_not_at_its_address_breaks_the_law() -> None:
    given = inputs()
    with pytest.raises(LawBroken, match=r"lov 2: d1/0001.*nei"):
        made(Inputs(hearing="prøve", tables={**given.tables, "summary/mentions": (mention("nei"),)}))


def test_a_quote_that_is_not_at_its_address_breaks_the_law() -> None:
    with pytest.raises(LawBroken, match="lov 2: d1/0001"):
        made(inputs(text="Noe annet står her, og det er langt nok."))


def test_nothing_of_a_withheld_letter_is_published() -> None:
    given = inputs(published=False)
    files = run(given, ExportParams(word=PARAMS), Work(title="t", version="v")).files
    whole = "".join(f if isinstance(f, str) else "\n".join(unpacked(f)) for f in files.values())
    assert all(word not in whole for word in ("Kari", "Nordvik", "støtter det", "Høringssvar;"))
    (row,) = made(given)["documents"]
    assert (row["status"], row["reason"], row["file"]) == ("analysed", WITHHELD, WITHHELD)


def test_a_letter_that_is_like_withheld_ones_only_stands_alone() -> None:
    def row(doc: str, group: str) -> Copy:
        return Copy(group=group, doc_id=doc, similarity=1.0, exact=True)

    rows = [row("d1", "d1"), row("d2", "d1"), row("d3", "d1"), row("d4", "d4"), row("d5", "d4")]
    assert [c.doc_id for c in shown_copies(rows, {"d1", "d2", "d4"})] == ["d1", "d2"]
    assert shown_copies(rows, {"d2", "d3"}) == []


def test_the_package_describes_every_table() -> None:
    package = json.loads(json.dumps(datapackage("prøve", "Prøvehøring")))
    assert [r["path"] for r in package["resources"]] == [f"{t.name}.csv" for t in TABLES]
    stances = next(
        f
        for r in package["resources"]
        if r["name"] == "sentences"
        for f in r["schema"]["fields"]
        if f["name"] == "stance"
    )
    assert "støtter-med-forbehold" in stances["constraints"]["enum"]


def test_json_lines_hold_the_tables_as_they_are() -> None:
    files = run(inputs(), ExportParams(word=PARAMS), Work(title="t", version="v")).files
    for table in TABLES:
        lines = [json.loads(line) for line in bytes(files[f"export/jsonl/{table.name}.jsonl"]).splitlines()]  # type: ignore[arg-type]
        assert all(list(r) == [c.name for c in table.columns] for r in lines)
    (row,) = (json.loads(line) for line in bytes(files["export/jsonl/sentences.jsonl"]).splitlines())  # type: ignore[arg-type]
    assert (row["text"], row["stance"], row["page"], row["start"]) == (TEXT, None, 2, 0)
