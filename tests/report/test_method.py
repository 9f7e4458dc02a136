"""What the page on method says of settings and models."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.report.context.cards import Block, blocks
from pipeline.report.context.method import How, method_page
from pipeline.report.context.settings import SECTIONS, Setting
from pipeline.report.material import Material, gather
from tests.contract.test_dvc import PARAMS
from tests.report import mini
from tests.report.conftest import html, made, text


@pytest.fixture(scope="module")
def m(tmp_path_factory: pytest.TempPathFactory) -> Material:
    return gather(mini.tables().inputs(tmp_path_factory.mktemp("metode")))


def test_every_section_of_the_params_has_a_name() -> None:
    assert set(SECTIONS) == set(PARAMS) - {"hearings"}


def test_settings_stand_with_their_remarks_and_other_hearings_are_not_named(m: Material, site: dict[str, str]) -> None:
    found = {s.key: s.rows for s in method_page(m).settings}
    assert list(found) == ["embed", "positions", "align", "summary"]
    assert found["positions"] == (
        Setting("method", "learned", "weighs <b>words</b>"),
        Setting("min_score", "0.4", None),
    )
    assert found["summary"] == (
        Setting("copies.similarity", "0.6", "0 to 1"),
        Setting("copies.seeds", "1, 2", None),
    )
    assert "hemmelig-høring" not in site["metode.html"]
    assert "weighs &lt;b&gt;words&lt;/b&gt;" in site["metode.html"]


def test_the_page_says_by_which_method_and_limits_the_run_was_made(m: Material, site: dict[str, str]) -> None:
    assert method_page(m).how == How(None, "learned", "words", None, 40, 50, "nb_nn_encoder")
    said = text(site["metode.html"])
    assert "Er programmet mindre enn 40 % sikkert, tar det ikke stilling." in said
    assert "En kobling godtas når programmet er minst 50 % sikkert." in said
    assert "Et tema settes når" not in said


def test_only_models_that_the_settings_name_are_shown_with_their_cards(m: Material, tmp_path: Path) -> None:
    (encoder,) = [x for x in method_page(m).models if x.name == "nb_nn_encoder"]
    assert [x.name for x in method_page(m).models] == ["nb_nn_encoder"]
    assert (encoder.version, encoder.size, len(encoder.fingerprint)) == (None, "0,000", 12)
    assert [b.text for b in encoder.scores] == ["Kappa 0.8.", "one and more", "two"]
    other = mini.tables()
    other.project = {**mini.PROJECT, "models/nb_nn_encoder/a.onnx": "abd"}
    changed = method_page(gather(other.inputs(tmp_path))).models[0]
    assert changed.fingerprint != encoder.fingerprint


def test_a_card_becomes_blocks() -> None:
    assert blocks(mini.PROJECT["models/nb_nn_encoder/README.md"])[:3] == (
        Block("heading", "nb_nn_encoder"),
        Block("paragraph", "Reads sentences, see the card."),
        Block("table", "", (("file", "bytes"), ("a.onnx", "3"))),
    )
    assert blocks("```\nmake x\n\nmake y\n```\nAnd so on. <!-- hidden -->") == (
        Block("code", "make x\n\nmake y"),
        Block("paragraph", "And so on."),
    )
    assert blocks("|  | a |\n|---|---|\n| b | 1 |\n") == (Block("table", "", (("", "a"), ("b", "1"))),)


def test_a_run_without_params_and_models_says_nothing_of_them(tmp_path: Path) -> None:
    tables = mini.tables()
    tables.project = {}
    page = html(made(tables.inputs(tmp_path)))["metode.html"]
    assert "params.yaml" not in page
    assert 'id="modeller"' not in page
