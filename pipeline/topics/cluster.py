"""BERTopic over our vectors, with PCA and k-means, and how sure it is of each cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from pipeline.params import Params
from pipeline.records import Record
from pipeline.stage import Array
from pipeline.topics.material import unit

DIGITS = 4
"""Decimals of the reduced vectors, so that the last bits of a float decide no cluster (law 4)."""
TERMS = 100
"""Terms of a cluster that are looked at."""
UNUSED = ("0", "1")
"""What stands for terms where there are too few: these are none, as they hold no letter."""
WORD_DIMENSIONS = 100
COMMON = 0.2
"""Share of the rows from which a word is too common to bring any of them together."""


class ClusterParams(Params, frozen=True, kw_only=True):
    """word_weight: how much the words that sentences share count beside the vectors, which count 1.
    dimensions: how many dimensions both are reduced to before they are clustered.
    sentences_per_topic: the number of clusters is the number of different sentences divided by this.
    most_topics: but not more than this.
    word_in: fewest sentences of a cluster a word must stand in to be shown for it.
    seed: of every random step.
    seeds: of the clusterings that a cluster's stability is measured on.
    """

    word_weight: float
    dimensions: int
    sentences_per_topic: int
    most_topics: int
    word_in: int
    seed: int
    seeds: tuple[int, ...]


class Cluster(Record, frozen=True, kw_only=True):
    """Rows of the material that lie together, and how far each lies from their centre; ``terms`` weighted by
    class-based tf-idf, the weightiest first."""

    rows: tuple[int, ...]
    distances: tuple[float, ...]
    terms: tuple[str, ...]
    stability: float


def clusters(
    terms: Sequence[Sequence[str]], features: Sequence[Sequence[str]], vectors: Array, params: ClusterParams
) -> list[Cluster]:
    """The clusters of the rows, each row in one.

    Row by row: the ``terms`` that may name a cluster, the ``features`` by which rows share words, and their
    ``vectors`` of length one.

    PCA stands in for UMAP and k-means for HDBSCAN, which left nearly all sentences of letters this short unclustered;
    both give the same result on every run.
    M. Grootendorst, BERTopic: Neural topic modeling with a class-based TF-IDF procedure, 2022 (arXiv:2203.05794).
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # scikit-learn needs it

    n = max(2, min(params.most_topics, round(len(vectors) / params.sentences_per_topic)))
    with threadpool_limits(limits=1):  # sums over threads come in any order, and with them the last bits
        rows_as = _beside(vectors, _shared_words(features, params.seed), params.word_weight)
        pca = _rounded_pca(min(params.dimensions, *rows_as.shape), params.seed)
        model = _bertopic(_vocabulary(terms, params.word_in), pca, _kmeans(n, params.seed))
        labels, _ = model.fit_transform([" ".join(t) for t in terms], embeddings=rows_as)
        found = _members(labels)
        reduced = pca.transform(rows_as)
        others = [_members(_kmeans(n, seed).fit_predict(reduced)) for seed in params.seeds]
    return [
        Cluster(
            rows=rows,
            distances=_distances(reduced[list(rows)]),
            terms=tuple(w for w, weight in model.get_topic(label) if w and weight > 0),
            stability=stability(rows, [list(o.values()) for o in others]),
        )
        for label, rows in sorted(found.items())
    ]


def stability(rows: Sequence[int], others: Sequence[Sequence[Sequence[int]]]) -> float:
    """How surely a cluster is found again, 0 to 1, 1 when every other clustering has the same one.

    The mean over the clusterings ``others`` of the largest share that the rows of one of its clusters and ``rows`` have
    in common of the rows of both (Jaccard). Below 0.5 a cluster is held to be dissolved, from 0.75 to be stable:
    C. Hennig, Cluster-wise assessment of cluster stability, Computational Statistics & Data Analysis 52 (2007),
    258-271. There the data are resampled; here the seed of the clustering is what varies.
    """
    own = frozenset(rows)
    best = [max(len(own & set(o)) / len(own | set(o)) for o in clustering) for clustering in others]
    return round(sum(best) / len(best), DIGITS)


