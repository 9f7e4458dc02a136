"""What the report and the files people take away must have in common: page names, names, labels, who stands for what.

Rooms may not import each other; here the two are held together.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from pipeline.export import labels, site
from pipeline.export.published import Published, published
from pipeline.records import GroundCode
from pipeline.report import links, words
from pipeline.report.context import accounting, counted
from pipeline.report.context.common import case_of, ground_anchor, measure_label, measure_text
from pipeline.report.material import Material, gather
from tests.report import mini


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Published, Material]:
    folder: Path = tmp_path_factory.mktemp("mini")
    inputs = mini.tables().inputs(folder)
    return published(inputs), gather(inputs)


def test_page_names() -> None:
    names = [
        "Sør-Trøndelag æøå!",
        "sor trondelag æøå",
        "con",
        "NUL.txt",
        "boks-3.2/01",
        "заявление",
        "…",
        "x" * 90,
        "ŋđß",
    ]
    assert site.page_names(names) == links.page_names(names)


def test_anchors_of_grounds() -> None:
    for ground in get_args(GroundCode):
        assert site.ground_anchor(ground) == ground_anchor(ground)


def test_what_is_published(both: tuple[Published, Material]) -> None:
    p, m = both
    assert [(s.key, s.name, s.type, s.page) for s in p.senders.values()] == [
        (s.key, s.name, s.type, s.page) for s in m.senders.values()
    ]
    assert list(p.sentences) == list(m.sentences)
    assert sorted(p.positions) == sorted(m.positions)
    assert (p.measure_pages, p.theme_pages, p.letter_pages) == (m.measure_pages, m.theme_pages, m.letter_pages)
    assert {k: list(v) for k, v in p.counted.items()} == {k: list(v) for k, v in counted.counted(m).items() if v}
    assert p.views_of == counted.by_measure_and_sender(m)
    assert p.hidden == m.names.hidden
    assert sorted(p.arguments, key=repr) == sorted((a for x in m.arguments.values() for a in x), key=repr)
    for d in p.documents.values():
        case = case_of(d)
        assert p.case_of(d) == (case.title if case else None)


def test_labels(both: tuple[Published, Material]) -> None:
    p, _ = both
    assert {k: (v.label, v.sign, v.meaning) for k, v in labels.VIEWS.items()} == {
        k: (v.label, v.sign, v.meaning) for k, v in words.VIEWS.items()
    }
    assert {k: v.label for k, v in words.STANCES.items() if k != "ingen"} == labels.STANCES
    assert {k: v.label for k, v in words.OVERALL.items()} == labels.OVERALL
    assert labels.ARGUMENTS == words.ARGUMENTS
    # on a page a role begins a line of its own
    assert {k: v.capitalize() for k, v in labels.ROLES.items()} == words.ROLES
    assert labels.OTHER_CASE.capitalize() == words.OTHER_CASE
    assert labels.UNKNOWN_ROLE.capitalize() == words.UNKNOWN_ROLE
    for name in ("RELATIONS", "STATUSES", "SENDER_TYPES", "LANGUAGES", "UNKNOWN_TYPE"):
        assert getattr(labels, name) == getattr(words, name)
    assert labels.STEPS == accounting._STEPS
    for measure in p.measures.values():
        assert labels.measure_label(measure) == measure_label(measure)
        assert labels.measure_text(measure) == measure_text(measure)


def test_colours_are_the_site_s(root: Path) -> None:
    css = (root / "pipeline" / "report" / "static" / "style.css").read_text(encoding="utf-8")
    for key, look in words.VIEWS.items():
        if key == "blandet":  # a hatched pattern on the site, which a cell cannot have
            continue
        paper = labels.VIEWS[key].paper.lower()
        assert f"--{look.css}: #{paper};" in css
