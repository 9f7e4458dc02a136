"""Word documents: headings, lists, tables, footnotes and text boxes in the order they stand."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from pipeline.ingest.docxnumbers import Numbering
from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.plain import is_short_line, split_bullet, split_number, squeeze, squeeze_lines

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", _FALLBACK})
_HEADING = re.compile(r"^(?:heading|overskrift)\s*(\d)", re.I)
_TITLE = re.compile(r"^(?:title|tittel)$", re.I)
_LIST = re.compile(r"^(?:list|liste|punkt|nummerert)", re.I)
_MAX_UNZIPPED = 300_000_000
"""Bytes a document may hold when unzipped; more is a broken file or made to hurt."""
_MAX_PARTS = 10_000
"""Files inside the document."""
_LONG_CELL = 40
"""Words in a cell from which a table is taken as a form with answers, and read as running text."""
_LONG_LINE = 90
"""Letters in a line from which a line break is taken as layout and not as meaning."""

BROKEN = (
    "Filen er ødelagt eller ikke et Word-dokument (DOCX). Åpne den i Word og lagre den på nytt, eller lagre som PDF."
)
LOCKED = "Filen er passordbeskyttet eller i et gammelt Word-format (DOC). Lagre den uten passord som DOCX eller PDF."
TOO_BIG = "Filen er urimelig stor når den pakkes ut. Lagre den på nytt i Word, eller lagre som PDF."


def read_docx(data: bytes) -> Extracted:
    """A Word document as blocks; ``page`` follows the page breaks stored in the file, and is 1 where there are none."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return Extracted(refused=LOCKED)
    if reason := _unsafe(data):
        return Extracted(refused=reason)
    try:
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        blocks = tuple(reader.read())
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        zlib.error,
        etree.XMLSyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        RecursionError,
    ):  # python-docx has no error of its own for a package whose parts are missing or wrong
        return Extracted(refused=BROKEN)
    title = squeeze(document.core_properties.title or "") or None
    return Extracted(blocks=blocks, n_pages=reader.page, title=title)


def _unsafe(data: bytes) -> str | None:
    """Why the package must not be unzipped, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return BROKEN
    if len(parts) > _MAX_PARTS or sum(p.file_size for p in parts) > _MAX_UNZIPPED:
        return TOO_BIG
    return LOCKED if any(p.flag_bits & 1 for p in parts) else None


class _Reader:
    """Walks a document's body; holds the page, the list counters and the footnotes met on the way."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.page = 1
        self.numbering = Numbering(document)
        self.styles = {s.style_id: s for s in document.styles}
        self.notes = _notes(document)
        self.pending: list[RawBlock] = []

    def read(self) -> Iterator[RawBlock]:
        yield from self._headers()
        yield from self._children(self.document.element.body, None)

    def _headers(self) -> Iterator[RawBlock]:
        """The page head of the first section: often the only place that names the sender."""
        section = self.document.sections[0] if len(self.document.sections) else None
        if section is None:
            return
        heads = [section.first_page_header] if section.different_first_page_header_footer else []
        for head in [*heads, section.header]:
            if head.is_linked_to_previous:
                continue
            for paragraph in head._element.iter(f"{W}p"):
                for line in squeeze_lines(_text(paragraph)):
                    yield RawBlock(kind="furniture", text=line, page=1)

    def _children(self, parent: Any, box: str | None) -> Iterator[RawBlock]:
        for element in parent:
            if element.tag == f"{W}p":
                yield from self._paragraph(element, box)
            elif element.tag == f"{W}tbl":
                yield from self._table(element, box)
            elif element.tag == f"{W}sdt":
                for content in element.iterchildren(f"{W}sdtContent"):
                    yield from self._children(content, box)
            elif element.tag in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
                yield from self._children(element, box)

    def _paragraph(self, p: Any, box: str | None) -> Iterator[RawBlock]:
        self.page += _breaks(p)
        lines = squeeze_lines(_text(p))
        if lines and max(map(len, lines)) > _LONG_LINE:
            lines = [" ".join(lines)]
        for line in lines:
            yield self._block(p, line, box)
        for frame in p.iter(f"{W}txbxContent"):
            if not any(a.tag == _FALLBACK for a in frame.iterancestors()):
                title = next((t for q in frame.iter(f"{W}p") if (t := squeeze(_text(q)))), None)
                yield from self._children(frame, title if title and is_short_line(title) else box)
        for reference in p.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
            key = reference.tag.removesuffix("Reference").rsplit("}", 1)[1], reference.get(f"{W}id") or ""
            if text := self.notes.get(key):
                yield RawBlock(kind="footnote", text=text, page=self.page)

    def _block(self, p: Any, text: str, box: str | None) -> RawBlock:
        level = self._heading_level(p)
        number = self.numbering.marker(p, self._style_chain(p))
        if level is None and number is None and _is_bold(p) and is_short_line(text):
            level = 3
        if level is not None:
            marker, rest = (number[0], text) if number else split_number(text)
            return RawBlock(kind="heading", text=rest, level=level, marker=marker, box=box, page=self.page)
        if number is not None:
            return RawBlock(kind="item", text=text, marker=number[0], level=number[1], box=box, page=self.page)
        marker, rest = split_bullet(text)
        if marker is None and any(_LIST.match(s.name or "") for s in self._style_chain(p)):
            marker = "•"
        if marker:
            return RawBlock(kind="item", text=rest, marker=marker, level=1, box=box, page=self.page)
        return RawBlock(kind="paragraph", text=text, box=box, page=self.page)

    def _style_chain(self, p: Any) -> list[Any]:
        """The paragraph's style and those it is based on, nearest first."""
        found = p.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(found.get(f"{W}val")) if found is not None else None
        chain: list[Any] = []
        while style is not None and style not in chain:
            chain.append(style)
            based = style.element.find(f"{W}basedOn")
            style = self.styles.get(based.get(f"{W}val")) if based is not None else None
        return chain

    def _heading_level(self, p: Any) -> int | None:
        chain = self._style_chain(p)
        for style in chain:
            if match := _HEADING.match(style.name or ""):
                return int(match[1])
            if _TITLE.match(style.name or ""):
                return 1
        for properties in [p.find(f"{W}pPr"), *(s.element.find(f"{W}pPr") for s in chain)]:
            outline = properties.find(f"{W}outlineLvl") if properties is not None else None
            if outline is not None and (value := outline.get(f"{W}val") or "").isdigit():
                return int(value) + 1 if int(value) < 9 else None
        return None

    def _table(self, table: Any, box: str | None) -> Iterator[RawBlock]:
        rows = [list(_cells(row)) for row in table.iterchildren(f"{W}tr")]
        texts = [[squeeze(" ".join(_text(p) for p in cell.iter(f"{W}p"))) for cell in row] for row in rows]
        single = all(len(row) < 2 for row in rows)
        if single or any(len(t.split()) >= _LONG_CELL for row in texts for t in row):
            first = next((t for row in texts for t in row if t), None)
            title = first if single and first and is_short_line(first) else box
            for row in rows:
                for cell in row:
                    yield from self._children(cell, title)
            return
        self.page += sum(_breaks(p) for p in table.iter(f"{W}p"))
        if text := "\n".join(" | ".join(row) for row in texts if any(row)):
            yield RawBlock(kind="table", text=text, box=box, page=self.page)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iterfind(f"{W}sdtContent/{W}tc")


