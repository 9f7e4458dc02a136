"""The topics BERTopic proposes: shown apart, and never as themes."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.report.context.common import Passage, passages
from pipeline.report.material import Material


@dataclass(frozen=True)
class TopicCard:
    """A proposed topic: its words, how much it holds and the sentences nearest its centre."""

    number: int
    words: tuple[str, ...]
    n_sentences: int
    n_senders: int
    examples: tuple[Passage, ...]


def topic_cards(m: Material) -> tuple[TopicCard, ...]:
    """The topics, largest first. Words that are a private person's name are left out."""
    names = {w.casefold() for n in m.names.hidden for w in n.split()}
    return tuple(
        TopicCard(
            number=n,
            words=tuple(w for w in t.words if not names & set(w.casefold().split())),
            n_sentences=t.n_sentences,
            n_senders=t.n_senders,
            examples=passages(m, t.examples),
        )
        for n, t in enumerate(sorted(m.topics, key=lambda t: (-t.n_sentences, t.topic_id)), 1)
    )
