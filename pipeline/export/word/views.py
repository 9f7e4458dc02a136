"""Views of one measure as running text: who supports it, who criticises it, with the words they say it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import get_args

from pipeline.export.word.material import Evidence, Kind, Opinion
from pipeline.export.word.norwegian import inside, listing
from pipeline.export.word.pieces import Check, Note, Paragraph, Piece, Text, Writer, plain
from pipeline.records import Measure, ViewLabel

_ORDER: tuple[ViewLabel, ...] = get_args(ViewLabel)
_KINDS: tuple[Kind, ...] = get_args(Kind)
_EXPECTED: dict[ViewLabel, Kind] = {
    "støtter": "støtte",
    "foreslår": "forslag",
    "kritisk": "innvending",
    "imot": "innvending",
    "uten-merknader": "omtale",
}
"""What the quotes behind a view show when nothing else is said."""


def answers(writer: Writer, measure: Measure, opinions: Iterable[Opinion]) -> list[Paragraph]:
    """The views of those who answer the plan, view by view; at the end those taken over from others."""
    own = [o for o in opinions if o.case is None]
    what = writer.words.objects[measure.kind].definite
    return _by_view(writer, own, what) + _inherited(writer, own, what)


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
    named = writer.naming([o.sender for o in found])
    said = f"{named.text} {writer.words.does(view, named.n, what)}"
    doubt = _doubt(writer, found)
    if len(found) == 1:
        quotes = _quotes(writer, found[0])
        bare = bool(quotes) and found[0].evidence_of(_EXPECTED.get(view))
        lead = f"{said}: " if bare else f"{said}. " if quotes else f"{said}."
        return [Paragraph("Normal", (Text(lead), *quotes))]
    head = Paragraph("Normal", (Text(f"{said}."), *writer.counted(named), *doubt))
    return [head, *(_of_sender(writer, o) for o in found if o.evidence)]


def _of_sender(writer: Writer, o: Opinion) -> Paragraph:
    return Paragraph("Sitat", (Text(f"{o.sender}: "), *_quotes(writer, o)))


def _quotes(writer: Writer, o: Opinion) -> list[Piece]:
    """All quotes of an opinion by what they show; the kind is named where it is not the view's own."""
    out: list[Piece] = []
    for kind in sorted(_KINDS, key=lambda k: k != _EXPECTED.get(o.view)):
        found = o.evidence_of(kind)
        if not found:
            continue
        silent = kind == _EXPECTED.get(o.view) or o.inherited_from is not None
        label = "" if silent else f"{writer.words[kind]}: "
        out += [Text((" " if out else "") + label), *writer.quotes(found, reviewed=o.reviewed)]
    return [p for p in out if p != Text("")]


def _doubt(writer: Writer, found: Sequence[Opinion]) -> list[Piece]:
    """The mark after a sentence that names senders whose view rests on nothing but unsure quotes."""
    unsure = [
        o.sender for o in found if o.evidence and not o.reviewed and all(e.unsure(writer.params) for e in o.evidence)
    ]
    why = writer.words["unsure_senders"].format(listing([inside(s) for s in unsure]))
    return [Text(" "), Check(why)] if unsure else []


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
