"""Plain text files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.text import decode, read_text

LETTER = """Lia kommune
Postboks 3, 1234 Lia

Svar på høring om skolemat
==========================

Kommunen støtter forslaget om skolemat, men vil ha det betalt av staten. Vi har
regnet ut at det koster fire millioner kroner i året for våre elleve skoler, og
det er mer enn vi har.

Kjøkken
-------
Vi ber om:
- midler til kjøkken på alle skoler, også på
  dem som skal legges ned
- opplæring av ansatte

1. Innkjøp
Kommunen vil kjøpe maten selv, helst av bønder i nærheten, og ber om at regelverket åpner for det.
"""


def test_blocks_of_a_letter() -> None:
    blocks = read_text(LETTER.encode()).blocks
    assert [(b.kind, b.level, b.marker, b.text) for b in blocks] == [
        ("paragraph", None, None, "Lia kommune"),
        ("paragraph", None, None, "Postboks 3, 1234 Lia"),
        ("heading", 1, None, "Svar på høring om skolemat"),
        (
            "paragraph",
            None,
            None,
            "Kommunen støtter forslaget om skolemat, men vil ha det betalt av staten. Vi har regnet ut at det koster "
            "fire millioner kroner i året for våre elleve skoler, og det er mer enn vi har.",
        ),
        ("heading", 2, None, "Kjøkken"),
        ("paragraph", None, None, "Vi ber om:"),
        ("item", 1, "-", "midler til kjøkken på alle skoler, også på dem som skal legges ned"),
        ("item", 1, "-", "opplæring av ansatte"),
        ("heading", 1, "1", "Innkjøp"),
        (
            "paragraph",
            None,
            None,
            "Kommunen vil kjøpe maten selv, helst av bønder i nærheten, og ber om at regelverket åpner for det.",
        ),
    ]


def test_long_lines_are_paragraphs_and_lone_markers_join_the_next_line() -> None:
    long = "Vi mener at skolematen må være gratis for alle barn i hele landet, og at det må gjelde fra første dag av. "
    text = f"{long}\n{long}\n•\nGratis for alle.\n"
    blocks = read_text(text.encode()).blocks
    assert [(b.kind, b.text) for b in blocks] == [
        ("paragraph", long.strip()),
        ("paragraph", long.strip()),
        ("item", "Gratis for alle."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_encodings(encoding: str) -> None:
    assert decode("Blåbær på øya – «ja»".encode(encoding, errors="replace")).startswith("Blåbær på øya")


def test_pages_at_form_feeds() -> None:
    result = read_text(b"Side en.\fSide to.")
    assert result.n_pages == 2
    assert [(b.page, b.text) for b in result.blocks] == [(1, "Side en."), (2, "Side to.")]


@pytest.mark.parametrize("data", [b"", b"   \n\n", "\ufeff".encode()])
def test_empty(data: bytes) -> None:
    result = read_text(data)
    assert result.blocks == ()
    assert result.refused is None


def test_one_word() -> None:
    assert [b.text for b in read_text(b"Ja").blocks] == ["Ja"]


def test_binary_is_refused() -> None:
    assert "binære data" in (read_text(bytes(range(1, 32)) * 40).refused or "")


@given(st.binary(max_size=400))
def test_never_fails(data: bytes) -> None:
    result = read_text(data)
    assert all(b.text == b.text.strip() and b.text for b in result.blocks)


@given(st.text(alphabet=st.sampled_from("abc æøå.\n-•1"), max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    def letters(s: str) -> str:
        return "".join(c for c in s if c.isalpha())

    blocks = read_text(text.encode()).blocks
    assert letters(" ".join(f"{b.marker or ''} {b.text}" for b in blocks)) == letters(text)
