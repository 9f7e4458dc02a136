"""Where sentences begin and end."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import sentence_spans

TEXTS = Path(__file__).parent.parent / "fixtures" / "sentences"
"""Letters of our own, one sentence a line; each file says at its head how it is marked."""


class Paragraph(NamedTuple):
    """A paragraph as a letter has it, and where its sentences stand in it by hand."""

    text: str
    spans: tuple[tuple[int, int], ...]


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


def paragraphs(name: str) -> list[Paragraph]:
    """The paragraphs of a file of sentences: «¬» at a line's end joins it to the next without a space."""
    out: list[Paragraph] = []
    lines = [line for line in (TEXTS / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for chunk in "\n".join(lines).split("\n\n"):
        text, spans = "", []
        for line in chunk.split("\n"):
            text += "" if not text or text.endswith("¬") else " "
            text = text.removesuffix("¬")
            spans.append((len(text), len(text) + len(line.removesuffix("¬"))))
            text += line
        if text.strip():
            out.append(Paragraph(text, tuple(s for s in spans if s[0] < s[1])))
    return out


def f_score(found: list[Paragraph]) -> float:
    """Of exact spans: twice the right ones over all that are found and all that should be."""
    right = sum(len(set(p.spans) & set(sentence_spans(p.text))) for p in found)
    return 2 * right / sum(len(p.spans) + len(sentence_spans(p.text)) for p in found)


@pytest.mark.parametrize(
    "whole",
    [
        "Vi viser til jf. § 3-7a i loven",
        "Det gjelder bl.a. Oslo og f.eks. Bergen, dvs. NAV der.",
        "Se kap. 3 og pkt. 2.1 i Prop. 15 S (2015–2016).",
        "Fristen er 14. september 2026.",
        "Fristen er 14. September.",
        "Fristen er 12. des. 2026.",
        "Rådet består av A. Hansen, dr. Nes og prof. Vik.",
        "Rådet består av H. Å. Lien, H.K. Berg, A. I. Moe, E. Aa. Vik og cand. polit. Nes.",
        "Tilskuddet er 300 mill. kr. i året.",
        "Vi bruker kr. 500 per konsultasjon.",
        "1. Alle skal få hjelp.",
        "a. Alle skal få hjelp.",
        "1. a. Alle skal få hjelp.",
        "II. Alle skal få hjelp.",
        "§ 12. Kommunen skal gi hjelp.",
        "Vi krever at: 1. Staten betaler, 2. Kommunene leverer.",
        "Loven (jf. kap. 3. Dette gjelder alle.) er vedtatt.",
        "Tilbudene (bolig, arbeid osv.) NAV gir, er gode.",
        "«Hvorfor gjør dere ikke noe?» spurte hun.",
        "« Nei! » sa hun.",
        "Ordet er «svakt.» (NOU 2019: 26 s. 12).",
        "Vi mener: Dette er viktig; det haster.",
        "[…] Departementet har svart.",
        "Tilbudet er gratis (!) Oslo rundt.",
        "Rus- og avhengighetsfeltet, kommuner mv. og andre",
        "De 3.000 deltakerne fra 5.–9. klasse kom.",
        "Det følger av fvl. § 11 og offl. § 3.",
        "Se f. eks. Oslo og m. a. Bergen.",
        "Org.nr. 987 654 321 er vårt.",
        "Møtet er kl.12.30 den 3.mai, se kap.3 i Ot.Prp. og altinn.No på nett.",
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
        ("Svaret er 12 pst. 14 kommuner svarte.", ["Svaret er 12 pst.", "14 kommuner svarte."]),
        ("Se kapittel 3. Der står det.", ["Se kapittel 3.", "Der står det."]),
        ("Se kapittel 3. 15 kommuner svarte.", ["Se kapittel 3.", "15 kommuner svarte."]),
        ("Se bokstav A. Der står det.", ["Se bokstav A.", "Der står det."]),
        ("Se bokstav f. Der står det.", ["Se bokstav f.", "Der står det."]),
        ("Se § 3-9 a. Plikten står der.", ["Se § 3-9 a.", "Plikten står der."]),
        ("Se § 12. Plikten står der.", ["Se § 12.", "Plikten står der."]),
        ("Se NOU 2019: 26. Utvalget delte seg.", ["Se NOU 2019: 26.", "Utvalget delte seg."]),
        ("Se Innst. 42 L. Komiteen delte seg.", ["Se Innst. 42 L.", "Komiteen delte seg."]),
        ("Se rapporten IS-0353. Den er god.", ["Se rapporten IS-0353.", "Den er god."]),
        ("Fristen er 1. des. Vi venter.", ["Fristen er 1. des.", "Vi venter."]),
        ("Saken er min. Vi er enige.", ["Saken er min.", "Vi er enige."]),
        ("Hun er dr. Nes. Han er Berg jr. Vi er to.", ["Hun er dr. Nes.", "Han er Berg jr.", "Vi er to."]),
        ("Huset vi bur i. Det er bra.", ["Huset vi bur i.", "Det er bra."]),
        ("Stem på SV. Stem på NN.", ["Stem på SV.", "Stem på NN."]),
        ("«Vi må handle.» Så gikk de.", ["«Vi må handle.»", "Så gikk de."]),
        ("«Vi må handle. Nå!» Så gikk de.", ["«Vi må handle.", "Nå!»", "Så gikk de."]),
        ("(Se kap. 3.) Vi er enige.", ["(Se kap. 3.)", "Vi er enige."]),
        ("(Se svar fra 2018.) 14 er enige.", ["(Se svar fra 2018.)", "14 er enige."]),
        ("I 2020. 15 kommuner søkte.", ["I 2020.", "15 kommuner søkte."]),
        ("Vi mener at:\n\nalle skal med", ["Vi mener at:", "alle skal med"]),
        ("Vi vil ha: • mer tid • mer penger", ["Vi vil ha:", "• mer tid", "• mer penger"]),
        ("Postboks 7 • 0130 Oslo", ["Postboks 7 • 0130 Oslo"]),
        ("1) Staten betaler. 2) Fylket ordner.", ["1) Staten betaler.", "2) Fylket ordner."]),
        ("a. Vi er enige. b. Vi er uenige.", ["a. Vi er enige.", "b. Vi er uenige."]),
        ("Det er nytt. e-helse er nytt.", ["Det er nytt.", "e-helse er nytt."]),
        ("Det er nytt. nav.no er nytt.", ["Det er nytt.", "nav.no er nytt."]),
        ("Mange mangler tilbud.3 Det er kjent.", ["Mange mangler tilbud.3", "Det er kjent."]),
        ("Det er «en krise».[4][5] Vi er enige.", ["Det er «en krise».[4][5]", "Vi er enige."]),
        ("Andelen øker.¹ Vi er enige.", ["Andelen øker.¹", "Vi er enige."]),
        ("Vi vil ha tilbudet.Dette er klart?Ja.", ["Vi vil ha tilbudet.", "Dette er klart?", "Ja."]),
        ("Planen er fra 2019.Ingen har lest den.", ["Planen er fra 2019.", "Ingen har lest den."]),
        ("Eg støttar ikkje dette. Kvifor? Det er dyrt.", ["Eg støttar ikkje dette.", "Kvifor?", "Det er dyrt."]),
    ],
)
def test_several_sentences(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_nothing(text: str) -> None:
    assert sentence_spans(text) == ()


@pytest.mark.parametrize(
    ("name", "n", "least"), [("brev.txt", 348, 0.99), ("brev-holdt-av.txt", 156, 0.97), ("brev-etter.txt", 62, 0.85)]
)
def test_letters(name: str, n: int, least: float) -> None:
    """Nothing that is mended may cost what was right; no rule is mended for the second file or the third."""
    found = paragraphs(name)
    assert sum(len(p.spans) for p in found) == n
    assert f_score(found) >= least


SIGNS = st.text(alphabet=st.sampled_from("aBæ1 .?!:;…»«()\n–-§•[]²"), max_size=60)


@given(st.one_of(SIGNS, st.text(max_size=60)))
def test_spans_cover_all_that_is_not_space_in_order_and_without_overlap(text: str) -> None:
    at = 0
    for start, end in sentence_spans(text):
        assert at <= start < end
        assert text[at:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        at = end
    assert text[at:].strip() == ""
