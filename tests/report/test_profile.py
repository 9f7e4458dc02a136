"""How a sender differs from others of its type, counted by hand on the mini hearing with everybody a municipality."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from pipeline.records import Document, View
from pipeline.report.context.letter import letter_pages
from pipeline.report.context.profile import alikes, percent, profile, stands
from pipeline.report.context.sender import sender_pages
from pipeline.report.context.senders import senders_page
from pipeline.report.material import Material, gather
from tests.report import mini

TOWN = "Solvang kommune"


def towns(folder: Path, *more: View) -> Material:
    """The mini hearing where all that may be are municipalities, and hold these views too."""
    tables = mini.tables()
    documents: tuple[Document, ...] = tables.tables["ingest/documents"]
    tables.tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, sender_type="kommune") if d.sender_type not in (None, "privatperson") else d
        for d in documents
    )
    tables.tables["summary/views"] = (*tables.tables["summary/views"], *more)
    return gather(tables.inputs(folder))


def view(sender: str, measure: str, label: str) -> View:
    return View(sender=sender, measure_id=measure, view=label, n_positions=0, best_sentence_id=None)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    more = (view(who, "boks-3.2/02", "støtter") for who in ("Kartetaten", "Sør lokallag"))
    return towns(tmp_path_factory.mktemp("towns"), *more)


def test_views_are_set_against_those_of_the_others(m: Material) -> None:
    """The town has three views: for, against and for with a reservation. EVIL (3), LONG (2), Kartetaten (1) and Sør
    lokallag (2) have eight: støtter four times, foreslår twice, kritisk and blandet once."""
    found = profile(m, stands(m), m.senders[TOWN])
    assert found is not None
    assert (found.type, found.n_others, found.n_views, found.n_support, found.support) == ("kommuner", 4, 3, 2, 67)
    assert (found.others_views, found.others_support) == (8, 50)
    assert {r.look.label: (r.n, r.percent, r.others_n, r.others_percent) for r in found.rows} == {
        "Støtter": (1, 33, 4, 50),
        "Støtter med forbehold": (1, 33, 0, 0),
        "Foreslår": (0, 0, 2, 25),
        "Kritisk": (0, 0, 1, 13),
        "Går imot": (1, 33, 0, 0),
        "Blandet": (0, 0, 1, 13),
    }


def test_who_goes_against_most_others_is_told(m: Material) -> None:
    """The fee: the town is against, EVIL, Kartetaten and Sør lokallag are for, LONG is critical."""
    found = profile(m, stands(m), m.senders[TOWN])
    assert found is not None
    (fee,) = found.alone
    assert (fee.measure.label, fee.look.label, fee.others_for, fee.n, fee.of) == (
        "Boks 3.2 nr. 2",
        "Går imot",
        True,
        3,
        4,
    )
    other = profile(m, stands(m), m.senders[mini.EVIL])
    assert other is not None
    assert other.alone == ()


def test_themes_are_shares_of_what_each_says(m: Material) -> None:
    """The town: alkohol 2, straff 2 (one in another case), bolig 1. EVIL: alkohol 2 of 4; LONG: straff 2 of 3."""
    known = stands(m)
    assert dict(known.themes[TOWN]) == {"alkohol": 2, "straff": 2, "bolig": 1}
    found = profile(m, known, m.senders[TOWN])
    assert found is not None
    assert [(r.theme.label, r.n, r.percent, r.others_percent, r.n_others) for r in found.themes] == [
        ("Alkohol", 2, 40, 12, 1),
        ("Straff og reaksjoner", 2, 40, 23, 2),
    ]
    assert found.unsaid == ()
    quiet = profile(m, known, m.senders["Kartetaten"])
    assert quiet is not None
    assert [(r.theme.label, r.n_others) for r in quiet.unsaid] == [
        ("Bolig & <oppfølging>", 3),
        ("Straff og reaksjoner", 3),
        ("Alkohol", 2),
    ]


def test_with_fewer_than_three_others_there_is_no_profile(tmp_path: Path) -> None:
    m = gather(mini.tables().inputs(tmp_path))
    assert all(s.profile is None for s in sender_pages(m))


def test_who_is_alike_shares_four_measures(tmp_path: Path) -> None:
    both = ("boks-3.3/02", "mål/01", "prioritering/01")
    m = towns(tmp_path, *(view(s, x, "imot") for s in (TOWN, mini.EVIL) for x in both))
    known = stands(m)
    (near,) = alikes(m, known)[TOWN]
    assert (near.sender.label, near.n, near.of) == (mini.EVIL, 3, 4)
    assert alikes(m, known)["Kartetaten"] == ()


def test_percent() -> None:
    assert [percent(*x) for x in ((0, 0), (1, 3), (2, 3), (1, 8), (1, 200))] == [0, 33, 67, 13, 1]


def test_senders_by_type_with_their_shares(tmp_path: Path) -> None:
    m = gather(mini.tables().inputs(tmp_path))
    page = senders_page(m, sender_pages(m))
    assert (page.n_read, page.n_unread, len(page.senders)) == (6, 2, 8)
    assert {(g.key, g.n, g.percent) for g in page.groups} == {
        (k, 1, 17) for k in ("kommune", "bedrift", "interesseorganisasjon", "privatperson", "direktorat", "frivillig")
    }
    town = next(g for g in page.groups if g.key == "kommune")
    assert (town.n_with_views, town.n_positions) == (1, 7)
    assert [senders_page(m, sender_pages(m), below).few for below in (6, 7)] == [False, True]


def test_long_lists_of_positions_are_folded(tmp_path: Path) -> None:
    m = gather(mini.tables().inputs(tmp_path))
    town = next(s for s in sender_pages(m, 4) if s.name == TOWN)
    letter = town.letters[0]
    assert [(p.heading, len(p.quotes)) for p in letter.shown] == [("Høringssvar", 1), ("Alkohol", 3)]
    assert [(p.heading, len(p.quotes)) for p in letter.folded] == [("Alkohol", 2)]
    assert (letter.n_folded, letter.read) == (2, "svar/kommune-pdf.html")


def test_arguments_are_marked_in_the_letter(tmp_path: Path) -> None:
    m = gather(mini.tables().inputs(tmp_path))
    letter = next(p for p in letter_pages(m) if p.href == "svar/kommune-pdf.html")
    spans = {s.text: s for leaf in letter.leaves for b in leaf.blocks for s in b.spans}
    assert [(p.text, p.label) for p in spans["Vi bygger gjerne boliger, dersom staten betaler."].pieces] == [
        ("Vi bygger gjerne boliger, ", None),
        ("dersom staten betaler", "Forbehold"),
        (".", None),
    ]
    assert [(p.text, p.label) for p in spans["Pristillegg har vist seg nyttig."].pieces] == [
        ("Pristillegg har vist seg nyttig.", "Begrunnelse")
    ]
    assert [(e.text, e.n) for e in letter.contents] == [("Høringssvar", 1), ("Alkohol", 5)]
    assert [(c.key, c.n) for c in letter.stances] == [
        ("støtter", 3),
        ("støtter-med-forbehold", 1),
        ("foreslår", 1),
        ("imot", 1),
    ]
    plan = next(p for p in letter_pages(m) if p.sender is None)
    spans = {s.text: s for leaf in plan.leaves for b in leaf.blocks for s in b.spans}
    assert [a.measure.label for a in spans["Innføre pristillegg på alkohol i salg."].measures] == ["Boks 3.1 nr. 1"]
