"""The plan's one figure and one table, drawn as rows of a column."""

from __future__ import annotations

from functools import partial

from columns import Row
from measures import Priority
from reportlab.pdfgen.canvas import Canvas
from typeset import Face, Setting, break_lines, draw_line

DEATHS = {"2019": 251, "2020": 274, "2021": 262, "2022": 288, "2023": 301, "2024": 309, "2025": 318}
YEARS = ("2027", "2028", "2029", "2030", "2031")
SHARES = (0.10, 0.20, 0.25, 0.25)  # of an amount; the last year takes what is left
FIGURE_HEIGHT = 118.0
LABEL_WIDTH, NUMBER_WIDTH = 81.0, 23.0
CELL = Setting(Face("Helvetica", 7.5, 9.2))


def figure_row(width: float) -> Row:
    """A bar chart with its numbers."""
    return Row(FIGURE_HEIGHT, partial(draw_bars, width))


def draw_bars(width: float, canvas: Canvas, x: float, y: float) -> None:
    """One bar a year, the number above and the year below."""
    step, scale = width / len(DEATHS), (FIGURE_HEIGHT - 30) / max(DEATHS.values())
    canvas.setFont("Helvetica", 7)
    canvas.setLineWidth(0.5)
    canvas.line(x, y + 14, x + width, y + 14)
    for i, (year, deaths) in enumerate(DEATHS.items()):
        left = x + i * step + 5
        canvas.setFillGray(0.62)
        canvas.rect(left, y + 14, step - 10, deaths * scale, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawCentredString(left + step / 2 - 5, y + 17 + deaths * scale, str(deaths))
        canvas.drawCentredString(left + step / 2 - 5, y + 4, year)


def by_year(amount_nok: int) -> list[int]:
    """An amount in millions spread over the years; the parts add up to the whole."""
    total = amount_nok // 1_000_000
    parts = [round(total * share) for share in SHARES]
    return [*parts, total - sum(parts)]


def table_cells(priorities: tuple[Priority, ...]) -> list[list[str]]:
    """Head, one line a priority, and the sums."""
    numbers = [[*by_year(p.amount_nok), p.amount_nok // 1_000_000] for p in priorities]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    body = [[p.text, *map(str, row)] for p, row in zip(priorities, numbers, strict=True)]
    return [["Prioritering", *YEARS, "Sum"], *body, ["Sum", *(f"{n:,}".replace(",", " ") for n in sums)]]


def table_row(priorities: tuple[Priority, ...], width: float) -> Row:
    """The table as one row, so that it is never cut in two."""
    cells = table_cells(priorities)
    heights = [len(break_lines(line[0], CELL, LABEL_WIDTH)) * CELL.face.leading + 3 for line in cells]
    return Row(sum(heights) + 6, partial(draw_table, cells, heights, width))


def draw_table(cells: list[list[str]], heights: list[float], width: float, canvas: Canvas, x: float, y: float) -> None:
    """Labels to the left, numbers flush right, rules above, below the head and at the foot."""
    top = y + sum(heights) + 3
    canvas.setLineWidth(0.5)
    canvas.line(x, top, x + width, top)
    for n, (line, height) in enumerate(zip(cells, heights, strict=True)):
        labels = break_lines(line[0], CELL, LABEL_WIDTH)
        for i, label in enumerate(labels):
            draw_line(label, canvas, x, top - (i + 1) * CELL.face.leading + 1)
        canvas.setFont(CELL.face.font, CELL.face.size)
        for i, number in enumerate(line[1:], 1):
            canvas.drawRightString(x + LABEL_WIDTH + i * NUMBER_WIDTH, top - CELL.face.leading + 1, number)
        top -= height
        if n in (0, len(cells) - 1):
            canvas.line(x, top, x + width, top)
