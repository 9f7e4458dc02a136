"""The workbook's lists: senders, measures, views, positions, themes, gaps, accounting, files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.export.excelcells import Cell, Column, Link, Sheet
from pipeline.export.excelfile import here
from pipeline.export.labels import (
    KINDS,
    LANGUAGES,
    OVERALL,
    RELATIONS,
    ROLES,
    STANCES,
    STATUSES,
    STEPS,
    VIEWS,
    measure_label,
    measure_text,
    type_label,
)
from pipeline.export.published import Published, Sender, holds
from pipeline.export.site import ROOT
from pipeline.records import Document, Gap, SenderTheme, View

SENDERS, MEASURES, POSITIONS, THEMES = "Høringsinstanser", "Tiltak", "Posisjoner", "Temaer"
_FOR, _AGAINST = ("støtter", "støtter-med-forbehold"), ("kritisk", "imot")
_EMPTY = Cell(None)
_SENDER = Column("Høringsinstans", 34, "den som har svart; private personer står med nummer")
_TYPE = Column("Type", 22, "type høringsinstans")
_CASE = Column("Annen sak", 30, "den andre saken dokumentet svarer på; tom når det svarer på planen")


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
            Cell(_joined(d.date for d in s.documents)),
            Cell(_joined(LANGUAGES[d.language] for d in s.documents if d.language)),
            Cell(_joined(p.case_of(d) for d in s.documents)),
        )

    columns = (
        _SENDER._replace(meaning="den som har svart, med lenke til siden om den; private personer står med nummer"),
        _TYPE,
        Column("Syn på planen som helhet", 20, "hva svaret sier om planen under ett; tom når det ikke er vurdert"),
        Column("Hvor sikkert", 9, "0 til 1: hvor sikkert programmet er på synet på helheten", "0.00"),
        Column("Tiltak med syn", 9, "hvor mange tiltak høringsinstansen har et syn på"),
        Column("Posisjoner", 11, "setninger med et standpunkt, med lenke til den første av dem"),
        Column("Støtter", 9, "… av dem som støtter, også med forbehold"),
        Column("Foreslår", 9, "… av dem som ber om noe"),
        Column("Kritisk eller imot", 9, "… av dem som er kritiske eller imot"),
        Column("Dokumenter", 12, "dokumenter høringsinstansen har sendt"),
        Column("Ord", 8, "ord i argumentasjonen", "#,##0"),
        Column("Dato", 12, "dokumentenes dato, som 2026-10-01, eller bare året"),
        Column("Språk", 11, "målform eller språk"),
        _CASE,
    )
    meaning = "én rad for hver høringsinstans"
    return Sheet(SENDERS, meaning, columns, tuple(row(s) for s in p.senders.values()))


def measures_sheet(p: Published) -> Sheet:
    """A row a measure, with how many hold each view; each sender counts once."""

    def row(measure_id: str) -> tuple[Cell, ...]:
        m, views = p.measures[measure_id], p.counted.get(measure_id, ())
        n = Counter(v.view for v in views)
        plan = m.measure_id in p.measure_pages
        return (
            Cell(measure_label(m), site(f"tiltak/{p.measure_pages[measure_id]}.html") if plan else None),
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
            Cell("ja" if v.reviewed else "nei"),
        )

    columns = (
        Column("Tiltak", 18, "tiltakets nummer, med lenke til raden i arket Tiltak"),
        Column("Ordlyd", 40, "tiltaket ordrett"),
        _SENDER,
        _TYPE,
        Column("Syn", 22, "høringsinstansens syn på tiltaket; fargene er forklart over"),
        Column("Posisjoner", 11, "antall posisjoner bak synet"),
        Column("Sitat", 70, "setningen som viser synet best, ordrett"),
        Column("Side", 7, "siden sitatet begynner på; tom når dokumentet ikke har sider"),
        Column("Overtatt fra", 30, "den som synet er overtatt fra, når svaret slutter seg til et annet"),
        _CASE,
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
            Cell(n),
            at.sender(p, sender.key),
            Cell(type_label(sender.type)),
            Cell(s.text),
            Cell(s.page if d.n_pages else None),
            Cell(p.document_name(d), site(*place) if place else None),
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
        Column("Nr.", 7, "posisjonens nummer her i arket; det samme i alle radene til en posisjon"),
        _SENDER,
        _TYPE,
        Column("Sitat", 70, "setningen ordrett"),
        Column("Side", 7, "siden setningen begynner på; tom når dokumentet ikke har sider"),
        Column("Dokument", 30, "dokumentets tittel, med lenke til setningen i svaret"),
        Column("Standpunkt", 15, "hva setningen mener"),
        Column("Hvor sikkert", 9, "0 til 1: hvor sikkert standpunktet er", "0.00"),
        Column("Tiltak", 18, "tiltaket posisjonen er koblet til; tom når ingen tiltak dekker den"),
        Column("Tiltakets ordlyd", 40, "tiltaket ordrett"),
        Column("Forhold", 16, "hva posisjonen vil med tiltaket"),
        Column("Kobling", 9, "0 til 1: hvor sikker koblingen er", "0.00"),
        Column("Temaer", 26, "temaer i setningen"),
        Column("Overskrift", 26, "nærmeste overskrift over"),
        _CASE,
        Column("Id", 20, "setningens id i tabellene; står ikke for private personer"),
    )
    meaning = "setninger med et standpunkt, én rad for hvert tiltak de er koblet til; regn posisjoner etter nummeret"
    data = tuple(r for n, i in enumerate(p.positions, 1) for r in rows(n, i))
    return Sheet(POSITIONS, meaning, columns, data, fixed=2)


def themes_sheet(p: Published) -> Sheet:
    """A row a theme."""
    by_theme: dict[str, list[SenderTheme]] = {t: [] for t in p.themes}
    for t in p.sender_themes:
        by_theme.setdefault(t.theme, []).append(t)

    def row(code: str, found: list[SenderTheme]) -> tuple[Cell, ...]:
        theme = p.themes.get(code)
        parent = p.themes.get(theme.parent or "") if theme else None
        return (
            Cell(theme.label_nb, site(f"tema/{p.theme_pages[code]}.html")) if theme else Cell(code),
            Cell(theme.definition if theme else None),
            Cell(parent.label_nb if parent else None),
            Cell(len(found)),
            Cell(sum(t.n_sentences for t in found)),
            *(Cell(sum(getattr(t, n) for t in found)) for n in ("n_for", "n_wants", "n_against")),
            Cell(code, None, "quiet"),
        )

    columns = (
        Column("Tema", 30, "tema i kodeboken, med lenke til siden om det"),
        Column("Definisjon", 70, "hva temaet dekker"),
        Column("Under", 24, "temaet det hører under; tom når det ikke hører under noe"),
        Column("Høringsinstanser", 16, "hvor mange som tar det opp"),
        *_THEME_COUNTS,
        Column("Kode", 24, "temaets kode i tabellene"),
    )
    return Sheet(THEMES, "én rad for hvert tema i kodeboken", columns, tuple(row(*x) for x in by_theme.items()))


_THEME_COUNTS = (
    Column("Setninger", 11, "setninger med temaet"),
    Column("Støtter", 9, "… av dem som støtter, også med forbehold"),
    Column("Foreslår", 9, "… av dem som ber om noe"),
    Column("Kritisk eller imot", 9, "… av dem som er kritiske eller imot"),
)


def sender_themes_sheet(p: Published, at: Rows) -> Sheet:
    """A row a theme and sender."""
    found = {(t.theme, t.sender): t for t in p.sender_themes}
    themes = {t: n for n, t in enumerate(p.themes, 2)}
    rows = tuple(
        (
            Cell(p.themes[t.theme].label_nb, here(THEMES, themes[t.theme])),
            at.sender(p, t.sender),
            Cell(type_label(p.senders[t.sender].type)),
            Cell(t.n_sentences),
            Cell(t.n_for),
            Cell(t.n_wants),
            Cell(t.n_against),
        )
        for code in p.themes
        for key in p.senders
        if (t := found.get((code, key)))
    )
    columns = (Column("Tema", 30, "tema i kodeboken"), _SENDER, _TYPE, *_THEME_COUNTS)
    return Sheet("Tema og instans", "hvor mye hver høringsinstans sier om hvert tema", columns, rows)


def gaps_sheet(p: Published, at: Rows) -> Sheet:
    """Measures nobody addressed, then positions no measure covers."""

    def measure(g: Gap) -> tuple[Cell, ...]:
        return (
            Cell("tiltak ingen har omtalt"),
            at.measure(p, g.id),
            *(_EMPTY,) * 2,
            Cell(g.text),
            Cell(g.page),
            *(_EMPTY,) * 2,
        )

    def position(g: Gap) -> tuple[Cell, ...]:
        s = p.sentences[g.id]
        d, place, stance = p.documents[s.doc_id], p.letter_place(s), p.stances[g.id].stance
        sender = p.sender_of(s.doc_id)
        return (
            Cell("posisjon ingen tiltak dekker"),
            _EMPTY,
            at.sender(p, sender.key),
            Cell(type_label(sender.type)),
            Cell(s.text),
            Cell(s.page if d.n_pages else None),
            Cell(STANCES[stance or ""]),
            Cell(p.document_name(d), site(*place) if place else None),
        )

    columns = (
        Column("Slag", 26, "tiltak ingen har omtalt, eller posisjon ingen tiltak dekker"),
        Column("Tiltak", 18, "tiltakets nummer"),
        _SENDER,
        _TYPE,
        Column("Tekst", 80, "tiltaket eller setningen ordrett"),
        Column("Side", 7, "side i planen eller i svaret"),
        Column("Standpunkt", 20, "hva setningen mener"),
        Column("Dokument", 34, "dokumentets tittel, med lenke til setningen i svaret"),
    )
    of_measures = [measure(g) for g in p.gaps if g.kind == "measure" and g.id in p.measures]
    of_positions = [position(g) for g in p.gaps if g.kind == "position" and g.id in p.sentences]
    return Sheet(
        "Ikke dekket", "det ingen har omtalt, og det ingen tiltak svarer på", columns, (*of_measures, *of_positions)
    )


def accounting_sheet(p: Published) -> Sheet:
    """The steps from files to aligned positions."""
    columns = (
        Column("Trinn", 60, "hva som er talt; det som begynner med … er en del av tallet over"),
        Column("Antall", 12, "hvor mange", "#,##0"),
    )
    rows = tuple((Cell(STEPS.get(c.step, c.step)), Cell(c.n)) for c in p.counts)
    return Sheet("Regnskap", "fra filer til koblede posisjoner; intet er borte uten å være talt", columns, rows)


def files_sheet(p: Published, at: Rows) -> Sheet:
    """A row a file, with its one fate; withheld ones are only counted."""

    def row(d: Document) -> tuple[Cell, ...]:
        private = d.doc_id in p.private
        sender = at.sender(p, p.sender_of(d.doc_id).key) if d.role != "plan" else Cell(d.sender)
        letter = p.letter_pages.get(d.doc_id)
        reason = d.reason if not (d.reason and (private or holds(d.reason, p.hidden))) else "vises ikke"
        return (
            Cell(None if private else d.file),
            Cell(p.document_name(d), site(f"svar/{letter}.html") if letter else None),
            sender,
            Cell(ROLES[d.role]),
            Cell(STATUSES[d.status]),
            Cell(reason),
            Cell(d.date),
            Cell(LANGUAGES[d.language] if d.language else None),
            Cell(d.n_pages),
            Cell(d.n_words),
            Cell(p.case_of(d)),
        )

    columns = (
        Column("Fil", 40, "filens navn; står ikke for private personer"),
        Column("Dokument", 44, "dokumentets tittel, med lenke til teksten slik den er lest"),
        _SENDER,
        Column("Rolle", 13, "plan, høringssvar eller bakgrunn"),
        Column("Status", 20, "hva som ble av filen"),
        Column("Grunn", 44, "hvorfor filen ikke er analysert"),
        Column("Dato", 12, "som 2026-10-01, eller bare året"),
        Column("Språk", 11, "målform eller språk"),
        Column("Sider", 7, "antall sider; tom når filen ikke har sider"),
        Column("Ord", 8, "ord i argumentasjonen", "#,##0"),
        _CASE,
    )
    return Sheet("Filer", "hver fil, og hva som ble av den", columns, tuple(row(d) for d in p.documents.values()))


def _joined(values: Iterable[str | None]) -> str | None:
    """Different values in the order they come."""
    return ", ".join(dict.fromkeys(v for v in values if v)) or None
