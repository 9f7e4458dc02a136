"""The whole room, on files made here: every file ends with one status."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.reading import Read
from pipeline.ingest.run import STAGE, check_addresses, check_totals, run, with_warnings
from pipeline.ingest.settings import IngestParams
from pipeline.records import Block, Document, DocumentText, Hearing
from pipeline.stage import InputError, InputFile, Inputs, LawBroken, Outputs, Work
from tests.ingest.settings import PARAMS

YAML = """title: Mat for alle. Plan for skolemat
case_number: 26/77
plan: plan.txt
documents:
- file: lia.txt
  sender: Lia kommune
  sender_type: kommune
- file: borte.pdf
  sender: Ingen
"""
PLAN = "Mat for alle\n============\n\nRegjeringen vil at alle barn skal få et måltid mat på skolen hver dag fra 2028.\n"
LIA = """Lia kommune

Lia, 14. september 2026

Svar på høring

Kommunen støtter forslaget om mat i skolen.

Med hilsen

Kari Lund
"""
PERSON = """Til departementet

6. september 2026

Eit brev

Eg meiner at alle born bør få mat på skulen, og at det ikkje skal koste noko for nokon.

Helsing

Åse Vik
"""


def word(text: str) -> bytes:
    document = docx.Document()
    for paragraph in text.strip().split("\n\n"):
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def given(folder: Path, files: dict[str, bytes], yaml: str = YAML) -> Inputs:
    (folder / "documents").mkdir()
    (folder / "hearing.yaml").write_text(yaml, encoding="utf-8")
    for name, data in files.items():
        path = folder / "documents" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    names = [p.relative_to(folder).as_posix() for p in sorted(folder.rglob("*")) if p.is_file()]
    return Inputs(hearing="mat", files={n: InputFile(n, folder / n) for n in names})


def documents(outputs: Outputs) -> dict[str, Document]:
    return {d.file: d for d in outputs.tables["documents"] if isinstance(d, Document)}


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    files = {
        "plan.txt": PLAN.encode(),
        "lia.txt": LIA.encode(),
        "lia.docx": word(LIA),
        "åse.txt": PERSON.encode(),
        "tom.txt": b"",
        "film.mov": b"\x00\x00\x00\x14ftypqt",
        "odelagt.docx": b"PK\x03\x04",
        "stor.txt": b"a" * 1_000_001,
        ".gitkeep": b"",
    }
    return run(given(tmp_path, files), PARAMS, Work(title="x", version="1"))


def test_each_file_has_one_status(outputs: Outputs) -> None:
    assert {f: d.status for f, d in documents(outputs).items()} == {
        "film.mov": "refused",
        "borte.pdf": "refused",
        "lia.docx": "analysed",
        "lia.txt": "duplicate",
        "odelagt.docx": "refused",
        "plan.txt": "analysed",
        "stor.txt": "refused",
        "tom.txt": "empty",
        "åse.txt": "analysed",
    }
    assert documents(outputs)["lia.txt"].duplicate_of == "lia-docx"
    assert "leses ikke. Disse leses: PDF, DOCX" in (documents(outputs)["film.mov"].reason or "")
    assert "finnes ikke i documents/" in (documents(outputs)["borte.pdf"].reason or "")
    assert "større enn 1 MB" in (documents(outputs)["stor.txt"].reason or "")
    assert sorted(r.item for r in outputs.rejects) == ["borte.pdf", "film.mov", "odelagt.docx", "stor.txt", "tom.txt"]


def test_given_fields_stand_and_the_rest_is_guessed(outputs: Outputs) -> None:
    lia = documents(outputs)["lia.txt"]
    assert (lia.sender, lia.sender_type, lia.date, lia.role, lia.answers) == (
        "Lia kommune",
        "kommune",
        "2026-09-14",
        "response",
        None,
    )
    assert lia.guessed == ("date", "role", "answers")
    plan = documents(outputs)["plan.txt"]
    assert (plan.role, plan.guessed, plan.title) == ("plan", (), "Mat for alle")


def test_a_private_person_is_a_number_everywhere(outputs: Outputs) -> None:
    person = documents(outputs)["åse.txt"]
    assert (person.sender, person.sender_type, person.language) == ("Privatperson 1", "privatperson", "nn")
    texts = [t for t in outputs.tables["texts"] if isinstance(t, DocumentText) and t.doc_id == person.doc_id]
    assert "Åse Vik" not in texts[0].text
    assert texts[0].text.endswith("Privatperson 1")


def test_hearing_and_words(outputs: Outputs) -> None:
    (hearing,) = outputs.tables["hearing"]
    assert isinstance(hearing, Hearing)
    assert (hearing.name, hearing.has_plan, hearing.has_codebook) == ("mat", True, False)
    # «Svar på høring», «Kommunen støtter forslaget om mat i skolen»: letterhead and signature are not counted.
    assert documents(outputs)["lia.docx"].n_words == 10


def test_show_private_names_and_withhold(tmp_path: Path) -> None:
    yaml = "title: Mat\nshow_private_names: true\ndocuments:\n- file: åse.txt\n  withhold: true\n"
    outputs = run(given(tmp_path, {"åse.txt": PERSON.encode()}, yaml), PARAMS, Work(title="x", version="1"))
    person = documents(outputs)["åse.txt"]
    assert (person.sender, person.published) == ("Åse Vik", False)


def test_fails_when_too_much_is_refused(tmp_path: Path) -> None:
    inputs = given(tmp_path, {"a.mov": b"x", "b.txt": LIA.encode()}, "title: Mat\n")
    assert run(inputs, PARAMS, Work(title="x", version="1", max_refused=0.5)).failure is None
    assert "1 av 2 filer" in (run(inputs, PARAMS, Work(title="x", version="1", max_refused=0.4)).failure or "")


def test_no_documents(tmp_path: Path) -> None:
    outputs = run(given(tmp_path, {}, "title: Mat\n"), PARAMS, Work(title="x", version="1", max_refused=0))
    assert documents(outputs) == {}
    assert outputs.failure is None


def test_two_files_with_the_same_id_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a b\.txt.*a-b\.txt|a-b\.txt.*a b\.txt"):
        run(given(tmp_path, {"a b.txt": b"x", "a-b.txt": b"y"}, "title: Mat\n"), PARAMS, Work(title="x", version="1"))


def test_same_result_with_worker_processes_and_from_the_cache(tmp_path: Path) -> None:
    inputs = given(tmp_path, {"plan.txt": PLAN.encode(), "lia.txt": LIA.encode(), "lia.docx": word(LIA)})
    one = run(inputs, PARAMS, Work(title="x", version="1"))
    work = Work(title="x", version="1", jobs=2, cache=tmp_path / "cache")
    two, three = run(inputs, PARAMS, work), run(inputs, PARAMS, work)
    assert one.tables == two.tables == three.tables


def test_law_1() -> None:
    document = Document(
        doc_id="a", file="a", title=None, sender=None, sender_type=None, role="response", status="refused", reason="x"
    )
    check_totals([document], ["a"])
    for documents_, files in (([document], ["a", "b"]), ([document, document], ["a"]), ([], ["a"])):
        with pytest.raises(LawBroken, match="Lov 1"):
            check_totals(documents_, files)


def test_law_2() -> None:
    text = DocumentText(doc_id="a", text="Ja.")
    check_addresses([text], [Block(doc_id="a", block_id="a/b0001", kind="paragraph", page=1, start=0, end=3)])
    with pytest.raises(LawBroken, match="Lov 2"):
        check_addresses([text], [Block(doc_id="a", block_id="a/b0001", kind="paragraph", page=1, start=0, end=4)])


def test_stage_says_what_it_reads() -> None:
    assert (STAGE.name, STAGE.files, STAGE.params) == ("ingest", ("hearing.yaml", "documents"), IngestParams)


def test_one_sender_under_two_spellings_and_a_repeated_question(tmp_path: Path) -> None:
    yaml = "title: Mat\nquestions: [Skal alle ha mat?]\naliases: {Matfolket (MF): [Folket for mat]}\n"
    letter = "Høringssvar fra {}\n\nSkal alle ha mat?\n\nJa, vi støtter at alle elever får mat i skolen hver dag.\n"
    names = {"a": "Folket for mat", "b": "Matfolket", "c": "Lia Kommune", "d": "Lia kommune"}
    files = {f"{f}.txt": letter.format(n).encode() for f, n in names.items()}
    outputs = run(given(tmp_path, files, yaml), PARAMS, Work(title="x", version="1"))
    assert {d.file: d.sender for d in documents(outputs).values()} == {
        "a.txt": "Matfolket (MF)",
        "b.txt": "Matfolket (MF)",
        "c.txt": "Lia kommune",
        "d.txt": "Lia kommune",
    }
    blocks = [b for b in outputs.tables["blocks"] if isinstance(b, Block) and b.doc_id == "b-txt"]
    assert [(b.kind, b.level is not None) for b in blocks] == [
        ("heading", True),
        ("quote", True),
        ("paragraph", False),
    ]


def test_no_spelling_of_a_private_person_is_shown(tmp_path: Path) -> None:
    yaml = "title: Mat\naliases: {Åse Berit Vik: [Åse Vik]}\n"
    outputs = run(given(tmp_path, {"brev.txt": PERSON.encode()}, yaml), PARAMS, Work(title="x", version="1"))
    (text,) = (t for t in outputs.tables["texts"] if isinstance(t, DocumentText))
    assert "Vik" not in text.text
    assert documents(outputs)["brev.txt"].sender == "Privatperson 1"


def test_a_list_of_answers_is_background_without_text(tmp_path: Path) -> None:
    page = "<main><ul data-horingssvar-list><li data-instans='Kommune'><a>Lia kommune</a></li></ul></main>"
    outputs = run(given(tmp_path, {"liste.html": page.encode()}, "title: Mat\n"), PARAMS, Work(title="x", version="1"))
    found = documents(outputs)["liste.html"]
    assert (found.status, found.role) == ("empty", "background")
    assert "liste over 1 høringssvar" in (found.reason or "")
    assert any("Lia kommune" in r.reason for r in outputs.rejects)


def test_what_a_reader_warns_of_stands_with_the_document(tmp_path: Path) -> None:
    made = run(
        given(tmp_path, {"plan.txt": PLAN.encode(), "lia.txt": LIA.encode()}), PARAMS, Work(title="t", version="v")
    )
    document = documents(made)["lia.txt"]
    assert document.warnings == ()
    said = ("Side 2 er skannet.",)
    read = {"lia.txt": Read(digest="", extracted=Extracted(warnings=said), container="lia.txt")}
    assert with_warnings(document, read).warnings == said
