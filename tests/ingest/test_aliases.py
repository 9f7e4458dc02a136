"""One sender under several spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.aliases import name_key, one_name


def same(*names: str, aliases: dict[str, tuple[str, ...]] | None = None) -> bool:
    return len(set(one_name(names, aliases or {}).values())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Strand Kommune", "Strand  kommune"),
        ("Matarbeidernes Forbund (MAF)", "Matarbeidernes forbund"),
        ("Matarbeidernes Forbund – MAF", "Matarbeidernes Forbund"),
        ("MAF", "Matarbeidernes Forbund (MAF)"),
        ("Lia Laks AS", "Lia Laks"),
        ("Sykehuset Lia HF", "Sykehuset Lia"),
        ("NORDRE MATLAG", "Nordre matlag"),
    ],
)
def test_the_same_sender(one: str, other: str) -> None:
    assert same(one, other)
    assert same(other, one)


@pytest.mark.parametrize(
    "names",
    [
        ("Frivilligsentralen (Lia)", "Frivilligsentralen (Moen)"),
        ("Lia kommune", "Lia kommune, formannskapet"),
        ("LM AS", "LM"),
        ("Lia Laks AS", "Lia Laks ASA", "Lia Laks"),
        ("Norges Matlag (NM)", "Nordre Matlag (NM)", "NM"),
        ("Lia kommune", "Nordre Lia kommune"),
    ],
)
def test_not_the_same(names: tuple[str, ...]) -> None:
    assert not same(*names)
    assert len(set(one_name(names, {}).values())) == len(names)


def test_the_usual_spelling_stands_for_all_and_hearing_yaml_decides() -> None:
    names = ["Lia Kommune", "Lia kommune", "Lia kommune"]
    assert set(one_name(names, {}).values()) == {"Lia kommune"}
    given = one_name(["FO", "Fellesorg.", "Andre"], {"Fellesorganisasjonen (FO)": ("FO", "Fellesorg.")})
    assert given["FO"] == given["Fellesorg."] == "Fellesorganisasjonen (FO)"
    assert given["Andre"] == "Andre"
    assert one_name([], {}) == {}


@given(st.lists(st.text(alphabet="abcÅÆ ()AS-.", max_size=12).filter(str.strip), max_size=8))
def test_order_never_decides(names: list[str]) -> None:
    assert one_name(names, {}) == one_name(names[::-1], {})
    assert all(one_name(names, {})[n] for n in names)


def test_key() -> None:
    assert name_key("WWF Verdens naturfond") == "wwf verdens naturfond"
    assert name_key("(FO)") == "fo"
