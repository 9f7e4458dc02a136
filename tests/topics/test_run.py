"""The stage: what topics are proposed from, and what is proposed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline.records import (
    Count,
    Document,
    Placed,
    Sentence,
    SentenceStance,
    SentenceWords,
    ThemeTag,
    Topic,
    VectorKey,
)
from pipeline.stage import Inputs, Work
from pipeline.tables import read_records, write_records
from pipeline.topics.run import TopicsParams, run
from tests.reading import words

WORK = Work(title="topics prøve", version="1")
PARAMS = TopicsParams(
    fewest_sentences=10,
    content_words=2,
    word_weight=1.0,
    dimensions=4,
    sentences_per_topic=10,
    most_topics=40,
    smallest_topic=3,
    fewest_senders=2,
    steady=0.5,
    word_in=2,
    lift=2.0,
    caught=0.5,
    words=3,
    label_words=2,
    examples=2,
    alike=0.9,
    map_dimensions=4,
    map_neighbours=5,
    map_fitted=1000,
    seed=1,
    seeds=(2, 3),
)
SUBJECTS = (
    "Gebyret rammer fattige nummer {}",
    "Boligene mangler oppfølging nummer {}",
    "Skolen trenger helsesykepleier nummer {}",
)


def hearing(n_each: int, n_subjects: int = 3, *, same: bool = False, senders: str = "ab") -> Inputs:
    """``n_each`` sentences about each subject, from the senders in turn; their vectors lie about one corner each."""
    noise = np.random.default_rng(3)
    documents = tuple(
        Document(doc_id=d, file=d, title=None, sender=d, sender_type=None, role="response", status="analysed")
        for d in "ab"
    )
    sentences, vectors = [], []
    for k in range(n_subjects):
        for i in range(n_each):
            doc = senders[i % len(senders)]
            text = SUBJECTS[k].format("" if same else i)
            sentences.append(
                Sentence(
                    doc_id=doc,
                    sentence_id=f"{doc}/{k * n_each + i:04d}",
                    block_id=f"{doc}/b0001",
                    block_kind="paragraph",
                    kind="sentence",
                    page=1,
                    start=0,
                    end=len(text),
                    heading=None,
                    text=text,
                )
            )
            vectors.append(7 * np.eye(8)[k] + noise.normal(scale=0.3, size=8))  # not of length one
    return Inputs(
        hearing="prøve",
        tables={
            "ingest/documents": documents,
            "segment/sentences": tuple(sentences),
            "segment/words": words(sentences),
            "themes/tags": (),
            "positions/stances": tuple(
                SentenceStance(doc_id=s.doc_id, sentence_id=s.sentence_id, stance="kritisk", score=1.0, cue=None)
                for s in sentences
            ),
            "embed/keys": tuple(VectorKey(kind="sentence", id=s.sentence_id) for s in sentences),
        },
        arrays={"embed/vectors": np.array(vectors, dtype=np.float32).reshape(-1, 8)},
    )


def changed(inputs: Inputs, **tables: Iterable[object]) -> Inputs:
    """The inputs with other rows in ``stage__table``."""
    new = {name.replace("__", "/"): tuple(rows) for name, rows in tables.items()}
    return Inputs(hearing="prøve", tables={**inputs.tables, **new}, arrays=inputs.arrays)  # type: ignore[dict-item]


def proposed(inputs: Inputs, params: TopicsParams = PARAMS) -> list[Topic]:
    return list(run(inputs, params, WORK).tables["topics"])  # type: ignore[arg-type]


def ground(inputs: Inputs, params: TopicsParams = PARAMS) -> dict[str, int]:
    """The counts that are not zero."""
    rows = run(inputs, params, WORK).tables["ground"]
    return {r.step: r.n for r in rows if isinstance(r, Count) and r.n}


def test_without_a_codebook_each_subject_becomes_a_topic_with_its_own_words() -> None:
    found = proposed(hearing(10))
    assert [(t.topic_id, t.n_sentences, t.n_senders, len(t.examples), t.stability) for t in found] == [
        (0, 10, 2, 2, 1.0),
        (1, 10, 2, 2, 1.0),
        (2, 10, 2, 2, 1.0),
    ]
    assert {t.label for t in found} == {"Gebyr", "Bolig og oppfølging", "Skole og helsesykepleier"}
    assert ground(hearing(10)) == {"sentences": 30, "different": 30, "needed": 10}


def test_quotes_are_of_different_senders() -> None:
    for t in proposed(hearing(10)):
        assert {e[0] for e in t.examples} == {"a", "b"}


def test_the_patterns_catch_what_they_say() -> None:
    bolig = next(t for t in proposed(hearing(10)) if t.label.startswith("Bolig"))
    assert bolig.patterns == ("*bolig*",)
    assert (bolig.n_caught, bolig.n_caught_elsewhere) == (10, 0)


def test_with_a_codebook_only_what_it_does_not_catch_is_looked_at() -> None:
    inputs = hearing(10)
    tags = [
        ThemeTag(
            doc_id=s.doc_id, sentence_id=s.sentence_id, theme="bolig", score=0.8, method="mønster", evidence="Boligene"
        )
        for s in inputs.table("segment/sentences", Sentence)
        if s.text.startswith("Boligene")
    ]
    coded = changed(inputs, themes__tags=tags)
    assert {t.label for t in proposed(coded)} == {"Gebyr", "Skole og helsesykepleier"}
    assert ground(coded) == {"sentences": 20, "different": 20, "needed": 10}


def test_no_tag_is_ever_written() -> None:
    assert set(run(hearing(10), PARAMS, WORK).tables) == {"topics", "places", "ground"}


def placed(inputs: Inputs, params: TopicsParams = PARAMS) -> list[Placed]:
    return list(run(inputs, params, WORK).tables["places"])  # type: ignore[arg-type]


def test_every_sentence_of_a_topic_has_its_place_on_the_map() -> None:
    inputs = hearing(10)
    topics = {t.topic_id: t for t in proposed(inputs)}
    found = placed(inputs)
    assert [p.sentence_id for p in found] == [s.sentence_id for s in inputs.table("segment/sentences", Sentence)]
    assert [sum(p.topic_id == k for p in found) for k in topics] == [10, 10, 10]
    members = {p.sentence_id: p.topic_id for p in found}
    assert all(members[e] == k for k, t in topics.items() for e in t.examples)


def test_sentences_with_a_theme_are_placed_and_are_in_no_topic() -> None:
    inputs = hearing(10)
    tag = ThemeTag(doc_id="a", sentence_id="a/0000", theme="gebyr", score=0.8, method="mønster", evidence="Gebyret")
    by_id = {p.sentence_id: p for p in placed(changed(inputs, themes__tags=[tag]))}
    assert len(by_id) == 30
    assert by_id["a/0000"].topic_id is None


def test_short_sentences_without_theme_or_position_have_no_place() -> None:
    inputs = hearing(10)
    silent = [msgspec.structs.replace(s, stance="ingen") for s in inputs.table("positions/stances", SentenceStance)]
    assert placed(changed(inputs, positions__stances=silent), msgspec.structs.replace(PARAMS, content_words=9)) == []


def test_the_same_twice_and_as_written(tmp_path: Path) -> None:
    assert proposed(hearing(10)) == proposed(hearing(10))
    write_records(tmp_path / "topics.jsonl", proposed(hearing(10)))
    assert list(read_records(tmp_path / "topics.jsonl", Topic)) == proposed(hearing(10))


def test_too_few_sentences_give_no_topics_and_no_error() -> None:
    assert proposed(hearing(3)) == []
    assert ground(hearing(3))["needed"] == 10
    assert proposed(hearing(0)) == []


def test_a_campaign_letter_is_read_once_and_so_makes_no_topic_alone() -> None:
    assert proposed(hearing(30, same=True)) == []


def test_short_sentences_without_a_position_are_left_out() -> None:
    inputs = hearing(10)
    silent = [msgspec.structs.replace(s, stance="ingen") for s in inputs.table("positions/stances", SentenceStance)]
    neutral = changed(inputs, positions__stances=silent)
    assert ground(neutral)["sentences"] == 30
    assert "sentences" not in ground(neutral, msgspec.structs.replace(PARAMS, content_words=9))
    assert ground(inputs, msgspec.structs.replace(PARAMS, content_words=9))["sentences"] == 30


def test_what_is_left_out_is_counted() -> None:
    def counted(**params: object) -> dict[str, int]:
        return ground(hearing(10), msgspec.structs.replace(PARAMS, **params))  # type: ignore[arg-type]

    assert counted(smallest_topic=11, fewest_sentences=1)["small"] == 3
    assert counted(word_in=11)["unnamed"] == 3
    assert "one_sender" not in counted()
    assert len(proposed(hearing(10, senders="a"))) == 3  # one sender is all the hearing has


def test_a_cluster_that_other_seeds_do_not_find_is_not_proposed() -> None:
    inputs = hearing(30, 1)
    found = ground(inputs, msgspec.structs.replace(PARAMS, steady=1.0, word_weight=0.0, smallest_topic=1))
    assert found["unsteady"] > 0


@pytest.mark.slow
def test_bertopic_is_imported_only_when_topics_are_made(root: Path) -> None:
    code = "import sys, pipeline.topics.run; sys.exit('bertopic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_words_of_every_row_are_there() -> None:
    inputs = hearing(2)
    assert len(inputs.table("segment/words", SentenceWords)) == len(inputs.table("segment/sentences", Sentence))
