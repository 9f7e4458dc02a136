"""A plan's blocks become its measures, goals and priorities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.ingest.extracted import RawBlock, assemble
from pipeline.ingest.pdf import read_pdf
from pipeline.measures.run import MeasuresParams, plan_measures, run
from pipeline.records import BlockKind, Document, DocumentText, Measure, Role
from pipeline.stage import Inputs, Work

PARAMS = MeasuresParams(same=90, shortest_repeat=30)
BOX = "Boks 2.1 Regjeringa vil:"


def document(role: Role = "plan", title: str | None = "Nære tenester") -> Document:
    return Document(doc_id="p", file="p.pdf", title=title, sender=None, sender_type=None, role=role, status="analysed")


def block(kind: BlockKind, text: str, **more: object) -> RawBlock:
    return RawBlock(kind=kind, text=text, **{"page": 1, **more})  # type: ignore[arg-type]


def head(number: str, text: str, page: int = 1) -> RawBlock:
    return block("heading", text, marker=number, level=number.count(".") + 1, page=page)


PLAN = (
    block("heading", "Nære tenester", level=1),
    head("1", "Samandrag"),
    block("paragraph", "Innleiing. Planen har to hovedmål:"),
    block("item", "Færre skal bli sjuke.", marker="1."),
    block("item", "Fleire skal få hjelp innan 2030.", marker="2."),
    block("paragraph", "Regjeringa vil prioritere desse områda i perioden:"),
    block("item", "Bustad (300 mill. kroner).", marker="–"),
    block("item", "Arbeid og aktivitet for alle", marker="–"),
    block("paragraph", "Av ramma går 2,5 mill. kroner til arbeid og aktivitet for alle."),
    head("2", "Tiltak", page=2),
    head("2.1", "Kommunane", page=2),
    head("2.1.4", "Nettverk", page=2),
    block("heading", BOX, box=BOX, page=2),
    block("item", "Byggje 500 bustader.", box=BOX, marker="•", page=2),
    block("item", "Lovfeste rett til ettervern i minst tolv måneder:", box=BOX, marker="•", page=2, level=1),
    block("item", "for unge", box=BOX, marker="–", page=2, level=2),
    block("item", "for eldre", box=BOX, marker="–", page=2, level=2),
    block("furniture", "Side 2", page=2),
    block("item", "Gi råd utan fare for straff.", box=BOX, marker="•", page=3),
    head("2.2", "Staten", page=3),
    block("paragraph", "Departementet føreslår:", page=3),
    block("item", "Innføre gebyr på 4 000 kroner.", marker="•", page=3),
    block("item", "Lovfeste ein rett til ettervern i minst tolv månader:\nfor unge og for eldre", marker="•", page=3),
    block("paragraph", "Gebyret skal gå til staten.", page=3),
    block("item", "Dette er berre ei liste.", marker="•", page=3),
    head("3", "Oppsummering", page=4),
    block("paragraph", "Planen har to hovedmål:", page=4),
    block("item", "Færre skal bli sjuke.", marker="1.", page=4),
    block("item", "Fleire skal få hjelp innan 2030!", marker="2.", page=4),
    block(
        "paragraph", "Til slutt: Vi skal lovfeste rett til ettervern i minst tolv måneder for unge for eldre.", page=4
    ),
)


def measures(raw: tuple[RawBlock, ...] = PLAN, title: str | None = "Nære tenester") -> dict[str, Measure]:
    text, blocks = assemble("p", raw)
    found = plan_measures(document(title=title), blocks, text, PARAMS)
    for m in found:
        assert all(text[p.start : p.end].strip() == text[p.start : p.end] for p in m.places)
    return {m.measure_id: m for m in found}


def test_ids_follow_the_plans_numbering() -> None:
    assert list(measures()) == [
        "helhet",
        "mål/01",
        "mål/02",
        "prioritering/01",
        "prioritering/02",
        "boks-2.1/01",
        "boks-2.1/02",
        "boks-2.1/03",
        "kap-2.2/01",
    ]


def test_a_box_measure() -> None:
    m = measures()["boks-2.1/03"]
    assert (m.text, m.page, m.source, m.section, m.ordinal) == (
        "Gi råd utan fare for straff.",
        3,
        "Boks 2.1",
        "2.1 Kommunane",
        3,
    )


def test_sub_bullets_are_their_parents_text() -> None:
    assert measures()["boks-2.1/02"].text.endswith("måneder:\n\nfor unge\n\nfor eldre")


def test_what_is_said_twice_is_one_measure_with_all_places() -> None:
    m = measures()["boks-2.1/02"]
    assert [(p.source, p.page) for p in m.places] == [("Boks 2.1", 2), ("Kapittel 2.2", 3), ("Kapittel 3", 4)]
    assert [p.page for p in measures()["mål/02"].places] == [1, 4]


def test_amounts_and_deadlines() -> None:
    found = measures()
    assert found["prioritering/01"].amount_nok == 300_000_000
    assert found["prioritering/02"].amount_nok == 2_500_000  # from the running text beside the list
    assert found["kap-2.2/01"].amount_nok == 4_000
    assert found["mål/02"].deadline == "innan 2030"
    assert found["boks-2.1/01"].amount_nok is None


def test_numbered_measures_stand_by_their_number() -> None:
    found = measures(
        (
            head("1", "Innsats"),
            block("heading", "Tiltak 7: Etablere ungdomsteam"),
            block("paragraph", "Teamet skal vere ute."),
            block("paragraph", "Tiltak 8. Bygge boliger innen 2029. Det haster."),
        )
    )
    assert found["tiltak/07"].text == "Etablere ungdomsteam"
    assert found["tiltak/08"].text == "Bygge boliger innen 2029."
    assert found["tiltak/08"].section == "1 Innsats"


def test_a_frame_whose_bullets_are_drawn() -> None:
    found = measures(
        (block("heading", BOX, box=BOX), block("paragraph", "Ein.", box=BOX), block("paragraph", "To.", box=BOX))
    )
    assert [found[f"boks-2.1/0{n}"].text for n in (1, 2)] == ["Ein.", "To."]


def test_a_box_without_a_frame() -> None:
    found = measures((block("caption", BOX), block("item", "Ein."), block("item", "To.")))
    assert [found[f"boks-2.1/0{n}"].text for n in (1, 2)] == ["Ein.", "To."]


def test_the_whole_is_the_plans_title_as_it_stands() -> None:
    assert measures()["helhet"].text == "Nære tenester"
    assert measures(title=None)["helhet"].text == "Nære tenester"
    only = measures((block("paragraph", "Ei setning."),), title=None)
    assert (list(only), only["helhet"].text) == (["helhet"], "Ei setning.")


@pytest.mark.parametrize("role", ["response", "background"])
def test_a_hearing_without_a_plan_has_no_measures(role: Role) -> None:
    text, blocks = assemble("p", PLAN)
    tables = {
        "ingest/documents": (document(role),),
        "ingest/texts": (DocumentText(doc_id="p", text=text),),
        "ingest/blocks": blocks,
    }
    out = run(Inputs(hearing="h", tables=tables), PARAMS, Work(title="t", version="v"))
    assert list(out.tables["measures"]) == []


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def of_pdf(path: Path) -> dict[str, Measure]:
    found = read_pdf(path.read_bytes())
    return measures(found.blocks, title=found.title)


def test_the_example_plan(root: Path) -> None:
    source = YAML(typ="safe").load(root / "corpus/eksempel/sources/measures.yaml")
    found = of_pdf(root / "corpus/eksempel/documents/naer-nok-hjelp.pdf")
    wanted = {
        f"boks-{box['source'].split()[1]}/{n:02d}": letters(text)
        for box in source["boxes"]
        for n, text in enumerate(box["measures"], 1)
    }
    assert {k: letters(m.text) for k, m in found.items() if m.kind == "measure"} == wanted
    assert [letters(m.text) for m in found.values() if m.kind == "goal"] == [letters(t) for t in source["goals"]]
    priorities = [m for m in found.values() if m.kind == "priority"]
    assert [m.amount_nok for m in priorities] == [p["amount_nok"] for p in source["priorities"]]
    assert all(
        letters(m.text).startswith(letters(p["text"])) for m, p in zip(priorities, source["priorities"], strict=True)
    )
    assert [p.source for p in found["boks-3.4/04"].places] == ["Boks 3.4", "Kapittel 5"]


@pytest.mark.real
def test_the_real_proposition(shared: Path) -> None:
    found = of_pdf(shared / "corpus/rusfeltet/prop-15-s-2015-2016.pdf")
    gold = [json.loads(line) for line in (shared / "gold/measures.jsonl").read_text(encoding="utf-8").splitlines()]
    boxes = {k: letters(m.text) for k, m in found.items() if k.startswith("boks-")}
    assert boxes == {g["id"]: letters(g["text"]) for g in gold}
    assert [found[g["id"]].section for g in gold] == [g["section"] for g in gold]
    assert sum(m.kind == "goal" for m in found.values()) == 5
    amounts = [m.amount_nok for m in found.values() if m.kind == "priority"]
    assert amounts == [500_000_000, 75_500_000, 93_000_000, 100_000_000, 100_000_000]
