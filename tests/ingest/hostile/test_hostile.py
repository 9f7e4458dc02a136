"""A folder of hostile and broken files read in one go: each ends as it should, and the run goes on."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.ingest.run import run
from pipeline.records import Document
from pipeline.stage import Inputs, Work, input_files
from tests.ingest.hostile.kinds import COLUMNS, KINDS, Kind
from tests.ingest.settings import settings

PARAMS = settings(
    max_megabytes=50,
    seconds=8,
    memory_megabytes=600,
    max_characters=2_000_000,
    max_pages=200,
    max_members=1000,
    max_unpacked_megabytes=50,
)
FEWEST = 60


class Ran(NamedTuple):
    """What became of the folder, and what lay around it before and after."""

    documents: dict[str, Document]
    before: list[str]
    after: list[str]


def around(folder: Path) -> list[str]:
    return sorted(str(p) for p in folder.rglob("*") if "documents" not in p.parts)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    outside = tmp_path_factory.mktemp("utenfor")
    base = outside / "corpus" / "mat"
    (base / "documents").mkdir(parents=True)
    for kind in KINDS:
        path = base / "documents" / kind.file
        if kind.writes:
            kind.make(path)  # type: ignore[call-arg]
        else:
            path.write_bytes(kind.make())  # type: ignore[call-arg, arg-type]
    listed = "".join(f"- file: {name}\n  columns: {{sender: Hvem, text: Svar}}\n" for name in COLUMNS)
    (base / "hearing.yaml").write_text(f"title: Mat\ndocuments:\n{listed}", encoding="utf-8")
    before = around(outside)
    files = {f.name: f for n in ("hearing.yaml", "documents") for f in input_files(base, n)}
    outputs = run(Inputs(hearing="mat", files=files), PARAMS, Work("fiendtlig", "1", jobs=2, max_refused=1))
    found = {d.file: d for d in outputs.tables["documents"] if isinstance(d, Document)}
    return Ran(found, before, around(outside))


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: ascii(k.file)[1:-1])
def test_each_ends_as_it_should(ran: Ran, kind: Kind) -> None:
    for file, (status, reason) in kind.ends.items():
        document = ran.documents[file]
        # Many kinds hold the same letter: then all but one are its duplicates, which only what was read can be.
        ended = "analysed" if document.status == "duplicate" else document.status
        assert (ended, document.reason) == (status, document.reason)
        assert status == "analysed" or reason in (document.reason or "")


def test_nothing_is_there_that_no_kind_gave(ran: Ran) -> None:
    named = {f for k in KINDS for f in k.ends}
    tops = {k.file for k in KINDS}
    rest = [d for f, d in ran.documents.items() if f not in named]
    assert all(d.file.split("/")[0] in tops and d.status in ("refused", "empty") for d in rest)


def test_nothing_was_written_anywhere(ran: Ran) -> None:
    assert ran.before == ran.after


def test_each_reason_is_a_sentence_and_each_kind_is_its_own(ran: Ran) -> None:
    assert all((d.reason or "X.").endswith(".") for d in ran.documents.values())
    assert len({k.what for k in KINDS}) == len({k.file for k in KINDS}) == len(KINDS) >= FEWEST


def test_the_table_in_the_docs_is_this_one(root: Path) -> None:
    text = (root / "docs" / "ingest.md").read_text(encoding="utf-8")
    for kind in KINDS:
        statuses = ", ".join(dict.fromkeys(status for status, _ in kind.ends.values()))
        assert f"| {kind.what} | {kind.meets} | {statuses} |\n" in text
