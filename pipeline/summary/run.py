"""Stage ``summary``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.language import tokens_by_sentence
from pipeline.params import Params
from pipeline.records import (
    HELHET,
    Alignment,
    Block,
    Document,
    Hearing,
    Measure,
    Mention,
    Overall,
    Sentence,
    SentenceStance,
    SentenceWords,
    ThemeTag,
    View,
)
from pipeline.stage import REVIEW, Inputs, Outputs, Stage, Work
from pipeline.summary import accounting, copies, inherit, shared, views
from pipeline.summary.answers import answers
from pipeline.summary.arguments.collect import arguments
from pipeline.summary.arguments.grounds import grounds
from pipeline.summary.mentions import mentions
from pipeline.summary.names import SenderNames
from pipeline.summary.overall import overall
from pipeline.summary.positions import Said, case_of, said, sender_of, voices
from pipeline.summary.signed import Signing


class SummaryParams(Params, frozen=True, kw_only=True):
    """majority: share of the positions for and against that one side must have to be the view of the whole, 0.5 to 1.
    fewest_positions: with fewer positions for and against than this a response has no view of the whole.
    copies: from where letters are alike, and how they are looked for.
    shared: from where a sentence is one that several senders have in common."""

    majority: float
    fewest_positions: int
    copies: copies.Likeness
    shared: shared.Sharing


def run(inputs: Inputs, params: SummaryParams, work: Work) -> Outputs:
    """Hver instans sitt syn på hvert tiltak, forbehold og begrunnelser, det som ikke er dekket, og regnskapet."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    documents = inputs.table("ingest/documents", Document)
    sentences = inputs.table("segment/sentences", Sentence)
    stances = inputs.table("positions/stances", SentenceStance)
    alignments = inputs.table("align/alignments", Alignment)
    measures = inputs.table("measures/measures", Measure)
    items = said(documents, sentences, stances, alignments)
    read = tokens_by_sentence(inputs.table("segment/words", SentenceWords))
    grouped = views.group(items)
    wholes = overalls(documents, sentences, items, params)
    signing = Signing(inputs.reviews("view"), documents, sentences, measures, grouped)
    own = signing.sign(without_remarks(views.views(grouped), documents, wholes))
    names = SenderNames(voices(documents), sentences)
    joined = inherit.endorsements(items, names)
    taken_over = signing.sign(inherit.inherited(own, joined))
    joining = frozenset(e.sentence_id for e in joined)
    all_views = sorted((*own, *taken_over), key=lambda v: (v.sender, v.measure_id, v.answers or ""))
    letters = copies.letters(documents, sentences)
    alike = copies.find_copies(letters, params.copies)
    gaps = accounting.gaps(items, measures, alignments, joining, has_plan=hearing.has_plan)
    return Outputs(
        tables={
            "views": all_views,
            "quotes": views.all_quotes(grouped),
            "arguments": arguments(items, sentences, read, {m.measure_id: m.text for m in measures}),
            "grounds": grounds(),
            "answers": answers(hearing.questions, documents, sentences, inputs.table("ingest/blocks", Block)),
            "overall": wholes,
            "gaps": gaps,
            "sender_themes": accounting.themes_by_sender(documents, items, inputs.table("themes/tags", ThemeTag)),
            "copies": alike,
            "shared_sentences": shared.shared_sentences(letters, _given(hearing, documents, sentences), params.shared),
            "endorsements": joined,
            "mentions": mentions(documents, sentences, inputs.table("segment/mentions", Mention), names),
            "accounting": accounting.accounting(documents, sentences, stances, items, gaps, measures, joining, alike),
        },
        rejects=signing.rejects(),
    )


def _given(hearing: Hearing, documents: Sequence[Document], sentences: Sequence[Sentence]) -> list[str]:
    """The texts that are no sender's own: the plan's sentences and the ministry's questions."""
    plans = {d.doc_id for d in documents if d.role == "plan"}
    return [*(q.text for q in hearing.questions), *(s.text for s in sentences if s.doc_id in plans)]


def overalls(
    documents: tuple[Document, ...], sentences: tuple[Sentence, ...], items: tuple[Said, ...], params: SummaryParams
) -> tuple[Overall, ...]:
    """The view of the whole of every document that counts, in the documents' order."""
    said_in: dict[str, list[Said]] = defaultdict(list)
    for item in items:
        said_in[item.document.doc_id].append(item)
    stands_in: dict[str, list[Sentence]] = defaultdict(list)
    for s in sentences:
        stands_in[s.doc_id].append(s)
    return tuple(
        overall(
            d,
            said_in[d.doc_id],
            stands_in[d.doc_id],
            majority=params.majority,
            fewest=params.fewest_positions,
        )
        for d in voices(documents)
    )


def without_remarks(
    own: tuple[View, ...], documents: tuple[Document, ...], wholes: tuple[Overall, ...]
) -> tuple[View, ...]:
    """``own`` with an express «ingen merknader» as the view ``uten-merknader`` of the whole."""
    by_id = {d.doc_id: d for d in documents}
    has = {(v.sender, v.measure_id) for v in own}
    added = tuple(
        View(
            sender=sender_of(by_id[o.doc_id]),
            measure_id=HELHET,
            view="uten-merknader",
            n_positions=0,
            best_sentence_id=o.sentence_id,
            answers=case_of(by_id[o.doc_id]),
        )
        for o in wholes
        if o.overall == "ingen-merknader" and (sender_of(by_id[o.doc_id]), HELHET) not in has
    )
    return own + added


STAGE = Stage(
    name="summary",
    params=SummaryParams,
    run=run,
    tables={
        "ingest/hearing": Hearing,
        "ingest/documents": Document,
        "ingest/blocks": Block,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "segment/mentions": Mention,
        "measures/measures": Measure,
        "positions/stances": SentenceStance,
        "themes/tags": ThemeTag,
        "align/alignments": Alignment,
    },
    files=(REVIEW,),
)
