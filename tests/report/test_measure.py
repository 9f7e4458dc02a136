"""A measure's page: who holds which view, by name and by type, and what is told of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import html as parse

from pipeline.records import Measure, View
from pipeline.report.context import measure
from pipeline.report.context.measure import MeasurePage, measure_pages
from pipeline.report.material import Material, gather
from tests.report import mini
from tests.report.conftest import html, made

FEE = "boks-3.2/02"


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("material")))


def page(m: Material, measure_id: str) -> MeasurePage:
    return next(p for p in measure_pages(m) if p.id == measure_id)


def with_view(tables: mini.Tables, sender: str, measure_id: str, **changed: object) -> mini.Tables:
    """The hearing with the sender's view in answer to the plan changed."""
    views: tuple[View, ...] = tables.tables["summary/views"]
    tables.tables["summary/views"] = tuple(
        msgspec.structs.replace(v, **changed)
        if (v.sender, v.measure_id, v.answers) == (sender, measure_id, None)
        else v
        for v in views
    )
    return tables


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_summary_counts_and_names_each_sender_once(m: Material) -> None:
    fee = page(m, FEE)
    assert (fee.n_held, fee.only_other) == (4, False)
    assert [(h.key, h.n, [x.label for x in h.names], h.n_more) for h in fee.held] == [
        ("støtter", 1, [mini.EVIL], 0),
        ("kritisk", 2, [mini.LONG, "Privatperson 1"], 0),
        ("imot", 1, ["Solvang kommune"], 0),
    ]
    assert [h.href for h in fee.held] == ["#syn-for", "#syn-critical", "#syn-against"]


def test_of_many_some_are_named_and_the_others_counted(m: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "NAMED", 1)
    critical = page(m, FEE).held[1]
    assert ([x.label for x in critical.names], critical.n_more) == ([], 2)
    monkeypatch.setattr(measure, "NAMED", 2)
    assert page(m, FEE).held[1].n_more == 0


def test_views_by_type_are_drawn_on_one_scale(m: Material) -> None:
    fee = page(m, FEE)
    assert [(x.label, x.n, [t.key for t in x.tally]) for x in fee.types] == [
        ("Kommuner", 1, ["imot"]),
        ("Bedrifter", 1, ["støtter"]),
        ("Interesseorganisasjoner", 1, ["kritisk"]),
        ("Privatpersoner", 1, ["kritisk"]),
    ]
    assert {x.bar.longest for x in fee.types} == {1.0}
    assert fee.types[0].bar.asked == "measure=boks-3.2/02&type=kommune"


