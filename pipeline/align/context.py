"""What a sentence takes over from the text around it: its heading, the line that leads its list, its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.align.scores import Scores
from pipeline.records import Record, Sentence

RUNNING = ("sentence", "item")


class Reach(Record, frozen=True, kw_only=True):
    """heading, lead, before, after: weight of the heading, the list's lead-in, the nearest sentence before and after;
    the next but one counts half, and so on for ``n`` sentences. ``own`` says how much a sentence that fits a measure
    well by its own words leaves the context aside.
    """

    heading: float
    lead: float
    before: float
    after: float
    n: int
    own: float


def in_context(scores: Scores, sentences: Sequence[Sentence], reach: Reach) -> Scores:
    """``scores`` of shape (n_sentences, n_measures) with what each running sentence takes over from its context.

    Sentences are in document order. Neighbours count within the same section only; headings take over nothing.
    """
    out = scores.copy()
    own = scores.max(axis=1, initial=0.0)
    row = {s.sentence_id: i for i, s in enumerate(sentences)}
    section, heading = sections(sentences)
    for i, s in enumerate(sentences):
        if s.kind not in RUNNING:
            continue
        taken = np.zeros(scores.shape[1])
        above = heading[i]
        if above is not None:
            taken += reach.heading * scores[above]
        if s.lead_id in row:
            taken += reach.lead * scores[row[s.lead_id]]
        for step in range(1, reach.n + 1):
            for j, weight in ((i - step, reach.before), (i + step, reach.after)):
                if 0 <= j < len(sentences) and section[j] == section[i] and sentences[j].kind in RUNNING:
                    taken += weight / step * scores[j]
        out[i] += taken / (1 + reach.own * own[i])
    return np.round(out, 6)


def sections(sentences: Sequence[Sentence]) -> tuple[list[int], list[int | None]]:
    """For each sentence the number of its section and the row of its heading, None where that is not among
    ``sentences`` (a question of the ministry's is no heading of the sender's own).
    """
    section: list[int] = []
    heading: list[int | None] = []
    n, head, title, doc = 0, None, None, None
    for i, s in enumerate(sentences):
        if s.doc_id != doc:
            n, head, title, doc = n + 1, None, None, s.doc_id
        if s.kind == "heading":
            n, head, title = n + 1, i, s.text
        elif s.heading != title:
            n, head, title = n + 1, None, s.heading
        section.append(n)
        heading.append(head)
    return section, heading
