"""Judges the senders' views of measures: what an adviser reads off the matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evaluate.gold import Gold
from pipeline.evaluate.match import stem
from pipeline.evaluate.metrics import f1
from pipeline.records import Score, ViewLabel

Cell = tuple[str, str]
"""sender, coded measure id"""

SIDE: dict[str, int] = {"støtter": 1, "støtter-med-forbehold": 1, "kritisk": -1, "imot": -1}


def view_scores(
    documents: Sequence[Mapping[str, str]], views: Sequence[Mapping[str, str]], gold: Gold, same: Mapping[str, str]
) -> list[Score]:
    """Three figures over the cells of the matrix (sender × coded measure), inherited views left out.

    ``view_cells_f1``: whether a sender has a view at all; ``view_f1``: whether it is the right one of the seven;
    ``view_reversed``: share of cells, with a view for or against both coded and found, where one is for and the other
    against (lower is better). ``same`` maps the pipeline's measure ids to the coded ones.
    """
    senders = {stem(d["file"]): d["sender"] for d in documents if d["status"] == "analysed"}
    coded: dict[Cell, ViewLabel] = {
        (senders[d.stem], measure): view
        for d in gold.documents
        if d.views is not None and d.stem in senders
        for measure, view in d.views.items()
    }
    judged = {senders[d.stem] for d in gold.documents if d.views is not None and d.stem in senders}
    if not judged:
        return []
    found: dict[Cell, str] = {
        (v["sender"], same[v["measure_id"]]): v["view"]
        for v in views
        if v["sender"] in judged and v["measure_id"] in same and not v["inherited_from"]
    }
    cells = sorted(coded.keys() | found.keys())
    triples = sorted({(*c, str(v)) for c, v in coded.items()} | {(*c, v) for c, v in found.items()})
    both = [(SIDE[coded[c]], SIDE[found[c]]) for c in cells if coded.get(c) in SIDE and found.get(c) in SIDE]
    figures = {
        "view_cells_f1": f1((c in coded, c in found) for c in cells),
        "view_f1": f1((coded.get(t[:2]) == t[2], found.get(t[:2]) == t[2]) for t in triples),
        "view_reversed": sum(a != b for a, b in both) / len(both) if both else None,
    }
    return [
        Score(metric=name, scope="alle", value=round(value, 3), n=len(coded))
        for name, value in figures.items()
        if value is not None
    ]
