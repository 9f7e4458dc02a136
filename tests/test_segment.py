"""Blocks become sentences that stand where they say."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language as Nlp
from spacy.tokens import Doc, Span

from pipeline.ingest.extracted import RawBlock, assemble
from pipeline.language import ModelError, make_nlp, nlp, read_tokens, tokens
from pipeline.params import ParamsError
from pipeline.records import (
    Block,
    Document,
    DocumentText,
    Language,
    Line,
    Mention,
    Reject,
    Sentence,
    SentenceWords,
    Status,
)
from pipeline.segment import SegmentParams, Unread, furniture, read_words, run, segment, spacy_spans
from pipeline.stage import Inputs, LawBroken, Work

RULES = SegmentParams(model="blank", sentences="rules")

LETTER = (
    RawBlock(kind="letterhead", text="Solvang kommune\nVår ref. 26/311", page=1),
    RawBlock(kind="heading", text="2 Om forslaget. Kort sagt", page=1, level=1),
    RawBlock(kind="paragraph", text="Vi støtter planen, jf. kap. 3. Gebyret er vi imot.", page=1),
    RawBlock(kind="paragraph", text="Kommunen mener at:", page=1),
    RawBlock(kind="furniture", text="Side 1 av 2", page=1),
    RawBlock(kind="item", text="Staten må betale. Alt.", page=2, level=1, marker="•"),
    RawBlock(kind="item", text="fristen må forlenges for:", page=2, level=1, marker="•"),
    RawBlock(kind="item", text="små kommuner", page=2, level=2, marker="–"),
    RawBlock(kind="item", text="øykommuner", page=2, level=2, marker="–"),
    RawBlock(kind="item", text="plikten må bort", page=2, level=1, marker="•"),
    RawBlock(kind="signature", text="Kari Nes\nordfører", page=2),
)


def made(raw: tuple[RawBlock, ...] = LETTER) -> tuple[str, tuple[Block, ...], list[Sentence]]:
    text, blocks = assemble("d", raw)
    return text, blocks, segment(blocks, text)


def test_kinds_order_and_headings() -> None:
    _, _, found = made()
    assert [(s.kind, s.text) for s in found[:4]] == [
        ("other", "Solvang kommune\nVår ref. 26/311"),
        ("heading", "2 Om forslaget. Kort sagt"),
        ("sentence", "Vi støtter planen, jf. kap. 3."),
        ("sentence", "Gebyret er vi imot."),
    ]
    assert [s.sentence_id for s in found] == [f"d/{n:04d}" for n in range(1, len(found) + 1)]
    assert found[1].heading is None
    assert {s.heading for s in found[2:]} == {"2 Om forslaget. Kort sagt"}
    assert found[-1].kind == "other"
    assert not any("Side 1" in s.text for s in found)


def test_items_know_the_sentence_that_introduces_them() -> None:
    _, _, found = made()
    at = {s.text: s for s in found}
    lead = at["Kommunen mener at:"].sentence_id
    assert at["Staten må betale."].lead_id == at["Alt."].lead_id == at["plikten må bort"].lead_id == lead
    assert at["små kommuner"].lead_id == at["øykommuner"].lead_id == at["fristen må forlenges for:"].sentence_id
    assert at["Gebyret er vi imot."].lead_id is None


def test_a_sentence_is_in_its_block_s_language() -> None:
    raw = (
        RawBlock(kind="paragraph", text="Ja. Nei.", page=1),
        RawBlock(kind="item", text="Yes.", page=1, language="en"),
    )
    _, _, found = made(raw)
    assert [s.language for s in found] == [None, None, "en"]


@pytest.mark.parametrize("before", ["Vi foreslår", "Laget meiner at", "Vi har disse merknadene.", "Vi krever"])
def test_a_lead_needs_no_colon(before: str) -> None:
    _, _, found = made((RawBlock(kind="paragraph", text=before, page=1), RawBlock(kind="item", text="én", page=1)))
    assert found[1].lead_id == found[0].sentence_id


def test_a_list_after_a_whole_sentence_has_no_lead() -> None:
    _, _, found = made(
        (RawBlock(kind="paragraph", text="Vi takker.", page=1), RawBlock(kind="item", text="én", page=1))
    )
    assert found[1].lead_id is None


def test_page_is_that_of_the_line_on_which_the_sentence_begins() -> None:
    text = "En setning her. Neste står på ny side."
    at = text.index("Neste")
    place = {"x0": 0.0, "top": 0.0, "x1": 1.0, "bottom": 1.0}
    lines = (Line(page=3, start=0, end=at - 1, **place), Line(page=4, start=at, end=len(text), **place))
    block = Block(doc_id="d", block_id="d/b0001", kind="paragraph", page=3, start=0, end=len(text), lines=lines)
    assert [s.page for s in segment([block], text)] == [3, 4]


def test_a_cut_that_loses_words_breaks_law_1() -> None:
    text, blocks = assemble("d", (RawBlock(kind="paragraph", text="Ja. Nei.", page=1),))
    with pytest.raises(LawBroken, match=r"lov 1.*Nei"):
        segment(blocks, text, lambda _: ((0, 3),))


def test_a_cut_out_of_its_block_breaks_law_2() -> None:
    text, blocks = assemble("d", (RawBlock(kind="paragraph", text="Ja.", page=1),))
    with pytest.raises(LawBroken, match="lov 2"):
        segment(blocks, text, lambda _: ((0, 9),))


def test_furniture_is_accounted_for() -> None:
    text, blocks, _ = made()
    (reject,) = furniture("d", blocks, text)
    assert reject.item == "d"
    assert reject.quote == "Side 1 av 2"
    assert furniture("d", [], "") == []


def document(doc_id: str, status: Status) -> Document:
    return Document(
        doc_id=doc_id, file=f"{doc_id}.pdf", title=None, sender=None, sender_type=None, role="response", status=status
    )


def test_only_analysed_documents_are_cut() -> None:
    text, blocks, found = made()
    inputs = Inputs(
        hearing="h",
        tables={
            "ingest/documents": (document("a", "duplicate"), document("d", "analysed"), document("e", "needs-ocr")),
            "ingest/texts": (DocumentText(doc_id="d", text=text),),
            "ingest/blocks": blocks,
        },
    )
    out = run(inputs, RULES, Work(title="t", version="v"))
    assert list(out.tables["sentences"]) == found
    words = [w for w in out.tables["words"] if isinstance(w, SentenceWords)]
    assert [w.sentence_id for w in words] == [s.sentence_id for s in found if s.kind != "other"]
    assert list(out.tables["mentions"]) == []
    assert [r.reason for r in out.tables["left_out"] if isinstance(r, Reject)] == [
        "1 blokk med topptekst, bunntekst eller sidetall gir ingen setninger"
    ]
    assert out.rejects == ()


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ModelError, match=r"nn_finnes_ikke.*blank"):
        spacy_spans("nn_finnes_ikke", "Ja.")
    empty = Inputs(hearing="h", tables={"ingest/documents": (), "ingest/texts": (), "ingest/blocks": ()})
    with pytest.raises(ParamsError, match=r"segment.*nn_finnes_ikke.*blank"):
        run(empty, SegmentParams(model="nn_finnes_ikke", sentences="rules"), Work(title="t", version="v"))


def test_the_model_may_cut() -> None:
    assert spacy_spans("blank", " Ja, jf. kap. 3. Nei. ") == ((1, 16), (17, 21))


@pytest.mark.parametrize(("own", "whole", "first"), [(None, "nb", "nb"), (None, "nn", "nn"), ("nn", "nb", "nn")])
def test_words_are_read_in_the_sentence_s_language(own: Language | None, whole: Language, first: Language) -> None:
    text = "Dei vil støtte tenestene."
    sentence = Sentence(
        doc_id="d",
        sentence_id="d/0001",
        block_id="d/b0001",
        block_kind="paragraph",
        kind="sentence",
        page=1,
        start=7,
        end=7 + len(text),
        heading=None,
        language=own,
        text=text,
    )
    (row,) = read_words(Unread("blank", whole, (sentence,))).words
    assert read_tokens(row, text) == tokens(text, first)


@Nlp.component("test_names")
def _names(doc: Doc) -> Doc:
    labels = {"Lindvang": "GPE_ORG", "Kari": "PER", "Stiftelsen": "ORG", "Oslo": "GPE_LOC"}
    doc.ents = [Span(doc, t.i, t.i + 1, label=labels[t.text]) for t in doc if t.text in labels]
    return doc


def test_organisations_are_kept_and_people_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = spacy.blank("nb")
    made.add_pipe("test_names")
    made.to_disk(tmp_path / "nb_nn_horing")
    monkeypatch.setattr(nlp, "MODELS", tmp_path)
    make_nlp.cache_clear()
    text, blocks = assemble("d", (RawBlock(kind="paragraph", text="Ja. Kari i Oslo støtter Lindvang.", page=1),))
    (read,) = [read_words(Unread("nb_nn_horing", "nb", tuple(segment(blocks, text))))]
    make_nlp.cache_clear()
    at = text.index("Lindvang")
    assert read.mentions == (
        Mention(doc_id="d", sentence_id="d/0002", start=at, end=at + 8, text="Lindvang", label="GPE_ORG"),
    )
