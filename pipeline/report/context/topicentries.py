"""A proposed topic as an entry of the codebook, ready to paste: YAML as the themes stage reads it.

What is a draft says so. ``nn`` is filled where the hearing's nynorsk letters or the dictionary has the words, ``en``
never: nothing here translates into English. Both stand empty then, which the codebook permits, for people to fill.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_NOT_IN_CODES = re.compile(r"[^a-zæøå0-9]+")
_FOLD = str.maketrans({"é": "e", "è": "e", "ê": "e", "ó": "o", "ò": "o", "ô": "o", "ä": "æ", "ö": "ø", "ü": "y"})


def code(label: str, taken: Collection[str]) -> str:
    """A code for the label, of letters, figures and hyphens; with a number when it is among ``taken``."""
    base = _NOT_IN_CODES.sub("-", label.casefold().translate(_FOLD)).strip("-") or "tema"
    tried, n = base, 1
    while tried in taken:
        n += 1
        tried = f"{base}-{n}"
    return tried


def entry(*, code: str, label: str, nynorsk: str | None, patterns: Iterable[str], remark: str) -> str:
    """The entry's lines, each ended. ``remark`` is a comment above it."""
    definition = f"Utkast. Setninger om {_in_sentence(label)}. Skriv hva temaet dekker og ikke dekker."
    lines = [
        f"# {_one_line(remark)}",
        f"- code: {code}",
        f"  label: {{nb: {_quoted(label)}, nn: {_quoted(nynorsk or '')}, en: ''}}",
        f"  definition: {_quoted(definition)}",
        "  include:",
        *(f"  - {_quoted(p)}" for p in patterns),
    ]
    return "\n".join(lines) + "\n"


def codebook(title: str, entries: Iterable[str], *, first: bool) -> str:
    """All entries together, as a file: a first codebook, or what may be added to the one there is."""
    how = (
        "Gå gjennom dem, lagre filen som codebook.yaml i høringens mappe, og før den opp i hearing.yaml."
        if first
        else "Lim dem du vil ha, inn nederst i codebook.yaml."
    )
    head = (
        f"Forslag til kodebok for «{_one_line(title)}», laget av maskinen.",
        "Ingen har vurdert forslagene, og de merker ingen setninger før noen tar dem inn i kodeboken.",
        how,
        "nn og en kan stå tomme.",
    )
    return "\n".join([*(f"# {line}" for line in head), "", *entries])


def _quoted(text: str) -> str:
    """The text as YAML reads it literally."""
    return "'" + _one_line(text).replace("'", "''") + "'"


def _one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _in_sentence(label: str) -> str:
    """The label inside a sentence: a small letter first, unless it begins with an abbreviation."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
