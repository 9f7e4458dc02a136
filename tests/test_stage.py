"""The runner, on a small room of its own in a temporary project."""

from __future__ import annotations

import logging
import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from pipeline import stage, tables
from pipeline.params import Params
from pipeline.records import Count, Reject
from pipeline.stage import InputFile, Inputs, LawBroken, Limits, Outputs, Stage, Why, Work


class SummaryParams(Params, frozen=True, kw_only=True):
    times: int


CALLS: list[str] = []


def shout(word: str) -> str:
    CALLS.append(word)
    return word.upper()


def doubled(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
    """Gjør om ordene til store bokstaver."""
    words = inputs.files["words.txt"].read().decode().split()
    loud = work.map(shout, words, result=str, key=lambda w: w, processes=False)
    return Outputs(
        tables={"counts": [Count(step=w, n=params.times) for w in loud]},
        arrays={"numbers": np.ones((2, 2), dtype=np.float32)},
        rejects=(Reject(stage="summary", item="x", reason="for kort"),),
        failure="for mye refusert" if params.times > 9 else None,
    )


ROOM = Stage(name="summary", params=SummaryParams, run=doubled, files=("words.txt",))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "corpus" / "prøve").mkdir(parents=True)
    (tmp_path / "corpus" / "prøve" / "words.txt").write_text("ja nei", encoding="utf-8")
    settings(tmp_path, "times: 2")
    monkeypatch.chdir(tmp_path)
    CALLS.clear()
    return tmp_path


def settings(project: Path, section: str) -> None:
    text = f"hearings: [prøve]\nrun: {{jobs: 1, max_refused: 0.5}}\nsummary: {{{section}}}\n"
    (project / "params.yaml").write_text(text, encoding="utf-8")


def test_a_stage_writes_its_tables_arrays_and_rejects(project: Path) -> None:
    assert stage.main(ROOM, ["prøve"]) == stage.DONE
    work = project / "output" / "prøve" / "work" / "summary"
    assert tables.read_records(work / "counts.jsonl", Count) == (Count(step="JA", n=2), Count(step="NEI", n=2))
    assert tables.read_array(work / "numbers.npy").sum() == 4
    rejects = tables.read_csv(project / "output" / "prøve" / "rejects" / "summary.csv")
    assert [r["reason"] for r in rejects] == ["for kort"]


