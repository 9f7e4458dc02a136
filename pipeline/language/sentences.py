"""Where sentences begin and end."""

from __future__ import annotations

import re


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence in order, without outer white space; together they cover all that is not space."""
    return tuple(m.span() for m in re.finditer(r"\S(?:.*?[.!?](?=\s+[A-ZÆØÅ«])|.*\S|)", text, re.DOTALL))
