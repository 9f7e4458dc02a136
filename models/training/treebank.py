"""Reads the treebank: NDT files with NorNE's names, and the UD development and test parts.

What comes out is sentences of plain tokens with UD tags. The texts may not be republished, so nothing read here may
be written anywhere but to the folder for temporary files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from conversion import NdtToken, UdTag, to_ud

Standard = Literal["nob", "nno"]
"""The treebank's names of bokmål and nynorsk."""

STANDARDS: tuple[Standard, ...] = ("nob", "nno")
UD_NAMES: dict[Standard, str] = {"nob": "no_bokmaal", "nno": "no_nynorsk"}

HEADLINE = "|"
"""The mark NDT sets after a headline; it is no word, and the UD files leave it out."""


class Word(NamedTuple):
    """A token with its UD annotation; ``space`` tells whether white space follows it."""

    form: str
    lemma: str
    tag: UdTag
    name: str
    space: bool


class Sentence(NamedTuple):
    """A sentence of the file ``source``, named without its ending."""

    source: str
    words: tuple[Word, ...]

    @property
    def key(self) -> str:
        """Its letters and signs without white space: what says that two are the same sentence."""
        return "".join(w.form for w in self.words)

    @property
    def genre(self) -> str:
        """The source's first letters: ``ap``, ``nou`` (official reports), ``st`` (parliament) …"""
        return re.match(r"[a-z]+", self.source)[0]  # type: ignore[index]  # every file name begins with letters


def ndt_sentences(folder: Path, standard: Standard) -> Iterator[Sentence]:
    """The sentences of ``folder/ndt/<standard>`` in order of file name, tags converted."""
    for path in sorted((folder / "ndt" / standard).glob("*.conll")):
        for lines in _blocks(path):
            tokens = tuple(_ndt_token(line) for line in lines if line.split("\t")[1] != HEADLINE)
            if tokens:
                spaces = _spaces([t.form for t in tokens])
                tags = to_ud(tokens)
                words = (Word(t.form, t.lemma, tag, t.name, s) for t, tag, s in zip(tokens, tags, spaces, strict=True))
                yield Sentence(path.stem, tuple(words))


def ud_sentences(folder: Path, standard: Standard, part: Literal["dev", "test"]) -> Iterator[Sentence]:
    """The sentences of the published UD part, tags as published."""
    path = folder / "ud" / standard / f"{UD_NAMES[standard]}-ud-{part}.conllu"
    for lines in _blocks(path):
        yield Sentence(part, tuple(_ud_word(line) for line in lines))


def _blocks(path: Path) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line and lines:
            yield lines
            lines = []
        elif line and not line.startswith("#"):
            lines.append(line)


def _ndt_token(line: str) -> NdtToken:
    number, form, lemma, pos, _, features, head, relation, _, name = line.split("\t")
    split = tuple(features.split("|")) if features != "_" else ()
    return NdtToken(int(number), form, lemma, pos, split, int(head), relation, name.removeprefix("name="))


def _ud_word(line: str) -> Word:
    cells = line.split("\t")
    features = "" if cells[5] == "_" else cells[5]
    misc = dict(field.split("=", 1) for field in cells[9].split("|") if "=" in field)
    return Word(cells[1], cells[2], UdTag(cells[3], features), misc.get("name", "O"), misc.get("SpaceAfter") != "No")


_CLOSES = re.compile(r"[.,:;?!…)\]}»”%]+|\.\.+")
_OPENS = frozenset("([{«“")


def _spaces(forms: list[str]) -> list[bool]:
    """Whether a space follows each form, by Norwegian usage; NDT does not say. A straight quotation mark opens and
    closes in turn."""
    spaces = []
    quoted = False
    opens = []
    for form in forms:
        if form == '"':
            quoted = not quoted
        opens.append(form in _OPENS or (form == '"' and quoted))
    for i in range(len(forms)):
        following = forms[i + 1] if i + 1 < len(forms) else ""
        closing = _CLOSES.fullmatch(following) is not None or (following == '"' and not opens[i + 1])
        spaces.append(not following or not (opens[i] or closing))
    return spaces
