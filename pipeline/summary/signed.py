"""Views that a person has signed: kept or changed, and whether they still rest on what they rested on then."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

import msgspec

from pipeline.records import (
    Document,
    Measure,
    Quote,
    Reject,
    Review,
    ReviewState,
    Sentence,
    View,
    ViewLabel,
)
from pipeline.summary.positions import sender_of, voices
from pipeline.summary.views import Key, bears
from pipeline.tables import NO_VIEW, lost_review, text_digest

_LABELS: tuple[ViewLabel, ...] = get_args(ViewLabel)
_AGAIN: ReviewState = "må ses på nytt"
_GONE = "senderen har ikke lenger noe syn på dette tiltaket som kan ses"


class Signing:
    """Signs the views it is given, and remembers which decisions it has used.

    A decision names the sender's documents, not the sender: names are corrected, and private persons' numbers move.
    """

    def __init__(
        self,
        reviews: Iterable[Review],
        documents: Sequence[Document],
        sentences: Iterable[Sentence],
        measures: Iterable[Measure],
        grouped: Mapping[Key, Sequence[Quote]],
    ) -> None:
        self._grouped = grouped
        self._texts = {s.sentence_id: s.text for s in sentences}
        self._measures = {m.measure_id: m.text for m in measures}
        self._rejects: list[Reject] = []
        self._waiting: dict[Key, Review] = {}
        senders = {d.doc_id: sender_of(d) for d in voices(documents)}
        for r in sorted(reviews, key=lambda r: (r.date, r.doc_id, r.target, r.answers, r.new, r.who)):
            self._wait(r, sorted({senders[d] for d in r.doc_id.split(" ; ") if d in senders}))

    def _wait(self, r: Review, senders: Sequence[str]) -> None:
        if len(senders) != 1:
            why = "dokumentene er delt mellom flere høringsinstanser" if senders else "dokumentene finnes ikke lenger"
            self._rejects.append(lost_review(r, "summary", why))
            return
        key = (senders[0], r.target, r.answers or None)
        if key in self._waiting:
            why = f"en senere avgjørelse gjelder ({r.by})"
            self._rejects.append(lost_review(self._waiting[key], "summary", why))
        self._waiting[key] = r

    def sign(self, views: Iterable[View]) -> tuple[View, ...]:
        """``views`` with their basis and, where somebody signed, who; those that a person took away are gone."""
        made = (self._signed(msgspec.structs.replace(v, basis=self._basis(v))) for v in views)
        return tuple(v for v in made if v is not None)

    def _signed(self, view: View) -> View | None:
        key = (view.sender, view.measure_id, view.answers)
        r = self._waiting.pop(key, None)
        if r is None:
            return view
        again = bool(r.basis) and r.basis != view.basis
        if again:
            why = f"{r.by}: {r.old} → {r.new}. Grunnlaget er endret siden: må ses på nytt"
            self._rejects.append(Reject(stage="summary", item=f"{view.sender} → {view.measure_id}", reason=why))
        if r.new == NO_VIEW:
            return None
        label = next(x for x in _LABELS if x == r.new)
        quotes = self._grouped.get(key, ())
        return msgspec.structs.replace(
            view,
            view=label,
            best_sentence_id=bears(label, quotes).sentence_id if quotes else view.best_sentence_id,
            reviewed=r.by,
            review=_AGAIN if again else "beholdt" if label == view.view else "endret",
            computed=view.view if label != view.view else None,
        )

    def _basis(self, view: View) -> str:
        """Digest of what the view rests on: 16 hex digits. Scores, ids and quotes that only mention do not count."""
        by_text = defaultdict(list)
        for q in self._grouped.get((view.sender, view.measure_id, view.answers), ()):
            if q.relation != "nevner":
                by_text[text_digest(self._texts[q.sentence_id])].append((q.relation, q.stance))
        best = self._texts.get(view.best_sentence_id or "", "") if not by_text else ""
        plan = text_digest(self._measures.get(view.measure_id, ""))
        said = sorted((k, sorted(v)) for k, v in by_text.items())
        rests_on = (view.view, plan, view.inherited_from, text_digest(best), said)
        return hashlib.sha256(json.dumps(rests_on, ensure_ascii=False).encode()).hexdigest()[:16]

    def rejects(self) -> tuple[Reject, ...]:
        """The decisions that hold nowhere, and those to look at again."""
        left = (lost_review(r, "summary", _GONE) for r in self._waiting.values())
        return tuple(sorted((*self._rejects, *left), key=lambda r: (r.item, r.reason)))
