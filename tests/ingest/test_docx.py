"""Word documents, made here with python-docx and by hand."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.ingest.docx import BROKEN, LOCKED, TOO_BIG, read_docx


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_lists_tables_and_pages() -> None:
    d = docx.Document()
    d.add_heading("Svar om skolemat", 0)
    d.add_heading("Kjøkken", 2)
    d.add_paragraph("Vi støtter forslaget.")
    d.add_paragraph("kjøkken på alle skoler", style="List Bullet")
    d.add_paragraph("først", style="List Number")
    d.add_paragraph("så", style="List Number")
    d.add_paragraph("- strek for hånd")
    d.add_paragraph().add_run("Til slutt").bold = True
    table = d.add_table(2, 2)
    for cell, text in zip((c for r in table.rows for c in r.cells), ("År", "Kroner", "2026", "10"), strict=True):
        cell.text = text
    d.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    d.add_paragraph("Ny side.")
    result = read_docx(saved(d))
    assert [(b.kind, b.level, b.marker, b.text, b.page) for b in result.blocks] == [
        ("heading", 1, None, "Svar om skolemat", 1),
        ("heading", 2, None, "Kjøkken", 1),
        ("paragraph", None, None, "Vi støtter forslaget.", 1),
        ("item", 1, "•", "kjøkken på alle skoler", 1),
        ("item", 1, "1.", "først", 1),
        ("item", 1, "2.", "så", 1),
        ("item", 1, "-", "strek for hånd", 1),
        ("heading", 3, None, "Til slutt", 1),
        ("table", None, None, "År | Kroner\n2026 | 10", 1),
        ("paragraph", None, None, "Ny side.", 2),
    ]
    assert result.n_pages == 2


def test_footnote_stands_after_its_paragraph_and_leaves_no_mark() -> None:
    d = docx.Document()
    p = d.add_paragraph("Vi støtter forslaget")
    p._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    p.add_run(" om skolemat.")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Fra notatet.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), d.part.package)
    d.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    d.add_paragraph("Neste.")
    assert [(b.kind, b.text) for b in read_docx(saved(d)).blocks] == [
        ("paragraph", "Vi støtter forslaget om skolemat."),
        ("footnote", "Fra notatet."),
        ("paragraph", "Neste."),
    ]


def test_text_box_hidden_and_deleted_text() -> None:
    d = docx.Document()
    p = d.add_paragraph("Før. ")
    box = (
        f'<w:r {nsdecls("w")}><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>'
        "<w:p><w:r><w:t>Viktig</w:t></w:r></w:p><w:p><w:r><w:t>Alle skal ha mat.</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    p._p.append(parse_xml(box))
    p._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>bort</w:delText></w:r></w:del>')
    )
    p._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="x"><w:r><w:t>Satt inn.</w:t></w:r></w:ins>'))
    p.add_run("usynlig").font.hidden = True
    assert [(b.box, b.text) for b in read_docx(saved(d)).blocks] == [
        (None, "Før. Satt inn."),
        ("Viktig", "Viktig"),
        ("Viktig", "Alle skal ha mat."),
    ]


def test_page_head_is_furniture() -> None:
    d = docx.Document()
    d.sections[0].header.paragraphs[0].text = "Matforbundet"
    d.add_paragraph("Ja.")
    assert [(b.kind, b.text) for b in read_docx(saved(d)).blocks] == [
        ("furniture", "Matforbundet"),
        ("paragraph", "Ja."),
    ]


def test_answers_in_a_form_are_text_and_a_single_cell_is_a_box() -> None:
    d = docx.Document()
    table = d.add_table(1, 2)
    table.cell(0, 0).text = "Hva mener dere?"
    table.cell(0, 1).text = "Vi mener at alle skoler bør ha kjøkken. " * 8
    d.add_table(1, 1).cell(0, 0).text = "Boks 1 Tiltak"
    blocks = read_docx(saved(d)).blocks
    assert [b.kind for b in blocks] == ["paragraph", "paragraph", "paragraph"]
    assert blocks[-1].box == "Boks 1 Tiltak"


def test_empty_document() -> None:
    assert read_docx(saved(docx.Document())).blocks == ()


def test_broken_files_are_refused_in_plain_words() -> None:
    d = docx.Document()
    d.add_paragraph("Ja.")
    data = saved(d)
    assert read_docx(b"").refused == BROKEN
    assert read_docx(b"PK\x03\x04 ikke en zip").refused == BROKEN
    assert read_docx(data[: len(data) // 2]).refused == BROKEN
    assert read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).refused == LOCKED
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as z:
        z.writestr("word/document.xml", "<ikke-word")
    assert read_docx(other.getvalue()).refused == BROKEN


def test_zip_bomb_is_refused_unread() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as z:
        for n in range(4):
            z.writestr(f"word/{n}.xml", b"\0" * 100_000_000)
    assert read_docx(bomb.getvalue()).refused == TOO_BIG


def test_entity_bomb_does_not_hurt() -> None:
    d = docx.Document()
    d.add_paragraph("Ja.")
    source, out = zipfile.ZipFile(io.BytesIO(saved(d))), io.BytesIO()
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "'
        + "ha" * 500
        + '">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 20}">' for n in range(8))
    )
    with zipfile.ZipFile(out, "w") as z:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                body = text.decode().split("?>", 1)[1].replace("Ja.", "&h;")
                text = f"<?xml version='1.0'?>{bomb}]>{body}".encode()
            z.writestr(name, text)
    result = read_docx(out.getvalue())
    assert sum(len(b.text) for b in result.blocks) < 10_000
