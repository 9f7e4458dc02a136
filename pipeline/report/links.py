"""Where things stand in the site: file names of pages, anchors on them, links to source documents.

Every link is relative to the site's root; a page in a folder puts ``../`` before it. The id of a private person's
document stands in no link, since it is made from the file's name, which mostly holds the person's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import quote

_FOLD = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t"})
_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
_LONGEST = 60


def page_name(text: str) -> str:
    """``text`` as a file name that every file system and web server takes: a-z, 0-9, dots and hyphens."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_FOLD)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9.]+", "-", folded)[:_LONGEST].strip("-.") or "x"
    return f"{name}-x" if name.split(".")[0] in _RESERVED else name


def page_names(keys: Iterable[str], texts: Mapping[str, str] | None = None) -> dict[str, str]:
    """A page name for every key, from its text (the key itself when not given); equal names get a number."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        if key in out:
            continue
        base = page_name((texts or {}).get(key, key))
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        taken.add(name)
        out[key] = name
    return out


def file_link(file: str) -> str:
    """Link to the copy of a source document."""
    return "kilder/" + quote(file)


def page_link(file: str, page: int | None) -> str:
    """Link to the copy of a source document, at the page when it is a PDF."""
    at = f"#page={page}" if page and file.lower().endswith(".pdf") else ""
    return file_link(file) + at
