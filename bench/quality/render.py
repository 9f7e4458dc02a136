"""The page, from figures and a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bench.quality.counts import Figure
from bench.quality.hearing import Measured
from bench.quality.heldout import Task
from bench.quality.judged import Wrong
from bench.quality.text import TextCounts
from pipeline.align.candidates import AlignParams
from pipeline.params import load
from pipeline.positions.run import PositionsParams
from pipeline.records import RELATIONS, STANCES
from pipeline.themes.run import ThemesParams

NONE = "–"


class Material(NamedTuple):
    """All that the page is made of. ``of_example``: the deciders on the example's sentences; ``alone``: deciders that
    are fitted on the example and nothing else; ``params``: the file with the thresholds."""

    text: TextCounts
    tasks: dict[str, Task]
    of_example: dict[str, Task]
    example: Measured
    alone: Sequence[str]
    real: Measured | None
    worst: Sequence[Wrong]
    params: Path


def render(material: Material) -> str:
    """The page as Markdown, the same for the same figures."""
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"fig": fig, "share": share, "cell": cell, "thousands": thousands}
    return env.get_template("quality.md.jinja").render(
        **material._asdict() | {"params": None},
        held_fields=held_fields(material.tasks),
        fig=fig,
        guess=guess,
        share=share,
        stances=STANCES,
        relations=RELATIONS,
        min_score=load("positions", PositionsParams, material.params).min_score,
        doubt=load("positions", PositionsParams, material.params).doubt,
        accept=load("align", AlignParams, material.params).accept,
        threshold=load("themes", ThemesParams, material.params).threshold,
    )


def held_fields(tasks: Mapping[str, Task]) -> list[str]:
    """The fields that are held out, in alphabetical order."""
    return sorted({line.name for task in tasks.values() for line in task.fields})


def fig(figure: Figure | None) -> str:
    """«0.81 (0.78–0.84)»."""
    if figure is None or figure.value is None:
        return NONE
    if figure.low is None or figure.high is None:
        return f"{figure.value:.2f}"
    return f"{figure.value:.2f} ({figure.low:.2f}–{figure.high:.2f})"


def guess(figure: Figure | None, off: float) -> str:
    """What to expect elsewhere: from ``off`` below the lower end of the interval to the figure, in steps of 0.05."""
    if figure is None or figure.value is None:
        return NONE
    low = max(0.0, (figure.value if figure.low is None else figure.low) - off)
    return f"{int(low * 20 + 1e-9) / 20:.2f}–{int(figure.value * 20 + 1e-9) / 20:.2f}"


def share(figure: Figure | None) -> str:
    """«1.3 % (0.4–2.5)»."""
    if figure is None or figure.value is None:
        return NONE
    shown = f"{100 * figure.value:.1f} %"
    if figure.low is None or figure.high is None:
        return shown
    return f"{shown} ({100 * figure.low:.1f}–{100 * figure.high:.1f})"


def cell(text: str) -> str:
    """Text that can stand in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def thousands(n: int) -> str:
    """«6,798»."""
    return f"{n:,}"
