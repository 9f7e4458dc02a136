"""«Vi slutter oss til høringssvaret fra X»: the views taken over from another sender."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Endorsement, View
from pipeline.summary.names import SenderNames
from pipeline.summary.positions import Said

# Written by us from how such letters are phrased, bokmål and nynorsk.
_ENDORSES = re.compile(
    r"\b(slutte[rt]?|sluttar|stille[rt]?|stilt|viser|syner)\b.{0,40}?\b(til|bak|opp om)\b"
    r"|\b(støtte[rt]?|stør|stør opp om|tiltrer|tiltrår|tiltrår)\b",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\b(høringssvar|høringsuttalelse|høringsinnspill|høyringssvar|høyringsfråsegn|høyringsinnspel"
    r"|uttalelse|fråsegn|innspill|innspel|svar|merknade[rn]e?|merknadane|synspunkt|vurdering)\w*",
    re.IGNORECASE,
)


def joins_an_answer(text: str) -> bool:
    """The sentence joins some other answer, whether that sender is known here or not."""
    return _ENDORSES.search(text) is not None and _ANSWER.search(text) is not None


def endorsements(items: Iterable[Said], names: SenderNames) -> tuple[Endorsement, ...]:
    """Sentences in which a sender joins another sender's answer, by a name of that sender's."""
    out = []
    for item in items:
        text = item.sentence.text
        if item.sentence.kind == "heading" or not joins_an_answer(text):
            continue
        out += [
            Endorsement(sender=item.sender, of=name, doc_id=item.document.doc_id, sentence_id=item.sentence.sentence_id)
            for name in sorted({n.sender for n in names.find(text, any_case=True)})
            if name != item.sender
        ]
    return tuple(out)


def inherited(views: Iterable[View], joined: Iterable[Endorsement]) -> tuple[View, ...]:
    """The views that endorsing senders take over: those of the endorsed sender on what they say nothing of themselves.

    An endorsement of an endorsement is not followed: only what a sender said itself is passed on.
    """
    own = tuple(views)
    has = {(v.sender, v.measure_id) for v in own}
    out = {
        (e.sender, v.measure_id): View(
            sender=e.sender,
            measure_id=v.measure_id,
            view=v.view,
            inherited_from=e.of,
            n_positions=0,
            best_sentence_id=e.sentence_id,
        )
        for e in joined
        for v in own
        if v.sender == e.of and v.answers is None and (e.sender, v.measure_id) not in has
    }
    return tuple(out[k] for k in sorted(out))
