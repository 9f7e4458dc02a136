"""E-mails as EML: the letter itself and what is attached to it, with the standard library's modern parser."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.html import read_html
from pipeline.ingest.mail import Mail, read_mail
from pipeline.ingest.text import decode, read_text

_SECRET = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
NOT_MAIL = "Filen er ikke en e-post (EML). Lagre e-posten på nytt, eller gi filen riktig endelse."
_MOST_PARTS = 1000
"""Parts of an e-mail; more is made to hurt."""
_BEGINNING = 100_000
"""Bytes in which the head of an e-mail is looked for."""


def is_secret(data: bytes) -> bool:
    """Whether the whole e-mail is encrypted."""
    head = data[:_BEGINNING].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return _kind(BytesParser(policy=email.policy.default).parsebytes(head, headersonly=True)) in _SECRET


def parts(data: bytes) -> list[tuple[str, bytes | None]]:
    """The e-mail itself first, then name and content of every attachment."""
    return [("", data), *((_name(p, n), _content(p)) for n, p in enumerate(_attachments(_parse(data)), 1))]


def read_eml(data: bytes) -> Extracted:
    """The letter: sender, date, subject and text; attachments are documents of their own."""
    message = _parse(data)
    if not message.keys():
        return Extracted(refused=NOT_MAIL)
    text, html = _bodies(message)
    read = read_text(text.encode("utf-8")) if text.strip() else read_html(html.encode("utf-8"))
    mail = Mail(sender=_header(message, "from"), date=_date(message), subject=_header(message, "subject"))
    return read_mail(mail, read)


def _parse(data: bytes) -> EmailMessage:
    return BytesParser(EmailMessage, policy=email.policy.default).parsebytes(data)


def _bodies(message: EmailMessage) -> tuple[str, str]:
    """The text in plain, and in HTML, of all parts that are no attachments."""
    found: dict[str, list[str]] = {"text/plain": [], "text/html": []}
    for part in _leaves(message):
        if not _is_attachment(part) and (kind := _kind(part)) in found:
            found[kind].append(_text(part))
    return "\n\n".join(found["text/plain"]), "\n".join(found["text/html"])


def _attachments(message: EmailMessage) -> list[Message]:
    return [p for p in _leaves(message) if _is_attachment(p)]


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; an e-mail inside the e-mail is one."""
    todo: list[Message] = [message]
    seen = 0
    while todo and seen < _MOST_PARTS:
        part = todo.pop()
        seen += 1
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and _kind(part) != "message/rfc822":
            todo += [p for p in reversed(inner) if isinstance(p, Message)]
        else:
            yield part


def _is_attachment(part: Message) -> bool:
    """Anything but the letter's text and the pictures inside it."""
    kind, disposition = _kind(part), _disposition(part)
    if kind == "message/rfc822" or disposition == "attachment":
        return True
    if kind.startswith("image/") and part.get("content-id") is not None:
        return False
    if kind in ("text/plain", "text/html"):
        return _filename(part) is not None
    return not kind.startswith("multipart/")


def _name(part: Message, n: int) -> str:
    name = _filename(part)
    if _kind(part) == "message/rfc822":
        return f"{name or f'e-post-{n}'}".removesuffix(".eml") + ".eml"
    return name or f"vedlegg-{n}.{_kind(part).rpartition('/')[2]}"


def _content(part: Message) -> bytes | None:
    inner = part.get_payload()
    if isinstance(inner, list):
        return inner[0].as_bytes() if inner and isinstance(inner[0], Message) else None
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):  # a transfer encoding that does not hold what it promises
        return None
    return data if isinstance(data, bytes) else None


def _text(part: Message) -> str:
    data = _content(part) or b""
    charset = part.get_content_charset() if _kind(part).startswith("text/") else None
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):  # a part that names the wrong encoding, or none that exists
        return decode(data)


# The parser reads headers when they are asked for, and a broken one can make it fail in any way.


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:  # noqa: BLE001
        return "application/octet-stream"


def _disposition(part: Message) -> str | None:
    try:
        return part.get_content_disposition()
    except Exception:  # noqa: BLE001
        return None


def _filename(part: Message) -> str | None:
    try:
        return part.get_filename()
    except Exception:  # noqa: BLE001
        return None


def _header(message: Message, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except Exception:  # noqa: BLE001
        return ""


def _date(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
