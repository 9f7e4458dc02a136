"""The stance of hand-written sentences in both written standards."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.positions.run import PositionsParams, run
from pipeline.records import (
    STANCES,
    BlockKind,
    Document,
    Language,
    Role,
    SenderType,
    Sentence,
    SentenceKind,
    SentenceStance,
)
from pipeline.stage import Inputs, Work
from tests.reading import words

PARAMS = PositionsParams(method="cues", min_score=0.5, doubt=0.15)


def document(
    sender: str = "Solvik kommune", kind: SenderType = "kommune", language: Language = "nb", role: Role = "response"
) -> Document:
    return Document(
        doc_id="d",
        file="d.txt",
        title=None,
        sender=sender,
        sender_type=kind,
        role=role,
        status="analysed",
        language=language,
    )


def sentence(
    n: int,
    text: str,
    kind: SentenceKind = "sentence",
    block_kind: BlockKind = "paragraph",
    lead: str | None = None,
    block: int | None = None,
) -> Sentence:
    return Sentence(
        doc_id="d",
        sentence_id=f"d/{n:04d}",
        block_id=f"d/b{block or n:04d}",
        block_kind=block_kind,
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=None,
        lead_id=lead,
        text=text,
    )


def stances(*sentences: Sentence, doc: Document | None = None) -> list[SentenceStance]:
    doc = doc or document()
    tables = {
        "ingest/documents": (doc,),
        "segment/sentences": sentences,
        "segment/words": words(sentences, doc.language),
    }
    inputs = Inputs(hearing="x", tables=tables)
    return [
        r for r in run(inputs, PARAMS, Work(title="x", version="0")).tables["stances"] if isinstance(r, SentenceStance)
    ]


def stance(text: str, *, language: Language = "nb", kind: SentenceKind = "sentence") -> str | None:
    return stances(sentence(1, text, kind), doc=document(language=language))[0].stance


NB = [
    ("støtter", "Kommunen støtter forslaget."),
    ("støtter", "Vi er positive til at ordningen gjøres fast."),
    ("støtter", "Vi stiller oss bak departementets vurdering."),
    ("støtter", "Vi deler departementets syn på dette."),
    ("støtter", "Forslaget er et skritt i riktig retning."),
    ("støtter", "Vi har ingen innvendinger mot forslaget."),
    ("støtter-med-forbehold", "Vi støtter forslaget, forutsatt at kommunene får dekket utgiftene."),
    ("støtter-med-forbehold", "Vi støtter målet, men fristen er for kort."),
    ("støtter-med-forbehold", "Vi er i utgangspunktet positive til forslaget."),
    ("støtter-med-forbehold", "Vi støtter tiltaket, selv om det kommer sent."),
    ("foreslår", "Avgiften bør trappes opp over fem år."),
    ("foreslår", "Kommunene må få dekket utgiftene sine."),
    ("foreslår", "Vi ber om at saken sendes på ny høring."),
    ("foreslår", "Det er viktig at fiskerne blir hørt."),
    ("foreslår", "Vi mener at staten skal betale."),
    ("foreslår", "Sett av penger til opplæring."),
    ("kritisk", "Vi er bekymret for at små bedrifter må legge ned."),
    ("kritisk", "Forslaget svekker lokaldemokratiet."),
    ("kritisk", "Konsekvensene er ikke utredet."),
    ("kritisk", "Vi savner en vurdering av kostnadene."),
    ("kritisk", "Vi stiller spørsmål ved tallgrunnlaget."),
    ("kritisk", "Hvem skal betale for dette?"),
    ("imot", "Vi støtter ikke forslaget."),
    ("imot", "Kommunen kan derfor ikke støtte forslaget."),
    ("imot", "Vi går imot at fristen kortes ned."),
    ("imot", "Kommunen motsetter seg endringen."),
    ("imot", "Skatten bør ikke innføres."),
    ("imot", "Vi fraråder at loven endres."),
    ("imot", "Vi sier nei til avgiften."),
    ("imot", "Forslaget må forkastes."),
    ("imot", "Vi støtter formålet, men går imot forslaget."),
    ("ingen", "Kommunen har 4 200 innbyggere."),
    ("ingen", "Vi viser til høringsbrev av 3. mai."),
    ("ingen", "Departementet foreslår at fristen skal være seks uker."),
    ("ingen", "Regjeringen vil innføre en ny avgift."),
    ("ingen", "Enkelte hevder at ordningen må avvikles."),
    ("ingen", "Kommunen skal etter loven ha en plan."),
    ("ingen", "Vi har ingen merknader til forslaget."),
]
NN = [
    ("støtter", "Kommunen støttar framlegget."),
    ("støtter", "Vi er samde i at ordninga blir fast."),
    ("støtter", "Kommunen sluttar seg til framlegget."),
    ("støtter", "Vi er ikkje usamde i dette."),
    ("støtter-med-forbehold", "Vi støttar framlegget dersom kommunane får dekt utgiftene."),
    ("støtter-med-forbehold", "Vi er positive til avgifta, men innslagspunktet bør vere høgare."),
    ("foreslår", "Vi ynskjer at saka blir sendt på ny høyring."),
    ("foreslår", "Avgifta må trappast opp gradvis."),
    ("foreslår", "Det er naudsynt med betre rettleiing."),
    ("kritisk", "Vi er uroa for at tilbodet blir borte."),
    ("kritisk", "Vi saknar ei vurdering av kostnadene."),
    ("kritisk", "Framlegget tek ikkje omsyn til avstandane."),
    ("imot", "Vi støttar ikkje framlegget."),
    ("imot", "Kommunen går imot at fristen blir korta ned."),
    ("imot", "Kommunane må ikkje få slike plikter."),
    ("imot", "Vi rår ifrå at lova blir endra."),
    ("ingen", "Kommunen har 900 innbyggjarar."),
    ("ingen", "Utvalet i departementet føreslår at fristen skal vere seks veker."),
]


@pytest.mark.parametrize(("expected", "text"), NB)
def test_bokmål(expected: str, text: str) -> None:
    assert stance(text) == expected


@pytest.mark.parametrize(("expected", "text"), NN)
def test_nynorsk(expected: str, text: str) -> None:
    assert stance(text, language="nn") == expected


def test_the_cue_is_the_words_that_gave_it() -> None:
    (row,) = stances(sentence(1, "Derfor støtter vi ikke dette."))
    assert (row.stance, row.cue, row.score) == ("imot", "støtter", 0.9)


def test_a_list_takes_the_stance_of_its_introduction() -> None:
    rows = stances(
        sentence(1, "Vi mener at:"),
        sentence(2, "flere lærlinger i alle etater", "item", "item", "d/0001"),
        sentence(3, "aldri tvang overfor barn", "item", "item", "d/0001"),
        sentence(4, "Vi støtter:"),
        sentence(5, "ordningen med gratis frukt", "item", "item", "d/0004"),
        sentence(6, "Kommunen har:"),
        sentence(7, "tre skoler", "item", "item", "d/0006"),
    )
    assert [r.stance for r in rows] == ["ingen", "foreslår", "imot", "støtter", "støtter", "ingen", "ingen"]


def test_a_language_without_cues_is_left_open() -> None:
    (row,) = stances(sentence(1, "We oppose the proposal."), doc=document(language="en"))
    assert (row.stance, row.score, row.cue) == (None, None, None)


def test_a_paragraph_is_read_by_its_own_language() -> None:
    english = msgspec.structs.replace(sentence(1, "We oppose the proposal, kommunen er imot."), language="en")
    norwegian = msgspec.structs.replace(sentence(2, "Kommunen støtter forslaget."), language="nb")
    assert [r.stance for r in stances(english, norwegian)] == [None, "støtter"]
    assert [r.stance for r in stances(english, norwegian, doc=document(language="en"))] == [None, "støtter"]
    danish = msgspec.structs.replace(sentence(1, "Kommunen støtter forslaget."), language="da")
    assert [r.stance for r in stances(danish)] == ["støtter"]


def test_a_list_item_may_be_a_demand_or_a_fault_by_itself() -> None:
    rows = stances(
        sentence(1, "Flere lærlinger i alle etater", "item", "item"),
        sentence(2, "Lovfesting av fritidstilbud", "item", "item"),
        sentence(3, "Vi mener at:"),
        sentence(4, "forslaget svekker tilliten", "item", "item", "d/0003"),
    )
    assert [r.stance for r in rows] == ["foreslår", "foreslår", "ingen", "kritisk"]


def test_a_closing_condition_makes_a_reservation() -> None:
    assert stance("Den oppgaven tar vi på oss, dersom staten betaler.") == "støtter-med-forbehold"
    assert stance("Dersom noen spør, svarer vi.") == "ingen"


def test_a_heading_has_a_view_only_when_it_says_so() -> None:
    assert stance("Behandling og bolig", kind="heading") == "ingen"
    assert stance("Hvem skal betale?", kind="heading") == "ingen"
    assert stance("Kommunen støtter ny lov", kind="heading") == "støtter"
    assert stance("Nei til ny avgift", kind="heading") == "imot"


def test_quoted_words_are_not_the_senders() -> None:
    (row,) = stances(sentence(1, "Vi går imot alt.", block_kind="quote"))
    assert row.stance == "ingen"


def test_a_ministry_that_answers_speaks_for_itself() -> None:
    ministry = document("Fiskeridepartementet", "departement")
    (row,) = stances(sentence(1, "Departementet foreslår at fristen forlenges."), doc=ministry)
    assert row.stance == "foreslår"


def test_reasons_after_a_no_are_criticism() -> None:
    rows = stances(
        sentence(1, "Vi går imot forslaget.", block=1), sentence(2, "Regningen havner hos de minste.", block=1)
    )
    assert [r.stance for r in rows] == ["imot", "kritisk"]


def test_one_row_for_each_sentence_that_can_carry_a_stance() -> None:
    rows = stances(
        sentence(1, "Overskrift", "heading", "heading"),
        sentence(2, "1 2 3", "other", "table"),
        sentence(3, "…"),
    )
    assert [r.sentence_id for r in rows] == ["d/0001", "d/0003"]
    assert stances(sentence(1, "Vi støtter dette."), doc=document(role="plan")) == []
    assert [r.stance for r in stances(sentence(1, "Vi støtter dette."), doc=document(role="background"))] == ["støtter"]
    assert stances() == []


@given(st.text(max_size=80))
def test_any_text_gets_a_known_stance(text: str) -> None:
    (row,) = stances(sentence(1, text))
    assert row.stance is None or row.stance in STANCES


@given(
    st.sampled_from([t for s, t in NB if s == "imot"]),
    st.sampled_from(["Derfor er saken klar.", "Kommunen har to skoler."]),
)
def test_a_no_is_a_no_whatever_stands_beside_it(no: str, other: str) -> None:
    rows = stances(sentence(1, other), sentence(2, no))
    assert rows[1].stance == "imot"
