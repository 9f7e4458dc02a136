"""What every reader returns: blocks in reading order, offsets relative to each block's own text."""

from __future__ import annotations

from pipeline.records import Block, BlockKind, Language, Line, Record, SenderType, block_id

BREAK = "\n\n"
"""Stands between two blocks in ``DocumentText.text``."""


class RawBlock(Record, frozen=True, kw_only=True):
    """A block before it has a document. ``lines`` have offsets into this block's ``text``; fields as in ``Block``.
    No reader sets ``language``: it is told when the whole document is known."""

    kind: BlockKind
    text: str
    page: int
    level: int | None = None
    marker: str | None = None
    box: str | None = None
    language: Language | None = None
    lines: tuple[Line, ...] = ()


class RawWord(Record, frozen=True, kw_only=True):
    """A word that OCR has read: how sure the engine is (0 to 100), and its box on the page as scanned."""

    page: int
    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float


class PortalRow(Record, frozen=True, kw_only=True):
    """An answer as a hearing's page lists it: the sender, the portal's category, whether it is «uten merknader»."""

    sender: str
    category: str
    without: bool = False


class Extracted(Record, frozen=True, kw_only=True):
    """A file as read. ``needs_ocr`` when no page has a text layer that can be used; ``refused`` is the reason nothing
    could be read, ``reason`` what else there is to say of a file without text. ``words`` are those that OCR has read.
    """

    blocks: tuple[RawBlock, ...] = ()
    n_pages: int | None = None
    title: str | None = None
    needs_ocr: bool = False
    reason: str | None = None
    words: tuple[RawWord, ...] = ()
    sender: str | None = None
    sender_type: SenderType | None = None
    date: str | None = None
    """What the file's own form says beside the text (a row of a sheet, a page of a hearing): before any guess."""
    part_of: str | None = None
    """The file this one came with, as an annex."""
    is_answer: bool = False
    attachments: tuple[str, ...] = ()
    listed: tuple[PortalRow, ...] = ()
    """A page of a hearing's portal: whether it is an answer, the names of its annexes, the answers it lists."""
    refused: str | None = None
    warnings: tuple[str, ...] = ()


def assemble(doc_id: str, raw: tuple[RawBlock, ...]) -> tuple[str, tuple[Block, ...]]:
    """The document's text and its blocks, whose offsets and lines' offsets point into that text.

    Blocks without text are left out.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for r in (r for r in raw if r.text):
        lines = tuple(
            Line(page=li.page, start=at + li.start, end=at + li.end, x0=li.x0, top=li.top, x1=li.x1, bottom=li.bottom)
            for li in r.lines
        )
        blocks.append(
            Block(
                doc_id=doc_id,
                block_id=block_id(doc_id, len(blocks) + 1),
                kind=r.kind,
                level=r.level,
                marker=r.marker,
                box=r.box,
                language=r.language,
                page=r.page,
                start=at,
                end=at + len(r.text),
                lines=lines,
            )
        )
        parts.append(r.text)
        at += len(r.text) + len(BREAK)
    return BREAK.join(parts), tuple(blocks)
