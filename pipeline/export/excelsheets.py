"""The workbook's lists of senders, measures, views and positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipeline.export.excelcells import Cell, Column, Sheet, day
from pipeline.export.excelfile import here
from pipeline.export.excelrows import CASE, MEASURES, POSITIONS, SENDER, SENDERS, TYPE, Rows, site
from pipeline.export.labels import (
    KINDS,
    LANGUAGES,
    OVERALL,
    RELATIONS,
    STANCES,
    VIEWS,
    measure_label,
    measure_text,
    type_label,
)
from pipeline.export.published import Published, Sender, holds
from pipeline.records import View

_FOR, _AGAINST = ("støtter", "støtter-med-forbehold"), ("kritisk", "imot")
_EMPTY = Cell(None)


def senders_sheet(p: Published, at: Rows) -> Sheet:
    """A row a sender."""
    of_sender: dict[str, Counter[str]] = {k: Counter() for k in p.senders}
    for i in p.positions:
        of_sender[p.sender_of(p.sentences[i].doc_id).key][p.stances[i].stance or ""] += 1
    measures = {k: {v.measure_id for v in p.views if v.sender == k} for k in p.senders}

    def row(s: Sender) -> tuple[Cell, ...]:
        said = of_sender[s.key]
        answer = next((o for d in s.documents if not p.case_of(d) and (o := p.overall.get(d.doc_id))), None)
        n = sum(said.values())
        return (
            Cell(s.name, site(f"instans/{s.page}.html")),
            Cell(type_label(s.type)),
            Cell(OVERALL[answer.overall] if answer else None),
            Cell(answer.score if answer else None),
            Cell(len(measures[s.key])),
            Cell(n, here(POSITIONS, at.positions[s.key]) if n else None),
            Cell(sum(said[x] for x in _FOR)),
            Cell(said["foreslår"]),
            Cell(sum(said[x] for x in _AGAINST)),
            Cell(len(s.documents)),
            Cell(sum(d.n_words for d in s.documents if d.status == "analysed")),
            Cell(day(_joined(d.date for d in s.documents))),
            Cell(_joined(LANGUAGES[d.language] for d in s.documents if d.language)),
            Cell(_joined(p.case_of(d) for d in s.documents)),
        )

    columns = (
        SENDER._replace(
            meaning="den som har sendt svaret eller innspillet, med lenke til siden om den; private personer står med "
            "nummer"
        ),
        TYPE,
        Column("Syn på planen som helhet", 20, "hva svaret sier om planen under ett; tom når det ikke er vurdert"),
        Column("Hvor sikkert", 9, "0 til 1: hvor sikkert programmet er på synet på helheten", "0.00"),
        Column("Tiltak med syn", 9, "hvor mange tiltak høringsinstansen har et syn på"),
        Column("Posisjoner", 11, "setninger med et standpunkt, med lenke til den første av dem"),
        Column("Støtter", 9, "… av dem som støtter, også med forbehold"),
        Column("Foreslår", 9, "… av dem som ber om noe"),
        Column("Kritisk eller imot", 9, "… av dem som er kritiske eller imot"),
        Column("Dokumenter", 12, "dokumenter høringsinstansen har sendt"),
        Column("Ord", 8, "ord i argumentasjonen", "#,##0"),
        Column("Dato", 12, "dokumentenes dato, eller bare året; flere datoer står som 2026-10-01"),
        Column("Språk", 11, "målform eller språk"),
        CASE,
    )
    meaning = "én rad for hver høringsinstans"
    return Sheet(SENDERS, meaning, columns, tuple(row(s) for s in p.senders.values()))


def measures_sheet(p: Published) -> Sheet:
    """A row a measure, with how many hold each view; each sender counts once."""

    def row(measure_id: str) -> tuple[Cell, ...]:
        m, views = p.measures[measure_id], p.counted.get(measure_id, ())
        n = Counter(v.view for v in views)
        return (
            Cell(measure_label(m), site(f"tiltak/{p.measure_pages[measure_id]}.html")),
            Cell(measure_text(m)),
            Cell(KINDS[m.kind]),
            Cell(m.section),
            Cell(m.page if m.doc_id else None),
            Cell(m.amount_nok),
            Cell(m.deadline),
            Cell(len(views)),
            *(Cell(n[v] or None, None, v if n[v] else "") for v in VIEWS),
            Cell(sum(v.n_positions for v in views)),
            Cell(m.measure_id, None, "quiet"),
        )

    columns = (
        Column("Tiltak", 18, "tiltakets nummer i planen, med lenke til siden om det"),
        Column("Ordlyd", 64, "tiltaket ordrett"),
        Column("Slag", 12, "helhet, tiltak, mål eller prioritering"),
        Column("Kapittel", 26, "kapittel i planen"),
        Column("Side", 7, "side i planen"),
        Column("Beløp (kr)", 15, "beløp i kroner; tom når planen ikke nevner noe", "#,##0"),
        Column("Frist", 16, "frist, med planens ord; tom når planen ikke nevner noen"),
        Column("Med syn", 8, "høringsinstanser med et syn på tiltaket, hver regnet én gang"),
        *(Column(look.label, 11, f"… av dem: {look.meaning}") for look in VIEWS.values()),
        Column("Posisjoner", 11, "posisjonene bak synene"),
        Column("Id", 16, "tiltakets id i tabellene"),
    )
    return Sheet(
        MEASURES, "én rad for hvert tiltak i planen, i planens rekkefølge", columns, tuple(row(i) for i in p.measures)
    )


def views_sheet(p: Published, at: Rows) -> Sheet:
    """A row a view: the matrix as a list, with the quote that shows it best."""

    def row(v: View) -> tuple[Cell, ...]:
        best = p.sentences.get(v.best_sentence_id or "")
        inherited = p.senders.get(v.inherited_from or "")
        other = "en annen høringsinstans" if v.inherited_from else None
        return (
            at.measure(p, v.measure_id),
            Cell(measure_text(p.measures[v.measure_id])),
            at.sender(p, v.sender),
            Cell(type_label(p.senders[v.sender].type)),
            Cell(f"{VIEWS[v.view].label} {VIEWS[v.view].sign}", None, v.view),
            Cell(v.n_positions),
            Cell(best.text if best else None),
            Cell(best.page if best and p.documents[best.doc_id].n_pages else None),
            Cell(inherited.name if inherited else other),
            Cell(v.answers),
            Cell(f"{v.review}: {v.reviewed}" if v.reviewed else "nei"),
        )

    columns = (
        Column("Tiltak", 18, "tiltakets nummer, med lenke til raden i arket Tiltak"),
        Column("Ordlyd", 40, "tiltaket ordrett"),
        SENDER,
        TYPE,
        Column("Syn", 22, "høringsinstansens syn på tiltaket; fargene er forklart over"),
        Column("Posisjoner", 11, "antall posisjoner bak synet"),
        Column("Sitat", 70, "setningen som viser synet best, ordrett"),
        Column("Side", 7, "siden sitatet begynner på; tom når dokumentet ikke har sider"),
        Column("Overtatt fra", 30, "den som synet er overtatt fra, når svaret slutter seg til et annet"),
        CASE,
        Column("Sett over", 8, "om et menneske har sett på synet"),
    )
    order = [v for m in p.measures for s in p.senders for v in p.views_of.get((m, s), ())]
    return Sheet("Syn", "matrisen som liste: én rad for hvert syn", columns, tuple(row(v) for v in order))


def positions_sheet(p: Published, at: Rows) -> Sheet:
    """A row a position and measure: one that is set against two measures stands twice, with the same number."""

    def rows(n: int, i: str) -> list[tuple[Cell, ...]]:
        s, stance = p.sentences[i], p.stances[i]
        d, place = p.documents[s.doc_id], p.letter_place(s)
        sender = p.sender_of(s.doc_id)
        themes = dict.fromkeys(t.theme for t in p.tags.get(i, ()))
        left = (
            Cell(n, site(*place) if place else None),
            at.sender(p, sender.key),
            Cell(type_label(sender.type)),
            Cell(s.text),
            Cell(s.page if d.n_pages else None),
            Cell(p.document_name(d)),
            Cell(STANCES[stance.stance or ""]),
            Cell(stance.score),
        )
        right = (
            Cell(", ".join(p.themes[t].label_nb if t in p.themes else t for t in themes) or None),
            Cell(s.heading if s.heading and not holds(s.heading, p.hidden) else None),
            Cell(p.case_of(d)),
            Cell(None if s.doc_id in p.private else i, None, "quiet"),
        )
        found = p.aligned.get(i, ())
        if not found:
            return [(*left, _EMPTY, _EMPTY, _EMPTY, _EMPTY, *right)]
        return [
            (
                *left,
                at.measure(p, a.measure_id),
                Cell(measure_text(p.measures[a.measure_id])),
                Cell(RELATIONS[a.relation]),
                Cell(a.score),
                *right,
            )
            for a in found
        ]

    columns = (
        Column(
            "Nr.",
            7,
            "posisjonens nummer i arket, det samme i alle radene til en posisjon; lenke til setningen i svaret",
        ),
        SENDER,
        TYPE,
        Column("Sitat", 70, "setningen ordrett"),
        Column("Side", 7, "siden setningen begynner på; tom når dokumentet ikke har sider"),
        Column("Dokument", 30, "dokumentets tittel"),
        Column("Standpunkt", 15, "hva setningen mener"),
        Column("Hvor sikkert", 9, "0 til 1: hvor sikkert standpunktet er", "0.00"),
        Column("Tiltak", 18, "tiltaket posisjonen er koblet til; tom når ingen tiltak dekker den"),
        Column("Tiltakets ordlyd", 40, "tiltaket ordrett"),
        Column("Forhold", 16, "hva posisjonen vil med tiltaket"),
        Column("Kobling", 9, "0 til 1: hvor sikker koblingen er", "0.00"),
        Column("Temaer", 26, "temaer i setningen"),
        Column("Overskrift", 26, "nærmeste overskrift over"),
        CASE,
        Column("Id", 20, "setningens id i tabellene; står ikke for private personer"),
    )
    meaning = "setninger med et standpunkt, én rad for hvert tiltak de er koblet til; regn posisjoner etter nummeret"
    data = tuple(r for n, i in enumerate(p.positions, 1) for r in rows(n, i))
    return Sheet(POSITIONS, meaning, columns, data, fixed=2)


def _joined(values: Iterable[str | None]) -> str | None:
    """Different values in the order they come."""
    return ", ".join(dict.fromkeys(v for v in values if v)) or None
