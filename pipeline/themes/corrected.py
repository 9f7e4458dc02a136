"""What people decided of a sentence's themes stands over what the codebook's patterns find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import Reject, Review, Sentence, ThemeTag
from pipeline.tables import YES, lost_review

CORRECTED, CONFIRMED = "rettet", "bekreftet"
"""Methods of a tag that a person added, and of one that a person agreed to."""


def corrected(
    tags: Sequence[ThemeTag],
    decided: Mapping[str, Sequence[Review]],
    sentences: Iterable[Sentence],
    themes: Sequence[str],
) -> tuple[list[ThemeTag], list[Reject]]:
    """``tags`` with the decided ones added, confirmed or taken away, and the decisions about themes that are gone.

    Only the sentence itself changes, not those that lean on it. ``themes`` is the codebook's order.
    """
    if not decided:
        return list(tags), []
    found: dict[str, dict[str, ThemeTag]] = defaultdict(dict)
    for t in tags:
        found[t.sentence_id][t.theme] = t
    gone: list[Reject] = []
    doc_of = {s.sentence_id: s.doc_id for s in sentences}
    for sentence_id, reviews in decided.items():
        for r in reviews:
            if r.target not in themes:
                gone.append(lost_review(r, "themes", f"temaet «{r.target}» står ikke i kodeboken"))
            elif r.new == YES:
                found[sentence_id][r.target] = _decided(r, doc_of[sentence_id], sentence_id, found[sentence_id])
            else:
                found[sentence_id].pop(r.target, None)
    order = {theme: n for n, theme in enumerate(themes)}
    by_sentence = (found[s].values() for s in doc_of if s in found)
    return [t for group in by_sentence for t in sorted(group, key=lambda t: order[t.theme])], gone


def _decided(review: Review, doc_id: str, sentence_id: str, found: Mapping[str, ThemeTag]) -> ThemeTag:
    machine = found.get(review.target)
    return ThemeTag(
        doc_id=doc_id,
        sentence_id=sentence_id,
        theme=review.target,
        score=1.0,
        method=CONFIRMED if machine else CORRECTED,
        evidence=machine.evidence if machine else "",
        reviewed=review.by,
    )
