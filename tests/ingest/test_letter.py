"""The parts of a letter."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.files import read_parts
from pipeline.ingest.hearing import Columns
from pipeline.ingest.letter import read_letter
from pipeline.ingest.letterlines import is_closing, is_head_line, is_person, is_title
from pipeline.ingest.text import read_text
from pipeline.records import Line
from pipeline.stage import InputFile
from tests.ingest.settings import PARAMS, read_file

LETTER = """Lia kommune

Rådhusgata 3, 1234 Lia

Departementet for mat og helse

Deres ref.: 26/77

Lia, 14. september 2026

Til den det gjelder

Svar på høring – mat i skolen

Kommunen støtter forslaget om mat i skolen. Vi ber om at det blir betalt av staten.

Midler

Fire millioner kroner i året er det vi har regnet ut at maten vil koste i våre elleve skoler.

Vi deler gjerne det vi vet.

Med vennlig hilsen

Kari Lund

ordfører

Dokumentet er elektronisk godkjent og har ingen signatur
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read_letter(read_text(text.encode()).blocks).blocks]


def test_letterhead_title_prose_signature() -> None:
    letter = read_letter(read_text(LETTER.encode()).blocks)
    assert letter.title == "Svar på høring – mat i skolen"
    assert letter.head == (
        "Lia kommune",
        "Rådhusgata 3, 1234 Lia",
        "Departementet for mat og helse",
        "Deres ref.: 26/77",
        "Lia, 14. september 2026",
        "Til den det gjelder",
    )
    assert letter.tail == (
        "Med vennlig hilsen",
        "Kari Lund",
        "ordfører",
        "Dokumentet er elektronisk godkjent og har ingen signatur",
    )
    assert [b.kind for b in letter.blocks][6:11] == ["heading", "paragraph", "heading", "paragraph", "paragraph"]


def test_without_letterhead_nothing_is_taken() -> None:
    prose = "Alle barn skal ha mat på skolen hver dag, og maten skal være gratis for alle."
    text = f"Plattform for mat\n\n{prose}\n\nMat er bra."
    assert {k for k, _ in kinds(text)} <= {"heading", "paragraph"}


def test_an_annex_after_the_signature_is_not_signature() -> None:
    more = "I vedlegget viser vi regnestykket bak tallene, skole for skole, slik kommunen har lagt det fram i møte.\n"
    result = kinds(LETTER + "\n" + more)
    assert result[-1] == ("paragraph", more.strip())


def test_a_memos_head_may_be_a_table() -> None:
    blocks = [
        RawBlock(kind="paragraph", text="Lia kommune", page=1),
        RawBlock(kind="table", text="Til: | Departementet\nDato: | 22. september 2026", page=1),
        RawBlock(kind="heading", text="Fråsegn om mat", level=1, page=1),
        RawBlock(kind="paragraph", text="Kommunen støttar framlegget om mat i skulen, og vil ha det betalt.", page=1),
        RawBlock(kind="table", text="År | Kroner\n2026 | 10", page=1),
    ]
    assert [b.kind for b in read_letter(blocks).blocks] == ["letterhead", "letterhead", "heading", "paragraph", "table"]


def test_a_closing_inside_a_paragraph_splits_it_and_lines_follow() -> None:
    first, second, third = "Vi støtter forslaget om mat.", "Med hilsen", "Kari Lund"
    text = f"{first} {second} {third}"
    places = [(0, 28), (29, 39), (40, 49)]
    lines = tuple(Line(page=2, start=a, end=b, x0=0, top=0, x1=1, bottom=1) for a, b in places)
    blocks = read_letter([RawBlock(kind="paragraph", text=text, page=2, lines=lines)]).blocks
    assert [(b.kind, b.text) for b in blocks] == [("paragraph", first), ("signature", f"{second} {third}")]
    assert [b.text[li.start : li.end] for b in blocks for li in b.lines] == [first, second, third]


