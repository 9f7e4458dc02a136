"""The language of a text, of short letters and of the paragraphs of one document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import detect, detect_paragraphs, language_name
from pipeline.language.marks import DA, EN, ENDINGS, FREQUENT, NB, NN, SV
from pipeline.records import Language

LETTERS = Path(__file__).parent / "letters"
OTHER = ("de", "fr", "fi", "pl")
MOST_WRONG = {"da": 5}
"""Of 26 Danish letters: nothing in the words of the rest is not bokmål too, and both are read."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi støtter ikke forslaget om gebyr, og mener det rammer dem som har minst.", "nb"),
        ("Vi støttar ikkje framlegget om gebyr, og meiner det råkar dei som har minst.", "nn"),
        ("Høringssvar fra Solvang kommune", "nb"),
        ("Høyringssvar frå Skorfjord kommune", "nn"),
        ("Sámediggi oaivvilda ahte mánáid vuoigatvuođat fertejit nannejuvvot.", "se"),
        ("We support the proposal, but not the fee.", "en"),
        ("Vi tycker inte att avgiften är rimlig för dem som har minst.", "sv"),
        ("Vi synes ikke, at gebyret er rimeligt for dem, der har mindst, og beder om hjælp af kommunen.", "da"),
        ("Wir unterstützen diesen Vorschlag nicht.", "other"),
        ("Мы поддерживаем это предложение.", "other"),
        ("نحن ندعم هذا الاقتراح", "other"),
        # Names tell nothing of the text around them.
        ("Brev til Wolfgang Müller, Jean Lefèvre og Gösta Ärlig om hva som skjer.", "nb"),
    ],
)
def test_detect(text: str, language: str) -> None:
    assert detect(text) == language
    assert detect(text) == language  # the same every time


@pytest.mark.parametrize("text", ["", "Ja", "Oslo 14. september 2026", "1 2 3 4", "Vi støtter", "Lia, Nordby, Solvik"])
def test_too_short_to_tell(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Takk for høringen, vi er positive.",
        "Eg er einig.",
        "Svaret er sendt for Green Roof AS, Better Homes AS, Second Street Holding AS og Open Door AS.",
        # A quote and an address are not the sender's own words.
        "Rapporten «What works in schools and what does not» er god, se https://example.org/the/what-works.",
    ],
)
def test_norwegian_is_taken_for_nothing_else(text: str) -> None:
    assert detect(text) in ("nb", "nn", None)


@pytest.mark.parametrize("text", ["Vi har god tid.", "Alle er med i planen.", "Det er bra."])
def test_what_is_both_bokmål_and_nynorsk_is_left_open(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize("file", sorted(LETTERS.glob("*.txt")), ids=lambda f: f.stem)
def test_short_letters(file: Path) -> None:
    language = file.stem.split("_")[0]
    language = "other" if language in OTHER else language
    told = {letter: detect(letter) for letter in file.read_text(encoding="utf-8").splitlines()}
    wrong = {letter: found for letter, found in told.items() if found not in (language, None)}
    left_open = [letter for letter, found in told.items() if found is None]
    assert len(wrong) <= MOST_WRONG.get(language, 0), wrong
    assert set(wrong.values()) <= {"nb"}
    assert len(left_open) <= 1, left_open


ENGLISH = "The board supports the plan, but we are concerned about the costs that it will bring."
SÁMI = "Sámediggi oaivvilda ahte evttohus lea buorre mánáide ja nuoraide."
BOKMÅL = "Vi mener at ordningen må bli bedre, og at noen må betale for det."
NYNORSK = "Vi meiner at ordninga må verte betre, og at nokon må betale for det."


@pytest.mark.parametrize(
    ("paragraphs", "document", "expected"),
    [
        ([], "nb", []),
        ([BOKMÅL, "Oslo", ENGLISH], "nb", ["nb", "nb", "en"]),
        ([NYNORSK, "Ja.", BOKMÅL], "nn", ["nn", "nn", "nb"]),
        # A heading between two English paragraphs is English; after the last it takes the document's.
        ([BOKMÅL, ENGLISH, "Costs", ENGLISH, "Vedlegg"], "nb", ["nb", "en", "en", "en", "nb"]),
        ([SÁMI, BOKMÅL], "se", ["se", "nb"]),
        # One word that is nynorsk too, or a few of another language, move no paragraph.
        (["Vi hadde ei god ordning før."], "nb", ["nb"]),
        (["The new normal"], "nb", ["nb"]),
        (["Oslo", "Ja"], None, [None, None]),
    ],
)
def test_paragraphs(paragraphs: list[str], document: Language | None, expected: list[Language | None]) -> None:
    assert detect_paragraphs(paragraphs, document) == expected


def test_names_of_languages() -> None:
    assert language_name(SÁMI, "se") == "nordsamisk"
    assert language_name("Wir unterstützen diesen Vorschlag nicht.", "other") == "et annet språk (trolig tysk)"
    assert language_name("Мы поддерживаем это предложение.", "other") == "et annet språk"


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    assert detect(text) in (*FREQUENT, None)
    assert len(detect_paragraphs([text, text], "nn")) == 2


def test_marks_tell_the_languages_apart() -> None:
    assert {"hva", "ikke", "jeg", "noen"} <= NB - NN
    assert {"kva", "ikkje", "eg", "nokon"} <= NN - NB - DA
    assert {"af", "mig", "noget", "bliver"} <= DA - NB - NN
    assert {"och", "att", "inte"} <= SV - NB - NN
    assert "the" in EN - NB - NN - DA
    assert all(languages <= set(FREQUENT) for languages in ENDINGS.values())
