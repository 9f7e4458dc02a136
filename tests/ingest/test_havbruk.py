"""All answers of the two real hearings: sender, date and language of each, as the collector wrote them down."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from pipeline.ingest.aliases import name_key
from pipeline.ingest.entries import Entry, make_entries
from pipeline.ingest.hearing import HearingFile
from pipeline.ingest.text import read_text
from pipeline.language import detect

pytestmark = pytest.mark.real

LABEL = re.compile(r"\s*\((?:uten merknader|PDF, \d+KB)\)$")
TITLE = "Skattlegging av havbruk"


@pytest.fixture(scope="module")
def listed(shared: Path) -> dict[str, dict[str, str]]:
    with (shared / "corpus/havbruk/documents.csv").open(encoding="utf-8", newline="") as f:
        return {row["file"]: row for row in csv.DictReader(f)}


def read(shared: Path, files: dict[str, dict[str, str]], drop: str = "") -> dict[str, Entry]:
    """The files as ingest sees them; ``drop``: a pattern of what is taken out of each first."""
    texts = {f: (shared / "corpus/havbruk" / f).read_text(encoding="utf-8") for f in files}
    cut = {f: re.sub(drop, "", t) if drop else t for f, t in texts.items()}
    extracted = {f: (f, read_text(t.encode())) for f, t in cut.items()}
    return {e.file: e for e in make_entries(HearingFile(title=TITLE), extracted)}


def right(entries: dict[str, Entry], listed: dict[str, dict[str, str]]) -> list[str]:
    wanted = {f: name_key(LABEL.sub("", row["sender"])) for f, row in listed.items()}
    return [f for f, e in entries.items() if name_key(e.sender or "") == wanted[f]]


def test_sender_date_and_language_of_all_44(shared: Path, listed: dict[str, dict[str, str]]) -> None:
    entries = read(shared, listed)
    assert len(entries) == 44
    assert sorted(right(entries, listed)) == sorted(listed)
    assert {f: e.date for f, e in entries.items()} == {f: row["date"] or None for f, row in listed.items()}
    argued = {
        f: " ".join(b.text for b in e.blocks if b.kind not in ("letterhead", "signature")) for f, e in entries.items()
    }
    assert {f: detect(t) for f, t in argued.items()} == {f: row["language"] for f, row in listed.items()}


def test_most_senders_without_the_portals_heading(shared: Path, listed: dict[str, dict[str, str]]) -> None:
    """What the letters themselves say of who sends them: half of them have neither title nor signature."""
    entries = read(shared, listed, r"^Høringssvar fra .*\n\nDato:\n.*\n")
    assert len(right(entries, listed)) >= 38
