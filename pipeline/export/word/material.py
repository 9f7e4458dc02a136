"""What the Word file is made of: views with the sentences behind them, by measure. Withheld documents are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.params import Params
from pipeline.records import (
    HELHET,
    SENDER_TYPES,
    Argument,
    ArgumentKind,
    Document,
    Gap,
    Ground,
    Hearing,
    Measure,
    Overall,
    Quote,
    Relation,
    SenderType,
    Sentence,
    SentenceStance,
    Stance,
    View,
    ViewLabel,
)
from pipeline.stage import Inputs

Kind = Literal["støtte", "forbehold", "forslag", "innvending", "omtale"]
"""What a quote shows of a view."""
_TYPE_ORDER: Mapping[SenderType | None, int] = {t: n for n, t in enumerate(SENDER_TYPES)}


class WordParams(Params, frozen=True, kw_only=True):
    """named: most municipalities (or private persons) that are named together; more are counted.
    together: most senders that are named in a row; in a longer row those of a type are counted, where there are two.
    quotes: most quotes of one kind by one sender on one measure; the pages of the others are named.
    unsure_link: alignments with a lower score are marked for the writer, 0 to 1.
    unsure_stance: stances with a lower score are marked for the writer, 0 to 1."""

    named: int
    together: int
    quotes: int
    unsure_link: float
    unsure_stance: float


@dataclass(frozen=True)
class Part:
    """A reservation, a requested change or a reason in the sender's words, with the sentence that it stands in.

    ``ground`` is what a reason argues from, in the file's written standard; None where none was found.
    """

    kind: ArgumentKind
    text: str
    sentence: Sentence
    ground: str | None


@dataclass(frozen=True)
class Evidence:
    """A sentence to quote. ``link`` and ``stance_score`` are its scores, None where there are none; ``parts`` are the
    arguments that belong to it."""

    document: Document
    sentence: Sentence
    kind: Kind
    stance: Stance | None = None
    link: float | None = None
    stance_score: float | None = None
    parts: tuple[Part, ...] = ()

    def unsure(self, params: WordParams) -> Literal["link", "stance"] | None:
        """Which score is below what params trust, or None."""
        if self.link is not None and self.link < params.unsure_link:
            return "link"
        if self.stance_score is not None and self.stance_score < params.unsure_stance:
            return "stance"
        return None


@dataclass(frozen=True)
class Opinion:
    """A sender's view of a measure. ``case`` is None in an answer to the plan."""

    sender: str
    type: SenderType | None
    view: ViewLabel
    case: str | None
    inherited_from: str | None
    reviewed: bool
    evidence: tuple[Evidence, ...]

    def evidence_of(self, kind: Kind | None) -> tuple[Evidence, ...]:
        """The quotes that show this."""
        return tuple(e for e in self.evidence if e.kind == kind)


@dataclass(frozen=True)
class Material:
    """All that the Word file is made of; ``documents`` are the published ones but the plan."""

    hearing: Hearing
    documents: tuple[Document, ...]
    n_withheld: int
    invited_silent: tuple[str, ...]
    """Invited senders from whom nothing has come, in the order of the invitation."""
    types: Mapping[str, SenderType | None]
    """Type by sender, ordered by type and name."""
    measures: tuple[Measure, ...]
    """In the plan's order, the proposal as a whole first."""
    opinions: Mapping[str, tuple[Opinion, ...]]
    """By measure, the senders ordered by type and name."""
    mentions: Mapping[str, tuple[Evidence, ...]]
    """Sentences that were set against a measure without making a view of it, by measure."""
    overall: tuple[tuple[Document, Overall], ...]
    """Answers to the plan with their view of the whole."""
    silent: frozenset[str]
    """measure_id of the measures that the table of gaps holds."""
    uncovered: tuple[Evidence, ...]
    """Positions no measure covers, in the documents' order."""

    def case_dates(self, case: str) -> tuple[str | None, ...]:
        """The dates of the documents of another case; a None last where one has no date."""
        found = {d.date for d in self.documents if case_of(d) == case and d.status == "analysed"}
        return (*sorted(d for d in found if d), *([None] if None in found else []))


def sender_of(document: Document) -> str:
    """The sender's name as the tables have it."""
    return document.sender or f"Ukjent avsender ({document.file})"


def case_of(document: Document) -> str | None:
    """None when the document answers the plan; otherwise the other case, or the background text itself."""
    if document.answers:
        return document.answers
    return (document.title or document.file) if document.role == "background" else None


