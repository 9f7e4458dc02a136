"""BERTopic proposes topics (foreslåtte temaer): clusters of positions, for people to make themes of or leave."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from pipeline.language import Token, meet, tokens_by_sentence
from pipeline.language.stopwords import STOP_KEYS
from pipeline.params import Params
from pipeline.records import Document, Sentence, SentenceStance, SentenceWords, Topic, VectorKey
from pipeline.stage import Array, Inputs, Outputs, Stage, Work, main

WordsOf = Callable[[Sentence], tuple[Token, ...]]
RUNNING = ("sentence", "item")
ROLES = ("response", "background")
OUTLIERS = -1
"""BERTopic's number for sentences of no topic."""
DIGITS = 4
"""Decimals of the reduced vectors, so that the last bits of a float decide no cluster (law 4)."""
WORD = re.compile(r"[^\W\d_][\w-]{2,}")
"""A word of a topic: it begins with a letter and has at least three signs."""


class TopicsParams(Params, frozen=True, kw_only=True):
    """fewest_sentences: with fewer different positions than this no topics are proposed.
    dimensions: how many dimensions the vectors are reduced to before they are clustered.
    sentences_per_topic: the number of topics is the number of different positions divided by this.
    smallest_topic: fewest sentences that make a topic; smaller ones are left out.
    word_in: fewest sentences a word must stand in to be shown for a topic.
    words, examples: how many of each are shown for a topic.
    seed: of every random step.
    """

    fewest_sentences: int
    dimensions: int
    sentences_per_topic: int
    smallest_topic: int
    word_in: int
    words: int
    examples: int
    seed: int


class Material(NamedTuple):
    """Positions and their vectors, row by row; shape of ``vectors`` (n_sentences, n_dims)."""

    sentences: tuple[Sentence, ...]
    vectors: Array
    texts: tuple[str, ...]


def run(inputs: Inputs, params: TopicsParams, work: Work) -> Outputs:
    """Foreslår temaer ut fra setningene som likner hverandre."""
    documents = {d.doc_id: d for d in inputs.table("ingest/documents", Document)}
    material = collect(
        documents,
        inputs.table("segment/sentences", Sentence),
        tokens_by_sentence(inputs.table("segment/words", SentenceWords)),
        inputs.table("positions/stances", SentenceStance),
        inputs.table("embed/keys", VectorKey),
        inputs.arrays["embed/vectors"],
    )
    return Outputs(tables={"topics": propose(material, documents, params)})


def collect(
    documents: dict[str, Document],
    sentences: Sequence[Sentence],
    words_of: WordsOf,
    stances: Sequence[SentenceStance],
    keys: Sequence[VectorKey],
    vectors: Array,
) -> Material:
    """The positions of responses and background that have a vector, in document order; ``words_of`` looks up tokens."""
    row = {k.id: i for i, k in enumerate(keys) if k.kind == "sentence"}
    positions = {s.sentence_id for s in stances if s.stance not in (None, "ingen")}
    said = tuple(
        s
        for s in sentences
        if s.sentence_id in positions
        and s.sentence_id in row
        and s.kind in RUNNING
        and s.doc_id in documents
        and documents[s.doc_id].role in ROLES
    )
    return Material(said, vectors[[row[s.sentence_id] for s in said]], contents([words_of(s) for s in said]))


def contents(sentences: Sequence[Sequence[Token]]) -> tuple[str, ...]:
    """The content words of each sentence, as lemmas: the bokmål and the nynorsk form of a word are one, the one that
    stands most often.
    """
    lemmas = [[t.lemma for t in s] for s in sentences]
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma in (x for row in lemmas for x in row):
        forms[meet(lemma)][lemma] += 1
    shown = {key: min(found, key=lambda w: (-found[w], w)) for key, found in forms.items()}
    return tuple(" ".join(shown[k] for k in map(meet, row) if k not in STOP_KEYS) for row in lemmas)


