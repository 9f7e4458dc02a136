"""Which reader a file needs, and what happens when it breaks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.ingest import files
from pipeline.ingest.formats import file_type
from pipeline.stage import InputFile
from tests.ingest.settings import PARAMS, read_file, settings


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.PDF", b"", ".pdf"),
        ("a.htm", b"", ".htm"),
        ("uten", b"%PDF-1.7", ".pdf"),
        ("brev.docx", b"%PDF-1.7", ".pdf"),
        ("brev.pdf", b"\r\n%PDF-1.4", ".pdf"),
        ("uten", b"\xef\xbb\xbf<!DOCTYPE html>", ".html"),
        ("brev.doc", b"  <html>", ".html"),
        ("brev.doc", b"{\\rtf1", ".rtf"),
        ("brev.pdf", b"\xff\xd8\xff\xe0", ".jpg"),
        ("a.odt", b"PK", ".odt"),
        ("uten", b"hei", ""),
        ("brev.zip", zipped(word__document="x", **{"[Content_Types].xml": "x"}), ".docx"),
        ("brev.docx", zipped(brev="x"), ".zip"),
        ("brev", zipped(xl__workbook="x", **{"[Content_Types].xml": "x"}), ".xlsx"),
        ("brev.zip", zipped(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
        ("brev.odt", b"PK\x03\x04", ".odt"),
        ("brev.xyz", b"PK\x03\x04", ".zip"),
        ("brev.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), ".locked"),
        ("brev", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
    ],
)
def test_file_type(name: str, data: bytes, kind: str) -> None:
    assert file_type(name, data) == kind


@pytest.mark.parametrize("name", ["a.ods", "a.7z", "a.exe", "a", "a.pages"])
def test_unknown_types_are_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01")
    assert "PDF, DOCX, DOC, ODT" in (read_file(InputFile(name, tmp_path / name)).refused or "")


def test_a_reader_that_breaks_refuses_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(files.READERS, ".txt", broken)
    (tmp_path / "a.txt").write_bytes(b"Ja")
    assert "kunne ikke leses" in (read_file(InputFile("a.txt", tmp_path / "a.txt")).refused or "")


def test_want_of_memory_is_told_to_the_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    def hungry(*_: object) -> None:
        raise MemoryError

    monkeypatch.setitem(files.READERS, ".txt", hungry)
    with pytest.raises(MemoryError):
        files.read_parts("a.txt", b"Ja", None, PARAMS)


@pytest.mark.parametrize(
    ("text", "limit", "reason"),
    [
        ("Ja. " * 300, 1000, "over 1000 tegn tekst (ingest.max_characters"),
        ("ja" * 100_001, 1_000_000, "et avsnitt på over 200000 tegn"),
        ("\f" * 200 + "Ja", 1000, "over 200 sider"),
    ],
)
def test_too_much_output(text: str, limit: int, reason: str) -> None:
    ((_, read),) = files.read_parts("a.txt", text.encode(), None, settings(max_characters=limit))
    assert reason in (read.refused or "")
