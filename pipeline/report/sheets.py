"""Images of the pages of PDF files on which positions stand, so that a reader sees them where the sender wrote them.

A page is drawn in four shades of grey, which is enough to read and a third of the bytes. It is left out rather than
drawn wrong: a page that is turned or cut has its lines elsewhere in the image than ingest found them, and so may any
page whose own text is not where the lines say.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import PIL
import pypdfium2
from PIL import Image
from rapidfuzz import fuzz

from pipeline.records import Document, Line
from pipeline.report import privacy
from pipeline.report.geometry import boxes
from pipeline.report.material import Material, Sheet
from pipeline.stage import InputFile, Limits, Work

LIMITS = Limits(seconds=120, megabytes=1500)
"""What drawing one file may take; of a file that takes more, no page is shown."""
TALLEST = 3.0
"""How many times as high as wide a page may be; banners and posters are left out."""
FEW_LETTERS = 100
"""A scan has no letters, or no more than an archive's stamp."""
PROBES = 12
"""Lines of a page that are compared with the text in the file."""
ALIKE = 60.0
"""Likeness, 0 to 100, from which a line holds the words it should."""
TOGETHER = 32
"""Files drawn before the sizes are summed up."""
SHADES = [255 if v >= 235 else 85 * round(v * 3 / 235) for v in range(256)]
"""Each grey level as one of four; what is nearly as light as paper is paper."""


