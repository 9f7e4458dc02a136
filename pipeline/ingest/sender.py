"""Who a letter is from, when it is dated and what kind of sender it is, read off the letter itself.

Several places can name the sender (title, letterhead, signature, presentation, the page's name). Each is a witness with
a weight; the name with the most weight wins, and ties go to the one that stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.ingest.dates import letter_date, year_in_name
from pipeline.ingest.letter import Letter
from pipeline.ingest.letterlines import (
    has_role,
    is_approval,
    is_closing,
    is_head_line,
    is_person,
    is_recipient,
    is_title,
)
from pipeline.ingest.ministries import ministry_of_paper
from pipeline.ingest.plain import ends_sentence, squeeze
from pipeline.ingest.sendertypes import is_organisation, type_of_name, type_of_presentation
from pipeline.ingest.speakers import body_of, speakers
from pipeline.records import Record, SenderType, slug


class Guess(Record, frozen=True, kw_only=True):
    """What the letter says of itself; None where it says nothing."""

    sender: str | None = None
    sender_type: SenderType | None = None
    date: str | None = None


_FROM = re.compile(
    r"\b(?i:fra|frå)\s+(?P<name>(?:[a-zæøå]+\s+i\s+)?[A-ZÆØÅ][^:»«]{1,90}?)"
    # What stands after a dash is the subject, unless it is the sender's acronym.
    r"(?=\s+(?:om|til|på|vedr\w*)\s|\s[–-]\s(?![A-ZÆØÅ]{2,6}$)|[:»«(]|\.?$)"
)
_POSSESSIVE = re.compile(
    r"^(?P<name>[A-ZÆØÅ][^:»«]{1,80}?)\s+(?:sitt|sin|si)\s+(?:høring|høyring|inn|uttal|fråseg|svar|merknad)"
)
_ACRONYM = re.compile(r"^(?P<name>[A-ZÆØÅ]{2,8})s\s+[a-zæøå]")
_PRESENTS = re.compile(
    r"^(?P<name>[A-ZÆØÅ][^.,:;]{1,80}?)(?:,? (?:er|organiserer|representerer|samler|viser til|har \d)\b)"
)
_FOR = re.compile(
    r"^(?:[Ff]or|[Pp]å vegne av|[Pp]å vegner av|[Hh]elsing(?:ar)? frå|"
    r"[Hh]ilsen(?:er)? fra)\s+(?P<name>[A-ZÆØÅ].{1,80}?)[,.]?$"
)
_FULL = re.compile(
    r"(?P<name>(?:[A-ZÆØÅ][\w-]+)(?:\s+(?:og|for|i|mot|av|[A-ZÆØÅ][\w-]+))*)\s+\((?P<short>[A-ZÆØÅ][\wÆØÅæøå]{1,9})\)"
)
_SITE = re.compile(r"\s+[|–—·-]\s+")
_TRAILING = re.compile(
    r"[\s,:;.–-]+$|,?\s+\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}$|\s+\(uten merknader\)$|\s+(?:til|om|på|vedr\w*)$|"
    r",?\s+(?:[A-ZÆØÅ]{1,4}[ -]?)?(?:sak|saksnr\.?)?\s?\d+/\d+$"  # «…, PS 12/26»: the case in the sender's own books
)
_PRESENTATION_BLOCKS = 4
"""Running-text blocks from the start in which a sender presents itself."""
_OWN = re.compile(
    r"^(?:høring|høyring|innspill|innspel|uttal|fråsegn|svar|vedlegg|notat|side|sak|dato|plan)\w*\b", re.I
)
_OPEN_END = re.compile(r"\s(?:og|i|for|av|mot|på|om|til|med)$")
_PORTAL = re.compile(r"\bregjeringen|\.no$|\.org$|\.com$|www\.", re.I)


def guess_sender(letter: Letter, *, page_title: str | None, file: str) -> Guess:
    """Sender, sender type and date as the letter shows them.

    page_title: the title the file carries, as a web page's «Side | Organisasjon».
    file: the file's name, which counts only where the text itself uses the same name.
    """
    name = _best(list(_witnesses(letter, page_title, file)), ministry_of_paper(letter.head))
    prose = [b.text for b in letter.blocks if b.kind in ("paragraph", "item", "quote")]
    if name is None:
        person = private_person(letter)
        kind: SenderType | None = "privatperson" if person else None
        name = person
    elif _is_private(name, letter):
        kind = "privatperson"
    else:
        name = _full_name(name, letter)
        # A name whose words say only «lag» or «forening» is told more of by its own presentation.
        said = type_of_presentation(" ".join(prose[:_PRESENTATION_BLOCKS]))
        kind = type_of_name(name)
        kind = (said or kind) if kind in (None, "interesseorganisasjon", "frivillig") else kind
    date = letter_date(list(letter.head)) or letter_date(_after_title(letter)) or letter_date(list(letter.tail))
    return Guess(sender=name, sender_type=kind, date=date or year_in_name(file.rsplit("/", 1)[-1]))


def private_person(letter: Letter) -> str | None:
    """The person who signs alone, with neither office nor organisation, or None."""
    names = [line for line in letter.tail if is_person(line) and not is_organisation(line)]
    others = any(has_role(line) or is_organisation(line) or "styret" in line.lower() for line in letter.tail)
    return names[0] if len(names) == 1 and not others else None


def _is_private(name: str, letter: Letter) -> bool:
    return is_person(name) and not is_organisation(name) and private_person(letter) == name


def _witnesses(letter: Letter, page_title: str | None, file: str) -> Iterator[tuple[str, float]]:
    titles = [b.text for b in letter.blocks if b.kind == "heading"][:4]
    for title in titles:
        if is_title(title) and (match := _FROM.search(title) or _POSSESSIVE.match(title)):
            yield match["name"], 5.0
        if match := _ACRONYM.match(title):
            yield match["name"], 1.5
    yield from _head_witnesses(letter)
    if ministry := ministry_of_paper(letter.head):
        yield ministry, 4.0
    for line in letter.tail:
        match = _FOR.match(line)
        if match:
            yield match["name"], 3.0
        elif is_closing(line) or is_head_line(line) or is_approval(line):
            continue
        elif is_organisation(line) and not _is_office(line):
            yield line, 3.0
    yield from _prose_witnesses(letter, file)
    parts = _SITE.split(page_title or "")
    if len(parts) > 1 and not _PORTAL.search(parts[-1]) and not _OWN.match(parts[-1]) and not is_recipient(parts[-1]):
        yield parts[-1], 3.0


def _head_witnesses(letter: Letter) -> Iterator[tuple[str, float]]:
    """The letterhead's first line, also when a page head or a heading holds it."""
    n = 0
    for line in _opening(letter):
        if is_recipient(line) or is_head_line(line) or is_title(line) or _OWN.match(line) or ends_sentence(line):
            continue
        known = is_organisation(line)
        # Further down stand departments, the recipient's town and the like: they count only by their words.
        weight = (4.0 if known else 2.5) if n == 0 else 2.0 if known else 0.0
        n += 1
        if weight and len(line.split()) <= 10:
            yield line, weight


