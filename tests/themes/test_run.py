"""Tags from the sentence's own words and from its context."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.records import (
    BlockKind,
    Document,
    Hearing,
    Measure,
    MeasureTheme,
    Sentence,
    SentenceKind,
    Theme,
    ThemeTag,
)
from pipeline.stage import InputError, InputFile, Inputs, Outputs, Work
from pipeline.themes.run import STAGE, ThemesParams, run
from tests.reading import words
from tests.records import measure

PARAMS = ThemesParams(
    method="patterns", threshold=0.4, pattern=0.8, more_hits=0.05, lead=0.6, previous=0.5, heading=0.4
)
BOOK = """\
- code: bolig
  label: {nb: Bolig}
  definition: Bolig.
  include: [bolig*, bustad*]
- code: barn
  label: {nb: Barn}
  definition: Barn.
  include: [barn]
"""
HEARING = Hearing(name="x", title="x", has_plan=False, has_codebook=True)
DOCUMENT = Document(
    doc_id="d",
    file="d.txt",
    title=None,
    sender="Vi",
    sender_type=None,
    role="response",
    status="analysed",
    language="nb",
)


BLOCKS: dict[SentenceKind, BlockKind] = {
    "heading": "heading",
    "item": "item",
    "sentence": "paragraph",
    "other": "table",
}


def sentence(n: int, text: str, kind: SentenceKind = "sentence", block: int = 1, **more: str | None) -> Sentence:
    return Sentence(
        doc_id="d",
        sentence_id=f"d/{n:04d}",
        block_id=f"d/b{block:04d}",
        block_kind=BLOCKS[kind],
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=more.get("heading"),
        lead_id=more.get("lead"),
        text=text,
    )


def tagged(
    tmp_path: Path, book: str, *sentences: Sentence, params: ThemesParams = PARAMS, measures: tuple[Measure, ...] = ()
) -> Outputs:
    path = tmp_path / "codebook.yaml"
    path.write_text(book, encoding="utf-8")
    inputs = Inputs(
        hearing="x",
        tables={
            "ingest/hearing": (HEARING,),
            "ingest/documents": (DOCUMENT,),
            "segment/sentences": sentences,
            "segment/words": words(sentences, "nb"),
            "measures/measures": measures,
        },
        files={"codebook.yaml": InputFile("codebook.yaml", path)},
    )
    return run(inputs, params, Work(title="themes", version="0"))


def rows(outputs: Outputs) -> list[tuple[str, str, str, float, str]]:
    tags = [t for t in outputs.tables["tags"] if isinstance(t, ThemeTag)]
    return [(t.sentence_id, t.theme, t.method, t.score, t.evidence) for t in tags]


def test_own_words_give_evidence_and_a_score_for_each_hit(tmp_path: Path) -> None:
    out = tagged(tmp_path, BOOK, sentence(1, "Barn i kommunale boliger treng ein bustad."))
    assert rows(out) == [
        ("d/0001", "bolig", "mønster", 0.85, "boliger … bustad"),
        ("d/0001", "barn", "mønster", 0.8, "Barn"),
    ]
    assert list(out.tables["codebook"]) == [
        Theme(theme="bolig", label_nb="Bolig", definition="Bolig."),
        Theme(theme="barn", label_nb="Barn", definition="Barn."),
    ]


def test_a_sentence_without_a_theme_leans_on_its_context(tmp_path: Path) -> None:
    out = tagged(
        tmp_path,
        BOOK,
        sentence(1, "Bustader", "heading"),
        sentence(2, "Vi mener noe.", block=2, heading="Bustader"),
        sentence(3, "Barn trenger trygghet.", block=3, heading="Bustader"),
        sentence(4, "Det vet alle.", block=3, heading="Bustader"),
        sentence(5, "Dette haster.", block=4, heading="Bustader"),
        sentence(6, "Vi støtter barn med:", block=5),
        sentence(7, "penger", "item", block=6, lead="d/0006"),
        sentence(8, "boliger", "item", block=7, lead="d/0006"),
        sentence(9, "Vi takker.", block=8),
    )
    assert [(i, t, m) for i, t, m, _, _ in rows(out)] == [
        ("d/0001", "bolig", "mønster"),
        ("d/0002", "bolig", "overskrift"),
        ("d/0003", "barn", "mønster"),
        ("d/0004", "barn", "forrige setning"),
        ("d/0005", "barn", "forrige setning"),
        ("d/0006", "barn", "mønster"),
        ("d/0007", "barn", "innledning"),
        ("d/0008", "bolig", "mønster"),
    ]


def test_what_is_in_a_language_that_is_not_read_has_no_theme_and_hands_none_on(tmp_path: Path) -> None:
    english = [
        msgspec.structs.replace(s, language="en")
        for s in (
            sentence(2, "The barn is bolig.", heading="Bustader"),
            sentence(4, "Barn", "heading"),
        )
    ]
    out = tagged(
        tmp_path,
        BOOK,
        sentence(1, "Bustader", "heading"),
        english[0],
        sentence(3, "Vi mener noe.", block=2, heading="Bustader"),
        english[1],
        sentence(5, "Vi mener noe.", block=3, heading="Barn"),
    )
    assert [(i, t, m) for i, t, m, _, _ in rows(out)] == [
        ("d/0001", "bolig", "mønster"),
        ("d/0003", "bolig", "overskrift"),
    ]


def test_headings_can_be_left_out_of_it(tmp_path: Path) -> None:
    off = ThemesParams(
        method="patterns", threshold=0.4, pattern=0.8, more_hits=0.05, lead=0.6, previous=0.5, heading=0.0
    )
    out = tagged(tmp_path, BOOK, sentence(1, "Vi mener noe.", heading="Bustader"), params=off)
    assert rows(out) == []


def test_nothing_comes_of_nothing(tmp_path: Path) -> None:
    assert rows(tagged(tmp_path, "", sentence(1, "Barn og bolig."))) == []
    assert rows(tagged(tmp_path, BOOK)) == []
    assert rows(tagged(tmp_path, BOOK, sentence(1, "…"), sentence(2, "Barn 12 %", "other"))) == []


def test_measures_have_the_themes_of_their_words(tmp_path: Path) -> None:
    planned = (measure(1, "Bygge boliger for barn."), measure(2, "Asfaltere veien."), measure(3, "Hjelpe barn."))
    out = tagged(tmp_path, BOOK, measures=planned)
    assert list(out.tables["planned"]) == [
        MeasureTheme(measure_id="boks-1/01", theme="bolig"),
        MeasureTheme(measure_id="boks-1/01", theme="barn"),
        MeasureTheme(measure_id="boks-1/03", theme="barn"),
    ]


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "codebook.yaml"
    path.write_bytes("- code: bø\n".encode("latin-1"))
    inputs = Inputs(
        hearing="x",
        tables={
            "ingest/hearing": (HEARING,),
            "ingest/documents": (),
            "segment/sentences": (),
            "segment/words": (),
            "measures/measures": (),
        },
        files={"codebook.yaml": InputFile("codebook.yaml", path)},
    )
    with pytest.raises(InputError, match="UTF-8"):
        run(inputs, PARAMS, Work(title="themes", version="0"))


def test_the_stage_says_what_it_reads() -> None:
    assert STAGE.name == "themes"
    read = {"ingest/hearing", "ingest/documents", "segment/sentences", "segment/words", "measures/measures"}
    assert set(STAGE.tables) == read | {"embed/keys", "embed/embedding"}
    assert STAGE.arrays == ("embed/vectors",)
    assert STAGE.files == ("codebook.yaml", "review.csv")


def test_a_codebook_that_the_hearing_leaves_out_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "codebook.yaml"
    path.write_text(BOOK, encoding="utf-8")
    without = Hearing(name="x", title="x", has_plan=False, has_codebook=False)
    inputs = Inputs(
        hearing="x",
        tables={
            "ingest/hearing": (without,),
            "ingest/documents": (DOCUMENT,),
            "segment/sentences": (),
            "segment/words": (),
            "measures/measures": (),
        },
        files={"codebook.yaml": InputFile("codebook.yaml", path)},
    )
    assert run(inputs, PARAMS, Work(title="themes", version="0")).tables["codebook"] == ()
