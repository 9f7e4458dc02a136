"""Renders the plan and every letter to `documents/`, the same bytes every time."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from files import letter_docx, letter_html, letter_text
from letter_pages import letter_pdf
from letterfile import Letter, read_letters
from measures import SOURCES, read_plan_data
from plan_pages import render_plan
from scan import scanned

PLAN = "naer-nok-hjelp.pdf"
WRITERS = {".pdf": letter_pdf, ".docx": letter_docx, ".html": letter_html, ".txt": letter_text}


def render_letter(letter: Letter) -> bytes:
    """The letter in the format that its file name asks for."""
    data = WRITERS[Path(letter.head["file"]).suffix](letter)
    return scanned(data, seed=int(letter.head["id"])) if letter.head["layout"] == "scan" else data


def render_all(out: Path) -> None:
    """All documents. Nothing is removed: a test finds files that no letter stands behind."""
    letters = read_letters({m.id for m in read_plan_data().measures})
    out.mkdir(parents=True, exist_ok=True)
    render_plan(out / PLAN)
    for letter in letters:
        (out / letter.head["file"]).write_bytes(render_letter(letter))


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
