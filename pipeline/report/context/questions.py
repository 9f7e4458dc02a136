"""What the ministry asked, who answered it and what they said; and who was invited, against who answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import STANCES, Answer, AnswerMethod, Question, SenderType
from pipeline.report import privacy
from pipeline.report.context.common import Passage, Ref, by_type, case_of, passage, read_href, sender_ref, verbatim
from pipeline.report.i18n import msg
from pipeline.report.links import page_name
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import STANCES as LOOKS
from pipeline.report.words import Look, short, type_label

METHODS: Mapping[AnswerMethod, str] = {
    "ordrett": msg("overskriften gjentar spørsmålet"),
    "nummer": msg("svaret oppgir nummeret på spørsmålet"),
    "likner": msg("overskriften handler om det samme"),
}
_HEAD = 60
"""Letters of a question over its column; the whole stands in the list above and on its page."""


@dataclass(frozen=True)
class Stances:
    """How many sentences of an answer have a stance; ``among`` are their numbers, as the script reads them."""

    look: Look
    n: int
    among: str


@dataclass(frozen=True)
class Cell:
    """A sender's answer to a question, in the matrix. ``guess``: the heading is not the question's own words."""

    question: str
    href: str
    tally: tuple[Stances, ...]
    n_sentences: int
    among: str
    guess: bool


@dataclass(frozen=True)
class Row:
    """A sender's answers, a place for each question; None where it gave none."""

    sender: Ref
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class TypeRows:
    """The senders of a type."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Asked:
    """A question in the list: its page, and what was answered under one heading."""

    question_id: str
    number: int
    text: str
    short: str
    href: str
    n_answered: int
    tally: tuple[Stances, ...]


@dataclass(frozen=True)
class InvitedGroup:
    """Senders that were invited as a group, and how many of that type answered."""

    name: str
    type: str
    n: int


@dataclass(frozen=True)
class InvitedPart:
    """Who was invited: those who answered (with the name on the list where it is another), those who did not, groups,
    and senders that were not invited, by type. ``n_withheld``: documents that are held back, whose senders are silent
    here."""

    answered: tuple[tuple[Ref, str | None], ...]
    silent: tuple[str, ...]
    groups: tuple[InvitedGroup, ...]
    uninvited: tuple[tuple[str, tuple[Ref, ...]], ...]
    n_uninvited: int
    n_withheld: int


@dataclass(frozen=True)
class QuestionsPage:
    """All the page shows. ``n_senders``: those who answered the plan and could be read."""

    questions: tuple[Asked, ...]
    types: tuple[TypeRows, ...]
    n_senders: int
    n_with_answers: int
    has_guesses: bool
    unread: tuple[Ref, ...]
    invited: InvitedPart | None


@dataclass(frozen=True)
class Given:
    """A sender's answer to one question. ``rest`` are the numbers of the sentences that are folded away."""

    sender: Ref
    type: str
    anchor: str
    headings: tuple[str, ...]
    method: str
    guess: bool
    tally: tuple[Stances, ...]
    among: str
    quotes: tuple[Passage, ...]
    rest: str
    n_rest: int
    n_sentences: int
    read: str | None


@dataclass(frozen=True)
class QuestionPage:
    """A question's own page."""

    href: str
    question_id: str
    number: int
    text: str
    answers: tuple[Given, ...]
    tally: tuple[Stances, ...]
    silent: tuple[tuple[str, tuple[tuple[int, Ref], ...]], ...]
    """By type; each with its number in the site's data."""
    n_silent: int
    previous: Ref | None
    next: Ref | None


def questions_page(m: Material) -> QuestionsPage | None:
    """The page of questions and invited senders; None when nothing was asked and nobody invited."""
    if not m.hearing.questions and not m.hearing.invited:
        return None
    asked = _answering(m)
    given = _by_question(m)
    rows = tuple(
        TypeRows(label, tuple(_row(m, s, given) for s in senders))
        for label, senders in by_type(asked)
        if m.hearing.questions
    )
    answered = {s for found in given.values() for s in found}
    return QuestionsPage(
        questions=tuple(_asked(m, q, n, given[q.question_id]) for n, q in enumerate(m.hearing.questions, 1)),
        types=rows if m.hearing.questions else (),
        n_senders=len(asked),
        n_with_answers=len(answered),
        has_guesses=any(_is_guess(x) for found in given.values() for x in found.values()),
        unread=tuple(sender_ref(s) for s in m.senders.values() if not any(d.status == "analysed" for d in s.documents)),
        invited=_invited(m) if m.hearing.invited else None,
    )


def question_pages(m: Material, quotes: int) -> tuple[QuestionPage, ...]:
    """A page for every question; ``quotes`` is how many of a sender's are shown at once."""
    given = _by_question(m)
    asked = _answering(m)
    at = {key: n for n, key in enumerate(m.senders)}
    refs = [Ref(f"Spørsmål {n}", _href(q), q.text) for n, q in enumerate(m.hearing.questions, 1)]
    out = []
    for n, q in enumerate(m.hearing.questions):
        found = given[q.question_id]
        silent = [s for s in asked if s.key not in found]
        out.append(
            QuestionPage(
                href=_href(q),
                question_id=q.question_id,
                number=n + 1,
                text=q.text,
                answers=tuple(_given(m, m.senders[k], found[k], quotes) for k in m.senders if k in found),
                tally=_tally(m, [i for x in found.values() for i in _sentences(m, x)]),
                silent=tuple((label, tuple((at[s.key], sender_ref(s)) for s in own)) for label, own in by_type(silent)),
                n_silent=len(silent),
                previous=refs[n - 1] if n else None,
                next=refs[n + 1] if n + 1 < len(refs) else None,
            )
        )
    return tuple(out)


