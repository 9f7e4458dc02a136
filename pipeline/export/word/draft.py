"""The draft from first to last: who answered, the proposal as a whole, measure by measure, and what is not covered."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.export.word import remaining, views, who
from pipeline.export.word.material import Material, WordParams
from pipeline.export.word.norwegian import Words, capital
from pipeline.export.word.pieces import Block, Contents, Note, Paragraph, Text, Writer, label, plain, short
from pipeline.records import HELHET, Measure

_HEAD_LENGTH = 66
"""Most characters of a measure in its heading; its whole text stands below."""


def draft(material: Material, words: Words, params: WordParams) -> list[Block]:
    """All paragraphs of the file, in order."""
    writer = Writer(material, words, params)
    (whole, *measures) = material.measures
    return [
        *_front(writer),
        *who.answered(writer),
        *_whole(writer, whole),
        *_measures(writer, measures),
        *remaining.silent(writer),
        *remaining.mentioned(writer),
        *remaining.uncovered(writer),
    ]


def _front(writer: Writer) -> list[Block]:
    words, hearing = writer.words, writer.material.hearing
    facts = [
        words["case"].format(hearing.case_number) if hearing.case_number else None,
        words["deadline"].format(words.date(hearing.deadline)) if hearing.deadline else None,
    ]
    before, between, after = words["draft"].split("{}")
    return [
        plain("Title", words["title"]),
        plain("Subtitle", hearing.title),
        *([plain("Normal", ". ".join(filter(None, facts)) + ".")] if any(facts) else []),
        Paragraph("Merknad", (Text(before), Note((Text(words["sources"]),)), Text(between + words["check"] + after))),
        Contents(),
    ]


def _whole(writer: Writer, measure: Measure) -> list[Block]:
    opinions = writer.material.opinions.get(HELHET, ())
    said = views.answers(writer, measure, opinions)
    other = views.elsewhere(writer, measure, opinions)
    weighed = who.weighed(writer, measure)
    said = [*views.tally(writer, measure, opinions), *said]
    out: list[Block] = [plain("Heading1", writer.words["whole"]), *(said or [views.none_yet(writer, measure)])]
    if weighed:
        out += [plain("Heading2", writer.words["weighed"]), *weighed]
    return out + ([plain("Heading2", writer.words["elsewhere"]), *other] if other else [])


def _measures(writer: Writer, measures: Iterable[Measure]) -> list[Block]:
    """Those that somebody has a view of, under the plan's own sections."""
    out: list[Block] = []
    spoken = [m for m in measures if writer.material.opinions.get(m.measure_id)]
    for section, found in groupby(spoken, key=lambda m: m.section or m.source):
        out.append(plain("Heading1", section))
        for measure in found:
            out += _measure(writer, measure)
    return out


def _measure(writer: Writer, measure: Measure) -> list[Block]:
    words = writer.words
    opinions = writer.material.opinions[measure.measure_id]
    own = views.answers(writer, measure, opinions)
    other = views.elsewhere(writer, measure, opinions)
    return [
        plain("Heading2", f"{label(words, measure)}: {short(measure.text, _HEAD_LENGTH)}"),
        plain("Heading3", words[measure.kind]),
        *_stands(writer, measure),
        *([plain("Heading3", words["views"]), *views.tally(writer, measure, opinions), *own] if own else []),
        *([plain("Heading3", words["elsewhere"]), *other] if other else []),
    ]


def _stands(writer: Writer, measure: Measure) -> list[Paragraph]:
    """The measure's text, its place, sum and deadline in the plan."""
    words = writer.words
    also = [f"{p.source} ({words['page']}\u00a0{p.page})" for p in measure.places[1:]]
    facts = [
        words["place"].format(label(words, measure), measure.page) + ".",
        words["also"].format("; ".join(dict.fromkeys(also))) if also else None,
        words["amount"].format(words.amount(measure.amount_nok)) if measure.amount_nok is not None else None,
        words["due"].format(measure.deadline) if measure.deadline else None,
    ]
    return [plain("Quote", f"«{measure.text}»"), plain("Normal", capital(" ".join(filter(None, facts))))]
