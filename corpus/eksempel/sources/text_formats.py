"""The letters in formats that are text inside: rich text, e-mail, Markdown, and the rows of a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.policy import default
from email.utils import format_datetime

from files import plain_text
from letterfile import Block, Letter
from typeset import MARK

SUMMER = timezone(timedelta(hours=2))
RTF_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}"
RTF_LOOKS = {"title": r"\pard\sa200\b\fs32 ", "H": r"\pard\sb200\sa80\b\fs24 ", "Q": r"\pard\li567\ri567\sa160\fs22 "}
RTF_PLAIN = r"\pard\sa160\fs22 "
RTF_BULLET = r"\pard\fi-284\li567\sa80\fs22 \bullet\tab "
COLUMNS = ("Avsender", "Avsendertype", "Innsendt", "Merknader")
UNWRAPPED = 1_000_000


def letter_rtf(letter: Letter) -> bytes:
    """Rich text in Windows-1252; headings are only bold and larger, as most who write it make them."""
    day = letter.head["date"]
    about = (
        rf"{{\info{{\title {rtf(letter.body[0].text)}}}{{\author {rtf(letter.head['sender'])}}}"
        rf"{{\creatim\yr{day.year}\mo{day.month}\dy{day.day}}}}}"
    )
    lines = [f"{RTF_PLAIN}{rtf(line)}" for line in letter.front]
    lines += [rtf_block(block, title=i == 0) for i, block in enumerate(letter.body)]
    lines += [f"{RTF_PLAIN}{mark} {rtf(note)}" for mark, note in letter.notes.items()]
    text = "\n".join([RTF_HEAD, about, *(rf"{{{line}\par}}" for line in lines), "}"])
    return (text + "\n").encode("ascii")


def rtf_block(block: Block, *, title: bool) -> str:
    """One block with its look, its notes' marks raised."""
    look = RTF_BULLET if block.mark == "B" else RTF_LOOKS.get("title" if title else block.mark, RTF_PLAIN)
    return look + MARK.sub(r"{\\super \1}", rtf(block.text))


def rtf(text: str) -> str:
    """Text with what RTF or ASCII does not know escaped: Windows-1252 by its byte, other letters by their number."""
    return "".join(rtf_letter(ch) for ch in text)


def rtf_letter(ch: str) -> str:
    """One character as RTF writes it."""
    if ch in "\\{}":
        return "\\" + ch
    if ch.isascii():
        return ch
    try:
        return rf"\'{ch.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        units = ch.encode("utf-16-le")
        return "".join(
            rf"\u{int.from_bytes(units[i : i + 2], 'little', signed=True)}?" for i in range(0, len(units), 2)
        )


def letter_eml(letter: Letter) -> bytes:
    """An e-mail whose text is the letter; the subject is the last line of its letterhead, the reference."""
    head, stem = letter.head, letter.stem
    day = head["date"]
    message = EmailMessage(policy=default)
    message["From"] = f'"{head["sender"]}" <post@{stem}.example>'
    message["To"] = "postmottak@folkehelse-og-omsorg.example"
    message["Subject"] = letter.front[-1]
    message["Date"] = format_datetime(datetime(day.year, day.month, day.day, 9, tzinfo=SUMMER))
    message["Message-ID"] = f"<{head['id']}@{stem}.example>"
    message.set_content(plain_text(letter) + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def letter_markdown(letter: Letter) -> bytes:
    """Markdown with headings by # and bullets by a hyphen; every line of the letterhead is a paragraph."""
    text, before = "\n\n".join(markdown(line) for line in letter.front), "L"
    for i, block in enumerate(letter.body):
        sign = {"H": "# " if i == 0 else "## ", "B": "- ", "Q": "> "}.get(block.mark, "")
        text += ("\n" if block.mark == before == "B" else "\n\n") + sign + markdown(block.text)
        before = block.mark
    text += "".join(f"\n\n\\[{mark}\\] {markdown(note)}" for mark, note in letter.notes.items())
    return (text + "\n").encode()


def markdown(text: str) -> str:
    """Text with the signs that mean something in Markdown escaped."""
    text = re.sub(r"([\\`*_\[\]<>#])", r"\\\1", text)
    return re.sub(r"^([-+]|\d+(?=[.)]))(?=[\s.)])", lambda m: rf"\{m[1]}" if m[1] in "-+" else rf"{m[1]}\\", text)


def sheet(rows: Mapping[str, Letter]) -> bytes:
    """A form's answers, one a row, as Norwegian office programs write CSV: semicolons, and a mark for UTF-8.

    rows: letters by their row in a spreadsheet, the columns' names being row 1; that is how the row is named.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    for n, (named, letter) in enumerate(rows.items(), 2):
        head = letter.head
        writer.writerow([head["sender"], head["sender_type"], head["date"], plain_text(letter, width=UNWRAPPED)])
        if named != str(n):
            raise ValueError(f"{head['file']}: this is row {n} of the sheet; write {n} after the last /")
    return out.getvalue().encode("utf-8-sig")
