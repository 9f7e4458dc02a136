"""The way from files to aligned positions as a figure: what each step holds, and which part of it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.report.i18n import msg

WIDTH = 1000.0
"""Of a bar, in the drawing's own units."""

_STEPS: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "sentences",
        msg("Setninger lest i svar og innspill"),
        (
            ("positions", msg("med et standpunkt: posisjoner")),
            ("without", msg("uten standpunkt")),
            ("abstained", msg("programmet har ikke tatt stilling")),
        ),
    ),
    (
        "positions",
        msg("Posisjoner"),
        (
            ("positions_aligned", msg("koblet til minst ett tiltak")),
            ("positions_joining", msg("slutter seg til et annet svar")),
            ("positions_uncovered", msg("ikke dekket av noe tiltak")),
        ),
    ),
    (
        "measures",
        msg("Tiltak i planen"),
        (
            ("measures_addressed", msg("der programmet fant omtale")),
            ("measures_unaddressed", msg("der programmet ikke fant omtale")),
        ),
    ),
)


@dataclass(frozen=True)
class FlowPart:
    """A part of a step, with its place in the bar; ``level`` is its shade, 4 for the part that goes on."""

    label: str
    n: int
    percent: int
    x: float
    width: float
    level: int
    key: str | None = None
    """Of the files: the status they have."""


@dataclass(frozen=True)
class FlowStep:
    """A step: its parts add up to ``n``, or there are none. ``goes_on`` is how much of the bar leads to the next."""

    label: str
    n: int
    parts: tuple[FlowPart, ...]
    goes_on: float


def flow(counts: Mapping[str, int], files: Sequence[tuple[str, int]], keys: Sequence[str] = ()) -> tuple[FlowStep, ...]:
    """The steps that ``counts`` has; ``files`` are the files by status, those that were read first, and ``keys`` the
    statuses of as many of them as the list of files can be narrowed to."""
    steps = [_step(msg("Filer"), sum(n for _, n in files), files, keys)]
    known = dict(counts)
    if "judged" in known and "positions" in known:
        known["without"] = known["judged"] - known["positions"]
    for key, label, parts in _STEPS:
        if key in known:
            steps.append(_step(label, known[key], [(said, known[k]) for k, said in parts if k in known]))
    return tuple(steps)


def _step(label: str, n: int, parts: Sequence[tuple[str, int]], keys: Sequence[str] = ()) -> FlowStep:
    """Parts that do not add up to the step are not drawn (law 1)."""
    if not n or sum(k for _, k in parts) != n:
        return FlowStep(label, n, (), WIDTH)
    drawn, x = [], 0.0
    for at, (said, k) in enumerate(parts):
        width = round(WIDTH * k / n, 1)
        if k:
            key = keys[at] if at < len(keys) else None
            drawn.append(FlowPart(said, k, round(100 * k / n), round(x, 1), width, max(4 - at, 1), key))
        x += width
    return FlowStep(label, n, tuple(drawn), round(WIDTH * parts[0][1] / n, 1))
