"""``review export``: the sheet in which a person decides, with lists to choose from and no cell that can run."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipeline import tables
from pipeline.cli.places import CommandError
from pipeline.cli.results import Results, results
from pipeline.cli.reviewitems import Item, items
from pipeline.records import RELATIONS, STANCES, ReviewKind
from pipeline.tables import NO, REVIEW_VALUES, YES

SHEET, GUIDE, LISTS = "Rettelser", "Veiledning", "Lister"
_FIXED = "2000-01-01T00:00:00Z"
"""The file's time: the same results give the same bytes."""


class Field(NamedTuple):
    """A column of the sheet. ``fill``: the person writes in it. Width in characters."""

    name: str
    title: str
    width: int
    fill: bool = False


FIELDS = (
    Field("kind", "Hva", 11),
    Field("why", "Hvorfor", 28),
    Field("sender", "Høringsinstans", 24),
    Field("about", "Gjelder", 40),
    Field("text", "Setning", 60),
    Field("page", "Side", 6),
    Field("old", "Programmets svar", 16),
    Field("score", "Sikkerhet", 10),
    Field("right", "Riktig?", 9, True),
    Field("value", "Rett verdi", 22, True),
    Field("who", "Hvem", 18, True),
    Field("date", "Når", 12, True),
    Field("note", "Merknad", 30, True),
    Field("sentence_id", "setning", 14),
    Field("doc_id", "dokument", 14),
    Field("digest", "ordenes merke", 14),
    Field("target", "mål", 14),
    Field("answers", "annen sak", 14),
    Field("basis", "grunnlagets merke", 14),
)
COLUMN = {f.name: n for n, f in enumerate(FIELDS, 1)}
KINDS: dict[ReviewKind, str] = {"view": "syn", "stance": "standpunkt", "alignment": "kobling", "theme": "tema"}

_GUIDE = (
    "Hver rad i arket «Rettelser» er noe programmet har svart, eller latt stå åpent. Fyll ut de gule kolonnene.",
    "Riktig?: ja når programmets svar er rett, nei når det er galt. Rader du lar stå tomme, blir ikke lest inn.",
    "Rett verdi: det rette svaret, fra listen i cellen, når svaret er galt.",
    "Standpunkt: hva setningen sier. Tema: nei tar temaet bort; et annet tema kommer i stedet for det som står.",
    "Kobling: hva setningen vil med tiltaket, eller nei; id-en til et annet tiltak når setningen handler om det.",
    "Syn: høringsinstansens syn på tiltaket; ingen når den ikke har noe syn. Ja betyr at du går god for synet.",
    "Hvem og Når må fylles ut på hver rad du avgjør. Når er en dato, som 2026-11-21. Merknad kan stå tom.",
    "De grå kolonnene til høyre kjenner setningen igjen. La dem stå, og sorter alltid hele rader.",
    "Les arket inn igjen med «python -m pipeline review import HØRING FIL», og kjør så «dvc repro».",
    "Arket gjengir setninger ordrett og er til internt bruk.",
)


def export(root: Path, name: str, out: Path | None, most: int) -> list[str]:
    """Write the sheet; returns what to tell the user. Raises CommandError when the file is there from before."""
    if most < 1:
        raise CommandError(f"«--most {most}» gir ingen rader. Skriv et tall fra 1 og oppover.")
    target = out or Path(f"{name}-gjennomgang.xlsx")
    path = target if target.is_absolute() else root / target
    if path.exists():
        raise CommandError(
            f"{target} finnes fra før, og kan være utfylt. Flytt den, eller velg et annet navn med --out."
        )
    if path.suffix != ".xlsx":
        raise CommandError(f"«{target}» slutter ikke på .xlsx. Gi arket et navn som slutter slik.")
    r = results(root, name)
    every = items(r)
    shown, told = chosen(every, most)
    tables.write_bytes(path, workbook(r, shown, told))
    return [
        f"Skrev {target} med {len(shown)} rader.",
        *told,
        "Fyll ut de gule kolonnene, og les arket inn igjen med:",
        f"  python -m pipeline review import {name} {target}",
    ]


def chosen(every: Sequence[Item], most: int) -> tuple[list[Item], list[str]]:
    """The ``most`` heaviest of each kind, and a line a kind that says how many of how many."""
    shown: list[Item] = []
    told: list[str] = []
    count = Counter(i.kind for i in every)
    for kind, word in KINDS.items():
        own = [i for i in every if i.kind == kind][:most]
        shown += own
        told.append(f"{word}: {len(own)} av {count[kind]}")
    return shown, told


