"""Records and tables come back as they were written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import tables
from pipeline.records import STANCES, Review, Sentence, SentenceStance, doc_id, sentence_id, slug

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


def sentence(n: int, text: str) -> Sentence:
    return Sentence(
        doc_id="a",
        sentence_id=sentence_id("a", n),
        block_id="a/b0001",
        block_kind="paragraph",
        kind="sentence",
        page=1,
        start=0,
        end=len(text),
        heading=None,
        text=text,
    )


def review(n: int, text: str, new: str = "imot", date: str = "2026-11-21") -> Review:
    key = {"doc_id": "a", "sentence_id": sentence_id("a", n), "digest": tables.text_digest(text), "text": text}
    return Review(kind="stance", old="", new=new, who="Kari", date=date, **key)


def test_decisions_come_back() -> None:
    rows = (review(1, "Nei, «takk»;\r\nikke nå."), review(2, "Ja."))
    written = tables.csv_text(tables.REVIEW_COLUMNS, ([getattr(r, c) for c in tables.REVIEW_COLUMNS] for r in rows))
    assert tables.read_reviews(written.encode(), "review.csv") == rows
    assert tables.read_reviews(b"\xef\xbb\xbf" + written.encode(), "review.csv") == rows


@pytest.mark.parametrize(
    "empty", ["", "\n", "sentence_id,field,value,reviewer,note\n", ",".join(tables.REVIEW_COLUMNS)]
)
def test_a_file_without_decisions(empty: str) -> None:
    assert tables.read_reviews(empty.encode(), "review.csv") == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "syn"}, "rad 2, kind: «syn» er ikke tillatt. Velg blant stance, theme, alignment, view"),
        ({"new": "misfornøyd"}, "rad 2, new: «misfornøyd» er ikke tillatt for stance"),
        ({"date": "i går"}, "rad 2, date: «i går» er ingen dato"),
        ({"who": ""}, "rad 2, who: tom"),
        ({"digest": ""}, "rad 2, digest: tom"),
        ({"text": "Noe annet."}, "rad 2, digest: hører ikke til setningen «Noe annet.»"),
    ],
)
def test_a_wrong_decision_is_told_by_row_and_column(change: dict[str, str], said: str) -> None:
    row = {c: getattr(review(1, "Ja."), c) for c in tables.REVIEW_COLUMNS} | change
    with pytest.raises(tables.TableError, match=said):
        tables.read_reviews(tables.csv_text(list(row), [list(row.values())]).encode(), "review.csv")


def test_other_columns_are_refused() -> None:
    with pytest.raises(tables.TableError, match="kolonnene er sentence_id, new"):
        tables.read_reviews(b"sentence_id,new\na/0001,imot\n", "review.csv")


def test_the_digest_leaves_out_what_is_not_seen() -> None:
    assert tables.text_digest("Barne\u00adhage\u00a0nå") == tables.text_digest("Barnehage  nå\n")
    assert tables.text_digest("Barnehage nå") != tables.text_digest("Barnehage nå?")
    assert len(tables.text_digest("")) == 16


def test_a_decision_finds_its_sentence_by_its_words() -> None:
    now = [sentence(1, "Vi er her."), sentence(2, "Nei."), sentence(3, "Ja."), sentence(4, "Ja.")]
    moved, by_id, unsure, gone = review(1, "Nei."), review(4, "Ja."), review(9, "Ja."), review(5, "Kanskje.")
    placed = tables.place_reviews([moved, by_id, unsure, gone], now, "positions")
    assert placed.by_sentence == {"a/0002": (moved,), "a/0004": (by_id,)}
    assert sorted(r.reason.split(" er ikke brukt: ")[1] for r in placed.lost) == [
        "2 setninger i a har disse ordene (a/0003, a/0004); avgjør på nytt hvilken",
        "setningen finnes ikke lenger i a",
    ]


def test_of_two_decisions_the_later_counts() -> None:
    later, earlier = review(1, "Nei.", "imot", "2026-11-22"), review(2, "Nei.", "kritisk", "2026-11-21")
    placed = tables.place_reviews([later, earlier], [sentence(3, "Nei.")], "positions")
    assert placed.by_sentence == {"a/0003": (later,)}
    assert [r.item for r in placed.lost] == ["a/0002"]
