"""Long PDF files, shared out by page: worker processes read some pages each, then the layout runs over all of them.

Only the number of pages decides how a file is parted, never the number of processes: the result is that of reading it
in one go.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import msgspec
import pypdfium2

from pipeline.ingest.extracted import Extracted
from pipeline.ingest.ocr import Ocr
from pipeline.ingest.pdf import whole
from pipeline.ingest.pdfpages import PdfPart, read_part
from pipeline.stage import Limits, Why, Work

T = TypeVar("T")

ONE_GO = 12
"""Pages up to which a file is read by one process; letters of that length keep every process busy by their number."""
PAGES = 4
"""Pages in a part, at least."""
MOST_PARTS = 64
"""Parts of a file, at most: each has to find its way through the file anew."""


@dataclass(frozen=True)
class Source(Generic[T]):
    """Where a PDF comes from: ``load(task)`` gives its bytes in whatever process asks. ``load`` is a module's function,
    since it goes to other processes by name. ``label`` is what people see of it."""

    task: T
    load: Callable[[T], bytes]
    label: str
    ocr: Ocr | None = None


@dataclass(frozen=True)
class _Range:
    source: Source[Any]
    first: int
    last: int | None


@dataclass(frozen=True)
class _Whole:
    source: Source[Any]
    parts: tuple[bytes, ...]


def long_pages(data: bytes) -> int | None:
    """Pages of a PDF that is to be shared out; None for a shorter one, and for a file that pdfium cannot open."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            n = len(pdf)
    except pypdfium2.PdfiumError:
        return None
    return n if n > ONE_GO else None


def page_ranges(n_pages: int) -> tuple[tuple[int, int | None], ...]:
    """First and last page of each part; the last part is open, since a file may have more pages than it says."""
    size = max(PAGES, -(-n_pages // MOST_PARTS))
    firsts = range(1, n_pages + 1, size)
    return tuple((f, f + size - 1 if f + size <= n_pages else None) for f in firsts)


def read_long(
    source: Source[T], n_pages: int, limits: Limits, reason: Callable[[Why], str], work: Work
) -> tuple[Extracted, bool]:
    """The document, and whether nothing was cut off by ``limits``, which hold for each part and for the layout.

    reason: why a file is refused that passed a limit.
    """
    lost: list[Why] = []

    def give_up(why: Why) -> str:
        lost.append(why)
        return reason(why)

    # The whole is kept for reuse by whoever asked; its parts, which are much larger, are not.
    here = replace(work, title=f"{work.title}: {source.label}", cache=None)
    parts = here.map(
        _read_range,
        [_Range(source, first, last) for first, last in page_ranges(n_pages)],
        result=bytes,
        key=lambda r: str(r.first),
        label=lambda r: f"side {r.first}",
        limits=limits,
        failed=lambda _, why: _packed(PdfPart(refused=give_up(why))),
    )
    (read,) = here.map(
        _lay_out,
        [_Whole(source, tuple(parts))],
        result=Extracted,
        key=lambda w: w.source.label,
        label=lambda _: "oppsett",
        limits=limits,
        failed=lambda _, why: Extracted(refused=give_up(why)),
    )
    return read, not lost


def _read_range(pages: _Range) -> bytes:
    source = pages.source
    return _packed(read_part(source.load(source.task), source.ocr, pages.first, pages.last))


def _lay_out(document: _Whole) -> Extracted:
    return whole([msgspec.msgpack.decode(p, type=PdfPart) for p in document.parts])


def _packed(part: PdfPart) -> bytes:
    """The part as bytes: between processes they pass many times faster than the objects."""
    return msgspec.msgpack.encode(part)
