"""The ministry's questions, who answered them, and who was invited."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse

from pipeline.records import Question
from pipeline.report.context.questions import QuestionsPage, question_pages, questions_page
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.conftest import html, made


@pytest.fixture
def m(tmp_path: Path) -> Material:
    return gather(mini.tables().inputs(tmp_path))


def changed(tmp_path: Path, **fields: object) -> Material:
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    tables.tables["ingest/hearing"] = (msgspec.structs.replace(hearing, **fields),)
    return gather(tables.inputs(tmp_path))


def page(m: Material) -> QuestionsPage:
    found = questions_page(m)
    assert found is not None
    return found


def test_each_question_with_its_answers(m: Material) -> None:
    found = page(m)
    assert [(q.question_id, q.number, q.href, q.n_answered) for q in found.questions] == [
        ("q01", 1, "sporsmal/q01.html", 2),
        ("q02", 2, "sporsmal/q02.html", 0),  # one withheld, one that names the private person
    ]
    # the municipality's sentences 4 to 10 and the private person's first
    assert [(s.look.label, s.n) for s in found.questions[0].tally] == [
        ("støtter", 2),
        ("støtter med forbehold", 1),
        ("foreslår", 1),
        ("kritisk", 1),
        ("imot", 1),
    ]
    assert (found.n_senders, found.n_with_answers, found.has_guesses) == (6, 2, True)
    assert [r.label for r in found.unread] == ["Skannet lag", "Ukjent avsender (tull.xyz)"]


def test_a_row_a_sender_and_a_cell_a_question(m: Material) -> None:
    rows = {r.sender.label: r.cells for g in page(m).types for r in g.rows}
    assert set(rows) == {"Solvang kommune", mini.EVIL, mini.LONG, "Privatperson 1", "Kartetaten", "Sør lokallag"}
    cell = rows["Solvang kommune"][0]
    assert cell is not None
    start = m.index["kommune-pdf/0004"]
    assert (cell.n_sentences, cell.guess, cell.among) == (7, True, f"{start}-{start + 6}")
    assert cell.href == "sporsmal/q01.html#solvang-kommune"
    assert rows["Privatperson 1"] == (rows["Privatperson 1"][0], None)
    assert rows["Kartetaten"] == (None, None)


def test_a_questions_page_has_positions_first_and_the_rest_folded(m: Material) -> None:
    first, second = question_pages(m, 1)
    assert [(a.sender.label, a.n_sentences, a.headings) for a in first.answers] == [
        ("Solvang kommune", 7, ("Alkohol",)),
        ("Privatperson 1", 1, ()),
    ]
    town, person = first.answers
    assert [q.text for q in town.quotes] == ["Vi er for pristillegg.", "Pristillegg har vist seg nyttig."]
    at = m.index["kommune-pdf/0004"]
    # the other positions (6, 7 and 9), and then what is none: 8 and 10
    assert (town.rest, town.n_rest) == (f"{at + 2}-{at + 3} {at + 5} {at + 4} {at + 6}", 5)
    assert (town.guess, town.read) == (True, "svar/kommune-pdf.html#s2-0003")
    assert (person.guess, person.read, person.rest) == (False, None, "")
    assert first.n_silent == 4
    assert (first.previous, first.next.href if first.next else None) == (None, "sporsmal/q02.html")
    assert (second.answers, second.n_silent) == ((), 6)


def test_invited_and_answered(m: Material) -> None:
    part = page(m).invited
    assert part is not None
    assert [(r.label, written) for r, written in part.answered] == [("Solvang kommune", None)]
    assert part.silent == ("Den tause etat",)
    assert [label for label, _ in part.uninvited] == [
        "Direktorater",
        "Bedrifter",
        "Frivillige organisasjoner",
        "Interesseorganisasjoner",
        "Privatpersoner",
        "Type ikke kjent",
    ]
    assert (part.n_uninvited, part.n_withheld) == (7, 1)


def test_a_private_person_on_the_list_stays_a_number(tmp_path: Path) -> None:
    part = page(changed(tmp_path, invited=(mini.PRIVATE, "SOLVANG", "Landets kommuner"))).invited
    assert part is not None
    assert [(r.label, written) for r, written in part.answered] == [
        ("Privatperson 1", None),
        ("Solvang kommune", "SOLVANG"),
    ]
    assert [(g.name, g.type, g.n) for g in part.groups] == [("Landets kommuner", "Kommuner", 1)]


def test_only_what_there_is_is_made(tmp_path: Path) -> None:
    assert questions_page(changed(tmp_path, questions=(), invited=())) is None
    assert question_pages(changed(tmp_path, questions=()), 1) == ()
    only = page(changed(tmp_path, questions=()))
    assert (only.questions, only.types) == ((), ())
    assert only.invited is not None
    assert page(changed(tmp_path, invited=())).invited is None


def test_navigation_leads_only_where_there_is_a_page(tmp_path: Path, site: dict[str, str]) -> None:
    def more(text: str) -> list[str]:
        return parse.fromstring(text).xpath("//ul[@class='more']//a/@href")

    assert "sporsmal.html" in more(site["index.html"])
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    tables.tables["ingest/hearing"] = (msgspec.structs.replace(hearing, questions=(), invited=()),)
    without = html(made(tables.inputs(tmp_path)))
    assert "sporsmal.html" not in without
    assert more(without["index.html"]) == [h for h in more(site["index.html"]) if h != "sporsmal.html"]


def test_nobody_follows_the_questions(tmp_path: Path) -> None:
    tables = mini.tables()
    (hearing,) = tables.tables["ingest/hearing"]
    other = (Question(question_id="q09", text="Noe helt annet?"),)
    tables.tables["ingest/hearing"] = (msgspec.structs.replace(hearing, questions=other),)
    site = html(made(tables.inputs(tmp_path)))
    assert "Ingen av svarene har overskrifter som følger spørsmålene." in site["sporsmal.html"]
    assert "Ingen av svarene har en overskrift som følger spørsmålet." in site["sporsmal/q09.html"]
