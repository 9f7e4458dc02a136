"""``hearing.yaml``: what people say of a hearing and its documents, read with the line of each mistake."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, get_args

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from pipeline.records import SENDER_TYPES, Question, Record, Role, SenderType
from pipeline.stage import InputError

GUESSED = "gjettet"
"""The comment beside a value that was read off the letter and that nobody has looked at."""
_ROLES: tuple[str, ...] = get_args(Role)
_STANDARDS = ("nb", "nn")
_DATE = re.compile(r"^(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?$")


class Columns(Record, frozen=True, kw_only=True):
    """Which columns of a sheet hold what, one answer a row; several columns of ``text`` are read one after another."""

    text: tuple[str, ...]
    sender: str | None = None
    sender_type: str | None = None
    date: str | None = None


class Listing(Record, frozen=True, kw_only=True):
    """One entry under ``documents:``.

    ``given`` names the keys that people have decided, also those left empty on purpose; ``guessed`` those whose value
    still carries the mark of a guess.
    """

    file: str
    line: int
    given: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()
    title: str | None = None
    sender: str | None = None
    sender_type: SenderType | None = None
    date: str | None = None
    role: Role | None = None
    part_of: str | None = None
    answers: str | None = None
    columns: Columns | None = None
    withhold: bool = False


class HearingFile(Record, frozen=True, kw_only=True):
    """All of ``hearing.yaml``."""

    title: str
    case_number: str | None = None
    deadline: str | None = None
    plan: str | None = None
    codebook: str | None = None
    questions: tuple[Question, ...] = ()
    invited: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """Other spellings of a sender, by the name that stands for all of them."""
    show_private_names: bool = False
    language: Literal["nb", "nn"] = "nb"
    """The written standard of the files that people take away."""
    documents: tuple[Listing, ...] = ()


class _Reader:
    """Reads values and gathers what is wrong with them, each with its line."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[str] = []

    def wrong(self, line: int, message: str) -> None:
        self.problems.append(f"{self.name}, linje {line}: {message}")

    def keys(self, node: CommentedMap, allowed: Sequence[str]) -> None:
        for key in node:
            if key not in allowed:
                self.wrong(_line(node, key), f"ukjent nøkkel «{key}». Tillatt: {', '.join(allowed)}.")

    def text(self, node: CommentedMap, key: str) -> str | None:
        value = node.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, bool | Mapping | list | float):
            self.wrong(_line(node, key), f"«{key}» skal være tekst, ikke «{value}». Sett verdien i anførselstegn.")
            return None
        return str(value).strip()

    def date(self, node: CommentedMap, key: str) -> str | None:
        text = self.text(node, key)
        if text is not None and not is_date(text):
            self.wrong(
                _line(node, key), f"«{key}: {text}» er ingen dato. Skriv den som 2026-09-14, 2026-09 eller 2026."
            )
            return None
        return text

    def choice(self, node: CommentedMap, key: str, allowed: Sequence[str]) -> str | None:
        text = self.text(node, key)
        if text is not None and text not in allowed:
            self.wrong(_line(node, key), f"«{key}: {text}» finnes ikke. Tillatt: {', '.join(allowed)}.")
            return None
        return text

    def flag(self, node: CommentedMap, key: str) -> bool:
        value = node.get(key)
        if value is not None and not isinstance(value, bool):
            self.wrong(_line(node, key), f"«{key}: {value}» skal være true eller false.")
            return False
        return bool(value)

    def items(self, node: CommentedMap, key: str) -> list[tuple[int, Any]]:
        value = node.get(key)
        if value is None:
            return []
        if not isinstance(value, CommentedSeq):
            self.wrong(_line(node, key), f"«{key}» skal være en liste: én linje for hver, med «- » foran.")
            return []
        return [(value.lc.item(i)[0] + 1, v) for i, v in enumerate(value)]

    def texts(self, node: CommentedMap, key: str) -> list[str]:
        out = []
        for line, value in self.items(node, key):
            if isinstance(value, str | int) and str(value).strip():
                out.append(str(value).strip())
            else:
                self.wrong(line, f"hver linje under «{key}» skal være tekst, ikke «{value}».")
        return out


