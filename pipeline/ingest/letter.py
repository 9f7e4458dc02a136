"""The parts of a letter: its head, its title and its signature, where a reader left them as paragraphs (law 5).

A letter's head is what stands before the first running text; its signature is what stands after the last «Med hilsen».
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import msgspec

from pipeline.ingest.dates import find_dates
from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.plain import ends_sentence, is_short_line, squeeze
from pipeline.records import Line

_HEAD_LIMIT = 30
"""Blocks at a document's start among which a letterhead is looked for."""
_TAIL_LIMIT = 25
"""Blocks at a document's end among which a signature is looked for."""
_PROSE_WORDS = 13
"""Words from which a block that ends as a sentence does is running text."""
_OFFICE_WORDS = 8
"""Words a line that names an office has at most."""
_APPROVAL_WORDS = 20
"""Words a line that stands for the signature has at most."""

_TITLE = re.compile(
    r"^(?:\w+ )?(?:høringssvar|høyringssvar|høringsuttal\w+|høyringsuttal\w+|høringsinnspill|høyringsinnspel|"
    r"høringsmerknad\w*|høring\b|høyring\b|innspill|innspel|uttalelse|uttale\b|fråsegn|svar\b|merknad\w*|"
    r"kommentar\w*|tilslutning|notat om)",
    re.I,
)
_OWNED = re.compile(
    r"^[A-ZÆØÅ].{1,70}(?:\b(?:sitt|sin|si)|\w{3}s)\s+(?:høring|høyring|innspill|innspel|uttale|fråsegn|svar|"
    r"merknad)\w*\b"
)
_REFERENCE = re.compile(
    r"^(?:(?:deres|vår|vårt|dykkar|dykkars)\b.{0,25}?(?:ref|saks?nummer|sak\b|dato|saksbehand)|ref(?:eranse)?\b|"
    r"saks?(?:nr|nummer)|"
    r"arkivsak|arkiv\b|sak:?\s*(?:nr\.?\s*)?\d|gjelder sak|gjeld sak|høring \d|høyring \d|j\.?nr|saksbehandl|"
    r"sakshandsam|saksframl|"
    r"dato\b|org\.? ?nr|organisasjonsn|e-?post|epost|tlf|telefon|mobil|postadr|besøksadr|kontoradr|kontonr|"
    r"www\.|https?://|"
    r"att:|v/|c/o|til:|fra:|frå:|emne:|kopi:|notat$|brev$|unntatt off|unnateke off|side \d)",
    re.I,
)  # fmt: skip
_SENT = re.compile(
    r"^(?:høring|høyring|innspill|innspel|svar|uttal\w+|fråsegn)\w*(?: (?:til|på|i|om))? sak\w* \d", re.I
)
_RECIPIENT = re.compile(
    r"^(?:til\s+)?(?:\w+[- ](?:og )?)*\w*departement\w*(?:\s+for\s.{3,50})?[,.]?$|^til (?:departement|komit|"
    r"stortinget)",
    re.I,
)
_ADDRESS = re.compile(
    r"\bpostboks\b|\bboks \d|\bp\.?b\.? ?\d|\b\d{4} [A-ZÆØÅ]\w+$|\w(?:gata|gaten|gate|vegen|veien|vei|veg|"
    r"svingen|stien|bakken|plass|plassen|"
    r"allé|brygga|torget|torg) ?\d|\brådhuset\b|\S+@\S+\.\w+|\bwww\.|\b(?:\d\d ){3}\d\d\b",
    re.I,
)
_SALUTATION = re.compile(r"^(?:kjære|hei|til (?:den|dem|rette|rett))\b.{0,40}$|^(?:hei|kjære \w+)[,!]?$", re.I)
_PLACE_DATE = re.compile(r"^[A-ZÆØÅ][\w.-]+(?: \w+){0,2},? (?:den )?\d")
_CLOSING = re.compile(
    r"^(?:(?:med|beste|vennlig|venleg|hjertelig|varm)\b[\w\s-]{0,30})?(?:hilsen|helsing|hilsning)\b(?!er|"
    r"ar)[^.!?]{0,40}[,.]?$"
    r"|^m\.?v\.?h\.?\b.{0,40}$|^etter fullmakt\b.{0,30}$|^e\.?f\.?$"
    r"|^(?:for|på vegne av|på vegner av) \w+(?:et|en|a)(?: i \w+)?[,.]?$",
    re.I,
)
_ON_BEHALF = re.compile(r"^(?:For|På vegne av|På vegner av) [A-ZÆØÅ][^.!?:]{1,60}$")
_FOOT = re.compile(r"^.{0,120}?\b(?:side )?\d{1,3} ?(?:av|/) ?\d{1,3}$", re.I)
"""A page foot of a document of one page, which no reader can tell by its being repeated."""
_ENCLOSED = re.compile(r"^(?:vedlegg|kopi(?: til)?|kopimottakere?|kopimottakar)\b:?", re.I)
_APPROVED = re.compile(
    r"\b(?:elektronisk|digitalt) (?:godkjent|signert|godkjend|dokument|underskr)|godkjen[td]\w* elektronisk|"
    r"(?:ingen|utan|uten|ikke|ikkje)\s+(?:håndskreven |handskriven )?(?:signatur|underskrift)|^\(?sign\.?\)?$",
    re.I,
)
_ROLES = (
    r"(?:\w*(?:leder|leiar|formann|direktør|sjef|rådgiver|rådgjevar|ordfører|ordførar|rådmann|sekretær|"
    r"president|konsulent|"
    r"professor|doktor|diakon|prest|biskop|statsråd|ekspedisjonssjef|saksbehandler|sakshandsamar|advokat|lege|psykolog|"
    r"psykologspesialist|barnetaler|ombud|ombod|utvalget|utvalet|styret|forbundsleder|talsperson|"
    r"koordinator)(?:en|a|ar|ene|s)?)"
)
_ROLE = re.compile(rf"\b{_ROLES}\b", re.I)
_NAME = r"[A-ZÆØÅÁŠČŽĐ][\wæøåáéèüöäšžčđŋ'’]*\.?(?:-[A-ZÆØÅ][\wæøå]+)?"
_PERSON = re.compile(rf"^{_NAME}(?: (?:(?:von|van|de|af|av) )?{_NAME}){{1,4}}$")


