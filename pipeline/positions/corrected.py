"""What people decided of a sentence's stance stands over what the cues say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from pipeline.records import Reject, Review, SentenceStance
from pipeline.tables import lost_review


def corrected(
    rows: Iterable[SentenceStance], decided: Mapping[str, Sequence[Review]]
) -> tuple[list[SentenceStance], list[Reject]]:
    """``rows`` with the decided stances, in the same order, and the decisions about sentences that have no row.

    Only the sentence itself changes, not those that lean on it. The score of a decision is 1; its cue is the
    pipeline's where that said the same, else None.
    """
    left = dict(decided)
    out = [_decided(row, left.pop(row.sentence_id)[0]) if row.sentence_id in left else row for row in rows]
    why = "setningen er ikke et utsagn fra en høringsinstans"
    return out, [lost_review(r, "positions", why) for rows_left in left.values() for r in rows_left]


def _decided(row: SentenceStance, review: Review) -> SentenceStance:
    changes = {"stance": review.new, "score": 1.0, "cue": row.cue if row.stance == review.new else None}
    return msgspec.structs.replace(row, **changes, reviewed=review.by)
