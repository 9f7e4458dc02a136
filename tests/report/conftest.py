"""The mini hearing's site, made once: as files by address, and as a folder to open."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as parse

from pipeline.report.run import run
from pipeline.report.settings import ReportParams
from pipeline.stage import InputFile, Inputs, Outputs, Work
from tests.report import mini

PARAMS = ReportParams(
    standing_out=6,
    few_below=5,
    head_length=40,
    matrix_columns=200,
    quotes_open=1,
    quotes_static=1,
    positions_open=4,
    page_images=True,
    page_width=600,
    page_megabytes=10,
    source_megabytes=10,
    site_megabytes=100,
)
WORK = Work(title="", version="")


def made(inputs: Inputs) -> Outputs:
    """What the stage makes of ``inputs``."""
    return run(inputs, PARAMS, WORK)


def written(outputs: Outputs, root: Path) -> Path:
    """The files under ``root``; the site's folder."""
    for name, content in outputs.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.read() if isinstance(content, InputFile) else content
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return root / "report"


def html(outputs: Outputs) -> dict[str, str]:
    """The pages by their address in the site."""
    return {
        n.removeprefix("report/"): c for n, c in outputs.files.items() if n.endswith(".html") and isinstance(c, str)
    }


def text(page: str) -> str:
    """All that a page says, with single spaces."""
    return " ".join(parse.fromstring(page).text_content().replace("\xa0", " ").split())


@pytest.fixture(scope="session")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """The mini hearing's report."""
    return made(mini.tables().inputs(tmp_path_factory.mktemp("mini")))


@pytest.fixture(scope="session")
def site(outputs: Outputs) -> dict[str, str]:
    """The mini hearing's pages."""
    return html(outputs)


@pytest.fixture(scope="session")
def folder(outputs: Outputs, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mini hearing's site as a folder."""
    root = tmp_path_factory.mktemp("site")
    return written(outputs, root)
