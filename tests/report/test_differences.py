"""What differs between two runs."""

from __future__ import annotations

from typing import Any

from pipeline.records import ViewLabel
from pipeline.report.differences import Positions, compare
from pipeline.report.published import (
    Publication,
    PublishedDocument,
    PublishedMeasure,
    PublishedTheme,
    PublishedView,
)


def document(doc: str, who: str, n: int = 1, **more: Any) -> PublishedDocument:
    usual = {"type": "kommune", "is_plan": False, "title": None, "date": None, "case": None, "status": "analysed"}
    return PublishedDocument(doc=doc, who=who, n_positions=n, **(usual | {"digest": f"ord-{doc}"} | more))


def view(who: str, measure: str, label: ViewLabel) -> PublishedView:
    return PublishedView(
        who=who, docs=("a",), measure_id=measure, case=None, view=label, n_positions=1, review=None, quote=None
    )


def measure(n: str, text: str, amount: int | None = None) -> PublishedMeasure:
    return PublishedMeasure(doc="p", measure_id=n, label=n, text=text, amount_nok=amount, deadline=None)


def theme(code: str, label: str, *include: str, exclude: tuple[str, ...] = ()) -> PublishedTheme:
    return PublishedTheme(
        theme=code,
        label=label,
        definition="",
        parent=None,
        include=include,
        exclude=exclude,
        n_sentences=1,
        n_senders=1,
    )


def test_equal_runs_do_not_differ() -> None:
    run = Publication(
        documents=(document("a", "Lia"),),
        views=(view("Lia", "m", "imot"),),
        measures=(measure("m", "Mat."),),
        themes=(theme("mat", "Mat", "mat*"),),
        settings=(("a.b", "1"),),
    )
    d = compare(run, run)
    assert (d.documents, d.renamed, d.measures, d.views, d.positions, d.themes, d.settings) == ((),) * 7
    assert d.n_same_views == 1


def test_letters_come_go_and_change() -> None:
    then = Publication(documents=(document("a", "Lia"), document("b", "Nes"), document("c", "Vik")))
    now = Publication(
        documents=(
            document("a", "Lia", digest="nye ord"),
            document("c", "Vik", status="duplicate"),
            document("d", "Ås"),
        )
    )
    found = [(p.then.doc if p.then else None, p.now.doc if p.now else None) for p in compare(then, now).documents]
    assert found == [("a", "a"), ("c", "c"), (None, "d"), ("b", None)]


def test_a_file_with_another_name_is_the_same_letter() -> None:
    then = Publication(documents=(document("a", "Lia", digest="x"),))
    now = Publication(documents=(document("b", "Lia", digest="x"),))
    assert compare(then, now).documents == ()


def test_a_corrected_name_is_no_new_sender() -> None:
    mat = (measure("m", "Mat."),)
    then = Publication(
        documents=(document("a", "Lia komune", 3),), views=(view("Lia komune", "m", "imot"),), measures=mat
    )
    now = Publication(
        documents=(document("a", "Lia kommune", 5),), views=(view("Lia kommune", "m", "kritisk"),), measures=mat
    )
    d = compare(then, now)
    assert d.renamed == (("Lia komune", "Lia kommune"),)
    ((who, was, is_now),) = [(v.who, v.then and v.then.view, v.now and v.now.view) for v in d.views]
    assert (who, was, is_now) == ("Lia kommune", "imot", "kritisk")
    assert d.positions == (Positions("Lia kommune", 3, 5),)


def test_views_come_and_go_with_or_without_their_letter() -> None:
    then = Publication(
        documents=(document("a", "Lia"), document("b", "Nes")),
        views=(view("Lia", "m", "imot"), view("Nes", "m", "imot")),
        measures=(measure("m", "Mat."), measure("n", "Frukt.")),
    )
    now = Publication(
        documents=(document("a", "Lia"), document("c", "Vik")),
        views=(view("Lia", "n", "støtter"), view("Vik", "m", "imot")),
        measures=(measure("m", "Mat."), measure("n", "Frukt.")),
    )
    d = compare(then, now)
    assert [(v.who, v.measure_id, v.then is None, v.new_letter) for v in d.views] == [
        ("Lia", "n", True, False),
        ("Vik", "m", True, True),
        ("Lia", "m", False, False),
        ("Nes", "m", False, True),
    ]


def test_measures_are_followed_by_their_words() -> None:
    then = Publication(
        measures=(measure("1", "Mat."), measure("2", "Frukt."), measure("3", "Brus."), measure("4", "Melk.")),
        documents=(document("a", "Lia"),),
        views=(view("Lia", "2", "imot"),),
    )
    now = Publication(
        measures=(measure("1", "Frukt."), measure("2", "Mat."), measure("3", "Brus og saft."), measure("5", "Is.", 7)),
        documents=(document("a", "Lia"),),
        views=(view("Lia", "1", "imot"),),
    )
    d = compare(then, now)
    found = [(m.then.measure_id if m.then else None, m.now.measure_id if m.now else None) for m in d.measures]
    assert found == [("2", "1"), ("1", "2"), ("3", "3"), (None, "5"), ("4", None)]
    assert (d.views, d.n_same_views) == ((), 1)  # the view followed its measure to the new number


def test_themes_come_go_are_renamed_and_change() -> None:
    then = Publication(
        themes=(theme("mat", "Mat", "mat*"), theme("gammel", "Drikke"), theme("x", "Borte"), theme("z", "Samme")),
    )
    now = Publication(
        themes=(
            theme("mat", "Skolemat", "skolemat*", exclude=("matpakke",)),
            theme("ny", "Drikke"),
            theme("y", "Nytt"),
            theme("z", "Samme"),
        )
    )
    d = compare(then, now)
    assert [(t.then and t.then.theme, t.now and t.now.theme, t.added, t.removed) for t in d.themes] == [
        ("mat", "mat", ("skolemat*", "− matpakke"), ("mat*",)),
        ("gammel", "ny", (), ()),
        (None, "y", (), ()),
        ("x", None, (), ()),
    ]


def test_settings() -> None:
    then, now = (
        Publication(settings=(("a", "1"), ("b", "2"), ("d", "4"))),
        Publication(settings=(("a", "1"), ("b", "3"), ("c", "4"))),
    )
    assert compare(then, now).settings == (("b", "2", "3"), ("c", None, "4"), ("d", "4", None))
