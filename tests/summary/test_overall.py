"""A response's view of the whole, endorsements, gaps and the accounting."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from pipeline.records import HELHET, Measure, Stance
from pipeline.stage import LawBroken
from pipeline.summary.accounting import accounting, gaps
from pipeline.summary.inherit import endorsements, inherited
from pipeline.summary.names import SenderNames
from pipeline.summary.overall import Weights, from_weights, overall, says_no_remarks
from pipeline.summary.positions import Said
from pipeline.summary.views import group, views
from tests.summary.test_views import collect, document, link, sentence, stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi har ingen merknader til forslaget.", True),
        ("Kommunen har ikkje merknader.", True),
        ("Etaten har ingen særskilte kommentarer til høringsnotatet.", True),
        ("Vi avstår fra å uttale oss i saken.", True),
        ("Vi har flere merknader til forslaget.", False),
        ("Merknadene følger nedenfor.", False),
    ],
)
def test_no_remarks(text: str, expected: bool) -> None:
    assert says_no_remarks(sentence("d1", 1, text)) is expected


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        (Weights(n_for=5, n_caveat=0, n_wants=3, n_against=0, n_rejects=0), "støtter"),
        (Weights(n_for=2, n_caveat=3, n_wants=0, n_against=1, n_rejects=0), "støtter-med-forbehold"),
        (Weights(n_for=5, n_caveat=0, n_wants=0, n_against=4, n_rejects=1), "støtter-med-forbehold"),
        (Weights(n_for=1, n_caveat=1, n_wants=0, n_against=6, n_rejects=2), "imot"),
        (Weights(n_for=1, n_caveat=1, n_wants=4, n_against=6, n_rejects=2), "kritisk"),
        (Weights(n_for=0, n_caveat=0, n_wants=0, n_against=6, n_rejects=0), "kritisk"),
        (Weights(n_for=0, n_caveat=0, n_wants=2, n_against=1, n_rejects=0), "kritisk"),
        (Weights(n_for=0, n_caveat=0, n_wants=0, n_against=6, n_rejects=5), "imot"),
        (Weights(n_for=1, n_caveat=0, n_wants=9, n_against=0, n_rejects=0), "kommentar"),
    ],
)
def test_the_whole_weighed_from_the_positions(weights: Weights, expected: str) -> None:
    assert from_weights(weights, majority=0.6, fewest=2)[0] == expected


def whole(stances: list[Stance], relation: str = "i-tråd", **more: object) -> str:
    """The view of a letter whose first sentence speaks of the whole, and the others do not."""
    rows = [
        (s, v, [link(s, HELHET, relation)] if n == 0 else [])  # type: ignore[arg-type]
        for n, (s, v) in enumerate((sentence("d1", n + 1), v) for n, v in enumerate(stances))
    ]
    items = collect([document(1, "A", **more)], rows)
    return overall(items[0].document, items, [s for s, _, _ in rows], majority=0.6, fewest=2).overall


def test_what_is_said_of_the_whole_counts_first() -> None:
    assert whole(["støtter"]) == "støtter"
    assert whole(["imot", "støtter", "støtter", "støtter"], "mot") == "imot"


def test_a_welcome_in_the_first_line_does_not_hide_the_objections_below() -> None:
    assert whole(["støtter", "kritisk", "imot", "imot", "kritisk"]) == "støtter-med-forbehold"


def test_a_rejected_part_is_a_reservation_to_what_is_otherwise_welcome() -> None:
    assert whole(["støtter", "støtter", "støtter", "støtter", "imot"]) == "støtter-med-forbehold"


def test_to_approve_of_what_stands_in_its_place_is_to_reject() -> None:
    assert whole(["støtter", "foreslår"], "mot") == "imot"


def test_an_answer_to_another_case_is_a_comment_here() -> None:
    assert whole(["støtter"], answers="En annen sak") == "kommentar"


def names_in(items: Sequence[Said]) -> SenderNames:
    return SenderNames([i.document for i in items], [i.sentence for i in items])


@pytest.mark.parametrize(
    "text",
    [
        "Vi slutter oss til høringssvaret fra Nordvik fagforbund.",
        "Laget sluttar seg til høyringsfråsegna frå Nordvik fagforbund.",
        "Vi stiller oss bak uttalelsen til Nordvik fagforbund i sin helhet.",
        "Vi støtter innspillet fra NFB.",
    ],
)
def test_an_endorsement_takes_over_the_views(text: str) -> None:
    theirs, ours = sentence("d1", 1), sentence("d2", 1, text)
    items = collect(
        [document(1, "Nordvik fagforbund (NFB)"), document(2, "Vika lag")],
        [(theirs, "imot", [link(theirs, "boks-1/01", "mot")]), (ours, "støtter", [])],
    )
    own = views(group(items))
    (view,) = inherited(own, endorsements(items, names_in(items)))
    assert (view.sender, view.view, view.inherited_from) == ("Vika lag", "imot", "Nordvik fagforbund (NFB)")
    assert (view.n_positions, view.best_sentence_id) == (0, ours.sentence_id)


def test_a_sender_that_is_only_mentioned_is_not_endorsed() -> None:
    theirs, ours = sentence("d1", 1), sentence("d2", 1, "Vi har lest høringssvaret fra Nordvik fagforbund.")
    items = collect(
        [document(1, "Nordvik fagforbund"), document(2, "Vika lag")],
        [(theirs, "imot", [link(theirs, "m", "mot")]), (ours, "ingen", [])],
    )
    assert endorsements(items, names_in(items)) == ()


def measure(n: int) -> Measure:
    return Measure(
        measure_id=f"boks-1/{n:02d}",
        doc_id="plan",
        source="Boks 1",
        section=None,
        ordinal=n,
        kind="measure",
        text="x",
        page=3,
    )


def test_gaps_and_accounting_add_up() -> None:
    a, b, c = sentence("d1", 1), sentence("d1", 2), sentence("d1", 3)
    documents = [document(1, "A"), document(2, "B", status="refused", reason="kryptert")]
    rows = [(a, "støtter", [link(a, "boks-1/01")]), (b, "foreslår", []), (c, None, [])]
    items = collect(documents, rows)  # type: ignore[arg-type]
    measures = [measure(1), measure(2)]
    missing = gaps(items, measures, [link(a, "boks-1/01")], frozenset(), has_plan=True)
    assert [(g.kind, g.id) for g in missing] == [("measure", "boks-1/02"), ("position", b.sentence_id)]
    stances = [stance(s, v) for s, v, _ in rows]  # type: ignore[arg-type]
    counted = {c.step: c.n for c in accounting(documents, [a, b, c], stances, items, missing, measures)}
    assert counted["files"] == counted["files_analysed"] + counted["files_refused"] == 2
    assert counted["positions"] == counted["positions_aligned"] + counted["positions_uncovered"] == 2
    assert (counted["abstained"], counted["unread"], counted["measures_unaddressed"]) == (1, 0, 1)
    foreign = msgspec.structs.replace(c, language="en")
    again = accounting(documents, [a, b, foreign], stances, items, missing, measures)
    assert next(x.n for x in again if x.step == "unread") == 1
    with pytest.raises(LawBroken, match="lov 1"):
        accounting(documents, [a, b, c], stances, items, missing[:1], measures)


def test_without_a_plan_no_measure_is_missing() -> None:
    a = sentence("d1", 1)
    items = collect([document(1, "A")], [(a, "støtter", [])])
    assert [g.kind for g in gaps(items, [], [], frozenset(), has_plan=False)] == ["position"]


def test_a_sentence_that_joins_another_answer_is_no_gap() -> None:
    a = sentence("d1", 1)
    items = collect([document(1, "A")], [(a, "støtter", [])])
    joining = frozenset({a.sentence_id})
    assert gaps(items, [measure(1)], [], joining, has_plan=True) == gaps([], [measure(1)], [], joining, has_plan=True)
    counted = {c.step: c.n for c in accounting([document(1, "A")], [a], [stance(a, "støtter")], items, [], [], joining)}
    assert (counted["positions"], counted["positions_joining"], counted["positions_uncovered"]) == (1, 1, 0)
