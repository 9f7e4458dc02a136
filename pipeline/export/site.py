"""Where the site's pages lie, seen from the files in ``export/``. The report's own tests and ours hold them together.

A room may not import another: the rules for file names stand here once more, and a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

ROOT = "../report/"
"""The way from ``export/`` to the site."""
_FOLD = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss", "đ": "d", "ŋ": "n", "ŧ": "t"})
_RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
_LONGEST = 60


def page_names(keys: Iterable[str], texts: Mapping[str, str] | None = None) -> dict[str, str]:
    """A page name for every key, from its text (the key itself when not given); equal names get a number."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        if key in out:
            continue
        base = _page_name((texts or {}).get(key, key))
        name, n = base, 1
        while name in taken:
            n += 1
            name = f"{base}-{n}"
        taken.add(name)
        out[key] = name
    return out


def ground_anchor(ground: str) -> str:
    """Anchor of a ground on the page of reasons."""
    return f"grunn-{_page_name(ground)}"


def _page_name(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_FOLD)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9.]+", "-", folded)[:_LONGEST].strip("-.") or "x"
    return f"{name}-x" if name.split(".")[0] in _RESERVED else name
