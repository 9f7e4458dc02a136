"""DOC through LibreOffice, with a script in its place."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from pipeline.ingest.doc import read_doc
from tests.ingest.settings import PARAMS, settings


def program(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_it_is_refused_unless_params_name_libreoffice() -> None:
    assert "«libreoffice: soffice»" in (read_doc(b"x", PARAMS).refused or "")
    assert "finnes ikke her" in (read_doc(b"x", settings(libreoffice="/finnes/ikke")).refused or "")


def test_what_libreoffice_makes_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Vi støtter forslaget.")
    out = io.BytesIO()
    document.save(out)
    (tmp_path / "laget.docx").write_bytes(out.getvalue())
    # The last argument is the file to convert; the result lies beside it.
    script = f'for last; do :; done; cp "{tmp_path}/laget.docx" "${{last%.doc}}.docx"'
    read = read_doc(b"x", settings(libreoffice=program(tmp_path, script)))
    assert [b.text for b in read.blocks] == ["Vi støtter forslaget."]


@pytest.mark.parametrize(("script", "reason"), [("exit 1", "kunne ikke lese"), ("exec sleep 30", "ble ikke ferdig")])
def test_what_it_cannot_read(tmp_path: Path, script: str, reason: str) -> None:
    read = read_doc(b"x", settings(libreoffice=program(tmp_path, script), seconds=6))
    assert reason in (read.refused or "")
