"""``review import``: a filled-in sheet becomes decisions in ``review.csv``; what is wrong is told by row and cell."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from pipeline import tables
from pipeline.cli.places import CommandError, corpus
from pipeline.cli.results import Results, read_decisions, results
from pipeline.cli.reviewsheet import COLUMN, FIELDS, KINDS, SHEET, choices
from pipeline.records import RELATIONS, Review, ReviewKind
from pipeline.stage import REVIEW
from pipeline.tables import NO, YES

SHOWN = 20
"""Mistakes that are named at once."""
_KIND_OF = {word: kind for kind, word in KINDS.items()}
_NORWEGIAN_DATE = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")


class Mistake(Exception):  # noqa: N818 (what the person is told)
    """A row cannot be read; the message names the cell, its value, what is allowed and what to do."""


@dataclass(frozen=True)
class Line:
    """A row of the sheet: its number and its cells as text, by the fields' names. ``formulas`` are names of cells."""

    n: int
    cells: Mapping[str, str]
    formulas: frozenset[str] = frozenset()

    def at(self, field: str) -> str:
        """Where a cell is and what it holds, for a message."""
        title = FIELDS[COLUMN[field] - 1].title
        return f"Rad {self.n}, celle {get_column_letter(COLUMN[field])}{self.n} ({title}): «{self.cells[field]}»"


def import_sheet(root: Path, name: str, file: Path) -> list[str]:
    """Read the sheet into ``review.csv``; returns what to tell the user. Nothing is written when a row is wrong.

    Raises CommandError naming every wrong row and cell.
    """
    folder, r = corpus(root, name), results(root, name)
    path = file if file.is_absolute() else root / file
    made, wrong = decisions(read_lines(path, name), choices(r))
    merged, also_wrong = merge(read_decisions(folder), made)
    if problems := [*wrong, *also_wrong]:
        more = f"\n… og {len(problems) - SHOWN} til" if len(problems) > SHOWN else ""
        raise CommandError(f"Ingenting er lest inn av {file}:\n" + "\n".join(problems[:SHOWN]) + more)
    tables.write_bytes(folder / REVIEW, review_csv(merged).encode("utf-8"))
    told = [f"Leste {len(made)} avgjørelser. corpus/{name}/{REVIEW} har nå {len(merged)}."]
    told += [f"Se over: {x}" for x in _unplaced(r, made)]
    return [*told, "Kjør «dvc repro», så gjelder de."]


def review_csv(reviews: Iterable[Review]) -> str:
    """The file's text: one row a decision, sorted."""
    rows = sorted(tuple(str(getattr(r, c)) for c in tables.REVIEW_COLUMNS) for r in reviews)
    return tables.csv_text(tables.REVIEW_COLUMNS, rows)


def read_lines(path: Path, name: str) -> list[Line]:
    """The rows of the sheet that somebody has filled something into."""
    try:
        book = load_workbook(io.BytesIO(path.read_bytes()), keep_links=False)
    except FileNotFoundError as e:
        raise CommandError(f"Filen {path} finnes ikke.") from e
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as e:
        raise CommandError(f"{path} er ikke et Excel-ark (.xlsx): {e}. Lagre det som .xlsx og prøv igjen.") from e
    if SHEET not in book.sheetnames:
        raise CommandError(f"{path} har ikke arket «{SHEET}», bare {', '.join(book.sheetnames)}. Er det riktig fil?")
    if book.properties.subject and book.properties.subject != name:
        raise CommandError(f"{path} er laget for høringen «{book.properties.subject}», ikke «{name}».")
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    titles = [str(c.value or "") for c in sheet[1]][: len(FIELDS)]
    if titles != [f.title for f in FIELDS]:
        raise CommandError(
            f"{path}: overskriftene i rad 1 er {', '.join(titles)}. De skal være "
            f"{', '.join(f.title for f in FIELDS)}. Lag arket på nytt med «review export», og flytt svarene dit."
        )
    return [line for n in range(2, sheet.max_row + 1) if (line := _line(sheet, n)) is not None]


def _line(sheet: Worksheet, n: int) -> Line | None:
    cells = {f.name: sheet.cell(n, COLUMN[f.name]) for f in FIELDS}
    text = {name: _text(c.value) for name, c in cells.items()}
    filled = any(text[f.name] for f in FIELDS if f.fill)
    return Line(n, text, frozenset(k for k, c in cells.items() if c.data_type == "f")) if filled else None


def _text(value: object) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return "" if value is None else str(value) if isinstance(value, float) else str(value).strip()


def decisions(lines: Iterable[Line], allowed: Mapping[str, Sequence[str]]) -> tuple[list[Review], list[str]]:
    """The decisions in the rows, and what is wrong, in the rows' order. ``allowed`` as ``choices`` gives it."""
    found: dict[tuple[str, ...], tuple[Review, int]] = {}
    wrong: list[str] = []
    for line in lines:
        try:
            for r in _decisions(line, allowed):
                was = found.get(item_key(r))
                if was and was[0].new != r.new:
                    raise Mistake(f"Rad {line.n} og rad {was[1]} sier hver sitt om det samme. Behold den ene.")
                found[item_key(r)] = (r, line.n)
        except Mistake as e:
            wrong.append(str(e))
    return [r for r, _ in found.values()], wrong


