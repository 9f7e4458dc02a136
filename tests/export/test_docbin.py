"""spaCy's file, loaded as its users load it: the text letter by letter, and every span where the tables say."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from pipeline.export.docbin import docbin, made
from pipeline.export.published import Published, published
from pipeline.records import Sentence, SentenceWords
from tests.conftest import Project
from tests.reading import words
from tests.report import mini


def loaded(data: bytes) -> list[Doc]:
    """As in the README: with an empty Norwegian pipeline."""
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("nb").vocab))


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(mini.tables().inputs(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="module")
def docs(material: Published) -> dict[str, Doc]:
    return {d.user_data["doc_id"]: d for d in loaded(docbin(material, words(material.sentences.values())))}


def test_texts_are_exact_and_sentences_stand_where_the_tables_say(material: Published, docs: dict[str, Doc]) -> None:
    assert {"plan-pdf", "kommune-pdf", "sak-pdf"} <= docs.keys()
    for i, doc in docs.items():
        assert doc.text == material.texts[i]
        own = [s for s in material.sentences.values() if s.doc_id == i]
        spans = {s.id_: s for s in doc.spans["sentence"]}
        assert {s.sentence_id for s in own} == spans.keys()
        for s in own:
            assert doc.text[s.start : s.end] == s.text == spans[s.sentence_id].text
            assert spans[s.sentence_id].label_ == s.kind
            assert spans[s.sentence_id][0].is_sent_start


def test_spans_have_label_id_and_what_they_point_to(docs: dict[str, Doc]) -> None:
    doc = docs["kommune-pdf"]

    def found(group: str, sentence: str) -> list[tuple[str, str, str]]:
        return [(s.label_, s.kb_id_, s.text) for s in doc.spans[group] if s.id_ == sentence]

    assert found("stance", "kommune-pdf/0006") == [("imot", "", "Gebyret må bort.")]
    assert found("theme", "kommune-pdf/0006") == [("straff", "", "Gebyret må bort.")]
    assert found("measure", "kommune-pdf/0006") == [("mot", "boks-3.2/02", "Gebyret må bort.")]
    assert found("argument", "kommune-pdf/0005") == [("begrunnelse", "erfaring", "Pristillegg har vist seg nyttig.")]
    plan = {s.kb_id_: s.text for s in docs["plan-pdf"].spans["measure"] if s.label_ == "measure"}
    assert plan["boks-3.1/01"] == "Innføre pristillegg på alkohol i salg."


def test_lemmas_and_parts_of_speech_are_the_words_table_s(material: Published, docs: dict[str, Doc]) -> None:
    (span,) = [s for s in docs["kommune-pdf"].spans["stance"] if s.id_ == "kommune-pdf/0006"]
    (row,) = (w for w in words(material.sentences.values()) if w.sentence_id == span.id_)
    assert [t.text for t in span] == ["Gebyret", "må", "bort", "."]
    assert tuple(t.lemma_ for t in span) == row.lemmas
    assert row.lemmas[0] == "gebyr"
    assert tuple(t.pos_ for t in span) == row.pos


def test_the_documents_fields_and_nothing_withheld_or_private(docs: dict[str, Doc], material: Published) -> None:
    fields = docs["kommune-pdf"].user_data
    assert (fields["sender"], fields["sender_type"], fields["role"]) == ("Solvang kommune", "kommune", "response")
    assert docs["plan-pdf"].user_data["sender"] is None
    assert "hemmelig-pdf" not in docs
    everything = " ".join(d.text + str(d.user_data) for d in docs.values()).casefold()
    assert "hemmelig" not in everything
    assert "eikemo" not in everything


def test_the_same_bytes_every_time(material: Published) -> None:
    assert docbin(material, words(material.sentences.values())) == docbin(material, words(material.sentences.values()))


def sentence(text: str, whole: str) -> Sentence:
    at = whole.index(text)
    return Sentence(
        doc_id="d",
        sentence_id=f"d/{at}",
        block_id="d/b",
        block_kind="paragraph",
        kind="sentence",
        page=1,
        start=at,
        end=at + len(text),
        heading=None,
        text=text,
    )


@pytest.mark.parametrize(
    "whole",
    ["\n  To  ord.\n\nTabell | 3\u00a0%\n", "To  ord.", "To  ord. Ikke en setning her. \U0001f600 \t", "\tTo  ord."],
)
def test_any_white_space_and_text_between_sentences_is_kept(whole: str) -> None:
    s = sentence("To  ord.", whole)
    row = SentenceWords(
        doc_id="d",
        sentence_id=s.sentence_id,
        starts=(0, 4, 7),
        ends=(2, 7, 8),
        lemmas=("to", "ord", "."),
        parts=((), (), ()),
        pos=("NUM", "NOUN", "PUNCT"),
    )
    vocab = spacy.blank("nb").vocab
    for rows in ({s.sentence_id: row}, {}):
        doc = made(vocab, whole, [s], rows)
        assert doc.text == whole
        assert doc.char_span(s.start, s.end) is not None
    assert made(vocab, "", [], {}).text == ""


@pytest.mark.slow
def test_the_example_s_file(example: Project) -> None:
    output = example.root / "output" / "eksempel"
    docs = {d.user_data["doc_id"]: d for d in loaded((output / "export" / "horing.spacy").read_bytes())}

    def rows(name: str) -> list[dict[str, str]]:
        with Path(output / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    said = {r["sentence_id"]: r for r in rows("sentences")}
    for r in said.values():
        assert docs[r["doc_id"]].text[int(r["start"]) : int(r["end"])] == r["text"]
    spans = {s.id_: s for d in docs.values() for s in d.spans["sentence"]}
    assert {i: s.text for i, s in spans.items()} == {i: r["text"] for i, r in said.items()}
    arguments = [s for d in docs.values() for s in d.spans.get("argument", ())]
    assert sorted(s.text for s in arguments) == sorted(r["text"] for r in rows("arguments"))
    stances = {s.id_: s.label_ for d in docs.values() for s in d.spans.get("stance", ())}
    assert stances == {i: r["stance"] for i, r in said.items() if r["stance"]}
    assert all(
        t.pos_ and t.lemma_ for i, s in spans.items() if said[i]["kind"] == "sentence" for t in s if not t.is_space
    )
