"""The large invented hearing, made small."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.records import Alignment, DocumentText, Measure, Sentence, View


@pytest.fixture(scope="module")
def site() -> ModuleType:
    """The script as a module; its name is one of Python's own, so it is not imported by name."""
    path = Path(__file__).parents[2] / "bench" / "site.py"
    spec = importlib.util.spec_from_file_location("bench_site", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_hearing_of_the_size_asked_for_the_same_each_time(site: ModuleType) -> None:
    tables = site.hearing(8, 12, 160)
    assert tables == site.hearing(8, 12, 160)
    texts = {t.doc_id: t.text for t in tables["ingest/texts"] if isinstance(t, DocumentText)}
    sentences = [s for s in tables["segment/sentences"] if isinstance(s, Sentence)]
    assert all(texts[s.doc_id][s.start : s.end] == s.text for s in sentences)
    assert (len(texts) - 1, sum(s.doc_id != "plan" for s in sentences)) == (8, 160)
    measures = {x.measure_id for x in tables["measures/measures"] if isinstance(x, Measure)}
    assert len(measures) == 12
    assert {a.measure_id for a in tables["align/alignments"] if isinstance(a, Alignment)} <= measures
    assert any(isinstance(v, View) for v in tables["summary/views"])


def test_it_becomes_a_whole_site(site: ModuleType, tmp_path: Path) -> None:
    outputs = site.made(site.hearing(4, 6, 60), tmp_path)
    sizes = site.written(outputs, tmp_path / "site")
    assert sizes["instans/*.html"][0] == 4
    assert (tmp_path / "site" / "data" / "core.js").stat().st_size <= sizes["data/*.js"][1]
