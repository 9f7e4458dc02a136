"""What all pages are made of: references to pages, and passages quoted verbatim with their address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import HELHET, Argument, Document, GroundCode, Measure, Relation, Sentence, Stance
from pipeline.report import links, privacy
from pipeline.report.context.quoted import Piece, Sure, pieces, sure
from pipeline.report.geometry import boxes
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import ARGUMENTS, RELATIONS, STANCES, Look, date, lang_tag, type_label
from pipeline.stage import LawBroken


@dataclass(frozen=True)
class Ref:
    """A link with its words; ``title`` says more where the label is short."""

    label: str
    href: str | None
    title: str | None = None
    word: bool = False
    """The label is a word that other languages have too: a theme's, a measure's number."""


@dataclass(frozen=True)
class Aligned:
    """A measure a passage is set against, and how."""

    measure: Ref
    relation: str


@dataclass(frozen=True)
class Case:
    """The other case that a document answers, or the background text it is; ``kind`` says which."""

    kind: str
    title: str
    date: str | None


@dataclass(frozen=True)
class Said:
    """A reservation, a requested change or a reason in a passage, or in the sentence beside it.

    ``text`` is None when it is the passage as a whole. ``ground`` is what a reason argues from, where it was found;
    ``beside`` says which sentence it stands in when it is not the passage's, and ``read`` links there.
    """

    kind: str
    label: str
    text: str | None
    ground: Ref | None
    beside: str | None
    read: str | None
    marked: bool
    """The passage's own words show it."""


@dataclass(frozen=True)
class Passage:
    """A sentence as it stands in its document.

    ``source`` links to the page of the file itself, ``read`` to its place in the letter as it was read; both None
    where the file may not be shown.
    """

    text: str
    lang: str | None
    sender: Ref
    page: int | None
    source: str | None
    read: str | None
    stance: Look | None
    relation: str | None
    themes: tuple[Ref, ...]
    measures: tuple[Aligned, ...]
    case: Case | None
    anchor: str
    index: int
    """The sentence's number in the site's data."""
    n_sharing: int | None
    """How many senders have this sentence in common, where several do."""
    leaf: str | None
    """Its place on the image of the page; None where that is not shown."""
    arguments: tuple[Said, ...]
    pieces: tuple[Piece, ...]
    """Its words in parts: those that are a reservation, a requested change or a reason, and the rest."""
    sure: Sure | None
    """How sure the program is, where the passage is set against one measure."""


def anchor(m: Material, sentence_id: str) -> str:
    """The anchor of a sentence on a page."""
    doc, n = sentence_id.rsplit("/", 1)
    return f"s{m.doc_number[doc]}-{n}"


def verbatim(m: Material, sentence_id: str) -> str:
    """The sentence's words; raises LawBroken unless they stand at its address (law 2)."""
    s = m.sentences[sentence_id]
    if m.texts[s.doc_id][s.start : s.end] != s.text:
        raise LawBroken(f"lov 2: {sentence_id} står ikke ordrett på {s.start}–{s.end}: «{s.text}»")
    return s.text


def passage(
    m: Material, sentence_id: str, *, relation: Relation | None = None, measure_id: str | None = None
) -> Passage:
    """The passage of a sentence, with its themes, measures and links; ``measure_id``: the measure it is shown under."""
    s = m.sentences[sentence_id]
    d = m.documents[s.doc_id]
    stance: Stance | None = m.stances[sentence_id].stance if sentence_id in m.stances else None
    who = sender_ref(m.senders[privacy.sender_key(d)]) if d.role != "plan" else Ref("Planen", None)
    arguments = m.arguments.get(sentence_id, ())
    parts = pieces(s, arguments)
    link = next((a for a in m.aligned.get(sentence_id, ()) if a.measure_id == measure_id), None)
    return Passage(
        text=verbatim(m, sentence_id),
        lang=lang_tag(s.language or d.language),
        sender=who,
        page=s.page if d.n_pages else None,
        source=source_href(m, d, s.page),
        read=read_href(m, sentence_id),
        stance=STANCES[stance] if stance else None,
        relation=RELATIONS[relation] if relation else None,
        themes=tuple(theme_ref(m, t) for t in dict.fromkeys(t.theme for t in m.tags.get(sentence_id, ()))),
        measures=tuple(
            Aligned(measure_ref(m, a.measure_id), RELATIONS[a.relation])
            for a in sorted(m.aligned.get(sentence_id, ()), key=lambda a: a.rank)
            if a.measure_id in m.measures
        ),
        case=case_of(d),
        anchor=anchor(m, sentence_id),
        index=m.index[sentence_id],
        n_sharing=m.n_sharing.get(sentence_id),
        arguments=tuple(_said(m, a, s, parts) for a in arguments),
        pieces=parts,
        sure=sure(m.stances.get(sentence_id), link) if link else None,
        leaf=leaf_href(m, sentence_id),
    )


