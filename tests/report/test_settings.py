"""How much room page images and copies have."""

from __future__ import annotations

import msgspec

from pipeline.report.settings import room
from tests.report.conftest import PARAMS


def test_images_and_copies_share_what_pages_and_data_leave() -> None:
    params = msgspec.structs.replace(PARAMS, page_megabytes=60, source_megabytes=40, site_megabytes=150)
    assert room(params, 1_000) == (60_000_000, 40_000_000)
    assert room(params, 40_000) == (50_400_000, 33_600_000)
    assert room(params, 60_000) == (30_600_000, 20_400_000)
    assert room(params, 100_000) == (0, 0)