def _href(q: Question) -> str:
    return f"sporsmal/{page_name(q.question_id)}.html"


def _answering(m: Material) -> list[Sender]:
    """The senders that a question was put to and that could be read: those with an answer to the plan."""
    return [s for s in m.senders.values() if any(d.status == "analysed" and case_of(d) is None for d in s.documents)]


def _by_question(m: Material) -> Mapping[str, Mapping[str, tuple[Answer, ...]]]:
    """The answers to each question by sender."""
    out: dict[str, dict[str, list[Answer]]] = {q.question_id: defaultdict(list) for q in m.hearing.questions}
    for a in m.answers:
        if a.question_id in out and any(i in m.sentences for i in a.sentence_ids):
            out[a.question_id][privacy.sender_key(m.documents[a.doc_id])].append(a)
    return {q: {s: tuple(found) for s, found in by_sender.items()} for q, by_sender in out.items()}


def _sentences(m: Material, answers: Iterable[Answer]) -> list[str]:
    """The sentences of answers that may be shown, each once, in order."""
    return [i for i in dict.fromkeys(i for a in answers for i in a.sentence_ids) if i in m.sentences]


def _is_guess(answers: Sequence[Answer]) -> bool:
    return all(a.method == "likner" for a in answers)


def _asked(m: Material, q: Question, number: int, given: Mapping[str, tuple[Answer, ...]]) -> Asked:
    return Asked(
        question_id=q.question_id,
        number=number,
        text=q.text,
        short=short(q.text, _HEAD),
        href=_href(q),
        n_answered=len(given),
        tally=_tally(m, [i for x in given.values() for i in _sentences(m, x)]),
    )


def _row(m: Material, s: Sender, given: Mapping[str, Mapping[str, tuple[Answer, ...]]]) -> Row:
    return Row(
        sender_ref(s),
        tuple(_cell(m, s, q, given[q.question_id].get(s.key)) for q in m.hearing.questions),
    )


def _cell(m: Material, s: Sender, q: Question, answers: tuple[Answer, ...] | None) -> Cell | None:
    if not answers:
        return None
    ids = _sentences(m, answers)
    return Cell(
        question=q.question_id,
        href=f"{_href(q)}#{s.page}",
        tally=_tally(m, ids),
        n_sentences=len(ids),
        among=_numbers(m, ids),
        guess=_is_guess(answers),
    )


def _given(m: Material, s: Sender, answers: tuple[Answer, ...], quotes: int) -> Given:
    ids = _sentences(m, answers)
    positions = [i for i in ids if m.is_position(i)]
    shown = (positions or ids)[: quotes + 1]
    rest = [i for i in (*positions, *(i for i in ids if i not in positions)) if i not in shown]
    headings = [verbatim(m, a.heading_id) for a in answers if _has_heading(m, a)]
    return Given(
        sender=sender_ref(s),
        type=type_label(s.type),
        anchor=s.page,
        headings=tuple(dict.fromkeys(headings)),
        method=METHODS[answers[0].method],
        guess=_is_guess(answers),
        tally=_tally(m, ids),
        among=_numbers(m, ids),
        quotes=tuple(passage(m, i) for i in shown),
        rest=_numbers(m, rest, in_order=True),
        n_rest=len(rest),
        n_sentences=len(ids),
        read=read_href(m, answers[0].heading_id if _has_heading(m, answers[0]) else ids[0]),
    )


def _has_heading(m: Material, a: Answer) -> bool:
    return a.heading_id in m.sentences and a.heading_id not in a.sentence_ids


def _tally(m: Material, ids: Sequence[str]) -> tuple[Stances, ...]:
    """The positions by stance, in the stances' order."""
    n = Counter(m.stance_of(i) for i in ids)
    return tuple(
        Stances(LOOKS[x], n[x], _numbers(m, [i for i in ids if m.stance_of(i) == x]))
        for x in STANCES
        if n[x] and x != "ingen"
    )


def _numbers(m: Material, ids: Iterable[str], *, in_order: bool = False) -> str:
    """Sentences by their number in the site's data: «12-15 18». ``in_order`` keeps the order given."""
    found = [m.index[i] for i in ids]
    runs: list[list[int]] = []
    for n in found if in_order else sorted(found):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def _invited(m: Material) -> InvitedPart:
    """The invited against those who answered. A name that a private person bears is shown as that person is."""
    hidden = m.names.hidden
    answered = []
    for x in m.invited.listed:
        if x.sender:
            s = m.senders[x.sender]
            written = None if x.name == s.name or s.private else x.name
            answered.append((sender_ref(s), written))
    silent = tuple(
        x.name for x in m.invited.listed if not x.sender and not x.group and not privacy.holds(x.name, hidden)
    )
    uninvited = [m.senders[k] for k in m.invited.uninvited]
    return InvitedPart(
        answered=tuple(answered),
        silent=tuple(name for name in silent if not privacy.holds(name, hidden)),
        groups=tuple(_group(x.name, x.group, len(x.of_group)) for x in m.invited.listed if x.group),
        uninvited=tuple((label, tuple(sender_ref(s) for s in senders)) for label, senders in by_type(uninvited)),
        n_uninvited=len(uninvited),
        n_withheld=sum(not d.published for d in m.every_document),
    )


def _group(name: str, group: SenderType, n: int) -> InvitedGroup:
    return InvitedGroup(name, type_label(group), n)
