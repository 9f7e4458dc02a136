"""By when, or from when: a deadline in the words in which it stands."""

from __future__ import annotations

import re

_MONTH = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_SEASON = "våren|sommeren|sommaren|høsten|hausten|vinteren|første halvår|andre halvår|fyrste halvår|[1-4]\\. kvartal"
_YEAR = r"(?:(?:budsjett|skole|skule)?året\s+)?(?:19|20)\d\d"
_DATE = (
    rf"(?:\d{{1,2}}\.\s*(?:{_MONTH})(?:\s+{_YEAR})?|(?:{_MONTH}|{_SEASON})\s+{_YEAR}|\d{{1,2}}\.\d{{1,2}}\.(?:19|20)?\d\d"
    rf"|{_YEAR})"
)
_PERIOD = r"(?:hele\s+|heile\s+)?(?:plan|program|strategi|stortings)?perioden?\b"
_PART = r"(?:(?:utgangen|utløpet|starten|begynnelsen|byrjinga|slutten|midten|løpet)\s+av\s+)?"
_BOUND = r"innen|innan|senest|seinast|tidligst|tidlegast|fra og med|frå og med|f\.o\.m\.|før|til og med|ved"
_COUNT = r"(?:\d+|én|en|ein|ett|eit|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti|tolv)"
_UNIT = r"(?:virke|yrkes|kvar)?(?:dag|uke|veke|måned|månad|år)(?:er|ar|ene|ane)?"
_DEADLINE = re.compile(
    rf"\b(?:(?:{_BOUND})\s+(?:innen\s+|innan\s+)?{_PART}(?:{_DATE}|{_PERIOD})"
    rf"|(?:fra|frå)\s+{_PART}{_DATE}"
    rf"|i\s+løpet\s+av\s+(?:{_DATE}|{_PERIOD}|(?:de\s+|dei\s+)?(?:neste\s+)?{_COUNT}\s+{_UNIT})"
    rf"|(?:innen|innan|senest|seinast|tidligst|tidlegast)\s+{_COUNT}\s+{_UNIT}(?:\s+(?:før|etter|fra|frå)\s+\w+)?)",
    re.IGNORECASE,
)


def deadline(text: str) -> str | None:
    """The first deadline in ``text`` as its words stand («innen 2029», «senest 1. januar 2028»), or None."""
    found = _DEADLINE.search(text)
    return " ".join(found[0].split()) if found else None
