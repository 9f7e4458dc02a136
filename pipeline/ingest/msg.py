"""E-mails as Outlook saves them (MSG), read with python-oxmsg."""

from __future__ import annotations

import io

from oxmsg import Message

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.html import read_html
from pipeline.ingest.mail import Mail, read_mail
from pipeline.ingest.text import read_text


def parts(data: bytes) -> list[tuple[str, bytes | None]]:
    """The e-mail itself first, then name and content of every attachment; None for one that is an e-mail itself, which
    Outlook stores in pieces."""
    message = Message.load(io.BytesIO(data))
    return [("", data), *((a.file_name or "", a.file_bytes) for a in message.attachments)]


def read_msg(data: bytes) -> Extracted:
    """The letter: sender, date, subject and text; attachments are documents of their own."""
    message = Message.load(io.BytesIO(data))
    text = message.body or ""
    html = "" if text.strip() else message.html_body or ""
    read = read_html(html.encode("utf-8")) if html else read_text(text.encode("utf-8", errors="replace"))
    date = message.sent_date.date().isoformat() if message.sent_date is not None else None
    return read_mail(Mail(sender=message.sender or "", date=date, subject=message.subject), read)
