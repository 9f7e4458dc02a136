"""Running heads and feet and page numbers: what stands at the pages' edges and is not the text.

A line at an edge is furniture when the same words (digits apart, in any order, so that left and right pages agree)
stand at the edges of enough other pages, when it counts the pages, or when it is the letter paper's own foot. Only
what no text stands outside of can be furniture.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from pipeline.ingest.layout.rows import Page, Row, split_at_gaps

EDGE_ROWS = 5
"""At most so many lines at the top, and as many at the foot, can be furniture."""
TOP_SHARE, FOOT_SHARE = 0.2, 0.8
"""A running head stands in the upper fifth of the page, a foot in the lower."""
REPEATED_SHARE = 0.4
"""Share of the pages that must have a line that nothing else sets apart from the text."""
SHIFT = 8.0
"""Points that a running head may stand higher or lower from page to page."""
SMALL = 0.95
"""A line under this share of the body's size is set apart from it."""

_PAGE_NUMBER = re.compile(
    r"^(?:(?:side|s\.|page|p\.)\s*)?[-–|\s]*(\d{1,4})[-–|\s]*(?:(?:av|of|/)\s*\d{1,4})?[-–|\s]*$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"^(?:side|s\.)\s?\d{1,3}(?:\s?(?:av|/)\s?\d{1,3})?$|^\d{1,3}\s?(?:av|/)\s?\d{1,3}$", re.IGNORECASE
)
_PRINTED = re.compile(r"^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? (?:kl\.? )?\d{1,2}[:.]\d{2}")
"""Date and time that a web browser prints over a page."""
_CONTACT = re.compile(
    r"\b(?:telefon|tlf|telefaks|org\.?\s?(?:nr|nummer)|postboks|postadresse|besøksadresse|kontoradresse|e-post|epost|"
    r"bankgiro|kontonr|foretaksregisteret|sentralbord)\b|www\.|@\w",
    re.IGNORECASE,
)


def furniture(pages: Sequence[Page], body: float) -> list[list[Row]]:
    """For each page its running heads, feet and page numbers; ``body`` is the size of the running text."""
    repeated = _repeated(pages)
    numbers = _number_offset(pages)
    out: list[list[Row]] = []
    for page in pages:
        found: list[Row] = []
        for edge in (_top(page), _foot(page)):
            for n, row in enumerate(edge):
                inner = edge[n + 1] if n + 1 < len(edge) else None
                if not _is_furniture(row, inner, page, pages, repeated, numbers, body):
                    break
                found.append(row)
        found += _logo(page, found)
        out.append(found)
    return out


def _logo(page: Page, found: Sequence[Row]) -> list[Row]:
    """The first page's lines that repeat its running head («Kommunen»), and the feet's lines beside a page number."""
    beside = [
        r
        for r in page.rows
        if r not in found and any(abs(r.bottom - f.bottom) < 4 and r.top > 0.85 * page.height for f in found)
    ]
    if page.number > 1:
        return beside
    heads = [f for f in found if f.top < TOP_SHARE * page.height]
    inside = [r for r in _top(page) if r not in found and len(r.text) > 7 and any(r.text in f.text for f in heads)]
    return [*beside, *(r for r in inside if not _is_title(r, page))]


def _top(page: Page) -> list[Row]:
    return [r for r in page.rows[:EDGE_ROWS] if r.bottom < TOP_SHARE * page.height]


def _foot(page: Page) -> list[Row]:
    return [r for r in reversed(page.rows[-EDGE_ROWS - 3 :]) if r.top > FOOT_SHARE * page.height]


def key(row: Row) -> str:
    """A line's words, sorted, digits as #: the same for «6 Prop. 15 S» and «Prop. 15 S 7»."""
    return " ".join(sorted(re.sub(r"\d+", "#", row.text.casefold()).split()))


def _repeated(pages: Sequence[Page]) -> dict[str, list[tuple[int, float]]]:
    """Where the edge lines with the same key stand: page number and height on the page."""
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for page in pages:
        for row in dict.fromkeys([*_top(page), *_foot(page)]):
            places[key(row)].append((page.number, row.bottom))
    return places


