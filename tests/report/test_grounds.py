"""Reservations, requests and reasons on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.report.context.common import Passage, passage
from pipeline.report.context.grounds import NO_GROUND, ground_groups, grounds_page
from pipeline.report.context.measure import measure_pages
from pipeline.report.material import Material, gather
from pipeline.report.pages import pages
from pipeline.report.render import environment, page
from pipeline.stage import LawBroken
from tests.report import mini
from tests.report.conftest import PARAMS


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("grunner")))


def lines(p: Passage) -> list[tuple[str, str | None, str | None]]:
    return [(a.label, a.text, a.beside) for a in p.arguments]


def test_a_quote_shows_its_reservation_apart(m: Material) -> None:
    assert lines(passage(m, "kommune-pdf/0007")) == [("Forbehold", "dersom staten betaler", None)]


def test_a_reason_in_the_next_sentence_says_where_it_stands(m: Material) -> None:
    found = passage(m, "kommune-pdf/0004")
    assert lines(found) == [("Begrunnelse", "Pristillegg har vist seg nyttig.", "setningen etter")]
    assert found.arguments[0].read == "svar/kommune-pdf.html#s2-0005"
    assert passage(m, "kommune-pdf/0005").arguments == ()


def test_what_is_the_whole_sentence_is_not_said_twice(m: Material) -> None:
    assert lines(passage(m, "evil/0001")) == [("Ønsker", None, None)]


def test_reasons_are_grouped_by_ground_with_their_senders(m: Material) -> None:
    groups = ground_groups(m, "boks-3.1/01")
    assert [(g.label, [r.sender.label for r in g.reasons]) for g in groups] == [
        ("Økonomi & <penger>", [mini.EVIL]),
        ("Erfaring", ["Solvang kommune"]),
    ]
    assert ground_groups(m, "boks-3.3/02") == ()


def test_a_withheld_letter_gives_no_reason_and_another_case_is_named(m: Material) -> None:
    (group,) = ground_groups(m, "boks-3.2/02")
    (reason,) = group.reasons
    assert (group.label, reason.text) == (NO_GROUND, "i noen tilfeller")
    assert reason.case is not None
    assert reason.case.title == "Reform & <endring> (2022)"


def test_a_sentence_that_names_a_private_person_gives_no_argument(m: Material) -> None:
    assert "gunnvor-pdf/0002" not in m.arguments


def test_the_page_of_reasons_counts_and_names_what_nobody_argues_from(m: Material) -> None:
    whole = grounds_page(m)
    assert (whole.n, whole.n_senders, whole.unused) == (3, 2, ("Miljø",))
    assert whole.groups[-1].group.label == NO_GROUND


def test_the_reasons_across_by_type_sender_and_measure(m: Material) -> None:
    """Types and measures count senders, senders count reasons."""
    page = grounds_page(m)
    assert [g.label for g in page.columns] == ["Økonomi & <penger>", "Erfaring", NO_GROUND]
    found = {x.key: [(r.label.label, [c.n for c in r.cells], r.total.n) for r in x.rows] for x in page.tables}
    assert found == {
        "type": [("Kommuner", [0, 1, 1], 1), ("Bedrifter", [1, 0, 0], 1)],
        "instans": [("Solvang kommune", [0, 1, 1], 2), (mini.EVIL, [1, 0, 0], 1)],
        "tiltak": [("Boks 3.1 nr. 1", [1, 1, 0], 2), ("Boks 3.2 nr. 2", [0, 0, 1], 1)],
    }
    assert page.tables[1].rows[1].cells[0].asked.startswith("reasons?ground=økonomi&sender=")


def test_reasons_that_find_no_room_are_named_by_their_position(m: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.report.context.grounds.OPEN", 0)
    experience = next(g for g in grounds_page(m).groups if g.group.label == "Erfaring")
    assert (experience.reasons, experience.more) == ((), (m.index["kommune-pdf/0004"],))


def test_an_argument_that_is_not_verbatim_stops_the_report(tmp_path: Path) -> None:
    given = mini.tables()
    first, *rest = given.tables["summary/arguments"]
    given.tables["summary/arguments"] = (replace(first, text="dersom staten ikke betaler"), *rest)
    with pytest.raises(LawBroken, match="dersom staten ikke betaler"):
        gather(given.inputs(tmp_path))


def test_the_pages_hold_labels_grounds_and_quotes(m: Material) -> None:
    made = {p.href: p for p in pages(m, PARAMS)}
    env = environment()
    tax = next(p for p in measure_pages(m) if p.label == "Boks 3.1 nr. 1")
    html = page(env, made[tax.href], "Høring")
    assert '<h2 id="begrunnelser" data-t>Begrunnelser</h2>' in html
    assert "begrunnelser.html#grunn-okonomi" in html
    overview = page(env, made["begrunnelser.html"], "Høring")
    assert 'id="grunn-okonomi"' in overview
    assert "Økonomi &amp; &lt;penger&gt;" in overview
    assert "gir penger" in overview
