"""Blocks as a DOCX: python-docx's empty document with parts for footnotes and comments, zipped without a clock."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import docx as python_docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from pipeline.export.word.norwegian import Words
from pipeline.export.word.pieces import Block
from pipeline.export.word.styles import set_margins, set_settings, set_styles
from pipeline.export.word.xml import AUTHOR, Marks, body, legal

FIXED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""When every file says that it was made: an output knows no clock (law 4)."""
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml")
"""Parts of the empty document that nothing needs, by the end of their relationship's type."""


def docx(blocks: Sequence[Block], *, title: str, subject: str, words: Words) -> bytes:
    """The file's bytes: the same for the same blocks."""
    document: Any = python_docx.Document()
    marks = Marks(words)
    written = parse_xml(body(blocks, marks))
    _without_unused(document)
    set_styles(document, words)
    set_settings(document, words)
    set_margins(document, words, subject)
    properties = document.element.body.sectPr
    for paragraph in list(written):
        properties.addprevious(paragraph)
    _add_part(document, "footnotes", marks.footnotes())
    _add_part(document, "comments", marks.comments())
    _describe(document.core_properties, title, subject, words)
    made = io.BytesIO()
    document.save(made)
    return zipped(made)


def zipped(made: io.BytesIO) -> bytes:
    """The ZIP with its members in a fixed order and undated."""
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n != "_rels/.rels", n)):
            member = zipfile.ZipInfo(name, _ZIP_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            new.writestr(member, old.read(name))
    return out.getvalue()


def _add_part(document: Any, name: str, text: str) -> None:
    """A part beside the document with its relationship; python-docx has no way to add footnotes."""
    content_type = getattr(CONTENT_TYPE, f"WML_{name.upper()}")
    part = Part(PackURI(f"/word/{name}.xml"), content_type, text.encode("utf-8"), document.part.package)
    document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, name.upper()))


def _without_unused(document: Any) -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key in [k for k, r in rels.items() if r.reltype.rsplit("/", 1)[-1] in _UNUSED]:
            del rels[key]


def _describe(properties: Any, title: str, subject: str, words: Words) -> None:
    properties.title, properties.subject = legal(title)[:255], legal(subject)[:255]
    properties.author = properties.last_modified_by = AUTHOR
    properties.comments = properties.keywords = properties.category = ""
    properties.language = words.standard
    properties.created = properties.modified = properties.last_printed = FIXED
    properties.revision = 1