def _number_offset(pages: Sequence[Page]) -> Counter[int]:
    """How far the numbers at the edges are from the pages' own: one offset that repeats is the page numbering."""
    offsets: Counter[int] = Counter()
    for page in pages:
        for row in dict.fromkeys([*_top(page)[:2], *_foot(page)[:2]]):
            if match := _PAGE_NUMBER.match(row.text):
                offsets[int(match[1]) - page.number] += 1
    return offsets


def _is_furniture(
    row: Row,
    inner: Row | None,
    page: Page,
    pages: Sequence[Page],
    repeated: dict[str, list[tuple[int, float]]],
    numbers: Counter[int],
    body: float,
) -> bool:
    """Whether a line at an edge is furniture; ``inner`` is the next line towards the text."""
    match = _PAGE_NUMBER.match(row.text)
    if match:
        outermost = row.top > 0.88 * page.height or row.bottom < 0.1 * page.height
        counted = numbers[int(match[1]) - page.number] >= max(2, len(pages) // 4)
        return counted or (outermost and (len(pages) < 3 or "side" in row.text.casefold()))
    if _is_prose(row, inner, page, body):
        return False
    same = repeated.get(key(row), [])
    near = {n for n, bottom in same if n != page.number and abs(bottom - row.bottom) <= SHIFT}
    if any(c.isalpha() for c in row.text) and len(near) >= 1:
        apart = _set_apart(row, inner, page, body)
        if apart or 1 + len(near) >= max(2, REPEATED_SHARE * len(pages)):
            return True
    if page.number == 1 and len({n for n, _ in same}) >= max(3, len(pages) // 2) and any(c.isalpha() for c in row.text):
        return not _is_title(row, page)
    if page.number == 1 and row.top < 0.15 * page.height and _ruled(row, inner, page) and not _is_subject(row, page):
        return True
    if page.number == 1 and len(pages) == 2 and len({n for n, _ in same}) == 2 and _ruled(row, inner, page):
        return not _is_title(row, page)
    if row.bottom < 0.08 * page.height and _PRINTED.match(row.text):
        return True
    if row.top > 0.88 * page.height and any(_COUNTED.match(c.text) for c in split_at_gaps(row, 2 * row.size)):
        return True
    return row.top > 0.88 * page.height and row.size <= SMALL * body and bool(_CONTACT.search(row.text))


def _is_prose(row: Row, inner: Row | None, page: Page, body: float) -> bool:
    """Whether a line fills its line in the text's own type with another close to it: running text, also if repeated."""
    if inner is None or row.size < 0.97 * body or row.words[0].font != inner.words[0].font:
        return False
    gap = max(inner.top - row.bottom, row.top - inner.bottom)
    return row.x1 - row.x0 > 0.6 * page.width and gap < 0.6 * row.height


def _set_apart(row: Row, inner: Row | None, page: Page, body: float) -> bool:
    """Whether size, a rule or a gap sets an edge line apart from the text."""
    if row.size <= SMALL * body or _ruled(row, inner, page):
        return True
    if inner is None:
        return False
    gap = max(inner.top - row.bottom, row.top - inner.bottom)
    return gap > 1.3 * row.height


def _ruled(row: Row, inner: Row | None, page: Page) -> bool:
    """Whether a rule stands between an edge line and the text."""
    if inner is None:
        return False
    upper, lower = (row, inner) if row.top < inner.top else (inner, row)
    return any(upper.bottom - 2 <= rule.top <= lower.top + 4 for rule in page.rules)


def _is_subject(row: Row, page: Page) -> bool:
    """Whether no later line of the first page is larger: then a line above a rule may be the title."""
    return not any(r.size > row.size + 0.9 and r.top > row.top for r in page.rows)


def _is_title(row: Row, page: Page) -> bool:
    """Whether a first page's line that repeats as running head is the title: no other line there is as large."""
    others = [r.size for r in page.rows if r is not row]
    return bool(others) and row.size > max(others) - 0.4 and row.size > 1.15 * median(others)
