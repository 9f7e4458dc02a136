"""The file's look: A4, styles by name, so that the writer can change them all in one place."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.export.word.norwegian import Words
from pipeline.export.word.pieces import short
from pipeline.export.word.xml import LANGUAGES, NS, legal

_FONT = "Calibri"
_INK = RGBColor(0x1B, 0x2A, 0x41)
_BLACK = RGBColor(0, 0, 0)
_GREY = RGBColor(0x55, 0x5F, 0x6B)
_HEADINGS = (("Heading 1", 16, 22, 6), ("Heading 2", 12.5, 16, 4), ("Heading 3", 10.5, 8, 2))
"""Name, size, space before and after, in points."""
_TEXT_WIDTH = Cm(16)
_KEPT = {"TableNormal", "NoList", "DefaultParagraphFont"}


def set_styles(document: Any, words: Words) -> None:
    """Give ``document`` (python-docx's empty one) the file's styles, language and page."""
    _prune(document)
    styles = document.styles
    _language(styles.element, words)
    _font(styles["Normal"], 10.5, before=0, after=6)
    for name, size, before, after in _HEADINGS:
        _font(styles[name], size, before=before, after=after, colour=_INK, bold=True)
    _without(styles["Title"].element, "w:pBdr", under="w:pPr")
    _without(styles["Subtitle"].element, "w:spacing", under="w:rPr")
    _font(styles["Title"], 24, before=0, after=4, colour=_INK, bold=True)
    _font(styles["Subtitle"], 13, before=0, after=10, colour=_GREY)
    _font(styles["TOC Heading"], 14, before=14, after=6, colour=_INK, bold=True)
    _font(styles["List Bullet"], 10.5, before=0, after=3)
    for name in ("Header", "Footer"):
        _without(styles[name].element, "w:tabs", under="w:pPr")
    _font(styles["Quote"], 10.5, before=0, after=4, colour=_BLACK, indent=0.8)
    lead = _added(styles, "Ledetekst")
    _font(lead, 10.5, before=2, after=2)
    lead.paragraph_format.keep_with_next = True
    _font(_added(styles, "Merknad"), 9.5, before=0, after=6, colour=_GREY)
    _font(_added(styles, "toc 1", "TOC1"), 10.5, before=4, after=0)
    _font(_added(styles, "toc 2", "TOC2"), 10, before=0, after=0, indent=0.5)
    _font(_added(styles, "footnote text", "FootnoteText"), 9, before=0, after=0)
    _font(_added(styles, "annotation text", "CommentText"), 10, before=0, after=0)
    note = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    note.element.set(qn("w:styleId"), "FootnoteReference")
    note.font.superscript = True
    comment = styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    comment.element.set(qn("w:styleId"), "CommentReference")
    comment.font.size = Pt(8)
    _page(document.sections[0])


def set_margins(document: Any, words: Words, subject: str) -> None:
    """The hearing over every page; title and page number under it."""
    section = document.sections[0]
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(short(legal(subject), 80))
    head.add_run().add_tab()
    head.add_run(words["made_up"])
    foot.add_run(words["title"])
    foot.add_run().add_tab()
    foot.add_run(f"{words['page_of']} ")
    _field(foot, "PAGE")
    foot.add_run(f" {words['of_pages']} ")
    _field(foot, "NUMPAGES")
    for run in (*head.runs, *foot.runs):
        run.font.size = Pt(8.5)
        run.font.color.rgb = _GREY


def _field(paragraph: Any, code: str) -> None:
    """A number that Word fills in."""
    for kind, text in (("begin", None), (None, f" {code} "), ("separate", None), (None, None), ("end", None)):
        run = paragraph.add_run() if (kind or text) else paragraph.add_run("1")
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)


def set_settings(document: Any, words: Words) -> None:
    """Point to the separators of footnotes, and leave the compatibility mode of older versions."""
    settings = document.settings.element
    notes = OxmlElement("w:footnotePr")
    for n in ("-1", "0"):
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), n)
        notes.append(note)
    settings.find(qn("w:compat")).addprevious(notes)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    language = settings.find(qn("w:themeFontLang"))
    language.set(qn("w:val"), LANGUAGES[words.standard])
    settings.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    settings.find(qn("w:listSeparator")).set(qn("w:val"), ";")


def _prune(document: Any) -> None:
    """Take out the template's table styles, which nothing uses and which are most of its size."""
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in _KEPT:
            root.remove(style)


def _language(root: Any, words: Words) -> None:
    for lang in root.iter(f"{{{NS}}}lang"):
        lang.set(qn("w:val"), LANGUAGES[words.standard])


def _added(styles: Any, name: str, style_id: str | None = None) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=style_id is not None)
    style.base_style = styles["Normal"]
    if style_id is not None:
        style.element.set(qn("w:styleId"), style_id)
    return style


def _font(
    style: Any,
    size: float,
    *,
    before: float,
    after: float,
    colour: RGBColor | None = None,
    bold: bool = False,
    indent: float = 0,
) -> None:
    """Size and space in points, indent in centimetres."""
    style.font.name = _FONT
    _without(style.element, "w:rFonts", under="w:rPr")
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)
    style.element.get_or_add_rPr().insert(0, fonts)
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    if colour is not None:
        style.font.color.rgb = colour
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.12
    if indent:
        style.paragraph_format.left_indent = Cm(indent)


def _without(element: Any, *names: str, under: str) -> None:
    parent = element.find(qn(under))
    for name in names:
        for found in parent.findall(qn(name)) if parent is not None else []:
            parent.remove(found)


def _page(section: Any) -> None:
    """A4 with the margins of Norwegian public documents."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.3)
