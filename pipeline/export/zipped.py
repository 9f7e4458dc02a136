"""Zip files that are the same byte for byte whenever and wherever they are made (law 4)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DATE = (1980, 1, 1, 0, 0, 0)
"""The first date a zip file can hold: no clock."""


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file with ``members`` (name, content) in the order given, without dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    return out.getvalue()


def unzipped(data: bytes) -> list[tuple[str, bytes]]:
    """The members (name, content) of a zip file, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(i.filename, archive.read(i)) for i in archive.infolist()]