def item_key(r: Review) -> tuple[str, ...]:
    """What makes two decisions be about the same item."""
    return (r.kind, r.doc_id, r.sentence_id, r.digest, r.target, r.answers)


def merge(before: Iterable[Review], made: Iterable[Review]) -> tuple[list[Review], list[str]]:
    """All decisions, the new ones in place of older ones about the same items; and what stands in the way of that."""
    every = {item_key(r): r for r in before}
    wrong = []
    for r in made:
        was = every.get(item_key(r))
        if was and was.date > r.date:
            what = " ".join(x for x in (KINDS[r.kind], r.target, r.sentence_id or r.sender) if x)
            wrong.append(
                f"{what}: avgjort {was.date} av {was.who}, senere enn arkets {r.date}. Rett datoen, eller tøm raden."
            )
        every[item_key(r)] = r
    return list(every.values()), wrong


def _decisions(line: Line, allowed: Mapping[str, Sequence[str]]) -> Iterator[Review]:
    c = line.cells
    kind = _KIND_OF.get(c["kind"])
    if kind is None:
        raise Mistake(f"{line.at('kind')} er endret. Lag arket på nytt, og flytt svarene dit.")
    for name in sorted(line.formulas):
        raise Mistake(f"{line.at(name)} er en formel. Skriv verdien selv.")
    if kind != "view" and tables.text_digest(c["text"]) != c["digest"]:
        raise Mistake(f"{line.at('digest')} hører ikke til setningen i raden. Er bare noen av kolonnene sortert?")
    values = _values(line, kind, allowed)
    if not c["who"]:
        raise Mistake(f"{line.at('who')}. Skriv hvem som har avgjort det.")
    date = _date(line)
    for target, old, new in values:
        yield Review(
            kind=kind,
            doc_id=c["doc_id"],
            sentence_id=c["sentence_id"],
            digest=c["digest"],
            target=target,
            sender=c["sender"],
            answers=c["answers"],
            old=old,
            new=new,
            who=c["who"],
            date=date,
            note=c["note"],
            basis=c["basis"],
            text=" ".join(c["text"].split()) if kind != "view" else "",
        )


def _values(line: Line, kind: ReviewKind, allowed: Mapping[str, Sequence[str]]) -> list[tuple[str, str, str]]:
    """Target, old and new value of each decision in the row: two where one theme or measure comes in for another."""
    right, value, old, target = (line.cells[n] for n in ("right", "value", "old", "target"))
    right = right.casefold()
    if right not in ("", *allowed["riktig"]):
        raise Mistake(f"{line.at('right')} er ikke tillatt. Skriv ja eller nei.")
    if value and value not in allowed[kind] and not (kind == "theme" and value == YES):
        raise Mistake(f"{line.at('value')} er ikke tillatt for {KINDS[kind]}. Velg blant {_listed(allowed[kind])}.")
    if not right and not value:
        raise Mistake(f"{line.at('right')}. Skriv ja eller nei, eller tøm hele raden.")
    if right == YES and not old:
        raise Mistake(f"{line.at('right')}, men programmet har ikke svart her. Skriv det rette under Rett verdi.")
    if right == YES and value not in ("", old):
        raise Mistake(f"{line.at('value')}, men Riktig? er ja. Tøm den ene av dem.")
    if right == NO and value == old:
        raise Mistake(f"{line.at('value')} er det programmet svarte, men Riktig? er nei. Rett den ene av dem.")
    if right == NO and not value:
        if kind not in ("theme", "alignment") or old in ("", NO):
            raise Mistake(f"{line.at('value')}. Riktig? er nei: velg det rette blant {_listed(allowed[kind])}.")
        value = NO
    return _split(kind, target, old, value or old)


def _split(kind: ReviewKind, target: str, old: str, new: str) -> list[tuple[str, str, str]]:
    if kind == "theme" and new not in (YES, NO):
        return [*([(target, old, NO)] if target and target != new else []), (new, YES if target == new else NO, YES)]
    if kind == "alignment" and new not in (*RELATIONS, NO):
        return [(target, old, NO), (new, NO, YES)] if new != target else [(target, old, YES)]
    return [(target, old, new)]


def _listed(values: Sequence[str]) -> str:
    return ", ".join(values[:12]) + (f" … ({len(values)} i alt, se listen i cellen)" if len(values) > 12 else "")


def _date(line: Line) -> str:
    text = line.cells["date"]
    norwegian = _NORWEGIAN_DATE.fullmatch(text)
    day, month, year = norwegian.groups() if norwegian else ("", "", "")
    try:
        return dt.date.fromisoformat(f"{year}-{month:0>2}-{day:0>2}" if norwegian else text).isoformat()
    except ValueError as e:
        raise Mistake(f"{line.at('date')} er ingen dato. Skriv den som 2026-11-21.") from e


def _unplaced(r: Results, made: Iterable[Review]) -> Iterator[str]:
    """Decisions about sentences that the present results do not have."""
    own = [x for x in made if x.kind != "view"]
    for kind in ("stance", "theme", "alignment"):
        placed = tables.place_reviews((x for x in own if x.kind == kind), r.sentences.values(), "review")
        yield from (f"{x.item}: {x.reason}" for x in placed.lost)
