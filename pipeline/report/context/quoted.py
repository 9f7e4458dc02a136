"""What a quote carries beside its words: what is marked inside it, how sure the program is, and how it is cited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.records import Alignment, Argument, ArgumentKind, Document, Sentence, SentenceStance
from pipeline.report.i18n import msg
from pipeline.report.words import ARGUMENTS, SURENESS, date, sureness

_UNSURE = SURENESS[-1][1]


@dataclass(frozen=True)
class Piece:
    """A part of a quote: ``kind`` and ``label`` say what it is, None for what is nothing in particular."""

    text: str
    kind: ArgumentKind | None
    label: str | None


@dataclass(frozen=True)
class Sure:
    """How sure the program is that a sentence says something of a measure: the less sure of its two readings decides.

    ``stance`` and ``link`` are its probabilities in percent, None where a person decided or there is nothing to read.
    """

    label: str
    css: str
    stance: int | None
    link: int | None

    @property
    def is_low(self) -> bool:
        """The quote should be read in its context before it is used."""
        return self.css == "unsure"


def pieces(sentence: Sentence, arguments: Sequence[Argument]) -> tuple[Piece, ...]:
    """The sentence's words in parts, split where a reservation, a requested change or a reason begins or ends.

    Together they are ``sentence.text``. Where one lies in another, the inner one is marked.
    """
    inside = [a for a in arguments if a.sentence_id == sentence.sentence_id]
    cuts = sorted({sentence.start, sentence.end, *(x for a in inside for x in (a.start, a.end))})
    out: list[Piece] = []
    for start, end in pairwise(cuts):
        over = [a for a in inside if a.start <= start and end <= a.end]
        kind = min(over, key=lambda a: (a.end - a.start, a.start, a.kind)).kind if over else None
        text = sentence.text[start - sentence.start : end - sentence.start]
        if out and out[-1].kind == kind:
            out[-1] = Piece(out[-1].text + text, kind, out[-1].label)
        else:
            out.append(Piece(text, kind, ARGUMENTS[kind] if kind else None))
    return tuple(out)


def sure(stance: SentenceStance | None, link: Alignment) -> Sure:
    """How sure the program is of a passage's stance, where it has one, and of its link to a measure."""
    read = [x for x in (stance, link) if x is not None and x.score is not None]
    own = [x for x in read if x.reviewed is None]
    if not own:
        return Sure(msg("avgjort av et menneske"), "signed", None, None)
    label = sureness(min(x.score for x in own if x.score is not None)) or _UNSURE
    return Sure(label, "unsure" if label == _UNSURE else "sure", _percent(stance), _percent(link))


def cited(document: Document, *, private: bool) -> str:
    """The document as it stands behind a quote in running text, between the sender and the page: ``Høringssvar, 11.
    september 2026``. The title of a private person's letter is left out, since it mostly holds the name."""
    return ", ".join(p for p in (None if private else document.title, date(document.date)) if p)


def _percent(read: SentenceStance | Alignment | None) -> int | None:
    if read is None or read.score is None or read.reviewed is not None:
        return None
    return round(100 * read.score)
