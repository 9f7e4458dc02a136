"""Views that no headline counts, since all they rest on is unsure: by measure, each with its best quote."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import View
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.common import Ref, measure_href, measure_label, read_href, source_href, verbatim
from pipeline.report.context.counted import best_quotes, counted
from pipeline.report.context.voices import voice_anchor
from pipeline.report.material import Material
from pipeline.report.words import VIEWS, Look, lang_tag

SHOWN = 4
"""Views of a measure that are shown with a quote; the others are read on the measure's page."""


@dataclass(frozen=True)
class Found:
    """A sentence that a view may rest on, by ``index`` in the site's data, and where it stands."""

    index: int
    text: str
    lang: str | None
    page: int | None
    source: str | None
    read: str | None


@dataclass(frozen=True)
class Doubt:
    """A view that the program is unsure of. ``sender`` leads to its quotes; ``index`` is the view's in the site's data;
    ``quote`` is None where none may be shown."""

    index: int
    look: Look
    sender: Ref
    quote: Found | None


@dataclass(frozen=True)
class Doubtful:
    """A measure with such views: ``n`` of them, of which ``views`` are shown. ``alone``: it has no others."""

    id: str
    anchor: str
    label: str
    text: str
    href: str
    n: int
    alone: bool
    views: tuple[Doubt, ...]


def doubtful(m: Material) -> tuple[Doubtful, ...]:
    """The measures some of whose counted views are unsure, those with most of them first, then in the plan's order."""
    unsure = unsure_views(m)
    number = {id(v): n for n, v in enumerate(m.views)}
    best = best_quotes(m)
    out = []
    for i, views in counted(m).items():
        own = sorted((v for v in views if key_of(v) in unsure), key=lambda v: m.sender_number[v.sender])
        if own:
            shown = tuple(_doubt(m, v, number[id(v)], best.get(id(v))) for v in own[:SHOWN])
            out.append(
                Doubtful(
                    id=i,
                    anchor=doubt_anchor(m, i),
                    label=measure_label(m.measures[i]),
                    text="" if m.measures[i].kind == "whole" else m.measures[i].text,
                    href=measure_href(m, i),
                    n=len(own),
                    alone=len(own) == len(views),
                    views=shown,
                )
            )
    return tuple(sorted(out, key=lambda d: -d.n))


def doubt_anchor(m: Material, measure_id: str) -> str:
    """Where the front page lists the measure's unsure views."""
    return f"usikre-{m.measure_pages[measure_id]}"


def _doubt(m: Material, view: View, index: int, sentence_id: str | None) -> Doubt:
    href = f"{measure_href(m, view.measure_id)}#{voice_anchor(m, view.sender, view.answers)}"
    return Doubt(
        index=index,
        look=VIEWS[view.view],
        sender=Ref(m.senders[view.sender].name, href),
        quote=_found(m, sentence_id) if sentence_id else None,
    )


def _found(m: Material, sentence_id: str) -> Found:
    sentence, document = m.sentences[sentence_id], m.document_of(sentence_id)
    return Found(
        index=m.index[sentence_id],
        text=verbatim(m, sentence_id),
        lang=lang_tag(sentence.language or document.language),
        page=sentence.page if document.n_pages else None,
        source=source_href(m, document, sentence.page),
        read=read_href(m, sentence_id),
    )
