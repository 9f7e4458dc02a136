"""Old Word files (DOC): LibreOffice, when params name its command, makes DOCX of them."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from pipeline.ingest.docx import read_docx
from pipeline.ingest.extracted import Extracted
from pipeline.ingest.settings import IngestParams

NOT_ASKED = (
    "Gammelt Word-format (DOC). Lagre den som DOCX eller PDF; eller installer LibreOffice og skriv "
    "«libreoffice: soffice» under «ingest:» i params.yaml."
)
_GRACE = 5.0
"""Seconds before a file's time is out in which LibreOffice is ended, so that it never outlives its worker."""


def read_doc(data: bytes, params: IngestParams) -> Extracted:
    """The document as LibreOffice converts it, in a folder of its own that is gone afterwards. Macros are not run."""
    if params.libreoffice is None:
        return Extracted(refused=NOT_ASKED)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "brev.doc").write_bytes(data)
        command = [
            params.libreoffice,
            f"-env:UserInstallation={(home / 'profil').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir", folder, str(home / "brev.doc")),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=max(1.0, params.seconds - _GRACE), check=False)
        except FileNotFoundError:
            return Extracted(refused=f"«{params.libreoffice}» (ingest.libreoffice i params.yaml) finnes ikke her.")
        except subprocess.TimeoutExpired:
            return Extracted(refused="LibreOffice ble ikke ferdig med filen i tide. Lagre den som DOCX eller PDF.")
        made = home / "brev.docx"
        if not made.is_file():
            return Extracted(refused="LibreOffice kunne ikke lese filen. Lagre den som DOCX eller PDF.")
        return read_docx(made.read_bytes())
