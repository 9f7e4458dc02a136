"""What may be shown of whom (law 7): withheld documents not at all, private persons by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.records import Document, Hearing

_NUMBERED = re.compile(r"Privatperson (\d+)")
RUNS = (".html", ".htm", ".xhtml", ".xml", ".svg", ".mht", ".mhtml")
"""Files a browser would run: never copied, a page of ours shows their text instead (law 6)."""


class Names(NamedTuple):
    """``shown`` maps a sender as the tables name it to the name on the pages; ``hidden`` are private persons' names,
    ``files`` the names and ids of their files, which mostly hold the name too."""

    shown: dict[str, str]
    hidden: tuple[str, ...]
    files: tuple[str, ...]


def sender_key(document: Document) -> str:
    """The name under which the tables know the document's sender."""
    return document.sender or f"Ukjent avsender ({document.file})"


def is_private(document: Document, hearing: Hearing) -> bool:
    """The document is a private person's, and the hearing does not say that names are shown."""
    return document.sender_type == "privatperson" and not hearing.show_private_names


def may_copy(document: Document, hearing: Hearing) -> bool:
    """The file itself may lie beside the pages: a published document of a known sender who is not a private person.

    A file without a sender may be anybody's, and is not copied; nor is one that a browser would run, or that ingest
    refused and that may be made to hurt.
    """
    known = document.role == "plan" or document.sender is not None
    runs = document.file.lower().endswith(RUNS)
    sound = document.status != "refused"
    return document.published and known and sound and not runs and not is_private(document, hearing)


def names(documents: Sequence[Document], hearing: Hearing) -> Names:
    """Names on the pages; private persons are numbered in the documents' order, after those already numbered."""
    taken = [int(m[1]) for d in documents if (m := _NUMBERED.fullmatch(d.sender or ""))]
    next_number = max(taken, default=0) + 1
    shown: dict[str, str] = {}
    for d in documents:
        key = sender_key(d)
        if key in shown:
            continue
        if is_private(d, hearing) and not _NUMBERED.fullmatch(key):
            shown[key] = f"Privatperson {next_number}"
            next_number += 1
        else:
            shown[key] = key
    private = sorted({d.sender for d in documents if d.sender and shown[sender_key(d)] != d.sender})
    files = sorted({f for d in documents if is_private(d, hearing) for f in (d.file, d.doc_id)})
    return Names(shown, tuple(private), tuple(files))


def holds(text: str, names: Sequence[str]) -> bool:
    """One of ``names`` stands as whole words in the text, in any case."""
    return bool(names) and _any_of(tuple(names)).search(text) is not None


@lru_cache(maxsize=8)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all names: it is tried once a word, and not once a name."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
