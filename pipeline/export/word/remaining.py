"""What is left over: measures nobody addressed, measures only mentioned, and demands no measure covers."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.export.word.material import Evidence, case_of, sender_of
from pipeline.export.word.pieces import Block, Note, Paragraph, Piece, Text, Writer, label, plain
from pipeline.records import HELHET, Measure, Stance

_GROUPS: dict[Stance | None, str] = {
    "støtter": "Støtte",
    "støtter-med-forbehold": "Støtte",
    "foreslår": "Forslag",
    "kritisk": "Kritikk",
    "imot": "Kritikk",
}
_GROUP_ORDER = ("Forslag", "Kritikk", "Støtte")


def silent(writer: Writer) -> list[Block]:
    """Measures that nobody addressed; then goals and priorities that nobody has a view of or mentions."""
    material = writer.material
    spoken = {*material.opinions, *material.mentions}
    measures = [m for m in material.measures if m.measure_id in material.silent]
    other = [m for m in material.measures if m.kind in ("goal", "priority") and m.measure_id not in spoken]
    out: list[Block] = []
    if measures:
        out += [plain("Heading1", writer.words["unaddressed"]), *(_line(writer, m) for m in measures)]
    if other:
        out += [plain("Heading1", writer.words["unaddressed_other"]), *(_line(writer, m) for m in other)]
    return out


def mentioned(writer: Writer) -> list[Block]:
    """Measures that somebody names and nobody has a view of, with who and where."""
    material = writer.material
    found = [m for m in material.measures if m.measure_id in material.mentions and m.measure_id != HELHET]
    rows = [_mention(writer, m) for m in found if m.measure_id not in material.opinions]
    return [plain("Heading1", writer.words["mentioned"]), *rows] if rows else []


def _mention(writer: Writer, measure: Measure) -> Paragraph:
    found = writer.material.mentions[measure.measure_id]
    by = {sender_of(e.document) for e in found}
    named = writer.naming([s for s in writer.material.types if s in by], start=False)
    sources = "; ".join(dict.fromkeys(writer.source(e) for e in found))
    said = " " + writer.words["mentioned_by"].format(named.text.rstrip(","))
    return Paragraph("ListBullet", (*_line(writer, measure).pieces, Text(said), Note((Text(f"{sources}."),))))


def _line(writer: Writer, measure: Measure) -> Paragraph:
    place = f" ({writer.words['page']}\u00a0{measure.page})"
    head = Text(f"{label(writer.words, measure)}: ", bold=True)
    return Paragraph("ListBullet", (head, Text(measure.text + place)))


def uncovered(writer: Writer) -> list[Block]:
    """Positions no measure covers, sender by sender; those in answers to other cases apart."""
    words, found = writer.words, writer.material.uncovered
    if not found:
        return []
    has_plan = writer.material.hearing.has_plan
    own = [e for e in found if case_of(e.document) is None]
    other = [e for e in found if case_of(e.document) is not None]
    out: list[Block] = [
        plain("Heading1", words["uncovered" if has_plan else "input"]),
        plain("Normal", words["uncovered_how" if has_plan else "input_how"]),
    ]
    for sender, said in _by_sender(writer, own):
        out += [plain("Heading2", sender), *_grouped(writer, said)]
    if other:
        out.append(plain("Heading2", words["elsewhere"]))
    for sender, said in _by_sender(writer, other):
        for case in sorted({case_of(e.document) or "" for e in said}):
            dates = ", ".join(words.date(d) for d in writer.material.case_dates(case))
            here = [e for e in said if case_of(e.document) == case]
            out += [plain("Heading3", f"{sender}: «{case}» ({dates})"), *_grouped(writer, here)]
    return out


def _by_sender(writer: Writer, found: Iterable[Evidence]) -> list[tuple[str, list[Evidence]]]:
    said: dict[str, list[Evidence]] = {s: [] for s in writer.material.types}
    for e in found:
        said[sender_of(e.document)].append(e)
    return [(s, es) for s, es in said.items() if es]


def _grouped(writer: Writer, found: list[Evidence]) -> list[Block]:
    """The sentences under «Forslag», «Kritikk» and «Støtte», each with source and page as a footnote."""
    out: list[Block] = []
    for group in _GROUP_ORDER:
        said = [e for e in found if _GROUPS[e.stance] == group]
        if said:
            head = Paragraph("Ledetekst", (Text(f"{writer.words[group]}:", bold=True),))
            out += [head, *(_bullet(writer, e) for e in said)]
    return out


def _bullet(writer: Writer, e: Evidence) -> Paragraph:
    pieces: list[Piece] = [writer.quoted(e), Note((Text(f"{writer.source(e)}."),)), *writer.check(e)]
    return Paragraph("ListBullet", tuple(pieces))
