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
        ("Solvang kommune", "boks-3.2/02", "Reform & <endring> (2022)"),
    }


def test_headlines_and_data_say_how_many_are_unsure(tmp_path: Path) -> None:
    m = read(tmp_path, {"kommune-pdf/0004", "kommune-pdf/0005"})
    (support,) = (p for p in panels(m, 6, 5) if p.key == "stotte")
    doubt = {r.id: r.n_unsure for r in support.rows}
    assert doubt["boks-3.1/01"] == 1
    assert sum(doubt.values()) == 1
    data = core(m)
    told = [(data["senders"][v[0]][0], data["measures"][v[1]][0]) for v in data["views"] if v[6]]
    assert told == [("Solvang kommune", "boks-3.1/01")]
