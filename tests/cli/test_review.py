"""Sheets go out, decisions come back, and stand through new runs."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.__main__ import main
from pipeline.cli.reviewsheet import COLUMN, SHEET, write
from tests.cli import hearing

SIGNED = "Kari Lund, 2026-11-21"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small hearing, run once for this module."""
    return hearing.make(tmp_path_factory.mktemp("mat") / "prosjekt")


@pytest.fixture
def root(ran: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(ran, tmp_path / "prosjekt"))


def table(root: Path, name: str) -> list[dict[str, str]]:
    with (root / f"output/mat/tables/{name}.csv").open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def find(rows: list[dict[str, str]], **wanted: str) -> list[dict[str, str]]:
    return [r for r in rows if all(r[k] == v for k, v in wanted.items())]


def export(root: Path) -> Path:
    assert main(["review", "export", "mat", "--out", "ark.xlsx"], root) == 0
    return root / "ark.xlsx"


def fill(path: Path, kind: str, key: str, **cells: object) -> None:
    """Fill in the row of ``kind`` whose sentence, or for a view whose sender and measure, is ``key``."""
    book = load_workbook(path)
    sheet = book[SHEET]
    assert isinstance(sheet, Worksheet)
    for n in range(2, sheet.max_row + 1):
        text = {name: str(sheet.cell(n, at).value or "") for name, at in COLUMN.items()}
        ids = (text["sentence_id"], f"{text['sentence_id']} {text['target']}", f"{text['sender']} {text['target']}")
        if text["kind"] == kind and key in ids:
            for name, value in {"who": "Kari Lund", "date": "2026-11-21", **cells}.items():
                sheet.cell(n, COLUMN[name]).value = value  # type: ignore[assignment]
            book.save(path)
            return
    raise AssertionError(f"{kind} {key} står ikke i arket")


def take_in(root: Path, *rows: tuple[str, str, dict[str, object]]) -> None:
    """Export, fill in ``rows``, import, and run the stages that follow."""
    path = export(root)
    for kind, key, cells in rows:
        fill(path, kind, key, **cells)
    assert main(["review", "import", "mat", "ark.xlsx"], root) == 0
    path.unlink()
    hearing.run_stages(root)


