"""What is new since the run that was published: letters, views, measures, themes and settings, with the words then and
now. What has been withheld since, or is a private person's by now, is left out of what was stored (law 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from pipeline.report import privacy
from pipeline.report.context.common import Passage, Ref, measure_ref, passage, sender_ref, theme_ref
from pipeline.report.context.measure import voice_anchor
from pipeline.report.context.snapshot import snapshot, who
from pipeline.report.differences import Differences, MeasureChange, Pair, ThemeChange, ViewChange, compare
from pipeline.report.i18n import msg
from pipeline.report.material import Material
from pipeline.report.published import PRIVATE, Publication, QuotedText, document_key, without
from pipeline.report.senders import Sender
from pipeline.report.words import STATUSES, VIEWS, Look, amount, date

GONE_PERSON = msg("Privatperson")
"""A private person whose letter is gone: the number was given by the run, and is another's by now."""


@dataclass(frozen=True)
class Run:
    """A published run: its day and what was noted of it."""

    date: str
    note: str


@dataclass(frozen=True)
class Who:
    """A sender, with a link while it has a page. ``word``: the label is the interface's own and no name."""

    label: str
    href: str | None = None
    title: str | None = None
    word: bool = False


@dataclass(frozen=True)
class LetterLine:
    """A letter that is new, gone or changed; ``what`` says which parts of a changed one."""

    sender: Who
    title: str | None
    date: str | None
    case: str | None
    status: str
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Then:
    """A quote as it was published."""

    text: str
    page: int | None


@dataclass(frozen=True)
class ViewLine:
    """A view that is another now; ``href`` leads to where the present one stands."""

    sender: Who
    measure: Ref
    case: str | None
    then: Look | None
    now: Look | None
    said_then: Then | None
    says_now: Passage | None
    same_quote: bool
    href: str | None


@dataclass(frozen=True)
class MeasureLine:
    """A measure that is new, gone or changed, with its words then and now where they differ."""

    measure: Ref
    text: str
    was: str | None
    facts: tuple[tuple[str, str, str], ...]
    """What else is another: its name, then and now."""


@dataclass(frozen=True)
class PositionsLine:
    """How many positions a sender had and has."""

    sender: Who
    then: int
    now: int

    @property
    def more(self) -> int:
        """How many more, negative for fewer."""
        return self.now - self.then


