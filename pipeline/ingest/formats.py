"""What a file is: its content's own mark first, then its name's ending."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".jp2")
_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"GIF87a", ".gif"),
    (b"GIF89a", ".gif"),
    (b"\x00\x00\x00\x0cjP  \r\n", ".jp2"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Compound files: DOC, XLS, MSG, and OOXML files with a password."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SNIFFED = 1024
"""Bytes in which a file's own mark of its type is looked for."""
_OPEN_DOCUMENT = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)")
_KINDS = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".odp"}


def file_type(name: str, data: bytes) -> str:
    """The ending that says how a file is read: that of what its first bytes show, or else its own, in small letters."""
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(_ZIP):
        return _zip_type(data, suffix)
    if data.startswith(_OLE):
        return _ole_type(data, suffix)
    start = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"%pdf-") or (suffix == ".pdf" and b"%PDF-" in data[:_SNIFFED]):
        return ".pdf"
    if start.startswith(b"riff") and start[8:12] == b"webp":
        return ".webp"
    return next((kind for mark, kind in _MARKS if start.startswith(mark.lower())), suffix)


def _zip_type(data: bytes, suffix: str) -> str:
    """Word, Excel and OpenDocument files are zip archives with certain members."""
    if match := _OPEN_DOCUMENT.search(data[:200]):
        return _KINDS[match[1]]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {n.partition("/")[0] for n in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):  # broken: its reader says so
        return suffix if suffix in (".docx", ".odt", ".xlsx", ".xlsm") else ".zip"
    if "[Content_Types].xml" in names:
        return next(
            (kind for part, kind in (("word", ".docx"), ("xl", ".xlsx"), ("ppt", ".pptx")) if part in names), ".zip"
        )
    return suffix if suffix == ".odt" and "content.xml" in names else ".zip"


def _ole_type(data: bytes, suffix: str) -> str:
    """Old Office files and Outlook messages; names of their streams are UTF-16."""
    for stream, kind in (
        ("EncryptedPackage", ".locked"),
        ("__properties_version1.0", ".msg"),
        ("WordDocument", ".doc"),
        ("Workbook", ".xls"),
        ("PowerPoint Document", ".ppt"),
    ):
        if stream.encode("utf-16-le") in data:
            return kind
    return suffix
