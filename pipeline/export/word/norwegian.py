"""Words of the Word file in bokmål and nynorsk: names in running text, counts, verbs, dates and sums of money."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.records import MeasureKind, SenderType, ViewLabel

Standard = Literal["nb", "nn"]

SPACE = "\u00a0"
"""Between a number and its unit, and between the groups of three digits."""
_NUMBERS = ("null", "", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_COMMON = re.compile(r"(Privatperson \d+|Ukjent avsender\b)")
"""Names that are common nouns, and have a small letter inside a sentence."""
_INNER_AND = re.compile(r"(?<!-) og ")
"""An «og» between two words of a name; «Sosial- og omsorgslaget» is one word."""


class Noun(NamedTuple):
    """``one`` is the word for 1 in the noun's gender («én», «ei», «eitt»)."""

    one: str
    singular: str
    plural: str


class Object(NamedTuple):
    """What a view is of, in the definite form, what stands for it when it is not answered but only touched, and its
    pronoun."""

    definite: str
    matter: str
    pronoun: str


@dataclass(frozen=True)
class Named:
    """Senders in running text. ``counted`` are the names behind each «fire kommuner» in it."""

    text: str
    n: int
    counted: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Words:
    """All that differs between the written standards."""

    standard: Standard
    nouns: Mapping[SenderType | None, Noun]
    objects: Mapping[MeasureKind, Object]
    predicates: Mapping[ViewLabel, tuple[str, str]]
    """What one sender does, and several: «er kritisk til {}», «er kritiske til {}»."""
    texts: Mapping[str, str]
    """Headings and set phrases."""
    definites: Mapping[SenderType | None, str]
    """What a sender of the type is called the second time, where it is not ``instansen``."""

    def __getitem__(self, key: str) -> str:
        return self.texts[key]

    def does(self, view: ViewLabel, n: int, what: str) -> str:
        """The verb phrase of ``n`` senders with this view of ``what``."""
        return self.predicates[view][n != 1].format(what)

    def count(self, n: int, sender_type: SenderType | None) -> str:
        """``fire kommuner``, ``én fagforening``."""
        noun = self.nouns[sender_type]
        return f"{noun.one} {noun.singular}" if n == 1 else f"{number(n)} {noun.plural}"

    def again(self, sender_type: SenderType | None) -> str:
        """The sender the second time it is the subject: «Kommunen», «Organisasjonen», «Instansen»."""
        return capital(self.definites.get(sender_type, "instansen"))

    def one(self, n: int, of: Noun) -> str:
        """``én``, ``to``: how many of what the noun names."""
        return of.one if n == 1 else number(n)

    def heading(self, sender_type: SenderType | None) -> str:
        """The type as the head of a list: «Kommuner»."""
        return capital(self.nouns[sender_type].plural)

    def date(self, iso: str | None) -> str:
        """``2026-09-11`` as «11. september 2026», ``2022`` as it is; without a date, that it is not known."""
        if iso is None:
            return self["no_date"]
        year, *rest = iso.split("-")
        if not rest:
            return year
        month = _MONTHS[int(rest[0]) - 1]
        return f"{int(rest[1])}.{SPACE}{month} {year}" if len(rest) > 1 else f"{month} {year}"

    def amount(self, nok: int) -> str:
        """``75500000`` as «75,5 millioner kroner»."""
        for size, key in ((1_000_000_000, "milliard"), (1_000_000, "million")):
            if nok >= size and nok % (size // 10) == 0:
                whole, tenth = divmod(nok // (size // 10), 10)
                shown = f"{whole},{tenth}" if tenth else str(whole)
                return f"{shown}{SPACE}{key if shown == '1' else self[key]} kroner"
        return f"{nok:,}".replace(",", SPACE) + f"{SPACE}kroner"


def number(n: int) -> str:
    """Numbers from 2 to twelve in letters, larger ones in digits. 1 has a gender: see ``Words.count``."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) and n != 1 else str(n)


def capital(text: str) -> str:
    """``text`` with a capital first."""
    return text[:1].upper() + text[1:]


def listing(names: Sequence[str], *, closed: bool = False) -> str:
    """``A``, ``A og B``, ``A, B og C``. Three or more with a comma in one of them are kept apart by semicolons.

    closed: more of the sentence follows, so that a name that ends in an apposition («X, avdeling Y») gets its comma.
    «samt» stands before the last where one of the last two has an «og» of its own («Disk og Bord samt Lia kommune»).
    """
    if not names:
        return ""
    inner = [", " in n for n in names]
    last = "samt" if any(_INNER_AND.search(n) for n in names[-2:]) else "og"
    end = "," if closed and inner[-1] else ""
    if len(names) == 1:
        return names[0] + end
    if len(names) == 2:
        return f"{names[0]}{',' if inner[0] else ''} {last} {names[1]}{end}"
    if any(inner):
        return "; ".join(names[:-1]) + f"; {last} {names[-1]}{end}"
    return ", ".join(names[:-1]) + f" {last} {names[-1]}"


def inside(name: str) -> str:
    """A sender's name inside a sentence: «privatperson 2», other names as they are."""
    return name[:1].lower() + name[1:] if _COMMON.match(name) else name


def naming(
    senders: Sequence[tuple[str, SenderType | None]],
    words: Words,
    most: int,
    *,
    together: int | None = None,
    start: bool = True,
) -> Named:
    """Senders in running text, as the subject of a sentence or, unless ``start``, inside one.

    Each is named in the order given, but more than ``most`` municipalities, or private persons, are counted, and stand
    last. Where more than ``together`` would stand in a row, every type that has two or more is counted.
    """
    of_type: dict[SenderType | None, list[str]] = {}
    for name, its in senders:
        of_type.setdefault(its, []).append(name)
    many: dict[SenderType | None, list[str]] = {t: of_type[t] for t in _COUNTED if len(of_type.get(t, ())) > most}
    if together is not None and len(senders) - sum(map(len, many.values())) + len(many) > together:
        many = {t: names for t, names in of_type.items() if len(names) > 1}
    shown = [n for n, t in senders if t not in many]
    parts = [*shown, *(words.count(len(names), t) for t, names in many.items())]
    first = 0 if start else -1
    parts = [p if i == first else inside(p) for i, p in enumerate(parts)]
    text = listing(parts, closed=True)
    return Named(
        text=capital(text) if start and not shown else text,
        n=len(senders),
        counted=tuple(tuple(names) for names in many.values()),
    )


_COUNTED: tuple[SenderType, ...] = ("kommune", "privatperson")