def propose(material: Material, documents: dict[str, Document], params: TopicsParams) -> list[Topic]:
    """Topics, the largest first; none when there are too few different positions.

    The sentences of campaign letters, word for word the same, take part in the clustering once and are counted each.
    """
    first: dict[str, int] = {}
    for i, s in enumerate(material.sentences):
        first.setdefault(s.text, i)
    unique = list(first.values())
    if len(unique) < max(params.fewest_sentences, 2 * params.smallest_topic):
        return []
    labels, words = cluster([material.texts[i] for i in unique], material.vectors[unique], params)
    of_text = dict(zip(first, labels, strict=True))
    rows: dict[int, list[int]] = defaultdict(list)
    for i, s in enumerate(material.sentences):
        rows[of_text[s.text]].append(i)
    kept = [n for n in rows if n != OUTLIERS and len(rows[n]) >= params.smallest_topic]
    kept.sort(key=lambda n: (-len(rows[n]), n))
    return [_topic(i, words[n], rows[n], material, documents, params.examples) for i, n in enumerate(kept)]


def cluster(texts: Sequence[str], vectors: Array, params: TopicsParams) -> tuple[list[int], dict[int, tuple[str, ...]]]:
    """BERTopic's topic of every text (-1 for none) and the words of each topic by class-based tf-idf.

    PCA stands in for UMAP and k-means for HDBSCAN, which left nearly all sentences of letters this short unclustered;
    both give the same result on every run.
    M. Grootendorst, BERTopic: Neural topic modeling with a class-based TF-IDF procedure, 2022 (arXiv:2203.05794).
    """
    from bertopic import BERTopic  # four seconds to import: only here
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import CountVectorizer
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # scikit-learn needs it

    n_topics = max(2, round(len(texts) / params.sentences_per_topic))
    model = BERTopic(
        language="norwegian",
        embedding_model=None,
        umap_model=_rounded_pca(min(params.dimensions, *vectors.shape), params.seed),
        hdbscan_model=KMeans(n_topics, n_init=10, random_state=params.seed),
        vectorizer_model=CountVectorizer(vocabulary=_vocabulary(texts, params.word_in), lowercase=False),
        ctfidf_model=ClassTfidfTransformer(bm25_weighting=True, reduce_frequent_words=True),
        top_n_words=params.words,
        verbose=False,
    )
    with threadpool_limits(limits=1):  # sums over threads come in any order, and with them the last bits
        labels, _ = model.fit_transform(list(texts), embeddings=vectors)
    labels = [int(n) for n in labels]
    return labels, {n: tuple(w for w, _ in model.get_topic(n) if w) for n in sorted(set(labels))}


def _vocabulary(texts: Sequence[str], word_in: int) -> list[str]:
    """The words that may stand for a topic; all of them when none stands in ``word_in`` texts."""
    n_texts = Counter(w for t in texts for w in set(t.split()) if WORD.fullmatch(w))
    often = [w for w, n in n_texts.items() if n >= word_in]
    return sorted(often or n_texts or {"x"})


def _rounded_pca(dimensions: int, seed: int) -> object:
    from sklearn.decomposition import PCA

    class RoundedPCA(PCA):  # type: ignore[misc]
        """PCA whose output is rounded."""

        def transform(self, X: Array) -> Array:  # noqa: N803 (sklearn's name)
            out: Array = np.round(super().transform(X), DIGITS)
            return out

    return RoundedPCA(n_components=dimensions, svd_solver="full", random_state=seed)


def _topic(
    n: int, words: tuple[str, ...], rows: list[int], material: Material, documents: dict[str, Document], n_examples: int
) -> Topic:
    vectors = material.vectors[rows].astype(np.float64)
    near = np.round(np.einsum("ij,j->i", vectors, vectors.mean(axis=0)), 6)
    order = sorted(range(len(rows)), key=lambda k: (-near[k], material.sentences[rows[k]].sentence_id))
    examples: dict[str, str] = {}
    for k in order:  # each wording once
        examples.setdefault(material.sentences[rows[k]].text, material.sentences[rows[k]].sentence_id)
    senders = {documents[d].sender or d for d in {material.sentences[i].doc_id for i in rows}}
    return Topic(
        topic_id=n,
        words=words,
        n_sentences=len(rows),
        n_senders=len(senders),
        examples=tuple(examples.values())[:n_examples],
    )


STAGE = Stage(
    name="topics",
    params=TopicsParams,
    run=run,
    tables={
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "positions/stances": SentenceStance,
        "embed/keys": VectorKey,
    },
    arrays=("embed/vectors",),
)

if __name__ == "__main__":
    sys.exit(main(STAGE))
