"""What a person should look at first: the least certain, and what most rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.cli.results import Results
from pipeline.records import UNREAD, Alignment, ReviewKind, Sentence, View
from pipeline.summary.positions import sender_of
from pipeline.tables import NO, YES, text_digest

NEAR = 0.1
"""How far from its threshold a score is at most for the item to be uncertain."""
UNSURE_THEME = 0.5
"""A theme of a position that scores no more than this is uncertain: it comes from the context."""
RANKS = 3
"""Links of a position that are looked at; those below are seldom meant."""
FOR, AGAINST = ("støtter", "støtter-med-forbehold"), ("kritisk", "imot")


@dataclass(frozen=True)
class Item:
    """Something to decide. ``why`` says for what reasons it is asked about; the heaviest comes first.

    ``old`` is the pipeline's answer («» where it has none), ``score`` how sure it is or None. The other fields are
    those of a ``Review``.
    """

    kind: ReviewKind
    why: tuple[str, ...]
    weight: float
    doc_id: str
    target: str
    sender: str
    answers: str
    old: str
    score: float | None
    sentence: Sentence | None
    about: str
    basis: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it one item."""
        return (self.kind, self.doc_id, self.sentence.sentence_id if self.sentence else "", self.target, self.answers)

    @property
    def digest(self) -> str:
        """Of the sentence's words, or «» for a view."""
        return text_digest(self.sentence.text) if self.sentence and self.kind != "view" else ""


def items(r: Results) -> list[Item]:
    """All that is uncertain or consequential and not decided yet, the heaviest first within each kind.

    An item that is asked about for several reasons stands once, with all of them. Withheld documents are left out.
    """
    found: dict[tuple[str, ...], Item] = {}
    for item in (*_views(r), *_stances(r), *_links(r), *_themes(r)):
        was = found.get(item.key)
        found[item.key] = replace(was, why=was.why + item.why, weight=was.weight + item.weight) if was else item
    return sorted(found.values(), key=lambda i: (_ORDER[i.kind], -i.weight, i.key))


_ORDER: dict[ReviewKind, int] = {"view": 0, "stance": 1, "alignment": 2, "theme": 3}


def _asked(r: Results) -> Iterator[Sentence]:
    """The sentences of senders that may be shown, in a language that is read."""
    for s in r.sentences.values():
        d = r.documents[s.doc_id]
        if d.published and d.role != "plan" and s.kind != "other" and (s.language or d.language) not in UNREAD:
            yield s


def _item(r: Results, s: Sentence, kind: ReviewKind, why: str, weight: float, **more: object) -> Item:
    d = r.documents[s.doc_id]
    given = {"target": "", "old": "", "score": None, "about": "", **more}
    return Item(
        kind=kind,
        why=(why,),
        weight=weight,
        doc_id=s.doc_id,
        sender=sender_of(d),
        answers="",
        sentence=s,
        **given,  # type: ignore[arg-type]
    )


def _sole(r: Results, sentence_id: str) -> list[View]:
    """Views that rest on this sentence alone."""
    views = r.resting.get(sentence_id, ())
    return [v for v in views if len(r.behind.get((v.sender, v.measure_id, v.answers), ())) == 1]


def _stances(r: Results) -> Iterator[Item]:
    limit = r.positions.min_score
    for s in _asked(r):
        found = r.stances.get(s.sentence_id)
        if found is None or found.reviewed:
            continue
        if found.stance is None or found.score is None:
            yield _item(r, s, "stance", "programmet er i tvil", 2.0)
            continue
        position = found.stance != "ingen"
        if position and (views := _sole(r, s.sentence_id)):
            why = f"eneste grunnlag for synet på {', '.join(v.measure_id for v in views)}"
            yield _item(r, s, "stance", why, 1.0 + 0.1 * len(views), old=found.stance, score=found.score)
        if (over := found.score - limit) <= NEAR + 1e-9:
            weight = (1.0 if position else 0.3) * (1.0 + (NEAR - over))
            yield _item(r, s, "stance", "nær terskelen", weight, old=found.stance, score=found.score)


