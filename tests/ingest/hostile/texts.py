"""Hostile and broken text, web pages, e-mails and sheets."""

from __future__ import annotations

import io
import random
import struct
import zipfile

import openpyxl

from tests.ingest.compound import Node, compound, message
from tests.ingest.hostile.archives import TEXT, changed

LETTER = TEXT.decode()


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def scripts() -> bytes:
    return page(
        f"<script>document.write('Vi går imot.')</script><p onclick='x()'>{LETTER}</p><iframe src='http://x.no'></iframe>"
        "<object data='file:///etc/passwd'></object><svg><script>x()</script></svg><style>p{color:red}</style>"
    )


def refresh() -> bytes:
    head = "<base href='http://x.no/'><meta http-equiv='refresh' content='0;url=http://x.no'><link href='a.css'>"
    return page(f"<p>{LETTER}</p><img src='data:image/png;base64,{'A' * 100_000}'>", head)


def deep_page(depth: int) -> bytes:
    return page("<div>" * depth + LETTER + "</div>" * depth)


def attributes(n: int) -> bytes:
    return page("<p " + " ".join(f"a{i}='x'" for i in range(n)) + f">{LETTER}</p>")


def noise(n: int) -> bytes:
    return random.Random(1).randbytes(n)


def mail(head: str, body: bytes = TEXT) -> bytes:
    return b"From: Lia kommune <post@lia.no>\r\n" + head.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + body


def nested_mail(depth: int) -> bytes:
    """E-mails inside each other by their own structure, as forwarding makes them."""
    data = mail("Subject: innerst", TEXT)
    for _ in range(depth):
        data = mail("Content-Type: message/rfc822", data)
    return data


def endless_parts(n: int) -> bytes:
    """Parts inside each other that all have the same boundary."""
    return (
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * n
    )


def mail_with(name: str, data: bytes) -> bytes:
    head = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=grense\r\n\r\n--grense\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
    )
    attached = f'\r\n--grense\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'.encode()
    return b"From: a@b.no\r\n" + head.encode() + TEXT + attached + data + b"\r\n--grense--\r\n"


def outlook() -> bytes:
    return message("Lia kommune <post@lia.no>", "Svar", LETTER)


def outlook_loop() -> bytes:
    """A message whose directory's entries point back at each other."""
    data = bytearray(outlook())
    at = 512 * (1 + struct.unpack_from("<I", data, 48)[0])
    for entry in range(4):
        struct.pack_into("<III", data, at + 128 * entry + 68, 1, 1, 1)
    return bytes(data)


def old_word() -> bytes:
    return compound([Node("WordDocument", b"\xec\xa5" + bytes(5000)), Node("1Table", bytes(5000))])


def locked_word() -> bytes:
    return compound([Node("EncryptionInfo", bytes(100)), Node("EncryptedPackage", bytes(5000))])


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: bytes, sheet: bytes) -> bytes:
    return changed(book, "xl/worksheets/sheet1.xml", sheet)


def huge_dimensions() -> bytes:
    """Says it has all rows and columns there can be, and has a cell in the last of each."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cell = b'<row r="%d"><c r="%s%d" t="inlineStr"><is><t>%s</t></is></c></row>'
    rows = cell % (1, b"A", 1, b"Hvem") + cell % (1_048_576, b"XFD", 1_048_576, b"Lia")
    return _sheet(
        workbook([["x"]]),
        b'<worksheet xmlns="%s"><dimension ref="A1:XFD1048576"/><sheetData>%s</sheetData></worksheet>' % (main, rows),
    )


def formulas() -> bytes:
    """Cells that a spreadsheet would run, without the value they had."""
    return workbook([["Hvem", "Svar"], ["Vik", '=HYPERLINK("http://x.no","klikk")'], ["Lia", LETTER.strip()]])


def shared_strings(n: int) -> bytes:
    """A sheet whose table of words is a bomb."""
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    book = workbook([["Hvem", "Svar"], ["Lia", "Ja"]])
    return changed(book, "xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (main, b"<si><t>a</t></si>" * n))


def no_sheets() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["x"]]))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if "sheet1" not in name:
                new.writestr(name, old.read(name))
    return out.getvalue()
