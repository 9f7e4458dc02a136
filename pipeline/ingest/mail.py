"""An e-mail as a letter: sender, date and subject become its head, and the sender its signature."""

from __future__ import annotations

import itertools
import re
from email.utils import parseaddr

import msgspec

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.letterlines import is_title
from pipeline.ingest.plain import squeeze
from pipeline.records import Record

OPENING_WORDS = 10
"""A block with as many words is running text, not an address line or a title."""

_REPLY = re.compile(r"^(?:(?:re|sv|fw|fwd|vs|vb)\s*:\s*)+", re.I)


class Mail(Record, frozen=True, kw_only=True):
    """What an e-mail's head says. ``sender``: as in From; ``date``: as ISO 8601."""

    sender: str
    date: str | None
    subject: str


def read_mail(mail: Mail, read: Extracted) -> Extracted:
    """The letter with its head before it, and the sender's name after it when the text does not hold it."""
    name, address = parseaddr(squeeze(mail.sender))
    subject = _REPLY.sub("", squeeze(mail.subject))
    sender = " ".join(filter(None, (name, address)))
    lines = [f"Fra: {sender}" if sender else "", f"Dato: {mail.date}" if mail.date else ""]
    head = [RawBlock(kind="letterhead", text=line, page=1) for line in lines if line]
    if subject:
        title = RawBlock(kind="heading", text=subject, level=1, page=1)
        other = RawBlock(kind="letterhead", text=f"Emne: {subject}", page=1)
        head.append(title if is_title(subject) and not _has_title(read) else other)
    body = " ".join(b.text for b in read.blocks)
    signed = not name or name.casefold() in body.casefold()
    tail = () if signed else (RawBlock(kind="signature", text=name, page=1),)
    # An e-mail that only carries attachments has no text of its own.
    blocks = (*head, *read.blocks, *tail) if any(c.isalnum() for c in body) else ()
    return msgspec.structs.replace(read, blocks=blocks, title=subject or None, n_pages=None)


def _has_title(read: Extracted) -> bool:
    """The text has a title of its own, and a letterhead above it that a heading before both would hide."""
    opening = itertools.takewhile(lambda b: len(b.text.split()) < OPENING_WORDS, read.blocks)
    return any(is_title(b.text) for b in opening)