class Probe(msgspec.Struct, frozen=True):
    """A line as ingest read it: its words and its box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Wanted(msgspec.Struct, frozen=True):
    """A page to be drawn, and lines on it."""

    number: int
    probes: tuple[Probe, ...]


class Drawing(msgspec.Struct, frozen=True):
    """A file of which pages are to be drawn, ``width`` pixels wide."""

    path: str
    digest: str
    width: int
    pages: tuple[Wanted, ...]


class Drawn(msgspec.Struct, frozen=True):
    """A page as drawn: its size in points, and a WebP file."""

    number: int
    points: tuple[float, float]
    pixels: tuple[int, int]
    data: bytes


@dataclass(frozen=True)
class Sheets:
    """The pages that are shown, and their files by name in the site. ``n_left_out``: documents whose pages had no
    room."""

    sheets: Mapping[tuple[str, int], Sheet] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    n_left_out: int = 0


def draw(m: Material, files: Mapping[str, InputFile], work: Work, *, width: int, most_bytes: int) -> Sheets:
    """The pages with positions, ``width`` pixels wide, document by document until there are ``most_bytes`` of them."""
    drawings = {d.doc_id: _drawing(m, d, files[f"documents/{d.file}"], width) for d in _shown(m, files)}
    drawings = {k: d for k, d in drawings.items() if d.pages}
    sheets: dict[tuple[str, int], Sheet] = {}
    out: dict[str, bytes] = {}
    n_in = size = 0
    for doc_id, pages in _drawn(drawings, replace(work, version=_version())):
        size += sum(len(p.data) for p in pages)
        if size > most_bytes:
            break
        n_in += 1
        for p in pages:
            sheet = Sheet(f"side/{m.letter_pages[doc_id]}-{p.number}.webp", p.points, p.pixels)
            sheets[doc_id, p.number] = sheet
            out[sheet.href] = p.data
    return Sheets(sheets, out, len(drawings) - n_in)


def _shown(m: Material, files: Mapping[str, InputFile]) -> list[Document]:
    """The PDF files that may be seen by all: the same that may be copied."""
    return [
        d
        for d in m.documents.values()
        if d.doc_id in m.letter_pages
        and d.file.lower().endswith(".pdf")
        and privacy.may_copy(d, m.hearing)
        and f"documents/{d.file}" in files
        and files[f"documents/{d.file}"].is_plain
    ]


def _drawing(m: Material, d: Document, file: InputFile, width: int) -> Drawing:
    pages: dict[int, dict[Line, None]] = {}
    for s in m.by_document[d.doc_id]:
        if not m.is_position(s.sentence_id):
            continue
        block = m.blocks.get(s.block_id)
        on = {b.page for b in boxes(s, block, m.texts[d.doc_id])}
        for line in block.lines if block else ():
            if line.page in on:
                pages.setdefault(line.page, {})[line] = None
    text = m.texts[d.doc_id]
    wanted = tuple(Wanted(n, tuple(_probe(li, text) for li in list(pages[n])[:PROBES])) for n in sorted(pages))
    return Drawing(str(file.path), file.digest() if wanted else "", width, wanted)


def _probe(line: Line, text: str) -> Probe:
    return Probe(text[line.start : line.end], line.x0, line.top, line.x1, line.bottom)


def _drawn(drawings: Mapping[str, Drawing], work: Work) -> Iterator[tuple[str, list[Drawn]]]:
    """The pages of each document, in order; later ones are only drawn when they are asked for."""
    ids = list(drawings)
    for at in range(0, len(ids), TOGETHER):
        some = ids[at : at + TOGETHER]
        made = work.map(
            draw_file,
            [drawings[i] for i in some],
            result=list[Drawn],
            key=_key,
            label=lambda d: Path(d.path).name,
            limits=LIMITS,
            failed=lambda _d, _why: [],
        )
        yield from zip(some, made, strict=True)


def _key(d: Drawing) -> bytes:
    return msgspec.json.encode((d.digest, d.width, d.pages))


def _version() -> str:
    """Digest of what a drawing depends on beside its file: this module, and the packages that draw."""
    parts = (str(pypdfium2.PDFIUM_INFO), PIL.__version__, Path(__file__).read_text(encoding="utf-8"))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def draw_file(d: Drawing) -> list[Drawn]:
    """The pages of a file that can be drawn and whose lines are where they should be; [] where it cannot be opened."""
    try:
        with pypdfium2.PdfDocument(d.path) as pdf:
            found = (_draw_page(pdf, p, d.width) for p in d.pages if p.number <= len(pdf))
            return [p for p in found if p is not None]
    except pypdfium2.PdfiumError:
        return []


def _draw_page(pdf: Any, wanted: Wanted, width: int) -> Drawn | None:
    try:
        page = pdf[wanted.number - 1]
        across, down = page.get_size()
        if not 0 < down <= TALLEST * across or not _as_read(page, wanted.probes):
            return None
        bitmap = page.render(scale=width / across, grayscale=True)
    except pypdfium2.PdfiumError:
        return None
    image = bitmap.to_pil().convert("L").point(SHADES)
    return Drawn(wanted.number, (round(across, 2), round(down, 2)), image.size, _webp(image))


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, format="WEBP", lossless=True, method=4, quality=75)
    return out.getvalue()


def _as_read(page: Any, probes: Sequence[Probe]) -> bool:
    """Whether the lines stand in the image of the page where ingest found them."""
    words = page.get_textpage()
    letters = sum(c.isalnum() for c in words.get_text_range())
    if not _upright(page):
        return bool(letters == 0)  # a scan was read as an image, turned and cut like this one
    if letters < FEW_LETTERS:
        return True
    return 2 * sum(_holds(words, p, page.get_height()) for p in probes) >= len(probes)


def _upright(page: Any) -> bool:
    """Neither turned nor cut, with its origin in the corner."""
    whole, shown = page.get_mediabox(), page.get_cropbox()
    same = all(abs(a - b) < 1 for a, b in zip(whole, shown, strict=True))
    corner = abs(whole[0]) < 1 and abs(whole[1]) < 1
    size = abs(whole[2] - page.get_width()) < 1 and abs(whole[3] - page.get_height()) < 1
    return bool(same and corner and size and page.get_rotation() == 0)


def _holds(words: Any, p: Probe, height: float) -> bool:
    """Whether the file has the line's words in the line's box."""
    there = words.get_text_bounded(left=p.x0 - 1, bottom=height - p.bottom, right=p.x1 + 1, top=height - p.top)
    return bool(fuzz.ratio(_letters(there), _letters(p.text)) >= ALIKE)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
