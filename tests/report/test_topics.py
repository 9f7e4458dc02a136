"""Proposed topics on their page, and as entries of a codebook."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from lxml import html as parse

from pipeline.records import Count, Topic
from pipeline.report.context.topicentries import code, codebook, entry
from pipeline.report.context.topics import FILE, topics_page
from pipeline.report.material import gather
from pipeline.stage import Outputs
from pipeline.themes.codebook import read_codebook
from tests.report import mini
from tests.report.conftest import html, made, text

TOPIC = Topic(
    topic_id=1,
    label="Oppmøteplikt og LAR",
    label_nn="Oppmøteplikt og LAR",
    words=("oppmøteplikt", "LAR"),
    patterns=("*plikt*", '"LAR"', "psykisk helse"),
    n_caught=3,
    n_caught_elsewhere=1,
    n_sentences=3,
    n_senders=2,
    stability=0.62,
    examples=("kommune-pdf/0006",),
)


def test_an_entry_is_read_by_the_codebook_reader_as_it_was_meant() -> None:
    text = entry(code="plikt", label="Plikt, lov's «og»: {x}", nynorsk=None, patterns=TOPIC.patterns, remark="a\n- b")
    (found,) = read_codebook(text, "forslag").entries
    assert found.theme.theme == "plikt"
    assert (found.theme.label_nb, found.theme.label_nn, found.theme.label_en) == ("Plikt, lov's «og»: {x}", None, None)
    assert found.theme.definition.startswith("Utkast.")
    assert [p.source for p in found.include] == ["*plikt*", '"LAR"', "psykisk helse"]


@pytest.mark.parametrize("label", ["", mini.EVIL, "Caféøl & IPS/§ 12", "én"])
def test_every_label_gives_a_code_that_the_reader_takes(label: str) -> None:
    taken: set[str] = set()
    for _ in range(2):
        taken.add(code(label, taken))
    entries = [entry(code=c, label=label or "x", nynorsk=label, patterns=["ord"], remark=label) for c in sorted(taken)]
    read = read_codebook(codebook(f"Høring\n{label}", entries, first=True), "forslag")
    assert [e.theme.theme for e in read.entries] == sorted(taken)
    assert len(taken) == 2


def site(tmp_path: Path, topics: tuple[Topic, ...], *, first: bool = False) -> Outputs:
    tables = mini.tables()
    tables.tables["topics/topics"] = topics
    tables.tables["topics/ground"] = (Count(step="sentences", n=90), Count(step="unsteady", n=2))
    if first:
        tables.tables["themes/codebook"] = ()
        tables.tables["themes/tags"] = ()
    return made(tables.inputs(tmp_path))


def test_all_entries_stand_in_a_file_and_each_on_the_page(tmp_path: Path) -> None:
    outputs = site(tmp_path, (TOPIC, msgspec.structs.replace(TOPIC, topic_id=2, label="Alkohol")))
    file = outputs.files[f"report/{FILE}"]
    assert isinstance(file, str)
    codes = [e.theme.theme for e in read_codebook(file, FILE).entries]
    assert codes == ["oppmøteplikt-og-lar", "alkohol-2"]  # the codebook has «alkohol» already
    emner = html(outputs)["emner.html"]
    page = parse.fromstring(emner)
    blocks = [b.text_content() for b in page.xpath("//pre")]
    assert [read_codebook(b, "side").entries[0].theme.theme for b in blocks] == codes
    assert all(b.strip("\n") in file for b in blocks)
    assert "Stabilitet 0,62 (nokså stabilt)." in text(emner)
    assert "2 grupper er utelatt: 2 som ikke kommer igjen når grupperingen gjentas." in text(emner)


def test_a_hearing_without_a_codebook_gets_its_first(tmp_path: Path) -> None:
    outputs = site(tmp_path, (TOPIC,), first=True)
    assert "Høringen har ingen kodebok." in html(outputs)["emner.html"]
    assert "lagre filen som codebook.yaml" in str(outputs.files[f"report/{FILE}"])


def test_without_topics_there_is_no_file_and_the_page_says_why(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["topics/topics"] = ()
    tables.tables["topics/ground"] = (
        Count(step="sentences", n=9),
        Count(step="different", n=9),
        Count(step="needed", n=60),
    )
    outputs = made(tables.inputs(tmp_path))
    assert f"report/{FILE}" not in outputs.files
    assert "9 ulike setninger er for få å gruppere, det trengs 60." in text(html(outputs)["emner.html"])


def test_a_private_persons_name_stands_in_no_word_pattern_or_label(tmp_path: Path) -> None:
    named = msgspec.structs.replace(
        TOPIC, label="Gunnvor og plikt", words=("Gunnvor", "plikt"), patterns=("*gunnvor*", "*plikt*")
    )
    only = msgspec.structs.replace(TOPIC, topic_id=2, label="Strand", words=("Strand",), patterns=("*strand*",))
    tables = mini.tables()
    tables.tables["topics/topics"] = (named, only)
    page = topics_page(gather(tables.inputs(tmp_path)))
    assert [(c.label, c.words) for c in page.cards] == [("plikt", ("plikt",))]
    assert "gunnvor" not in page.codebook.casefold()
