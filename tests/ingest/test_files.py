"""Which reader a file needs, and what happens when it breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest import files
from pipeline.ingest.files import file_type, read_file
from pipeline.stage import InputFile


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.PDF", b"", ".pdf"),
        ("a.htm", b"", ".htm"),
        ("uten", b"%PDF-1.7", ".pdf"),
        ("uten", b"\xef\xbb\xbf<!DOCTYPE html>", ".html"),
        ("a.odt", b"PK", ".odt"),
        ("uten", b"hei", ""),
    ],
)
def test_file_type(name: str, data: bytes, kind: str) -> None:
    assert file_type(name, data) == kind


@pytest.mark.parametrize("name", ["a.odt", "a.zip", "a.eml", "a", "a.xlsx"])
def test_unknown_types_are_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01")
    assert "PDF, DOCX, HTML og TXT" in (read_file(InputFile(name, tmp_path / name)).refused or "")


def test_a_reader_that_breaks_refuses_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(files.READERS, ".txt", broken)
    (tmp_path / "a.txt").write_bytes(b"Ja")
    assert "kunne ikke leses" in (read_file(InputFile("a.txt", tmp_path / "a.txt")).refused or "")
