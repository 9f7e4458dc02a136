"""The letters as Word, a saved web page, and plain text; zip files without a clock."""

from __future__ import annotations

import html
import io
import textwrap
import zipfile
from collections.abc import Collection, Mapping
from datetime import datetime

from docx import Document
from docx.document import Document as DocxDocument
from docx.text.paragraph import Paragraph
from letterfile import Block, Letter
from typeset import MARK

DOCX_STYLES = {"B": "List Bullet", "Q": "Quote"}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
TEXT_WIDTH = 76


def letter_docx(letter: Letter) -> bytes:
    """A Word file with real styles; notes are ordinary paragraphs at the end."""
    document = Document()
    for line in letter.front:
        document.add_paragraph(line)
    for i, block in enumerate(letter.body):
        if block.mark == "H":
            add_runs(document.add_heading(level=1 if i == 0 else 2), block.text)
        else:
            add_runs(document.add_paragraph(style=DOCX_STYLES.get(block.mark)), block.text)
    for mark, note in letter.notes.items():
        document.add_paragraph(f"{mark} {note}")
    set_properties(document, letter)
    buffer = io.BytesIO()
    document.save(buffer)
    return timeless(buffer.getvalue())


def add_runs(paragraph: Paragraph, text: str) -> None:
    """The text with its marks raised."""
    for i, part in enumerate(MARK.split(text)):
        if part:
            paragraph.add_run(part).font.superscript = True if i % 2 else None


def set_properties(document: DocxDocument, letter: Letter) -> None:
    """Title, author and date from the letter, so that no clock gets in."""
    day = letter.head["date"]
    core = document.core_properties
    core.author = core.last_modified_by = letter.head["sender"]
    core.title, core.comments, core.revision = letter.body[0].text, "", 1
    core.created = core.modified = datetime(day.year, day.month, day.day, 9)  # noqa: DTZ001 - the format has no zone


def timeless(data: bytes) -> bytes:
    """The same zip with every member at one time."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return zipped({name: old.read(name) for name in old.namelist()})


def zipped(members: Mapping[str, bytes], stored: Collection[str] = ()) -> bytes:
    """A zip of the members in the order given, all at one time; those in `stored` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            member.create_system, member.external_attr = 3, 0o600 << 16
            new.writestr(member, data)
    return buffer.getvalue()


PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} – Høringer</title>
<style>body {{ font-family: sans-serif; max-width: 44em; margin: auto; }} nav li {{ display: inline; }}</style>
</head>
<body>
<header><a href="#main">Hopp til innhold</a> <span>Departementet for folkehelse og omsorg</span></header>
<nav><ul><li><a href="/">Forsiden</a></li> <li><a href="/horinger">Høringer</a></li> \
<li><a href="/horinger/26-1180">Nær nok hjelp</a></li> <li><a href="/kontakt">Kontakt</a></li></ul></nav>
<main id="main">
{main}
</main>
<aside><h2>Se også</h2><ul><li><a href="/horinger/26-1180/svar">Alle høringssvar i saken</a></li>\
<li><a href="/horinger/26-1180/notat">Last ned høringsnotatet</a></li></ul></aside>
<footer><p>Ansvarlig redaktør: Kommunikasjonsavdelingen. Informasjonskapsler og personvern.</p></footer>
</body>
</html>
"""


def letter_html(letter: Letter) -> bytes:
    """A saved web page: the letter in <main>, with navigation and foot round it."""
    parts = [f"<p>{html.escape(line, quote=False)}</p>" for line in letter.front]
    before = ""
    for i, block in enumerate(letter.body):
        if before == "B" and block.mark != "B":
            parts.append("</ul>")
        if block.mark == "B" and before != "B":
            parts.append("<ul>")
        parts.append(element(block, title=i == 0))
        before = block.mark
    if before == "B":
        parts.append("</ul>")
    for mark, note in letter.notes.items():
        parts.append(f'<p class="note" id="fn{mark}"><sup>{mark}</sup> {html.escape(note, quote=False)}</p>')
    title = html.escape(letter.body[0].text, quote=False)
    main = "\n".join(parts)
    return PAGE.format(language=letter.head["language"], title=title, main=main).encode()


def element(block: Block, *, title: bool) -> str:
    """One block as an element."""
    tag = {"H": "h1" if title else "h2", "B": "li", "Q": "blockquote"}.get(block.mark, "p")
    text = MARK.sub(r'<sup><a href="#fn\1">\1</a></sup>', html.escape(block.text, quote=False))
    return f"<{tag}>{text}</{tag}>"


def letter_text(letter: Letter) -> bytes:
    """A text file, wrapped as e-mail programs wrap it."""
    return (plain_text(letter) + "\n").encode()


def plain_text(letter: Letter, width: int = TEXT_WIDTH) -> str:
    """The text with blank lines between paragraphs and bullets by a hyphen."""
    parts, before = ["\n".join(letter.front)], "L"
    for block in letter.body:
        wrapped = textwrap.fill(
            ("- " if block.mark == "B" else "") + block.text,
            width,
            subsequent_indent="  " if block.mark == "B" else "",
            break_on_hyphens=False,
        )
        if block.mark == before and block.mark in "BL":
            parts[-1] += "\n" + wrapped
        else:
            parts.append(wrapped)
        before = block.mark
    parts += [f"[{mark}] {note}" for mark, note in letter.notes.items()]
    return "\n\n".join(parts)