def _text(p: Any) -> str:
    """The paragraph's own words, without deleted ones, field codes, hidden text and text boxes."""
    parts: list[str] = []
    _gather(p, parts)
    return "".join(parts)


def _gather(element: Any, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{W}txbxContent" or (tag == f"{W}r" and _is_hidden(child)):
            continue
        if tag == f"{W}t":
            parts.append(child.text or "")
        elif tag == f"{W}tab":
            parts.append(" ")
        elif tag in (f"{W}br", f"{W}cr"):
            parts.append(" " if child.get(f"{W}type") in ("page", "column") else "\n")
        elif tag == f"{W}noBreakHyphen":
            parts.append("-")
        else:
            _gather(child, parts)


def _is_on(flag: Any) -> bool:
    return flag is not None and flag.get(f"{W}val") not in ("0", "false", "off")


def _is_hidden(run: Any) -> bool:
    return _is_on(run.find(f"{W}rPr/{W}vanish"))


def _is_bold(p: Any) -> bool:
    runs = [r for r in p.iter(f"{W}r") if squeeze("".join(t.text or "" for t in r.iter(f"{W}t")))]
    return bool(runs) and all(_is_on(r.find(f"{W}rPr/{W}b")) for r in runs)


def _breaks(p: Any) -> int:
    """Pages that begin in or before this paragraph, as Word last laid it out, or where its writer put a break."""
    rendered = sum(1 for _ in p.iter(f"{W}lastRenderedPageBreak"))
    return rendered or sum(1 for b in p.iter(f"{W}br") if b.get(f"{W}type") == "page")


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """Footnotes and endnotes by kind and id."""
    out: dict[tuple[str, str], str] = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if relation.is_external or kind not in ("footnote", "endnote"):
            continue
        root = etree.fromstring(relation.target_part.blob, parser)
        for note in root.iter(f"{W}{kind}"):
            text = squeeze(" ".join(_text(p) for p in note.iter(f"{W}p")))
            if text and note.get(f"{W}type") in (None, "normal"):
                out[kind, note.get(f"{W}id") or ""] = text
    return out
