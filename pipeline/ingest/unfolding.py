"""A letter that was stored as one single line: broken again where the parts of a letter begin."""

from __future__ import annotations

import re

SHORTEST = 200
"""Letters of the shortest line that is broken; a shorter one is a note."""
FEWEST_MARKS = 3
"""Marks of a letter's frame (address, reference, closing) that show that the line was once a letter."""

_FRAME = (
    r"(?:Post|Besøks|Kontor)adress[ea]n?\b|Postboks \d|E-post:|Epost:|Telefon\b|Tlf\.?:? ?\d|Telefaks\b|"
    r"Org(?:anisasjons)?\.? ?(?:nr|nummer)\b|Kontonr|Bankgiro|Saksbehandler\b|Sakshandsamar\b|"
    r"(?:Deres|Vår|Dykkar|Vårt) (?:ref|dato|saks?nr)|Dato:?\s\d|Att(?:n)?[.:]|"
    r"(?i:med|beste|vennlig|venleg) (?:(?i:vennlig|venleg|beste|vennlege) )?(?i:hilsen|helsing)\b|"
    r"D(?:ette|okumentet|ette dokumentet) (?:brevet )?er (?:elektronisk|digitalt|godkjent|godkjend)"
)
_SUBJECT = (
    r"(?:Høring|Høyring)(?:ssvar|suttalelse|sfråsegn)? ?[-–:] |"
    r"(?:Høringssvar|Høyringssvar|Høringsuttalelse|Innspill|Innspel) (?:til|om|på|fra|frå) |"
    r"(?:Vi|Det) (?:viser|vises|syner) til "
)
_BEFORE = re.compile(rf"(?<!\b[Mm]ed)\s+(?={_FRAME}|{_SUBJECT})")
_AFTER_CLOSING = re.compile(r"(?<=hilsen)\s+(?=[A-ZÆØÅ])|(?<=helsing)\s+(?=[A-ZÆØÅ])")
_RECIPIENT = re.compile(
    r"\s+(?=(?:Det (?:kongelige|kongelege) )?(?:[A-ZÆØÅ][a-zæøå]+-? (?:og )?)?[A-ZÆØÅ][a-zæøå]*departementet "
    r"Postboks \d)"
)
_TOWN = re.compile(r"(?<=\b\d{4} [A-ZÆØÅ]{4})\s+(?=[A-ZÆØÅ][a-zæøå])")
_STREET = re.compile(r"\s+(?=[A-ZÆØÅ][a-zæøå]*(?:gata|gaten|gate|vegen|veien|vei|plass|torget|torg) \d)")
_MARK = re.compile(_FRAME)


def unfold(text: str) -> str:
    """The text, one line of a letter a paragraph, when it is a single long line with a letter's frame in it.

    Any other text comes back as it is.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) != 1 or len(lines[0]) < SHORTEST or len(_MARK.findall(lines[0])) < FEWEST_MARKS:
        return text
    line = lines[0]
    for place in (_RECIPIENT, _STREET, _BEFORE, _AFTER_CLOSING, _TOWN):
        line = place.sub("\n\n", line)
    return line
