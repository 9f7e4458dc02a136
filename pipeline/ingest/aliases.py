"""One sender under several spellings: those that hearing.yaml lists, and those that differ in form only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

_COMPANY = re.compile(r"\s+(?:a/s|as|asa|ans|da|sa|hf|rhf|ba|nuf)$")
"""Forms of company after the name."""
_ACRONYM = re.compile(r"\s*(?:\((?P<inside>[\w&./-]{2,12})\)|\s[–-]\s+(?P<after>[A-ZÆØÅ]{2,8}))\s*$")
_SPACES = re.compile(r"\s+")
_LEAST = 4
"""Letters a name must have left when its form of company is taken off: «NH AS» may be somebody else than «NH»."""


def name_key(name: str) -> str:
    """What two spellings of one name share: without case, punctuation, an acronym after the name («(FO)», «– YS»)."""
    return _plain(_parted(name)[0])


def _parted(name: str) -> tuple[str, str | None]:
    """A name and the acronym that stands after it. A place in brackets is no acronym: it tells two senders apart."""
    name = _SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip()
    match = _ACRONYM.search(name)
    short = (match["inside"] or match["after"]) if match else None
    letters = [c for c in short or "" if c.isalpha()]
    if match is None or not match.start() or 2 * sum(c.isupper() for c in letters) < max(len(letters), 2):
        return name, None
    return name[: match.start()], short


def _plain(text: str) -> str:
    return _SPACES.sub(" ", re.sub(r"[^\w&/]+", " ", text.casefold())).strip()


def _without_company(key: str) -> str:
    short = _COMPANY.sub("", key)
    return short if len(short) >= _LEAST else key


def one_name(names: Iterable[str], aliases: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each spelling → the name that stands for it everywhere.

    names: as they stand in the documents, once for each document.
    aliases: name → its other spellings, as hearing.yaml lists them; they go before all else.

    Spellings with the same ``name_key`` are one name. An acronym alone is the one name that writes it after itself. A
    form of company («AS», «HF») may be missing where no second form is used with the name: with both «Lia Laks AS» and
    «Lia Laks ASA» nobody can say which «Lia Laks» is. The spelling used most often stands for all; of equals the
    longest.
    """
    listed = {name_key(s): name for name, spellings in aliases.items() for s in (name, *spellings)}
    counts = Counter(names)
    keys = _keys(counts)
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for key in keys.values():
        forms[_without_company(key)].add(key)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, key in sorted(keys.items()):
        short = _without_company(key)
        groups[short if len(forms[short] - {short}) == 1 else key].append(name)
    out: dict[str, str] = {}
    for spellings in groups.values():
        given = next((listed[k] for s in spellings if (k := name_key(s)) in listed), None)
        best = max(spellings, key=lambda n: (counts[n], len(n), n))
        out |= dict.fromkeys(spellings, given or best)
    return out


def _keys(names: Iterable[str]) -> dict[str, str]:
    """Each name's key; an acronym that only one name writes after itself gets that name's key."""
    names = sorted(names)
    written: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        full, short = _parted(name)
        if short is not None:
            written[_plain(short)].add(_plain(full))
    return {n: min(written[k]) if len(written.get(k, ())) == 1 else k for n in names for k in [name_key(n)]}
