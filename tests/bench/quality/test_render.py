"""The page from figures made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.counts import Bin, Figure
from bench.quality.hearing import Measured, Reliability, WayFigures
from bench.quality.heldout import Line, Task
from bench.quality.judged import Wrong
from bench.quality.render import Material, cell, fig, guess, render, share
from bench.quality.text import TextCounts
from pipeline.records import RELATIONS, STANCES

HALF = Figure(0.5, 0.25, 0.75, 8)


def test_figures_as_text() -> None:
    assert fig(Figure(0.806, 0.7, 0.9)) == "0.81 (0.70–0.90)"
    assert fig(Figure(0.806)) == "0.81"
    assert fig(Figure(None)) == fig(None) == "–"
    assert share(Figure(0.013, 0.0, 0.027)) == "1.3 % (0.0–2.7)"


def test_what_to_expect_lies_below_what_was_measured() -> None:
    assert guess(Figure(0.74, 0.7, 0.78), 0.05) == "0.65–0.70"
    assert guess(Figure(0.22, 0.07, 0.37), 0.1) == "0.00–0.20"
    assert guess(None, 0.1) == "–"


def test_text_in_a_cell() -> None:
    assert cell("Ja | nei\n til") == "Ja \\| nei til"


def task(*, ranked: bool, labels: tuple[str, ...]) -> Task:
    names = ("f1", "precision", "recall", "kappa", "accuracy", "against_as_for", *(("mrr",) if ranked else ()))
    line = Line("alt", dict.fromkeys(names, HALF))
    return Task(
        parts=[line],
        fields=[line],
        standards=[line._replace(name="nb"), line._replace(name="nn")],
        labels=[line._replace(name=x) for x in labels],
        bins=[Bin(0.5, 0.6, 1234, 0.55, 0.5)],
        error=0.05,
        confusion=[[1] * 7] * 6,
        n=1234,
    )


def measured(hearing: str, models: str) -> Measured:
    names = ("theme_f1", "stance_kappa", "against_read_as_for", "stance_abstained", "mean_reciprocal_rank")
    figures = dict.fromkeys((*names, "link_f1", "document_link_f1", "relation_accuracy"), HALF)
    sure = Reliability([Bin(0.5, 0.6, 4, 0.55, 0.5)], 0.05)
    return Measured(
        made_by="make quality",
        hearing=hearing,
        models=models,
        documents=2,
        sentences=1500,
        ways=[WayFigures("alt", figures)],
        stances=dict.fromkeys(STANCES, HALF),
        themes={"bolig": HALF},
        languages={"nb": figures},
        confusion=[[2] * 7] * 6,
        reliability={"stance": sure, "theme": sure, "link": sure},
    )


@pytest.fixture
def material(root: Path) -> Material:
    return Material(
        text=TextCounts(2, 1500, {"nb": 1000, "nn": 500}, {"ingen": 1500}, {"i-tråd": 3}, 0, 1),
        tasks={
            "stance": task(ranked=False, labels=STANCES),
            "link": task(ranked=True, labels=()),
            "relation": task(ranked=False, labels=RELATIONS),
        },
        of_example={"theme": task(ranked=False, labels=("bolig",)), "link": task(ranked=True, labels=())},
        example=measured("eksempel", "a"),
        alone=["theme"],
        real=None,
        worst=[Wrong("001-007", "Det er | godt ment.", "kritisk", "støtter", 0.9, True, None)],
        params=root / "params.yaml",
    )


def columns(page: str) -> list[tuple[str, set[int]]]:
    """Every table by its first line, with how many cells its lines have."""
    out: list[tuple[str, set[int]]] = []
    before = ""
    for line in page.splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                out.append((line, set()))
            out[-1][1].add(line.replace("\\|", "").count("|"))
        before = line
    return out


@pytest.mark.parametrize("with_real", [False, True])
def test_every_table_has_as_many_cells_in_every_line(material: Material, with_real: bool) -> None:
    page = render(material._replace(real=measured("rusfeltet", "a") if with_real else None))
    tables = columns(page)
    assert len(tables) > 20
    assert all(len(cells) == 1 for _, cells in tables), [head for head, cells in tables if len(cells) > 1]
    assert "1,234" in page
    assert ("### The real hearing" in page) is with_real


def test_an_error_without_an_explanation_says_so(material: Material) -> None:
    assert (
        "| «Det er \\| godt ment.» (001-007) | kritisk | støtter – **turned around** | 0.90 | ikke forklart ennå |"
        in (render(material))
    )


def test_figures_of_the_real_hearing_that_are_older_than_the_models_say_so(material: Material) -> None:
    assert "earlier version" not in render(material._replace(real=measured("rusfeltet", "a")))
    assert "earlier version" in render(material._replace(real=measured("rusfeltet", "b")))


def test_the_same_figures_make_the_same_page(material: Material) -> None:
    assert render(material) == render(material)
