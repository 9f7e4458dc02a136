"""One section of ``params.yaml`` becomes that room's settings; unknown and missing keys are refused."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, TypeVar

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

P = TypeVar("P", bound="Params")

PARAMS_FILE = Path("params.yaml")

HEARING_NAME = re.compile(r"[a-z0-9æøå_-]+")
"""What a hearing may be called: also a folder's name and a part of DVC's stage names."""


class ParamsError(ValueError):
    """``params.yaml`` is wrong; the message names the key, the value and what is allowed."""


class Params(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of a room's settings, declared with ``frozen=True, kw_only=True``.

    Give no defaults: every value stands in ``params.yaml``, where people see it.
    """


class RunParams(Params, frozen=True, kw_only=True):
    """How the runner works, the same for all stages.

    jobs: worker processes for per-file work; results do not depend on it.
    max_refused: largest share of a hearing's files that may be refused before ingest fails, 0 to 1.
    """

    jobs: Annotated[int, msgspec.Meta(ge=1)]
    max_refused: Annotated[float, msgspec.Meta(ge=0, le=1)]


def read(path: Path = PARAMS_FILE) -> dict[str, Any]:
    """All of ``params.yaml`` as plain data."""
    try:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as e:
        raise ParamsError(f"{path}: finnes ikke. Kjør fra prosjektets rot.") from e
    except YAMLError as e:
        raise ParamsError(f"{path}: ikke gyldig YAML: {e}") from e
    if not isinstance(data, dict):
        raise ParamsError(f"{path}: skal være en tabell med ett avsnitt for hvert rom.")
    return data


def hearings(path: Path = PARAMS_FILE) -> tuple[str, ...]:
    """Names of the hearings that ``dvc repro`` runs, in the order they stand."""
    return tuple(read(path).get("hearings") or ())


def load(section: str, settings: type[P], path: Path = PARAMS_FILE) -> P:
    """The section as ``settings``.

    Raises ParamsError naming the key, what is wrong with it and the keys that are allowed.
    """
    data = read(path)
    if section not in data:
        raise ParamsError(f"{path}: avsnittet «{section}» mangler. Det skal ha: {_keys(settings)}.")
    try:
        return msgspec.convert(data[section] or {}, settings, strict=True)
    except msgspec.ValidationError as e:
        raise ParamsError(f"{path}: avsnittet «{section}»: {e}. Tillatt: {_keys(settings)}.") from e


def _keys(settings: type[Params]) -> str:
    return ", ".join(f.name for f in msgspec.structs.fields(settings)) or "ingen nøkler"
