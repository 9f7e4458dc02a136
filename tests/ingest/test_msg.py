"""Outlook's MSG, on messages written here by the format's documentation."""

from __future__ import annotations

from pipeline.ingest.msg import parts, read_msg
from tests.ingest.compound import message

BODY = "Vi støtter forslaget om mat i skolen, og ber om at det kommer raskt.\r\n\r\nHilsen\r\nKari Lund\r\n"


def test_the_letter_with_its_head_and_signature() -> None:
    read = read_msg(message('"Lia kommune" <post@lia.kommune.no>', "SV: Høringssvar om mat", BODY))
    assert [(b.kind, b.text) for b in read.blocks] == [
        ("letterhead", "Fra: Lia kommune post@lia.kommune.no"),
        ("letterhead", "Dato: 2026-09-10"),
        ("heading", "Høringssvar om mat"),
        ("paragraph", "Vi støtter forslaget om mat i skolen, og ber om at det kommer raskt."),
        ("paragraph", "Hilsen"),
        ("paragraph", "Kari Lund"),
        ("signature", "Lia kommune"),
    ]


def test_attachments_by_name() -> None:
    data = message("a@b.no", "Svar", BODY, {"brev.txt": b"Ja. " * 2000, "annen e-post": None})
    assert parts(data)[1:] == [("brev.txt", b"Ja. " * 2000), ("annen e-post", None)]


def test_an_empty_message() -> None:
    assert read_msg(message("", "", "")).blocks == ()
