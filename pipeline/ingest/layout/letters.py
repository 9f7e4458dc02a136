"""What belongs to the letter and not to its argument: the head with addresses and references, and the signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MONTH = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_HEAD_CUE = re.compile(
    r"(?:deres|vår|dykkar|vårt?) (?:ref|dato|sak)|^(?:ref|saksnr|saksnummer|sak|dato|arkiv|arkivkode|journalnr|til|frå|"
    r"fra|att|v/|arkivsak|emne|e-post|epost|telefon|tlf|mobil|org\.?\s?nr|unntatt|løpenr|saksbehandler|sakshandsamar|"
    r"kontaktperson|kopi)\b\.?\s*[:.]?|^\s*(?:postboks|pb\.?)\s\d|\b\d{4}\s+[A-ZÆØÅ][\wæøåÆØÅ]+$|[\w.]+@[\w.]+\.\w+|"
    rf"^(?:[A-ZÆØÅ][\w\sæøå]+,?\s)?(?:den\s)?\d{{1,2}}\.\s?(?:{_MONTH}|\d{{1,2}}\.)\s?\d{{2,4}}\.?$|^www\.|"
    r"^\d{1,2}[./]\d{1,2}[./-]\d{2,4}$|(?:veien|gata|gate|vegen|gaten|plass|allé|vei)\s\d+\s?\w?$|"
    r"departementet$|direktoratet$|^departementet for|^(?:statens|fylkesmannen|statsforvalteren|statsforvaltaren)\s|"
    r"\b\d{2,4}/\d{3,6}(?:-\d+)?$|^[A-ZÆØÅ][\wæøå. ]+ \d{1,4}\s?[A-Z]?,\s(?:\d{4}\s)?[A-ZÆØÅ][\wæøå]+$|"
    r"^til (?:den|de|rette)\b.{0,40}$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"høring|høyring|innspill|innspel|uttal|svar|merknad|kommentar|forslag|angående|vedrørende|vedr\.?|proposisjon|"
    r"opptrapping|reform|strategi|plan\b|lov(?:a|en)?\b",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"^(?:hei|kjære|til rette vedkommende|god dag|goddag)\b[^.]{0,50}[,!]?$", re.IGNORECASE)
GREETING = re.compile(
    r"^(?:(?:med\s)?(?:(?:de\s)?(?:vennlig|vennleg|venleg|venlig|best|hjertelig|hjarteleg|kollegial|god)[est]*\s)?"
    r"\w*(?:hilsen|hilsing|helsing|helsingar|hilsener)\b|mvh\b|på vegne? av\b.{0,60}$|etter fullmakt\b)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:elektronisk|digitalt)\s+(?:godkjent|godkjend|signert|underskrevet)|"
    r"(?:brevet|dokumentet)\s+(?:er|har)\s.{0,40}(?:godkjen|signer|underskr|signatur)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"^(?:(?i:for|på vegne av)\s\w+(?:\s\w+){0,3}|(?i:saksbehandl\w+|sakshandsam\w+):.{3,50}|etter fullmakt|"
    r"[A-ZÆØÅ]\w+ (?:i|på|for) [A-ZÆØÅ]\w+|"
    r"(?:[A-ZÆØÅ][\w.'-]*|van|von|de|av)(?:\s(?:[A-ZÆØÅ][\w.'-]*|van|von|de|og))+(?:\s?[,/(–-].{0,40}|(?:\s[a-zæøå-]+){0,3})|"
    rf"(?:[A-ZÆØÅ]\w+,?\s)?(?:den\s)?\d{{1,2}}\.\s?(?:{_MONTH})\s\d{{4}}|"
    r"(?:\w+)?(?:leder|leiar|sjef|direktør|sekretær|rådgiver|rådgjevar|president|ordfører|ordførar|lege|formann))$",
)
_ATTACHED = re.compile(r"^(?:vedlegg|kopi(?: til)?|kopimottakere?)\s?[:\d]?", re.IGNORECASE)

MAX_LINE = 75
"""Characters of a line in a letter's head or under a greeting, at most."""
HEAD_BLOCKS = 25
"""Blocks from the first page's top within which the letter's head ends."""


def is_greeting(text: str) -> bool:
    """Whether a block begins the signature."""
    return len(text) <= 160 and bool(GREETING.match(text.strip()))


def is_signed(text: str) -> bool:
    """Whether a block says that the letter was signed electronically."""
    return len(text) <= 200 and bool(_SIGNED.search(text))


def head(texts: Sequence[str], headings: Sequence[bool], running: Sequence[bool], largest: Sequence[bool]) -> set[int]:
    """Which of a letter's first blocks are its head.

    ``headings`` and ``running`` say of each block whether it looks like a heading, and whether it is running text (a
    line that fills its column, or several sentences); ``largest`` whether no heading on the page is larger. Without
    address, reference, date or salutation there is no head.
    """
    end = 0
    for n, text in enumerate(texts[:HEAD_BLOCKS]):
        if running[n] and not _is_cue(text):
            break
        end = n + 1
    cues = [n for n in range(end) if _is_cue(texts[n])]
    if not cues:
        return set()
    found = {n for n in range(cues[-1] + 1) if not headings[n]}
    titles = [n for n in range(end) if headings[n]]
    subject = {n for n in titles if _SUBJECT.search(texts[n])}
    for n in titles:
        above = n < cues[-1] and n not in subject and (subject or n < titles[-1])
        if above and (n < cues[0] or not largest[n]):
            found.add(n)
        if _is_cue(texts[n]) and n not in subject and not largest[n]:
            found.add(n)
    return found - subject


def _is_cue(text: str) -> bool:
    return len(text) <= 110 and bool(_HEAD_CUE.search(text) or _SALUTATION.match(text))


def signature(texts: Sequence[str], ended: Sequence[bool]) -> set[int]:
    """Which blocks are the signature: a greeting and the short lines after it, up to running text or an annex.

    ``ended`` says of each block whether it is a heading or an item, where a signature stops. Without a greeting, names
    at the text's end or above «elektronisk godkjent» are the signature.
    """
    out: set[int] = set()
    for n, text in enumerate(texts):
        if is_signed(text):
            out |= {n, *_names_before(texts, ended, n)}
        if not is_greeting(text) or n in out:
            continue
        out |= {n, *([n - 1] if n and re.match(r"(?i)for \w+(?: \w+){0,3}$", texts[n - 1]) else [])}
        for m in range(n + 1, min(n + 14, len(texts))):
            if not (_ATTACHED.match(texts[m]) or is_signed(texts[m])) and (ended[m] or _is_prose(texts[m])):
                break
            out.add(m)
    return out if out else set(_names_before(texts, ended, len(texts)))


def _names_before(texts: Sequence[str], ended: Sequence[bool], at: int) -> list[int]:
    """The names, titles and places right before a block."""
    out = []
    for n in range(at - 1, max(0, at - 6), -1):
        if ended[n] or not _NAME.match(texts[n]) or len(texts[n]) > MAX_LINE:
            break
        out.append(n)
    return out


def _is_prose(text: str) -> bool:
    """Whether a block is more than a name, a title or an address."""
    return len(text) > 2 * MAX_LINE or (len(text.split()) >= 6 and text.rstrip().endswith((".", ":", "?", "!")))