def workbook(r: Results, rows: Sequence[Item], told: Sequence[str]) -> bytes:
    """The sheet as bytes: the same for the same rows."""
    book = Workbook()
    book.properties.subject = r.hearing.name
    book.properties.title = f"Gjennomgang av {r.hearing.title}"
    book.properties.creator = "Høringskart"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _fill(sheet, [_values(r, i) for i in rows])
    guide, lists = book.create_sheet(GUIDE), book.create_sheet(LISTS)
    for n, line in enumerate((*_GUIDE, "", "I arket er de tyngste radene av hvert slag:", *told), 1):
        write(guide.cell(n, 1), line)
    guide.column_dimensions["A"].width = 120
    ranges = _write_lists(lists, choices(r))
    _validate(sheet, rows, ranges)
    return _timeless(book)


def choices(r: Results) -> dict[str, tuple[str, ...]]:
    """What the person may choose from: «riktig», and the right values of each kind."""
    return {
        "riktig": (YES, NO),
        "stance": STANCES,
        "alignment": (*RELATIONS, NO, *r.measures),
        "theme": (NO, *r.themes),
        "view": REVIEW_VALUES["view"],
    }


def _values(r: Results, item: Item) -> dict[str, str | int | float | None]:
    s = item.sentence
    return {
        "kind": KINDS[item.kind],
        "why": "; ".join(item.why),
        "sender": item.sender,
        "about": item.about,
        "text": s.text if s else "",
        "page": s.page if s else None,
        "old": item.old,
        "score": item.score,
        "sentence_id": s.sentence_id if s and item.kind != "view" else "",
        "doc_id": item.doc_id,
        "digest": item.digest,
        "target": item.target,
        "answers": item.answers,
        "basis": item.basis,
    }


def _fill(sheet: Worksheet, rows: Iterable[Mapping[str, str | int | float | None]]) -> None:
    yellow, grey = PatternFill("solid", fgColor="FFF7D6"), Font(color="808080")
    for n, f in enumerate(FIELDS, 1):
        write(sheet.cell(1, n), f.title)
        sheet.cell(1, n).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(n)].width = f.width
    for at, row in enumerate(rows, 2):
        for n, f in enumerate(FIELDS, 1):
            cell = sheet.cell(at, n)
            write(cell, row.get(f.name))
            cell.alignment = Alignment(wrap_text=f.width > 20, vertical="top")
            if f.fill:
                cell.fill = yellow
            elif n > COLUMN["note"]:
                cell.font = grey
            if f.name == "date":
                cell.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def write(cell: Cell | MergedCell, value: str | int | float | None) -> None:
    """Put a value into a cell so that no spreadsheet takes it for a formula, also after it has been edited."""
    if isinstance(cell, MergedCell):
        raise TypeError(f"{cell.coordinate} er slått sammen med en annen celle")
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", value) or None
    if cell.value is not None:
        cell.data_type = "s"
        if value[0] in "=+-@\t\r":
            cell.quotePrefix = True


def _write_lists(sheet: Worksheet, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A column a list; returns where each stands."""
    out = {}
    for n, (name, values) in enumerate(lists.items(), 1):
        letter = get_column_letter(n)
        for at, value in enumerate((name, *values), 1):
            write(sheet.cell(at, n), value)
        out[name] = f"{LISTS}!${letter}$2:${letter}${len(values) + 1}"
    return out


def _validate(sheet: Worksheet, rows: Sequence[Item], ranges: Mapping[str, str]) -> None:
    """Lists in the cells that are filled in, and a date where one is asked for."""
    right, value, date = (get_column_letter(COLUMN[n]) for n in ("right", "value", "date"))
    checks = {k: DataValidation(type="list", formula1=f"={ranges[k]}", allow_blank=True) for k in ranges}
    when = DataValidation(type="date", operator="between", formula1="36526", formula2="73050", allow_blank=True)
    when.error = "Skriv en dato, som 2026-11-21."
    for at, item in enumerate(rows, 2):
        checks["riktig"].add(f"{right}{at}")
        checks[item.kind].add(f"{value}{at}")
        when.add(f"{date}{at}")
    for check in checks.values():
        check.error = "Velg en verdi fra listen."
    for check in (*checks.values(), when):
        check.errorTitle, check.showErrorMessage = "Ikke tillatt", True
        if check.cells.ranges:
            sheet.add_data_validation(check)


def _timeless(book: Workbook) -> bytes:
    """The workbook without the time it was written, which openpyxl puts in its properties and its zip members."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for info in made.infolist():
            data = made.read(info)
            if info.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + _FIXED.encode(), data)
            member = zipfile.ZipInfo(info.filename, (2000, 1, 1, 0, 0, 0))
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            kept.writestr(member, data)
    return out.getvalue()
