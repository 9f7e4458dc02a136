"""What a quote carries beside its words."""

from __future__ import annotations

import pytest

from pipeline.records import Alignment, Argument, ArgumentKind, Sentence, SentenceStance
from pipeline.report.context.quoted import cited, pieces, sure
from tests.report import mini

TEXT = "Vi støtter enheten, dersom staten betaler, fordi kommunene mangler folk."


def sentence() -> Sentence:
    """A sentence that does not begin where its document does."""
    return Sentence(
        doc_id="a", sentence_id="a/0002", block_id="a/b0002", block_kind="paragraph", kind="sentence", page=1,
        start=100, end=100 + len(TEXT), heading=None, text=TEXT,
    )  # fmt: skip


def argument(kind: ArgumentKind, text: str, sentence_id: str = "a/0002") -> Argument:
    """A part of the sentence."""
    start = 100 + TEXT.index(text)
    return Argument(
        doc_id="a", sentence_id=sentence_id, position_id="a/0002", kind=kind, start=start, end=start + len(text),
        text=text, cue=text.split()[0],
    )  # fmt: skip


def test_a_quote_is_split_where_a_condition_and_a_reason_begin_and_end() -> None:
    found = pieces(
        sentence(),
        [argument("begrunnelse", "fordi kommunene mangler folk"), argument("forbehold", "dersom staten betaler")],
    )
    assert [(p.text, p.label) for p in found] == [
        ("Vi støtter enheten, ", None),
        ("dersom staten betaler", "Forbehold"),
        (", ", None),
        ("fordi kommunene mangler folk", "Begrunnelse"),
        (".", None),
    ]


def test_the_inner_of_two_is_marked_and_no_word_is_lost() -> None:
    found = pieces(sentence(), [argument("endring", TEXT), argument("forbehold", "dersom staten betaler")])
    assert [(p.kind, p.text) for p in found] == [
        ("endring", "Vi støtter enheten, "),
        ("forbehold", "dersom staten betaler"),
        ("endring", ", fordi kommunene mangler folk."),
    ]
    assert "".join(p.text for p in found) == TEXT


def test_what_stands_in_the_sentence_beside_is_not_marked_in_this_one() -> None:
    (whole,) = pieces(sentence(), [argument("forbehold", "dersom staten betaler", "a/0003")])
    assert (whole.text, whole.kind) == (TEXT, None)


@pytest.mark.parametrize(
    ("stance", "link", "said"),
    [(0.97, 0.9, "sikker"), (0.97, 0.7, "nokså sikker"), (0.5, 0.9, "usikker"), (None, 0.9, "sikker")],
)
def test_the_less_sure_of_stance_and_link_decides(stance: float | None, link: float, said: str) -> None:
    read = SentenceStance(doc_id="a", sentence_id="a/0002", stance="støtter", score=stance, cue=None)
    set_against = Alignment(
        doc_id="a", sentence_id="a/0002", measure_id="b/1", relation="i-tråd", score=link, rank=1, accepted=True
    )
    found = sure(read, set_against)
    assert found.label == said
    assert (found.stance, found.link) == (None if stance is None else round(100 * stance), round(100 * link))
    assert found.is_low is (said == "usikker")


def test_what_a_person_has_decided_has_no_percent() -> None:
    read = SentenceStance(
        doc_id="a", sentence_id="a/0002", stance="støtter", score=1.0, cue=None, reviewed="Kari, i går"
    )
    link = Alignment(
        doc_id="a", sentence_id="a/0002", measure_id="b/1", relation="i-tråd", score=1.0, rank=1, accepted=True,
        reviewed="Kari, i går",
    )  # fmt: skip
    found = sure(read, link)
    assert (found.label, found.stance, found.link) == ("avgjort av et menneske", None, None)


def test_the_source_behind_a_quote_in_running_text() -> None:
    letter = mini.document(doc_id="a", file="a.pdf", sender="Lia kommune", title="Høringssvar om enheten")
    assert cited(letter, private=False) == "Høringssvar om enheten, 11.\u00a0september 2026"
    assert cited(letter, private=True) == "11.\u00a0september 2026"
    page = mini.document(doc_id="b", file="b.html", sender="Lia kommune", title=None, date=None, n_pages=None)
    assert cited(page, private=False) == ""
