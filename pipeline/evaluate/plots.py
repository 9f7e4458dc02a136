"""Plots as SVG, the same bytes for the same figures; «dvc plots show» needs no network for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from pipeline.evaluate.metrics import Judged
from pipeline.records import STANCES, Score

_STYLE: Any = {"svg.hashsalt": "horingskart", "svg.fonttype": "none", "font.size": 9}
_BLUE = "#1f5a8a"


def confusion(rows: Sequence[Judged]) -> str:
    """Coded stance (rows) against the pipeline's (columns), as counts."""
    counts = [[sum(r.stance == a and (r.said or "ingen") == b for r in rows) for b in STANCES] for a in STANCES]
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(6, 5), layout="constrained")
        axes = canvas.subplots()
        share = [[n / max(1, sum(line)) for n in line] for line in counts]
        axes.imshow(share, cmap="Blues", vmin=0, vmax=1)
        for i, line in enumerate(counts):
            for j, n in enumerate(line):
                axes.text(j, i, str(n), ha="center", va="center", color="white" if share[i][j] > 0.5 else "black")
        axes.set_xticks(range(len(STANCES)), STANCES, rotation=40, ha="right")
        axes.set_yticks(range(len(STANCES)), STANCES)
        axes.set_xlabel("pipelinens standpunkt")
        axes.set_ylabel("kodet standpunkt")
        axes.set_title("Standpunkt: kodet mot funnet")
        return _svg(canvas)


def bars(scores: Sequence[Score], title: str) -> str:
    """One bar a score, with its interval where it has one; 0 to 1."""
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(7, 1 + 0.24 * max(1, len(scores))), layout="constrained")
        axes = canvas.subplots()
        labels = [s.scope for s in scores][::-1]
        axes.barh(labels, [s.value for s in scores][::-1], color=_BLUE)
        for y, s in enumerate(scores[::-1]):
            if s.low is not None and s.high is not None:
                axes.plot([s.low, s.high], [y, y], color="black", linewidth=1)
            axes.text(1.01, y, f"{s.value:.2f}".replace(".", ","), va="center", fontsize=8)
        axes.set_xlim(0, 1)
        axes.set_title(title)
        axes.spines[["top", "right"]].set_visible(False)
        return _svg(canvas)


def counts(steps: Sequence[tuple[str, int]], title: str) -> str:
    """One bar a count."""
    with mpl.rc_context(_STYLE):
        canvas = Canvas(figsize=(7, 1 + 0.28 * max(1, len(steps))), layout="constrained")
        axes = canvas.subplots()
        axes.barh([s for s, _ in steps][::-1], [n for _, n in steps][::-1], color=_BLUE)
        for y, (_, n) in enumerate(reversed(steps)):
            axes.text(n, y, f" {n}", va="center", fontsize=8)
        axes.set_title(title)
        axes.spines[["top", "right"]].set_visible(False)
        return _svg(canvas)


def _svg(canvas: Canvas) -> str:
    out = io.StringIO()
    canvas.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()
