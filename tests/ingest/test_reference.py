"""What a letter answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.letter import read_letter
from pipeline.ingest.reference import Case, guess_role, other_case
from pipeline.ingest.text import read_text
from pipeline.stage import InputFile
from tests.ingest.settings import read_file

PLAN = Case(names=("Mat for alle. Plan for skolemat 2027–2031",), case_number="26/77")
PROSE = "Vi støtter forslaget og ber om at det blir betalt av staten fra første dag."


def answers(title: str, case: Case = PLAN, head: str = "Lia, 2. mai 2026", prose: str = PROSE) -> str | None:
    text = f"Lia kommune\n\n{head}\n\n{title}\n\n{prose}\n"
    return other_case(read_letter(read_text(text.encode()).blocks), case)


@pytest.mark.parametrize(
    "title",
    [
        "Høring – plan for skolemat",
        "Svar på høring – Mat for alle",
        "Høringssvar fra Lia kommune",
        "Fråsegn om matplanen 2027–2031",
        "Uttalelse: barns rett til mat i skolematplanen",
        "Mat er viktig",
    ],
)
def test_the_plan(title: str) -> None:
    assert answers(title) is None


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("Innspill til høringen om reform av tilsynet med kjøkken", "Reform av tilsynet med kjøkken"),
        ("Lia bondelag sitt innspill til skolereformen", "Skolereformen"),
        ("Høring i utdanningskomiteen om skolemelding og ny lov", "Skolemelding og ny lov"),
        ("Høringssvar til forslag om endringer i jaktloven", "Endringer i jaktloven"),
    ],
)
def test_another_case(title: str, case: str) -> None:
    assert answers(title) == case


def test_the_case_number_decides() -> None:
    assert answers("Innspill til reform av tilsynet", head="Deres ref.: 26/77-3") is None
    assert answers("Innspill til reform av tilsynet", head="Vår ref.: 26/77") == "Reform av tilsynet"


def test_numbered_reports() -> None:
    nou = Case(names=("NOU 2019: 18 Skattlegging av havbruk",))
    assert answers("Høring – NOU 2019:18 Skattlegging av havbruk", nou) is None
    assert answers("Høring – NOU 2020: 3 Skattlegging av havbruk", nou) == "NOU 2020: 3 Skattlegging av havbruk"


def test_named_in_the_first_lines() -> None:
    prose = "Vi viser til forslaget om reform av tilsynet med kjøkken, sendt på høring i juni, og støtter det."
    assert answers("Innspill", prose=prose) == "Reform av tilsynet med kjøkken"
    prose = "Vi viser til forslaget om reform av tilsynet med kjøkken med frist 4. mai og støtter det i ett og alt."
    assert answers("Innspill", prose=prose) == "Reform av tilsynet med kjøkken"


def test_a_platform_is_background() -> None:
    platform = read_letter(read_text(f"Lagets matpolitiske plattform\n============\n\n{PROSE}".encode()).blocks)
    letter = read_letter(read_text(f"Høringssvar til plattform for mat\n============\n\n{PROSE}".encode()).blocks)
    assert (guess_role(platform), guess_role(letter)) == ("background", "response")


@pytest.mark.real
@pytest.mark.parametrize(
    ("file", "role", "other"),
    [
        ("fo-innspill-2022.pdf", "response", True),
        ("psykologforeningen-innspill-2022.pdf", "response", True),
        ("psykologforeningen-innspill-2022.docx", "response", True),
        ("fo-komitehoring-2018.pdf", "response", True),
        ("fo-rusmiddelpolitisk-plattform.pdf", "background", False),
        ("fo-rusmiddelpolitisk-plattform.html", "background", False),
    ],
)
def test_real_letters(shared: Path, file: str, role: str, other: bool) -> None:
    letter = read_letter(read_file(InputFile(file, shared / "corpus" / "rusfeltet" / file)).blocks)
    case = Case(names=("Opptrappingsplanen for rusfeltet",))
    assert (guess_role(letter), other_case(letter, case) is not None) == (role, other)
