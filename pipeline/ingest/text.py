"""Plain text files: the encoding, paragraphs between blank lines, wrapped lines joined, bullets and headings."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.plain import ends_sentence, is_short_line, is_symbol, split_bullet, split_number, squeeze
from pipeline.ingest.unfolding import unfold

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_UNDERLINE = re.compile(r"^\s*(=|-|~|\*)\1{2,}\s*$")
_LONE_MARKER = re.compile(r"^(?:[•●○◦▪■·*–-]|o|\d{1,2}[.)])$")
_MAX_WRAP = 100
"""Letters in the longest line that somebody wrapped by hand; longer lines are whole paragraphs."""
_MAX_CONTROL = 0.02
"""Share of control characters above which a file is not text."""
_PROSE = 80
"""Letters a paragraph has at least when the short line above it is taken as its heading."""

NOT_TEXT = "Filen er ikke en tekstfil: den inneholder binære data. Lagre den som PDF, DOCX, HTML eller TXT."


@dataclass
class _Open:
    """A block being read, line by line."""

    lines: list[str]
    page: int
    marker: str | None = None
    level: int | None = None
    heading: int | None = None


def read_text(data: bytes) -> Extracted:
    """A text file as blocks, pages counted at form feeds.

    UTF-8, UTF-16 and UTF-32 by their byte order mark, UTF-8 and UTF-16 also without, then Windows-1252 and Latin-1.
    """
    text = decode(data)
    if not is_text(text):
        return Extracted(refused=NOT_TEXT)
    pages = unfold(text.replace("\r\n", "\n").replace("\r", "\n")).split("\f")
    width = wrap_width([line for page in pages for line in page.split("\n")])
    opened = [block for n, page in enumerate(pages, 1) for block in _blocks(page, n, width)]
    return Extracted(blocks=_finish(opened), n_pages=len(pages))


def is_text(text: str) -> bool:
    """Whether decoded bytes are text, and no program or picture."""
    return len(_CONTROL.findall(text)) <= _MAX_CONTROL * max(len(text), 50)


def decode(data: bytes) -> str:
    """Bytes as text, in the first encoding that fits; never fails."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data.decode(name, errors="replace")
    if data.count(0) > len(data) / 4:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def wrap_width(lines: list[str]) -> int | None:
    """Letters a line where the text was wrapped by hand, or None when each line is a paragraph of its own."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if not lengths or sum(n > _MAX_WRAP for n in lengths) > 0.05 * len(lengths):
        return None
    return lengths[-1 - len(lengths) // 50]  # a line in fifty may stand out


def _blocks(page: str, number: int, width: int | None) -> list[_Open]:
    out: list[_Open] = []
    blank = True
    for raw in page.split("\n"):
        line = squeeze(raw)
        if not line:
            blank = True
            continue
        if _UNDERLINE.match(raw):
            if out and not blank and len(out[-1].lines) == 1 and out[-1].marker is None:
                out[-1].heading = 1 if raw.strip()[0] == "=" else 2
            blank = True
            continue
        marker, rest = split_bullet(line)
        if _LONE_MARKER.match(line):
            out.append(_Open([], number, line, 1 + _indent(raw) // 4))
        elif out and not out[-1].lines:  # the bullet stood alone on the line above
            out[-1].lines.append(line)
        elif marker and (is_symbol(marker) or blank or out[-1].marker):
            out.append(_Open([rest], number, marker, 1 + _indent(raw) // 4))
        elif not blank and out[-1].heading is None and _continues(out[-1], line, width):
            out[-1].lines.append(line)
        else:
            out.append(_Open([line], number))
        blank = False
    return out


def _indent(raw: str) -> int:
    return len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())


def _continues(block: _Open, line: str, width: int | None) -> bool:
    """Whether ``line`` goes on where the block's last line was wrapped: its first word would not have fitted there."""
    last = block.lines[-1]
    if width is None:
        return line[0].islower() and not ends_sentence(last)
    if block.marker is not None and not line[0].isupper():
        return True
    return len(last) + 1 + len(line.split(" ", 1)[0]) > 0.92 * width or line[0].islower()


def _finish(opened: list[_Open]) -> tuple[RawBlock, ...]:
    out: list[RawBlock] = []
    opened = [b for b in opened if b.lines]
    texts = [squeeze(" ".join(b.lines)) for b in opened]
    for i, (block, text) in enumerate(zip(opened, texts, strict=True)):
        following = len(texts[i + 1]) if i + 1 < len(texts) else 0
        number, title = split_number(text)
        if block.marker and number is None and not is_symbol(block.marker):
            number, title = block.marker.strip("()."), text
        if block.heading is not None:
            out.append(RawBlock(kind="heading", text=title, marker=number, page=block.page, level=block.heading))
        elif len(block.lines) == 1 and _heads(block, title, number, following):
            level = 1 + number.count(".") if number else 1 if i == 0 else 2
            out.append(RawBlock(kind="heading", text=title, marker=number, page=block.page, level=level))
        elif block.marker:
            out.append(RawBlock(kind="item", text=text, marker=block.marker, page=block.page, level=block.level))
        else:
            out.append(RawBlock(kind="paragraph", text=text, page=block.page))
    return tuple(out)


def _heads(block: _Open, text: str, number: str | None, following: int) -> bool:
    """Whether a line alone is the heading of what follows; a list item only when numbered and prose follows."""
    if block.marker and (number is None or not number[0].isdigit()):
        return False
    return is_short_line(text) and following >= _PROSE
