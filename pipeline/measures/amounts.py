"""Amounts of money as whole kroner."""

from __future__ import annotations

import re
from decimal import Decimal

_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = rf"\d{{1,3}}(?:(?:{_SPACE}|\.)\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?"
_SCALE = r"mill(?:\.|ioner|ionar)?|mrd\.?|milliard(?:er|ar)?|tusen"
_AMOUNT = re.compile(
    rf"(?P<range>(?:{_NUMBER})\s*(?:–|-|til|og|eller)\s*)?"
    rf"(?:(?P<n>{_NUMBER})\s*(?P<scale>{_SCALE})?\s*(?:norske\s+)?kr(?:oner|onar|\.|\b)"
    rf"|\bkr\.?\s*(?P<n2>{_NUMBER})(?:\s*(?P<scale2>{_SCALE}))?)",
    re.IGNORECASE,
)
_SCALES = {"t": 1_000, "mi": 1_000_000, "mr": 1_000_000_000, "milliard": 1_000_000_000}
_TAIL = re.compile(r"\(([^()]*)\)[.;,]?\s*$")


def amount_nok(text: str) -> int | None:
    """The one amount of kroner that ``text`` names, in whole kroner; None for none, for a span, or for several.

    An amount in a closing parenthesis is the item's own, whatever other amounts stand before it.
    """
    if (tail := _TAIL.search(text)) and (amount := _only(tail[1])) is not None:
        return amount
    return _only(text)


def _only(text: str) -> int | None:
    found = list(_AMOUNT.finditer(text))
    if any(m["range"] for m in found):
        return None
    amounts = {_value(m) for m in found}
    return amounts.pop() if len(amounts) == 1 else None


def _value(m: re.Match[str]) -> int:
    number = re.sub(r"[^\d,]", "", m["n"] or m["n2"]).replace(",", ".")
    scale = (m["scale"] or m["scale2"] or "").lower()
    factor = max((f for start, f in _SCALES.items() if scale.startswith(start)), default=1) if scale else 1
    return int(Decimal(number) * factor)
