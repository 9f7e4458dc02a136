"""Reads ``codebook.yaml``: themes with their patterns, each mistake told with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from pipeline.language.patterns import Pattern, PatternError, parse
from pipeline.records import Record, Theme
from pipeline.stage import InputError

KEYS = ("code", "label", "definition", "include", "exclude", "examples", "parent")
REQUIRED = ("code", "label", "definition", "include")
LABELS = ("nb", "nn", "en")
EXAMPLES = ("for", "against")
CODE = re.compile(r"[a-zæøå0-9]+(?:-[a-zæøå0-9]+)*")


class Example(Record, frozen=True, kw_only=True):
    """A sentence that shall (``belongs``) or shall not get the theme; ``line`` is where it stands in the file."""

    text: str
    belongs: bool
    line: int


class Entry(Record, frozen=True, kw_only=True):
    """A theme with what gives it and what takes it away again."""

    theme: Theme
    include: tuple[Pattern, ...]
    exclude: tuple[Pattern, ...] = ()
    examples: tuple[Example, ...] = ()
    line: int


class Codebook(Record, frozen=True, kw_only=True):
    """The themes in the order they stand in the file."""

    entries: tuple[Entry, ...] = ()

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes as the report shows them."""
        return tuple(e.theme for e in self.entries)


def read_codebook(text: str, name: str) -> Codebook:
    """The codebook in ``text``, the content of the file ``name``. An empty file is an empty codebook.

    Raises InputError naming file, line, what is wrong and what is allowed.
    """
    data = _load(text, name)
    if data is None:
        return Codebook()
    if not isinstance(data, CommentedSeq):
        raise InputError(f"{name}, linje 1: filen skal være en liste av temaer, der hvert begynner med «- code: …».")
    entries = tuple(_Reader(name, data, n).entry() for n in range(len(data)))
    _check_codes(entries, name)
    return Codebook(entries=entries)


def _load(text: str, name: str) -> Any:
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        line = mark.line + 1 if mark else 1
        problem = "nøkkelen står to ganger" if "duplicate key" in str(e.problem) else f"ikke gyldig YAML ({e.problem})"
        raise InputError(
            f"{name}, linje {line}: {problem}. Se etter innrykk, kolon og anførselstegn; "
            "et mønster med «*», «&» eller «:» først eller «: » i seg skal stå i enkle anførselstegn."
        ) from e
    except YAMLError as e:
        raise InputError(f"{name}: ikke gyldig YAML: {e}") from e


def _check_codes(entries: tuple[Entry, ...], name: str) -> None:
    lines: dict[str, int] = {}
    for entry in entries:
        code = entry.theme.theme
        if code in lines:
            raise InputError(
                f"{name}, linje {entry.line}: koden «{code}» står allerede på linje {lines[code]}. "
                "Hver kode skal stå én gang; gi den ene et annet navn eller slå dem sammen."
            )
        lines[code] = entry.line
    for entry in entries:
        parent = entry.theme.parent
        if parent is not None and (parent not in lines or parent == entry.theme.theme):
            raise InputError(
                f"{name}, linje {entry.line}: «parent: {parent}» er ingen annen kode her. Tillatt: {', '.join(lines)}."
            )


class _Reader:
    """Reads the ``n``-th theme and knows on which line its parts stand."""

    def __init__(self, name: str, data: CommentedSeq, n: int) -> None:
        self.name = name
        self.line = data.lc.data[n][0] + 1
        self.map = data[n]
        if not isinstance(self.map, CommentedMap):
            self.fail(self.line, "hvert tema skal ha navngitte felter", f"{', '.join(KEYS)}")
        self.known(self.map, KEYS, "et tema")
        for key in REQUIRED:
            if self.map.get(key) in (None, ""):
                self.fail(self.line, f"temaet mangler «{key}»", f"hvert tema skal ha {', '.join(REQUIRED)}")

    def entry(self) -> Entry:
        """The theme, checked."""
        labels = self.labels()
        theme = Theme(
            theme=self.code(),
            label_nb=labels["nb"],
            label_nn=labels.get("nn"),
            label_en=labels.get("en"),
            definition=self.string("definition"),
            parent=self.string("parent") if self.map.get("parent") else None,
        )
        include, exclude = self.patterns("include"), self.patterns("exclude")
        if not include:
            self.fail(self.at(self.map, "include"), "«include» er tom", "minst ett mønster")
        return Entry(theme=theme, include=include, exclude=exclude, examples=self.examples(), line=self.line)

    def code(self) -> str:
        code = self.string("code")
        if not CODE.fullmatch(code):
            allowed = "små bokstaver, tall og enkle bindestreker, som «barn-og-unge»"
            self.fail(self.at(self.map, "code"), f"koden «{code}» kan ikke brukes", allowed)
        return code

    def labels(self) -> dict[str, str]:
        value = self.map["label"]
        line = self.at(self.map, "label")
        if not isinstance(value, CommentedMap):
            self.fail(line, "«label» skal ha ett navn for hvert språk", "label: {nb: …, nn: …, en: …}")
        self.known(value, LABELS, "label")
        if not value.get("nb"):
            self.fail(line, "navnet på bokmål (nb) mangler", "nb skal stå; nn og en kan utelates")
        return {str(k): str(v).strip() for k, v in value.items() if v}

    def examples(self) -> tuple[Example, ...]:
        value = self.map.get("examples")
        if value is None:
            return ()
        if not isinstance(value, CommentedMap):
            self.fail(self.at(self.map, "examples"), "«examples» skal ha «for» og «against»", "lister av setninger")
        self.known(value, EXAMPLES, "examples")
        return tuple(
            Example(text=text, belongs=key == "for", line=line)
            for key in EXAMPLES
            for text, line in self.texts(value, key)
        )

    def patterns(self, key: str) -> tuple[Pattern, ...]:
        out: list[Pattern] = []
        for source, line in self.texts(self.map, key):
            try:
                out.append(parse(source))
            except PatternError as e:
                raise InputError(f"{self.name}, linje {line}: {key}: {e}") from e
        return tuple(out)

    def texts(self, where: CommentedMap, key: str) -> Iterator[tuple[str, int]]:
        """The texts of a list with their lines; an absent list is empty."""
        value = where.get(key)
        if value is None:
            return
        if not isinstance(value, CommentedSeq):
            self.fail(self.at(where, key), f"«{key}» skal være en liste", "én tekst på hver linje etter «- »")
        for n, text in enumerate(value):
            line = value.lc.data[n][0] + 1
            if isinstance(text, CommentedMap | CommentedSeq) or text is None:
                self.fail(line, f"«{key}» skal ha bare tekster", "sett teksten i enkle anførselstegn")
            yield str(text).strip(), line

    def string(self, key: str) -> str:
        value = self.map[key]
        if not isinstance(value, str):
            self.fail(self.at(self.map, key), f"«{key}: {value}» er ikke tekst", "tekst, om nødvendig i anførselstegn")
        return value.strip()

    def known(self, where: CommentedMap, allowed: tuple[str, ...], what: str) -> None:
        for key in where:
            if key not in allowed:
                self.fail(self.at(where, key), f"«{key}» er ikke et felt i {what}", ", ".join(allowed))

    def at(self, where: CommentedMap, key: object) -> int:
        """The line on which ``key`` stands."""
        return int(where.lc.data[key][0]) + 1

    def fail(self, line: int, wrong: str, allowed: str) -> NoReturn:
        raise InputError(f"{self.name}, linje {line}: {wrong}. Tillatt: {allowed}.")