class _PlainDates(RoundTripConstructor):
    """Leaves dates as they are written, so that an impossible one gets our message and its line."""


_PlainDates.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def yaml_format() -> YAML:
    """How the file is read and written: comments kept, dates as they stand, long lines whole."""
    yaml = YAML(typ="rt")
    yaml.Constructor = _PlainDates
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=2, offset=0)
    return yaml


_TOP = HearingFile.__struct_fields__
_LISTED = tuple(f for f in Listing.__struct_fields__ if f not in ("line", "given", "guessed"))


def read_hearing(text: str, name: str = "hearing.yaml") -> HearingFile:
    """The file's content; raises InputError with every mistake, one a line: file, line, value, what is allowed."""
    hearing, problems = parse_hearing(text, name)
    if problems or hearing is None:
        raise InputError("\n".join(problems))
    return hearing


def parse_hearing(text: str, name: str = "hearing.yaml") -> tuple[HearingFile | None, tuple[str, ...]]:
    """What could be read, and what is wrong with the rest; None when the file is no table at all."""
    reader = _Reader(name)
    try:
        node = yaml_format().load(text)
    except MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        line = mark.line + 1 if mark else 1
        return None, (
            f"{name}, linje {line}: ikke gyldig YAML ({e.problem}). Se etter innrykk, kolon og anførselstegn.",
        )
    except YAMLError as e:
        return None, (f"{name}: ikke gyldig YAML: {e}",)
    if not isinstance(node, CommentedMap):
        return None, (f"{name}, linje 1: filen skal ha linjer som «title: …». Tillatt: {', '.join(_TOP)}.",)
    hearing = _hearing(reader, node)
    return hearing, tuple(reader.problems)


def _hearing(reader: _Reader, node: CommentedMap) -> HearingFile:
    reader.keys(node, _TOP)
    title = reader.text(node, "title")
    if title is None:
        reader.wrong(_line(node, "title"), "«title» mangler. Skriv høringens navn: «title: Plan for rusfeltet».")
    documents = [_listing(reader, line, value) for line, value in reader.items(node, "documents")]
    hearing = HearingFile(
        title=title or "",
        case_number=reader.text(node, "case_number"),
        deadline=reader.date(node, "deadline"),
        plan=reader.text(node, "plan"),
        codebook=reader.text(node, "codebook"),
        questions=tuple(
            Question(question_id=f"q{n:02d}", text=t) for n, t in enumerate(reader.texts(node, "questions"), 1)
        ),
        invited=tuple(reader.texts(node, "invited")),
        aliases=_aliases(reader, node),
        show_private_names=reader.flag(node, "show_private_names"),
        language="nn" if reader.choice(node, "language", _STANDARDS) == "nn" else "nb",
        documents=tuple(d for d in documents if d is not None),
    )
    _check_whole(reader, hearing)
    return hearing


def _aliases(reader: _Reader, node: CommentedMap) -> dict[str, tuple[str, ...]]:
    """``aliases``: a name, and one other spelling or a list of them."""
    value = node.get("aliases")
    if value is None:
        return {}
    if not isinstance(value, CommentedMap):
        reader.wrong(_line(node, "aliases"), "«aliases» skal ha linjer som «Navnet: [annen skrivemåte, enda en]».")
        return {}
    out: dict[str, tuple[str, ...]] = {}
    taken: dict[str, str] = {}
    for key, other in value.items():
        name = str(key).strip()
        several = isinstance(other, CommentedSeq)
        found = reader.texts(value, key) if several else list(filter(None, [reader.text(value, key)]))
        for spelling in found:
            if taken.setdefault(spelling, name) != name:
                both = f"«{taken[spelling]}» og «{name}»"
                reader.wrong(_line(value, key), f"«{spelling}» står som skrivemåte av både {both}. Behold én av dem.")
        out[name] = tuple(found)
    return out