def _links(r: Results) -> Iterator[Item]:
    lowest = r.align.accept if r.align.method == "learned" else r.align.threshold
    for s in _asked(r):
        said, links = r.stances.get(s.sentence_id), r.links.get(s.sentence_id, ())
        if said is None or said.stance in (None, "ingen"):
            continue
        sole = {v.measure_id for v in _sole(r, s.sentence_id)}
        for a in links[:RANKS]:
            if a.reviewed:
                continue
            if a.accepted and a.measure_id in sole:
                yield _link(r, s, a, "eneste grunnlag for senderens syn på tiltaket", 1.0)
            if (far := abs(a.score - lowest)) <= NEAR:
                yield _link(r, s, a, "nær terskelen", 1.0 + NEAR - far)
        if links and not any(a.accepted or a.reviewed for a in links):
            yield _link(r, s, links[0], "posisjonen er ikke koblet til noe tiltak", 0.5 + links[0].score)


def _link(r: Results, s: Sentence, a: Alignment, why: str, weight: float) -> Item:
    old = a.relation if a.accepted else NO
    about = measure_about(r, a.measure_id)
    return _item(r, s, "alignment", why, weight, target=a.measure_id, old=old, score=a.score, about=about)


def _themes(r: Results) -> Iterator[Item]:
    for s in _asked(r):
        said, tags = r.stances.get(s.sentence_id), r.tags.get(s.sentence_id, ())
        if not r.themes or said is None or said.stance in (None, "ingen"):
            continue
        for t in tags:
            if t.score <= UNSURE_THEME and not t.reviewed:
                about = f"{r.themes[t.theme].label_nb} ({t.theme})"
                why = f"usikkert tema: {t.method}"
                yield _item(r, s, "theme", why, 1.0 - t.score, target=t.theme, old=YES, score=t.score, about=about)
        if not tags:
            yield _item(r, s, "theme", "posisjon uten tema", 0.5)


def _views(r: Results) -> Iterator[Item]:
    contested = _contested(r.views)
    for v in r.views:
        documents = r.documents_of(v)
        if not documents or (v.reviewed and v.review != "må ses på nytt"):
            continue
        why = list(_why_view(v, contested))
        sentence = r.sentences.get(v.best_sentence_id or "")
        yield Item(
            kind="view",
            why=tuple(w for w, _ in why),
            weight=sum(x for _, x in why),
            doc_id=" ; ".join(documents),
            target=v.measure_id,
            sender=v.sender,
            answers=v.answers or "",
            old=v.view,
            score=None,
            sentence=sentence,
            about=measure_about(r, v.measure_id),
            basis=v.basis,
        )


def _why_view(v: View, contested: dict[str, tuple[int, int]]) -> Iterator[tuple[str, float]]:
    if v.review == "må ses på nytt":
        yield f"må ses på nytt: grunnlaget er endret siden {v.reviewed}", 100.0
    if v.measure_id in contested and v.answers is None:
        n_for, n_against = contested[v.measure_id]
        yield f"omstridt tiltak: {n_for} for, {n_against} mot", 2.0 + min(n_for, n_against)
    if v.view in ("blandet", "imot"):
        yield f"synet er {v.view}", 1.0
    if v.inherited_from:
        yield f"arvet fra {v.inherited_from}", 0.5
    yield "ikke gjennomgått", 0.1


def _contested(views: Iterable[View]) -> dict[str, tuple[int, int]]:
    """Measures with senders both for and against in answer to the plan, and how many of each."""
    sides: dict[str, list[str]] = defaultdict(list)
    for v in views:
        if v.answers is None:
            sides[v.measure_id].append(v.view)
    counted = {m: (sum(x in FOR for x in xs), sum(x in AGAINST for x in xs)) for m, xs in sides.items()}
    return {m: n for m, n in counted.items() if min(n)}


def measure_about(r: Results, measure_id: str) -> str:
    """A measure's id and words."""
    measure = r.measures.get(measure_id)
    return f"{measure_id}: {measure.text}" if measure else measure_id
