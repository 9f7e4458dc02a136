"""The letters' PDF pages: letterhead by layout, body in one column or two, and a foot on every page."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from columns import Column, Notes, Row, draw, fill, note_setting, space, text_rows
from letterfile import Block, Letter
from looks import Look, look_of
from pdf import A4_HEIGHT, A4_WIDTH, new_canvas
from reportlab.pdfgen.canvas import Canvas
from typeset import Setting, draw_run

REFERENCE = re.compile(
    r"(?i)\b(ref|referanse|sak|arkivsak|saksnr|saksnummer|saksbehandlar|saksbehandler|dato)\b"
    r"|\d\d?\. \w+ \d{4}$|\d\d\.\d\d\.\d{4}$|\b\d\d/\d+"
)
RECIPIENT = re.compile(r"(?i)^(til )?departementet|^(til|fra|frå):")
NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s")
TOP, BOTTOM, GUTTER = A4_HEIGHT - 62, 74.0, 22.0


@dataclass
class Front:
    """The lines above the title, sorted by what they are."""

    head: list[str] = field(default_factory=list)
    recipient: list[str] = field(default_factory=list)
    reference: list[str] = field(default_factory=list)
    salutation: list[str] = field(default_factory=list)


def front_of(letter: Letter) -> Front:
    """Sender and address come first, then recipient, references and salutation in any order."""
    front = Front()
    for line in letter.front:
        if RECIPIENT.search(line):
            front.recipient.append(line)
        elif REFERENCE.search(line) and (front.head or not line.startswith(letter.head["sender"])):
            front.reference.append(line)
        elif front.recipient or front.reference:
            front.salutation.append(line)
        else:
            front.head.append(line)
    return front


def letter_pdf(letter: Letter) -> bytes:
    """The letter as a PDF."""
    look, buffer = look_of(letter), io.BytesIO()
    canvas = new_canvas(buffer, title=letter.body[0].text, author=letter.head["sender"])
    front, layout = front_of(letter), letter.head["layout"]
    wide = A4_WIDTH - 2 * look.margin
    start = HEADS[layout](canvas, front, look)
    columns, width = [(look.margin, wide)], wide
    if layout == "two-column":
        width = (wide - GUTTER) / 2
        columns = [(look.margin, width), (look.margin + width + GUTTER, width)]
        start = draw_title(canvas, letter.body[0], look, start)
    blocks = letter.body[1:] if layout == "two-column" else letter.body
    notes = Notes(letter.notes, note_setting(look.font, look.size * 0.8))
    rows = body_rows(blocks, look, width, numbered=layout == "memo")
    filled = fill(rows, page_columns(columns, start), notes)
    last = filled[-1].column.page
    for page in range(1, last + 1):
        for column in (f for f in filled if f.column.page == page):
            draw(column, canvas)
        draw_foot(canvas, letter, front, look, page, last)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def page_columns(columns: list[tuple[float, float]], start: float) -> Iterator[Column]:
    """The columns of page after page; those of the first begin at `start`."""
    page, top = 1, start
    while True:
        for x, width in columns:
            yield Column(page, x, top, BOTTOM, width)
        page, top = page + 1, TOP


def body_rows(blocks: list[Block], look: Look, width: float, *, numbered: bool) -> list[Row]:
    """All blocks as rows. In a memo, headings without numbers of their own are numbered; the title never is.

    The last paragraph stays with the signature, which would else stand alone on a page.
    """
    rows: list[Row] = []
    heads = [block for block in blocks if block.mark == "H"]
    own = any(NUMBERED.match(block.text) for block in heads)
    numbers = {id(b): n for n, b in enumerate(heads) if numbered and not own and n}
    before = "H"
    closing = next((i for i in range(len(blocks) - 1, -1, -1) if blocks[i].mark != "L"), -1)
    for i, block in enumerate(blocks):
        new = block_rows(block, look, width, before, title=heads[:1] == [block], numbers=numbers)
        keep = closing <= i < len(blocks) - 1
        rows += [replace(row, keep=True) for row in new] if keep else new
        before = block.mark
    return rows


def block_rows(
    block: Block, look: Look, width: float, before: str, *, title: bool, numbers: dict[int, int]
) -> list[Row]:
    """One block as rows, spaced by what stands before it."""
    if block.mark == "H":
        text = f"{numbers[id(block)]}. {block.text}" if id(block) in numbers else block.text
        match = NUMBERED.match(text)
        level = 0 if title else 2 if match and "." in match.group(1) else 1
        return [*text_rows(text, look.heading(level), width, keep=True), *space(0 if look.gap else 4, keep=True)]
    if block.mark == "B":
        return text_rows(block.text, look.item, width)
    if block.mark == "Q":
        return [*text_rows(block.text, look.quote, width - 24), *space(0 if look.gap else 6)]
    if block.mark == "L":
        setting = replace(look.body, justify=False, first=0.0, before=0.0 if before == "L" else 26.0)
        return text_rows(block.text, setting, width)
    setting = look.body if before in "PB" else replace(look.body, first=0.0)
    return text_rows(block.text, setting, width)


def put(canvas: Canvas, text: str, setting: Setting, x: float, y: float, width: float) -> float:
    """Draw a paragraph down from `y` and return where it ends."""
    for row in text_rows(text, setting, width):
        y -= row.height
        if row.draw:
            row.draw(canvas, x, y)
    return y


def put_all(canvas: Canvas, lines: list[str], setting: Setting, x: float, y: float, width: float) -> float:
    for line in lines:
        y = put(canvas, line, setting, x, y, width)
    return y


def letterhead(canvas: Canvas, front: Front, look: Look) -> float:
    """Sender top right, recipient left under it, references in a block to the right."""
    wide = A4_WIDTH - 2 * look.margin
    name = replace(look.heading(1), align="right", before=0.0)
    y = put_all(canvas, front.head[:1], name, look.margin, TOP + 20, wide)
    y = put_all(canvas, front.head[1:], look.small("right"), look.margin, y - 2, wide) - 30
    plain = replace(look.body, justify=False, first=0.0, before=0.0)
    left = put_all(canvas, front.recipient, plain, look.margin, y, wide * 0.6)
    right = put_all(canvas, front.reference, look.small(), look.margin + wide * 0.68, y, wide * 0.32)
    y = min(left, right) - 22
    return put_all(canvas, front.salutation, plain, look.margin, y, wide) - (10 if front.salutation else 0)


def memo_head(canvas: Canvas, front: Front, look: Look) -> float:
    """Sender top left and a ruled table of to, from, case and date."""
    wide = A4_WIDTH - 2 * look.margin
    y = put_all(canvas, front.head[:1], replace(look.heading(1), before=0.0), look.margin, TOP + 16, wide)
    y = put_all(canvas, front.head[1:], look.small(font=look.italic), look.margin, y, wide) - 14
    canvas.setLineWidth(0.6)
    for line in [*front.recipient, *front.salutation, *front.reference]:
        label, _, value = line.partition(": ")
        canvas.rect(look.margin, y - 17, wide, 17)
        canvas.line(look.margin + 90, y, look.margin + 90, y - 17)
        draw_run(canvas, look.margin + 5, y - 12, label + ":", look.small(font=look.bold).face)
        draw_run(canvas, look.margin + 95, y - 12, value, look.small().face)
        y -= 17
    return y - 14


def leaflet_head(canvas: Canvas, front: Front, look: Look) -> float:
    """Name and address on one side, date and references on the other, above a rule over both columns."""
    wide = A4_WIDTH - 2 * look.margin
    left = put_all(canvas, front.head[:1], replace(look.heading(0), before=0.0), look.margin, TOP + 18, wide * 0.6)
    left = put_all(canvas, [*front.head[1:], *front.recipient], look.small(), look.margin, left, wide * 0.6)
    beside = look.margin + wide * 0.6
    right = put_all(canvas, [*front.reference, *front.salutation], look.small("right"), beside, TOP + 12, wide * 0.4)
    canvas.setLineWidth(1.4)
    canvas.line(look.margin, min(left, right) - 8, look.margin + wide, min(left, right) - 8)
    return min(left, right) - 14


def plain_head(canvas: Canvas, front: Front, look: Look) -> float:
    """Line under line to the left, as in a letter without a template."""
    wide = A4_WIDTH - 2 * look.margin
    plain = replace(look.body, justify=False, first=0.0, before=0.0)
    y = put_all(canvas, front.head, plain, look.margin, TOP, wide) - 16
    y = put_all(canvas, front.recipient, plain, look.margin, y, wide) - 8
    y = put_all(canvas, front.reference, replace(plain, align="right"), look.margin, y, wide)
    return put_all(canvas, front.salutation, plain, look.margin, y, wide) - 8


def draw_title(canvas: Canvas, block: Block, look: Look, y: float) -> float:
    """A leaflet's title over both columns."""
    return put(canvas, block.text, look.heading(0), look.margin, y, A4_WIDTH - 2 * look.margin) - 12


def draw_foot(canvas: Canvas, letter: Letter, front: Front, look: Look, page: int, last: int) -> None:
    """Address and page number; a plain letter has the number only, and only when it runs on."""
    size = look.size * 0.75
    if letter.head["layout"] == "plain":
        canvas.setFont(look.font, size + 1)
        if last > 1:
            canvas.drawCentredString(A4_WIDTH / 2, 40, str(page))
        return
    word = "Side {} av {}" if int(letter.head["id"]) % 2 else "{} / {}"
    address = " · ".join([letter.head["sender"], *front.head[1:2]])
    canvas.setLineWidth(0.4)
    canvas.line(look.margin, 54, A4_WIDTH - look.margin, 54)
    canvas.setFont(look.font, size)
    canvas.drawString(look.margin, 42, address)
    canvas.drawRightString(A4_WIDTH - look.margin, 42, word.format(page, last))


HEADS = {
    "letter": letterhead,
    "scan": letterhead,
    "memo": memo_head,
    "two-column": leaflet_head,
    "plain": plain_head,
}
