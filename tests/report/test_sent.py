"""A sender's documents on its page: in which order, and where the file of each is."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
import pytest

from pipeline.records import Document
from pipeline.report.context.sent import absent, in_order
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.conftest import text


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("sendt")))


def test_what_was_read_stands_before_what_was_not_and_copies_last(m: Material) -> None:
    of: Mapping[str, Document] = m.documents
    given = [of[k] for k in ("kopi-docx", "skann-pdf", "sak-pdf", "tull-xyz", "kommune-pdf")]
    assert [d.doc_id for d in in_order(given)] == ["sak-pdf", "kommune-pdf", "skann-pdf", "tull-xyz", "kopi-docx"]


def test_a_file_that_is_not_in_the_site_says_why(m: Material) -> None:
    said = {k: absent(m, d) for k, d in m.documents.items()}
    assert said["skann-pdf"] is None, "what was not read is linked to all the same"
    assert said["tull-xyz"] == "Filen er ikke lagt ut her, fordi programmet ikke vet hvem den er fra."
    assert said["etat-html"] == "Filen er ikke lagt ut her, fordi en nettside kan inneholde kode."
    refused = msgspec.structs.replace(m.documents["tull-xyz"], sender="Sør lokallag")
    assert absent(m, refused) == "Filen er ikke lagt ut her, fordi programmet avviste den."
    missing = msgspec.structs.replace(refused, reason="Filen står i hearing.yaml, men finnes ikke.")
    assert absent(m, missing) is None, "it lies nowhere"


def test_the_page_links_to_the_scanned_file_or_says_where_it_lies(site: dict[str, str]) -> None:
    (scanned,) = (page for page in site.values() if "<h1>Skannet lag</h1>" in page)
    note = scanned[scanned.index('class="note status"') :].split("</article>")[0]
    assert 'href="../kilder/skann.pdf"' in note
    (unknown,) = (page for page in site.values() if "<h1>Ukjent avsender (tull.xyz)</h1>" in page)
    assert "Den ligger blant høringens dokumenter: tull.xyz" in text(unknown)
