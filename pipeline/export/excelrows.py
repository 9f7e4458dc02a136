"""What the workbook's sheets have in common: their names, columns, and the rows that links lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.export.excelcells import Cell, Column, Link
from pipeline.export.excelfile import here
from pipeline.export.labels import measure_label
from pipeline.export.published import Published
from pipeline.export.site import ROOT

SENDERS, MEASURES, POSITIONS, THEMES = "Høringsinstanser", "Tiltak", "Posisjoner", "Temaer"
SENDER = Column("Høringsinstans", 44, "den som har sendt svaret eller innspillet; private personer står med nummer")
TYPE = Column("Type", 22, "type høringsinstans")
CASE = Column("Annen sak", 30, "den andre saken dokumentet svarer på; tom når det svarer på planen")


class Rows(NamedTuple):
    """The row of each sender, measure and first position, for links between sheets."""

    senders: Mapping[str, int]
    measures: Mapping[str, int]
    positions: Mapping[str, int]

    def sender(self, p: Published, key: str) -> Cell:
        """A sender's name that leads to its row."""
        return Cell(p.senders[key].name, here(SENDERS, self.senders[key]))

    def measure(self, p: Published, measure_id: str) -> Cell:
        """A measure's number that leads to its row."""
        return Cell(measure_label(p.measures[measure_id]), here(MEASURES, self.measures[measure_id]))


def rows_of(p: Published) -> Rows:
    """Where things stand: every list has its headings in the first row."""
    positions: dict[str, int] = {}
    row = 2
    for i in p.positions:
        positions.setdefault(p.sender_of(p.sentences[i].doc_id).key, row)
        row += max(1, len(p.aligned.get(i, ())))
    return Rows(
        {k: n for n, k in enumerate(p.senders, 2)},
        {k: n for n, k in enumerate(p.measures, 2)},
        positions,
    )


def site(page: str, anchor: str = "") -> Link:
    """Link to a page of the site."""
    return Link(ROOT + page, anchor)
