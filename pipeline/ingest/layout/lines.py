"""Characters to physical lines: baselines, words, superscripts, bullets set in a font of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.ingest.cleaning import expand
from pipeline.ingest.layout.marks import split_marks
from pipeline.ingest.layout.rows import Row, Word, row_of

Char = Mapping[str, Any]
"""A character as pdfplumber gives it."""

BASELINE_EM = 0.25
"""Characters whose feet differ by less than this stand on the same line."""
SPACE_EM = 0.17
"""Least gap between two words where the file writes no space characters; typical word space is 0.25 em."""
WIDE_EM = 0.45
"""Least gap between two words where the file does write them."""
RAISED_SIZE = 0.85
"""A superscript is at most this share of the size of the word it hangs on."""

UNKNOWN = "\ufffd"
"""Stands for a character that the file does not say the meaning of."""
BULLET_CODES = {"(cid:127)": "•", "(cid:183)": "•", "(cid:149)": "•"}
"""Codes for the bullet in fonts with the standard encodings, which the parser gives no name."""

MOST_BITS = 5
"""A line of more words is a line of its own, however short they are."""

_BOLD = re.compile(r"bold|black|heavy|semibold|demi|[-,]bd|-b\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|kursiv|slanted|-i\b", re.IGNORECASE)
_BULLETS = set("•●▪■◦➢✓\uf0b7\uf0a7\uf0d8\uf0fc")


def page_rows(chars: Sequence[Char], page: int, width: float, height: float) -> tuple[list[Row], int]:
    """The page's lines over its whole width, from top to bottom, and the number of unreadable characters.

    Text that does not stand upright (watermarks, text along the edge) and text outside the page is left out.
    """
    shown = [
        c
        for c in chars
        if c["upright"] and -2 <= c["x0"] <= width + 2 and -2 <= c["top"] <= height + 2 and c["size"] > 1
    ]
    unreadable = sum(_sign(c) == UNKNOWN for c in shown)
    lines = [_words(line) for line in _baselines(shown)]
    pieces = [piece for words in lines if words for piece in _strays(words)]
    rows = [row_of(page, words) for words in _attach(pieces)]
    return sorted(rows, key=lambda r: (round(r.bottom, 1), r.x0)), unreadable


def _baselines(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters that stand on the same line, each line from left to right."""
    lines: list[list[Char]] = []
    for c in sorted(chars, key=lambda c: (c["bottom"], c["x0"])):
        for line in reversed(lines[-3:]):
            foot = line[0]
            if c["bottom"] - foot["bottom"] <= BASELINE_EM * min(c["size"], foot["size"]):
                line.append(c)
                break
        else:
            lines.append([c])
    return [_deduplicated(sorted(line, key=lambda c: c["x0"])) for line in lines]


def _deduplicated(line: list[Char]) -> list[Char]:
    """Without the second of two equal characters on top of each other, which some programs use for bold."""
    out: list[Char] = []
    for c in line:
        width = c["x1"] - c["x0"]
        double = any(
            p["text"] == c["text"] and c["text"] != " " and abs(p["x0"] - c["x0"]) < 0.4 * width for p in out[-3:]
        )
        if not double:
            out.append(c)
    return out


def _words(line: Sequence[Char]) -> list[Word]:
    """The line's words. A change of size or weight, or room for a superscript, also ends one: the next is glued."""
    gap_em = WIDE_EM if any(c["text"].isspace() for c in line) else SPACE_EM
    words: list[Word] = []
    run: list[Char] = []
    space, glued = True, False
    for c in line:
        if c["text"].isspace():
            space = True
            continue
        if run:
            gap = (c["x0"] - run[-1]["x1"]) / c["size"]
            apart = space or gap > gap_em
            if (
                gap > SPACE_EM
                or apart
                or abs(c["size"] - run[-1]["size"]) > 0.5
                or c["fontname"] != run[-1]["fontname"]
            ):
                words.append(_word(run, glued))
                glued, run = not apart, [c]
            else:
                run.append(c)
        else:
            glued, run = False, [c]
        space = False
    if run:
        words.append(_word(run, glued))
    return _letterspaced([w for w in words if w.text])


