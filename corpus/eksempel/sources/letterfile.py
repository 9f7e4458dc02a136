"""Reads `responses/*.txt` (FORMAT.md) and refuses what the codebook does not know.

Every mistake in a file is reported with file, line, value and what is allowed, all at once: the letters are written by
hand, and one error at a time would be slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from measures import SOURCES
from ruamel.yaml import YAML

MARKS = ("H", "P", "+", "B", "Q", "L", "N")
STANCES = ("ingen", "støtter", "støtter-med-forbehold", "foreslår", "kritisk", "imot")
RELATIONS = ("i-tråd", "utover", "mot", "nevner")
OVERALL = ("støtter", "støtter-med-forbehold", "kritisk", "imot", "ingen-merknader", "kommentar")
LAYOUTS = ("letter", "memo", "two-column", "plain", "scan")
FORMATS = (".pdf", ".docx", ".odt", ".rtf", ".html", ".txt", ".md", ".eml", ".csv")
THEMES = (
    "alkohol", "sosialfaglig-kompetanse", "sanksjonsfri-radgivning", "radgivende-enheter", "straff-og-reaksjoner",
    "forebygging", "barn-og-unge", "skole-og-skolehelse", "parorende-og-familie", "lavterskel-og-skadereduksjon",
    "overdose", "behandling-tsb", "lar-og-legemidler", "samhandling", "kommunale-tjenester", "finansiering",
    "brukermedvirkning", "bolig", "arbeid-og-aktivitet", "ettervern", "fengsel", "psykisk-helse-og-traumer",
    "kompetanse-og-forskning", "begreper-og-stigma", "spill-og-andre-avhengigheter", "sosial-ulikhet", "eldre",
    "frivillig-sektor",
)  # fmt: skip
NOTE = re.compile(r"(\d+)\s+(.+)")


@dataclass(frozen=True)
class Sentence:
    """One coded sentence; `skip` for letterheads and signatures, which are never positions."""

    text: str
    stance: str = "ingen"
    themes: tuple[str, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    skip: bool = False


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, bullet, quotation or line of the letterhead, by its mark."""

    mark: str
    sentences: list[Sentence]

    @property
    def text(self) -> str:
        return " ".join(s.text for s in self.sentences)


@dataclass
class Letter:
    """A response: what its head says, its blocks in order and its notes by mark."""

    head: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """What the gold calls the letter: the last part of its file's name without the ending."""
        return PurePosixPath(self.head["file"]).stem

    @property
    def suffix(self) -> str:
        """The ending of the file's name; of a sheet's row, that of the sheet."""
        path = PurePosixPath(self.head["file"])
        return path.suffix or path.parent.suffix

    @property
    def front(self) -> list[str]:
        """The lines before the first block that is not letterhead."""
        end = next((i for i, b in enumerate(self.blocks) if b.mark != "L"), len(self.blocks))
        return [b.text for b in self.blocks[:end]]

    @property
    def body(self) -> list[Block]:
        """Everything after the letterhead, the signature included."""
        return self.blocks[len(self.front) :]


def read_letters(measure_ids: set[str], folder: Path = SOURCES / "responses") -> list[Letter]:
    """All letters in order of id. Raises one ValueError that lists every mistake in every file."""
    mistakes: list[str] = []
    letters = [read_letter(path, measure_ids, mistakes) for path in sorted(folder.glob("*.txt"))]
    for key, values in (
        ("id", [x.head["id"] for x in letters]),
        ("file, without its ending,", [x.stem for x in letters]),
    ):
        twice = sorted({str(v) for v in values if values.count(v) > 1})
        mistakes += [f"{key} {value!r} is used twice; it must be the letter's own" for value in twice]
    if mistakes:
        raise ValueError("\n".join(mistakes))
    return letters


def read_letter(path: Path, measure_ids: set[str], mistakes: list[str]) -> Letter:
    """One letter; what is wrong with it is added to `mistakes`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    end = lines.index("---", 1)
    letter = Letter(YAML(typ="safe").load("\n".join(lines[1:end])))
    for key, allowed in (("overall", OVERALL), ("layout", LAYOUTS), ("language", ("nb", "nn"))):
        check(letter.head.get(key), allowed, f"{path.name}: {key}", mistakes)
    check(letter.suffix, FORMATS, f"{path.name}: file", mistakes)
    for number, line in enumerate(lines[end + 1 :], end + 2):
        if line.strip():
            add_line(letter, line, measure_ids, f"{path.name}:{number}", mistakes)
    check_marks(letter, path.name, mistakes)
    return letter


def add_line(letter: Letter, line: str, measure_ids: set[str], where: str, mistakes: list[str]) -> None:
    """Read one sentence into the letter's last block or a new one."""
    fields = [part.strip() for part in line.split("|", 4)]
    if len(fields) < 5 or not fields[4]:
        mistakes.append(f"{where}: {line!r} has {len(fields)} fields; five are needed, and the last is the sentence")
        return
    mark, stance, themes, measures, text = fields
    check(mark, MARKS, f"{where}: mark", mistakes)
    if mark == "N":
        add_note(letter, text, where, mistakes)
        return
    if mark != "L":
        check(stance, STANCES, f"{where}: stance", mistakes)
    codes = tuple(t.strip() for t in themes.split(",") if t.strip())
    for code in codes:
        check(code, THEMES, f"{where}: theme", mistakes)
    links = tuple(read_links(measures, measure_ids, where, mistakes))
    sentence = Sentence(text, stance or "ingen", codes, links, skip=mark == "L")
    if mark == "+" and letter.blocks:
        letter.blocks[-1].sentences.append(sentence)
    else:
        letter.blocks.append(Block("P" if mark == "+" else mark, [sentence]))


def read_links(measures: str, ids: set[str], where: str, mistakes: list[str]) -> list[tuple[str, str]]:
    """`boks-3.1/01=i-tråd, …` as pairs."""
    pairs = []
    for link in (part.strip() for part in measures.split(",") if part.strip()):
        measure, _, relation = (part.strip() for part in link.partition("="))
        check(measure, sorted(ids), f"{where}: measure", mistakes)
        check(relation, RELATIONS, f"{where}: relation", mistakes)
        pairs.append((measure, relation))
    return pairs


def add_note(letter: Letter, text: str, where: str, mistakes: list[str]) -> None:
    """A footnote begins with its number."""
    if match := NOTE.fullmatch(text):
        letter.notes[match.group(1)] = match.group(2)
    else:
        mistakes.append(f"{where}: note {text!r}; it must begin with its number, as in «1 Kilden er …»")


def check(value: object, allowed: tuple[str, ...] | list[str], where: str, mistakes: list[str]) -> None:
    """Note a value that is not among those allowed."""
    if value not in allowed:
        mistakes.append(f"{where} {value!r}; allowed: {', '.join(allowed)}")


def check_marks(letter: Letter, name: str, mistakes: list[str]) -> None:
    """Every mark has its note and every note its mark."""
    marks = {m for block in letter.blocks for m in re.findall(r"\[(\d+)\]", block.text)}
    for mark in sorted(marks ^ letter.notes.keys()):
        mistakes.append(f"{name}: note [{mark}] stands in the sentences or among the notes, but not in both")