def test_page_foot_of_a_single_page() -> None:
    result = kinds(LETTER + "\nLia kommune · Rådhusgata 3 1 / 1\n")
    assert result[-1][0] == "furniture"
    assert result[-2][0] == "signature"


def test_empty() -> None:
    letter = read_letter([])
    assert (letter.blocks, letter.head, letter.tail, letter.title) == ((), (), (), None)


def test_one_word() -> None:
    assert kinds("Ja") == [("paragraph", "Ja")]


@pytest.mark.parametrize(
    "line",
    [
        "Med vennlig hilsen",
        "Med venleg helsing",
        "Mvh",
        "mvh",
        "For landsstyret",
        "For Lia kommune",
        "På vegne av Matlaget",
        "Helsing frå",
        "Hilsen alle oss i klubben",
        "Etter fullmakt",
        "Med fagforeningshilsen,",
    ],
)
def test_closings(line: str) -> None:
    assert is_closing(line)


@pytest.mark.parametrize(
    "line",
    [
        "For kommunen er dette en stor utgift.",
        "Vi sender en hilsen til alle som har svart på denne høringen før oss.",
        "For:",
    ],
)
def test_no_closings(line: str) -> None:
    assert not is_closing(line)


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("Vår ref.: 2026/44-7", True),
        ("Arkivsak 26/2044-6", True),
        ("Postboks 905, 0190 Nordbyen", True),
        ("Dykkar referanse: 26/1180", True),
        ("Til Departementet for mat og helse", True),
        ("Kjære statsråd,", True),
        ("Innspill til sak 26/1180, 2. mai 2026", True),
        ("Høring – mat i skolen", False),
        ("I 2026 ble det servert mat på tre skoler i kommunen.", False),
    ],
)
def test_head_lines(line: str, head: bool) -> None:
    assert is_head_line(line) is head


def test_titles_and_people() -> None:
    assert is_title("Høringssvar fra Lia kommune")
    assert is_title("Fråsegn om mat i skulen")
    assert not is_title("Svar: 26/1180 i sak 3".removeprefix("Svar: "))
    assert is_person("Kari Anne Lund-Berg")
    assert not is_person("Daglig leder")
    assert not is_person("kari lund")


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def response(folder: Path, file: str) -> Extracted:
    """The response as read, also where it is a member of an archive or a row of a sheet."""
    name, _, member = file.partition("/")
    if not member:
        return read_file(InputFile(file, folder / file))
    if name.endswith(".csv"):
        return dict(read_parts(name, (folder / name).read_bytes(), Columns(text=("Merknader",)), PARAMS))[member]
    with zipfile.ZipFile(folder / name) as archive:
        return dict(read_parts(member, archive.read(member), None, PARAMS))[""]


def test_exactly_the_letter_parts_of_the_examples_letters_are_told_apart(root: Path) -> None:
    """Law 5: the sources mark each line of letterhead and signature with «L»."""
    for source in sorted((root / "corpus/eksempel/sources/responses").glob("*.txt")):
        front, body = source.read_text(encoding="utf-8").split("---\n")[1:3]
        file = next(li.removeprefix("file: ") for li in front.splitlines() if li.startswith("file: "))
        if "layout: scan" in front:
            continue
        rows = [[p.strip() for p in li.split("|", 4)] for li in body.splitlines() if li.strip()]
        marked = [letters(r[4]) for r in rows if r[0] == "L"]
        read = read_letter(response(root / "corpus/eksempel/documents", file).blocks)
        # What stands in the fields of an e-mail is no line of the letter.
        fields = ("Fra: ", "Dato: ", "Emne: ") if file.endswith(".eml") else ()
        head = [line for line in read.head if not (fields and line.startswith(fields))]
        found = letters(" ".join((*head, *read.tail)))
        assert [m for m in marked if m not in found] == [], file
        assert len(found) == sum(map(len, marked)), file
