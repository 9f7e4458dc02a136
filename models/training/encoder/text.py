"""The training text: passages of coded sentences, each with what stands before it, and the plans they answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

STANCES = {
    "i": "ingen",
    "s": "støtter",
    "f": "støtter-med-forbehold",
    "w": "foreslår",
    "k": "kritisk",
    "m": "imot",
}
RELATIONS = {"+": "i-tråd", ">": "utover", "x": "mot", ".": "nevner"}
HEADING, BULLET = "## ", "• "
SECOND = "-b"


class Link(NamedTuple):
    """A measure's number in its plan and the relation to it."""

    measure: int
    relation: str


@dataclass(frozen=True)
class Coded:
    """A coded sentence. ``context`` is what the encoder gets beside it: heading, and lead or sentence before.

    ``passage`` numbers the field's passages; ``links`` are () where the field has no plan, ``themes`` None where its
    themes are not coded.
    """

    field: str
    passage: int
    standard: str
    sender: str
    kind: str
    context: tuple[str, ...]
    text: str
    stance: str
    links: tuple[Link, ...]
    themes: tuple[str, ...] | None


def read_plan(folder: Path, field: str) -> dict[int, str]:
    """The plan's measures by number."""
    lines = _plan_path(folder, field).read_text(encoding="utf-8").splitlines()
    return {int(n): text for n, text in (line.split("\t", 1) for line in lines if line.strip())}


def read_field(folder: Path, field: str) -> list[Coded]:
    """The coded sentences of a field, in order. Raises ValueError naming file and line of a line that is malformed."""
    path = folder / f"{field}.txt"
    out: list[Coded] = []
    sender = standard = heading = before = lead = ""
    passage = 0
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("@"):
            standard, sender = line[1:].strip().split(maxsplit=1)
            heading = before = lead = ""
            passage += 1
            continue
        code, *marks, text = line.split("\t")
        if len(marks) not in (1, 2) or code not in STANCES:
            raise ValueError(
                f"{path}, line {n}: expected stance, links or themes or both, and sentence, with tabs; got {line!r}"
            )
        kind = "heading" if text.startswith(HEADING) else "item" if text.startswith(BULLET) else "sentence"
        text = text.removeprefix(HEADING).removeprefix(BULLET)
        if kind != "item":
            lead = ""
        elif not lead and before.endswith(":"):
            lead = before
        context = () if kind == "heading" else tuple(t for t in (heading, lead or before) if t)
        links, themes = _marks(marks, path, n)
        out.append(Coded(field, passage, standard, sender, kind, context, text, STANCES[code], links, themes))
        if kind == "heading":
            heading, before, lead = text, "", ""
        else:
            before = text
    return out


def has_plan(folder: Path, field: str) -> bool:
    """Whether the field's sentences are linked to a plan."""
    return _plan_path(folder, field).is_file()


def _plan_path(folder: Path, field: str) -> Path:
    """A field's second file (``helse-b``) answers the plan of its first."""
    return folder / f"{field.removesuffix(SECOND)}-tiltak.txt"


def _marks(cells: list[str], path: Path, n: int) -> tuple[tuple[Link, ...], tuple[str, ...] | None]:
    """Links of a field with a plan, or themes of one without, or both."""
    planned = has_plan(path.parent, path.stem) or path.parent.name == "second"
    themes = _listed(cells[-1]) if len(cells) == 2 or not planned else None
    links = _listed(cells[0]) if planned else ()
    if any(m[-1] not in RELATIONS or not m[:-1].isdigit() for m in links):
        raise ValueError(f"{path}, line {n}: links are numbers with {' '.join(RELATIONS)}, or «-»; got {cells[0]!r}")
    return tuple(Link(int(m[:-1]), RELATIONS[m[-1]]) for m in links), themes


def _listed(cell: str) -> tuple[str, ...]:
    return () if cell.strip() == "-" else tuple(m.strip() for m in cell.split(","))
