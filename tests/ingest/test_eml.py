"""E-mails: which words are the letter's, and what is attached."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from pipeline.ingest.eml import is_secret, parts, read_eml
from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.mail import Mail, read_mail

BODY = "Hei,\n\nVi støtter forslaget om mat i skolen, men pengene må følge med i budsjettet.\n\nHilsen\nKari Lund\n"


def mail(body: str = BODY, html: str | None = None, sender: str = "Lia kommune <post@lia.kommune.no>") -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "postmottak@kd.dep.no"
    message["Subject"] = "Sv: Høringssvar – mat i skolen"
    message["Date"] = "Mon, 14 Sep 2026 10:11:12 +0200"
    if body:
        message.set_content(body)
    if html:
        (message.add_alternative if body else message.set_content)(html, subtype="html")
    return message


def read(data: bytes) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read_eml(data).blocks]


def test_a_letter() -> None:
    assert read(mail().as_bytes()) == [
        ("letterhead", "Fra: Lia kommune post@lia.kommune.no"),
        ("letterhead", "Dato: 2026-09-14"),
        ("heading", "Høringssvar – mat i skolen"),
        ("paragraph", "Hei,"),
        ("paragraph", "Vi støtter forslaget om mat i skolen, men pengene må følge med i budsjettet."),
        ("paragraph", "Hilsen"),
        ("paragraph", "Kari Lund"),
        ("signature", "Lia kommune"),
    ]


def test_html_is_read_when_there_is_no_plain_text() -> None:
    html = "<p>Vi støtter <b>forslaget</b>.</p><script>alert(1)</script>"
    assert ("paragraph", "Vi støtter forslaget.") in read(mail("", html).as_bytes())
    assert ("paragraph", "Vi er med.") in read(mail("Vi er med.", html).as_bytes())


def test_a_signature_that_is_there_is_not_doubled() -> None:
    assert [t for k, t in read(mail(sender="Kari Lund <k@l.no>").as_bytes()) if k == "signature"] == []


def test_attachments_and_pictures_inside_the_text() -> None:
    message = mail("", "<p>Ja <img src='cid:logo'></p>")
    message.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="høring.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="kart.png")
    message.add_attachment(mail("Eldre brev.\n"), filename="Videresendt")
    found = parts(message.as_bytes())
    assert [name for name, _ in found] == ["", "høring.pdf", "kart.png", "Videresendt.eml"]
    assert found[1][1] == b"%PDF-1.4"
    assert ("paragraph", "Eldre brev.") in read(found[3][1] or b"")


def test_an_e_mail_that_only_carries_attachments_has_no_text() -> None:
    message = mail("\n")
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    assert read(message.as_bytes()) == []


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: text/plain; charset=finnes-ikke", "Vi støtter forslaget.".encode()),
        ("Content-Type: text/plain; charset=us-ascii", "Vi støtter forslaget.".encode("cp1252")),
        (
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64",
            b"VmkgU3TDuHR0ZXIgZm9yc2xhZ2V0Lg",
        ),
        ("Content-Type: ;;;=\x00\x01", "Vi støtter forslaget.".encode()),
        ("Date: i går\nSubject: =?utf-8?b?%%%?=", "Vi støtter forslaget.".encode()),
    ],
)
def test_bad_encodings(head: str, body: bytes) -> None:
    texts = [t.lower() for k, t in read(b"From: a@b.no\n" + head.encode() + b"\n\n" + body) if k == "paragraph"]
    assert texts == ["vi støtter forslaget."]


def test_encrypted_and_no_e_mail() -> None:
    assert is_secret(b"From: a\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMII")
    assert not is_secret(mail().as_bytes())
    assert "ikke en e-post" in (read_eml(b"\x00\x01\x02").refused or "")


def test_a_title_as_subject_does_not_hide_the_letterhead_in_the_text() -> None:
    """Below a heading the sender's address would be read as running text."""
    lines = (
        "Lia grendelag",
        "Postboks 3, 9999 Lia",
        "Høringssvar om kaffe",
        "Vi støtter forslaget om kaffe på møtene.",
    )
    raw = (RawBlock(kind="paragraph", text=t, page=1) for t in lines)
    head = Mail(sender="Lia grendelag <post@lia.example>", date=None, subject="Høringssvar om kaffe")
    read = read_mail(head, Extracted(blocks=tuple(raw)))
    assert [b.text for b in read.blocks if b.kind == "heading"] == []
    assert read.title == "Høringssvar om kaffe"


def test_a_title_as_subject_is_the_heading_of_a_text_that_begins_at_once() -> None:
    body = RawBlock(
        kind="paragraph", text="Vi støtter forslaget om mer kaffe på alle møtene i grendelaget vårt.", page=1
    )
    head = Mail(sender="Lia grendelag", date=None, subject="Høringssvar om kaffe")
    read = read_mail(head, Extracted(blocks=(body,)))
    assert [b.text for b in read.blocks if b.kind == "heading"] == ["Høringssvar om kaffe"]
