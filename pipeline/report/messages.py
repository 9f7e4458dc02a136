"""Finds the interface's words anew and puts those that are new into ``locale/<language>/LC_MESSAGES/report.po``.

``make messages`` runs it. The files are sorted and have no header and no places in the code, so that they change when a
word does, and for nothing else. Words that are no longer said are dropped.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from pipeline.report.i18n import LANGUAGES

ROOM = Path(__file__).parent
WIDTH = 120
KEYWORDS: dict[str, tuple[int, ...] | None] = {"t": None, "msg": None, "tn": (2, 3), "ta": (2,)}
"""The functions that mark words, and which of their arguments are words."""
_READERS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("static/**.js", "javascript")]
_OPTIONS = {"templates/**.html": {"silent": "false"}}


def po_file(language: str) -> Path:
    """Where the words of ``language`` lie."""
    return ROOM / "locale" / language / "LC_MESSAGES" / "report.po"


def extracted() -> Catalog:
    """All words that the room's code, templates and scripts mark. Raises what a template's mistake raises."""
    found = Catalog(charset="utf-8")
    for _, _, message, _, _ in extract_from_dir(ROOM, _READERS, _OPTIONS, KEYWORDS):
        found.add(message)
    return found


def updated(language: str, found: Catalog) -> str:
    """The file of ``language`` with exactly the words of ``found``, those translated that were."""
    with po_file(language).open("rb") as file:
        known = read_po(file, locale=language, charset="utf-8")
    known.update(found, no_fuzzy_matching=True, keep_user_comments=False)
    out = io.BytesIO()
    write_po(out, known, width=WIDTH, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue().decode("utf-8")


def main() -> int:
    """Writes the files and says how many words wait for a translation."""
    found = extracted()
    for language in LANGUAGES[1:]:
        text = updated(language, found)
        po_file(language).write_text(text, encoding="utf-8", newline="\n")
        waiting = sum(
            not m.string or not all(m.string) for m in read_po(io.BytesIO(text.encode()), locale=language) if m.id
        )
        sys.stdout.write(f"{language}: {len(found)} ord og setninger, {waiting} ikke oversatt\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
