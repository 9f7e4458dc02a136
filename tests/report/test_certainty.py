"""Views that rest only on what the program is unsure of."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.report.context.certainty import unsure_views
from pipeline.report.context.standing import panels
from pipeline.report.data import core
from pipeline.report.material import Material, gather
from tests.report import mini


def read(folder: Path, unsure: set[str], reviewed: str | None = None) -> Material:
    """The mini hearing, where the links of the sentences ``unsure`` have a score of 0.5."""
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5, reviewed=reviewed) if a.sentence_id in unsure else a
        for a in tables.tables["align/alignments"]
    )
    return gather(tables.inputs(folder))


def test_a_view_is_unsure_when_all_its_quotes_are(tmp_path: Path) -> None:
    assert unsure_views(read(tmp_path / "a", set())) == frozenset()
    assert unsure_views(read(tmp_path / "b", {"kommune-pdf/0004"})) == frozenset()  # it has a surer quote beside it
    both = {"kommune-pdf/0004", "kommune-pdf/0005", "sak-pdf/0001"}
    assert unsure_views(read(tmp_path / "c", both)) == {
        ("Solvang kommune", "boks-3.1/01", None),
        ("Sør lokallag", "boks-3.1/01", None),  # taken over from Solvang kommune, and no surer
        ("Solvang kommune", "boks-3.2/02", "Reform & <endring> (2022)"),
    }
    assert unsure_views(read(tmp_path / "d", both, "Kari Nordli, 2026-10-12")) == frozenset()


def test_a_quote_that_only_mentions_the_measure_makes_no_view_sure(tmp_path: Path) -> None:
    """«kommune-pdf/0005» is surer than «kommune-pdf/0004», but now says nothing of the tax."""
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.5) if a.sentence_id == "kommune-pdf/0004" else a
        for a in tables.tables["align/alignments"]
    )
    tables.tables["summary/quotes"] = tuple(
        msgspec.structs.replace(q, relation="nevner") if q.sentence_id == "kommune-pdf/0005" else q
        for q in tables.tables["summary/quotes"]
    )
    assert ("Solvang kommune", "boks-3.1/01", None) in unsure_views(gather(tables.inputs(tmp_path)))


def test_headlines_count_only_what_is_sure(tmp_path: Path) -> None:
    before = {r.id: r.n for p in panels(read(tmp_path / "a", set()), 6, 5) if p.key == "stotte" for r in p.rows}
    m = read(tmp_path / "b", {"kommune-pdf/0004", "kommune-pdf/0005"})
    (support,) = (p for p in panels(m, 6, 5) if p.key == "stotte")
    # of three who have a view of the tax, two support it on quotes that are now unsure; the company is of two minds
    assert before["boks-3.1/01"] == 3
    assert "boks-3.1/01" not in {r.id for r in support.rows}
    assert {r.id: r.n for r in support.rows} == {k: n for k, n in before.items() if k != "boks-3.1/01"}
    data = core(m)
    told = [(data["senders"][v[0]][0], data["measures"][v[1]][0]) for v in data["views"] if v[6]]
    assert told == [("Solvang kommune", "boks-3.1/01"), ("Sør lokallag", "boks-3.1/01")]


def test_a_row_says_how_many_unsure_views_it_leaves_out(tmp_path: Path) -> None:
    m = read(tmp_path, {"kommune-pdf/0006"})  # the municipality against the fee
    (against,) = (r for p in panels(m, 6, 5) if p.key == "motstand" for r in p.rows if r.id == "boks-3.2/02")
    assert (against.n, against.n_unsure, against.doubts) == (3, 1, "usikre-boks-3.2-02")
    assert {t.key: t.n for t in against.tally} == {"kritisk": 2, "støtter": 1}