def _beside(vectors: Array, words: Array, weight: float) -> Array:
    """Vectors about their mean and shared words beside each other, each row of both at length one before weighing."""
    out: Array = np.hstack([unit(vectors - vectors.mean(axis=0)), weight * unit(words)]).astype(np.float32)
    return out


def _shared_words(features: Sequence[Sequence[str]], seed: int) -> Array:
    """Rows that share words, and words that stand with the same words, lie near each other (n_rows, n_dims).

    Latent semantic analysis: S. Deerwester et al., Indexing by Latent Semantic Analysis, JASIS 41 (1990), 391-407.
    """
    from sklearn.decomposition import TruncatedSVD
    from sklearn.feature_extraction.text import TfidfVectorizer

    n_rows = Counter(f for row in features for f in set(row))
    vocabulary = sorted(f for f, n in n_rows.items() if 2 <= n <= COMMON * len(features))
    if len(vocabulary) < 2:
        return np.zeros((len(features), 1), dtype=np.float32)
    tfidf = TfidfVectorizer(vocabulary=vocabulary, analyzer=str.split, lowercase=False, sublinear_tf=True)
    weighed = tfidf.fit_transform([" ".join(row) for row in features])
    svd = TruncatedSVD(min(WORD_DIMENSIONS, len(vocabulary) - 1), random_state=seed)
    out: Array = svd.fit_transform(weighed).astype(np.float32)
    return out


def _distances(rows: Array) -> tuple[float, ...]:
    """From each row to the centre of them all."""
    return tuple(float(d) for d in np.round(np.linalg.norm(rows - rows.mean(axis=0), axis=1), DIGITS))


def _members(labels: Sequence[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for row, label in enumerate(labels):
        found.setdefault(int(label), []).append(row)
    return {label: tuple(rows) for label, rows in found.items()}


def _vocabulary(terms: Sequence[Sequence[str]], word_in: int) -> list[str]:
    """The terms that may stand for a cluster; all of them when none stands in ``word_in`` rows. BERTopic needs two."""
    n_rows = Counter(t for row in terms for t in set(row))
    often = [t for t, n in n_rows.items() if n >= word_in]
    found = sorted(often or n_rows)
    return found if len(found) > 1 else [*found, *UNUSED]


def _bertopic(vocabulary: list[str], reduction, clustering):  # type: ignore[no-untyped-def]  # nor has BERTopic
    from bertopic import BERTopic  # four seconds to import: only here
    from bertopic.vectorizers import ClassTfidfTransformer
    from sklearn.feature_extraction.text import CountVectorizer

    return BERTopic(
        language="norwegian",
        embedding_model=None,
        umap_model=reduction,
        hdbscan_model=clustering,
        vectorizer_model=CountVectorizer(vocabulary=vocabulary, analyzer=str.split, lowercase=False),
        ctfidf_model=ClassTfidfTransformer(bm25_weighting=True, reduce_frequent_words=True),
        top_n_words=min(TERMS, len(vocabulary)),
        verbose=False,
    )


def _kmeans(n: int, seed: int):  # type: ignore[no-untyped-def]  # scikit-learn has no types
    from sklearn.cluster import KMeans

    return KMeans(n, n_init=10, random_state=seed)


def _rounded_pca(dimensions: int, seed: int):  # type: ignore[no-untyped-def]
    from sklearn.decomposition import PCA

    class RoundedPCA(PCA):  # type: ignore[misc]
        """PCA whose output is rounded."""

        def transform(self, X: Array) -> Array:  # noqa: N803 (sklearn's name)
            out: Array = np.round(super().transform(X), DIGITS)
            return out

    return RoundedPCA(n_components=dimensions, svd_solver="full", random_state=seed)
