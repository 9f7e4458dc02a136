"""The PDF reader on small files, one a trait of layout."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.extracted import Extracted, RawBlock, assemble
from pipeline.ingest.pdf import BROKEN, LOCKED, NOT_PDF, PLAIN, read_pdf
from tests.ingest.sheets import PITCH, Sheet

PROSE = (
    "Kommunen har lange tradisjoner for arbeid med rus, og mange av dem som får hjelp hos oss, har fått den lenge. "
    "Vi ser at tjenestene virker best når de henger sammen. "
)
LEFT = [
    "Kommunene har fått flere oppgaver",
    "de siste årene, og mange av dem er",
    "krevende. Det gjelder særlig tjenes-",
    "ter for mennesker som har et rus-",
    "problem, og familiene rundt dem.",
    "   Nå trengs det ressurser som følger",
    "med oppgavene, slik at de som treng-",
]
RIGHT = [
    "er hjelp, får den der de bor, og i tide.",
    "   Staten må ta sin del av ansvaret.",
    "Det har vi sagt i mange år, og vi gjen-",
    "tar det gjerne. Rus- og avhengighets-",
    "feltet kan ikke vente lenger på dette.",
    "   Vi støtter derfor at midlene økes,",
    "og at de deles etter antall innbyggere.",
]


def texts(read: Extracted, *kinds: str) -> list[str]:
    return [b.text for b in read.blocks if b.kind in kinds]


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def columns(sheet: Sheet, y: float) -> None:
    """Two columns with indented paragraphs; the last paragraph on the left goes on to the right."""
    for x, lines in ((70, LEFT), (310, RIGHT)):
        for n, text in enumerate(lines):
            indent = 12 if text.startswith(" ") else 0
            sheet.line(text.strip(), y + n * PITCH, x + indent)


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    columns(sheet, 100)
    assert texts(read_pdf(sheet.pdf()), "paragraph") == [
        "Kommunene har fått flere oppgaver de siste årene, og mange av dem er krevende. Det gjelder særlig tjenester "
        "for mennesker som har et rusproblem, og familiene rundt dem.",
        "Nå trengs det ressurser som følger med oppgavene, slik at de som trenger hjelp, får den der de bor, "
        "og i tide.",
        "Staten må ta sin del av ansvaret. Det har vi sagt i mange år, og vi gjentar det gjerne. Rus- og "
        "avhengighetsfeltet kan ikke vente lenger på dette.",
        "Vi støtter derfor at midlene økes, og at de deles etter antall innbyggere.",
    ]


def test_a_heading_over_both_columns_ends_the_columns_above() -> None:
    sheet = Sheet()
    columns(sheet, 100)
    sheet.line("2 Finansiering av tjenestene i kommunene de neste årene", 240, size=18, font="Times-Bold")
    columns(sheet, 290)
    read = read_pdf(sheet.pdf())
    kinds = [b.kind for b in read.blocks]
    assert kinds == [*["paragraph"] * 4, "heading", *["paragraph"] * 4]
    assert read.blocks[4].marker == "2"
    assert read.blocks[4].text == "Finansiering av tjenestene i kommunene de neste årene"


def test_running_heads_feet_and_page_numbers_are_furniture() -> None:
    sheet = Sheet()
    for n in range(1, 5):
        head = f"{n}   Plan for rusfeltet" if n % 2 else f"Plan for rusfeltet   {n}"
        sheet.line(head, 40, x=70 if n % 2 else 420, size=9)
        sheet.paragraph(f"Dette er avsnitt nummer {n}. " + PROSE + "Det vil vi ha mer av.", 90)
        sheet.line(f"Side {n} av 4", 800, x=280, size=9)
        sheet.page()
    read = read_pdf(sheet.pdf())
    assert len(texts(read, "furniture")) == 8
    assert len(texts(read, "paragraph")) == 4
    assert not any("Plan" in t or "Side" in t for t in texts(read, "paragraph"))
    assert read.n_pages == 4


def test_a_paragraph_over_two_pages_is_one_block_with_a_place_for_each_line() -> None:
    sheet = Sheet()
    sheet.line("Kommunen", 40, size=9)
    sheet.lines(
        ["Her begynner et avsnitt som går over to sider, og som ikke skal deles i to av at siden er slutt og at"], 700
    )
    sheet.line("Side 1 av 2", 800, x=280, size=9)
    sheet.page()
    sheet.line("Kommunen", 40, size=9)
    sheet.lines(["det står et sidetall mellom de to delene av det."], 90)
    sheet.line("Side 2 av 2", 800, x=280, size=9)
    read = read_pdf(sheet.pdf())
    block = read.blocks[0]
    assert block.text.startswith("Her begynner")
    assert block.text.endswith("av det.")
    assert [line.page for line in block.lines] == [1, 2]
    assert [block.text[line.start : line.end].split()[0] for line in block.lines] == ["Her", "det"]
    assert {b.kind for b in read.blocks[1:]} == {"furniture"}


def test_a_footnote_and_its_mark_are_taken_out_of_the_text() -> None:
    sheet = Sheet()
    end = sheet.line("Antallet er doblet", 100)
    sheet.line("1", 96, x=end, size=6)
    sheet.line("siden forrige undersøkelse ble gjort i landet, og det er ingen grunn", 100, x=end + 7)
    sheet.line("til å tro at det har snudd. Arealet er 40 m", 100 + PITCH)
    sheet.rule(740, 70, 140)
    sheet.line("1", 751, size=5)
    sheet.line("Rapport om rus, 2025.", 755, x=76, size=9)
    read = read_pdf(sheet.pdf())
    assert texts(read, "paragraph")[0].startswith("Antallet er doblet siden forrige undersøkelse")
    note = next(b for b in read.blocks if b.kind == "footnote")
    assert (note.marker, note.text) == ("1", "Rapport om rus, 2025.")


def test_a_power_is_no_note() -> None:
    sheet = Sheet()
    end = sheet.line("Lokalet er på 40 m", 100)
    end = sheet.line("2", 96, x=end, size=6)
    sheet.line("og brukes av alle som bor i kommunen, hver eneste dag i uka.", 100, x=end + 3)
    assert texts(read_pdf(sheet.pdf()), "paragraph")[0].startswith("Lokalet er på 40 m2 og brukes")


def box(sheet: Sheet, x: float, y: float, lines: list[str]) -> None:
    """A frame of column width with its lines; what begins with a dash is a bullet, what follows hangs under it."""
    sheet.frame(x, y - 14, x + 215, y + len(lines) * PITCH)
    for n, text in enumerate(lines):
        if text.startswith("–"):
            sheet.line("–", y + n * PITCH, x + 8)
        sheet.line(text.lstrip("– "), y + n * PITCH, x + (20 if n or text.startswith("–") else 8))


def test_a_box_broken_over_two_pages_is_one_list_and_the_text_around_it_goes_on() -> None:
    sheet = Sheet()
    sheet.lines(["Her står det en setning som ikke er slutt når boksen begynner, for den fortsetter under på"], 100)
    box(sheet, 70, 700, ["Boks 3.1 Regjeringen vil:", "– Øke midlene til kommunene.", "– Styrke tilbudet til de"])
    sheet.page()
    box(sheet, 70, 80, ["pårørende i hele landet.", "– Evaluere ordningen."])
    sheet.lines(["neste side, og her er den slutt."], 200)
    read = read_pdf(sheet.pdf())
    assert texts(read, "paragraph") == [
        "Her står det en setning som ikke er slutt når boksen begynner, for den fortsetter under på neste side, og her "
        "er den slutt."
    ]
    items = [b for b in read.blocks if b.kind == "item"]
    assert [b.text for b in items] == [
        "Øke midlene til kommunene.",
        "Styrke tilbudet til de pårørende i hele landet.",
        "Evaluere ordningen.",
    ]
    assert {b.box for b in items} == {"Boks 3.1 Regjeringen vil:"}
    assert [line.page for line in items[1].lines] == [1, 2]


def test_bullets_and_nested_bullets_with_wrapped_lines() -> None:
    sheet = Sheet()
    sheet.line("Vi mener at:", 100)
    rows = [
        ("•", 80, "kommunene må få dekket det som de nye oppgavene koster hvert eneste år"),
        ("", 80, "fram til planen er evaluert"),
        ("o", 100, "også de små kommunene"),
        ("–", 80, "staten må følge opp"),
    ]
    for n, (mark, x, text) in enumerate(rows):
        sheet.line(mark, 120 + n * PITCH, x)
        sheet.line(text, 120 + n * PITCH, x + 14)
    sheet.line("Dette er viktig for oss.", 200)
    read = read_pdf(sheet.pdf())
    assert [(b.kind, b.marker, b.level) for b in read.blocks] == [
        ("paragraph", None, None),
        ("item", "•", 1),
        ("item", "o", 2),
        ("item", "–", 1),
        ("paragraph", None, None),
    ]
    assert read.blocks[1].text.endswith("hvert eneste år fram til planen er evaluert")


def test_bullets_that_are_drawn_and_not_set() -> None:
    sheet = Sheet()
    sheet.line("Vi vil ha:", 100)
    for n, text in enumerate(("Flere plasser i døgnbehandling.", "Kortere ventetid.")):
        sheet.canvas.circle(78, 842 - (116 + n * PITCH), 2, fill=1)
        sheet.line(text, 120 + n * PITCH, x=88)
    read = read_pdf(sheet.pdf())
    assert [(b.kind, b.marker, b.text) for b in read.blocks[1:]] == [
        ("item", "•", "Flere plasser i døgnbehandling."),
        ("item", "•", "Kortere ventetid."),
    ]


def test_a_form_of_questions_and_answers_is_running_text_cell_by_cell() -> None:
    sheet = Sheet()
    for n, label in enumerate(("Punkt 3.1", "Punkt 3.2")):
        top = 100 + n * 120
        sheet.frame(70, top, 160, top + 120)
        sheet.frame(160, top, 530, top + 120)
        sheet.line(label, top + 20, x=76)
        sheet.paragraph(PROSE, top + 20, x=166, width=350)
    read = read_pdf(sheet.pdf())
    assert texts(read, "paragraph") == ["Punkt 3.1", PROSE.strip(), "Punkt 3.2", PROSE.strip()]


def test_a_justified_line_of_few_words_is_one_line() -> None:
    sheet = Sheet()
    for n, text in enumerate(LEFT[:3]):
        sheet.line(text, 100 + n * PITCH)
    for word, x in (("lange", 70), ("arbeidsmarkedstiltak", 130)):
        sheet.line(word, 100 + 3 * PITCH, x)
    sheet.line("er", 100 + 3 * PITCH, 265)
    sheet.line("ikke nok.", 100 + 4 * PITCH)
    assert len(read_pdf(sheet.pdf()).blocks) == 1


def test_numbered_items_and_a_date_that_begins_a_line() -> None:
    sheet = Sheet()
    y = sheet.paragraph(
        "Saken ble behandlet i utvalget i mai, og fristen for å komme med innspill er nå satt til den", 100
    )
    y = sheet.lines(["17. mai neste år, noe vi synes er for kort tid for en sak av denne størrelsen."], y) + 8
    for number, text in (("1.", "Flere plasser."), ("2.", "Bedre lønn."), ("3.", "Kortere ventetid.")):
        sheet.line(number, y)
        sheet.line(text, y, x=88)
        y += PITCH
    read = read_pdf(sheet.pdf())
    assert [(b.kind, b.marker) for b in read.blocks] == [
        ("paragraph", None),
        ("item", "1."),
        ("item", "2."),
        ("item", "3."),
    ]
    assert "den 17. mai neste år" in read.blocks[0].text


def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet() -> None:
    sheet = Sheet()
    sheet.lines(
        [
            "Vi må sette inn innsatsen der folk bor og oppholder seg til vanlig gjennom hele året",
            "- nemlig i kommunen.",
        ],
        100,
    )
    assert [b.kind for b in read_pdf(sheet.pdf()).blocks] == ["paragraph"]


def test_headings_have_levels_and_numbers_and_may_run_over_two_lines() -> None:
    sheet = Sheet()
    sheet.line("Plan for rusfeltet", 80, size=22, font="Times-Bold")
    sheet.line("1 Innledning", 130, size=16, font="Times-Bold")
    y = sheet.paragraph(PROSE, 160)
    sheet.line("1.1", y + 20, size=12, font="Times-Bold")
    sheet.line("Hva høringsinstansene blir bedt om å svare på når", y + 20, x=100, size=12, font="Times-Bold")
    sheet.line("de uttaler seg om planen", y + 34, x=100, size=12, font="Times-Bold")
    sheet.paragraph(PROSE, y + 60)
    read = read_pdf(sheet.pdf())
    assert [(b.level, b.marker, b.text) for b in read.blocks if b.kind == "heading"] == [
        (1, None, "Plan for rusfeltet"),
        (2, "1", "Innledning"),
        (3, "1.1", "Hva høringsinstansene blir bedt om å svare på når de uttaler seg om planen"),
    ]
    assert read.title == "Plan for rusfeltet"


def test_contents_pages_are_kept_apart() -> None:
    sheet = Sheet()
    sheet.line("Innhold", 80, size=18, font="Times-Bold")
    sheet.lines(
        [
            "1 Innledning ........................ 3",
            "2 Tiltak ............................ 7",
            "3 Økonomi ........................... 9",
        ],
        120,
    )
    sheet.page()
    sheet.line("1 Innledning", 80, size=18, font="Times-Bold")
    sheet.paragraph(PROSE, 120)
    read = read_pdf(sheet.pdf())
    assert texts(read, "contents") == ["Innhold", "1 Innledning … 3", "2 Tiltak … 7", "3 Økonomi … 9"]
    assert texts(read, "heading") == ["Innledning"]


def test_a_table_between_rules_with_its_caption() -> None:
    sheet = Sheet()
    y = sheet.paragraph(PROSE * 3, 80)
    sheet.line("Tabell 1 Årsverk", y + 20, size=9, font="Helvetica-Bold")
    for rule in (26, 46, 80):
        sheet.rule(y + rule, 70, 400)
    for n, cells in enumerate((("", "2024", "2025"), ("Kommuner", "10", "12"), ("Staten", "3", "4"))):
        for x, cell in zip((75, 250, 330), cells, strict=True):
            sheet.line(cell, y + 40 + n * 18, x, size=9, font="Helvetica")
    read = read_pdf(sheet.pdf())
    assert texts(read, "caption") == ["Tabell 1 Årsverk"]
    assert texts(read, "table") == ["2024 | 2025", "Kommuner | 10 | 12", "Staten | 3 | 4"]
    assert len(texts(read, "paragraph")) == 1


def test_letterhead_and_signature() -> None:
    sheet = Sheet()
    sheet.line("Solvang kommune", 60, size=14, font="Helvetica-Bold")
    sheet.lines(["Helse- og omsorgsdepartementet", "Postboks 8011 Dep", "0030 Oslo"], 110)
    sheet.lines(["Deres ref.: 26/11", "Dato: 12. mai 2026"], 110, x=400)
    sheet.line("Høringssvar om planen", 200, size=14, font="Helvetica-Bold")
    y = sheet.paragraph(PROSE, 230)
    sheet.lines(["Med vennleg helsing", "Kari Nordmann", "kommunedirektør"], y + 30)
    read = read_pdf(sheet.pdf())
    assert set(texts(read, "letterhead")) == {
        "Solvang kommune",
        "Helse- og omsorgsdepartementet",
        "Postboks 8011 Dep",
        "0030 Oslo",
        "Deres ref.: 26/11",
        "Dato: 12. mai 2026",
    }
    assert texts(read, "heading") == ["Høringssvar om planen"]
    assert texts(read, "signature") == ["Med vennleg helsing", "Kari Nordmann", "kommunedirektør"]
    assert len(texts(read, "paragraph")) == 1


def test_a_passage_quoted_as_a_whole_is_a_quote() -> None:
    sheet = Sheet()
    y = sheet.paragraph(PROSE, 80) + 10
    y = sheet.lines(["«Innføre et gebyr for den som ikke møter ved enheten.»"], y, x=100, font="Times-Italic") + 10
    sheet.paragraph(PROSE, y)
    assert [b.kind for b in read_pdf(sheet.pdf()).blocks] == ["paragraph", "quote", "paragraph"]


def test_places_are_in_the_text_and_on_the_page() -> None:
    sheet = Sheet()
    columns(sheet, 100)
    read = read_pdf(sheet.pdf())
    text, blocks = assemble("d", read.blocks)
    for raw, block in zip(read.blocks, blocks, strict=True):
        assert text[block.start : block.end] == raw.text
        assert raw.lines[0].start == 0
        assert raw.lines[-1].end == len(raw.text)
        for line in raw.lines:
            assert 0 <= line.start < line.end <= len(raw.text)
            assert 60 < line.x0 < line.x1 < 535
            assert line.top < line.bottom
    first = read.blocks[0]
    assert [first.text[line.start : line.end] for line in first.lines][2:4] == [
        "krevende. Det gjelder særlig tjenes",
        "ter for mennesker som har et rus",
    ]


def test_a_file_without_text_needs_ocr() -> None:
    sheet = Sheet()
    sheet.frame(100, 100, 300, 300)
    read = read_pdf(sheet.pdf())
    assert (read.needs_ocr, read.blocks, read.refused) == (True, (), None)


def test_one_word() -> None:
    sheet = Sheet()
    sheet.line("Ja", 100)
    sheet.line("takk", 100, x=90)
    assert [b.text for b in read_pdf(sheet.pdf()).blocks] == ["Ja takk"]


@pytest.mark.parametrize(("data", "reason"), [(b"", NOT_PDF), (b"ikke en pdf", NOT_PDF), (b"%PDF-1.4\n%%EOF", BROKEN)])
def test_what_is_no_pdf_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    assert read_pdf(data).refused == reason


def test_a_truncated_file_is_refused_or_read_but_never_raises() -> None:
    sheet = Sheet()
    columns(sheet, 100)
    data = sheet.pdf()
    for share in (0.2, 0.5, 0.8, 0.95):
        read = read_pdf(data[: int(len(data) * share)])
        assert read.refused or read.blocks or read.needs_ocr


def test_text_is_kept_where_the_layout_makes_no_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_pages: object) -> tuple[RawBlock, ...]:
        raise ValueError

    monkeypatch.setattr("pipeline.ingest.pdf.read_layout", fail)
    sheet = Sheet()
    sheet.paragraph(PROSE, 100)
    read = read_pdf(sheet.pdf())
    assert (texts(read, "paragraph"), read.warnings) == ([PROSE.strip()], (PLAIN,))


def test_a_locked_file_is_refused() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("hemmelig", "eier", strength=40), invariant=True)
    canvas.drawString(100, 700, "Hemmelig")
    canvas.save()
    assert read_pdf(buffer.getvalue()).refused == LOCKED


SCORED = ("fo-komitehoring-2018", "fo-rusmiddelpolitisk-plattform", "prop-15-s-2015-2016")
KINDS = {"heading": "heading", "paragraph": "sentence", "quote": "sentence", "item": "item"}


@pytest.mark.real
@pytest.mark.slow
def test_the_real_documents_score(shared: Path, tmp_path: Path) -> None:
    """The scorer's own figure, with a row a block; a block that goes on past the last known page costs a little."""
    rows = [["doc_id", "kind", "page", "text"]]
    for name in SCORED:
        read = read_pdf((shared / "corpus" / "rusfeltet" / f"{name}.pdf").read_bytes())
        rows += [[name, KINDS.get(b.kind, "other"), str(b.page), b.text] for b in read.blocks]
        if name.startswith("prop"):
            assert _measures(read.blocks) == {"3.1": 10, "3.2": 16, "3.3": 29, "3.4": 19}
    documents = [["doc_id", "file"], *([n, f"{n}.pdf"] for n in SCORED)]
    for table, content in (("sentences", rows), ("documents", documents)):
        with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as f:
            csv.writer(f).writerows(content)
    scorer = [sys.executable, str(shared / "tools" / "score_extraction.py"), "--tables", str(tmp_path)]
    done = subprocess.run(
        [*scorer, "--truth", str(shared / "gold" / "extraction"), "--at-least", "0.995"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "leaked 0/87" in done.stdout


def _measures(blocks: tuple[RawBlock, ...]) -> dict[str, int]:
    """Number of items in each box «Boks 3.n»."""
    out: dict[str, int] = {}
    for b in blocks:
        if b.kind == "item" and b.box and b.box.startswith("Boks 3."):
            out[b.box[5:8]] = out.get(b.box[5:8], 0) + 1
    return out
