"""What a letter answers to the ministry's questions, by its headings."""

from __future__ import annotations

import msgspec
import pytest

from pipeline.records import Answer, Block, BlockKind, Question, Sentence, SentenceKind
from pipeline.summary.answers import Asked, answers
from tests.summary.test_views import document, sentence

QUESTIONS = (
    Question(question_id="q01", text="Bør skolemat være gratis for alle elever?"),
    Question(question_id="q02", text="Hvem skal betale for kjøkkenene på ungdomsskolene?"),
    Question(question_id="q03", text="Er fristen for innføringen av skolemåltidet riktig satt?"),
)
ASKED = Asked(QUESTIONS)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Bør skolemat være gratis for alle elever", ("q01", "ordrett")),
        ("1. Bør skolemat være gratis for alle elever?", ("q01", "ordrett")),
        ("Spørsmål 1: Bør skulemat vere gratis for alle elevar?", ("q01", "ordrett")),
        ("Hvem skal betale for kjøkkenene", ("q02", "ordrett")),
        ("Spørsmål 2", ("q02", "nummer")),
        ("Til spm. 3 – om fristen", ("q03", "nummer")),
        ("Svar på høringsspørsmål nr. 2", ("q02", "nummer")),
        ("Gratis skolemat", ("q01", "likner")),
        ("Fristen for innføring", ("q03", "likner")),
        ("2. Økonomi", None),  # the letter's own number
        ("Spørsmål 4", None),
        ("Skolemat", None),  # one word in common is not enough
        ("Spørsmål og svar", None),
        ("", None),
    ],
)
def test_a_heading_is_known_by_words_number_or_subject(heading: str, expected: tuple[str, str] | None) -> None:
    found = ASKED.heading(heading, "nb")
    assert (found[:2] if found else None) == expected


def test_nynorsk_and_bokmål_meet() -> None:
    found = Asked((Question(question_id="q01", text="Bør skoler få egne helsesykepleiere?"),)).heading(
        "Skular og helsesjukepleiarar", "nn"
    )
    assert found is not None
    assert found.method == "likner"


def test_a_heading_like_two_questions_is_neither() -> None:
    two = (
        Question(question_id="a", text="Bør staten betale maten i barneskolen?"),
        Question(question_id="b", text="Bør staten betale maten i ungdomsskolen?"),
    )
    assert Asked(two).heading("Staten og maten") is None


def test_the_ministrys_own_numbers_count() -> None:
    own = (
        Question(question_id="q01", text="3.1 Bør maten være varm?"),
        Question(question_id="q02", text="Spørsmål 3.2: Bør den være gratis?"),
    )
    asked = Asked(own)
    found = [asked.heading(t) for t in ("Spørsmål 3.2", "Spørsmål 1")]
    assert [f.question_id if f else None for f in found] == ["q02", None]


Line = tuple[str, SentenceKind, BlockKind, int | None]


def head(text: str, level: int = 2, kind: BlockKind = "quote") -> Line:
    return text, "heading", kind, level


def said(text: str, kind: SentenceKind = "sentence", block: BlockKind = "paragraph") -> Line:
    return text, kind, block, None


def letter(*lines: Line, doc: str = "d1") -> tuple[list[Sentence], list[Block]]:
    sentences, blocks = [], []
    for n, (text, kind, block, level) in enumerate(lines, 1):
        s = sentence(doc, n, text)
        block_id = f"{doc}/b{n:04d}"
        sentences.append(msgspec.structs.replace(s, kind=kind, block_kind=block, block_id=block_id))
        blocks.append(Block(doc_id=doc, block_id=block_id, kind=block, level=level, page=1, start=0, end=len(text)))
    return sentences, blocks


def found(*lines: Line, **more: object) -> list[tuple[str, str, list[int]]]:
    sentences, blocks = letter(*lines)
    rows = answers(QUESTIONS, [document(1, "Lia kommune", **more)], sentences, blocks)
    return [(a.question_id, a.method, [int(i[-4:]) for i in a.sentence_ids]) for a in rows]


Q1, Q2, Q3 = (q.text for q in QUESTIONS)


def test_an_answer_goes_on_to_the_next_question() -> None:
    assert found(
        said("Vi takker for brevet."),
        head(Q1),
        said("Ja, maten må være gratis."),
        said("Det gjelder alle.", "item", "item"),
        said("Alle elever skal ha mat.", block="quote"),  # the plan's words
        said("1) Se utredningen.", "other", "footnote"),
        head(Q2),
        said("Staten."),
        head("Andre merknader", 3, "heading"),
        said("Vi ønsker svar innen jul."),
    ) == [("q01", "ordrett", [3, 4]), ("q02", "ordrett", [8])]


def test_a_deeper_heading_divides_an_answer_and_an_equal_one_ends_it() -> None:
    assert found(
        head(Q1),
        said("Ja."),
        head("På barnetrinnet", 3, "heading"),
        said("Der er det viktigst."),
        head("Økonomi", 2, "heading"),
        said("Det koster."),
    ) == [("q01", "ordrett", [2, 4])]


def test_what_repeats_the_question_is_not_the_senders() -> None:
    assert found(head("Spørsmål 1"), said(Q1, block="quote"), said(Q1), said("Ja.")) == [("q01", "ordrett", [4])]
    # a list of the questions at the start is no answer to any of them
    assert found(head(Q1), head(Q2), head(Q3), said("Til fristen har vi ingen merknader.")) == [("q03", "ordrett", [4])]


def test_answers_in_running_text() -> None:
    assert found(
        said("Spørsmål 1: Ja, den må være gratis."),
        said("Det sier alle."),
        said("Til spørsmål 2 mener vi at staten skal betale."),
        head("Vedtak", 2, "heading"),
        said("Saken tas til orientering."),
    ) == [("q01", "nummer", [1, 2]), ("q02", "nummer", [3])]


def test_a_letter_that_follows_the_questions_is_not_guessed_at() -> None:
    lines = (
        head("Gratis skolemat", 2, "heading"),
        said("Vi vil ha det."),
        head("Pengene", 3, "heading"),
        said("Stat."),
    )
    assert found(*lines) == [("q01", "likner", [2])]  # the next heading of its own ends a guess
    assert found(head("Spørsmål 3"), said("Nei."), *lines) == [("q03", "nummer", [2])]


@pytest.mark.parametrize(
    "more", [{"answers": "En annen sak"}, {"role": "background"}, {"published": False}, {"status": "needs-ocr"}]
)
def test_only_what_answers_the_plan_and_may_be_shown_counts(more: dict[str, object]) -> None:
    assert found(head(Q1), said("Ja."), **more) == []


def test_without_questions_there_are_no_answers() -> None:
    sentences, blocks = letter(head(Q1), said("Ja."))
    assert answers((), [document(1, "Lia kommune")], sentences, blocks) == ()


def test_the_row_names_sender_heading_and_likeness() -> None:
    sentences, blocks = letter(head("Gratis skolemat", 2, "heading"), said("Ja."))
    assert answers(QUESTIONS, [document(1, "Lia kommune")], sentences, blocks) == (
        Answer(
            question_id="q01",
            sender="Lia kommune",
            doc_id="d1",
            heading_id="d1/0001",
            method="likner",
            similarity=1.0,
            sentence_ids=("d1/0002",),
        ),
    )
