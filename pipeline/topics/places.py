"""A map of sentences: places in a plane that keep near each other what is near in meaning.

L. van der Maaten and G. Hinton, Visualizing Data using t-SNE, Journal of Machine Learning Research 9 (2008),
2579-2605; begun from the principal components, which keeps more of the large picture: D. Kobak and P. Berens, The art
of using t-SNE for single-cell transcriptomics, Nature Communications 10 (2019), 5416.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.params import Params
from pipeline.stage import Array

Floats = npt.NDArray[np.float64]

DIGITS = 4
"""Decimals of what t-SNE starts from, so that the last bits of a float move no sentence (law 4)."""
PLACE_DIGITS = 3
"""Decimals of a place, on a map that is two units wide."""
SPREAD = 1e-4
"""How wide t-SNE's start is, in standard deviations, as Kobak and Berens advise."""
TAIL = 0.005
"""Share of the rows at each end that may lie outside the map's width of two before it is scaled: a few sentences far
out shall not press all others together."""


class PlaceParams(Params, frozen=True, kw_only=True):
    """map_dimensions: how many dimensions the vectors are reduced to first.
    map_neighbours: how many neighbours t-SNE weighs for each sentence (its perplexity).
    map_fitted: at most so many sentences are placed by t-SNE; the others are put among their nearest of these.
    seed: of every random step.
    """

    map_dimensions: int
    map_neighbours: int
    map_fitted: int
    seed: int


def places(vectors: Array, params: PlaceParams) -> Array:
    """A place in a plane for each row of ``vectors``, (n_rows, 2), most between -1 and 1; the axes mean nothing.

    Equal rows have the same place. With fewer than four different rows all lie in a row, in the order they come.
    """
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # scikit-learn needs it

    _, first, back = np.unique(vectors, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)  # the rows in the order they come, not by their numbers
    unique = vectors[first[order]]
    rank = np.argsort(order)
    if len(unique) < 4:
        line = np.linspace(-1, 1, max(2, len(unique)))[: len(unique)]
        found = np.stack([line, np.zeros(len(unique))], axis=1)
    else:
        with threadpool_limits(limits=1):  # sums over threads come in any order, and with them the last bits
            found = _placed(_reduced(unique, params), params)
    out: Array = np.round(_scaled(found), PLACE_DIGITS).astype(np.float32)[rank[back.reshape(-1)]]
    return out


def _reduced(vectors: Array, params: PlaceParams) -> Floats:
    """The rows' principal components, rounded; each turned so that its largest value is positive."""
    from sklearn.decomposition import PCA

    n = min(params.map_dimensions, *vectors.shape)
    rows = PCA(n, svd_solver="covariance_eigh").fit_transform(vectors.astype(np.float64))
    largest = rows[np.abs(rows).argmax(axis=0), np.arange(n)]
    out: Floats = np.round(rows * np.where(largest < 0, -1.0, 1.0), DIGITS)
    return out


def _placed(rows: Floats, params: PlaceParams) -> Floats:
    """t-SNE for ``map_fitted`` of the rows, and the others among them."""
    if len(rows) <= params.map_fitted:
        return _tsne(rows, params)
    chosen = np.sort(np.random.default_rng(params.seed).permutation(len(rows))[: params.map_fitted])
    out = np.empty((len(rows), 2))
    out[chosen] = _tsne(rows[chosen], params)
    others = np.setdiff1d(np.arange(len(rows)), chosen)
    out[others] = _among(rows[others], rows[chosen], out[chosen])
    return out


def _tsne(rows: Floats, params: PlaceParams) -> Floats:
    from sklearn.manifold import TSNE

    start = rows[:, :2] / max(float(rows[:, 0].std()), 1e-9) * SPREAD
    if start.shape[1] < 2:
        start = np.hstack([start, np.zeros((len(rows), 1))])
    perplexity = min(params.map_neighbours, (len(rows) - 1) / 3)
    model = TSNE(2, perplexity=perplexity, init=start.astype(np.float32), random_state=params.seed, n_jobs=1)
    out: Floats = model.fit_transform(rows.astype(np.float32)).astype(np.float64)
    return out


def _among(rows: Floats, fitted: Floats, at: Floats, k: int = 9) -> Floats:
    """For each row the middle of where its nearest of the fitted rows lie, without the half of them farthest from
    their median: neighbours that t-SNE put in two places shall not draw a sentence to the empty land between."""
    from sklearn.neighbors import NearestNeighbors

    found = NearestNeighbors(n_neighbors=min(k, len(fitted))).fit(fitted).kneighbors(rows, return_distance=False)
    near = at[found]  # (n_rows, k, 2)
    median = np.median(near, axis=1, keepdims=True)
    away = np.round(np.linalg.norm(near - median, axis=2), DIGITS)
    kept = np.argsort(away, axis=1, kind="stable")[:, : found.shape[1] // 2 + 1]
    out: Floats = np.take_along_axis(near, kept[:, :, None], axis=1).mean(axis=1)
    return out


def _scaled(found: Floats) -> Floats:
    """About their middle, on one scale for both axes, with nearly all between -1 and 1."""
    if not len(found):
        return found
    low, high = np.quantile(found, (TAIL, 1 - TAIL), axis=0, method="inverted_cdf")
    half = float((high - low).max()) / 2
    out: Floats = (found - (low + high) / 2) / (half if half > 0 else 1.0)
    return out