def _listing(reader: _Reader, line: int, node: Any) -> Listing | None:
    if not isinstance(node, CommentedMap):
        reader.wrong(line, f"hvert dokument skal ha «file: navn.pdf», ikke «{node}».")
        return None
    reader.keys(node, _LISTED)
    file = reader.text(node, "file")
    if file is None:
        reader.wrong(line, "«file» mangler: skriv filens navn i mappen documents/.")
        return None
    if file.startswith("/") or ".." in file.split("/") or "\\" in file:
        reader.wrong(_line(node, "file"), f"«file: {file}» skal være en fil i mappen documents/, skrevet med «/».")
        return None
    guessed = frozenset(str(k) for k in node if _has_guess_mark(node, k))
    return Listing(
        file=file,
        line=line,
        given=frozenset(str(k) for k in node) - guessed,
        guessed=guessed,
        title=reader.text(node, "title"),
        sender=reader.text(node, "sender"),
        sender_type=_narrow(reader.choice(node, "sender_type", SENDER_TYPES), lambda v: msgspec.convert(v, SenderType)),
        date=reader.date(node, "date"),
        role=_narrow(reader.choice(node, "role", _ROLES), lambda v: msgspec.convert(v, Role)),
        part_of=reader.text(node, "part_of"),
        answers=reader.text(node, "answers"),
        columns=_columns(reader, node),
        withhold=reader.flag(node, "withhold"),
    )


def _columns(reader: _Reader, node: CommentedMap) -> Columns | None:
    value = node.get("columns")
    if value is None:
        return None
    if not isinstance(value, CommentedMap):
        reader.wrong(_line(node, "columns"), "«columns» skal være «{sender: …, text: …, date: …}» med kolonnenes navn.")
        return None
    reader.keys(value, Columns.__struct_fields__)
    text = value.get("text")
    several = isinstance(text, CommentedSeq)
    found = tuple(reader.texts(value, "text") if several else filter(None, [reader.text(value, "text")]))
    if not found:
        reader.wrong(
            _line(node, "columns"), "«columns» mangler «text»: navnet på kolonnen med svaret, eller flere i [ ]."
        )
        return None
    rest = {key: reader.text(value, key) for key in ("sender", "sender_type", "date")}
    return Columns(text=found, **rest)


def _has_guess_mark(node: CommentedMap, key: object) -> bool:
    comment = (node.ca.items.get(key) or [None] * 3)[2]
    return comment is not None and str(comment.value).lstrip("# ").startswith(GUESSED)


def _narrow(value: str | None, convert: Callable[[str], Any]) -> Any:
    return None if value is None else convert(value)


def _check_whole(reader: _Reader, hearing: HearingFile) -> None:
    """What can be wrong between entries: the same file twice, an annex of nothing, two plans."""
    first: dict[str, int] = {}
    for listing in hearing.documents:
        if listing.file in first:
            reader.wrong(listing.line, f"«{listing.file}» står også på linje {first[listing.file]}. Behold én av dem.")
        first.setdefault(listing.file, listing.line)
        if listing.part_of is not None and listing.part_of not in {d.file for d in hearing.documents}:
            reader.wrong(listing.line, f"«part_of: {listing.part_of}» er ingen fil under «documents».")
        if listing.role == "plan" and hearing.plan not in (None, listing.file):
            reader.wrong(listing.line, f"«{listing.file}» har rollen plan, men «plan» er «{hearing.plan}».")
    plans = [d for d in hearing.documents if d.role == "plan"]
    if len(plans) > 1:
        reader.wrong(plans[1].line, f"to dokumenter har rollen plan: «{plans[0].file}» og «{plans[1].file}».")


def is_date(text: str) -> bool:
    """Whether ``text`` is a date as we write it: 2026-09-14, 2026-09 or 2026."""
    if not _DATE.match(text):
        return False
    try:
        datetime.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _line(node: CommentedMap, key: object) -> int:
    try:
        return int(node.lc.key(key)[0]) + 1
    except (KeyError, AttributeError):
        return int(node.lc.line) + 1