@dataclass(frozen=True)
class Letter:
    """A document with its parts told apart. ``head`` and ``tail`` are the lines of letterhead and signature."""

    blocks: tuple[RawBlock, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    title: str | None


def is_person(text: str) -> bool:
    """Whether ``text`` looks like a person's name and nothing more: two to five capitalised words."""
    return bool(_PERSON.match(text)) and not _ROLE.search(text)


def has_role(text: str) -> bool:
    """Whether a line names somebody's office («leder», «ordførar»)."""
    return bool(_ROLE.search(text))


def is_title(text: str) -> bool:
    """Whether a line says that it is the title of an answer («Høringssvar fra …», «Innspill til …»)."""
    named = _TITLE.match(text) or _OWNED.match(text)
    return bool(named) and not _REFERENCE.match(text) and not _SENT.match(text) and len(text) <= 200


def is_recipient(text: str) -> bool:
    """Whether a line names whom the letter is sent to."""
    return bool(_RECIPIENT.match(text))


def is_head_line(text: str) -> bool:
    """Whether a line by itself shows that it belongs to a letterhead: a reference, date, address or salutation."""
    short = len(text) <= 120
    found = (
        _REFERENCE.match(text)
        or _SENT.match(text)
        or is_recipient(text)
        or _ADDRESS.search(text)
        or _SALUTATION.match(text)
    )
    dated = find_dates(text) and (len(text.split()) <= 5 or _PLACE_DATE.match(text)) and not is_title(text)
    return short and not (ends_sentence(text) and len(text.split()) >= _PROSE_WORDS) and bool(found or dated)


def is_closing(text: str) -> bool:
    """Whether a line opens a signature: «Med vennlig hilsen», «For styret», «På vegne av …»."""
    found = _CLOSING.match(text) or _ON_BEHALF.match(text)
    return bool(found) and not (text.endswith((".", ":")) and len(text.split()) > 5)


def read_letter(blocks: Sequence[RawBlock]) -> Letter:
    """The document with its letterhead and signature marked as such and its title as a heading.

    Blocks whose last lines are a closing and a name are split there, so that the prose before stays prose.
    """
    parts = [_without_foot(part, n, len(blocks)) for n, block in enumerate(blocks) for part in _split(block)]
    head = _head(parts)
    tail = _tail(parts, max(head, default=-1) + 1)
    out: list[RawBlock] = []
    for i, block in enumerate(parts):
        if i in head:
            block = msgspec.structs.replace(block, kind="letterhead", text=_whole(block), marker=None, level=None)
        elif i in tail:
            block = msgspec.structs.replace(block, kind="signature", text=_whole(block), marker=None, level=None)
        elif (
            i < _HEAD_LIMIT
            and block.kind == "paragraph"
            and is_title(block.text)
            and is_short_line(block.text, 25, 200)
        ):
            block = msgspec.structs.replace(block, kind="heading", level=1)
        out.append(block)
    return Letter(tuple(out), _lines(out, "letterhead"), _lines(out, "signature"), _title(out))


def _without_foot(block: RawBlock, n: int, total: int) -> RawBlock:
    if n == total - 1 and block.kind in _LOOSE and _FOOT.match(block.text) and not find_dates(block.text):
        return msgspec.structs.replace(block, kind="furniture", marker=None, level=None)
    return block


_LOOSE = frozenset({"paragraph", "heading", "item", "letterhead", "signature"})


def _whole(block: RawBlock) -> str:
    """The block's text, for lines that carry offsets unchanged."""
    return block.text if block.lines or not block.marker else f"{block.marker} {block.text}"


def _as_line(block: RawBlock) -> str:
    return _whole(block).replace(" | ", " ")


def _lines(blocks: Sequence[RawBlock], kind: str) -> tuple[str, ...]:
    return tuple(line for b in blocks if b.kind == kind for line in block_lines(b))


def block_lines(block: RawBlock) -> list[str]:
    """The lines of a block as they stand on the page, or its whole text where the reader keeps no lines."""
    if block.lines and block.kind != "table":
        return [t for line in block.lines if (t := squeeze(block.text[line.start : line.end]))]
    return [t for line in block.text.split("\n") if (t := squeeze(line.replace(" | ", " ")))]


def _split(block: RawBlock) -> list[RawBlock]:
    """A paragraph whose later line opens a signature, as two blocks."""
    if block.kind not in ("paragraph", "item") or len(block.lines) < 2:
        return [block]
    for n, line in enumerate(block.lines[1:], 1):
        if is_closing(squeeze(block.text[line.start : line.end])) and ends_sentence(block.text[: line.start].rstrip()):
            return [_part(block, block.lines[:n], 0), _part(block, block.lines[n:], line.start)]
    return [block]


def _part(block: RawBlock, lines: Sequence[Line], start: int) -> RawBlock:
    end = lines[-1].end
    moved = tuple(msgspec.structs.replace(li, start=li.start - start, end=li.end - start) for li in lines)
    return msgspec.structs.replace(block, text=block.text[start:end], lines=moved, page=lines[0].page)


def _is_prose(block: RawBlock) -> bool:
    """Whether a block is running text: a sentence, and not all lines of a head."""
    if block.kind not in ("paragraph", "item", "quote"):
        return False
    if block.kind == "paragraph" and all(is_head_line(line) for line in block_lines(block)):
        return False
    return len(block.text.split()) >= _PROSE_WORDS or (ends_sentence(block.text) and len(block.text.split()) >= 5)


def _head(blocks: Sequence[RawBlock]) -> set[int]:
    """Places of the letterhead's blocks: all short lines up to the last line that shows itself as one."""
    zone: list[int] = []
    for i, block in enumerate(blocks[:_HEAD_LIMIT]):
        if _is_prose(block) or (block.kind in ("item", "table") and not is_head_line(_as_line(block))):
            break
        if block.kind in _LOOSE or block.kind == "table":
            zone.append(i)
    # A small heading right above a larger one is the sender's name or logo.
    logo = [
        i
        for i in zone[:2]
        if blocks[i].kind == "heading"
        and i + 1 < len(blocks)
        and blocks[i + 1].kind == "heading"
        and (blocks[i + 1].level or 9) < (blocks[i].level or 9)
    ]
    marks = [
        i for i in zone if i in logo or blocks[i].kind == "letterhead" or any(map(is_head_line, block_lines(blocks[i])))
    ]
    if not marks:
        return set()
    titles = [i for i in zone if blocks[i].kind in ("heading", "paragraph") and is_title(blocks[i].text)]
    # Between a title and a later mark stand subtitles as well as addresses: there only what shows itself is taken.
    first = min(titles, default=marks[-1] + 1)
    whole = [i for i in zone if i < first and i <= marks[-1]]
    return {i for i in [*whole, *marks] if i not in titles}


def _tail(blocks: Sequence[RawBlock], start: int) -> set[int]:
    """Places of the signature's blocks: from the last closing to the next running text, or names and offices last."""
    body = [i for i, b in enumerate(blocks) if i >= start and b.kind in _LOOSE]
    last = body[-_TAIL_LIMIT:]
    closings = [i for i in last if blocks[i].kind == "signature" or is_closing(block_lines(blocks[i])[0])]
    known = {line for b in blocks[:start] if b.kind in _LOOSE for line in block_lines(b)}
    out: set[int] = set()
    if closings:
        opening = closings[0]
        for i in [i for i in last if i >= opening]:
            if _is_prose(blocks[i]) and not _is_approval(blocks[i].text):
                break
            out.add(i)
    for i in reversed(last):
        if i in out:
            continue
        if not _is_tail_line(blocks[i], known):
            break
        out.add(i)
    return out


def _is_approval(text: str) -> bool:
    """«Dokumentet er elektronisk godkjent …»: a line that stands for the signature."""
    return len(text.split()) <= _APPROVAL_WORDS and bool(_APPROVED.search(text))


def _is_tail_line(block: RawBlock, known: Collection[str]) -> bool:
    """Whether a block at the very end shows by itself that it is part of a signature.

    known: the letterhead's lines, of which the sender's name often stands again under the signature.
    """
    lines = block_lines(block)
    return all(
        _is_approval(line)
        or is_person(line)
        or line in known
        or (has_role(line) and len(line.split()) <= _OFFICE_WORDS and not ends_sentence(line))
        or (is_head_line(line) and not is_title(line))
        or bool(_ENCLOSED.match(line) and len(line) < 120)
        for line in lines
    )


def _title(blocks: Sequence[RawBlock]) -> str | None:
    """The first heading near the top that calls itself an answer, or else the topmost of the first three."""
    headings = [b for b in blocks[:_HEAD_LIMIT] if b.kind == "heading"]
    named = next((b.text for b in headings if is_title(b.text)), None)
    topmost = min(headings[:3], key=lambda b: b.level or 9, default=None)
    return named or (topmost.text if topmost is not None else None)