def test_the_sheet_is_the_same_each_time_and_holds_no_formula(root: Path) -> None:
    first = export(root).read_bytes()
    (root / "ark.xlsx").unlink()
    assert export(root).read_bytes() == first
    book = load_workbook(root / "ark.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row]
    assert not [c.coordinate for c in cells if c.data_type == "f"]
    sheet = book[SHEET]
    assert {sheet.cell(n, 1).value for n in range(2, sheet.max_row + 1)} == {"syn", "standpunkt", "kobling", "tema"}
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert "=Lister!$A$2:$A$3" in lists.values()
    assert len(lists) == 6


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-Vi støtter", "@x"])
def test_text_like_a_formula_stays_text(text: str, tmp_path: Path) -> None:
    book = Workbook()
    write(book.worksheets[0].cell(1, 1), text)
    book.save(tmp_path / "a.xlsx")
    cell = load_workbook(tmp_path / "a.xlsx").worksheets[0].cell(1, 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_existing_sheet_is_not_written_over(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export(root)
    assert main(["review", "export", "mat", "--out", "ark.xlsx"], root) == 2
    assert "finnes fra før" in capsys.readouterr().err


def test_decisions_override_and_survive(root: Path) -> None:
    assert find(table(root, "views"), sender="Lia kommune", measure_id="kap-0/02")[0]["view"] == "støtter"
    take_in(
        root,
        ("standpunkt", "elevene-txt/0005", {"right": "nei", "value": "kritisk"}),
        ("kobling", "lia-txt/0005 kap-0/02", {"right": "nei", "value": "mot"}),
        ("tema", "vika-txt/0004", {"value": "mat"}),
        ("syn", "Lia kommune kap-0/01", {"right": "ja", "note": "sett"}),
        ("syn", "Elevlaget i Vika kap-0/01", {"right": "nei", "value": "kritisk"}),
    )
    (said,) = find(table(root, "sentences"), sentence_id="elevene-txt/0005")
    assert (said["stance"], said["stance_score"], said["stance_reviewed"]) == ("kritisk", "1.0", SIGNED)
    (link,) = find(table(root, "alignments"), sentence_id="lia-txt/0005", measure_id="kap-0/02")
    assert (link["relation"], link["score"], link["accepted"], link["reviewed"]) == ("mot", "1.0", "true", SIGNED)
    (tag,) = find(table(root, "themes"), sentence_id="vika-txt/0004")
    assert (tag["theme"], tag["method"], tag["reviewed"]) == ("mat", "rettet", SIGNED)
    views = {(v["sender"], v["measure_id"]): v for v in table(root, "views")}
    assert views["Lia kommune", "kap-0/02"]["view"] == "imot"
    kept, changed = views["Lia kommune", "kap-0/01"], views["Elevlaget i Vika", "kap-0/01"]
    assert (kept["view"], kept["reviewed"], kept["review"], kept["computed"]) == ("støtter", SIGNED, "beholdt", "")
    assert (changed["view"], changed["review"], changed["computed"]) == ("kritisk", "endret", "imot")
    before = {p.name: p.read_bytes() for p in (root / "output/mat/tables").iterdir()}
    hearing.run_stages(root)
    assert {p.name: p.read_bytes() for p in (root / "output/mat/tables").iterdir()} == before


def test_decided_items_are_not_asked_about_again(root: Path) -> None:
    take_in(root, ("syn", "Lia kommune kap-0/01", {"right": "ja"}))
    sheet = load_workbook(export(root))[SHEET]
    asked = [(sheet.cell(n, COLUMN["sender"]).value, sheet.cell(n, COLUMN["target"]).value) for n in range(2, 5)]
    assert ("Lia kommune", "kap-0/01") not in asked


def test_a_signed_view_whose_basis_has_changed_must_be_seen_again(root: Path) -> None:
    take_in(root, ("syn", "Lia kommune kap-0/02", {"right": "ja"}))
    take_in(root, ("kobling", "lia-txt/0005 kap-0/02", {"right": "nei", "value": "mot"}))
    (view,) = find(table(root, "views"), sender="Lia kommune", measure_id="kap-0/02")
    assert (view["view"], view["review"], view["computed"]) == ("støtter", "må ses på nytt", "imot")
    assert "må ses på nytt" in (root / "output/mat/rejects/summary.csv").read_text(encoding="utf-8")
    take_in(root, ("syn", "Lia kommune kap-0/02", {"right": "nei", "value": "imot", "date": "2026-11-22"}))
    (view,) = find(table(root, "views"), sender="Lia kommune", measure_id="kap-0/02")
    assert (view["view"], view["review"], view["computed"]) == ("imot", "beholdt", "")


def test_decisions_follow_their_sentence_and_are_never_lost_in_silence(root: Path) -> None:
    take_in(root, ("standpunkt", "elevene-txt/0005", {"right": "nei", "value": "kritisk"}))
    letter = root / "corpus/mat/documents/elevene.txt"
    text = letter.read_text(encoding="utf-8")
    letter.write_text(text.replace("Vi går imot", "Takk for brevet. Vi går imot"), encoding="utf-8")
    hearing.run_stages(root, (*hearing.STAGES, "export.run"))
    (said,) = find(table(root, "sentences"), text="Køene i kantina er lange nok.")
    assert (said["sentence_id"], said["stance"]) == ("elevene-txt/0006", "kritisk")
    letter.write_text(text.replace("lange nok", "korte"), encoding="utf-8")
    outputs = hearing.run_stages(root, (*hearing.STAGES, "export.run"))
    (reject,) = outputs["positions.run"].rejects
    assert "setningen finnes ikke lenger i elevene-txt" in reject.reason
    assert reject.quote == "Køene i kantina er lange nok."


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"right": "kanskje"}, "(Riktig?): «kanskje» er ikke tillatt. Skriv ja eller nei."),
        ({"right": "nei", "value": "for"}, "(Rett verdi): «for» er ikke tillatt for standpunkt. Velg blant ingen, "),
        ({"right": "nei"}, "(Rett verdi): «». Riktig? er nei"),
        ({"right": "nei", "value": "ingen"}, "er det programmet svarte, men Riktig? er nei"),
        ({"right": "ja", "value": "imot"}, "men Riktig? er ja"),
        ({"right": "ja", "who": None}, "(Hvem): «». Skriv hvem"),
        ({"right": "ja", "date": "i går"}, "(Når): «i går» er ingen dato"),
        ({"right": "ja", "note": "=1+1"}, "(Merknad): «=1+1» er en formel"),
        ({"right": "ja", "text": "Noe annet."}, "hører ikke til setningen i raden"),
        ({}, "(Riktig?): «». Skriv ja eller nei"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_cell(
    root: Path, capsys: pytest.CaptureFixture[str], cells: dict[str, object], said: str
) -> None:
    before = (root / "corpus/mat/review.csv").read_bytes()
    fill(export(root), "standpunkt", "elevene-txt/0005", **cells)
    assert main(["review", "import", "mat", "ark.xlsx"], root) == 2
    told = capsys.readouterr().err
    assert "Rad " in told
    assert said in told
    assert (root / "corpus/mat/review.csv").read_bytes() == before


def test_a_date_may_be_norwegian_and_an_older_decision_does_not_replace_a_newer(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = export(root)
    fill(path, "syn", "Lia kommune kap-0/01", right="ja", date="21.11.2026")
    assert main(["review", "import", "mat", "ark.xlsx"], root) == 0
    once = (root / "corpus/mat/review.csv").read_bytes()
    assert b",2026-11-21," in once
    assert main(["review", "import", "mat", "ark.xlsx"], root) == 0
    assert (root / "corpus/mat/review.csv").read_bytes() == once
    fill(path, "syn", "Lia kommune kap-0/01", right="ja", date="2026-11-01")
    assert main(["review", "import", "mat", "ark.xlsx"], root) == 2
    assert "senere enn arkets" in capsys.readouterr().err


def test_a_link_to_another_measure(root: Path) -> None:
    take_in(root, ("kobling", "lia-txt/0005 kap-0/02", {"right": "nei", "value": "kap-0/03"}))
    links = {a["measure_id"]: a for a in find(table(root, "alignments"), sentence_id="lia-txt/0005")}
    assert (links["kap-0/03"]["rank"], links["kap-0/03"]["accepted"]) == ("1", "true")
    assert (links["kap-0/02"]["score"], links["kap-0/02"]["accepted"]) == ("0.0", "false")


def test_removing_a_letter_removes_what_was_decided_of_it(root: Path) -> None:
    take_in(
        root,
        ("standpunkt", "elevene-txt/0005", {"right": "nei", "value": "kritisk"}),
        ("syn", "Elevlaget i Vika kap-0/01", {"right": "ja"}),
        ("syn", "Lia kommune kap-0/01", {"right": "ja"}),
    )
    assert main(["remove", "mat", "elevene.txt", "--yes"], root) == 0
    left = (root / "corpus/mat/review.csv").read_text(encoding="utf-8")
    assert "elevene" not in left.casefold()
    assert "Elevlaget" not in left
    assert "lia-txt" in left


def test_a_review_file_with_a_mistake_stops_the_stage(root: Path) -> None:
    take_in(root, ("standpunkt", "elevene-txt/0005", {"right": "nei", "value": "kritisk"}))
    path = root / "corpus/mat/review.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",kritisk,", ",misfornøyd,"), encoding="utf-8")
    with pytest.raises(ValueError, match="rad 2, new: «misfornøyd» er ikke tillatt for stance"):
        hearing.run_stages(root, ("positions.run",))


@pytest.fixture
def told(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Runs a command; its exit code and what it said."""

    def run(*argv: str) -> tuple[int, str]:
        capsys.readouterr()
        code = main(argv, root)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_explain(root: Path, told: Callable[..., tuple[int, str]]) -> None:
    take_in(
        root,
        ("kobling", "lia-txt/0005 kap-0/02", {"right": "nei", "value": "mot", "note": "forbudet er tiltaket"}),
        ("syn", "Lia kommune kap-0/02", {"right": "ja"}),
    )
    code, said = told("explain", "lia-txt/0005")
    assert code == 0
    for line in (
        "  «Vi er imot et forbud mot salg av brus i skolens kantine.»",
        "  Dokument        lia.txt («Svar på høring om mat i skolen»), høringssvar",
        "  Avsender        Lia kommune (kommune)",
        "  Adresse         tegn 135–191 i dokumentets tekst",
        "  Brus (brus): mønster, 0,80, på «brus»",
        "  imot: 0,90, på «er imot»",
        f"   1. kap-0/02: mot, 1,00, godtatt av et menneske – avgjort av {SIGNED}",
        "  kobling til kap-0/02: i-tråd → mot, Kari Lund, 2026-11-21: forbudet er tiltaket",
    ):
        assert line in said
    assert "ikke godtatt: under terskelen, 0,50" in said
    assert "Lia kommune på kap-0/02: støtter, det eneste grunnlaget – må ses på nytt" in said


def test_explain_an_unknown_sentence(told: Callable[..., tuple[int, str]]) -> None:
    code, said = told("explain", "lia-txt/99")
    assert code == 2
    assert "som «lia-kommune-pdf/0012»" in said
    assert "De nærmeste er lia-txt/0003, lia-txt/0004, lia-txt/0005, lia-txt/0006, lia-txt/0007." in said
    assert "elevene-txt/0005" in told("explain", "elevene/5")[1]
    assert "«ost» finnes ikke. Disse finnes: mat." in told("explain", "x/0001", "--hearing", "ost")[1]


def test_codebook_diff(root: Path, told: Callable[..., tuple[int, str]]) -> None:
    old = root / "gammel.yaml"
    old.write_text(hearing.CODEBOOK.replace("brus*", "forbud*"), encoding="utf-8")
    code, said = told("codebook", "diff", "mat", "--old", "gammel.yaml")
    assert code == 0
    assert "brus:" not in said  # «forbud» stands in the same sentence
    old.write_text(hearing.CODEBOOK.replace("brus*", "frukt*"), encoding="utf-8")
    said = told("codebook", "diff", "mat", "--old", "gammel.yaml")[1]
    assert said.splitlines()[0] == "Temaer satt på setninger: 1 nye, 1 borte, 3 i alt nå."
    assert "brus: 1 får, 1 mister" in said
    assert "  + lia-txt/0005 (mønster, «brus»): Vi er imot et forbud" in said
    assert "  - vika-txt/0004 (mønster, «frukt»): Vi ber om" in said
