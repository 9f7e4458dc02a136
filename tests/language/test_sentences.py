"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import sentence_spans


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Vi viser til jf. § 3-7a i loven",
        "Det gjelder bl.a. Oslo og f.eks. Bergen, dvs. NAV der.",
        "Se kap. 3 og pkt. 2.1 i Prop. 15 S (2015–2016).",
        "Fristen er 14. september 2026.",
        "Fristen er 14. September.",
        "Rådet består av A. Hansen, dr. Nes og prof. Vik.",
        "Tilskuddet er 300 mill. kr. i året.",
        "Vi bruker kr. 500 per konsultasjon.",
        "1. Alle skal få hjelp.",
        "a. Alle skal få hjelp.",
        "Loven (jf. kap. 3. Dette gjelder alle.) er vedtatt.",
        "«Hvorfor gjør dere ikke noe?» spurte hun.",
        "Vi mener: Dette er viktig; det haster.",
        "Rus- og avhengighetsfeltet, kommuner mv. og andre",
        "De 3.000 deltakerne fra 5.–9. klasse kom.",
        "Ett",
    ],
)
def test_one_sentence(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Vi er for. Dere er imot!", ["Vi er for.", "Dere er imot!"]),
        ("Hva nå? Ingen vet. ", ["Hva nå?", "Ingen vet."]),
        ("Det gjelder barn, unge osv. Vi støtter det.", ["Det gjelder barn, unge osv.", "Vi støtter det."]),
        ("Prisen er 500 mill. kr. Det er mye.", ["Prisen er 500 mill. kr.", "Det er mye."]),
        ("Se kapittel 3. Der står det.", ["Se kapittel 3.", "Der står det."]),
        ("Se bokstav A. Der står det.", ["Se bokstav A.", "Der står det."]),
        ("Huset vi bur i. Det er bra.", ["Huset vi bur i.", "Det er bra."]),
        ("Stem på SV. Stem på NN.", ["Stem på SV.", "Stem på NN."]),
        ("«Vi må handle.» Så gikk de.", ["«Vi må handle.»", "Så gikk de."]),
        ("(Se kap. 3.) Vi er enige.", ["(Se kap. 3.)", "Vi er enige."]),
        ("I 2020. 15 kommuner søkte.", ["I 2020.", "15 kommuner søkte."]),
        ("Vi mener at:\n\nalle skal med", ["Vi mener at:", "alle skal med"]),
        ("Eg støttar ikkje dette. Kvifor? Det er dyrt.", ["Eg støttar ikkje dette.", "Kvifor?", "Det er dyrt."]),
    ],
)
def test_several_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_nothing(text: str) -> None:
    assert sentence_spans(text) == ()


SIGNS = st.text(alphabet=st.sampled_from("aBæ1 .?!:;…»«()\n–-§"), max_size=60)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_spans_cover_all_that_is_not_space_in_order_and_without_overlap(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""
