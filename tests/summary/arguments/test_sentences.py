# ruff: noqa: E501 (a case stands on one line)
"""Hand-written sentences in both standards: what is reserved, asked for and given as reason, and what is none of it."""

from __future__ import annotations

from functools import cache

import pytest
from msgspec.structs import replace

from pipeline.language import Token, read_sentences
from pipeline.records import ArgumentKind, Document, Language, SentenceKind, Stance
from pipeline.summary.arguments.collect import in_sentence
from pipeline.summary.positions import Said
from tests.summary.test_views import document, sentence

Rows = list[tuple[ArgumentKind, str]]
DOCUMENT: Document = document(1, "Fjellvang kommune")


@cache
def read(text: str, language: Language = "nb", model: str = "nb_nn_horing") -> tuple[Token, ...]:
    (reading,) = read_sentences(model, [(text, language)])
    return reading.tokens


def found(text: str, stance: Stance, kind: SentenceKind = "sentence", model: str = "nb_nn_horing") -> Rows:
    s = replace(sentence("d1", 1, text), kind=kind)
    tokens = read(text, "nb", model)
    said = Said("Fjellvang kommune", None, DOCUMENT, s, stance, 0.9, ())
    return [(f.kind, text[tokens[f.span.first].start : tokens[f.span.end - 1].end]) for f in in_sentence(tokens, said)]


def only(kind: ArgumentKind, rows: Rows) -> list[str]:
    return [text for k, text in rows if k == kind]


RESERVED: list[tuple[str, str]] = [
    ("Vi støtter fristen, forutsatt at den gjelder alle skoler.", "forutsatt at den gjelder alle skoler"),
    ("Fylket sluttar seg til planen, føresett at staten betaler ferja.", "føresett at staten betaler ferja"),
    ("Forslaget kan tiltres så lenge jordvernet ikke svekkes.", "så lenge jordvernet ikke svekkes"),
    ("Vi er for vegen, med det atterhaldet at elva får gå fritt.", "med det atterhaldet at elva får gå fritt"),
    ("Vi er positive til avgiften, men satsen er for høy.", "men satsen er for høy"),
    ("Dersom prøvene blir gratis, er vi med på ordningen.", "Dersom prøvene blir gratis"),
    ("Vi har innvendinger mot fristen, men støtter forslaget.", "Vi har innvendinger mot fristen"),
    ("Ordninga er god, men berre om ho når fram til øyane.", "men berre om ho når fram til øyane"),
    ("Endringen er fornuftig, om enn kostbar, med mindre den utvides.", "med mindre den utvides"),
]


@pytest.mark.parametrize(("text", "expected"), RESERVED)
def test_reservations(text: str, expected: str) -> None:
    assert only("forbehold", found(text, "støtter-med-forbehold")) == [expected]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Vi støtter ikke bare fristen, men også gebyret.", "støtter-med-forbehold"),
        ("Vi støtter ikkje berre fristen, men òg gebyret.", "støtter-med-forbehold"),
        ("Vi er glade for planen, selv om den kommer sent.", "støtter-med-forbehold"),
        ("Vi er enige om planen om kyststien.", "støtter-med-forbehold"),
        ("Det er ikke så lenge siden vi støttet dette.", "støtter-med-forbehold"),
        ("Vi går imot, dersom ikke annet sies.", "imot"),
        ("Dersom noen spør, svarer vi ja.", "støtter"),
        ("Støtter dere dette, forutsatt at det er gratis?", "støtter-med-forbehold"),
        ("Vi støtter planen.", "støtter-med-forbehold"),
    ],
)
def test_what_is_no_reservation(text: str, stance: Stance) -> None:
    assert only("forbehold", found(text, stance)) == []


REASONS: list[tuple[str, Stance, str]] = [
    ("Vi går imot gebyret fordi det rammer dem som har minst.", "imot", "fordi det rammer dem som har minst"),
    ("Fordi fjorden er smal, er oppdrett uaktuelt.", "imot", "Fordi fjorden er smal"),
    ("Ordninga bør stå, ettersom ho verkar.", "foreslår", "ettersom ho verkar"),
    ("Vi støtter kravet, da det gir like vilkår.", "støtter", "da det gir like vilkår"),
    ("Vi støttar kravet, sidan det gjev like vilkår.", "støtter", "sidan det gjev like vilkår"),
    ("På grunn av dårlig kapasitet kan vi ikke støtte dette.", "imot", "På grunn av dårlig kapasitet"),
    ("Fristen må forlenges av hensyn til elevene.", "foreslår", "av hensyn til elevene"),
    ("For å sikre likebehandling må reglene gjelde alle.", "foreslår", "For å sikre likebehandling"),
    ("Reglane må gjelde alle, slik at ingen fell utanfor.", "foreslår", "slik at ingen fell utanfor"),
    ("Tilbudet må lovfestes, ellers forsvinner det.", "foreslår", "ellers forsvinner det"),
    ("Vi er skeptiske, for det finnes ingen som kan gjøre jobben.", "kritisk", "for det finnes ingen som kan gjøre jobben"),
    ("Det står ikkje på trygg grunn, og difor seier vi nei.", "imot", "Det står ikkje på trygg grunn"),
    ("Vi går imot, ikke fordi målet er galt, men fordi veien er det.", "imot", "fordi veien er det"),
    ("Departementet mener at gebyr hjelper, men vi er imot fordi det ikke gjør det.", "imot", "fordi det ikke gjør det"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "expected"), REASONS)
