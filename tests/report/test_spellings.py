"""The dictionaries' other spellings: the same whether they are stored or made."""

from __future__ import annotations

from pathlib import Path

from pipeline.report.spellings import meeting, spellings, stored_spellings
from pipeline.stage import Work


def test_nouns_in_ing_and_ning_meet_in_both_standards() -> None:
    assert meeting("rådgivning") == meeting("rådgiving") == meeting("rådgjeving")


def test_other_spellings_stand_under_their_key() -> None:
    found = spellings()
    assert "bustad" in found["bolig"]
    assert "rådgivning" in found[meeting("rådgivning")]
    assert all(meeting(word) == key != word for key in list(found)[::500] for word in found[key])


def test_what_is_stored_is_what_was_made(tmp_path: Path) -> None:
    work = Work(title="", version="v", cache=tmp_path)
    first = stored_spellings(work)
    assert len([p for p in tmp_path.rglob("*") if p.is_file()]) == 1
    assert stored_spellings(work) == first == spellings()
