"""The run that was published, as it is stored: what is in it, what never is, and how a document leaves it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.report.context.snapshot import snapshot
from pipeline.report.material import gather
from pipeline.report.published import (
    Publication,
    decode,
    document_key,
    encode,
    file_name,
    holder_keys,
    publications,
    without,
)
from pipeline.stage import InputError, InputFile, Outputs
from tests.report import mini


def published(tmp_path: Path, *, show_private_names: bool = False) -> Publication:
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    shown = msgspec.structs.replace(hearing, show_private_names=show_private_names)
    tables.tables["ingest/hearing"] = (shown,)
    return snapshot(gather(tables.inputs(tmp_path)))


def test_what_is_stored(tmp_path: Path) -> None:
    p = published(tmp_path)
    town = next(d for d in p.documents if d.doc == document_key("kommune-pdf"))
    assert (town.who, town.type, town.n_positions, town.case, town.status) == (
        "Solvang kommune",
        "kommune",
        6,
        None,
        "analysed",
    )
    assert [d.case for d in p.documents if d.who == "Solvang kommune"] == [None, "Reform & <endring> (2022)", None]
    fee = next(v for v in p.views if (v.who, v.measure_id, v.case) == ("Solvang kommune", "boks-3.2/02", None))
    assert fee.quote is not None
    assert (fee.view, fee.quote.text, fee.quote.page) == ("imot", "Gebyret må bort.", 2)
    assert [(m.measure_id, m.label) for m in p.measures][:2] == [
        ("helhet", "Planen som helhet"),
        ("boks-3.1/01", "Boks 3.1 nr. 1"),
    ]
    assert (p.themes[0].include, p.themes[0].exclude) == (
        ("alkohol*", "pristillegg", "vinmonopol*"),
        ("alkohol og <annet>",),
    )
    assert (p.date, p.note) == ("", "")


@pytest.mark.parametrize("shown", [False, True])
def test_withheld_documents_and_private_names_never_are(tmp_path: Path, shown: bool) -> None:
    text = encode(published(tmp_path, show_private_names=shown)).decode().casefold()
    assert "hemmelig" not in text
    assert "gunnvor" not in text
    assert "eikemo" not in text
    assert "gebyret rammer meg" in text  # the words themselves are shown, under a number


def test_the_report_writes_it_beside_the_site(outputs: Outputs, tmp_path: Path) -> None:
    data = outputs.files["work/report/snapshot.json"]
    assert isinstance(data, bytes)
    assert decode(data, "x") == published(tmp_path)
    assert data == encode(published(tmp_path))


def test_a_document_leaves_with_its_views_and_its_joined_ones(tmp_path: Path) -> None:
    before = published(tmp_path)
    after = without(before, [document_key("kommune-pdf")])
    assert {v.who for v in before.views} - {v.who for v in after.views} == {"Solvang kommune", "Sør lokallag"}
    assert len(before.documents) - len(after.documents) == 1
    assert "Gebyret må bort" not in encode(after).decode()
    assert "Sør lokallag" in {
        d.who for d in after.documents
    }  # the letter that joined it stays; its inherited view goes
    assert without(before, []) == before


def test_the_plan_leaves_with_its_measures(tmp_path: Path) -> None:
    assert without(published(tmp_path), [document_key("plan-pdf")]).measures == ()


def test_what_lies_in_an_archive_leaves_with_it(tmp_path: Path) -> None:
    before = published(tmp_path)
    assert holder_keys("a.zip/b/c.pdf") == (document_key("a-zip"), document_key("a-zip-b"))
    after = without(before, [document_key("mappe-med-rom")])
    assert {d.who for d in before.documents} - {d.who for d in after.documents} == {mini.EVIL}
    assert mini.EVIL not in {v.who for v in after.views}


def test_files_sort_by_date_and_number(tmp_path: Path) -> None:
    names = ["2026-11-02.json", "2026-11-01.json", "2026-11-02-10.json", "2026-11-02-2.json", ".gitkeep", "annet.json"]
    files = {}
    for n in names:
        path = tmp_path / n
        path.write_bytes(encode(Publication(note=n)))
        files[f"published/{n}"] = InputFile(f"published/{n}", path)
    found = [p.note for p in publications(files)]
    assert found == ["2026-11-01.json", "2026-11-02.json", "2026-11-02-2.json", "2026-11-02-10.json"]
    assert file_name("2026-11-02", names) == "2026-11-02-11.json"
    assert file_name("2026-11-03", names) == "2026-11-03.json"


@pytest.mark.parametrize("data", [b"", b"{", b'{"documents": 1}', b'{"ukjent": 1}', b"\xff"])
def test_a_spoiled_file_is_told_of(data: bytes) -> None:
    with pytest.raises(InputError, match=r"published/x\.json er ikke en publisert kjøring"):
        decode(data, "published/x.json")
