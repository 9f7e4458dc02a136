"""Typical quotes: the sentences nearest the centre, each sender's best first, none said nearly so before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language import Token, meet
from pipeline.language.stopwords import STOP_KEYS
from pipeline.topics.material import Material


def typical(topic: Material, distances: Sequence[float], n: int, alike: float) -> tuple[str, ...]:
    """``sentence_id`` of at most ``n`` sentences of the topic, nearest its centre first (``distances``, row by row).

    Other senders come before a sender's second sentence. Of two sentences that share ``alike`` (0 to 1) of their
    words or more, the nearer one stands for both.
    """
    order = sorted(range(len(distances)), key=lambda i: (distances[i], topic.sentences[i].sentence_id))
    content = [_content(words) for words in topic.words]
    shown: list[int] = []
    for again in (False, True):
        for i in order:
            heard = topic.senders[i] in {topic.senders[k] for k in shown}
            if len(shown) < n and heard == again and all(_shared(content[i], content[k]) < alike for k in shown):
                shown.append(i)
    return tuple(topic.sentences[i].sentence_id for i in shown)


def _content(words: Sequence[Token]) -> frozenset[str]:
    keys = frozenset(meet(t.lemma) for t in words if t.text[:1].isalnum())
    return keys - STOP_KEYS or keys


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard: the share of the words of both that stand in both."""
    return len(one & other) / max(1, len(one | other))
