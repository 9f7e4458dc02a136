"""What a letter answers: the hearing's own case, or another that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.letter import Letter
from pipeline.ingest.letterlines import is_title
from pipeline.ingest.plain import squeeze
from pipeline.records import Record, Role

_ABOUT = re.compile(
    r"^(?:.{0,60}?\b(?:sitt|sin|si)\s+)?(?:\w+\s+)?(?:høringssvar|høyringssvar|høringsuttal\w+|høyringsuttal\w+|"
    r"høringsinnspill|"
    r"høyringsinnspel|høring|høyring|innspill|innspel|uttalelse|uttale|fråsegn|svar|merknad\w*|kommentar\w*|notat)\b"
    r"(?:\s+(?:i|frå|fra)\s+[^–:]{2,60}?)?(?:\s*[–:]|\s+-|\s*\b(?:til|om|på|av|vedrørende|vedrørande|vedr\.?|"
    r"ad)\b)\s*(?P<case>.+)$",
    re.I,
)
_LEAD = re.compile(
    r"^(?:(?:høringen|høyringa|høring|høyring|forslaget|forslag|framlegget|framlegg|utkastet|utkast|innspill|"
    r"innspel)\s+"
    r"(?:om|til|av|på)\s+|(?:høringen|høyringa|høring|høyring)?\s*[–:-]\s*)+",
    re.I,
)
_REFERS = re.compile(
    r"\b(?:viser|vises|syner|visast) til\s+(?:\w+\s+){0,3}?(?:høring\w*|høyring\w*|forslag\w*|"
    r"framlegg\w*)\s+(?:om|av|til|på)\s+"
    r"(?P<case>[^.,;]{8,120})",
    re.I,
)
_NUMBER = re.compile(r"\b(?:(?:NOU|Prop|Meld|Innst|Dok)\.?\s*(?:St\.\s*)?\d{2,4}\s*:?\s*\d{0,3}\s*[LS]?)", re.I)
_CASE = re.compile(
    r"\b(?:deres|dykkar|dykkars|sak|saks?nummer|saksnr|høring|høyring)\b[^\d]{0,25}(?P<number>\d{2,4}/\d{2,6})", re.I
)
_OWN_CASE = re.compile(r"\b(?:vår|vårt|arkivsak)\b", re.I)
_THEIRS = re.compile(r"\b(?:deres|dykkar|dykkars)\b", re.I)
_KINDS = {
    "reform": r"reform(?!asjon)",
    "plan": r"plan(?:en|a|ar|er|ane|ene)?\b",
    "strategi": r"strategi",
    "lov": r"lov(?:en|a|er|endring\w*)?\b",
    "forskrift": r"forskrift",
    "nou": r"\bnou\b|utredning\b|utgreiing\b",
    "melding": r"melding(?:en|a)?\b",
    "avgift": r"avgift|skatt(?:en)?\b",
    "budsjett": r"budsjett",
    "veileder": r"veileder|rettleiar|retningslin",
}
_KIND_PATTERNS = {name: re.compile(pattern, re.I) for name, pattern in _KINDS.items()}
_STOP = frozenset(
    [
        "for",
        "med",
        "mot",
        "som",
        "den",
        "det",
        "dei",
        "til",
        "frå",
        "fra",
        "over",
        "under",
        "etter",
        "norsk",
        "norske",
        "forslag",
        "forslaget",
    ]
)
_STEM = 5
"""Letters two words must begin alike to count as the same word in another form."""
_BACKGROUND = re.compile(
    r"plattform|prinsippprogram|prinsipprogram|handlingsprogram|årsmelding|årsrapport|\brapport\b|politisk program",
    re.I,
)
_CUT = re.compile(
    r"\s+(?:med (?:svar|høring|høyring)?s?frist|med virkning|med verknad|"
    r"og (?:støtter|støttar|vil|har|gir|gjev|ønsker|ønskjer)\b|"
    r"som ble\b|som vart\b|sendt\b|datert\b|av \d).*$",
    re.I,
)
"""Where a case's name ends and the sentence that names it goes on."""
_MAX_TITLE = 200


