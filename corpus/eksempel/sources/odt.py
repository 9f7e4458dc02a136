"""The letters as OpenDocument text: the few XML files that a writer of letters needs."""

from __future__ import annotations

from xml.sax.saxutils import escape

from files import zipped
from letterfile import Block, Letter
from typeset import MARK

MIMETYPE = "application/vnd.oasis.opendocument.text"
LIST = '<text:list text:style-name="Bullets">'
OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-{part} xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" \
xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">
"""
STYLES = """<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard">\
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Standard">\
<style:paragraph-properties fo:margin-left="1cm" fo:margin-right="1cm"/></style:style>
<style:style style:name="Raised" style:family="text">\
<style:text-properties style:text-position="super 58%"/></style:style>
<text:list-style style:name="Bullets">\
<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:styles>
"""
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIMETYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def letter_odt(letter: Letter) -> bytes:
    """An OpenDocument text with real headings and lists; notes are ordinary paragraphs at the end."""
    parts = [f'<text:p text:style-name="Standard">{escape(line)}</text:p>' for line in letter.front]
    parts += [element(block, title=i == 0) for i, block in enumerate(letter.body)]
    parts += [
        f'<text:p text:style-name="Standard">{mark} {escape(note)}</text:p>' for mark, note in letter.notes.items()
    ]
    body = "\n".join(parts).replace("</text:list>\n" + LIST, "\n")
    day = letter.head["date"]
    meta = (
        f"<office:meta><dc:title>{escape(letter.body[0].text)}</dc:title><dc:creator>{escape(letter.head['sender'])}"
        f"</dc:creator><dc:date>{day}T09:00:00</dc:date></office:meta>\n"
    )
    members = {
        "mimetype": MIMETYPE,
        "content.xml": document("content", f"<office:body><office:text>\n{body}\n</office:text></office:body>\n"),
        "styles.xml": document("styles", STYLES),
        "meta.xml": document("meta", meta),
        "META-INF/manifest.xml": MANIFEST,
    }
    return zipped({name: text.encode() for name, text in members.items()}, stored=("mimetype",))


def document(part: str, inner: str) -> str:
    """One of the file's parts."""
    return OPEN.format(part=part) + inner + f"</office:document-{part}>\n"


def element(block: Block, *, title: bool) -> str:
    """One block as an element, a bullet as a list of its own."""
    text = MARK.sub(r'<text:span text:style-name="Raised">\1</text:span>', escape(block.text))
    if block.mark == "H":
        return f'<text:h text:style-name="Heading" text:outline-level="{1 if title else 2}">{text}</text:h>'
    if block.mark == "B":
        return f'{LIST}<text:list-item><text:p text:style-name="Standard">{text}</text:p></text:list-item></text:list>'
    return f'<text:p text:style-name="{"Quotations" if block.mark == "Q" else "Standard"}">{text}</text:p>'
