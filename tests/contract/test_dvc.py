"""``dvc.yaml`` against the code: DVC does not follow imports, so every dep and out must stand there by name."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from pipeline.language.encoder import OWN_ENCODER
from pipeline.language.linear import DECIDERS
from pipeline.language.nlp import OWN
from pipeline.stage import Stage
from tests.contract.test_imports import PACKAGE, SHARED, imported_rooms

ROOT = PACKAGE.parent
DVC = YAML(typ="safe").load((ROOT / "dvc.yaml").read_text(encoding="utf-8"))["stages"]
PARAMS = YAML(typ="safe").load((ROOT / "params.yaml").read_text(encoding="utf-8"))
HEARING = "${item.hearing}"


def stage(name: str) -> Stage:
    path = PACKAGE / name
    module = importlib.import_module(f"pipeline.{name}.run" if path.is_dir() else f"pipeline.{name}")
    return module.STAGE


def room_files(name: str) -> list[Path]:
    path = PACKAGE / name
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


def code_deps(name: str) -> set[str]:
    """The room, and every shared module that its files reach by import."""
    reached: set[str] = set()
    todo = room_files(name)
    while todo:
        for other in (imported_rooms(todo.pop()) & SHARED) - reached:
            reached.add(other)
            todo += room_files(other)
    place = {n: f"pipeline/{n}" if (PACKAGE / n).is_dir() else f"pipeline/{n}.py" for n in {*reached, name}}
    return {"requirements.lock", *place.values()}


def data_deps(s: Stage) -> set[str]:
    work = {n.split("/")[0] for n in (*s.tables, *s.arrays)}
    return {
        *(f"output/{HEARING}/work/{n}" for n in work),
        *(f"corpus/{HEARING}/{n}" for n in s.files),
        *(f"output/{HEARING}/{n}" for n in s.made),
        *(n for n in s.project if n != "params.yaml"),
    }


def model_deps(name: str) -> set[str]:
    """The project's own models, where params make the stage use them; else a fresh clone need not have them."""
    used = {f"models/{OWN}"} if PARAMS[name].get("model") == OWN else set()
    used |= {f"models/{OWN_ENCODER}"} if PARAMS[name].get("embedder") == OWN_ENCODER else set()
    learned = {f"models/{OWN_ENCODER}", f"models/{DECIDERS}"}
    return used | learned if PARAMS[name].get("method") == "learned" else used


def written(name: str) -> dict[str, dict[str, bool]]:
    rows = [r for part in ("outs", "metrics", "plots") for r in DVC[name].get(part, [])]
    return {path: options for row in rows for path, options in row.items()}


@pytest.mark.parametrize("name", DVC)
def test_deps_are_what_the_code_reads(name: str) -> None:
    assert set(DVC[name]["deps"]) == code_deps(name) | data_deps(stage(name)) | model_deps(name)


@pytest.mark.parametrize("name", DVC)
def test_outs_are_what_the_stage_owns(name: str) -> None:
    s = stage(name)
    assert s.name == name
    expected = {f"output/{HEARING}/{f}" for f in s.folders} | {f"output/{HEARING}/rejects/{name}.csv"}
    assert {p.replace("metrics/metrics.json", "metrics") for p in written(name)} == expected
    assert all(options == {"cache": False} for options in written(name).values())


@pytest.mark.parametrize("name", DVC)
def test_command_and_params(name: str) -> None:
    assert DVC[name]["cmd"] == f"python -m pipeline.{name} {HEARING}"
    shown = [n for n in DVC if n != name] if "params.yaml" in stage(name).project else []
    assert sorted(DVC[name]["params"]) == sorted(["run", name, *shown])
    assert DVC[name]["matrix"] == {"hearing": "${hearings}"}


def test_every_room_is_a_stage() -> None:
    rooms = {p.name.removesuffix(".py") for p in PACKAGE.iterdir() if not p.name.startswith("_")}
    assert rooms - SHARED - {"cli"} == set(DVC)


def test_no_run_may_delete_a_model() -> None:
    """DVC deletes a stage's outs before it runs."""
    assert not [out for name in DVC for out in written(name) if out.startswith("models")]


def test_no_two_stages_own_the_same_folder() -> None:
    owned = [out for name in DVC for out in written(name)]
    assert len(owned) == len(set(owned))


def test_params_hold_a_section_for_every_stage_and_nothing_else() -> None:
    assert set(PARAMS) == {"hearings", "run", *DVC}
