"""How much each pattern catches."""

from __future__ import annotations

import msgspec

from pipeline.language import tokens_by_sentence
from pipeline.records import ThemeExample, ThemeTag
from pipeline.themes.codebook import read_codebook
from pipeline.themes.uses import examples, uses
from tests.reading import words
from tests.records import sentence
from tests.themes.test_run import DOCUMENT

BOOK = """\
- code: mat
  label: {nb: Mat}
  definition: Mat.
  include: [skolemat*, frukt, brød]
  exclude: [frukt og grønt, kjøtt]
  examples:
    for: [Alle skal få frukt.]
    against: [Frukt og grønt er et senter.]
- code: hage
  label: {nb: Hage}
  definition: Hage.
  include: [frukt]
"""
SENTENCES = [
    sentence(1, "Skolematen må ha frukt.", doc="d"),
    sentence(2, "Frukt er bra.", doc="d"),
    sentence(3, "Frukt og grønt er bra.", doc="d"),
    sentence(4, "Frukt og grønt til skolematen.", doc="d"),
    sentence(5, "Kjøtt er godt.", doc="d"),
    sentence(6, "Frukt i tabellen.", "other", doc="d"),
    sentence(1, "Frukt i planen.", doc="plan"),
    sentence(1, "Frukt i hemmelighet.", doc="hemmelig"),
]


def tag(n: int, theme: str) -> ThemeTag:
    return ThemeTag(doc_id="d", sentence_id=f"d/{n:04d}", theme=theme, score=1.0, method="mønster", evidence="frukt")


def test_hits_alone_and_given() -> None:
    book = read_codebook(BOOK, "x")
    plan = msgspec.structs.replace(DOCUMENT, doc_id="plan", role="plan")
    withheld = msgspec.structs.replace(DOCUMENT, doc_id="hemmelig", published=False)
    tags = [tag(1, "mat"), tag(4, "mat")]  # the encoder did not agree to the second sentence
    rows = uses(book, [DOCUMENT, plan, withheld], SENTENCES, tags, tokens_by_sentence(words(SENTENCES)))
    assert [(r.theme, r.pattern, r.excludes, r.n_sentences, r.n_alone, r.n_given) for r in rows] == [
        ("mat", "skolemat*", False, 2, 1, 2),
        ("mat", "frukt", False, 2, 1, 1),
        ("mat", "brød", False, 0, 0, 0),
        ("mat", "frukt og grønt", True, 2, 1, 1),
        ("mat", "kjøtt", True, 0, 0, 0),
        ("hage", "frukt", False, 4, 4, 0),
    ]


def test_examples_in_order() -> None:
    assert examples(read_codebook(BOOK, "x")) == [
        ThemeExample(theme="mat", text="Alle skal få frukt.", belongs=True),
        ThemeExample(theme="mat", text="Frukt og grønt er et senter.", belongs=False),
    ]


def test_an_empty_codebook() -> None:
    book = read_codebook("", "x")
    assert uses(book, [DOCUMENT], SENTENCES[:1], [], tokens_by_sentence(words(SENTENCES))) == examples(book) == []
