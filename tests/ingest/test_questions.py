"""The ministry's questions repeated in an answer, and annexes in a letter's own file."""

from __future__ import annotations

from pipeline.ingest.annexes import annexes_apart
from pipeline.ingest.extracted import RawBlock, assemble
from pipeline.ingest.questions import mark_questions
from pipeline.records import BlockKind, Question
from pipeline.segment import segment

QUESTIONS = (
    Question(question_id="q01", text="Bør skolemat være gratis for alle elever?"),
    Question(question_id="q02", text="2. Hvem skal betale for kjøkkenene?"),
)
LONG = "Vi mener at alle skoler må få et kjøkken, og at staten må betale for det fra første dag. " * 4


def block(kind: BlockKind, text: str, level: int | None = None) -> RawBlock:
    return RawBlock(kind=kind, text=text, page=1, level=level)


def kinds(blocks: tuple[RawBlock, ...]) -> list[tuple[str, int | None]]:
    return [(b.kind, b.level) for b in blocks]


def test_repeated_questions_are_quotes_that_stay_headings() -> None:
    blocks = (
        block("heading", "Bør skolemat være gratis for alle elever", 3),
        block("paragraph", "Ja, skolemat bør være gratis."),
        block("paragraph", "Spørsmål 2: Hvem skal betale for kjøkkenene?"),
        block("paragraph", "Staten skal betale for kjøkkenene."),
        block("heading", "Andre merknader", 3),
    )
    marked = mark_questions(blocks, QUESTIONS)
    assert kinds(marked) == [("quote", 3), ("paragraph", None), ("quote", 2), ("paragraph", None), ("heading", 3)]
    text, placed = assemble("d", marked)
    found = [(s.kind, s.block_kind, s.heading) for s in segment(placed, text)]
    assert found[1] == ("sentence", "paragraph", "Bør skolemat være gratis for alle elever")
    assert found[2][:2] == ("heading", "quote")
    assert found[3][2] == "Spørsmål 2: Hvem skal betale for kjøkkenene?"


def test_a_heading_cut_short_and_one_of_the_senders_own() -> None:
    assert kinds(mark_questions((block("heading", "Bør skolemat være gratis", 1),), QUESTIONS)) == [("quote", 1)]
    own = (block("heading", "Gratis skolemat", 1), block("paragraph", "Skolemat bør være gratis for alle elever."))
    assert mark_questions(own, QUESTIONS) == own
    assert mark_questions(own, ()) == own
    assert mark_questions((), QUESTIONS) == ()


def letter(*annex: RawBlock) -> tuple[RawBlock, ...]:
    return (
        block("heading", "Høringssvar", 1),
        block("paragraph", LONG),
        block("signature", "Med hilsen"),
        block("signature", "Kari Vik, leder"),
        *annex,
    )


def test_an_annex_after_the_signature_is_kept_apart() -> None:
    annex = (block("heading", "Vedlegg 1", 2), block("heading", "Kart over skolene", 3), block("paragraph", LONG))
    found = annexes_apart(letter(*annex, block("item", "Lia skole", 1), block("table", "a | b")))
    assert kinds(found)[4:] == [("quote", 2), ("quote", 3), ("quote", None), ("quote", None), ("table", None)]
    assert found[:4] == letter()


def test_only_where_it_is_safe() -> None:
    listed = letter(block("signature", "Vedlegg 1: Kart"))
    assert annexes_apart(listed) == listed
    own = letter(block("heading", "Vedlegg 1: Merknader til paragrafene", 2), block("paragraph", LONG))
    assert annexes_apart(own) == own
    own = letter(block("heading", "Vedlegg", 2), block("heading", "Våre forslag", 3), block("paragraph", LONG))
    assert annexes_apart(own) == own
    unsigned = (block("heading", "Vedlegg 1", 1), block("paragraph", LONG))
    assert annexes_apart(unsigned) == unsigned
    assert annexes_apart(()) == ()
