"""The house's walls: who may import whom."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "pipeline"
SHARED = {"records", "params", "language", "tables", "stage"}
ALLOWED = {
    "records": set(),
    "params": set(),
    "language": {"records"},  # the closed list of languages is a record type
    "tables": {"records"},
    "stage": {"tables", "params", "records"},
}
FRONT = {"__main__", "cli", "__init__"}
"""The command line stands before the rooms and may open any door."""


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Rooms that a module imports, also inside functions and under TYPE_CHECKING."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: bruk hele navnet, ikke relativ import"
            if node.module == "pipeline":
                found |= {alias.name for alias in node.names}
            elif (node.module or "").startswith("pipeline."):
                found.add(str(node.module).split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("pipeline.")}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_shared_modules_and_its_own_room(path: Path) -> None:
    own = room(path)
    if own in FRONT:
        return
    allowed = ALLOWED.get(own, SHARED) | {own}
    assert imported_rooms(path) <= allowed, f"{path.relative_to(PACKAGE)} importerer et annet rom"


def test_nothing_opens_a_network_connection() -> None:
    """Law 6: no module of ours imports a network library."""
    banned = {"socket", "http", "urllib", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            tops = {n.split(".")[0] for n in names if n not in ("urllib.parse",)}
            assert not tops & banned, f"{path}: {tops & banned}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_modules_stay_small(path: Path) -> None:
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
    limit = {"records": 460, "stage": 420}.get(room(path), 330)
    assert len(lines) <= limit, f"{path}: {len(lines)} linjer"
