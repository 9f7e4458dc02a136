"""Saved web pages: the main content without menus, scripts, cookie banners and footers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from pipeline.ingest.extracted import Extracted, RawBlock
from pipeline.ingest.plain import ends_sentence, is_short_line, split_bullet, split_number, squeeze, squeeze_lines
from pipeline.ingest.portal import answer_body, read_portal
from pipeline.ingest.text import decode
from pipeline.records import BlockKind

_DROP_TAGS = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "svg", "iframe",
    "select", "input", "textarea", "object", "video", "audio", "canvas", "map", "dialog", "head",
})  # fmt: skip
_DROP_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar",
})  # fmt: skip
_DROP_WORDS = frozenset({
    "cookie", "cookies", "consent", "informasjonskapsler", "breadcrumb", "breadcrumbs", "share", "sharing",
    "social", "skip", "skiplink", "menu", "nav", "navigation", "sidebar", "related", "newsletter", "footer",
    "toolbar", "pagination", "search", "hidden", "visuallyhidden", "noprint", "toc", "comments",
})  # fmt: skip
_BLOCK_TAGS = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "header", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "ul", "caption", "td", "th", "tr", "tbody", "thead", "tfoot",
})  # fmt: skip
_WORD = re.compile(r"[A-Z]?[a-zæøå]+|[A-Z]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_NOTES = re.compile(r"\b(?:doc-)?(?:foot|end|fot|slutt)?note(?:s|r|n)?\b", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LONG_CELL = 40
"""Words in a table cell from which a table is taken as a form with answers, or as layout, and read as running text."""
_MAX_DEPTH = 200
"""Nested elements; deeper pages are broken or made to hurt."""


@dataclass
class _Page:
    """The blocks of a page while it is walked."""

    blocks: list[RawBlock] = field(default_factory=list)
    kind: BlockKind = "paragraph"
    level: int | None = None
    marker: str | None = None
    depth: int = 0
    """How deep in lists we stand."""
    inline: list[str] = field(default_factory=list)
    bold: int = 0
    bold_letters: int = 0

    def flush(self) -> None:
        """Close the block whose words have been gathered."""
        raw = re.sub(r"[^\S\x02]+", " ", "".join(self.inline))
        parts = [lines for part in _EMPTY_LINE.split(raw) if (lines := squeeze_lines(part.replace("\x02", "\n")))]
        bold, letters = self.bold_letters, sum(len(line) for lines in parts for line in lines)
        self.inline, self.bold_letters = [], 0
        if self.kind != "paragraph" and parts:
            parts = [[" ".join(line for lines in parts for line in lines)]]
        for line in [line for lines in parts for line in _unwrapped(lines)]:
            self._add(line, bold=bold >= 0.9 * letters)
        self.marker = None

    def _add(self, text: str, *, bold: bool) -> None:
        kind, level, marker = self.kind, self.level, self.marker
        if kind == "heading" or (kind == "paragraph" and bold and is_short_line(text)):
            number, text = split_number(text)
            kind, level, marker = "heading", level or 3, number
        elif kind == "paragraph":
            marker, text = split_bullet(text)
            kind, level = ("item", 1) if marker else (kind, None)
        self.blocks.append(RawBlock(kind=kind, text=text, page=1, level=level, marker=marker))


_LONG_LINE = 90
"""Letters in a line from which the lines of a paragraph are running text; shorter ones are an address or the like."""
_EMPTY_LINE = re.compile(r"\x02\s*\x02")


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of running text that a line break parts: one line where a sentence goes on over the break."""
    if max(map(len, lines)) <= _LONG_LINE:
        return lines
    out = lines[:1]
    for line in lines[1:]:
        if line[0].islower() and not ends_sentence(out[-1]):
            out[-1] += f" {line}"
        else:
            out.append(line)
    return out


TOO_DEEP = "Siden har over 250 elementer inne i hverandre, eller annet som er laget for å skade. Lagre den som PDF."


def read_html(data: bytes) -> Extracted:
    """A web page's main content as blocks, all on page 1. Nothing the page refers to is fetched."""
    source = _decode(data)
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):  # lxml: «Document is empty»
        return Extracted(n_pages=1)
    if any(e.type_name == "ERR_RESOURCE_LIMIT" for e in parser.error_log):  # the parser has let go of the rest
        return Extracted(refused=TOO_DEEP)
    title = squeeze(" ".join(str(t) for t in root.xpath("//head//title//text()"))) or None
    answer = answer_body(root)
    if (found := read_portal(root, () if answer is None else _blocks(answer), title)) is not None:
        return found
    return Extracted(blocks=_blocks(_main(root)), n_pages=1, title=title)


def _blocks(element: html.HtmlElement) -> tuple[RawBlock, ...]:
    page = _Page()
    _walk(element, page, 0)
    page.flush()
    return tuple(page.blocks)


