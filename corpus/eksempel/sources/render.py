"""Renders the plan and every letter to `documents/`, the same bytes every time."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from files import letter_docx, letter_html, letter_text, zipped
from letter_pages import letter_pdf
from letterfile import Letter, read_letters
from measures import SOURCES, read_plan_data
from odt import letter_odt
from plan_pages import render_plan
from scan import scanned
from text_formats import letter_eml, letter_markdown, letter_rtf, sheet

PLAN = "naer-nok-hjelp.pdf"
WRITERS = {
    ".pdf": letter_pdf,
    ".docx": letter_docx,
    ".odt": letter_odt,
    ".rtf": letter_rtf,
    ".html": letter_html,
    ".txt": letter_text,
    ".md": letter_markdown,
    ".eml": letter_eml,
}


def render_letter(letter: Letter) -> bytes:
    """The letter in the format that its file name asks for."""
    data = WRITERS[letter.suffix](letter)
    return scanned(data, seed=int(letter.head["id"])) if letter.head["layout"] == "scan" else data


def render_all(out: Path) -> None:
    """All documents. Nothing is removed: a test finds files that no letter stands behind."""
    letters = read_letters({m.id for m in read_plan_data().measures})
    out.mkdir(parents=True, exist_ok=True)
    render_plan(out / PLAN)
    containers: dict[str, dict[str, Letter]] = {}
    for letter in letters:
        name, _, member = letter.head["file"].partition("/")
        if member:
            containers.setdefault(name, {})[member] = letter
        else:
            (out / name).write_bytes(render_letter(letter))
    for name, members in containers.items():
        (out / name).write_bytes(render_container(name, members))


def render_container(name: str, members: dict[str, Letter]) -> bytes:
    """A sheet of answers, or an archive of letters."""
    if name.endswith(".csv"):
        return sheet(members)
    return zipped({member: render_letter(letter) for member, letter in members.items()})


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Render the example's plan and letters.")
    parser.add_argument("--out", type=Path, default=SOURCES.parent / "documents")
    options = parser.parse_args(argv)
    try:
        render_all(options.out)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
