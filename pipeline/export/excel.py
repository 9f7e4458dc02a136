"""The workbook ``export/horing.xlsx``: what it is, and every list and the matrix, with links to the site."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.export.excelarguments import arguments_sheet, grounds_sheet
from pipeline.export.excelcells import Cell, Column, Sheet, day
from pipeline.export.excelcounts import (
    accounting_sheet,
    files_sheet,
    gaps_sheet,
    sender_themes_sheet,
    themes_sheet,
)
from pipeline.export.excelfile import MOST_LINKS, here, workbook_bytes
from pipeline.export.excelrows import Rows, rows_of, site
from pipeline.export.excelsheets import measures_sheet, positions_sheet, senders_sheet, views_sheet
from pipeline.export.labels import VIEWS, measure_text, type_label
from pipeline.export.published import Published
from pipeline.records import View

_MATRIX = "Matrise"


def workbook(p: Published) -> bytes:
    """All that is published of the hearing, as an Excel workbook without formulas and dates."""
    return workbook_bytes(sheets(p), title=p.hearing.title)


def sheets(p: Published) -> tuple[Sheet, ...]:
    """The sheets in their order, the one that explains the others first."""
    at = rows_of(p)
    lists = (
        senders_sheet(p, at),
        measures_sheet(p),
        matrix_sheet(p, at),
        views_sheet(p, at),
        positions_sheet(p, at),
        arguments_sheet(p, at),
        grounds_sheet(p),
        themes_sheet(p),
        sender_themes_sheet(p, at),
        gaps_sheet(p, at),
        accounting_sheet(p),
        files_sheet(p, at),
    )
    return (about_sheet(p, lists), *lists)


def matrix_sheet(p: Published, at: Rows) -> Sheet:
    """Measures by senders: the view in words with sign and number; senders without any view have no column."""
    senders = [s for s in p.senders.values() if any(v.sender == s.key for v in p.views)]
    rows = tuple(
        (
            at.measure(p, i),
            Cell(measure_text(measure)),
            *(_view_cell(p.views_of.get((i, s.key), ())) for s in senders),
        )
        for i, measure in p.measures.items()
    )
    return Sheet(
        _MATRIX,
        "hvert tiltak mot hver høringsinstans: synet i ord, tegnet for det og antall posisjoner",
        (
            Column("Tiltak", 18, "tiltakets nummer, med lenke til raden i arket Tiltak"),
            Column("Ordlyd", 50, "tiltaket ordrett"),
            *(Column(s.name, 16) for s in senders),
        ),
        rows,
        heads=(
            (*_corner(), *(Cell(type_label(s.type), None, "head") for s in senders)),
            (*_corner(), *(Cell("nettside", site(f"instans/{s.page}.html"), "head") for s in senders)),
        ),
        fixed=2,
    )


def _corner() -> tuple[Cell, Cell]:
    return Cell("", None, "head"), Cell("", None, "head")


def _view_cell(views: Sequence[View]) -> Cell:
    """The first view; that it is another's, or from another case, is said in words and in italics."""
    if not views:
        return Cell(None)
    v, look = views[0], VIEWS[views[0].view]
    lines = [look.label, f"{look.sign} {v.n_positions} pos."]
    if v.inherited_from:
        lines[1] = f"{look.sign} overtatt"
    if v.answers:
        lines.append("i annen sak")
    elif len(views) > 1:
        lines.append("også i annen sak")
    return Cell("\n".join(lines), None, v.view + ("*" if v.answers or v.inherited_from else ""))


def about_sheet(p: Published, lists: Sequence[Sheet]) -> Sheet:
    """What the workbook is, its sheets, the views' colours and signs, and what every column means."""
    facts = (
        ("Høring", p.hearing.title),
        ("Saksnummer", p.hearing.case_number),
        ("Svarfrist", day(p.hearing.deadline)),
    )
    rows: list[tuple[Cell, ...]] = [
        (Cell("Hvem mener hva", None, "title"), Cell(None), Cell(None)),
        *((Cell(k, None, "quiet"), Cell(v), Cell(None)) for k, v in facts if v),
        *_text(_notes(lists)),
        *_group("Ark", "Rader", "Hva det er"),
        *((Cell(s.name, here(s.name, 1)), Cell(len(s.rows)), Cell(s.meaning)) for s in lists),
        *_group("Syn", "Tegn", "Hva det betyr: høringsinstansen …"),
        *((Cell(v.label, None, k), Cell(v.sign, None, k), Cell(v.meaning)) for k, v in VIEWS.items()),
        *_group("Kolonner", "I arket", "Hva de betyr"),
        *(
            (Cell(c.head), Cell(s.name, here(s.name, 1)), Cell(c.meaning))
            for s in lists
            for c in s.columns
            if c.meaning
        ),
        (
            Cell("én for hver høringsinstans"),
            Cell(_MATRIX, here(_MATRIX, 1)),
            Cell("synet på tiltaket, og hvor mange posisjoner det bygger på; kursiv er overtatt eller i annen sak"),
        ),
    ]
    return Sheet("Om arbeidsboken", "", (Column("", 30), Column("", 36), Column("", 110)), tuple(rows), fixed=0)


def _notes(lists: Sequence[Sheet]) -> list[str]:
    """How the workbook is to be read; says it when a sheet has more links than Excel takes."""
    notes = [
        "Arbeidsboken viser hva programmet har lest ut av høringssvarene. Alle sitater er ordrette, med side.",
        "Lenker til nettsidene (mappen «report») står i Høringsinstanser, Tiltak, Matrise, Temaer, Posisjoner, "
        "Argumenter, Grunnlag, Ikke dekket og Filer; de virker så lenge mappene «export» og «report» ligger ved siden "
        "av hverandre.",
        "Tall er høringsinstanser og setninger i denne høringen, ikke befolkningen.",
        "En tom celle betyr at det ikke er vurdert, ikke er oppgitt eller ikke finnes; den betyr aldri null eller nei.",
        "Private personer står med nummer. Svar som er holdt tilbake fra publisering, er bare talt i arket Regnskap.",
        "Ingen celle inneholder formler. Der teksten begynner med =, +, - eller @, er cellen merket som tekst.",
    ]
    crowded = [s.name for s in lists if sum(c.link is not None for r in s.rows for c in r) > MOST_LINKS]
    if crowded:
        notes.append(f"Excel tar ikke flere enn {MOST_LINKS} lenker i et ark; de siste mangler i {', '.join(crowded)}.")
    return notes


def _text(lines: Sequence[str]) -> list[tuple[Cell, ...]]:
    return [
        (Cell("Slik leses den" if n == 0 else None, None, "quiet"), Cell(None), Cell(x)) for n, x in enumerate(lines)
    ]


def _group(*heads: str) -> list[tuple[Cell, ...]]:
    return [(Cell(None),) * 3, tuple(Cell(h, None, "head") for h in heads)]
