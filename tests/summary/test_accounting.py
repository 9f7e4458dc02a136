"""How often each sender speaks of each theme."""

from __future__ import annotations

from pipeline.records import Document, Sentence, SentenceStance, Stance, ThemeTag
from pipeline.summary.accounting import themes_by_sender
from pipeline.summary.positions import said

DOCUMENTS = tuple(
    Document(
        doc_id=doc, file=f"{doc}.pdf", title=None, sender=sender, sender_type="kommune", role=role, status="analysed"
    )
    for doc, sender, role in (("a", "Lia", "response"), ("b", "Lia", "response"), ("plan", "Departementet", "plan"))
)  # fmt: skip
STANCES: dict[str, Stance | None] = {
    "a/0001": "støtter", "a/0002": None, "a/0003": "ingen", "b/0001": "imot", "plan/0001": None,
}  # fmt: skip


def sentence(sentence_id: str) -> Sentence:
    return Sentence(
        doc_id=sentence_id.split("/")[0], sentence_id=sentence_id, block_id="x", block_kind="paragraph",
        kind="sentence", page=1, start=0, end=1, heading=None, text="x",
    )  # fmt: skip


def test_every_sentence_with_the_theme_counts_also_where_the_program_abstains() -> None:
    items = said(
        DOCUMENTS,
        [sentence(i) for i in STANCES],
        [SentenceStance(doc_id=i[0], sentence_id=i, stance=x, score=0.9, cue=None) for i, x in STANCES.items()],
        [],
    )
    tags = [
        ThemeTag(doc_id=i.split("/")[0], sentence_id=i, theme=theme, score=1.0, method=method, evidence="x")
        for i in STANCES
        for theme, method in (("bolig", "mønster"), ("bolig", "overskrift"))
    ]
    (line,) = themes_by_sender(DOCUMENTS, items, tags)
    assert (line.sender, line.theme, line.n_sentences) == ("Lia", "bolig", 4)
    assert (line.n_for, line.n_wants, line.n_against) == (1, 0, 1)
