"""What one sender says of a measure, in running text: its words, what it makes its support depend on, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from pipeline.export.word.material import Evidence, Kind, Opinion, Part
from pipeline.export.word.norwegian import listing
from pipeline.export.word.pieces import Piece, Said, Text, Writer, part_of, sentence_of
from pipeline.records import ArgumentKind, ViewLabel

Act = Literal[Kind, "endring", "begrunnelse", "grunnlag"]
"""What a statement does: what a quote shows, a requested change, a reason in words, or only what a reason builds on."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
EXPECTED: dict[ViewLabel, Kind] = {
    "støtter": "støtte",
    "støtter-med-forbehold": "forbehold",
    "foreslår": "forslag",
    "kritisk": "innvending",
    "imot": "innvending",
    "uten-merknader": "omtale",
}
"""What the quotes behind a view show when nothing else is said."""
_PARTS: dict[Kind, ArgumentKind] = {"forbehold": "forbehold", "forslag": "endring"}
"""The arguments that say what a quote shows more shortly than the whole sentence."""


@dataclass(frozen=True)
class Statement:
    """One thing a sender says, in its words. ``grounds`` are what a reason argues from."""

    act: Act
    said: tuple[Said, ...]
    grounds: tuple[str, ...] = ()


def statements(o: Opinion) -> list[Statement]:
    """All that an opinion is made of: first what its view leads one to expect, then the rest; reasons stand after
    what they are reasons for. Nothing is quoted twice."""
    out: list[Statement] = []
    quoted: set[tuple[str, str]] = set()
    for kind in sorted(_KINDS, key=lambda k: k != EXPECTED.get(o.view)):
        found = o.evidence_of(kind)
        if found:
            out += _of_kind(kind, found, quoted)
    return out


def told(writer: Writer, o: Opinion, made: Sequence[Statement], *, named: bool) -> list[Piece]:
    """The statements one after another, each with its subject and verb; ``named`` when the first has the name."""
    out: list[Piece] = []
    for n, x in enumerate(made):
        subject = o.sender if named and n == 0 else writer.words.again(o.type)
        out += [Text(" " if n else ""), *_told(writer, o, x, subject)]
    return [p for p in out if p != Text("")]


def _told(writer: Writer, o: Opinion, x: Statement, subject: str) -> list[Piece]:
    if x.act == "grunnlag":
        return [Text(writer.words["says grunnlag"].format(subject, _argued(x.grounds)) + ".")]
    quotes = writer.quotes(x.said, reviewed=o.reviewed)
    if x.grounds:
        return [Text(writer.words["says grunnlag"].format(subject, _argued(x.grounds)) + ": "), *quotes]
    plain = x.act in ("støtte", "omtale") and x.act == EXPECTED.get(o.view)
    return [Text(writer.words["says omtale" if plain else f"says {x.act}"].format(subject) + ": "), *quotes]


def _argued(grounds: Sequence[str]) -> str:
    return listing([g[:1].lower() + g[1:] for g in grounds])


def _of_kind(kind: Kind, found: Sequence[Evidence], quoted: set[tuple[str, str]]) -> list[Statement]:
    """The quotes of one kind, then the requests and reservations beside them, then the reasons."""
    short = _PARTS.get(kind)
    said = [x for e in found for x in _shortest(e, short)]
    act: Act = "endring" if short == "endring" and all(not x.whole for x in said) else kind
    out = [Statement(act, tuple(said))]
    quoted |= {(x.sentence.sentence_id, x.text) for x in said}
    kinds: tuple[ArgumentKind, ...] = ("forbehold", "endring")
    for more in kinds:
        beside = tuple(part_of(e, p, marked=False) for e in found for p in _new(e, more, quoted))
        if beside:
            out.append(Statement(more, beside))
            quoted |= {(x.sentence.sentence_id, x.text) for x in beside}
    return out + _reasons(found, quoted)


def _shortest(e: Evidence, kind: ArgumentKind | None) -> list[Said]:
    """The parts that say it, where there are any; else the whole sentence."""
    parts = [p for p in e.parts if p.kind == kind and p.sentence.sentence_id == e.sentence.sentence_id]
    return [part_of(e, p) for p in parts] or [sentence_of(e)]


def _new(e: Evidence, kind: ArgumentKind, quoted: set[tuple[str, str]]) -> Iterable[Part]:
    return (p for p in e.parts if p.kind == kind and not _stands(p, quoted))


def _stands(p: Part, quoted: set[tuple[str, str]]) -> bool:
    """The part, or its whole sentence, is quoted already."""
    number = p.sentence.sentence_id
    return (number, p.text) in quoted or (number, p.sentence.text) in quoted


def _reasons(found: Sequence[Evidence], quoted: set[tuple[str, str]]) -> list[Statement]:
    """Reasons that are not quoted yet, those that argue from the same together; of the others only what from."""
    every = [(e, p) for e in found for p in e.parts if p.kind == "begrunnelse"]
    new = [(e, p) for e, p in every if not _stands(p, quoted)]
    known = dict.fromkeys(p.ground for _, p in every if _stands(p, quoted) and p.ground)
    out = []
    for ground, group in groupby(sorted(new, key=lambda x: x[1].ground or ""), key=lambda x: x[1].ground):
        said = tuple(part_of(e, p, marked=False) for e, p in group)
        quoted |= {(x.sentence.sentence_id, x.text) for x in said}
        out.append(Statement("begrunnelse", said, (ground,) if ground else ()))
    left = tuple(g for g in known if g not in {g for x in out for g in x.grounds})
    return out + ([Statement("grunnlag", (), left)] if left else [])


def unsure(writer: Writer, o: Opinion) -> bool:
    """The view rests on nothing but unsure quotes, and nobody has looked at it."""
    return bool(o.evidence) and not o.reviewed and all(e.unsure(writer.params) for e in o.evidence)