def test_files_of_the_project_itself_are_read_where_they_are(project: Path) -> None:
    given: list[str] = []

    def shows(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Viser hva den fikk."""
        given.extend(inputs.files)
        return Outputs()

    (project / "models" / "one").mkdir(parents=True)
    (project / "models" / "one" / "README.md").write_text("# one", encoding="utf-8")
    room = Stage(name="summary", params=SummaryParams, run=shows, project=("params.yaml", "models/one", "models/two"))
    assert stage.main(room, ["prøve"]) == stage.DONE
    assert given == ["params.yaml", "models/one/README.md"]


def test_only_what_changed_is_done_again(project: Path) -> None:
    stage.main(ROOM, ["prøve"])
    (project / "corpus" / "prøve" / "words.txt").write_text("ja nei kanskje", encoding="utf-8")
    stage.main(ROOM, ["prøve"])
    assert CALLS == ["ja", "nei", "kanskje"]


def test_changed_params_are_not_answered_from_the_cache(project: Path) -> None:
    stage.main(ROOM, ["prøve"])
    settings(project, "times: 3")
    stage.main(ROOM, ["prøve"])
    assert CALLS == ["ja", "nei", "ja", "nei"]


def test_a_spoilt_cache_file_costs_only_time(project: Path) -> None:
    stage.main(ROOM, ["prøve"])
    for f in (project / ".cache").rglob("*"):
        if f.is_file():
            f.write_bytes(b"{")
    assert stage.main(ROOM, ["prøve"]) == stage.DONE
    assert CALLS == ["ja", "nei", "ja", "nei"]


def test_what_was_made_before_is_gone(project: Path) -> None:
    stale = project / "output" / "prøve" / "work" / "summary" / "old.jsonl"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}")
    stage.main(ROOM, ["prøve"])
    assert not stale.exists()


@pytest.mark.parametrize(
    ("section", "code", "said"),
    [
        ("times: 10", stage.BROKEN, "for mye refusert"),
        ("times: two", stage.MISUSED, "summary"),
        ("time: 2", stage.MISUSED, "time"),
        ("", stage.MISUSED, "times"),
    ],
)
def test_exit_codes_say_what_happened(
    project: Path, caplog: pytest.LogCaptureFixture, section: str, code: int, said: str
) -> None:
    settings(project, section)
    with caplog.at_level(logging.ERROR):
        assert stage.main(ROOM, ["prøve"]) == code
    assert said in caplog.text


def test_a_broken_law_is_exit_code_one(project: Path) -> None:
    def broken(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Bryter loven."""
        raise LawBroken("lov 2: …")

    assert stage.main(Stage(name="summary", params=SummaryParams, run=broken), ["prøve"]) == stage.BROKEN


def test_a_missing_input_is_called_wrongly(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "corpus" / "prøve" / "words.txt").unlink()
    assert stage.main(ROOM, ["prøve"]) == stage.MISUSED
    assert "words.txt" in caplog.text


def test_a_stage_cannot_write_outside_its_folders(project: Path) -> None:
    def escapes(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Prøver å skrive utenfor."""
        return Outputs(files={"work/summary/../../../../x.txt": "x"})

    assert stage.main(Stage(name="summary", params=SummaryParams, run=escapes), ["prøve"]) == stage.BROKEN
    assert not (project / "x.txt").exists()


def test_stages_may_own_single_files_in_one_folder(project: Path) -> None:
    def one(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Lager én fil."""
        return Outputs(files={"export/a.txt": "a"} if params.times == 2 else {})

    room = Stage(name="summary", params=SummaryParams, run=one, outs=("export/a.txt", "export/rest"))
    export = project / "output" / "prøve" / "export"
    export.mkdir(parents=True)
    (export / "b.txt").write_text("en annens", encoding="utf-8")
    assert stage.main(room, ["prøve"]) == stage.DONE
    assert sorted(p.name for p in export.iterdir()) == ["a.txt", "b.txt", "rest"]
    settings(project, "times: 3")
    assert stage.main(room, ["prøve"]) == stage.DONE
    assert sorted(p.name for p in export.iterdir()) == ["b.txt", "rest"], (
        "det som ikke lages på nytt, blir ikke liggende"
    )


@pytest.mark.parametrize("name", ["../utenfor", "/tmp", "Stor", "", "a b"])
def test_a_hearing_has_a_plain_name(project: Path, name: str) -> None:
    assert stage.main(ROOM, [name]) == stage.MISUSED


def test_work_in_processes_keeps_the_order() -> None:
    work = Work(title="t", version="v", jobs=2)
    assert work.map(str.upper, list("abcdefgh"), result=str, key=str) == list("ABCDEFGH")


def unruly(word: str) -> str:
    """Does what its word says."""
    if word == "sleep":
        time.sleep(60)
    if word == "eat":
        return str(len(bytearray(2_000_000_000)))
    if word == "die":
        os._exit(3)
    if word == "shot":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "big":
        return "x" * 3_000_000
    if word == "raise":
        raise LookupError(word)
    return word.upper()


def given_up(word: str, why: Why) -> str:
    return f"{word}: {why}"


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_hangs_eats_or_dies_ends_alone(jobs: int, tmp_path: Path) -> None:
    work = Work(title="t", version="v", jobs=jobs, cache=tmp_path)
    words = ["a", "sleep", "die", "b", "eat", "c", "shot", "big", "d"]
    limits = Limits(seconds=1.0, megabytes=500)
    done = work.map(unruly, words, result=str, key=str, limits=limits, failed=given_up)
    expected = ["A", "sleep: time", "die: crash", "B", "eat: memory", "C", "shot: crash", "x" * 3_000_000, "D"]
    assert done == expected
    # Only what was done is reused: the rest may have been the machine's fault.
    assert sum(f.is_file() for f in tmp_path.rglob("*")) == 5


def test_with_limits_an_error_is_still_an_error() -> None:
    work = Work(title="t", version="v")
    with pytest.raises(LookupError, match="raise"):
        work.map(unruly, ["raise"], result=str, key=str, limits=Limits(9, 500), failed=given_up)


def test_with_limits_and_nothing_to_do() -> None:
    work = Work(title="t", version="v")
    assert work.map(unruly, [], result=str, key=str, limits=Limits(9, 500), failed=given_up) == []


def test_links_and_pipes_are_given_but_not_as_plain_files(tmp_path: Path) -> None:
    inside = tmp_path / "corpus" / "x" / "documents"
    (inside / "mappe").mkdir(parents=True)
    (tmp_path / "hemmelig.txt").write_text("x")
    (tmp_path / "annet").mkdir()
    (inside / "a.txt").write_text("x")
    for name, target in {
        "inn.txt": "a.txt",
        "mappe/inn.txt": "../a.txt",
        "ut.txt": tmp_path / "hemmelig.txt",
        "borte.txt": "ingenting",
        "ring.txt": "ring.txt",
        "katalog": tmp_path / "annet",
    }.items():
        (inside / name).symlink_to(target)
    os.mkfifo(inside / "rør")
    Path(os.fsdecode(os.fsencode(inside / "brev") + b"\xff.txt")).write_text("x")
    found = {f.name: f.is_plain for f in stage.input_files(tmp_path / "corpus" / "x", "documents")}
    assert found == {
        "documents/a.txt": True,
        "documents/borte.txt": False,
        "documents/brev\\xff.txt": True,
        "documents/inn.txt": True,
        "documents/katalog": False,
        "documents/mappe/inn.txt": True,
        "documents/ring.txt": False,
        "documents/rør": False,
        "documents/ut.txt": False,
    }
    (tmp_path / "corpus" / "y").mkdir()
    (tmp_path / "corpus" / "y" / "documents").symlink_to(inside)
    linked = {f.name: f.is_plain for f in stage.input_files(tmp_path / "corpus" / "y", "documents")}
    assert linked["documents/a.txt"]
    assert not linked["documents/ut.txt"]


def test_an_input_file_is_copied_as_it_is(project: Path) -> None:
    def copies(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Kopierer."""
        return Outputs(files={"work/summary/w.txt": inputs.files["words.txt"]})

    room = Stage(name="summary", params=SummaryParams, run=copies, files=("words.txt",))
    assert stage.main(room, ["prøve"]) == stage.DONE
    assert (project / "output/prøve/work/summary/w.txt").read_text() == "ja nei"
    assert InputFile("w", project / "output/prøve/work/summary/w.txt").size == 6


def test_a_file_that_all_hearings_share_is_read_at_the_root(project: Path) -> None:
    def copies(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
        """Kopierer."""
        return Outputs(files={"work/summary/p.yaml": inputs.files["params.yaml"]})

    room = Stage(name="summary", params=SummaryParams, run=copies, project=("params.yaml",))
    assert stage.main(room, ["prøve"]) == stage.DONE
    made = project / "output/prøve/work/summary/p.yaml"
    assert made.read_bytes() == (project / "params.yaml").read_bytes()
