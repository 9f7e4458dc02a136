"""The words a headline rests on where few are behind it: the best quote of each view, to be judged at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Argument, View, ViewLabel
from pipeline.report.context.certainty import Key, is_low, key_of, key_of_quote, unsure_views
from pipeline.report.context.common import Ref, measure_href, read_href, source_href, verbatim
from pipeline.report.context.counted import counted
from pipeline.report.context.quoted import Sure, sure
from pipeline.report.context.voices import voice_anchor
from pipeline.report.material import Material
from pipeline.report.words import ARGUMENTS, VIEWS, Look, lang_tag

LINES = 3
"""How many quotes, or conditions, a measure shows at most, each from another sender."""
CONDITION_LENGTH = 160
"""Characters of a condition that is shown; longer ones are read on the measure's page."""

Quotes = Mapping[int, tuple[str, ...]]
"""The sentences behind each view, by ``id`` of the view, the one that shows it best first."""
Wishes = Mapping[tuple[str, str], Sequence[Argument]]
"""Reservations and requested changes by measure and sender."""


@dataclass(frozen=True)
class Line:
    """A quote under a headline: whose, of which view, and how sure the program is of it.

    ``label`` says what the words are where they are a reservation or a requested change, None for a whole sentence;
    ``index`` is the sentence in the site's data; ``sender`` leads to all that it says of the measure.
    """

    look: Look
    label: str | None
    text: str
    lang: str | None
    sender: Ref
    page: int | None
    source: str | None
    read: str | None
    sure: Sure | None
    index: int


def quotes_by_view(m: Material) -> Quotes:
    """What each view that a headline counts rests on: what the program is sure of first, then the view's best."""
    unsure = unsure_views(m)
    own: dict[Key, list[str]] = defaultdict(list)
    for q in m.quotes:
        if q.relation != "nevner" and q.sentence_id in m.index:
            own[key_of_quote(m, q)].append(q.sentence_id)
    out = {}
    for v in (v for views in counted(m).values() for v in views if key_of(v) not in unsure):
        best = v.best_sentence_id
        found = own.get(key_of(v)) or ([best] if best and best in m.index else [])
        low = {i: is_low(m, i, v.measure_id) for i in found}
        out[id(v)] = tuple(sorted(low, key=lambda i: (low[i], i != best)))
    return out


def evidence_data(m: Material) -> list[list[int]]:
    """The same for ``static/overview.js``: of each view its number, then its sentences, as the data counts them."""
    found = quotes_by_view(m)
    of = {n: found.get(id(v), ()) for n, v in enumerate(m.views) if m.measures[v.measure_id].kind != "whole"}
    return [[n, *(m.index[i] for i in ids)] for n, ids in of.items() if ids]


def evidence(
    m: Material,
    views: Sequence[View],
    quotes: Quotes,
    order: Sequence[ViewLabel],
    without: frozenset[str] = frozenset(),
) -> tuple[Line, ...]:
    """The best quote of each view, at most ``LINES``: one of each kind of view in ``order`` before a second of any.
    ``without`` are senders whose words stand there already."""
    ranked = sorted(views, key=lambda v: (order.index(v.view), m.sender_number[v.sender]))
    ranked = [v for v in ranked if v.sender not in without and quotes.get(id(v))]
    first = {v.view: v for v in reversed(ranked)}
    chosen = sorted(ranked, key=lambda v: first[v.view] is not v)[: max(LINES - len(without), 0)]
    return tuple(_line(m, v, quotes[id(v)][0]) for v in ranked if v in chosen)


def wishes(m: Material) -> Wishes:
    """Reservations and requested changes that are short enough, by measure and sender, of positions that are sure."""
    found: dict[tuple[str, str], list[Argument]] = {}
    for position, arguments in m.arguments.items():
        for a in arguments:
            if a.kind != "begrunnelse" and len(a.text) <= CONDITION_LENGTH:
                for measure_id in (i for i in a.measure_ids if not is_low(m, position, i)):
                    found.setdefault((measure_id, m.sender_of(position).key), []).append(a)
    return found


def conditions(m: Material, views: Sequence[View], said: Wishes) -> tuple[tuple[str, Line], ...]:
    """What those who support on conditions say that they are, one of each sender, a reservation before a wish; each
    with its sender's key."""
    out = []
    for v in sorted(views, key=lambda v: m.sender_number[v.sender]):
        own = [
            a
            for a in said.get((v.measure_id, v.sender), ())
            if v.view == "støtter-med-forbehold" and m.documents[a.doc_id].answers == v.answers
        ]
        if own:
            a = min(own, key=lambda a: (a.kind != "forbehold", a.doc_id, a.start))
            out.append((a.kind != "forbehold", v.sender, _line(m, v, a.position_id, a)))
    return tuple((sender, line) for _, sender, line in sorted(out, key=lambda x: x[0])[:LINES])


def _line(m: Material, view: View, position: str, said: Argument | None = None) -> Line:
    """The position behind a view, or what of it (or of the sentence beside it) is a condition."""
    stands = said.sentence_id if said else position
    sentence, document = m.sentences[stands], m.document_of(stands)
    link = next((a for a in m.aligned.get(position, ()) if a.measure_id == view.measure_id), None)
    href = f"{measure_href(m, view.measure_id)}#{voice_anchor(m, view.sender, view.answers)}"
    return Line(
        look=VIEWS[view.view],
        label=ARGUMENTS[said.kind] if said else None,
        text=said.text if said else verbatim(m, position),
        lang=lang_tag(sentence.language or document.language),
        sender=Ref(m.senders[view.sender].name, href),
        page=sentence.page if document.n_pages else None,
        source=source_href(m, document, sentence.page),
        read=read_href(m, stands),
        sure=sure(m.stances.get(position), link) if link else None,
        index=m.index[position],
    )
