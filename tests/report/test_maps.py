"""Themes together, through the texts and by type; sentences and senders on their maps. Numbers counted by hand."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline.records import ThemeTag
from pipeline.report import alike
from pipeline.report.alike import Opinions, likeness, placeable
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.cooccurrence import Together, in_sections, in_sentences, level
from pipeline.report.context.sendermap import sender_data, sender_map
from pipeline.report.context.sentencemap import outline, sentence_data, sentence_map
from pipeline.report.context.theme import theme_pages
from pipeline.report.context.thememap import by_likeness, theme_map
from pipeline.report.context.through import courses, part_of
from pipeline.report.material import Material, gather
from pipeline.stage import Outputs
from tests.report import mini


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    tables = mini.tables()
    more = [
        ThemeTag(doc_id="kommune-pdf", sentence_id=i, theme=t, score=1.0, method="mønster", evidence=t)
        for i, t in (("kommune-pdf/0006", "alkohol"), ("kommune-pdf/0004", "eldre"))
    ]
    tables.tables["themes/tags"] = (*tables.tables["themes/tags"], *more)
    return gather(tables.inputs(tmp_path_factory.mktemp("maps")))


def test_themes_together_in_a_sentence(m: Material) -> None:
    found = in_sentences(m)
    assert found.n_units == 4 + 4 + 3 + 1 + 1  # municipality, company, nynorsk letter, person, the other case
    assert dict(found.n) == {"alkohol": 5, "eldre": 1, "straff": 6, "bolig": 3}
    assert dict(found.both) == {("alkohol", "eldre"): 1, ("alkohol", "straff"): 1}
    assert found.lift("eldre", "alkohol") == pytest.approx(1 * 13 / (1 * 5))
    assert found.lift("alkohol", "bolig") == 0


def test_themes_together_under_a_heading(m: Material) -> None:
    found = in_sections(m)
    # «Alkohol» of the municipality; the company's letter; «Om bustader»; the person's; the municipality's other case
    assert found.n_units == 5
    assert dict(found.n) == {"alkohol": 2, "bolig": 3, "straff": 5, "eldre": 1}
    assert found.pair("bolig", "alkohol") == 2
    assert found.pair("straff", "bolig") == 3
    assert found.lift("alkohol", "bolig") == pytest.approx(2 * 5 / (2 * 3))


def test_a_shade_needs_enough_to_rest_on() -> None:
    assert [level(5, x) for x in (0.5, 0.8, 1.25, 2.0, 4.0)] == [0, 1, 2, 3, 4]
    assert level(4, 9.0) == 0
    assert level(5, None) == 0


def test_the_parts_of_a_text() -> None:
    assert [part_of(i, 10) for i in range(10)] == list(range(10))
    assert [part_of(i, 20) for i in (0, 1, 2, 19)] == [0, 0, 1, 9]
    assert part_of(5, 11) == 5


def test_a_themes_course_through_the_texts_that_are_long_enough(m: Material) -> None:
    whole, by_type = courses(m)["alkohol"]
    assert whole.parts == (0, 0, 0, 1, 1, 1, 0, 0, 0, 0)  # only the municipality's letter has ten sentences
    assert (whole.n_letters, list(by_type)) == (1, ["kommune"])
    assert whole.middle == pytest.approx((0.35 + 0.45 + 0.55) / 3)


def test_like_themes_stand_beside_each_other() -> None:
    both = {("a", "c"): 9, ("b", "d"): 9, ("a", "b"): 1}
    order = by_likeness(["a", "b", "c", "d"], Together(20, dict.fromkeys("abcd", 10), both))
    assert abs(order.index("a") - order.index("c")) == 1
    assert abs(order.index("b") - order.index("d")) == 1


def test_the_map_of_themes(m: Material) -> None:
    found = theme_map(m, 5)
    assert {r.code: r.n for r in found.rows} == {"alkohol": 5, "bolig": 3, "straff": 6, "eldre": 1}
    fee = next(r for r in found.rows if r.code == "straff")
    assert {c.key: (c.n, c.of) for c in fee.types if c.n} == {
        "kommune": (1, 1),
        "bedrift": (1, 1),
        "interesseorganisasjon": (1, 1),
        "privatperson": (1, 1),
    }
    assert {c.other: (c.n_sentences, c.n_sections) for c in fee.pairs} == {
        "straff": (6, 5),
        "alkohol": (1, 2),
        "bolig": (0, 3),
        "eldre": (0, 1),
    }


def test_a_theme_page_tells_what_is_taken_up_with_it_and_loads_the_rest(m: Material) -> None:
    pages = {p.code: p for p in theme_pages(m, 1, 5)}
    beside = {b.code: (b.n_sentences, b.n_sections, b.few, len(b.quotes)) for b in pages["alkohol"].beside}
    assert beside == {"straff": (1, 2, True, 1), "bolig": (0, 2, True, 0), "eldre": (1, 1, True, 1)}
    support = next(g for g in pages["alkohol"].groups if g.key == "støtter")
    assert (support.n, len(support.quotes), len(support.more)) == (3, 1, 2)


# Sentences ------------------------------------------------------------------------------------------------------------


def test_the_map_of_sentences_holds_only_what_may_be_shown(m: Material) -> None:
    found = sentence_map(m)
    assert (found.n, found.n_positions, found.n_plain) == (8, 8, 0)  # not the withheld, nor the person's name
    assert [(o.number, o.label, o.n) for o in found.topics] == [(1, "Gebyr", 4)]
    data = sentence_data(m)
    assert data["i"] == sorted(data["i"])
    assert (data["x"][0], data["y"][0], data["topic"]) == (-900, 500, [-1, -1, 0, -1, -1, 0, 0, 0])
    assert data["topics"] == [["Gebyr", "", [500, 500, 700, 500, 700, 800, 500, 800]]]


def test_an_outline_goes_around_the_nearest_nine_tenths() -> None:
    square = [(x / 4, y / 4) for x in range(5) for y in range(5)]
    assert set(outline([*square, (9.0, 9.0)])) <= {(x, y) for x, y in square}
    assert outline(square[:2]) == []


# Senders --------------------------------------------------------------------------------------------------------------


def opinions(measures: dict[str, float], **themes: float) -> Opinions:
    return Opinions(measures, themes)


def test_likeness_is_over_what_both_have_spoken_of() -> None:
    a, b = opinions({"1": 1.0, "2": -1.0, "3": 1.0}), opinions({"1": 1.0, "2": 1.0, "4": -1.0})
    found = likeness(a, b)
    assert (found.distance, found.percent, found.n_measures) == (0.5, 50, 2)
    themes = likeness(opinions({"1": 1.0, "2": 1.0}, x=1.0, y=1.0), opinions({"1": 1.0, "2": 1.0}, x=-1.0))
    assert (themes.distance, themes.n_themes) == (0.2, 1)  # half a measure of 2.5, opposite


def test_one_measure_in_common_is_too_little() -> None:
    assert likeness(opinions({"1": 1.0}), opinions({"1": 1.0})).distance is None
    assert likeness(opinions({"1": 1.0, "2": 0.0}), opinions({"3": 1.0, "2": 0.0})).percent is None


def test_a_balance_needs_positions() -> None:
    assert alike.balance(1, 0, 0) is None
    assert alike.balance(2, 1, 1) == 0.25
    assert alike.balance(0, 2, 0) == 0.0


def test_who_can_be_compared_with_too_few_is_not_placed() -> None:
    compared = np.zeros((7, 7), dtype=bool)
    compared[:5, :5] = True  # five who can all be compared
    compared[5, 0] = compared[0, 5] = compared[5, 1] = compared[1, 5] = True  # one with two of them
    assert placeable(compared.tolist()) == (0, 1, 2, 3, 4)
    assert placeable(np.ones((3, 3), dtype=bool).tolist()) == ()


def test_the_map_keeps_distances_that_a_plane_can_keep() -> None:
    at = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 1.0], [3.0, 1.0], [1.5, 0.5]])
    away = np.linalg.norm(at[:, None] - at[None], axis=2)
    away[0, 3] = away[3, 0] = np.nan  # nobody knows, and the others decide
    found, stress = alike.arranged(away)
    assert stress < 0.02
    kept = np.linalg.norm(found[:, None] - found[None], axis=2)
    assert np.nanmax(np.abs(kept - away)) < 0.1
    again, _ = alike.arranged(away)
    assert np.array_equal(found, again)


def test_signs_do_not_lie_on_each_other() -> None:
    found = alike.apart(np.array([[5.0, 5.0], [5.0, 5.0], [5.5, 5.0], [90.0, 5.0]]), 10.0)
    gaps = np.linalg.norm(found[:, None] - found[None], axis=2) + 1e9 * np.eye(4)
    assert gaps.min() > 9
    assert found[3].tolist() == [90.0, 5.0]


def test_too_few_senders_give_a_list_and_no_map(m: Material) -> None:
    found = sender_map(m)
    assert found.nodes == ()
    by_name = {x.sender.label: x for x in found.lines}
    assert set(by_name) == {"Solvang kommune", mini.EVIL, mini.LONG, "Privatperson 1"}
    town = by_name["Solvang kommune"]
    # the company: «blandet» against «støtter» and «støtter» against «imot»: 0.5 and 1; themes alkohol and straff
    assert [(k.sender.label, k.n_measures) for k in (*town.most, *town.least)] == [
        (mini.LONG, 2),
        ("Privatperson 1", 2),
        (mini.EVIL, 2),
    ]
    (alone,) = [x for x in found.apart if x[0].label == "Sør lokallag"]
    assert alone[1:] == (1, 0)


def test_those_who_hold_the_same_lie_together_and_far_from_the_others(tmp_path: Path) -> None:
    tables = mini.tables()
    (pattern,) = (v for v in mini.tables().tables["summary/views"] if v.best_sentence_id == "etat-html/0001")
    names, sides = [f"Lag {k}" for k in range(6)], ("støtter", "imot")
    tables.tables["ingest/documents"] += tuple(
        mini.document(doc_id=f"d{k}", file=f"d{k}.txt", sender=n, sender_type="frivillig") for k, n in enumerate(names)
    )
    tables.tables["summary/views"] += tuple(
        msgspec.structs.replace(pattern, sender=n, measure_id=i, view=sides[k % 2], best_sentence_id=None)
        for k, n in enumerate(names)
        for i in ("boks-3.1/01", "boks-3.2/01", "mål/01")
    )
    found = sender_map(gather(tables.inputs(tmp_path)))
    spots = {n.sender.label: (n.x, n.y) for n in found.nodes}
    assert set(names) <= set(spots)
    near = np.hypot(*np.subtract(spots["Lag 0"], spots["Lag 2"]))
    far = np.hypot(*np.subtract(spots["Lag 0"], spots["Lag 1"]))
    assert near < far / 5
    assert found.stress == "0,00" or float(found.stress.replace(",", ".")) < 0.1


def test_the_scripts_are_given_the_same_views(m: Material, outputs: Outputs) -> None:
    data = sender_data(m)
    town = list(m.senders).index("Solvang kommune")
    fee = list(m.measures).index("boks-3.2/02")
    (row,) = [v for v in data["senders"][town][0] if v[0] == fee]
    assert row[1:] == [-2.0, data["labels"].index("imot"), m.index["kommune-pdf/0006"]]
    for name in ("sentence-map", "sender-map"):
        text = str(outputs.files[f"report/data/{name}.js"])
        assert text.startswith(f'hk.put("{name}",JSON.parse(')
    assert json.dumps(data)


def test_unsure_views_make_nobody_alike(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.4) for a in tables.tables["align/alignments"]
    )
    m = gather(tables.inputs(tmp_path))
    assert sender_map(m).lines == ()
    unsure = {(v.sender, v.measure_id) for v in m.views if key_of(v) in unsure_views(m)}
    names, measures = list(m.senders), list(m.measures)
    told = {(names[k], measures[v[0]]) for k, (own, _) in enumerate(sender_data(m)["senders"]) for v in own}
    assert unsure
    assert not told & unsure
