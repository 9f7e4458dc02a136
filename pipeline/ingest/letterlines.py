"""What a single line of a letter shows of itself: reference, address, title, closing, name, office."""

from __future__ import annotations

import re

from pipeline.ingest.dates import find_dates
from pipeline.ingest.plain import ends_sentence

PROSE_WORDS = 13
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
    r"^(?:til\s+)?(?:\w+[- ](?:og )?)*\w*departe?ment\w*(?:\s+for\s.{3,50})?[,.]?$|^til (?:departement|komit|"
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
    return short and not (ends_sentence(text) and len(text.split()) >= PROSE_WORDS) and bool(found or dated)


def is_closing(text: str) -> bool:
    """Whether a line opens a signature: «Med vennlig hilsen», «For styret», «På vegne av …»."""
    found = _CLOSING.match(text) or _ON_BEHALF.match(text)
    return bool(found) and not (text.endswith((".", ":")) and len(text.split()) > 5)


def is_approval(text: str) -> bool:
    """«Dokumentet er elektronisk godkjent …»: a line that stands for the signature."""
    return len(text.split()) <= _APPROVAL_WORDS and bool(_APPROVED.search(text))


def is_office(text: str) -> bool:
    """Whether a line names an office and is no sentence: «Kommunedirektøren i Lia», «Kari Lund, leder»."""
    return has_role(text) and len(text.split()) <= _OFFICE_WORDS and not ends_sentence(text)


def is_enclosure(text: str) -> bool:
    """«Vedlegg: …», «Kopi til: …»."""
    return bool(_ENCLOSED.match(text)) and len(text) < 120


def is_page_foot(text: str) -> bool:
    """A page foot of a document of one page, which no reader can tell by its being repeated."""
    return bool(_FOOT.match(text)) and not find_dates(text)
