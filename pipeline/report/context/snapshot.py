"""The present run as it would be published: what ``publish`` stores, and what is compared with what was stored."""

from __future__ import annotations

from collections import Counter

import msgspec

from pipeline.records import Document, View
from pipeline.report import privacy
from pipeline.report.context.common import case_of, measure_label
from pipeline.report.material import Material
from pipeline.report.published import (
    PRIVATE,
    Publication,
    PublishedDocument,
    PublishedMeasure,
    PublishedTheme,
    PublishedView,
    QuotedText,
    document_key,
    holder_keys,
)
from pipeline.report.senders import Sender
from pipeline.tables import text_digest


def snapshot(m: Material) -> Publication:
    """The run without what must not be stored: withheld documents, and the names of private persons, also where the
    hearing shows them."""
    hidden = _private_names(m)
    positions = Counter(m.sentences[i].doc_id for i in m.positions)
    return Publication(
        documents=tuple(_document(m, d, positions[d.doc_id], hidden) for d in m.documents.values()),
        views=tuple(_view(m, v, hidden) for v in m.views),
        measures=tuple(
            PublishedMeasure(
                doc=document_key(x.doc_id) if x.doc_id else "",
                measure_id=x.measure_id,
                label=measure_label(x),
                text=x.text,
                amount_nok=x.amount_nok,
                deadline=x.deadline,
            )
            for x in m.measures.values()
        ),
        themes=_themes(m),
        settings=tuple(m.settings.items()),
    )


def who(sender: Sender) -> str:
    """What a sender is known by in a publication: the name, or of a private person a checksum."""
    if sender.type != "privatperson":
        return sender.key
    return PRIVATE + min(document_key(d.doc_id) for d in sender.documents)


def _private_names(m: Material) -> tuple[str, ...]:
    """The names that are never stored: those hidden when the hearing shows no private person's."""
    strict = msgspec.structs.replace(m.hearing, show_private_names=False)
    found = privacy.names(list(m.documents.values()), strict)
    return (*found.hidden, *found.files)


def _document(m: Material, d: Document, n_positions: int, hidden: tuple[str, ...]) -> PublishedDocument:
    plan = d.role == "plan"
    case = case_of(d)
    named = d.title and d.sender_type != "privatperson" and not privacy.holds(d.title, hidden)
    text = m.texts.get(d.doc_id)
    return PublishedDocument(
        doc=document_key(d.doc_id),
        within=holder_keys(d.file),
        who="" if plan else who(m.senders[privacy.sender_key(d)]),
        type=d.sender_type,
        is_plan=plan,
        title=d.title if named else None,
        date=d.date,
        case=None if case is None or privacy.holds(case.title, hidden) else case.title,
        status=d.status,
        digest=text_digest(text) if text else None,
        n_positions=n_positions,
    )


def _view(m: Material, v: View, hidden: tuple[str, ...]) -> PublishedView:
    resting = [m.senders[k] for k in (v.sender, v.inherited_from) if k is not None and k in m.senders]
    return PublishedView(
        who=who(m.senders[v.sender]),
        docs=tuple(sorted({document_key(d.doc_id) for s in resting for d in s.documents})),
        measure_id=v.measure_id,
        case=v.answers,
        view=v.view,
        n_positions=v.n_positions,
        review=v.review,
        quote=_quote(m, v.best_sentence_id, hidden),
    )


def _quote(m: Material, sentence_id: str | None, hidden: tuple[str, ...]) -> QuotedText | None:
    s = m.sentences.get(sentence_id or "")
    if s is None or privacy.holds(s.text, hidden):
        return None
    return QuotedText(doc=document_key(s.doc_id), page=s.page if m.documents[s.doc_id].n_pages else None, text=s.text)


def _themes(m: Material) -> tuple[PublishedTheme, ...]:
    return tuple(
        PublishedTheme(
            theme=code,
            label=t.label_nb,
            definition=t.definition,
            parent=t.parent,
            include=tuple(p.pattern for p in m.patterns if p.theme == code and not p.excludes),
            exclude=tuple(p.pattern for p in m.patterns if p.theme == code and p.excludes),
            n_sentences=sum(x.n_sentences for x in m.sender_themes if x.theme == code),
            n_senders=sum(x.theme == code for x in m.sender_themes),
        )
        for code, t in m.themes.items()
    )
