"""The measures, goals and priorities of `measures.yaml`, and how their sums are written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

SOURCES = Path(__file__).resolve().parent
MONTHS = ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
          "september", "oktober", "november", "desember")  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """One numbered measure; `id` follows the plan's own numbering, as in `boks-3.2/05`."""

    id: str
    source: str
    section: str
    text: str


@dataclass(frozen=True)
class Priority:
    """An area of effort with its amount in kroner for the whole period."""

    text: str
    amount_nok: int


@dataclass(frozen=True)
class PlanData:
    """All of `measures.yaml`."""

    title: str
    ministry: str
    case: str
    deadline: str
    measures: tuple[Measure, ...]
    goals: tuple[str, ...]
    priorities: tuple[Priority, ...]

    def box(self, source: str) -> list[Measure]:
        """The measures of one box; an unknown box is an error in plan.txt."""
        found = [m for m in self.measures if m.source == source]
        if not found:
            known = sorted({m.source for m in self.measures})
            raise ValueError(f"no box {source!r} in measures.yaml; there are {known}")
        return found


def read_plan_data(path: Path = SOURCES / "measures.yaml") -> PlanData:
    """Read the file and number the measures within their boxes."""
    raw = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    measures = tuple(
        Measure(f"{box['source'].lower().replace(' ', '-')}/{n:02}", box["source"], box["section"], text)
        for box in raw["boxes"]
        for n, text in enumerate(box["measures"], 1)
    )
    priorities = tuple(Priority(p["text"], p["amount_nok"]) for p in raw["priorities"])
    day = raw["deadline"]
    return PlanData(
        raw["title"],
        raw["ministry"],
        raw["case"],
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        measures,
        tuple(raw["goals"]),
        priorities,
    )


def kroner(amount: int) -> str:
    """An amount as such texts write it: «420 mill. kroner», «1,94 mrd. kroner»."""
    if amount < 1_000_000_000:
        return f"{amount // 1_000_000} mill. kroner"
    return f"{amount / 1e9:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " mrd. kroner"


def in_running_text(measure: Measure) -> str:
    """A measure as it stands after «Departementet vil»."""
    return measure.text[0].lower() + measure.text[1:].rstrip(".")
