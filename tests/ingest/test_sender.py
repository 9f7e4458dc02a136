"""Who a letter is from, on letters made up here and on the real ones."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.letter import read_letter
from pipeline.ingest.sender import Guess, guess_sender
from pipeline.ingest.sendertypes import type_of_name, type_of_presentation
from pipeline.ingest.text import read_text
from pipeline.stage import InputFile
from tests.ingest.settings import read_file

PROSE = "Vi støtter forslaget om mat i skolen, og ber om at det blir betalt av staten fra første dag."


def guess(text: str, page_title: str | None = None, file: str = "brev.txt") -> Guess:
    return guess_sender(read_letter(read_text(text.encode()).blocks), page_title=page_title, file=file)


def test_title_names_the_sender() -> None:
    text = f"Høringssvar fra Lia kommune\n\nDato:\n\n14.09.2026\n\n{PROSE}"
    assert guess(text) == Guess(sender="Lia kommune", sender_type="kommune", date="2026-09-14")


def test_letterhead_and_signature() -> None:
    text = "Matarbeidernes Forbund\n\nPostboks 1, 0101 Oslo\n\nDepartementet\n\nOslo, 2. mai 2026\n\n"
    found = guess(text + f"Innspill\n\n{PROSE}\n\nMed hilsen\n\nOla Vik, leder\n")
    assert (found.sender, found.date) == ("Matarbeidernes Forbund", "2026-05-02")


def test_nynorsk_possessive_title() -> None:
    assert guess(f"Lia bondelag sitt innspel til matlova\n\n{PROSE}").sender == "Lia bondelag"


def test_a_files_name_never_shortens_the_senders() -> None:
    text = f"Høringssvar fra Nordre fylkeskommune\n\nNordre fylkesting er imot mat i skolen. {PROSE}"
    assert guess(text, file="nordre-fylkeskommune.txt").sender == "Nordre fylkeskommune"


def test_recipient_is_never_the_sender() -> None:
    assert guess(f"Departementet for mat og helse\n\n{PROSE}").sender is None


def test_web_page_names_its_owner_but_not_a_portal() -> None:
    assert guess(PROSE, page_title="Skolemat | Matforbundet").sender == "Matforbundet"
    assert guess(PROSE, page_title="Høring om mat - regjeringen.no").sender is None


def test_private_person_signs_alone() -> None:
    text = f"Til departementet\n\n6. september 2026\n\nEit brev\n\n{PROSE}\n\nHelsing\n\nKari Ås Lund\n"
    assert guess(text) == Guess(sender="Kari Ås Lund", sender_type="privatperson", date="2026-09-06")


def test_an_office_is_not_a_private_person() -> None:
    found = guess(f"{PROSE}\n\nHelsing\n\nKari Ås Lund\n\nstyreleiar\n")
    assert (found.sender, found.sender_type) == (None, None)


def test_nothing_to_go_by() -> None:
    assert guess("Ja") == Guess()
    assert guess("") == Guess()


def test_acronym_is_written_out() -> None:
    text = f"MFs matplattform\n\nMatarbeidernes Forbund (MF) vil noe. {PROSE}"
    assert guess(text).sender == "Matarbeidernes Forbund (MF)"


def test_page_head_counts_in_a_letter_without_letterhead() -> None:
    blocks = [RawBlock(kind="furniture", text="Matforbundet", page=1), RawBlock(kind="paragraph", text=PROSE, page=1)]
    assert guess_sender(read_letter(blocks), page_title=None, file="x.docx").sender == "Matforbundet"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lia kommune", "kommune"),
        ("Nordre fylkeskommune", "fylkeskommune"),
        ("Mat- og helsedepartementet", "departement"),
        ("Direktoratet for matanalyse", "direktorat"),
        ("Statens matetat", "direktorat"),
        ("Mattilsynet", "tilsyn"),
        ("Elevombudet i Lia", "ombud"),
        ("Lia politidistrikt", "politi"),
        ("Foreningen for bedre matpolitikk", "interesseorganisasjon"),
        ("Lia sykehus HF", "helseforetak"),
        ("Lia sjukehus", "helseforetak"),
        ("Kokkenes Fagforbund", "fagforening"),
        ("Norsk sykepleierforening", "profesjonsforening"),
        ("Matservice AS", "bedrift"),
        ("Brukarorganisasjonen Mat", "brukerorganisasjon"),
        ("Pårørande i Lia", "pårørendeorganisasjon"),
        ("Stiftinga Kjøken", "frivillig"),
        ("Lia kyrkjelyd", "trossamfunn"),
        ("Universitetet i Lia", "forskning"),
        ("Lia Senterparti", "parti"),
        ("Bondelaget", "interesseorganisasjon"),
        ("Kari Lund", None),
    ],
)
def test_type_of_name(name: str, kind: str | None) -> None:
    assert type_of_name(name) == kind


def test_type_of_presentation() -> None:
    assert type_of_presentation("Vi er fagforeningen for kokker.") == "fagforening"
    assert type_of_presentation("Laget organiserer 300 hoteller og restauranter.") == "arbeidsgiver"
    assert type_of_presentation("Mat er bra.") is None


def truths(root: Path) -> dict[str, dict[str, str]]:
    found = {}
    for source in sorted((root / "corpus/eksempel/sources/responses").glob("*.txt")):
        front = YAML(typ="safe").load(source.read_text(encoding="utf-8").split("---")[1])
        found[front["file"]] = {k: str(front[k]) for k in ("sender", "sender_type", "date")}
    return found


def test_the_examples_unlisted_letters_are_guessed_right(root: Path) -> None:
    listed = (root / "corpus/eksempel/hearing.yaml").read_text(encoding="utf-8")
    unlisted = {f: t for f, t in truths(root).items() if "/" not in f and f"file: {f}" not in listed}
    assert len(unlisted) == 9
    for file, truth in unlisted.items():
        read = read_file(InputFile(file, root / "corpus/eksempel/documents" / file))
        found = guess_sender(read_letter(read.blocks), page_title=read.title, file="x")
        assert {"sender": found.sender, "sender_type": found.sender_type, "date": found.date} == truth, file


@pytest.mark.real
def test_senders_and_dates_of_real_answers(shared: Path) -> None:
    folder = shared / "corpus" / "havbruk"
    rows = list(csv.DictReader((folder / "documents.csv").open(encoding="utf-8")))
    senders = dates = 0
    for row in rows:
        read = read_file(InputFile(row["file"], folder / row["file"]))
        found = guess_sender(read_letter(read.blocks), page_title=read.title, file="x")
        senders += found.sender == re.sub(r" \((?:uten merknader|PDF, .*)\)$", "", row["sender"])
        dates += found.date == row["date"]
    # Two of the 44 are a whole PDF as one line of text, without any letter parts to tell apart.
    assert (len(rows), senders >= 42, dates >= 42) == (44, True, True)


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "sender", "kind"),
    [
        ("fo-innspill-2022.pdf", "Fellesorganisasjonen (FO)", "fagforening"),
        ("fo-komitehoring-2018.pdf", "Fellesorganisasjonen (FO)", "fagforening"),
        ("fo-rusmiddelpolitisk-plattform.html", "Fellesorganisasjonen (FO)", "fagforening"),
        ("fo-rusmiddelpolitisk-plattform.pdf", "Fellesorganisasjonen (FO)", "fagforening"),
        ("psykologforeningen-innspill-2022.docx", "Norsk psykologforening", "profesjonsforening"),
        ("psykologforeningen-innspill-2022.pdf", "Norsk psykologforening", "profesjonsforening"),
    ],
)
def test_real_senders(shared: Path, file: str, sender: str, kind: str) -> None:
    read = read_file(InputFile(file, shared / "corpus" / "rusfeltet" / file))
    found = guess_sender(read_letter(read.blocks), page_title=read.title, file=file)
    assert (found.sender, found.sender_type) == (sender, kind)
