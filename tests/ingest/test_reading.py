"""Files, members and rows through the whole room: each has one row and one status, and belongs to its letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.reading import Read, read_documents
from pipeline.ingest.run import check_accounted, run
from pipeline.stage import InputFile, LawBroken, Work
from tests.ingest.settings import PARAMS
from tests.ingest.test_containers import archive, mail
from tests.ingest.test_run import documents, given, word

LETTER = """Lia kommune

Lia, 14. september 2026

Høringssvar om mat i skolen

Kommunen støtter forslaget om mat i skolen, og vil ha det betalt av staten.

Med hilsen

Kari Lund
kommunedirektør
"""
FILES = {
    "samling.zip": archive(
        {
            "a.txt": LETTER.replace("Lia", "Moen").replace("støtter", "er imot").encode(),
            "tom.txt": b"",
            "rart.xyz": b"?",
            "../ut.txt": b"x",
        }
    ),
    "post.eml": mail({"brev.docx": word(LETTER)}),
    "bare-vedlegg.eml": mail({"svar.txt": b"Vi er imot forslaget om mat, for det er dyrt.\n"}).replace(
        "Vi støtter forslaget. Brevet er lagt ved.".encode(), b""
    ),
    "svar.csv": "Hvem;Svar\nVik kommune;Vi støtter forslaget.\nÅse Lund;\n".encode(),
    "tom.zip": archive({}),
    "odelagt.zip": b"PK\x03\x04",
}
YAML = """title: Mat
documents:
- file: svar.csv
  columns: {sender: Hvem, text: Svar}
- file: samling.zip
  role: background
  withhold: true
- file: post.eml
  sender_type: kommune
"""


@pytest.fixture
def rows(tmp_path: Path) -> dict[str, object]:
    outputs = run(given(tmp_path, FILES, YAML), PARAMS, Work(title="x", version="1", jobs=2, max_refused=1))
    return dict(documents(outputs))


def test_every_file_is_there_by_itself_or_by_its_members(rows: dict) -> None:
    assert {f: d.status for f, d in rows.items()} == {
        "bare-vedlegg.eml": "empty",
        "bare-vedlegg.eml/svar.txt": "analysed",
        "odelagt.zip": "refused",
        "post.eml": "analysed",
        "post.eml/brev.docx": "analysed",
        "samling.zip/a.txt": "analysed",
        "samling.zip/rart.xyz": "refused",
        "samling.zip/tom.txt": "empty",
        "samling.zip/ut.txt": "refused",
        "svar.csv/2": "analysed",
        "svar.csv/3": "empty",
        "tom.zip": "empty",
    }


def test_attachments_are_part_of_the_letter_and_of_its_sender(rows: dict) -> None:
    assert rows["post.eml/brev.docx"].part_of == rows["post.eml"].doc_id == "post-eml"
    assert rows["post.eml/brev.docx"].sender == rows["post.eml"].sender == "Lia kommune"
    assert rows["bare-vedlegg.eml/svar.txt"].part_of == "bare-vedlegg-eml"
    assert rows["samling.zip/a.txt"].part_of is None


def test_what_is_said_of_a_container_holds_for_what_lies_in_it(rows: dict) -> None:
    assert all(rows[f"samling.zip/{f}"].published is False for f in ("a.txt", "tom.txt", "rart.xyz", "ut.txt"))
    assert rows["samling.zip/a.txt"].role == "background"
    assert rows["post.eml/brev.docx"].sender_type == "kommune"


def test_a_row_is_an_answer_with_its_sender(rows: dict) -> None:
    assert (rows["svar.csv/2"].sender, rows["svar.csv/2"].doc_id) == ("Vik kommune", "svar-csv-2")


def test_a_member_is_read_again_only_when_it_changes(tmp_path: Path) -> None:
    def read(members: dict[str, bytes]) -> dict[str, Read]:
        (tmp_path / "a.zip").write_bytes(archive(members))
        file = InputFile("documents/a.zip", tmp_path / "a.zip")
        return read_documents({"a.zip": file}, {}, PARAMS, Work(title="x", version="1", cache=tmp_path / "cache"))

    one = read({"a.txt": b"Ja.", "b.txt": b"Nei."})
    before = sum(f.is_file() for f in (tmp_path / "cache").rglob("*"))
    two = read({"a.txt": b"Ja.", "b.txt": b"Nei.", "c.txt": b"Kanskje."})
    assert sum(f.is_file() for f in (tmp_path / "cache").rglob("*")) == before + 2  # the archive, and its new member
    assert {n: r.extracted for n, r in two.items() if n != "a.zip/c.txt"} == {n: r.extracted for n, r in one.items()}


def test_law_1_of_containers() -> None:
    read = Read(digest="", extracted=Extracted(), container="a.zip")
    check_accounted(["a.zip"], {"a.zip/b": read})
    check_accounted(["a.zip"], {"a.zip": read})
    for files, found in ((["a.zip", "c"], {"a.zip/b": read}), (["a.zip"], {"c/b": read}), ([], {"a.zip": read})):
        with pytest.raises(LawBroken, match="Lov 1"):
            check_accounted(files, found)
