"""OpenDocument text (ODT), read with odfdo: headings, lists, tables, notes and frames in the order they stand."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import odfdo
from odfdo import Element

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.plain import is_short_line, split_bullet, split_number, squeeze, squeeze_lines

BROKEN = "Filen er ødelagt eller ikke et OpenDocument-dokument (ODT). Lagre den på nytt, eller lagre som PDF."
_SKIPPED = frozenset({
    "text:tracked-changes", "office:annotation", "office:annotation-end", "text:note", "draw:frame",
    "office:forms", "text:sequence-decls", "text:bibliography-mark", "svg:title", "svg:desc",
})  # fmt: skip
_GROUPS = frozenset({"text:section", "text:index-body", "office:text", "text:numbered-paragraph", "text:change"})
_LONG_CELL = 40
"""Words in a cell from which a table is taken as a form with answers, and read as running text."""
_LONG_LINE = 90
"""Letters in a line from which a line break is taken as layout and not as meaning."""


@dataclass
class _Styles:
    """What the document says of its paragraph styles: the one each is based on, and which are bold."""

    parents: dict[str, str] = field(default_factory=dict)
    bold: frozenset[str] = frozenset()


def read_odt(data: bytes) -> Extracted:
    """A text document as blocks; pages are not stored in the file, so all stand on page 1."""
    document = odfdo.Document(io.BytesIO(data))
    body = document.body
    if body is None or body.tag != "office:text":
        return Extracted(refused=BROKEN)
    title = squeeze(document.meta.title or "") or None
    return Extracted(blocks=tuple(_blocks(body, _styles(document), None)), title=title)


def _styles(document: odfdo.Document) -> _Styles:
    found = _Styles()
    bold: set[str] = set()
    for part in ("content.xml", "styles.xml"):
        xml = document.get_part(part)
        for style in xml.root.get_elements("//style:style") if isinstance(xml, odfdo.XmlPart) else ():
            name = style.get_attribute("style:name")
            if isinstance(name, str):
                found.parents[name] = str(style.get_attribute("style:parent-style-name") or "")
                if style.get_elements("style:text-properties[@fo:font-weight='bold']"):
                    bold.add(name)
    found.bold = frozenset(bold)
    return found


def _blocks(parent: Element, styles: _Styles, box: str | None) -> Iterator[RawBlock]:
    for child in parent.children:
        tag = child.tag
        if tag == "text:h":
            yield from _heading(child, box)
        elif tag == "text:p":
            yield from _paragraph(child, styles, box)
        elif tag == "text:list":
            yield from _list(child, styles, box, 1)
        elif tag == "table:table":
            yield from _table(child, styles, box)
        elif tag in _GROUPS:
            yield from _blocks(child, styles, box)
        elif tag == "text:table-of-content":
            for line in child.get_elements("descendant::text:index-body//text:p"):
                if text := squeeze(_text(line)):
                    yield RawBlock(kind="contents", text=text, page=1)
        elif tag == "draw:frame":
            yield from _frame(child, styles)
    return


def _heading(element: Element, box: str | None) -> Iterator[RawBlock]:
    level = str(element.get_attribute("text:outline-level") or "1")
    if text := squeeze(_text(element)):
        number, rest = split_number(text)
        yield RawBlock(
            kind="heading", text=rest, marker=number, level=int(level) if level.isdigit() else 1, box=box, page=1
        )
    yield from _within(element)


def _paragraph(element: Element, styles: _Styles, box: str | None) -> Iterator[RawBlock]:
    lines = squeeze_lines(_text(element))
    if lines and max(map(len, lines)) > _LONG_LINE:
        lines = [" ".join(lines)]
    style = str(element.get_attribute("text:style-name") or "")
    for line in lines:
        marker, rest = split_bullet(line)
        if marker:
            yield RawBlock(kind="item", text=rest, marker=marker, level=1, box=box, page=1)
        elif _is_titled(style, styles) or (_is_bold(element, style, styles) and is_short_line(line)):
            number, rest = split_number(line)
            level = 1 if _is_titled(style, styles) else 3
            yield RawBlock(kind="heading", text=rest, marker=number, level=level, box=box, page=1)
        else:
            yield RawBlock(kind="paragraph", text=line, box=box, page=1)
    yield from _within(element, styles)


def _within(element: Element, styles: _Styles | None = None) -> Iterator[RawBlock]:
    """Notes and frames that are anchored in a paragraph, after it."""
    for note in element.get_elements("descendant::text:note/text:note-body"):
        if text := squeeze(" ".join(_text(p) for p in note.get_elements("descendant::text:p"))):
            yield RawBlock(kind="footnote", text=text, page=1)
    for frame in element.get_elements("descendant::draw:frame[not(ancestor::draw:frame)]"):
        yield from _frame(frame, styles or _Styles())


def _frame(frame: Element, styles: _Styles) -> Iterator[RawBlock]:
    for content in frame.get_elements("draw:text-box"):
        first = next((t for p in content.get_elements("text:p|text:h") if (t := squeeze(_text(p)))), None)
        yield from _blocks(content, styles, first if first and is_short_line(first) else None)


def _list(element: Element, styles: _Styles, box: str | None, level: int) -> Iterator[RawBlock]:
    for item in (c for c in element.children if c.tag in ("text:list-item", "text:list-header")):
        for child in item.children:
            if child.tag == "text:list":
                yield from _list(child, styles, box, level + 1)
            elif child.tag == "text:h":
                yield from _heading(child, box)
            elif child.tag == "text:p":
                for text in [squeeze(_text(child))]:
                    if text:
                        yield RawBlock(kind="item", text=text, marker="•", level=level, box=box, page=1)
                yield from _within(child, styles)
    return


def _table(table: Element, styles: _Styles, box: str | None) -> Iterator[RawBlock]:
    rows = [r.get_elements("table:table-cell") for r in table.get_elements("descendant::table:table-row")]
    texts = [[squeeze(" ".join(_text(p) for p in c.get_elements("descendant::text:p"))) for c in row] for row in rows]
    if all(len(row) < 2 for row in rows) or any(len(t.split()) >= _LONG_CELL for row in texts for t in row):
        for row in rows:
            for cell in row:
                yield from _blocks(cell, styles, box)
    elif text := "\n".join(" | ".join(row) for row in texts if any(row)):
        yield RawBlock(kind="table", text=text, box=box, page=1)


def _text(element: Element) -> str:
    """The element's own words, without notes, comments, frames and what was deleted."""
    parts = [element.text or ""]
    for child in element.children:
        tag = child.tag
        if tag in ("text:s", "text:tab"):
            parts.append(" ")
        elif tag == "text:line-break":
            parts.append("\n")
        elif tag == "text:soft-page-break" or tag in _SKIPPED:
            pass
        else:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _is_titled(style: str, styles: _Styles) -> bool:
    """Whether a style is, or is based on, the one for titles."""
    seen: set[str] = set()
    while style and style not in seen:
        if style.lower() in ("title", "tittel"):
            return True
        seen.add(style)
        style = styles.parents.get(style, "")
    return False


def _is_bold(element: Element, style: str, styles: _Styles) -> bool:
    if style in styles.bold:
        return True
    spans = [c for c in element.children if c.tag == "text:span"]
    inside = "".join(_text(s) for s in spans if str(s.get_attribute("text:style-name") or "") in styles.bold)
    return bool(inside.strip()) and squeeze(inside) == squeeze(_text(element))
