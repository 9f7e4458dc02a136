"""The workbook's lists of arguments, and of who argues from what."""

from __future__ import annotations

from collections import Counter

from pipeline.export.excelcells import Cell, Column, Sheet
from pipeline.export.excelrows import CASE, SENDER, TYPE, Rows, site
from pipeline.export.labels import ARGUMENTS, measure_text, type_label
from pipeline.export.published import Published
from pipeline.export.site import ground_anchor
from pipeline.records import Argument

ARGUMENTS_SHEET, GROUNDS_SHEET = "Argumenter", "Grunnlag"
_EMPTY = Cell(None)


def arguments_sheet(p: Published, at: Rows) -> Sheet:
    """A row an argument and measure: one that is about two measures stands twice, with the same number."""

    def rows(n: int, a: Argument) -> list[tuple[Cell, ...]]:
        s, d = p.sentences[a.sentence_id], p.documents[a.doc_id]
        place, sender = p.letter_place(s), p.sender_of(a.doc_id)
        left = (
            Cell(n, site(*place) if place else None),
            Cell(ARGUMENTS[a.kind]),
            at.sender(p, sender.key),
            Cell(type_label(sender.type)),
            Cell(a.text),
            Cell(p.grounds[a.ground].label_nb if a.ground and a.ground in p.grounds else a.ground),
            Cell(s.page if d.n_pages else None),
            Cell(p.document_name(d)),
        )
        right = (
            Cell(s.text if s.text != a.text else None),
            Cell(p.case_of(d)),
            Cell(None if a.doc_id in p.private else a.sentence_id, None, "quiet"),
        )
        about = [i for i in a.measure_ids if i in p.measures]
        cells = [(at.measure(p, i), Cell(measure_text(p.measures[i]))) for i in about] or [(_EMPTY, _EMPTY)]
        return [(*left, *measure, *right) for measure in cells]

    columns = (
        Column("Nr.", 7, "argumentets nummer, det samme i alle radene til et argument; lenke til setningen i svaret"),
        Column("Slag", 16, "forbehold, noe høringsinstansen ønsker endret, eller begrunnelse"),
        SENDER,
        TYPE,
        Column("Ordrett", 60, "argumentet med høringsinstansens egne ord"),
        Column("Grunnlag", 24, "det en begrunnelse bygger på; tom der det ikke er funnet, og for det andre"),
        Column("Side", 7, "siden det står på; tom når dokumentet ikke har sider"),
        Column("Dokument", 30, "dokumentets tittel"),
        Column("Tiltak", 18, "tiltaket det gjelder; tom når ingen tiltak dekker posisjonen"),
        Column("Tiltakets ordlyd", 40, "tiltaket ordrett"),
        Column("Hele setningen", 60, "setningen det står i; tom når argumentet er hele setningen"),
        CASE,
        Column("Id", 20, "setningens id i tabellene; står ikke for private personer"),
    )
    meaning = "forbehold, ønskede endringer og begrunnelser, ordrett; én rad for hvert tiltak, regn etter nummeret"
    data = tuple(r for n, a in enumerate(p.arguments, 1) for r in rows(n, a))
    return Sheet(ARGUMENTS_SHEET, meaning, columns, data, fixed=3)


def grounds_sheet(p: Published) -> Sheet:
    """Grounds by senders: how many reasons each sender has from each ground, those most argue from first."""
    reasons = [a for a in p.arguments if a.kind == "begrunnelse" and a.ground]
    n = Counter((a.ground, p.sender_of(a.doc_id).key) for a in reasons)
    senders = [s for s in p.senders.values() if any(k == s.key for _, k in n)]
    of = {g: {k for x, k in n if x == g} for g in p.grounds}
    order = sorted(p.grounds, key=lambda g: -len(of[g]))
    rows = tuple(
        (
            Cell(p.grounds[g].label_nb, site("begrunnelser.html", ground_anchor(g)) if of[g] else None),
            Cell(p.grounds[g].definition),
            Cell(len(of[g])),
            Cell(sum(n[g, k] for k in of[g])),
            *(Cell(n[g, s.key] or None) for s in senders),
        )
        for g in order
    )
    columns = (
        Column("Grunnlag", 30, "det begrunnelsen bygger på, med lenke til siden om begrunnelser"),
        Column("Hva det er", 50, "hva som hører under det"),
        Column("Høringsinstanser", 16, "hvor mange som begrunner noe med det"),
        Column("Begrunnelser", 13, "hvor mange begrunnelser"),
        *(Column(s.name, 16) for s in senders),
    )
    corner = (Cell("", None, "head"),) * 4
    heads = ((*corner, *(Cell(type_label(s.type), None, "head") for s in senders)),) if senders else ()
    meaning = "hva høringsinstansene begrunner synet sitt med; de fleste begrunnelser har ikke ord som viser det"
    return Sheet(GROUNDS_SHEET, meaning, columns, rows, heads=heads)