def _decode(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):  # a page that names the wrong encoding
            pass
    return decode(data)


def _main(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds what the page is about: main, a single article, or the body."""
    body = root.find(".//body") if root.tag != "body" else root
    top = body if body is not None else root
    for path in (".//main", ".//*[@role='main']", ".//article"):
        found = [e for e in top.iterfind(path) if len(squeeze(str(e.text_content()))) > 0]
        if len(found) == 1:
            return found[0]
    return top


def _unwanted(element: html.HtmlElement) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _DROP_TAGS or element.get("role") in _DROP_ROLES:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    if tag == "header" and not any(a.tag in ("main", "article") for a in element.iterancestors()):
        return True
    if tag in ("main", "article", "body", "h1") or element.find(".//h1") is not None:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(w.lower() in _DROP_WORDS for w in _WORD.findall(names))


def _walk(element: html.HtmlElement, page: _Page, depth: int) -> None:
    """Add the element's own words and what stands in it, in reading order."""
    if depth > _MAX_DEPTH:
        page.inline.append(str(element.text_content()))
        return
    page.inline.append(element.text or "")
    page.bold_letters += len((element.text or "").strip()) if page.bold else 0
    for child in element:
        _child(child, page, depth)
        page.inline.append(child.tail or "")
        page.bold_letters += len((child.tail or "").strip()) if page.bold else 0


def _child(child: html.HtmlElement, page: _Page, depth: int) -> None:
    if _unwanted(child) or _is_note_mark(child) or _is_jump(child):
        return
    tag = str(child.tag)
    if tag == "br":
        page.inline.append("\x02")
    elif tag == "table" and not _is_layout(child):
        page.flush()
        page.blocks.extend(_table(child))
    elif tag in _BLOCK_TAGS:
        _block(child, tag, page, depth)
    elif tag in ("b", "strong"):
        page.bold += 1
        _walk(child, page, depth + 1)
        page.bold -= 1
    else:
        _walk(child, page, depth + 1)


def _block(child: html.HtmlElement, tag: str, page: _Page, depth: int) -> None:
    page.flush()
    kept = page.kind, page.level, page.marker, page.depth
    notes = kept[0] == "footnote" or bool(_NOTES.search(f"{child.get('role')} {child.get('class')}"))
    if tag in ("ul", "ol"):
        page.depth += 1
    elif notes:
        page.kind, page.level = "footnote", None
    elif tag == "li":
        page.kind, page.level, page.marker = "item", max(page.depth, 1), _marker(child)
    elif re.fullmatch(r"h[1-6]", tag):
        page.kind, page.level, page.marker = "heading", int(tag[1]), None
    elif tag == "blockquote":
        page.kind, page.level = "quote", None
    elif tag in ("figcaption", "caption"):
        page.kind, page.level = "caption", None
    _walk(child, page, depth + 1)
    page.flush()
    kind, level, marker, page.depth = kept
    page.kind, page.level = kind, level
    page.marker = None if tag in ("p", "div") else marker


def _marker(item: html.HtmlElement) -> str:
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    before = list(item.itersiblings("li", preceding=True))
    start = parent.get("start") or "1"
    return f"{(int(start) if start.isdigit() and len(start) < 6 else 1) + len(before)}."


def _is_note_mark(element: html.HtmlElement) -> bool:
    """A footnote's number in the text: raised digits, alone or as a link."""
    return element.tag == "sup" and bool(re.fullmatch(r"[\[(]?\d{1,3}[\])]?", squeeze(str(element.text_content()))))


def _is_jump(element: html.HtmlElement) -> bool:
    """A link that only moves on the page («Til toppen») and stands alone in its block."""
    if element.tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    parent = element.getparent()
    return parent is not None and squeeze(str(parent.text_content())) == squeeze(str(element.text_content()))


def _is_layout(table: html.HtmlElement) -> bool:
    rows = table.findall(".//tr")
    if all(len([c for c in row if c.tag in ("td", "th")]) < 2 for row in rows):
        return True
    cells = list(table.iter("td", "th"))
    return any(len(str(c.text_content()).split()) >= _LONG_CELL or c.find(".//table") is not None for c in cells)


def _table(table: html.HtmlElement) -> list[RawBlock]:
    caption = table.find("caption")
    out = []
    if caption is not None and (text := squeeze(str(caption.text_content()))):
        out.append(RawBlock(kind="caption", text=text, page=1))
    rows = [" | ".join(squeeze(str(c.text_content())) for c in r if c.tag in ("td", "th")) for r in table.iter("tr")]
    if text := "\n".join(row for row in rows if row.strip(" |")):
        out.append(RawBlock(kind="table", text=text, page=1))
    return out
