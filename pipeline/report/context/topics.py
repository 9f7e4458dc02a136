"""The topics BERTopic proposes: shown apart, and never as themes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from pipeline.records import Topic
from pipeline.report.context.common import Passage, passages
from pipeline.report.context.topicentries import code, codebook, entry
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.words import count, decimal

FILE = "kodebok-forslag.yaml"
"""The entries of all topics, beside the pages."""

LEFT_OUT = {
    "small": msg("{n} for små"),
    "one_sender": msg("{n} fra for få høringsinstanser"),
    "unsteady": msg("{n} som ikke kommer igjen når grupperingen gjentas"),
    "unnamed": msg("{n} uten ord som samler dem"),
}
"""Why clusters are no topics, by the step that counts them."""

STEADY, SOMEWHAT = 0.75, 0.6
"""From what stability a topic is held to be stable, and to be a pattern (Hennig, 2007)."""


@dataclass(frozen=True)
class TopicCard:
    """A proposed topic: its label and words, how much it holds, how sure it is, and quotes nearest its centre."""

    topic_id: int
    number: int
    label: str
    nynorsk: str | None
    words: tuple[str, ...]
    n_sentences: int
    n_senders: int
    stability: str
    """From 0 to 1: ``0,82``."""
    steady: str
    """What that means."""
    n_caught: int
    n_caught_elsewhere: int
    examples: tuple[Passage, ...]
    entry: str
    """YAML to paste into the codebook."""


@dataclass(frozen=True)
class TopicsPage:
    """The topics, what they were proposed from and what was left out, and the file with all entries.

    ``first``: the hearing has no codebook, and all sentences were looked at.
    """

    cards: tuple[TopicCard, ...]
    first: bool
    n_sentences: int
    n_different: int
    n_needed: int
    left_out: tuple[tuple[str, int], ...]
    """Why clusters are no topics, and how many."""
    n_left_out: int
    file: str | None
    codebook: str


def topics_page(m: Material) -> TopicsPage:
    """The topics, largest first. Words that are a private person's name are left out, and a topic without others."""
    names = " ".join(m.names.hidden).casefold()
    hidden = frozenset((names + " " + names.replace("-", " ")).split())
    taken = set(m.themes)
    cards: list[TopicCard] = []
    for t in sorted(m.topics, key=lambda t: (-t.n_sentences, t.topic_id)):
        if (card := _card(m, t, len(cards) + 1, hidden, taken)) is not None:
            cards.append(card)
    first = not m.themes
    left_out = tuple((why, n) for step, why in LEFT_OUT.items() if (n := m.topic_counts.get(step, 0)))
    return TopicsPage(
        cards=tuple(cards),
        first=first,
        n_sentences=m.topic_counts.get("sentences", 0),
        n_different=m.topic_counts.get("different", 0),
        n_needed=m.topic_counts.get("needed", 0),
        left_out=left_out,
        n_left_out=sum(n for _, n in left_out),
        file=FILE if cards else None,
        codebook=codebook(m.hearing.title, (c.entry for c in cards), first=first),
    )


def _card(m: Material, t: Topic, n: int, hidden: Collection[str], taken: set[str]) -> TopicCard | None:
    words, patterns = _open(t.words, hidden), _open(t.patterns, hidden)
    if not words or not patterns:
        return None
    named = not _names(t.label, hidden)
    label = t.label if named and t.label else words[0]
    nynorsk = t.label_nn if named and not _names(t.label_nn or "", hidden) else None
    own = code(label, taken)
    taken.add(own)
    caught = f"mønstrene treffer {t.n_caught} av setningene og {t.n_caught_elsewhere} andre"
    size = (
        f"{count(t.n_sentences, 'setning', 'setninger')} fra {count(t.n_senders, 'høringsinstans', 'høringsinstanser')}"
    )
    remark = f"Foreslått tema {n}: {size}, stabilitet {decimal(t.stability)}; {caught}."
    return TopicCard(
        topic_id=t.topic_id,
        number=n,
        label=label,
        nynorsk=nynorsk,
        words=words,
        n_sentences=t.n_sentences,
        n_senders=t.n_senders,
        stability=decimal(t.stability),
        steady=_meaning(t.stability),
        n_caught=t.n_caught,
        n_caught_elsewhere=t.n_caught_elsewhere,
        examples=passages(m, t.examples),
        entry=entry(code=own, label=label, nynorsk=nynorsk, patterns=patterns, remark=remark),
    )


def _open(words: Iterable[str], hidden: Collection[str]) -> tuple[str, ...]:
    return tuple(w for w in words if not _names(w, hidden))


def _names(text: str, hidden: Collection[str]) -> bool:
    """Whether the text holds a word that is a private person's name."""
    return any(w.strip('*",') in hidden for w in text.casefold().split())


def _meaning(stability: float) -> str:
    return msg("stabilt") if stability >= STEADY else msg("nokså stabilt") if stability >= SOMEWHAT else msg("usikkert")
