"""Records and tables come back as they were written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables
from pipeline.records import STANCES, SentenceStance, doc_id, sentence_id, slug

text = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    rows=st.lists(
        st.builds(
            SentenceStance,
            doc_id=text,
            sentence_id=text,
            stance=st.sampled_from([*STANCES, None]),
            score=st.none() | st.floats(0, 1),
            cue=st.none() | text,
        )
    )
)
def test_records_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list[SentenceStance]) -> None:
    path = tmp_path_factory.mktemp("t") / "rows.jsonl"
    tables.write_records(path, rows)
    assert list(tables.read_records(path, SentenceStance)) == rows


@given(st.lists(st.lists(text, min_size=2, max_size=2)))
def test_csv_cells_are_exact(rows: list[list[str]]) -> None:
    """Whatever a letter holds, the cell holds: commas, quotes, line breaks, formulas."""
    written = tables.csv_text(["a", "b"], rows)
    assert list(csv.reader(io.StringIO(written, newline="")))[1:] == rows


def test_cells_of_other_types() -> None:
    assert tables.csv_text(["a"], [[None], [True], [False], [("x", "y")], [0.5]]) == 'a\n""\ntrue\nfalse\nx ; y\n0.5\n'


def test_a_spoilt_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"doc_id": "a", "sentence_id": "b", "stance": "kanskje", "score": 1, "cue": null}\n')
    with pytest.raises(tables.TableError, match=r"rows\.jsonl, linje 1: .*stance"):
        tables.read_records(path, SentenceStance)


def test_ids() -> None:
    assert doc_id("mappe/Høringssvar fra Ås (1).PDF") == "mappe-høringssvar-fra-ås-1-pdf"
    assert sentence_id("a-pdf", 7) == "a-pdf/0007"
    assert slug("«…»") == "x"


@given(text)
def test_a_slug_is_safe_in_a_path(name: str) -> None:
    made = slug(name)
    assert made
    assert "/" not in made
    assert not made.startswith((".", "-"))