def _said(m: Material, argument: Argument, position: Sentence, parts: Sequence[Piece]) -> Said:
    own = argument.sentence_id == position.sentence_id
    whole = own and argument.text == position.text
    beside = msg("setningen etter") if argument.start > position.start else msg("setningen før")
    return Said(
        kind=argument.kind,
        label=ARGUMENTS[argument.kind],
        text=None if whole else argument.text,
        ground=ground_ref(m, argument.ground) if argument.ground else None,
        beside=None if own else beside,
        read=None if own else read_href(m, argument.sentence_id),
        marked=own and any((p.kind, p.text) == (argument.kind, argument.text) for p in parts),
    )


def ground_ref(m: Material, ground: GroundCode) -> Ref:
    """Link to a ground's place on the page of reasons."""
    return Ref(
        m.grounds[ground].label_nb,
        f"begrunnelser.html#{ground_anchor(ground)}",
        m.grounds[ground].definition,
        word=True,
    )


def ground_anchor(ground: GroundCode) -> str:
    """Anchor of a ground on the page of reasons."""
    return f"grunn-{links.page_name(ground)}"


def passages(m: Material, ids: Iterable[str]) -> tuple[Passage, ...]:
    """The passages of those sentences that may be shown."""
    return tuple(passage(m, i) for i in ids if i in m.sentences)


def source_href(m: Material, document: Document, page: int | None) -> str | None:
    """Link to the page of the source document, or None where its file is not in the site."""
    return links.page_link(document.file, page) if document.doc_id in m.copied else None


def read_href(m: Material, sentence_id: str) -> str | None:
    """Link to the sentence's place in the letter as it was read."""
    page = m.letter_pages.get(m.sentences[sentence_id].doc_id)
    return f"svar/{page}.html#{anchor(m, sentence_id)}" if page else None


def leaf_href(m: Material, sentence_id: str) -> str | None:
    """Link to the sentence on the image of its page, or None where that is not shown."""
    s = m.sentences[sentence_id]
    if not m.sheets or not m.is_position(sentence_id):
        return None
    found = boxes(s, m.blocks.get(s.block_id), m.texts[s.doc_id])
    shown = any((s.doc_id, b.page) in m.sheets for b in found)
    return f"svar/{m.letter_pages[s.doc_id]}.html#{mark_anchor(m, sentence_id)}" if shown else None


def mark_anchor(m: Material, sentence_id: str) -> str:
    """The anchor of a sentence's mark on the image of a page."""
    return "m" + anchor(m, sentence_id)[1:]


def case_of(document: Document) -> Case | None:
    """The other case or background text that a document is; None when it answers the plan."""
    if document.answers:
        return Case(msg("Annen sak"), document.answers, date(document.date))
    if document.role == "background":
        return Case(msg("Bakgrunn"), document.title or document.file, date(document.date))
    return None


def cases(m: Material) -> tuple[str, ...]:
    """Titles of the other cases that documents answer, sorted."""
    found = (case_of(d) for d in m.documents.values())
    return tuple(sorted({c.title for c in found if c}))


def sender_ref(sender: Sender) -> Ref:
    """Link to a sender's page."""
    return Ref(sender.name, sender.href, type_label(sender.type))


def measure_ref(m: Material, measure_id: str) -> Ref:
    """Link to a measure's page; the label is its number, the title its words."""
    measure = m.measures[measure_id]
    return Ref(measure_label(measure), measure_href(m, measure_id), measure.text, word=True)


def measure_href(m: Material, measure_id: str) -> str:
    """A measure's page."""
    return f"tiltak/{m.measure_pages[measure_id]}.html"


def measure_label(measure: Measure) -> str:
    """The measure's number as people say it."""
    if measure.measure_id == HELHET or measure.kind == "whole":
        return msg("Planen som helhet")
    if measure.kind == "goal":
        return f"Mål {measure.ordinal}"
    if measure.kind == "priority":
        return f"Prioritering {measure.ordinal}"
    return f"{measure.source} nr. {measure.ordinal}"


def label_in(measure: Measure, language: str) -> str:
    """The measure's number in another of the interface's languages; what the plan calls its boxes stays."""
    said = {
        "nn": {"goal": "Mål {}", "priority": "Prioritering {}", "whole": "Planen som heilskap", "measure": "{} nr. {}"},
        "en": {"goal": "Goal {}", "priority": "Priority {}", "whole": "The plan as a whole", "measure": "{} no. {}"},
    }[language][measure.kind]
    return said.format(*([measure.source] if measure.kind == "measure" else []), measure.ordinal)


def measure_text(measure: Measure) -> str:
    """The measure's words; of the proposal as a whole, what it is."""
    return msg("Planen som helhet") if measure.kind == "whole" else measure.text


def theme_ref(m: Material, theme: str) -> Ref:
    """Link to a theme's page; a theme that the codebook does not hold stands by its code."""
    if theme not in m.themes:
        return Ref(theme, None)
    return Ref(m.themes[theme].label_nb, f"tema/{m.theme_pages[theme]}.html", m.themes[theme].definition, word=True)


def by_type(senders: Sequence[Sender]) -> tuple[tuple[str, tuple[Sender, ...]], ...]:
    """Senders grouped under their type's heading, in the order they come."""
    groups: dict[str, list[Sender]] = {}
    for s in senders:
        groups.setdefault(type_label(s.type), []).append(s)
    return tuple((label, tuple(found)) for label, found in groups.items())
