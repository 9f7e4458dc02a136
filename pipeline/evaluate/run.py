"""Stage ``evaluate``."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from pipeline.evaluate import plots
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.judge import PublicTables, Row, coded_measures, judge
from pipeline.evaluate.match import stem
from pipeline.evaluate.metrics import Judged, scores
from pipeline.evaluate.views import view_scores
from pipeline.params import Params
from pipeline.records import STANCES, Score
from pipeline.stage import InputFile, Inputs, Outputs, Stage, Work
from pipeline.tables import SCORE_DIGITS


class EvaluateParams(Params, frozen=True, kw_only=True):
    """n_bootstrap: resamples behind each 95 % interval. seed: of the resampling."""

    n_bootstrap: int
    seed: int


def run(inputs: Inputs, params: EvaluateParams, work: Work) -> Outputs:
    """Tabellene mot de kodede setningene; uten kodede setninger bare tellinger."""
    tables = PublicTables(
        *(read_rows(inputs.files[f"tables/{t}.csv"]) for t in PublicTables._fields),
    )
    counted = counts(tables)
    gold = read_gold(inputs.files)
    files = {"plots/antall.svg": plots.counts(list(counted.items()), "Antall")}
    metrics: dict[str, object] = {"counts": counted}
    found: list[Score] = []
    if gold is not None:
        rows, missing = judge(tables, gold)
        found = [
            *scores(rows, n_bootstrap=params.n_bootstrap, seed=params.seed),
            *view_scores(tables.documents, tables.views, gold, coded_measures(tables, gold)),
            *whole(tables, gold),
        ]
        metrics |= {"coded": coded(gold, rows, missing), "quality": nested(found)}
        files |= drawn(rows, found)
    files["metrics/metrics.json"] = msgspec.json.format(msgspec.json.encode(metrics), indent=2).decode() + "\n"
    return Outputs(files=files, tables={"scores": found})


def counts(tables: PublicTables) -> dict[str, int]:
    """What the tables hold, for comparing two runs."""
    stances = Counter(s["stance"] for s in tables.sentences if s["stance"])
    return {
        "documents": len(tables.documents),
        "analysed": sum(d["status"] == "analysed" for d in tables.documents),
        "sentences": len(tables.sentences),
        "measures": len(tables.measures),
        "theme_tags": len(tables.themes),
        "links": sum(a["accepted"] == "true" for a in tables.alignments),
        **{s: stances[s] for s in STANCES},
    }


def coded(gold: Gold, rows: Sequence[Judged], missing: Sequence[str]) -> dict[str, object]:
    """What the figures rest on."""
    return {
        "documents": len(gold.documents),
        "documents_not_analysed": len(missing),
        "sentences": len(rows),
        "sentences_covered": round(sum(r.covered for r in rows) / len(rows), SCORE_DIGITS) if rows else None,
    }


def whole(tables: PublicTables, gold: Gold) -> list[Score]:
    """How many responses have the right view of the proposal as a whole."""
    said = {stem(d["file"]): d["overall"] for d in tables.documents if d["overall"]}
    judged = [(d.overall, said[d.stem]) for d in gold.documents if d.overall and d.stem in said]
    if not judged:
        return []
    right = sum(a == b for a, b in judged) / len(judged)
    return [Score(metric="overall_accuracy", scope="alle", value=round(right, 3), n=len(judged))]


def nested(found: Sequence[Score]) -> dict[str, object]:
    """The figures over everything, as DVC shows and compares them."""
    top = {s.metric: s.value for s in found if s.scope == "alle"}
    return {**top, "stance_f1": {s.scope: s.value for s in found if s.metric == "stance_f1"}}


def drawn(rows: Sequence[Judged], found: Sequence[Score]) -> Mapping[str, str]:
    """The plots of the quality."""
    stems = [s for s in found if s.metric == "stance_kappa" and s.scope != "alle"]
    return {
        "plots/standpunkt.svg": plots.confusion(rows),
        "plots/standpunkt-f1.svg": plots.bars([s for s in found if s.metric == "stance_f1"], "Standpunkt: F1"),
        "plots/tema-f1.svg": plots.bars([s for s in found if s.metric == "one_theme_f1"], "Tema: F1"),
        "plots/dokument-kappa.svg": plots.bars(stems, "Standpunkt: kappa for hvert dokument"),
    }


def read_rows(file: InputFile) -> list[Row]:
    """The rows of a public table."""
    return list(csv.DictReader(io.StringIO(file.read().decode("utf-8"), newline="")))


STAGE = Stage(
    name="evaluate",
    params=EvaluateParams,
    run=run,
    files=("gold",),
    made=("tables",),
    outs=("metrics", "plots", "work/evaluate"),
)
