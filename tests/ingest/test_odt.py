"""OpenDocument text, on documents made with odfdo."""

from __future__ import annotations

import io

from odfdo import Document, Element, Header, List, Paragraph, Table

from pipeline.ingest.odt import read_odt


def odt(*elements: Element) -> bytes:
    document = Document("text")
    document.body.clear()
    for element in elements:
        document.body.append(element)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(*elements: Element) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read_odt(odt(*elements)).blocks]


def test_headings_lists_tables_and_breaks() -> None:
    table = Table("T", width=2, height=1)
    table.set_values([["År", "Kroner"]])
    found = read_odt(
        odt(Header(2, "3.2 Mat"), Paragraph("Vi støtter\nforslaget."), List(["flere boliger", "mat"]), table)
    ).blocks
    assert [(b.kind, b.text, b.level, b.marker) for b in found] == [
        ("heading", "Mat", 2, "3.2"),
        ("paragraph", "Vi støtter", None, None),
        ("paragraph", "forslaget.", None, None),
        ("item", "flere boliger", 1, "•"),
        ("item", "mat", 1, "•"),
        ("table", "År | Kroner", None, None),
    ]


def test_notes_come_after_their_paragraph() -> None:
    paragraph = Paragraph("Vi støtter forslaget.")
    paragraph.insert_note(after="Vi", note_id="1", citation="1", body="Se rapporten.")
    assert read(paragraph) == [("paragraph", "Vi støtter forslaget."), ("footnote", "Se rapporten.")]


def test_deleted_text_is_left_out() -> None:
    deleted = Element.from_tag(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Vi går imot.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    assert read(deleted, Paragraph("Vi støtter.")) == [("paragraph", "Vi støtter.")]


def test_a_long_line_with_a_break_is_one_paragraph_and_an_empty_document_is_empty() -> None:
    long = (
        "Vi støtter forslaget om at alle barn i landet skal få et måltid mat på skolen hver eneste dag, "
        + "men\nikke nå."
    )
    assert [t for _, t in read(Paragraph(long))] == [long.replace("\n", " ")]
    assert read() == []
