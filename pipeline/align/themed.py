"""How far a sentence and a measure are about the same of the codebook's themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from pipeline.align.scores import Scores
from pipeline.records import Measure, MeasureTheme, Sentence, ThemeTag


def shared_themes(
    sentences: Sequence[Sentence],
    measures: Sequence[Measure],
    tags: Iterable[ThemeTag],
    planned: Iterable[MeasureTheme],
) -> Scores:
    """Cosine of the themes of each sentence, by their probability, and of each measure; (n_sentences, n_measures).

    A theme counts more the fewer measures are about it: «skadereduksjon» says which measure is meant, what half the
    plan is about does not. 0 where either has no theme, so that a hearing without a codebook loses nothing.
    """
    tags, planned = list(tags), list(planned)
    themes = sorted({t.theme for t in tags} | {t.theme for t in planned})
    said = _table([s.sentence_id for s in sentences], themes, [(t.sentence_id, t.theme, t.score) for t in tags])
    meant = _table([m.measure_id for m in measures], themes, [(t.measure_id, t.theme, 1.0) for t in planned])
    rarity = np.log((len(measures) + 1.0) / (meant.sum(axis=0) + 0.5))
    left, right = said * np.maximum(rarity, 0.0), meant
    product = np.einsum("ik,jk->ij", left, right)
    length = np.sqrt(np.einsum("ik,ik->i", said, left))[:, None] * np.sqrt(meant.sum(axis=1))[None, :]
    out: Scores = np.round(np.divide(product, length, out=np.zeros_like(product), where=length > 1e-9), 6)
    return out


def _table(rows: Sequence[str], themes: Sequence[str], cells: Iterable[tuple[str, str, float]]) -> Scores:
    """Scores by row and theme; what is of no row is left out."""
    at, column = {r: i for i, r in enumerate(rows)}, {t: j for j, t in enumerate(themes)}
    out = np.zeros((len(rows), len(themes)))
    for row, theme, score in cells:
        if row in at:
            out[at[row], column[theme]] = score
    return out
