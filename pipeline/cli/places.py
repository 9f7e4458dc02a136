"""Where a hearing's files lie, and the list of hearings in ``params.yaml``."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from pipeline import tables

NAME = re.compile(r"[a-z0-9æøå_-]+")


class CommandError(Exception):
    """The command was given something that cannot be done; the message says what, and what to do instead."""


def check_name(name: str) -> str:
    """``name``, or CommandError when it cannot name a hearing."""
    if not NAME.fullmatch(name):
        raise CommandError(
            f"«{name}» kan ikke være navn på en høring. Bruk små bokstaver, tall, _ og -, som «rusfeltet»."
        )
    return name


def corpus(root: Path, name: str) -> Path:
    """The hearing's folder, which must exist."""
    folder = root / "corpus" / check_name(name)
    if not (folder / "hearing.yaml").is_file():
        known = ", ".join(hearing_names(root)) or "ingen"
        raise CommandError(f"Høringen «{name}» finnes ikke. Disse finnes: {known}. «new» lager en ny.")
    return folder


def hearing_names(root: Path) -> list[str]:
    """Names of the folders under ``corpus/`` that hold a ``hearing.yaml``."""
    return sorted(p.parent.name for p in (root / "corpus").glob("*/hearing.yaml"))


def listed_names(root: Path) -> list[str]:
    """Names under ``hearings:`` in ``params.yaml``."""
    return _names(_params(root))


def add_name(root: Path, name: str) -> None:
    """Add ``name`` under ``hearings:`` in ``params.yaml``; every other letter of the file stays as it was."""
    text = _params(root)
    if name not in _names(text):
        _write(root, _with(text, name), [*_names(text), name])


def remove_name(root: Path, name: str) -> None:
    """Take ``name`` out of ``hearings:`` in ``params.yaml``."""
    text = _params(root)
    rest = [n for n in _names(text) if n != name]
    if len(rest) == len(_names(text)):
        return
    kept = re.sub(rf"(?m)^[ \t]*-[ \t]+[\"']?{re.escape(name)}[\"']?[ \t]*(?:#.*)?\n?", "", text, count=1)
    if not rest:
        kept = re.sub(r"(?m)^hearings:[ \t]*$", "hearings: []", kept, count=1)
    _write(root, kept, rest)


def _params(root: Path) -> str:
    try:
        return (root / "params.yaml").read_text(encoding="utf-8")
    except FileNotFoundError as e:
        raise CommandError("params.yaml finnes ikke her. Kjør kommandoen fra prosjektets rot.") from e


def _names(text: str) -> list[str]:
    try:
        data = YAML(typ="safe").load(text)
    except YAMLError as e:
        raise CommandError(f"params.yaml er ikke gyldig YAML: {e}") from e
    return [str(n) for n in (data or {}).get("hearings") or []]


def _with(text: str, name: str) -> str:
    # The scalar is quoted where YAML would read it as a number or a truth value: «2026», «on».
    item = name if YAML(typ="safe").load(name) == name else f'"{name}"'
    block = re.search(r"(?m)^hearings:[ \t]*(?:#.*)?\n(?:(?:[ \t]*(?:#.*)?\n)*[ \t]*-[ \t].*(?:\n|\Z))*", text)
    if block is None:
        empty = re.search(r"(?m)^hearings:[ \t]*(?:\[\s*\]|null|~)?[ \t]*(#.*)?$", text)
        if empty is None:
            raise CommandError("params.yaml mangler listen «hearings:». Skriv den inn med én høring på hver linje.")
        return f"{text[: empty.start()]}hearings:\n- {item}\n{text[empty.end() :].lstrip(chr(10))}"
    items = re.findall(r"(?m)^([ \t]*)-[ \t]", block[0])
    lead = block[0] if block[0].endswith("\n") else block[0] + "\n"
    return f"{text[: block.start()]}{lead}{items[-1] if items else ''}- {item}\n{text[block.end() :]}"


def _write(root: Path, text: str, expected: list[str]) -> None:
    if _names(text) != expected:
        raise CommandError("Fikk ikke endret listen «hearings:» i params.yaml. Skriv den med én høring på hver linje.")
    tables.write_bytes(root / "params.yaml", text.encode("utf-8"))