def gather(inputs: Inputs, params: WordParams) -> Material:
    """The tables of ``inputs`` as material; whatever belongs to a withheld document is left out."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    every = inputs.table("ingest/documents", Document)
    shown = {d.doc_id: d for d in every if d.published}
    sentences = {s.sentence_id: s for s in inputs.table("segment/sentences", Sentence) if s.doc_id in shown}
    stances = {s.sentence_id: s for s in inputs.table("positions/stances", SentenceStance)}
    documents = tuple(d for d in shown.values() if d.role != "plan")
    types = _types(documents)
    quotes = [q for q in inputs.table("summary/quotes", Quote) if q.sentence_id in sentences]
    parts = _parts(inputs, sentences, hearing)

    def evidence(sentence_id: str, kind: Kind, link: float | None = None) -> Evidence:
        s, j = sentences[sentence_id], stances.get(sentence_id)
        said = parts.get(sentence_id, ())
        return Evidence(shown[s.doc_id], s, kind, j.stance if j else None, link, j.score if j else None, said)

    behind: dict[tuple[str, str, str | None], list[Evidence]] = defaultdict(list)
    for q in quotes:
        e = evidence(q.sentence_id, kind_of(q.relation, q.stance), q.score)
        behind[q.sender, q.measure_id, case_of(e.document)].append(e)
    opinions: dict[str, list[Opinion]] = defaultdict(list)
    for v in inputs.table("summary/views", View):
        if v.sender not in types:
            continue
        own = behind.pop((v.sender, v.measure_id, v.answers), []) if v.inherited_from is None else []
        best = v.best_sentence_id if v.best_sentence_id in sentences else None
        if best is not None:
            own = sorted(own, key=lambda e: e.sentence.sentence_id != best) or [evidence(best, "omtale")]
        opinions[v.measure_id].append(
            Opinion(
                v.sender,
                types[v.sender],
                v.view,
                v.answers,
                v.inherited_from,
                v.review in ("beholdt", "endret"),
                tuple(own),
            )
        )
    order = {s: n for n, s in enumerate(types)}
    gaps = inputs.table("summary/gaps", Gap)
    return Material(
        hearing=hearing,
        documents=documents,
        n_withheld=sum(not d.published for d in every),
        invited_silent=_invited_silent(hearing, every),
        types=types,
        measures=_measures(inputs.table("measures/measures", Measure), hearing),
        opinions={m: tuple(sorted(found, key=lambda o: order[o.sender])) for m, found in opinions.items()},
        mentions=_by_measure(behind),
        overall=tuple(
            (shown[o.doc_id], o)
            for o in inputs.table("summary/overall", Overall)
            if o.doc_id in shown and case_of(shown[o.doc_id]) is None
        ),
        silent=frozenset(g.id for g in gaps if g.kind == "measure"),
        uncovered=tuple(evidence(g.id, "omtale") for g in gaps if g.kind == "position" and g.id in sentences),
    )


def kind_of(relation: Relation, stance: Stance) -> Kind:
    """What a quote shows: against, with a reservation, asking for more, for, or naming the measure only."""
    if relation == "mot":
        return "innvending"
    if relation == "nevner":
        return "omtale"
    if stance == "støtter-med-forbehold":
        return "forbehold"
    return "forslag" if relation == "utover" else "støtte"


def _parts(inputs: Inputs, sentences: Mapping[str, Sentence], hearing: Hearing) -> dict[str, tuple[Part, ...]]:
    """The arguments of each position, as they stand in the text."""
    grounds = {
        g.ground: g.label_nn if hearing.language == "nn" else g.label_nb
        for g in inputs.table("summary/grounds", Ground)
    }
    found: dict[str, list[Part]] = defaultdict(list)
    rows = (a for a in inputs.table("summary/arguments", Argument) if a.sentence_id in sentences)
    for a in sorted(rows, key=lambda a: (a.doc_id, a.start, a.end, a.kind)):
        ground = grounds.get(a.ground, a.ground) if a.ground else None
        found[a.position_id].append(Part(a.kind, a.text, sentences[a.sentence_id], ground))
    return {i: tuple(said) for i, said in found.items()}


def _invited_silent(hearing: Hearing, documents: Iterable[Document]) -> tuple[str, ...]:
    """Also a letter that is withheld or could not be read has come."""
    came = {sender_of(d).casefold() for d in documents if d.role == "response" and case_of(d) is None}
    return tuple(i for i in dict.fromkeys(hearing.invited) if i.casefold() not in came)


def _types(documents: Iterable[Document]) -> dict[str, SenderType | None]:
    found: dict[str, SenderType | None] = {}
    for d in documents:
        found[sender_of(d)] = found.get(sender_of(d)) or d.sender_type
    order = sorted(found, key=lambda s: (_TYPE_ORDER.get(found[s], len(_TYPE_ORDER)), s.casefold(), s))
    return {s: found[s] for s in order}


def _measures(rows: Iterable[Measure], hearing: Hearing) -> tuple[Measure, ...]:
    """The measures; the proposal as a whole is there also when the plan's table lacks it."""
    whole = Measure(
        measure_id=HELHET, doc_id="", source="", section=None, ordinal=0, kind="whole", text=hearing.title, page=1
    )
    found = tuple(rows)
    wholes = tuple(m for m in found if m.measure_id == HELHET) or (whole,)
    return (*wholes, *(m for m in found if m.measure_id != HELHET))


def _by_measure(rest: Mapping[tuple[str, str, str | None], list[Evidence]]) -> dict[str, tuple[Evidence, ...]]:
    out: dict[str, list[Evidence]] = defaultdict(list)
    for (_, measure_id, _), found in rest.items():
        out[measure_id] += found
    return {m: tuple(found) for m, found in out.items()}
