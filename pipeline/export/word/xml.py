"""Blocks as WordprocessingML (ECMA-376, part 1): body, footnotes and comments as text, numbered from 1 in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from pipeline.export.word.norwegian import Words
from pipeline.export.word.pieces import Block, Check, Note, Paragraph, Piece, Text
from pipeline.records import Language

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AUTHOR, INITIALS = "Høringskart", "HK"
LANGUAGES: dict[Language, str] = {
    "nb": "nb-NO",
    "nn": "nn-NO",
    "se": "se-NO",
    "en": "en-GB",
    "da": "da-DK",
    "sv": "sv-SE",
}
"""Word's names of the languages, for its spelling control."""
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""
_LEVELS = {"Heading1": 1, "Heading2": 2}
"""The headings that stand in the list of contents."""
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
    'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
"""The lines over footnotes, which Word requires."""


class Marks:
    """Gathers footnotes and comments while the body is written, and numbers them."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._notes: list[str] = []
        self._comments: list[str] = []

    def note(self, note: Note) -> str:
        """The reference to a new footnote."""
        n = len(self._notes) + 1
        self._notes.append(
            f'<w:footnote w:id="{n}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            '<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            f"{run(Text(' '))}{''.join(run(p) for p in note.pieces)}</w:p></w:footnote>"
        )
        return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{n}"/></w:r>'

    def check(self, check: Check) -> str:
        """«[kontroller]», highlighted, with a new comment."""
        n = len(self._comments) + 1
        self._comments.append(
            f'<w:comment w:id="{n}" w:author="{AUTHOR}" w:initials="{INITIALS}"><w:p><w:pPr>'
            '<w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f"<w:annotationRef/></w:r>{run(Text(check.why))}</w:p></w:comment>"
        )
        mark = f'<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>{escape(self.words["check"])}</w:t></w:r>'
        return (
            f'<w:commentRangeStart w:id="{n}"/>{mark}<w:commentRangeEnd w:id="{n}"/><w:r><w:rPr>'
            f'<w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{n}"/></w:r>'
        )

    def footnotes(self) -> str:
        """The part with all footnotes."""
        return _part("footnotes", _SEPARATORS + "".join(self._notes))

    def comments(self) -> str:
        """The part with all comments."""
        return _part("comments", "".join(self._comments))


def body(blocks: Sequence[Block], marks: Marks) -> str:
    """The document's body, without section properties."""
    entries = [(n, b) for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.style in _LEVELS]
    out = []
    for n, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            out.append(_paragraph(block, marks, n))
        else:
            out.append(_contents(entries, marks.words))
    return _part("body", "".join(out), declared=False)


def run(text: Text) -> str:
    """A run; characters that XML cannot hold become U+FFFD, line breaks and tabs a space."""
    props = ("<w:b/>" if text.bold else "") + ("<w:i/>" if text.italic else "")
    if text.language in LANGUAGES:
        props += f'<w:lang w:val="{LANGUAGES[text.language]}"/>'
    shown = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{shown}<w:t xml:space="preserve">{escape(legal(text.text))}</w:t></w:r>'


def legal(text: str) -> str:
    """``text`` as XML can hold it."""
    return _ILLEGAL.sub("\ufffd", re.sub(r"[\t\n\r]", " ", text))


def _paragraph(paragraph: Paragraph, marks: Marks, n: int) -> str:
    inner = "".join(_piece(p, marks) for p in paragraph.pieces)
    if paragraph.style in _LEVELS:
        inner = f'<w:bookmarkStart w:id="{n}" w:name="{_bookmark(n)}"/>{inner}<w:bookmarkEnd w:id="{n}"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="{paragraph.style}"/></w:pPr>{inner}</w:p>'


def _piece(piece: Piece, marks: Marks) -> str:
    if isinstance(piece, Text):
        return run(piece)
    return marks.note(piece) if isinstance(piece, Note) else marks.check(piece)


def _bookmark(n: int) -> str:
    return f"_Toc{n:08d}"


def _contents(entries: Sequence[tuple[int, Paragraph]], words: Words) -> str:
    """A contents field with its entries filled in; Word sets the page numbers when it opens the file."""
    head = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{run(Text(words["contents"]))}</w:p>'
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve">'
        ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    rows = []
    for i, (n, entry) in enumerate(entries):
        link = f'<w:hyperlink w:anchor={quoteattr(_bookmark(n))} w:history="1">{run(Text(entry.text))}</w:hyperlink>'
        inner = (begin if i == 0 else "") + link + (end if i == len(entries) - 1 else "")
        rows.append(f'<w:p><w:pPr><w:pStyle w:val="TOC{_LEVELS[entry.style]}"/></w:pPr>{inner}</w:p>')
    return head + "".join(rows)


def _part(name: str, inner: str, *, declared: bool = True) -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' if declared else ""
    return f'{head}<w:{name} xmlns:w="{NS}">{inner}</w:{name}>'