def _strays(line: list[Word]) -> list[list[Word]]:
    """A line, and apart from it the small bits that touch none of its words.

    They belong to a line of another column and stand on this one's foot by chance.
    """
    sizes = sorted(w.size for w in line)
    usual = sizes[len(sizes) // 2]
    kept: list[Word] = []
    strays: list[Word] = []
    for n, w in enumerate(line):
        small = w.size <= RAISED_SIZE * usual and len(w.text) <= 3 and not w.glued
        follows = n > 0 and w.x0 - line[n - 1].x1 < 0.5 * usual
        leads = n + 1 < len(line) and line[n + 1].x0 - w.x1 < 0.5 * usual and line[n + 1].size > w.size
        (strays if small and not follows and not leads else kept).append(w)
    return [kept, strays] if kept and strays else [line]


def _word(run: Sequence[Char], glued: bool) -> Word:
    font = str(run[0]["fontname"]).split("+", 1)[-1]
    text = expand("".join(_sign(c) for c in run))
    return Word(
        text=text,
        x0=run[0]["x0"],
        x1=max(c["x1"] for c in run),
        top=min(c["top"] for c in run),
        bottom=max(c["bottom"] for c in run),
        size=round(run[0]["size"], 1),
        font=font,
        bold=bool(_BOLD.search(font)),
        italic=bool(_ITALIC.search(font)),
        glued=glued,
    )


def _letterspaced(words: list[Word]) -> list[Word]:
    """«t i l r å r :» is one word: a line of at least four single letters."""
    if len(words) < 4 or any(len(w.text) > 1 for w in words) or not all(w.text.isalpha() for w in words[:-1]):
        return words
    return [replace(words[0], text="".join(w.text for w in words), x1=words[-1].x1)]


def _attach(lines: list[list[Word]]) -> list[list[Word]]:
    """Lines with superscripts put back after the word they hang on, and lone bullets before their text."""
    bodies = [line for line in lines if not _small(line)]
    out = [list(line) for line in bodies]
    for line in (line for line in lines if _small(line)):
        alone: list[Word] = []
        for run in _runs(line):
            host = _host(run, out)
            if host is None:
                alone += run
            else:
                out[host[0]] = _hang(run, out[host[0]], host[1])
        if alone:
            out.append(alone)
    finished = (_raise([part for w in _known(line) for part in _bullet(w)]) for line in out)
    return [line for line in finished if line]


def _sign(char: Char) -> str:
    """The character's text; a sign that the font gives no meaning is UNKNOWN."""
    text = str(char["text"])
    return BULLET_CODES.get(text, UNKNOWN) if text.startswith("(cid:") else text


def _known(line: Sequence[Word]) -> list[Word]:
    """The line's words without unknown signs; one that stands alone before the text is a bullet."""
    out = []
    for n, w in enumerate(line):
        if n == 0 and w.text == UNKNOWN and len(line) > 1 and not line[1].glued:
            out.append(replace(w, text="•"))
        elif w.text.strip(UNKNOWN):
            out.append(replace(w, text=w.text.replace(UNKNOWN, "")))
    return out


def _bullet(word: Word) -> list[Word]:
    """A bullet that is set without space before its text, as a word of its own."""
    if len(word.text) < 2 or word.text[0] not in _BULLETS or word.glued:
        return [word]
    x = word.x0 + (word.x1 - word.x0) / len(word.text)
    return [replace(word, text=word.text[0], x1=x), replace(word, text=word.text[1:], x0=x)]


def _small(line: Sequence[Word]) -> bool:
    """Whether the line is only bits that may belong to another line: marks, bullets, ordinals."""
    return len(line) <= MOST_BITS and all(len(w.text) <= 3 for w in line)


def _runs(line: Sequence[Word]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    for w in line:
        if runs and (w.glued or w.x0 - runs[-1][-1].x1 < 0.8 * w.size):
            runs[-1].append(w)
        else:
            runs.append([w])
    return runs


def _host(run: Sequence[Word], lines: list[list[Word]]) -> tuple[int, int] | None:
    """The line that a bit belongs to and the place in it, or None.

    A superscript hangs on the end of a larger word whose foot is a little lower; a bullet stands before a line of
    about the same height.
    """
    first, last = run[0], run[-1]
    best: tuple[float, int, int] | None = None
    for n, line in enumerate(lines):
        if line[0].top - first.size > first.bottom or line[0].bottom + first.size < first.top:
            continue
        for k, w in enumerate(line):
            after, before = first.x0 - w.x1, w.x0 - last.x1
            rise = (w.bottom - first.bottom) / w.size
            found: tuple[float, int, int] | None = None
            if -0.3 * w.size <= after <= 0.35 * w.size and first.size <= RAISED_SIZE * w.size and -0.3 < rise < 0.8:
                found = (abs(after) + (0 if rise > 0 else w.size), n, k + 1)
            elif len(run) == 1 and _stands_before(w, line[k - 1] if k else None, before, first) and -0.35 < rise < 0.8:
                found = (before + 2 * w.size, n, 0)
            if found and (best is None or found < best):
                best = found
    return (best[1], best[2]) if best else None


def _stands_before(word: Word, previous: Word | None, distance: float, bit: Word) -> bool:
    """Whether a bit is the bullet or note mark before a line's first word, or before a column's."""
    if previous is None:
        return -0.3 * word.size <= distance <= 3.5 * word.size
    return -0.3 * word.size <= distance <= 2 * word.size and bit.x0 - previous.x1 > 0.5 * word.size


def _hang(run: Sequence[Word], line: Sequence[Word], at: int) -> list[Word]:
    """The line with a bit put in before its word ``at``, which is glued to the bit where it touches it."""
    rest = list(line[at:])
    if rest and at and rest[0].x0 - run[-1].x1 < 0.15 * rest[0].size:
        rest[0] = replace(rest[0], glued=True)
    return [*line[:at], *_hung(run, line, at), *rest]


def _hung(run: Sequence[Word], line: Sequence[Word], at: int) -> list[Word]:
    """The bit as part of its line: glued where it stands close to the word before, raised where it is small."""
    host = line[max(0, at - 1)]
    small = run[0].size <= RAISED_SIZE * line[min(at, len(line) - 1)].size or run[0].size <= RAISED_SIZE * host.size
    return [
        replace(w, glued=(w.x0 - host.x1 < 0.4 * host.size and at > 0 if k == 0 else w.glued), raised=small)
        for k, w in enumerate(run)
    ]


def _raise(line: list[Word]) -> list[Word]:
    """Marks superscripts that stand on the line's own baseline in the file, and superscript characters (¹)."""
    out: list[Word] = []
    for n, w in enumerate(line):
        host = out[-1] if out else None
        if n == 0 and len(line) > 1 and w.text.isdigit() and _is_note_number(w, line[1]):
            w = replace(w, raised=True)
        if host and w.glued and w.size <= RAISED_SIZE * host.size and w.bottom < host.bottom - 0.08 * host.size:
            w = replace(w, raised=True)
        out.extend(split_marks(w))
    return out


def _is_note_number(word: Word, text: Word) -> bool:
    """Whether a line's first number is small, or a little smaller and raised, as before a footnote."""
    raised = word.size <= 0.93 * text.size and word.bottom < text.bottom - 0.1 * text.size
    return raised or word.size <= RAISED_SIZE * text.size
