"""Numbers as text: what a script reads back. ``test_search_browser`` reads the same in the browser."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.coding import DIGITS, coded, rising


def decoded(text: str) -> list[int]:
    """The numbers again."""
    out, n, shift = [], 0, 0
    for sign in text:
        digit = DIGITS.index(sign)
        n += (digit & 31) << shift
        shift += 5
        if digit < 32:
            out.append(n)
            n = shift = 0
    return out


def places(text: str) -> list[tuple[int, int]]:
    """The places that rise again."""
    numbers = decoded(text)
    out, sentence, at = [], -1, 0
    for far, word in zip(numbers[::2], numbers[1::2], strict=True):
        at = word if far else at + word
        sentence += far
        out.append((sentence, at))
    return out


def test_small_numbers_take_one_sign() -> None:
    assert coded([0, 31]) == "Af"
    assert coded([32]) == "gB"
    assert coded([]) == ""


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decoded(coded(numbers)) == numbers


@given(st.lists(st.tuples(st.integers(0, 70_000), st.integers(0, 3000)), unique=True).map(sorted))
def test_places_come_back(found: list[tuple[int, int]]) -> None:
    assert places(rising(found)) == found


@given(st.lists(st.integers(0, 2**40)))
def test_nothing_needs_an_escape_in_a_script(numbers: list[int]) -> None:
    assert set(coded(numbers)) <= set(DIGITS)
    assert not set(DIGITS) & set("'\"\\<> ")
