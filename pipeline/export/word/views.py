"""Views of one measure as running text: who supports it, who criticises it, with the words they say it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import get_args

from pipeline.export.word.material import Evidence, Opinion
from pipeline.export.word.norwegian import Noun, capital, inside, listing
from pipeline.export.word.opinions import EXPECTED, statements, told, unsure
from pipeline.export.word.pieces import Check, Note, Paragraph, Piece, Text, Writer, plain
from pipeline.records import Measure, ViewLabel

_ORDER: tuple[ViewLabel, ...] = get_args(ViewLabel)


def answers(writer: Writer, measure: Measure, opinions: Iterable[Opinion]) -> list[Paragraph]:
    """The views of those who answer the plan, view by view; at the end those taken over from others."""
    own = [o for o in opinions if o.case is None]
    what = writer.words.objects[measure.kind].definite
    return _by_view(writer, own, what) + _inherited(writer, own, what)


def tally(writer: Writer, measure: Measure, opinions: Iterable[Opinion]) -> list[Paragraph]:
    """How many who answer the plan hold each view, where there are several: «Tre høringsinstanser har …»."""
    own = [o for o in opinions if o.case is None]
    if len(own) < 2:
        return []
    words, thing = writer.words, writer.words.objects[measure.kind]
    noun = Noun(*words["instance"].split("|"))
    n_by_view = {v: sum(o.view == v for o in own) for v in _ORDER}
    held = [f"{words.one(n, noun)} {words.does(v, n, thing.pronoun)}" for v, n in n_by_view.items() if n]
    said = " og ".join(x for x in (", ".join(held[:-1]), held[-1]) if x)
    count = f"{words.one(len(own), noun)} {noun.plural}"
    return [plain("Normal", capital(words["tally"].format(count, thing.definite, said)))]


def elsewhere(writer: Writer, measure: Measure, opinions: Iterable[Opinion]) -> list[Paragraph]:
    """The views in what answers another case, case by case with its date."""
    out: list[Paragraph] = []
    other = sorted((o for o in opinions if o.case is not None), key=lambda o: o.case or "")
    for case, found in groupby(other, key=lambda o: o.case or ""):
        out.append(Paragraph("Ledetekst", (Text(case_line(writer, case), italic=True),)))
        out += _by_view(writer, list(found), writer.words.objects[measure.kind].matter)
    return out


def case_line(writer: Writer, case: str) -> str:
    """``Fra «Saken» (2022):``."""
    dates = [writer.words.date(d) for d in writer.material.case_dates(case)]
    return writer.words["from_case"].format(case, listing(dates) or writer.words["no_date"])


def _by_view(writer: Writer, opinions: Sequence[Opinion], what: str) -> list[Paragraph]:
    out: list[Paragraph] = []
    for view in _ORDER:
        found = [o for o in opinions if o.view == view and o.inherited_from is None]
        if found:
            out += _one_view(writer, view, found, what)
    return out


def _one_view(writer: Writer, view: ViewLabel, found: Sequence[Opinion], what: str) -> list[Paragraph]:
    """One sender in a paragraph; several in a sentence that names them, with a paragraph for what each one says."""
    named = writer.naming([o.sender for o in found])
    said = f"{named.text} {writer.words.does(view, named.n, what)}"
    if len(found) == 1:
        return [Paragraph("Normal", tuple(_alone(writer, found[0], said)))]
    head = Paragraph("Normal", (Text(f"{said}."), *writer.counted(named), *_doubt(writer, found)))
    rows = [Paragraph("Quote", tuple(told(writer, o, statements(o), named=True))) for o in found if o.evidence]
    return [head, *rows]


def _alone(writer: Writer, o: Opinion, said: str) -> list[Piece]:
    """The view and the words that show it: after a colon when they show just that."""
    made = statements(o)
    if not made or made[0].act != EXPECTED.get(o.view):
        return [Text(f"{said}. " if made else f"{said}."), *told(writer, o, made, named=False)]
    first, *rest = made
    more = [Text(" "), *told(writer, o, rest, named=False)] if rest else []
    return [Text(f"{said}: "), *writer.quotes(first.said, reviewed=o.reviewed), *more]


def _doubt(writer: Writer, found: Sequence[Opinion]) -> list[Piece]:
    """The mark after a sentence that names senders whose view rests on nothing but unsure quotes."""
    names = [inside(o.sender) for o in found if unsure(writer, o)]
    return [Text(" "), Check(writer.words["unsure_senders"].format(listing(names)))] if names else []


def _inherited(writer: Writer, opinions: Sequence[Opinion], what: str) -> list[Paragraph]:
    """«X slutter seg til svaret fra Y, som støtter tiltaket (overtatt syn).», with the words as a footnote."""
    taken = sorted(
        (o for o in opinions if o.inherited_from is not None),
        key=lambda o: (_ORDER.index(o.view), o.inherited_from or ""),
    )
    out = []
    for (view, of), group in groupby(taken, key=lambda o: (o.view, o.inherited_from or "")):
        found = list(group)
        named = writer.naming([o.sender for o in found])
        said = writer.words["inherited"].format(named.text, inside(of), writer.words.does(view, 1, what))
        cited = _cited(writer, [e for o in found for e in o.evidence])
        out.append(Paragraph("Normal", (Text(said), *writer.counted(named), *cited)))
    return out


def _cited(writer: Writer, found: Sequence[Evidence]) -> tuple[Note, ...]:
    """One footnote with the sentences and their sources."""
    pieces: list[Text] = []
    for e in found:
        pieces += [Text(" ")] if pieces else []
        pieces += [writer.quoted(e), Text(f" ({writer.source(e)}).")]
    return (Note(tuple(pieces)),) if pieces else ()


def none_yet(writer: Writer, measure: Measure) -> Paragraph:
    """What stands under a measure that only other input speaks of."""
    return plain("Normal", writer.words["none_yet"].format(writer.words.objects[measure.kind].definite))