def test_reasons(text: str, stance: Stance, expected: str) -> None:
    assert only("begrunnelse", found(text, stance)) == [expected]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Vi støtter tiltak for å redusere ulykker.", "støtter"),
        ("Kommunen har ansvar for å følge opp, og det støtter vi.", "støtter"),
        ("Staten må sørge for at vegen blir bygd.", "foreslår"),
        ("Staden er for liten for å romme alle, meiner vi.", "kritisk"),
        ("Da er avtalen sagt opp.", "kritisk"),
        ("Vi var først imot, men da kom pengene.", "kritisk"),
        ("Da vi startet i 2010, var behovet stort, og vi støtter planen.", "støtter"),
        ("Siden 2016 har vi støttet dette.", "støtter"),
        ("For to år siden var vi imot.", "imot"),
        ("Departementet begrunner dette med at det er billigst, fordi staten sparer.", "kritisk"),
        ("Enkelte hevder at fristen er for kort fordi det er så mye å gjøre.", "kritisk"),
        ("Barn som sliter fordi de er alene, må få hjelp.", "foreslår"),
        ("Vi er bekymret for at tilbudet forsvinner.", "kritisk"),
        ("Gebyret skal ikke brukes for å straffe folk.", "imot"),
        ("Er det fordi det er billig?", "kritisk"),
        ("Det er ellers mye å like i planen.", "støtter"),
        ("Vi ber om penger, for eksempel til ferja.", "foreslår"),
        ("Vi er bekymret for prisen, og dermed blir det færre.", "imot"),
        ("Vi støtter planen.", "støtter"),
    ],
)
def test_what_is_no_reason(text: str, stance: Stance) -> None:
    assert only("begrunnelse", found(text, stance)) == []


CHANGES: list[tuple[str, Stance, SentenceKind, str]] = [
    ("Vi krever at gebyret fjernes.", "foreslår", "sentence", "Vi krever at gebyret fjernes"),
    ("Fristen bør erstattes med en rimelig tid.", "foreslår", "sentence", "Fristen bør erstattes med en rimelig tid"),
    ("Vi foreslår at gebyret halveres, slik at flere kan betale.", "foreslår", "sentence", "Vi foreslår at gebyret halveres"),
    ("Fylket ber om at grensa blir flytta.", "foreslår", "sentence", "Fylket ber om at grensa blir flytta"),
    ("Ordningen er god, men vi ber om at fristen forlenges.", "støtter-med-forbehold", "sentence", "vi ber om at fristen forlenges"),
    ("Satsen er for høy, og den bør halveres.", "kritisk", "sentence", "den bør halveres"),
    ("flere ferjer om natta", "foreslår", "item", "flere ferjer om natta"),
    ("Erstatt gebyret med en påminnelse.", "foreslår", "sentence", "Erstatt gebyret med en påminnelse"),
    ("Stasjonen må stå, fordi vegen er farleg.", "foreslår", "sentence", "Stasjonen må stå"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "kind", "expected"), CHANGES)
def test_requested_changes(text: str, stance: Stance, kind: SentenceKind, expected: str) -> None:
    assert only("endring", found(text, stance, kind)) == [expected]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kommuner som må bygge ut, får det travelt.", "kritisk"),
        ("Vi ønskjer departementet lukke til.", "foreslår"),
        ("Det trenger ikke være dyrt.", "foreslår"),
        ("Dette krever at alle er enige.", "foreslår"),
        ("Endringer krever innsats over tid.", "foreslår"),
        ("Bør gebyret bort?", "foreslår"),
        ("Departementet foreslår at gebyret økes.", "foreslår"),
        ("Gebyret må bort.", "imot"),
        ("Kommunen har 9 000 innbyggere.", "foreslår"),
    ],
)
def test_what_asks_for_no_change(text: str, stance: Stance) -> None:
    assert only("endring", found(text, stance)) == []


def test_all_three_in_one_sentence_are_kept_apart() -> None:
    text = "Vi støtter gebyret, forutsatt at det halveres, fordi folk ellers ikke kan betale."
    assert found(text, "støtter-med-forbehold") == [
        ("forbehold", "forutsatt at det halveres"),
        ("begrunnelse", "fordi folk ellers ikke kan betale"),
    ]


@pytest.mark.parametrize("text", ["", "Vi", ".", "men", ", for", "fordi", "slik at", "«Fordi»"])
def test_fragments_give_nothing_and_no_error(text: str) -> None:
    for stance in ("støtter-med-forbehold", "kritisk", "imot"):
        assert found(text, stance) == []


def test_without_a_model_the_plain_cues_still_hold() -> None:
    text = "Vi går imot gebyret fordi det rammer dem som har minst."
    assert only("begrunnelse", found(text, "imot", model="blank")) == ["fordi det rammer dem som har minst"]
