"""``publish``: the present run stored, and a document's traces out of what was stored."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pipeline.__main__ import main
from pipeline.report.published import (
    Publication,
    PublishedDocument,
    PublishedView,
    QuotedText,
    decode,
    document_key,
    encode,
    holder_keys,
)


def document(file: str, key: str, who: str) -> PublishedDocument:
    return PublishedDocument(
        doc=document_key(key),
        within=holder_keys(file),
        who=who,
        type="kommune",
        is_plan=False,
        title=None,
        date=None,
        case=None,
        status="analysed",
        digest="x",
        n_positions=1,
    )


def view(key: str, who: str, text: str) -> PublishedView:
    doc = document_key(key)
    return PublishedView(
        who=who,
        docs=(doc,),
        measure_id="m",
        case=None,
        view="imot",
        n_positions=1,
        review=None,
        quote=QuotedText(doc=doc, page=1, text=text),
    )


RUN = Publication(
    documents=(
        document("lia.txt", "lia-txt", "Lia kommune"),
        document("samling.zip/vik.txt", "samling-zip-vik-txt", "Vik kommune"),
        document("nes.txt", "nes-txt", "Nes kommune"),
    ),
    views=(
        view("lia-txt", "Lia kommune", "Nei fra Lia."),
        view("samling-zip-vik-txt", "Vik kommune", "Nei fra Vik."),
        view("nes-txt", "Nes kommune", "Nei fra Nes."),
    ),
)


@pytest.fixture
def hearing(project: Path, letters: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A hearing whose report has been made."""
    assert main(["new", "mat", "--title", "Mat", str(letters / "lia.txt")], project) == 0
    made = project / "output/mat/work/report/snapshot.json"
    made.parent.mkdir(parents=True)
    made.write_bytes(encode(RUN))
    capsys.readouterr()
    return project / "corpus" / "mat"


def stored(hearing: Path, name: str) -> Publication:
    return decode((hearing / "published" / name).read_bytes(), name)


def test_the_run_is_stored_with_day_and_note(project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "mat", "--date", "2026-11-01", "--note", " Sendt  ut\n"], project) == 0
    found = stored(hearing, "2026-11-01.json")
    assert (found.date, found.note) == ("2026-11-01", "Sendt ut")
    assert (found.documents, found.views) == (RUN.documents, RUN.views)
    out = capsys.readouterr().out
    assert "Lagret corpus/mat/published/2026-11-01.json: 3 dokumenter fra høringsinstanser, 3 syn" in out
    assert "«Endringer»" in out


def test_today_when_no_day_is_given(project: Path, hearing: Path) -> None:
    before = datetime.datetime.now().astimezone().date()
    assert main(["publish", "mat"], project) == 0
    days = {before.isoformat(), datetime.datetime.now().astimezone().date().isoformat()}
    assert {p.stem for p in (hearing / "published").glob("*.json")} <= days


def test_two_on_a_day_are_both_kept(project: Path, hearing: Path) -> None:
    for note in ("første", "andre"):
        assert main(["publish", "mat", "--date", "2026-11-01", "--note", note], project) == 0
    assert [stored(hearing, n).note for n in ("2026-11-01.json", "2026-11-01-2.json")] == ["første", "andre"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["borte"], "Høringen «borte» finnes ikke"),
        (["mat", "--date", "i går"], "er ingen dato"),
        (["mat", "--date", "2026-10-01"], "Den siste publiserte kjøringen er fra 2026-11-01"),
        ([], "dette mangler: NAVN"),
    ],
)
def test_wrong_calls_store_nothing(
    project: Path, hearing: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    assert main(["publish", "mat", "--date", "2026-11-01"], project) == 0
    assert main(["publish", *arguments], project) == 2
    assert expected in capsys.readouterr().err
    assert len(list((hearing / "published").glob("*.json"))) == 1


def test_without_a_report_there_is_nothing_to_store(
    project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "output/mat/work/report/snapshot.json").unlink()
    assert main(["publish", "mat"], project) == 2
    assert "Kjør «dvc repro» først" in capsys.readouterr().err


def test_what_is_held_back_by_now_is_not_stored(project: Path, hearing: Path) -> None:
    """Also where the report was made before hearing.yaml said so."""
    yaml = (hearing / "hearing.yaml").read_text()
    more = "- file: samling.zip\n  withhold: true\n"
    (hearing / "hearing.yaml").write_text(
        yaml.replace("- file: lia.txt\n", "- file: lia.txt\n  withhold: true\n") + more
    )
    assert main(["publish", "mat", "--date", "2026-11-01"], project) == 0
    assert {d.who for d in stored(hearing, "2026-11-01.json").documents} == {"Nes kommune"}


def test_a_removed_document_leaves_every_publication(
    project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for day in ("2026-11-01", "2026-11-02"):
        assert main(["publish", "mat", "--date", day], project) == 0
    assert main(["remove", "mat", "lia.txt", "--yes"], project) == 0
    assert "Tok det ut av 2 publiserte kjøringer." in capsys.readouterr().out
    for day in ("2026-11-01", "2026-11-02"):
        assert "Lia" not in (hearing / "published" / f"{day}.json").read_text()
        assert {d.who for d in stored(hearing, f"{day}.json").documents} == {"Vik kommune", "Nes kommune"}


def test_an_archive_leaves_with_its_members(project: Path, hearing: Path) -> None:
    assert main(["publish", "mat", "--date", "2026-11-01"], project) == 0
    (hearing / "documents" / "samling.zip").write_bytes(b"PK")
    assert main(["remove", "mat", "samling.zip", "--yes"], project) == 0
    assert "Vik" not in (hearing / "published" / "2026-11-01.json").read_text()


def test_nothing_is_removed_where_a_trace_could_stay(
    project: Path, hearing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hearing / "published" / "2026-11-01.json").write_text("{")
    assert main(["remove", "mat", "lia.txt", "--yes"], project) == 2
    assert "er ikke en publisert kjøring" in capsys.readouterr().err
    assert (hearing / "documents" / "lia.txt").is_file()
