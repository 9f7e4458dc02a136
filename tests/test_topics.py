"""BERTopic's proposals."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline import topics
from pipeline.records import Document, Sentence, SentenceStance, Topic, VectorKey
from pipeline.stage import Inputs, Work
from tests.reading import words

WORK = Work(title="topics prøve", version="1")
PARAMS = topics.TopicsParams(
    fewest_sentences=10,
    dimensions=4,
    sentences_per_topic=10,
    smallest_topic=3,
    word_in=2,
    words=3,
    examples=2,
    seed=1,
)
SUBJECTS = (
    "Gebyret rammer fattige nummer {}",
    "Boligene mangler oppfølging nummer {}",
    "Skolen trenger helsesykepleier nummer {}",
)


def hearing(n_each: int, n_subjects: int = 3, *, same: bool = False) -> Inputs:
    """``n_each`` sentences about each subject from two senders; their vectors lie about one corner each."""
    noise = np.random.default_rng(3)
    documents = tuple(
        Document(doc_id=d, file=d, title=None, sender=d, sender_type=None, role="response", status="analysed")
        for d in ("a", "b")
    )
    sentences, vectors = [], []
    for k in range(n_subjects):
        for i in range(n_each):
            doc = "ab"[i % 2]
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
            vectors.append(np.eye(8)[k] + noise.normal(scale=0.05, size=8))
    return Inputs(
        hearing="prøve",
        tables={
            "ingest/documents": documents,
            "segment/sentences": tuple(sentences),
            "segment/words": words(sentences),
            "positions/stances": tuple(
                SentenceStance(doc_id=s.doc_id, sentence_id=s.sentence_id, stance="kritisk", score=1.0, cue=None)
                for s in sentences
            ),
            "embed/keys": tuple(VectorKey(kind="sentence", id=s.sentence_id) for s in sentences),
        },
        arrays={"embed/vectors": np.array(vectors, dtype=np.float32).reshape(-1, 8)},
    )


def proposed(inputs: Inputs, params: topics.TopicsParams = PARAMS) -> list[Topic]:
    return list(topics.run(inputs, params, WORK).tables["topics"])


def test_each_subject_becomes_a_topic_with_its_own_words() -> None:
    found = proposed(hearing(10))
    assert [(t.topic_id, t.n_sentences, t.n_senders, len(t.examples)) for t in found] == [
        (0, 10, 2, 2),
        (1, 10, 2, 2),
        (2, 10, 2, 2),
    ]
    assert {"gebyr", "bolig", "skole"} <= {w for t in found for w in t.words}
    assert not {"og", "nummer"} & {t.words[0] for t in found}


def test_the_same_twice() -> None:
    assert proposed(hearing(10)) == proposed(hearing(10))


def test_too_few_sentences_give_no_topics_and_no_error() -> None:
    assert proposed(hearing(3)) == []
    assert proposed(hearing(0)) == []


def test_a_campaign_letter_is_read_once_and_so_makes_no_topic_alone() -> None:
    assert proposed(hearing(30, same=True)) == []


def test_sentences_without_a_position_are_left_out() -> None:
    inputs = hearing(10)
    silent = tuple(
        msgspec.structs.replace(s, stance="ingen") for s in inputs.table("positions/stances", SentenceStance)
    )
    tables = {**inputs.tables, "positions/stances": silent}
    assert proposed(Inputs(hearing="prøve", tables=tables, arrays=inputs.arrays)) == []


def test_a_small_cluster_is_no_topic() -> None:
    assert proposed(hearing(10), msgspec.structs.replace(PARAMS, smallest_topic=11)) == []


@pytest.mark.slow
def test_bertopic_is_imported_only_when_topics_are_made(root: Path) -> None:
    code = "import sys, pipeline.topics; sys.exit('bertopic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