@dataclass(frozen=True)
class ThemeLine:
    """A theme that is new, gone or changed."""

    theme: Ref
    code: str
    facts: tuple[tuple[str, str, str], ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    n_then: int | None
    n_now: int | None


@dataclass(frozen=True)
class Changes:
    """What differs from the run that was published last."""

    new_letters: tuple[LetterLine, ...]
    changed_letters: tuple[LetterLine, ...]
    gone_letters: tuple[LetterLine, ...]
    renamed: tuple[tuple[str, Who], ...]
    changed_views: tuple[ViewLine, ...]
    new_views: tuple[ViewLine, ...]
    gone_views: tuple[ViewLine, ...]
    of_new_letters: tuple[ViewLine, ...]
    n_same_views: int
    new_measures: tuple[MeasureLine, ...]
    changed_measures: tuple[MeasureLine, ...]
    gone_measures: tuple[MeasureLine, ...]
    positions: tuple[PositionsLine, ...]
    new_themes: tuple[ThemeLine, ...]
    changed_themes: tuple[ThemeLine, ...]
    gone_themes: tuple[ThemeLine, ...]
    settings: tuple[tuple[str, str | None, str | None], ...]

    @property
    def is_empty(self) -> bool:
        """Nothing differs."""
        return not any(v for k, v in vars(self).items() if k != "n_same_views")


@dataclass(frozen=True)
class ChangesPage:
    """All the page shows. ``since`` is None when no run has been published; ``again`` are signed views that rest on
    something else than when they were signed."""

    hearing: str
    since: Run | None
    earlier: tuple[Run, ...]
    changes: Changes | None
    again: tuple[ViewLine, ...]


def changes_page(m: Material) -> ChangesPage:
    """The page: the present run against the one published last."""
    runs = [Run(date(p.date) or p.date, p.note) for p in m.published]
    people = _People(m)
    return ChangesPage(
        hearing=m.hearing.name,
        since=runs[-1] if runs else None,
        earlier=tuple(reversed(runs[:-1])),
        changes=_changes(m, people, m.published[-1]) if runs else None,
        again=_again(m),
    )


class _People:
    """The senders by what publications know them by."""

    def __init__(self, m: Material) -> None:
        self._by_who = {who(s): s for s in m.senders.values()}

    def sender(self, known: str) -> Sender | None:
        """The sender, when it is in the present run."""
        return self._by_who.get(known)

    def who(self, known: str) -> Who:
        """The sender with a link; of one that is gone the name, or that it was a private person."""
        found = self._by_who.get(known)
        if found:
            return _linked(found)
        return Who(GONE_PERSON, word=True) if known.startswith(PRIVATE) else Who(known)


def _linked(sender: Sender) -> Who:
    ref = sender_ref(sender)
    return Who(ref.label, ref.href, ref.title)


def _changes(m: Material, people: _People, published: Publication) -> Changes:
    now = snapshot(m)
    d = compare(_publishable(m, published), now)
    views = [_view(m, people, v) for v in d.views]
    groups = _grouped_views(d, views)
    return Changes(
        new_letters=tuple(_letter(people, p) for p in d.documents if p.now and not p.then),
        changed_letters=tuple(_letter(people, p) for p in d.documents if p.now and p.then),
        gone_letters=tuple(_letter(people, p) for p in d.documents if not p.now),
        renamed=tuple((old, people.who(new)) for old, new in d.renamed if PRIVATE not in old + new),
        changed_views=groups["changed"],
        new_views=groups["new"],
        gone_views=groups["gone"],
        of_new_letters=groups["of_new"],
        n_same_views=d.n_same_views,
        new_measures=tuple(_measure(m, x) for x in d.measures if x.now and not x.then),
        changed_measures=tuple(_measure(m, x) for x in d.measures if x.now and x.then),
        gone_measures=tuple(_measure(m, x) for x in d.measures if not x.now),
        positions=tuple(PositionsLine(people.who(p.who), p.then, p.now) for p in d.positions),
        new_themes=tuple(_theme(m, x) for x in d.themes if x.now and not x.then),
        changed_themes=tuple(_theme(m, x) for x in d.themes if x.now and x.then),
        gone_themes=tuple(_theme(m, x) for x in d.themes if not x.now),
        settings=d.settings,
    )


def _publishable(m: Material, published: Publication) -> Publication:
    """What was published, without what may be shown no longer: documents withheld since, and what names somebody who
    is a private person by now."""
    kept = without(published, (document_key(d.doc_id) for d in m.every_document if not d.published))
    private = {document_key(d.doc_id) for d in m.documents.values() if privacy.is_private(d, m.hearing)}
    hidden = m.names.hidden
    return msgspec.structs.replace(
        kept,
        documents=tuple(
            msgspec.structs.replace(
                d,
                who=PRIVATE + d.doc if d.doc in private and not d.who.startswith(PRIVATE) else d.who,
                title=None if d.doc in private or privacy.holds(d.title or "", hidden) else d.title,
            )
            for d in kept.documents
        ),
        views=tuple(
            msgspec.structs.replace(
                v,
                who=_private_by_now(v.who, v.docs, private),
                quote=None if v.quote and privacy.holds(v.quote.text, hidden) else v.quote,
            )
            for v in kept.views
        ),
    )


def _private_by_now(known: str, docs: tuple[str, ...], private: set[str]) -> str:
    mine = sorted(set(docs) & private)
    return PRIVATE + mine[0] if mine and not known.startswith(PRIVATE) else known


def _letter(people: _People, p: Pair) -> LetterLine:
    d = p.now or p.then
    assert d is not None
    what = []
    if p.now and p.then:
        what += [msg("annen tekst")] if p.now.digest != p.then.digest else []
        what += [msg("annen status")] if p.now.status != p.then.status else []
        what += [msg("svarer på en annen sak enn før")] if p.now.case != p.then.case else []
        what += [msg("annen rolle")] if p.now.is_plan != p.then.is_plan else []
    sender = Who(msg("Planen"), word=True) if d.is_plan else people.who(d.who)
    return LetterLine(sender, d.title, date(d.date), d.case, STATUSES[d.status], tuple(what))


def _grouped_views(d: Differences, lines: list[ViewLine]) -> Mapping[str, tuple[ViewLine, ...]]:
    def kind(v: ViewChange) -> str:
        if v.then and v.now:
            return "changed"
        if v.now:
            return "of_new" if v.new_letter else "new"
        return "gone"

    kinds = [kind(v) for v in d.views]
    return {
        k: tuple(x for x, own in zip(lines, kinds, strict=True) if own == k)
        for k in ("changed", "new", "gone", "of_new")
    }


def _view(m: Material, people: _People, v: ViewChange) -> ViewLine:
    s = people.sender(v.who)
    case = v.now.case if v.now else v.then.case if v.then else None
    own = (x for x in m.views if s and v.now and (x.sender, x.measure_id, x.answers) == (s.key, v.measure_id, case))
    current = next(own, None)
    best = current.best_sentence_id if current else None
    then, now = v.then.quote if v.then else None, v.now.quote if v.now else None
    found = measure_ref(m, v.measure_id) if v.measure_id in m.measures else Ref(v.measure_id, None)
    anchor = voice_anchor(m, s.key, case) if s and v.now else None
    return ViewLine(
        sender=people.who(v.who),
        measure=found,
        case=case,
        then=VIEWS[v.then.view] if v.then else None,
        now=VIEWS[v.now.view] if v.now else None,
        said_then=_then(then),
        says_now=passage(m, best) if best in m.sentences and best else None,
        same_quote=then is not None and now is not None and then.text == now.text,
        href=f"{found.href}#{anchor}" if anchor and found.href else None,
    )


def _then(quote: QuotedText | None) -> Then | None:
    return Then(quote.text, quote.page) if quote else None


def _measure(m: Material, x: MeasureChange) -> MeasureLine:
    one = x.now or x.then
    assert one is not None
    ref = measure_ref(m, x.now.measure_id) if x.now and x.now.measure_id in m.measures else Ref(one.label, None)
    facts = []
    if x.then and x.now:
        facts = [
            (msg("Nummer"), x.then.label, x.now.label),
            (msg("Beløp"), amount(x.then.amount_nok) or "–", amount(x.now.amount_nok) or "–"),
            (msg("Frist"), date(x.then.deadline) or "–", date(x.now.deadline) or "–"),
        ]
    was = x.then.text if x.then and x.now and x.then.text != x.now.text else None
    return MeasureLine(ref, one.text, was, tuple(f for f in facts if f[1] != f[2]))


def _theme(m: Material, x: ThemeChange) -> ThemeLine:
    one = x.now or x.then
    assert one is not None
    facts = []
    if x.then and x.now:
        facts = [
            (msg("Kode"), x.then.theme, x.now.theme),
            (msg("Navn"), x.then.label, x.now.label),
            (msg("Definisjon"), x.then.definition, x.now.definition),
            (msg("Overordnet tema"), x.then.parent or "–", x.now.parent or "–"),
        ]
    return ThemeLine(
        theme=theme_ref(m, x.now.theme) if x.now else Ref(one.label, None),
        code=one.theme,
        facts=tuple(f for f in facts if f[1] != f[2]),
        added=x.added,
        removed=x.removed,
        n_then=x.then.n_sentences if x.then else None,
        n_now=x.now.n_sentences if x.now else None,
    )


def _again(m: Material) -> tuple[ViewLine, ...]:
    """Signed views that rest on something else now: what the person decided, and what the program would say."""
    out = []
    for v in m.views:
        if v.review != "må ses på nytt":
            continue
        ref = measure_ref(m, v.measure_id)
        best = v.best_sentence_id
        out.append(
            ViewLine(
                sender=_linked(m.senders[v.sender]),
                measure=ref,
                case=v.answers,
                then=VIEWS[v.view],
                now=VIEWS[v.computed or v.view],
                said_then=None,
                says_now=passage(m, best) if best and best in m.sentences else None,
                same_quote=False,
                href=f"{ref.href}#{voice_anchor(m, v.sender, v.answers)}",
            )
        )
    return tuple(out)
