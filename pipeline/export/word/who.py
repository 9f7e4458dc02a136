"""Who answered, by type and name, and how each answer was weighed as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import get_args

from pipeline.export.word.material import case_of, sender_of
from pipeline.export.word.norwegian import Noun, capital, inside, listing
from pipeline.export.word.pieces import Block, Check, Paragraph, Piece, Text, Writer, plain
from pipeline.records import Document, Measure, OverallLabel, ViewLabel

_LABELS: tuple[OverallLabel, ...] = get_args(OverallLabel)
_AS_VIEW: dict[OverallLabel, ViewLabel] = {
    "støtter": "støtter",
    "støtter-med-forbehold": "støtter-med-forbehold",
    "kritisk": "kritisk",
    "imot": "imot",
    "ingen-merknader": "uten-merknader",
}


def answered(writer: Writer) -> list[Block]:
    """The senders who answer the plan by type, with counts; then other input, what was not read, what is withheld."""
    words, documents = writer.words, writer.material.documents
    what = words["plan"] if writer.material.hearing.has_plan else words["proposal"]
    letters = [d for d in documents if d.status == "analysed" and case_of(d) is None]
    n_withheld = writer.material.n_withheld
    return [
        plain("Heading1", words["who"]),
        *_by_type(writer, letters, what),
        *_invited(writer),
        *_guessed(writer, letters),
        *_others(writer, what),
        *_not_analysed(writer),
        *([plain("Normal", words["withheld"].format(n_withheld))] if n_withheld else []),
    ]


def _by_type(writer: Writer, letters: Sequence[Document], what: str) -> list[Block]:
    words = writer.words
    came = {sender_of(d) for d in letters}
    senders = [(s, t) for s, t in writer.material.types.items() if s in came]
    if not senders:
        return [plain("Normal", words["none_answered"].format(what))]
    groups = [(t, [s for s, _ in found]) for t, found in groupby(senders, key=lambda s: s[1])]
    counts = listing([words.count(len(names), t) for t, names in groups])
    noun = Noun(*words["instance"].split("|"))
    every = f"{words.one(len(senders), noun)} {noun.singular if len(senders) == 1 else noun.plural}"
    out: list[Block] = [plain("Normal", capital(words["answered"].format(every, what, counts)))]
    for t, names in groups:
        head = f"{words.heading(t)} ({len(names)}): "
        out.append(Paragraph("ListBullet", (Text(head, bold=True), Text("; ".join(names)))))
    return out


def _invited(writer: Writer) -> list[Block]:
    """Who was invited and has not answered, where the hearing says who was invited."""
    silent = writer.material.invited_silent
    return [plain("Normal", writer.words["invited"].format("; ".join(silent)))] if silent else []


def _guessed(writer: Writer, letters: Iterable[Document]) -> list[Block]:
    read_off = {sender_of(d) for d in letters if d.sender and {"sender", "sender_type"} & set(d.guessed)}
    names = [inside(s) for s in writer.material.types if s in read_off]
    return [plain("Normal", writer.words["guessed"].format(listing(names, closed=True)))] if names else []


def _others(writer: Writer, what: str) -> list[Block]:
    """What answers other cases, and background, with senders and date."""
    words = writer.words
    cases: dict[str, set[str]] = defaultdict(set)
    for d in writer.material.documents:
        if d.status == "analysed" and (case := case_of(d)) is not None:
            cases[case].add(sender_of(d))
    if not cases:
        return []
    out: list[Block] = [plain("Normal", words["others"].format(what))]
    for case, names in sorted(cases.items()):
        dates = listing([words.date(d) for d in writer.material.case_dates(case)])
        senders = "; ".join(s for s in writer.material.types if s in names)
        out.append(plain("ListBullet", f"«{case}» ({dates}): {senders}"))
    return out


def _not_analysed(writer: Writer) -> list[Block]:
    """Published files that could not be read, with the reason; duplicates are analysed as the document they equal."""
    words = writer.words
    lost = [d for d in writer.material.documents if d.status in ("needs-ocr", "empty", "refused")]
    if not lost:
        return []
    rows = [plain("ListBullet", f"{sender_of(d)}: {words[d.status]}") for d in lost]
    return [plain("Normal", words["not_analysed"]), *rows]


def weighed(writer: Writer, measure: Measure) -> list[Block]:
    """Each answer's view of the whole: first those that state it, then those weighed from all their positions."""
    words = writer.words
    out: list[Block] = []
    for overall in _LABELS:
        found = [(d, o) for d, o in writer.material.overall if o.overall == overall]
        stated = [d for d, o in found if o.sentence_id is not None]
        counted = [d for d, o in found if o.sentence_id is None]
        out += _together(writer, stated, overall, measure, by_itself=True)
        out += _together(writer, counted, overall, measure, by_itself=False)
    return [plain("Normal", words["weighed_how"]), *out] if out else []


def _together(
    writer: Writer, documents: Iterable[Document], overall: OverallLabel, measure: Measure, *, by_itself: bool
) -> list[Block]:
    given = {sender_of(d) for d in documents}
    if not given:
        return []
    words = writer.words
    named = writer.naming([s for s in writer.material.types if s in given])
    mark: list[Piece] = []
    if overall == "kommentar":
        said = words["comment"].format(named.text)
    else:
        does = words.does(_AS_VIEW[overall], named.n, words.objects[measure.kind].definite)
        said = words["stated" if by_itself else "weighed_as"].format(named.text, does)
        mark = [] if by_itself else [Text(" "), Check(words["unsure_weighed"])]
    return [Paragraph("Normal", (Text(said), *writer.counted(named), *mark))]
