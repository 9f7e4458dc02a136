"""Who speaks, a ministry's letter paper, and letters stored as one line."""

from __future__ import annotations

import pytest

from pipeline.ingest.letter import read_letter
from pipeline.ingest.ministries import ministry_of_paper
from pipeline.ingest.sender import guess_sender
from pipeline.ingest.speakers import body_of, speakers
from pipeline.ingest.text import read_text
from pipeline.ingest.unfolding import unfold

ONE_LINE = (
    "Matarbeidernes Forbund Storgata 1, 0101 Oslo E-post: post@mat.no Telefon: 22 00 00 00 Org.nr. 900 000 000 "
    "Kunnskapsdepartementet Postboks 1 Dep 0030 OSLO Deres ref 26/77 Vår ref 26/12 Dato 14. september 2026 Høringssvar "
    "om skolemat Vi viser til høringen om skolemat. Forbundet støtter at alle elever får mat, og at staten betaler for "
    "kjøkkenene. Med vennlig hilsen Kari Vik leder Dokumentet er elektronisk godkjent"
)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Formannskapet i Lia", "Lia kommune"),
        ("Kommunestyret i Nordre Lia kommune", "Nordre Lia kommune"),
        ("Lia formannskap", "Lia kommune"),
        ("Nordre fylkesting", "Nordre fylkeskommune"),
        ("Fylkesutvalet i Nordre og Søndre fylkeskommune", "Nordre og Søndre fylkeskommune"),
        ("Lia kommune, formannskapet", "Lia kommune, formannskapet"),
        ("Lia kommune", "Lia kommune"),
        ("Kommunestyret", None),
        ("Matforbundet", "Matforbundet"),
    ],
)
def test_an_organ_answers_for_its_body(name: str, body: str | None) -> None:
    assert body_of(name) == body


def test_speakers() -> None:
    prose = [
        "Lia kommune mener at mat er viktig. Regjeringen foreslår mye. Lia kommune ber om penger.",
        "Samarbeidet har gått godt. MAF støtter dette. Derfor er vi glade: MAF ber om mer.",
        "Nordre Matforbund ( NMF ) støtter forslaget. Forslaget er godt.",
    ]
    assert dict(speakers(prose)) == {"Lia kommune": 2, "MAF": 2, "Nordre Matforbund": 1}
    assert list(speakers([])) == []


def test_a_letter_that_only_speaks() -> None:
    text = "Høringsuttalelse om skolemat\n\nI mange år har det gått godt.\n\nLia kommune vil advare mot forslaget.\n"
    guess = guess_sender(read_letter(read_text(text.encode()).blocks), page_title=None, file="svar-17.txt")
    assert (guess.sender, guess.sender_type) == ("Lia kommune", "kommune")


def test_a_ministrys_paper_names_it_twice() -> None:
    assert ministry_of_paper(["postmottak@kld.dep.no", "www.kld.dep.no"]) == "Klima- og miljødepartementet"
    assert ministry_of_paper(["Til postmottak@fin.dep.no", "www.mat.no"]) is None
    assert ministry_of_paper([]) is None


def test_one_line_is_a_letter_again() -> None:
    lines = unfold(ONE_LINE).split("\n\n")
    assert lines[-3:] == ["Med vennlig hilsen", "Kari Vik leder", "Dokumentet er elektronisk godkjent"]
    assert "Dato 14. september 2026" in lines
    letter = read_letter(read_text(ONE_LINE.encode()).blocks)
    prose = [b.text for b in letter.blocks if b.kind == "paragraph"]
    assert len(prose) == 1
    assert prose[0].startswith("Vi viser til høringen")
    guess = guess_sender(letter, page_title=None, file="svar.txt")
    assert guess.date == "2026-09-14"
    assert (guess.sender or "").startswith("Matarbeidernes Forbund")


@pytest.mark.parametrize("text", ["", "Hei", "Vi støtter forslaget. " * 30, "To linjer\nmed tekst. Tlf. 22 Dato 1"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert unfold(text) == text
