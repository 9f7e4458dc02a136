"""The plan's pages: cover, contents with leaders, and two-column chapters under running heads."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from columns import Column, Filled, Notes, Row, draw, fill, note_setting, pages_of, text_rows
from measures import SOURCES, PlanData, read_plan_data
from pdf import A4_HEIGHT, A4_WIDTH, new_canvas
from plan_text import COLUMN, Chapter, PlanText, heading_rows, read_plan
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from typeset import Face, Setting, break_lines, draw_line

LEFT, GAP = 70.0, 18.0
WIDTH = 2 * COLUMN + GAP
TOP, BOTTOM = 762.0, 78.0
CHAPTER_TOP = 640.0  # where the columns begin under a chapter's title
FIRST_PAGE = 3  # after the cover and the contents
CONTENTS = {
    1: Setting(Face("Times-Bold", 9.5, 12), left=34, before=9),
    2: Setting(Face("Times-Roman", 9.5, 12), left=34),
    3: Setting(Face("Times-Roman", 9.5, 12), left=34),
}
NUMBER_ROOM = 26.0  # points kept free for the page number in the contents


def render_plan(target: Path) -> int:
    """Write the plan and return how many pages it has."""
    data = read_plan_data()
    plan = read_plan((SOURCES / "plan.txt").read_text(encoding="utf-8"), data)
    chapters = lay_out(plan)
    pages = {title: page for filled in chapters for title, page in pages_of(filled).items()}
    pages |= {c.title: f[0].column.page for c, f in zip(plan.chapters, chapters, strict=True)}
    buffer = io.BytesIO()
    canvas = new_canvas(buffer, title=data.title, author=data.ministry)
    draw_cover(canvas, data)
    draw_contents(canvas, plan, pages)
    for chapter, filled in zip(plan.chapters, chapters, strict=True):
        draw_chapter(canvas, chapter, filled, data)
    canvas.save()
    target.write_bytes(buffer.getvalue())
    return chapters[-1][-1].column.page


def lay_out(plan: PlanText) -> list[list[Filled]]:
    """The chapters' columns; every chapter begins on a new page."""
    notes = Notes(plan.notes, replace(note_setting("Times-Roman", 8), justify=True, hyphenate=True))
    page, chapters = FIRST_PAGE, []
    for chapter in plan.chapters:
        filled = fill(chapter.rows, page_columns(page), notes)
        chapters.append(filled)
        page = filled[-1].column.page + 1
    return chapters


def page_columns(page: int) -> Iterator[Column]:
    """Left and right columns, page after page; the first page leaves room for the chapter's title."""
    top = CHAPTER_TOP
    while True:
        for side in (0, 1):
            yield Column(page, LEFT + side * (COLUMN + GAP), top, BOTTOM, COLUMN)
        page, top = page + 1, TOP


def centred(canvas: Canvas, text: str, y: float, font: str, size: float) -> None:
    for line in break_lines(text, Setting(Face(font, size, size * 1.3), align="center"), WIDTH - 40):
        draw_line(line, canvas, LEFT + 20, y)
        y -= size * 1.3


def draw_cover(canvas: Canvas, data: PlanData) -> None:
    """The title page, which has no running head."""
    name, _, rest = data.title.partition(": ")
    centred(canvas, data.ministry, 735, "Times-Roman", 13)
    centred(canvas, name, 560, "Times-Bold", 34)
    centred(canvas, rest, 515, "Times-Bold", 16)
    centred(canvas, f"Sendt på høring av {data.ministry} 12. juni 2026.", 440, "Times-Italic", 11)
    centred(canvas, f"Saksnummer {data.case}. Høringsfrist {data.deadline}.", 422, "Times-Italic", 11)
    canvas.setLineWidth(1.2)
    canvas.line(LEFT + 120, 490, LEFT + WIDTH - 120, 490)
    canvas.showPage()


def draw_contents(canvas: Canvas, plan: PlanText, pages: dict[str, int]) -> None:
    """The contents in two columns: number, title, leader and page."""
    draw_line(break_lines("Innhold", Setting(Face("Times-Bold", 20, 24)), WIDTH)[0], canvas, LEFT, 730)
    rows = [row for c in plan.chapters for level, title in c.headings for row in contents_rows(level, title, pages)]
    half = sum(row.height for row in rows) / 2 + 30
    columns = (Column(2, LEFT + side * (COLUMN + GAP), 680, 680 - half, COLUMN) for side in range(9))
    for filled in fill(rows, columns, Notes({}, note_setting("Times-Roman"))):
        draw(filled, canvas)
    canvas.showPage()


def contents_rows(level: int, title: str, pages: dict[str, int]) -> list[Row]:
    """An entry's lines; the last carries the leader and the page."""
    number, _, words = title.partition(" ")
    setting = replace(CONTENTS[level], bullet=number)
    rows = text_rows(words, setting, COLUMN - NUMBER_ROOM)
    last = break_lines(words, setting, COLUMN - NUMBER_ROOM)[-1]
    end = last.x + stringWidth(" ".join(p.text for w in last.words for p in w), setting.face.font, setting.face.size)

    def with_leader(canvas: Canvas, x: float, y: float) -> None:
        text = rows[-1].draw
        if text:
            text(canvas, x, y)
        base = y + 0.26 * setting.face.size
        dots = int((COLUMN - 20 - end) / (0.25 * setting.face.size))
        canvas.setFont("Times-Roman", setting.face.size)
        canvas.drawRightString(x + COLUMN - 16, base, "." * max(dots, 0))
        canvas.setFont(setting.face.font, setting.face.size)
        canvas.drawRightString(x + COLUMN, base, str(pages[title]))

    return [*(replace(row, keep=True) for row in rows[:-1]), replace(rows[-1], draw=with_leader)]


def draw_chapter(canvas: Canvas, chapter: Chapter, filled: list[Filled], data: PlanData) -> None:
    """A chapter's pages; the title stands over both columns of the first."""
    first = filled[0].column.page
    for page in sorted({f.column.page for f in filled}):
        draw_running_head(canvas, page, data)
        if page == first:
            for i, row in enumerate(heading_rows(chapter.title, Setting(Face("Times-Bold", 18, 22)), WIDTH)):
                if row.draw:
                    row.draw(canvas, LEFT, 695 - 22 * i)
        for column in (f for f in filled if f.column.page == page):
            draw(column, canvas)
        canvas.showPage()


def draw_running_head(canvas: Canvas, page: int, data: PlanData) -> None:
    """Number outermost, period innermost: mirrored on left and right pages."""
    name, _, rest = data.title.partition(": ")
    outer, inner = (LEFT, LEFT + WIDTH) if page % 2 == 0 else (LEFT + WIDTH, LEFT)
    for text, x, font in ((str(page), outer, "Times-Bold"), ("2027–2031", inner, "Times-Roman")):
        canvas.setFont(font, 9)
        (canvas.drawString if x == LEFT else canvas.drawRightString)(x, A4_HEIGHT - 48, text)
    canvas.setFont("Times-Bold", 9)
    canvas.drawCentredString(A4_WIDTH / 2, A4_HEIGHT - 48, name)
    canvas.setFont("Times-Roman", 8)
    canvas.drawCentredString(A4_WIDTH / 2, A4_HEIGHT - 60, rest)
    canvas.setLineWidth(0.6)
    canvas.line(LEFT, A4_HEIGHT - 66, LEFT + WIDTH, A4_HEIGHT - 66)
