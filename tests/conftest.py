"""Fixtures for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The real documents and coded sentences, which stand beside the project for developers and CI only."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("de virkelige dokumentene (../shared) finnes ikke her")
    return path