def test_a_hearing_without_answers_to_the_plan_counts_other_cases(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["summary/views"] = tuple(v for v in tables.tables["summary/views"] if v.answers)
    fee = page(gather(tables.inputs(tmp_path)), FEE)
    assert (fee.only_other, fee.n_held, fee.groups) == (True, 1, ())
    assert [(h.key, h.href, h.names[0].href) for h in fee.held] == [
        ("støtter", "#andre", "#solvang-kommune--sak-1"),
    ]


def test_the_themes_of_the_measures_own_words(m: Material) -> None:
    assert [t.label for t in page(m, "boks-3.1/01").themes] == ["Alkohol"]
    assert page(m, FEE).themes == ()


def test_what_the_plan_says_twice_has_both_places(tmp_path: Path) -> None:
    tables = mini.tables()
    measures: tuple[Measure, ...] = tables.tables["measures/measures"]
    goal = next(x for x in measures if x.measure_id == "mål/01")
    tables.tables["measures/measures"] = tuple(
        msgspec.structs.replace(x, places=x.places + goal.places) if x.measure_id == FEE else x for x in measures
    )
    site = html(made(tables.inputs(tmp_path)))
    facts = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//ul[@class='facts']/li")
    said = [words(f.text_content()) for f in facts]
    assert said[:2] == ["I planen Boks 3.2 · 3.2 Råd og reaksjoner, s.\u00a01, i sammenheng".replace("\u00a0", " "),
                        "I planen Mål, s. 2, i sammenheng"]  # fmt: skip
    assert said[2] == "Samme tiltak står 2 steder i planen"


def test_a_condition_is_marked_inside_its_quote_and_the_words_are_whole(site: dict[str, str]) -> None:
    tree = parse.fromstring(site["tiltak/boks-3.3-01.html"])
    (quote,) = tree.xpath("//figure[contains(., 'Vi bygger gjerne boliger')]")
    assert quote.xpath(".//blockquote")[0].text_content().strip() == "Vi bygger gjerne boliger, dersom staten betaler."
    (mark,) = quote.xpath(".//mark")
    assert (mark.text_content(), mark.get("class"), mark.get("title")) == (
        "dersom staten betaler",
        "forbehold",
        "Forbehold",
    )


def test_a_reason_in_the_sentence_beside_is_told_and_not_marked(site: dict[str, str]) -> None:
    tree = parse.fromstring(site["tiltak/boks-3.1-01.html"])
    quote = tree.xpath("//figure[contains(., 'Vi er for pristillegg.')]")[0]
    assert quote.xpath(".//mark") == []
    assert words(quote.xpath(".//dl")[0].text_content()) == (
        "BegrunnelsePristillegg har vist seg nyttig. (setningen etter) Erfaring"
    )


def test_how_sure_the_program_is_stands_in_words_with_numbers_in_the_title(site: dict[str, str]) -> None:
    (quote,) = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//figure[contains(., 'Gebyret må bort.')]")
    (said,) = quote.xpath(".//span[contains(@class, 'sureness')]")
    assert said.text_content() == "nokså sikker"
    assert said.get("title") == "Programmets sikkerhet: standpunkt 90 %, kobling til tiltaket 80 %"


def test_a_view_that_rests_on_unsure_quotes_alone_says_so(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["align/alignments"] = tuple(
        msgspec.structs.replace(a, score=0.4) if a.measure_id == FEE else a for a in tables.tables["align/alignments"]
    )
    m = gather(tables.inputs(tmp_path))
    assert all(v.is_unsure for g in page(m, FEE).groups for v in g.voices)
    text = html(made(tables.inputs(tmp_path)))["tiltak/boks-3.2-02.html"]
    (doubt,) = parse.fromstring(text).xpath("//article[@id='solvang-kommune']//p[@class='doubt']")
    assert words(doubt.text_content()) == "Programmet er usikkert: les i sammenheng."
    assert doubt.xpath(".//a/@href") == ["../svar/kommune-pdf.html#s2-0006"]


def test_an_inherited_view_is_not_called_unsure(m: Material) -> None:
    (joins,) = [v for g in page(m, "boks-3.1/01").groups for v in g.voices if v.inherited_from]
    assert joins.best is not None
    assert (joins.best.sure, joins.is_unsure) == (None, False)


def test_a_signed_view_says_who_and_what_the_program_read(tmp_path: Path) -> None:
    signed = {"reviewed": "Kari Nordli, 2026-10-12", "computed": "kritisk", "review": "endret"}
    site = html(made(with_view(mini.tables(), "Solvang kommune", FEE, **signed).inputs(tmp_path)))
    (said,) = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//article//p[@class='signed']")
    assert words(said.text_content()) == "Gjennomgått av Kari Nordli, 2026-10-12; programmet leste «kritisk»"


def test_a_signed_view_that_rests_on_something_else_now_says_so(tmp_path: Path) -> None:
    signed = {"reviewed": "Kari Nordli, 2026-10-12", "computed": "imot", "review": "må ses på nytt"}
    site = html(made(with_view(mini.tables(), "Solvang kommune", FEE, **signed).inputs(tmp_path)))
    (said,) = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//article//p[@class='signed']")
    assert words(said.text_content()) == (
        "Må ses på nytt: gjennomgått av Kari Nordli, 2026-10-12, men bygger nå på noe annet"
    )


def test_a_long_group_names_all_and_folds_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = mini.tables()
    lags = [mini.document(doc_id=f"lag-{n:02}", file=f"lag-{n:02}.txt", sender=f"Lag {n:02}", n_pages=None)
            for n in range(20)]  # fmt: skip
    tables.tables["ingest/documents"] = (*tables.tables["ingest/documents"], *lags)
    accounting = tables.tables["summary/accounting"]
    tables.tables["summary/accounting"] = tuple(
        msgspec.structs.replace(c, n=c.n + 20) if c.step == "files" else c for c in accounting
    )
    tables.tables["summary/views"] += tuple(
        View(sender=d.sender or "", measure_id=FEE, view="støtter", n_positions=0, best_sentence_id=None) for d in lags
    )
    tree = parse.fromstring(html(made(tables.inputs(tmp_path)))["tiltak/boks-3.2-02.html"])
    (group,) = tree.xpath("//section[@aria-labelledby='syn-for']")
    assert len(group.xpath("./p[contains(@class, 'bare')]/span/a")) == 21
    assert len(group.xpath("./article")) == 12
    assert len(group.xpath("./details/article")) == 9
    assert words(group.xpath("./details/summary")[0].text_content()) == "9 høringsinstanser til, med sitater"
    (row,) = tree.xpath("//div[@data-held='støtter']/dd")
    assert words(row.text_content()) == f"{mini.EVIL}, Lag 00, Lag 01 og 18 andre"


def test_the_summary_in_running_text(site: dict[str, str]) -> None:
    (lead,) = parse.fromstring(site["tiltak/boks-3.2-02.html"]).xpath("//section[@class='gist']/p[@class='lead']")
    assert words(lead.text_content()) == (
        "4 høringsinstanser har et syn på tiltaket: 1 støtter, 2 er kritiske, 1 går imot."
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Synet bygger på svaret under ett, ikke på én setning: se Sør lokallag."),
        ({"reviewed": "Kari, 2026-10-12"}, "Synet er bestemt av et menneske, uten et sitat bak: se Sør lokallag."),
        ({"inherited_from": "Solvang kommune"}, "Synet er tatt over, og bygger på det Solvang kommune sier."),
        ({"n_positions": 2}, "Sitatet vises ikke, fordi det nevner en privatperson ved navn eller er holdt tilbake:"),
    ],
)
def test_a_view_without_a_quote_says_what_it_rests_on(tmp_path: Path, more: dict[str, Any], said: str) -> None:
    tables = mini.tables()
    usual = {"sender": "Sør lokallag", "measure_id": FEE, "view": "støtter", "n_positions": 0}
    tables.tables["summary/views"] += (View(**(usual | {"best_sentence_id": None} | more)),)
    tree = parse.fromstring(html(made(tables.inputs(tmp_path)))["tiltak/boks-3.2-02.html"])
    (told,) = tree.xpath("//article[.//h3[contains(., 'Sør lokallag')]]//p[@class='empty']")
    assert words(told.text_content()).startswith(said)
    assert told.xpath(".//a/@href")


def test_a_stance_that_is_no_view_of_the_measure_is_to_be_read(site: dict[str, str]) -> None:
    tree = parse.fromstring(site["tiltak/boks-3.2-01.html"])
    (said,) = tree.xpath("//section[@class='gist']/p[@class='touched']")
    assert words(said.text_content()) == (
        "1 setning til berører tiltaket med et standpunkt. Kan være et syn: les den. → 1 foreslår"
    )
    (heading,) = tree.xpath("//h2[@id='nevner']")
    assert words(heading.text_content()) == "Berører tiltaket: kan være et syn 1"


def test_an_amount_that_was_not_found_is_said_to_be_so(site: dict[str, str]) -> None:
    def facts(page: str) -> str:
        return words(parse.fromstring(site[page]).xpath("//ul[@class='facts']")[0].text_content())

    assert "Beløp programmet fant ikke noe i planen" in facts("tiltak/boks-3.2-01.html")  # it has a deadline
    assert "Beløp og frist programmet fant ingen i planen" in facts("tiltak/boks-3.2-02.html")
    assert "programmet fant" not in facts("tiltak/helhet.html")
