"""How well each sentence fits each measure by its own words: shared words, shared letters, shared meaning.

Every function returns an array of shape (n_sentences, n_measures); higher fits better. All sums run in a fixed order
on one thread, so that no result depends on the machine's threads (law 4).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from pipeline.align.words import Terms
from pipeline.stage import Array

Scores = npt.NDArray[np.float64]

NGRAMS = (3, 6)
"""Shortest and longest run of letters, within words."""
LENGTH_POWER = 0.15
"""How much a long measure must share more words than a short one: 0 not at all, 1 in proportion."""
ENOUGH = 3.0
"""Shared rare words after which one more says little: the score is then 1 - 1/e."""


def lexical(sentences: Sequence[Terms], measures: Sequence[Terms]) -> Scores:
    """Shared content words and compound parts, rare ones counting more; 0 to 1.

    Inverse document frequency (K. Spärck Jones, 1972) over measures and sentences together, so that it holds also
    where a plan has few measures; a word that occurs once weighs 1.
    """
    if not sentences or not measures:
        return np.zeros((len(sentences), len(measures)))
    rarity = _rarity([*measures, *sentences])
    vocabulary = {w: i for i, w in enumerate(sorted(rarity))}
    said = _matrix(sentences, vocabulary, {})
    planned = _matrix(measures, vocabulary, rarity)
    mass = np.maximum(np.asarray(planned.sum(axis=1)).ravel(), 1.0)
    shared = np.asarray((said @ planned.T).todense()) / mass**LENGTH_POWER
    out: Scores = np.round(1.0 - np.exp(-shared / ENOUGH), 6)
    return out


def characters(sentences: Sequence[str], measures: Sequence[str]) -> Scores:
    """Cosine of tf-idf weighted character n-grams within words, of lemma-normalised texts; 0 to 1."""
    if not any(sentences) or not any(measures):
        return np.zeros((len(sentences), len(measures)))
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=NGRAMS, sublinear_tf=True, lowercase=False)
    grams.fit([*measures, *sentences])
    product = grams.transform(sentences) @ grams.transform(measures).T
    out: Scores = np.round(np.asarray(product.todense()), 6)
    return out


def semantic(sentences: Array, measures: Array) -> Scores:
    """Cosine of the vectors after each side's mean is taken away; -1 to 1.

    Sentences of one field all point much the same way; what tells them apart is what is left without the mean
    (J. Mu and P. Viswanath, All-but-the-Top, 2018). A row without a vector (all zeros) scores 0.
    """
    if not len(sentences) or not len(measures):
        return np.zeros((len(sentences), len(measures)))
    out: Scores = np.round(np.einsum("ik,jk->ij", _centred(sentences), _centred(measures)), 6)
    return out


def _centred(vectors: Array) -> Scores:
    exact = vectors.astype(np.float64)
    there = np.any(exact != 0, axis=1)
    if there.sum() > 1:
        exact[there] -= exact[there].mean(axis=0)
    length = np.sqrt(np.einsum("ij,ij->i", exact, exact))[:, None]
    out: Scores = np.divide(exact, length, out=np.zeros_like(exact), where=length > 1e-9)
    return out


def _rarity(texts: Sequence[Terms]) -> dict[str, float]:
    """1 for a word that stands in one text, towards 0 for one that stands in all."""
    n_texts = Counter(w for t in texts for w in t)
    most = math.log(len(texts) + 1)
    return {w: math.log((len(texts) + 1) / n) / most for w, n in n_texts.items()}


def _matrix(texts: Sequence[Terms], vocabulary: dict[str, int], rarity: dict[str, float]) -> csr_matrix:
    cells = [
        (row, vocabulary[w], weight * rarity.get(w, 1.0))
        for row, t in enumerate(texts)
        for w, weight in sorted(t.items())
    ]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(vocabulary)))