class Case(Record, frozen=True, kw_only=True):
    """What is known of the hearing's own case: its titles, its number and the plan's first words."""

    names: tuple[str, ...]
    case_number: str | None = None
    front: tuple[str, ...] = ()


def guess_role(letter: Letter) -> Role:
    """``background`` when the title names a standing document (a platform, a report) and no answer to anybody."""
    title = letter.title or ""
    return "background" if _BACKGROUND.search(title) and not is_title(title) else "response"


def other_case(letter: Letter, case: Case) -> str | None:
    """The title of the other case that the letter clearly names, or None: then it is taken to answer the hearing.

    A letter that gives the hearing's case number answers it whatever its title says. Otherwise the case it names must
    be of another kind (a reform, not a plan), carry another number (NOU 2019: 18), or share no word with the hearing.
    """
    numbers = set(case_numbers(letter))
    own = _plain_number(case.case_number)
    if own and own in numbers:
        return None
    named = _named_case(letter)
    if named is None:
        return None
    # Ministries give one hearing several numbers: another number counts only when the words differ too.
    renumbered = bool(own and case_numbers(letter, ours=True)) and not _shares_words(named, case)
    return named if renumbered or _is_other(named, case) else None


def case_numbers(letter: Letter, *, ours: bool = False) -> list[str]:
    """Case numbers in the letterhead and title, without the document's own number («26/1180-3» → «26/1180»).

    ours: only those that the letter says are the recipient's («Deres ref.»).
    """
    lines = [*letter.head, *([letter.title] if letter.title else [])]
    kept = [li for li in lines if not _OWN_CASE.match(li) and (not ours or _THEIRS.match(li))]
    return [_plain_number(m["number"]) or "" for li in kept for m in _CASE.finditer(li)]


def _plain_number(number: str | None) -> str | None:
    match = re.search(r"(\d{2,4})/0*(\d+)", number or "")
    return f"{match[1][-2:]}/{match[2]}" if match else None


def _named_case(letter: Letter) -> str | None:
    title = squeeze(letter.title or "")
    match = _ABOUT.match(title)
    if match is None:
        prose = [b.text for b in letter.blocks if b.kind == "paragraph"][:3]
        match = next((m for t in prose if (m := _REFERS.search(t))), None)
    if match is None:
        return None
    name = _CUT.sub("", _LEAD.sub("", match["case"])).strip(" –-:.«»")
    return name[:1].upper() + name[1:_MAX_TITLE] if len(name) > 3 else None


def _is_other(named: str, case: Case) -> bool:
    ours = " ".join(case.names)
    numbers, own_numbers = _numbers(named), _numbers(ours)
    if numbers and own_numbers:
        return not numbers & own_numbers
    kinds, own_kinds = _kinds(named), _kinds(ours)
    if kinds and own_kinds:
        return not kinds & own_kinds
    return len(_words(named)) >= 2 and not _shares_words(named, case)


def _shares_words(named: str, case: Case) -> bool:
    return any(_alike(a, b) for a in _words(named) for b in _words(" ".join((*case.names, *case.front))))


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\W", "", m[0]).lower() for m in _NUMBER.finditer(text) if re.search(r"\d", m[0])}


def _kinds(text: str) -> set[str]:
    return {name for name, pattern in _KIND_PATTERNS.items() if pattern.search(text)}


def _words(text: str) -> list[str]:
    return [w for w in re.findall(r"[a-zæøå]{3,}", text.lower()) if w not in _STOP]


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _STEM and (long[:_STEM] == short[:_STEM] or short[:_STEM] in long))


def front(texts: Iterable[str], letters: int = 400) -> tuple[str, ...]:
    """The first words of a plan, which name it in more ways than its title does."""
    out: list[str] = []
    for text in texts:
        if sum(map(len, out)) > letters:
            break
        out.append(text[:letters])
    return tuple(out)
