"""The codebook's mistakes are told with file, line, what is wrong and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language import detect, tokens
from pipeline.stage import InputError
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.hits import Finder, evidence

GOOD = """\
- code: bolig
  label: {nb: Bolig, nn: Bustad, en: Housing}
  definition: Bolig og oppfølging i bolig.
  include:
  - bolig*
  - '*bustad'
  exclude:
  - boligpris*
  examples:
    for: [Fleire bustader trengst.]
    against: [Boligprisene stiger.]
- code: barn
  label: {nb: Barn}
  definition: Barn.
  include: [barn]
  parent: bolig
"""


def test_reads_themes_in_order() -> None:
    book = read_codebook(GOOD, "codebook.yaml")
    assert [(t.theme, t.label_nb, t.label_nn, t.parent) for t in book.themes] == [
        ("bolig", "Bolig", "Bustad", None),
        ("barn", "Barn", None, "bolig"),
    ]
    assert [(e.line, len(e.include), len(e.exclude)) for e in book.entries] == [(1, 2, 1), (12, 1, 0)]
    assert [(x.text, x.belongs, x.line) for x in book.entries[0].examples] == [
        ("Fleire bustader trengst.", True, 10),
        ("Boligprisene stiger.", False, 11),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# bare en merknad\n"])
def test_an_empty_file_is_no_codebook(text: str) -> None:
    assert read_codebook(text, "codebook.yaml") == Codebook()


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("  exclude:", "  utelat:", 7, "«utelat» er ikke et felt"),
        ("- code: barn", "- code: bolig", 12, "«bolig» står allerede på linje 1"),
        ("- code: barn", "- code: Barn og unge", 12, "koden «Barn og unge» kan ikke brukes"),
        ("  - bolig*", "  - bo & ", 5, "mangler et ord"),
        ("  - bolig*", "  - b*", 5, "for kort"),
        ("label: {nb: Barn}", "label: {nn: Born}", 13, "bokmål (nb) mangler"),
        ("label: {nb: Barn}", "label: Barn", 13, "ett navn for hvert språk"),
        ("label: {nb: Barn}", "label: {nb: Barn, de: Kinder}", 13, "«de» er ikke et felt"),
        ("  definition: Barn.\n", "", 12, "mangler «definition»"),
        ("include: [barn]", "include: barn", 15, "skal være en liste"),
        ("include: [barn]", "include: []", 15, "er tom"),
        ("parent: bolig", "parent: skole", 12, "er ingen annen kode"),
        ("parent: bolig", "code: bolig", 16, "to ganger"),
        ("  - '*bustad'", "  - *bustad", 6, "ikke gyldig YAML"),
        ("- code: barn\n", "- barn\n- code: barn\n", 12, "navngitte felter"),
    ],
)
def test_mistakes_name_line_and_fault(old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(InputError) as caught:
        read_codebook(GOOD.replace(old, new), "codebook.yaml")
    message = str(caught.value)
    assert message.startswith(f"codebook.yaml, linje {line}:"), message
    assert said in message


def test_a_table_instead_of_a_list_is_refused() -> None:
    with pytest.raises(InputError, match="liste av temaer"):
        read_codebook("code: bolig\n", "codebook.yaml")


def test_an_exclude_pattern_takes_away_only_what_it_touches() -> None:
    finder = Finder(read_codebook(GOOD, "codebook.yaml"))
    assert finder.find(tokens("Boligprisene stiger.", "nb")) == ()
    sentence = tokens("Boligprisene stiger, og boligene er få.", "nb")
    (found,) = finder.find(sentence)
    assert evidence(sentence, found) == "boligene"


def test_the_example_codebook_holds_its_own_examples(root: Path) -> None:
    path = root / "corpus" / "eksempel" / "codebook.yaml"
    book = read_codebook(path.read_text(encoding="utf-8"), path.name)
    finder = Finder(book)
    wrong = [
        f"linje {x.line}: {x.text}"
        for entry in book.entries
        for x in entry.examples
        if x.belongs != any(f.theme == entry.theme.theme for f in finder.find(tokens(x.text, detect(x.text))))
    ]
    assert len(book.entries) == 28
    assert wrong == []
