"""Why a file is not read, in plain words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import pipeline
from pipeline.report.context.accounting import accounting_page
from pipeline.report.context.unread import UNKNOWN, explained, unread
from pipeline.report.material import gather
from tests.report import mini

INGEST = Path(pipeline.__file__).parent / "ingest"
NOT_REASONS = (
    r"^Oppsettet kunne ikke tolkes",
    r"^Merket «uten merknader»",
    r" på listen har ingen fil her: ",
    r"^Bare de første ",
    r"^Kolonnene er: ",
    r"^Installer Tesseract ",
    r"^Legg ved en oversettelse ",
    r"^Side 7",
    r"^Tesseract (kunne ikke|brukte mer)",
    r": uten standpunkt og tema\.$",
    r"filer ble avvist",
    r"^Lov \d: ",
    r" får samme id, ",
    r"^Uten merknader\.$",
    r" lest med tekstgjenkjenning ",
)
"""What ingest says of files that are read, and to those who run it; hearing.yaml's mistakes lie in files left out."""


def said(node: ast.AST) -> str:
    """A string's text, with 7 where a value is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(said(x) if isinstance(x, ast.Constant) else "7" for x in node.values)
    return ""


def sentences() -> Iterator[str]:
    """Every Norwegian sentence that stands in the code of ingest: all that a file's reason can be."""
    for path in sorted(INGEST.rglob("*.py")):
        if path.name in ("hearing.py", "hearingwriter.py"):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inner = {id(x) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for x in n.values}
        inner |= {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        for node in ast.walk(tree):
            text = said(node) if id(node) not in inner else ""
            if re.match(r"[A-ZÆØÅ«7]", text) and text.endswith((".", ". 7")) and " " in text:
                yield text


def test_every_reason_that_ingest_gives_has_plain_words() -> None:
    reasons = [x for x in sentences() if not any(re.search(p, x) for p in NOT_REASONS)]
    assert len(reasons) > 40
    assert [x for x in reasons if explained(x) is None] == []


def test_the_words_name_no_setting_and_no_format_that_only_the_program_knows() -> None:
    for reason in sentences():
        found = explained(reason)
        for words in (found.what, found.do or "") if found else ():
            assert not re.search(r"yaml|params|ingest|ocr:|Tesseract|LibreOffice|XML|S/MIME|[_{}]", words), words


@pytest.mark.parametrize(
    ("reason", "what"),
    [
        (
            "Filen er skannet og har ikke noe tekstlag. Sett «ocr: tesseract» under ingest.",
            "Filen er et bilde av papir",
        ),
        ("Samme dokument som a-pdf.", "Det samme dokumentet ligger også i en annen fil."),
        ("Filen er større enn 100 MB (ingest.max_megabytes i params.yaml).", "Filen er større enn det programmet"),
        (
            "Filen krever mer enn 9 MB minne å lese (…). Den er trolig skadet eller laget for å skade.",
            "Programmet ga opp",
        ),
        ("Filen er laget slik at deler av den pakkes ut mange ganger (zip-bombe).", "Filen er laget slik vanlige"),
        ("Noe nytt.", "Programmet klarte ikke å lese filen."),
    ],
)
def test_what_has_happened(reason: str, what: str) -> None:
    found = unread(mini.document(doc_id="a", file="a.pdf", sender="A", status="refused", reason=reason))
    assert found is not None
    assert found.what.startswith(what)


def test_what_is_read_has_no_reason_and_an_unknown_one_is_not_silent() -> None:
    assert unread(mini.document(doc_id="a", file="a.pdf", sender="A")) is None
    assert explained("Noe nytt.") is None
    assert UNKNOWN.do


def test_a_reason_that_names_a_private_person_is_hidden_and_still_explained(tmp_path: Path) -> None:
    tables = mini.tables()
    documents = tables.tables["ingest/documents"]
    tables.tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, reason="Samme dokument som privat-pdf.") if d.status == "duplicate" else d
        for d in documents
    )
    (line,) = (f for f in accounting_page(gather(tables.inputs(tmp_path))).files if f.status_key == "duplicate")
    assert line.unread is not None
    assert line.unread.do is None
