"""The notebooks: stored without outputs, and run from top to bottom on the example's results."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Project

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_there_are_three_in_order() -> None:
    assert [p.stem[:3] for p in NOTEBOOKS] == ["01-", "02-", "03-"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_stored_without_outputs_counts_or_traces_of_who_ran_it(path: Path) -> None:
    nb = json.loads(path.read_text(encoding="utf-8"))
    assert set(nb["metadata"]) <= {"kernelspec", "language_info"}
    assert nb["metadata"]["language_info"] == {"name": "python"}
    assert nb["metadata"]["kernelspec"] == {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert [c["id"] for c in nb["cells"]] == [f"celle-{n:02d}" for n in range(1, len(nb["cells"]) + 1)]
    for cell in nb["cells"]:
        assert cell["metadata"] == {}
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_each_says_what_one_may_and_may_not_conclude(path: Path) -> None:
    first = "".join(cells(path)[0]["source"])
    assert "**Dette kan du slutte:**" in first
    assert "**Dette kan du ikke slutte:**" in first
    assert "".join(cells(path)[1]["source"]).startswith('HORING = "eksempel"')


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_every_figure_has_a_number_in_order_and_stands_under_an_explanation(path: Path) -> None:
    found = cells(path)
    numbers = []
    for before, cell in pairwise(found):
        for n in re.findall(r'"Figur (\d)\. ', "".join(cell["source"])):
            numbers.append(int(n))
            assert before["cell_type"] == "markdown"
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 5


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
def test_runs_from_top_to_bottom(path: Path, example: Project) -> None:
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    nb = nbformat.read(example.root / "notebooks" / path.name, as_version=4)
    nbformat.validate(nb)
    where = {"metadata": {"path": str(example.root / "notebooks")}}
    nbclient.NotebookClient(nb, timeout=300, kernel_name="python3", resources=where).execute()
    outputs = [o for c in nb.cells for o in c.get("outputs", ())]
    assert not [o for o in outputs if o.output_type == "stream"], "advarsler og utskrifter hører ikke hjemme her"
    drawn = [o for o in outputs if "image/png" in o.get("data", {})]
    assert len(drawn) == len(re.findall(r'"Figur \d\. ', path.read_text(encoding="utf-8").replace('\\"', '"')))
