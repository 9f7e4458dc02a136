"""The workbook's lists of themes, of what is not covered, and of what became of every file."""

from __future__ import annotations

from pipeline.export.excelcells import Cell, Column, Sheet, day
from pipeline.export.excelfile import here
from pipeline.export.excelrows import CASE, SENDER, THEMES, TYPE, Rows, site
from pipeline.export.labels import LANGUAGES, STANCES, STATUSES, STEPS, role_label, type_label
from pipeline.export.published import Published, holds
from pipeline.records import Document, Gap, SenderTheme

_EMPTY = Cell(None)


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
    columns = (Column("Tema", 30, "tema i kodeboken"), SENDER, TYPE, *_THEME_COUNTS)
    return Sheet("Tema og instans", "hvor mye hver høringsinstans sier om hvert tema", columns, rows)


def gaps_sheet(p: Published, at: Rows) -> Sheet:
    """Measures nobody was found to address, then positions no measure covers."""

    def measure(g: Gap) -> tuple[Cell, ...]:
        return (
            Cell("tiltak programmet ikke fant omtalt"),
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
            Cell("posisjon ingen tiltak dekker", site(*place) if place else None),
            _EMPTY,
            at.sender(p, sender.key),
            Cell(type_label(sender.type)),
            Cell(s.text),
            Cell(s.page if d.n_pages else None),
            Cell(STANCES[stance or ""]),
            Cell(p.document_name(d)),
        )

    columns = (
        Column(
            "Slag",
            28,
            "tiltak programmet ikke fant omtalt, eller posisjon ingen tiltak dekker, med lenke til setningen i svaret",
        ),
        Column("Tiltak", 18, "tiltakets nummer"),
        SENDER,
        TYPE,
        Column("Tekst", 80, "tiltaket eller setningen ordrett"),
        Column("Side", 7, "side i planen eller i svaret"),
        Column("Standpunkt", 20, "hva setningen mener"),
        Column("Dokument", 34, "dokumentets tittel"),
    )
    of_measures = [measure(g) for g in p.gaps if g.kind == "measure" and g.id in p.measures]
    of_positions = [position(g) for g in p.gaps if g.kind == "position" and g.id in p.sentences]
    return Sheet(
        "Ikke dekket",
        "det programmet ikke fant omtalt, og det ingen tiltak svarer på",
        columns,
        (*of_measures, *of_positions),
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
            Cell(p.document_name(d)),
            sender,
            Cell(role_label(d)),
            Cell(STATUSES[d.status], site(f"svar/{letter}.html") if letter else None),
            Cell(reason),
            Cell(day(d.date)),
            Cell(LANGUAGES[d.language] if d.language else None),
            Cell(d.n_pages),
            Cell(d.n_words),
            Cell(p.case_of(d)),
        )

    columns = (
        Column("Fil", 40, "filens navn; står ikke for private personer"),
        Column("Dokument", 44, "dokumentets tittel"),
        SENDER,
        Column("Rolle", 20, "plan, høringssvar, innspill i annen sak eller bakgrunn"),
        Column("Status", 20, "hva som ble av filen, med lenke til teksten slik den er lest"),
        Column("Grunn", 44, "hvorfor filen ikke er analysert"),
        Column("Dato", 12, "dokumentets dato, eller bare året"),
        Column("Språk", 11, "målform eller språk"),
        Column("Sider", 7, "antall sider; tom når filen ikke har sider"),
        Column("Ord", 8, "ord i argumentasjonen", "#,##0"),
        CASE,
    )
    return Sheet("Filer", "hver fil, og hva som ble av den", columns, tuple(row(d) for d in p.documents.values()))
