"""A sender's view of a measure, by the rule in the design."""

from __future__ import annotations

import pytest

from pipeline.records import Alignment, Document, Relation, Sentence, SentenceStance, Stance, ViewLabel
from pipeline.summary import views
from pipeline.summary.positions import Said, said


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([("i-tråd", "støtter")], "støtter"),
        ([("i-tråd", "foreslår")], "støtter"),
        ([("i-tråd", "støtter"), ("i-tråd", "støtter-med-forbehold")], "støtter-med-forbehold"),
        ([("utover", "foreslår")], "foreslår"),
        ([("utover", "foreslår"), ("i-tråd", "støtter")], "støtter-med-forbehold"),
        ([("utover", "støtter")], "støtter-med-forbehold"),
        ([("mot", "kritisk")], "kritisk"),
        ([("mot", "kritisk"), ("mot", "imot")], "imot"),
        ([("mot", "foreslår")], "kritisk"),
        ([("mot", "imot"), ("utover", "foreslår")], "imot"),
        ([("mot", "kritisk"), ("i-tråd", "støtter")], "blandet"),
        ([("nevner", "kritisk")], None),
        ([("nevner", "foreslår"), ("mot", "kritisk")], "kritisk"),
        ([], None),
    ],
)
def test_the_view_comes_from_the_relations(found: list[tuple[Relation, Stance]], expected: ViewLabel | None) -> None:
    assert views.label(found) == expected
    assert views.label(found[::-1]) == expected


def document(n: int, sender: str, **more: object) -> Document:
    given = {"title": None, "sender_type": "kommune", "role": "response", "status": "analysed", **more}
    return Document(doc_id=f"d{n}", file=f"d{n}.pdf", sender=sender, **given)  # type: ignore[arg-type]


def sentence(doc: str, n: int, text: str = "Vi støtter tiltaket.") -> Sentence:
    return Sentence(
        doc_id=doc,
        sentence_id=f"{doc}/{n:04d}",
        block_id=f"{doc}/b0001",
        block_kind="paragraph",
        kind="sentence",
        page=1,
        start=0,
        end=len(text),
        heading=None,
        text=text,
    )


def stance(s: Sentence, value: Stance | None) -> SentenceStance:
    return SentenceStance(doc_id=s.doc_id, sentence_id=s.sentence_id, stance=value, score=0.9, cue="støtter")


def link(s: Sentence, measure: str, relation: Relation = "i-tråd", *, accepted: bool = True) -> Alignment:
    return Alignment(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        measure_id=measure,
        relation=relation,
        score=0.8,
        rank=1,
        accepted=accepted,
    )


def collect(documents: list[Document], rows: list[tuple[Sentence, Stance | None, list[Alignment]]]) -> tuple[Said, ...]:
    return said(
        documents,
        [s for s, _, _ in rows],
        [stance(s, v) for s, v, _ in rows],
        [a for _, _, links in rows for a in links],
    )


def test_one_sender_with_two_documents_is_one_sender() -> None:
    a, b = sentence("d1", 1), sentence("d2", 1)
    items = collect(
        [document(1, "Nordvik kommune"), document(2, "Nordvik kommune")],
        [(a, "støtter", [link(a, "boks-1/01")]), (b, "imot", [link(b, "boks-1/01", "mot")])],
    )
    (view,) = views.views(views.group(items))
    assert (view.sender, view.view, view.n_positions) == ("Nordvik kommune", "blandet", 2)


def test_what_answers_another_case_stands_apart() -> None:
    a, b = sentence("d1", 1), sentence("d2", 1)
    items = collect(
        [document(1, "Nordvik kommune"), document(2, "Nordvik kommune", answers="En annen sak")],
        [(a, "støtter", [link(a, "boks-1/01")]), (b, "imot", [link(b, "boks-1/01", "mot")])],
    )
    made = views.views(views.group(items))
    assert [(v.answers, v.view) for v in made] == [(None, "støtter"), ("En annen sak", "imot")]


def test_abstentions_rejected_links_and_withheld_documents_make_no_view() -> None:
    a, b, c, d = sentence("d1", 1), sentence("d1", 2), sentence("d2", 1), sentence("plan", 1)
    plan = Document(
        doc_id="plan", file="p.pdf", title=None, sender=None, sender_type=None, role="plan", status="analysed"
    )
    items = collect(
        [document(1, "A"), document(2, "B", published=False), plan],
        [
            (a, None, [link(a, "boks-1/01")]),
            (b, "støtter", [link(b, "boks-1/01", accepted=False)]),
            (c, "støtter", [link(c, "boks-1/01")]),
            (d, "støtter", [link(d, "boks-1/01")]),
        ],
    )
    assert views.views(views.group(items)) == ()


def test_the_best_quote_says_what_the_view_says() -> None:
    a, b = sentence("d1", 1), sentence("d1", 2)
    items = collect(
        [document(1, "A")],
        [(a, "kritisk", [link(a, "m", "mot")]), (b, "imot", [link(b, "m", "mot")])],
    )
    (view,) = views.views(views.group(items))
    assert (view.view, view.best_sentence_id) == ("imot", b.sentence_id)