def _opening(letter: Letter) -> list[str]:
    heads = [squeeze(line) for b in letter.blocks[:12] if b.kind == "furniture" for line in b.text.split("\n")]
    return [*letter.head, *[h for h in heads if not h.isdigit()]]


def _prose_witnesses(letter: Letter, file: str) -> Iterator[tuple[str, float]]:
    prose = [b.text for b in letter.blocks if b.kind in ("paragraph", "item")]
    seen: set[str] = set()
    for n, text in enumerate(prose[:_PRESENTATION_BLOCKS]):
        match = _PRESENTS.match(text)
        if (
            match
            and match["name"] not in seen
            and (is_organisation(match["name"]) or _FULL.search(match["name"] + " ") or "(" in match["name"])
        ):
            seen.add(match["name"])
            yield match["name"], 2.0 if n < 2 else 1.0
    for speaker, times in speakers(prose):
        yield speaker, 1.5 if times == 1 else 2.5
    stem = slug(file.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    if name := _named_in_text(stem, prose):
        yield name, 1.5


def _named_in_text(stem: str, prose: Sequence[str]) -> str | None:
    """The longest capitalised name in the text with which the file's name begins."""
    names = {m[0] for text in prose for m in re.finditer(r"[A-ZÆØÅ][\w-]+(?: [\wæøå-]+){0,3}", text)}
    pieces = {" ".join(n.split()[:k]) for n in names for k in range(1, len(n.split()) + 1)}
    closed = [p for p in pieces if p[-1].isalnum() and not _OPEN_END.search(p)]
    found = [p for p in closed if stem == slug(p) or stem.startswith(slug(p) + "-")]
    return max(sorted(found), key=len, default=None)


def _is_office(line: str) -> bool:
    """A line that names an office and no body: «Kommunedirektøren», «Leder i …», «Kari Moe, leder»."""
    head = line.split(",")[0]
    return has_role(head) or (is_person(head) and "," in line)


def _after_title(letter: Letter) -> list[str]:
    """Lines near the top that a reader may have left as headings or page heads («Innspill til sak 1, 2. mai 2026»)."""
    return [b.text for b in letter.blocks[:6] if b.kind in ("heading", "furniture") and len(b.text) < 150]


def _best(witnesses: list[tuple[str, float]], paper: str | None) -> str | None:
    """The name with the most weight; names of which one contains the other stand for the same sender.

    paper: the ministry whose letter paper it is. Any other ministry is the one that is written to.
    """
    named = [(n, w) for raw, w in witnesses if (n := body_of(_clean(raw)))]
    cleaned = [(n, w) for n, w in named if len(n) > 1 and (n == paper or not is_recipient(n))]
    totals = [sum(w for other, w in cleaned if _same(name, other)) for name, _ in cleaned]
    if not cleaned:
        return None
    winner = max(range(len(cleaned)), key=lambda i: (totals[i], cleaned[i][1], -i))
    # Of one sender's spellings the one in the weightiest place stands; ties go to the first.
    spellings = [(w, -i, n) for i, (n, w) in enumerate(cleaned) if _same(n, cleaned[winner][0])]
    return max(spellings)[2]


def _clean(name: str) -> str:
    name = squeeze(name)
    while (shorter := _TRAILING.sub("", name)) != name:
        name = shorter
    return name


def _same(one: str, other: str) -> bool:
    a, b = core(one), core(other)
    return a == b or f"-{a}-" in f"-{b}-" or f"-{b}-" in f"-{a}-"


def core(name: str) -> str:
    """A name without «norsk», «den» and its definite ending, so that spellings of one name meet."""
    short = re.sub(r"^(?:(?:den|det)-)?(?:norske?|noregs|norges)-", "", slug(name))
    return re.sub(r"(?<=[a-zæøå]{4})(?:en|et|a)$", "", short)


def _full_name(name: str, letter: Letter) -> str:
    """An acronym written out with the name the letter itself gives it: «FO» → «Fellesorganisasjonen (FO)»."""
    if not re.fullmatch(r"[A-ZÆØÅ]{2,8}", name):
        return name
    for block in letter.blocks:
        for match in _FULL.finditer(block.text):
            if match["short"] == name:
                return f"{match['name']} ({name})"
    return name
