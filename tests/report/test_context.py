"""What the pages say, as plain data."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from pipeline.records import Gap
from pipeline.report.context.accounting import accounting_page
from pipeline.report.context.bars import bar, reach, tally
from pipeline.report.context.checking import said_in_letters, search_href, search_words
from pipeline.report.context.copies import copies_page
from pipeline.report.context.flow import flow
from pipeline.report.context.gaps import gaps_page
from pipeline.report.context.letter import letter_pages
from pipeline.report.context.matrix import measure_matrix, theme_matrix
from pipeline.report.context.matrixcells import theme_data, view_data
from pipeline.report.context.measure import MeasurePage, measure_pages
from pipeline.report.context.method import method_page
from pipeline.report.context.overview import overview_page
from pipeline.report.context.sender import sender_pages
from pipeline.report.context.theme import theme_pages
from pipeline.report.context.topics import topics_page
from pipeline.report.lexicon import lexicon
from pipeline.report.material import Material, gather
from pipeline.stage import LawBroken
from tests.report import mini


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("material")))


def page(m: Material, label: str) -> MeasurePage:
    return next(p for p in measure_pages(m) if p.label == label)


def test_a_measure_has_its_senders_under_their_views(m: Material) -> None:
    fee = page(m, "Boks 3.2 nr. 2")
    said = {g.look.label: [v.sender.label for v in g.voices] for g in fee.groups}
    assert said == {
        "Støtter": [mini.EVIL],
        "Kritisk": [mini.LONG, "Privatperson 1"],
        "Går imot": ["Solvang kommune"],
    }
    assert [s.label for s in fee.silent] == ["Kartetaten", "Sør lokallag"]


def test_what_answers_another_case_stands_apart_with_case_and_date(m: Material) -> None:
    fee = page(m, "Boks 3.2 nr. 2")
    (other,) = fee.elsewhere
    assert other.case is not None
    assert (other.case.title, other.case.date) == ("Reform & <endring> (2022)", "1.\u00a0mars 2022")
    assert other.best is not None
    assert other.best.text == "Gebyr kan forsvares i noen tilfeller."
    assert [t.n for t in fee.tally] == [1, 2, 1]


def test_the_best_quote_comes_first_and_inherited_views_say_from_whom(m: Material) -> None:
    tax = page(m, "Boks 3.1 nr. 1")
    voices = {v.sender.label: v for g in tax.groups for v in g.voices}
    own = voices["Solvang kommune"]
    assert own.best is not None
    assert [own.best.text, *(q.text for q in own.others)] == [
        "Vi er for pristillegg.",
        "Pristillegg har vist seg nyttig.",
    ]
    inherits = voices["Sør lokallag"]
    assert inherits.inherited_from is not None
    assert inherits.inherited_from.label == "Solvang kommune"
    mixed = voices[mini.EVIL].view
    assert mixed is not None
    assert mixed.sign == "±"


def test_who_only_mentions_a_measure_has_no_view(m: Material) -> None:
    unit = page(m, "Boks 3.2 nr. 1")
    assert unit.groups == ()
    assert [v.sender.label for v in unit.touching] == [mini.LONG]  # it proposes something, and not of the measure
    assert [(look.label, n) for look, n in unit.touched] == [("foreslår", 1)]
    assert unit.n_touching == 1
    assert unit.mentions == ()
    assert unit.deadline == "1.\u00a0januar 2028"


def test_amounts_and_places(m: Material) -> None:
    priority = page(m, "Prioritering 1")
    assert priority.amount == "650\u00a0millioner kroner"
    (place,) = priority.places
    assert (place.where, place.page, place.href) == ("Prioriteringer", 2, "kilder/plan.pdf#page=2")
    assert place.read == "svar/plan-pdf.html#s1-0010"


def test_the_matrix_has_a_column_a_sender_and_a_row_a_measure(m: Material) -> None:
    matrix = measure_matrix(m, 20, 200)
    assert [c.name for c in matrix.columns] == [
        "Kartetaten",
        "Solvang kommune",
        mini.EVIL,
        "Sør lokallag",
        mini.LONG,
        "Privatperson 1",
    ]
    assert sum(h.span for h in matrix.heads) == 6
    assert all(len(c.short) <= 20 for c in matrix.columns)
    assert [r.label for s in matrix.sections for r in s.rows][:2] == ["Planen som helhet", "Boks 3.1 nr. 1"]
    fee = next(r for s in matrix.sections for r in s.rows if r.label == "Boks 3.2 nr. 2")
    assert [c.sign if c else "" for c in fee.cells] == ["", "✕", "+", "", "\u2212", "\u2212"]
    assert fee.cells[1] is not None
    assert fee.cells[1].href == "tiltak/boks-3.2-02.html#solvang-kommune"
    assert fee.cells[1].title == (
        "Solvang kommune: går imot, 1\u00a0posisjon, støtter i annen sak: Reform & <endring> (2022)"
    )
    assert fee.cells[1].also is not None
    assert (fee.cells[1].also.sign, fee.cells[1].differs, matrix.several) == ("+", True, True)
    assert [c.also for c in fee.cells if c and c is not fee.cells[1]] == [None] * 3
    assert [r.label for _, r in matrix.left_out] == ["Skannet lag", "Ukjent avsender (tull.xyz)"]


def test_a_view_from_another_case_alone_is_marked(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["summary/views"] = tuple(v for v in tables.tables["summary/views"] if v.answers)
    m = gather(tables.inputs(tmp_path))
    (row,) = [r for s in measure_matrix(m, 20, 200).sections for r in s.rows if r.label == "Boks 3.2 nr. 2"]
    (cell,) = row.cells
    assert cell is not None
    assert cell.other_case
    assert "i annen sak: Reform & <endring> (2022)" in cell.title
    assert row.total == 1
    front = overview_page(m, accounting_page(m), gaps_page(m), rows=3, few_below=5)
    assert front.only_other
    assert [p.rows[0].label for p in front.panels if p.rows] == ["Boks 3.2 nr. 2"]


def test_a_sender_counts_once_though_it_spoke_in_several_cases(tmp_path: Path) -> None:
    tables = mini.tables()
    (view,) = [v for v in tables.tables["summary/views"] if v.answers]
    older = msgspec.structs.replace(view, answers="Eldre sak", view="imot", best_sentence_id=None)
    tables.tables["summary/views"] = (older, view)
    with pytest.raises(LawBroken, match="Eldre sak"):
        measure_pages(gather(tables.inputs(tmp_path)))
    old = mini.document(
        doc_id="eldre", file="eldre.pdf", sender=view.sender, answers="Eldre sak", date="2018-01-01", title=None
    )
    tables.tables["ingest/documents"] = (*tables.tables["ingest/documents"], old)
    m = gather(tables.inputs(tmp_path))
    (row,) = [r for s in measure_matrix(m, 20, 200).sections for r in s.rows if r.label == "Boks 3.2 nr. 2"]
    (cell,) = row.cells
    assert cell is not None
    assert (row.total, cell.sign) == (1, "+")
    assert cell.title.endswith("i annen sak: Reform & <endring> (2022), går imot i annen sak: Eldre sak")


def test_the_theme_matrix_shades_by_number_and_signs_the_lead(m: Material) -> None:
    matrix = theme_matrix(m, 20, 200)
    rows = {r.label: r for s in matrix.sections for r in s.rows}
    assert rows["Eldre"].total == 0
    alcohol = dict(zip([c.name for c in matrix.columns], rows["Alkohol"].cells, strict=True))
    town, firm = alcohol["Solvang kommune"], alcohol[mini.EVIL]
    assert town is not None
    assert (town.n, town.sign, town.css) == (2, "+", "level-4")
    assert firm is not None
    assert (firm.n, firm.sign) == (2, "")  # one for, one against


def test_with_more_senders_than_the_limit_the_matrix_has_a_column_a_type(m: Material) -> None:
    matrix = measure_matrix(m, 20, 5)
    assert matrix.by_type
    assert matrix.heads == ()
    assert [(c.name, c.n, c.href) for c in matrix.columns][:2] == [
        ("Direktorater", 1, "matrise.html?type=direktorat"),
        ("Kommuner", 1, "matrise.html?type=kommune"),
    ]
    rows = {r.label: r for s in matrix.sections for r in s.rows}
    town = rows["Boks 3.2 nr. 2"].cells[1]
    assert town is not None
    assert (town.title, town.n_for, town.n_against) == ("Kommuner: går imot 1", 0, 1)
    assert town.href == "tiltak/boks-3.2-02.html?type=kommune"
    assert town.bar is not None
    assert [p.css for p in town.bar.parts] == ["against"]
    assert rows["Boks 3.1 nr. 1"].total == 3  # the same senders, counted as before
    themes = theme_matrix(m, 20, 3)
    alcohol = next(r for s in themes.sections for r in s.rows if r.label == "Alkohol")
    said = [c.title if c else None for c in alcohol.cells]
    assert said[:2] == [
        "Kommuner: 2\u00a0setninger; 2 for, 0 foreslår, 0 kritisk eller imot",
        "Bedrifter: 2\u00a0setninger; 1 for, 0 foreslår, 1 kritisk eller imot",
    ]
    assert not theme_matrix(m, 20, 4).by_type


def test_what_the_script_counts_the_matrices_from(m: Material) -> None:
    data = view_data(m)
    names = list(m.senders)
    assert data["cases"] == ["Reform & <endring> (2022)"]
    assert [kind for kind, _ in data["about"]] == ["Annen sak"]
    assert [c for c in data["docs"] if c >= 0] == [0]
    assert len(data["views"]) == len(m.views)
    found = {(m.views[n].sender, m.views[n].measure_id, case): (best, of) for n, best, of, case in data["views"]}
    order = [m.views[n].answers for n, *_ in data["views"] if m.views[n].measure_id == "boks-3.2/02"]
    assert order.index(None) < order.index("Reform & <endring> (2022)")
    assert found["Solvang kommune", "boks-3.1/01", -1] == (m.index["kommune-pdf/0004"], -1)
    assert found["Sør lokallag", "boks-3.1/01", -1][1] == names.index("Solvang kommune")
    assert found[mini.PRIVATE, "boks-3.3/01", -1][0] == -1  # the sentence names the person, and is not shown
    alcohol = [c for c in theme_data(m)["cells"] if c[1] == 0]
    assert [names.index("Solvang kommune"), 0, 2, 2, 0, 0] in alcohol


def test_what_stands_out(m: Material) -> None:
    front = overview_page(m, accounting_page(m), gaps_page(m), rows=2, few_below=5)
    panels = {p.title: [(r.label, r.few) for r in p.rows] for p in front.panels}
    assert panels["Mest omstridt"] == [("Boks 3.2 nr. 2", True)]
    assert panels["Bredest støtte"] == [("Boks 3.1 nr. 1", True), ("Boks 3.3 nr. 1", True)]
    assert front.n_silent_invited == ("Den tause etat",)
    assert front.few_senders
    assert sum(s.n for s in front.statuses) + front.n_withheld == front.n_files == 12


def test_the_bar_has_a_rectangle_a_sender_with_against_to_the_left(m: Material) -> None:
    found = tally(v for v in m.views if v.measure_id == "boks-3.2/02" and not v.answers)
    drawn = bar(found, reach(found))
    assert [p.css for p in drawn.parts] == ["against", "critical", "critical", "for"]
    assert drawn.parts[-1].x == 0
    assert drawn.label == "1 støtter, 2 kritisk, 1 går imot"
    assert bar((), 0).parts == ()
    wide = bar(found, 1000)
    assert [p.css for p in wide.parts] == ["against", "critical", "for"]  # too narrow for a rectangle each
    assert [p.width for p in wide.parts] == [0.12, 0.24, 0.12]
    assert all(-wide.half <= p.x <= wide.half for p in wide.parts)


def test_gaps(m: Material) -> None:
    gaps = gaps_page(m)
    assert [g.measure.label for g in gaps.measures] == ["Boks 3.3 nr. 2"]
    assert [(s.sender.label, [q.text for q in s.quotes]) for s in gaps.senders] == [
        ("Solvang kommune", ["Vi ønsker en ny bru."])
    ]
    (untagged,) = gaps.by_theme
    assert (untagged.theme, untagged.numbers) == (None, (m.index["kommune-pdf/0009"],))


def test_gaps_that_find_no_room_are_named_by_number_and_stand_under_each_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = mini.tables()
    ids = ("kommune-pdf/0006", "kommune-pdf/0007", "evil/0001")
    tables.tables["summary/gaps"] = tuple(Gap(kind="position", id=i, text="", page=1) for i in ids)
    m = gather(tables.inputs(tmp_path))
    monkeypatch.setattr("pipeline.report.context.gaps.SENDER_QUOTES", 1)
    gaps = gaps_page(m)
    assert [(s.sender.label, [q.text for q in s.quotes], s.more, s.n) for s in gaps.senders] == [
        ("Solvang kommune", ["Gebyret må bort."], (m.index["kommune-pdf/0007"],), 2),
        (mini.EVIL, [f"Vi krever {mini.EVIL} nå!"], (), 1),
    ]
    assert [(t.theme.label if t.theme else None, t.numbers) for t in gaps.by_theme] == [
        ("Bolig & <oppfølging>", (m.index["kommune-pdf/0007"], m.index["evil/0001"])),
        ("Straff og reaksjoner", (m.index["kommune-pdf/0006"],)),
    ]


def test_the_parts_of_a_step_add_up_or_are_not_drawn() -> None:
    counts = {"sentences": 10, "judged": 8, "abstained": 2, "positions": 5, "positions_aligned": 3}
    files, sentences, positions = flow(counts, [("analysert", 3), ("duplikat", 1)])
    assert [(p.label, p.n, p.percent, p.x, p.width) for p in files.parts] == [
        ("analysert", 3, 75, 0.0, 750.0),
        ("duplikat", 1, 25, 750.0, 250.0),
    ]
    assert [p.n for p in sentences.parts] == [5, 3, 2]
    assert sentences.goes_on == 500.0
    assert (positions.n, positions.parts) == (5, ())  # what became of two of them is not known


def test_a_sender_with_all_it_said_in_order(m: Material) -> None:
    town = next(s for s in sender_pages(m) if s.name == "Solvang kommune")
    assert [d.status for d in town.documents] == ["analysert", "analysert", "duplikat"]
    assert [(p.heading, len(p.quotes)) for p in town.letters[0].parts] == [("Høringssvar", 1), ("Alkohol", 5)]
    assert (town.n_positions, town.n_for, town.n_wants, town.n_against) == (7, 5, 1, 1)
    assert town.overall is not None
    assert town.overall.label == "Støtter"
    assert town.invited


def test_a_text_that_several_have_sent_stands_once_with_all_of_them(m: Material) -> None:
    """A withheld letter is not among them, and one that is like withheld ones only stands alone."""
    copies = copies_page(m)
    (group,) = copies.groups
    assert (copies.n_letters, copies.n_texts) == (6, 4)
    assert [(b.kind, b.text) for b in group.text][:2] == [
        ("heading", "Høringssvar"),
        ("paragraph", "Kommunen støtter planen."),
    ]
    assert [(s.sender.label, s.percent) for s in group.sent] == [
        ("Solvang kommune", None),
        (mini.EVIL, 79),
        ("Privatperson 1", 70),
    ]
    _, evil, person = group.sent
    assert [q.text for q in evil.added] == [f"Vi krever {mini.EVIL} nå!"]
    assert [q.text for q in evil.left_out] == ["Dette er uklart."]
    assert (person.added, person.n_hidden, person.read) == ((), 1, None)
    assert (group.n_exact, group.n_senders) == (1, 3)
    town = next(s for s in sender_pages(m) if s.name == "Solvang kommune")
    assert [(d.alike.n, d.alike.exact) if d.alike else None for d in town.documents] == [(2, False), None, None]


def test_a_sentence_that_several_have_says_so(m: Material) -> None:
    fee = page(m, "Boks 3.2 nr. 2")
    quotes = {v.sender.label: v.best for g in fee.groups for v in g.voices}
    assert quotes["Solvang kommune"] is not None
    assert quotes["Solvang kommune"].n_sharing == 3
    assert quotes["Privatperson 1"] is not None
    assert quotes["Privatperson 1"].n_sharing is None


def test_who_mentions_whom_is_told_on_both_pages(m: Material) -> None:
    senders = {s.name: s for s in sender_pages(m)}
    (named,) = senders["Sør lokallag"].mentions
    assert (named.other.label, named.n) == ("Solvang kommune", 1)
    assert named.quote.text == "Vi slutter oss til svaret fra Solvang kommune."
    assert senders["Sør lokallag"].mentioned_by == ()
    by = senders["Solvang kommune"]
    assert by.mentions == ()
    assert [(x.other.label, x.quote.text, x.n) for x in by.mentioned_by] == [
        (mini.EVIL, "Vi støtter gebyret.", 1),
        ("Sør lokallag", "Vi slutter oss til svaret fra Solvang kommune.", 1),
    ]


def test_who_joins_another_answer_is_told_on_both_pages_and_in_the_accounts(m: Material) -> None:
    senders = {s.name: s for s in sender_pages(m)}
    (joined,) = senders["Sør lokallag"].joins
    assert (joined.of.label, joined.quote.text) == (
        "Solvang kommune",
        "Vi slutter oss til svaret fra Solvang kommune.",
    )
    assert [s.label for s in senders["Solvang kommune"].joined_by] == ["Sør lokallag"]
    assert accounting_page(m).joinings == (joined,)


def test_a_private_persons_page_has_no_file_title_or_hidden_quote(m: Material) -> None:
    person = next(s for s in sender_pages(m) if s.private)
    (sent,) = person.documents
    assert (sent.file, sent.source, sent.read, sent.title, sent.n_hidden) == (None, None, None, "Høringssvar", 1)


def test_a_theme_counts_by_type_and_quotes_by_stance(m: Material) -> None:
    fee = next(t for t in theme_pages(m, 200, 5) if t.code == "straff")
    assert [(t.label, t.amounts.n_sentences) for t in fee.types] == [
        ("Kommuner", 2),
        ("Bedrifter", 1),
        ("Interesseorganisasjoner", 2),
        ("Privatpersoner", 1),
    ]
    assert {g.look.label: len(g.quotes) for g in fee.groups} == {"støtter": 2, "foreslår": 1, "kritisk": 2, "imot": 1}


def test_topics_show_only_examples_that_may_be_shown(m: Material) -> None:
    (card,) = topics_page(m).cards
    assert [e.text for e in card.examples] == ["Gebyret må bort."]


def test_a_letter_as_read_marks_positions_and_abstentions(m: Material) -> None:
    letter = next(p for p in letter_pages(m) if p.href == "svar/kommune-pdf.html")
    assert [leaf.turn.page if leaf.turn else None for leaf in letter.leaves] == [1, 2]
    spans = {s.text: s for leaf in letter.leaves for b in leaf.blocks for s in b.spans}
    assert spans["Gebyret må bort."].look is not None
    assert spans["Dette er uklart."].abstained
    assert not spans["Kommunen har 9 000 innbyggere."].abstained


def test_the_figures_of_the_method_page(m: Material) -> None:
    method = method_page(m)
    whole = method.quality[0]
    assert [(r.value, r.low, r.high) for r in whole.rows] == [("0,51", "0,45", "0,58"), ("0,75", None, None)]
    assert method.by_document is not None
    assert [r.name.label for r in method.by_document.rows] == ["Solvang kommune", "Privatperson 1"]
    assert [f.name for f in method.counted] == ["Antall i tabellene", "Kodet for hånd"]
    assert (method.n_abstained, method.n_judged) == (1, 23)


def test_a_reason_that_names_a_private_person_is_not_shown(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.tables["ingest/documents"] = tuple(
        msgspec.structs.replace(d, reason="Lik gunnvor-eikemo-strand.pdf.") if d.doc_id == "kopi-docx" else d
        for d in tables.tables["ingest/documents"]
    )
    m = gather(tables.inputs(tmp_path))
    (line,) = [f for f in accounting_page(m).files if f.name == "kopi.docx"]
    assert line.reason == "vises ikke, fordi den nevner en privatperson"


def test_a_measure_nobody_was_found_to_speak_of_can_be_searched_for(m: Material) -> None:
    words = lexicon(m)
    said = said_in_letters(m, words)
    (gap,) = gaps_page(m, words).measures
    assert gap.words
    assert set(gap.words) <= set(words.shown)
    assert gap.search == f"sok.html?q={quote(' eller '.join(gap.words))}"
    bridge = words.shown[words.group["bru"]]
    assert search_words("Gebyr og bru, xyz.", words, said)[0] == bridge  # one letter has it, once; many have the other
    assert search_href(()) is None
