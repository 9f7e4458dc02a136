"""Who was invited to answer and who did, by name: the list of those invited seldom writes names as letters do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.records import SenderType

_COMPANY = re.compile(r"[\s,]+(?:as|asa|ans|da|sa|hf|rhf|ba|nuf|kf|iks|bf|stiftelsen|stiftinga)$")
_FOUNDATION = re.compile(r"^(?:stiftelsen|stiftinga|stiftingen)\s+")
_SHORT = re.compile(r"\(([A-ZÆØÅ][\w-]{1,11})\)|\s[–-]\s+([A-ZÆØÅ]{2,8})$")
_AREA = re.compile(r"\s+(?:kommune|herad)$")
_EVERY = re.compile(r"^(?:alle|landets|samtlige|norges|de)\s+|^(?=\w+(?:ene|ane)$)")
_GROUPS: Mapping[str, SenderType] = {
    "departementer": "departement", "departementene": "departement", "departementa": "departement",
    "kommuner": "kommune", "kommunene": "kommune", "kommunane": "kommune", "kommunar": "kommune",
    "fylkeskommuner": "fylkeskommune", "fylkeskommunene": "fylkeskommune", "fylkeskommunane": "fylkeskommune",
    "helseforetak": "helseforetak", "helseforetakene": "helseforetak", "helseføretaka": "helseforetak",
    "direktorater": "direktorat", "direktoratene": "direktorat", "politidistrikter": "politi",
    "politidistriktene": "politi", "ombudene": "ombud", "ombudsmennene": "ombud",
}  # fmt: skip
"""Those who are invited as a group: «Landets kommuner»."""
ALIKE = 93.0
"""Share of equal letters, 0 to 100, from which two long names are one, misspelled."""
LONG = 18
"""Letters of the shortest name in which a misspelling is looked for: among short ones Nes and Ness are two."""


class Invited(NamedTuple):
    """One that was invited: the name as listed, the sender's key when it answered, and how the names differ.

    ``group`` is the type of sender that the name stands for, when it is no single one; ``of_group`` are those of it.
    """

    name: str
    sender: str | None
    group: SenderType | None = None
    of_group: tuple[str, ...] = ()


class Invitation(NamedTuple):
    """Everybody invited, in the list's order, and the senders that were not, in theirs."""

    listed: tuple[Invited, ...]
    uninvited: tuple[str, ...]

    @property
    def answered(self) -> frozenset[str]:
        """The senders that were invited, alone or with a group."""
        return frozenset(s for x in self.listed for s in (x.sender, *x.of_group) if s)


def invitation(invited: Sequence[str], senders: Mapping[str, SenderType | None]) -> Invitation:
    """The list ``invited`` against the ``senders`` of answers and their types. Names meet in any case, with or without
    form of company, «kommune» or abbreviation; nothing else is known of who somebody is."""
    by_key = _of_one((k, s) for s in senders for k in _keys(s))
    listed = tuple(_one(name, senders, by_key) for name in dict.fromkeys(" ".join(n.split()) for n in invited) if name)
    known = {s for x in listed for s in (x.sender, *x.of_group) if s}
    return Invitation(listed, tuple(s for s in senders if s not in known) if listed else ())


def _one(name: str, senders: Mapping[str, SenderType | None], by_key: Mapping[str, str]) -> Invited:
    group = _group(name)
    if group:
        return Invited(name, None, group, tuple(s for s, t in senders.items() if t == group))
    found = next((by_key[k] for k in _keys(name) if k in by_key), None)
    return Invited(name, found or _misspelled(name, senders))


def _group(name: str) -> SenderType | None:
    plain = " ".join(name.casefold().split())
    if not _EVERY.match(plain):
        return None
    return _GROUPS.get(_EVERY.sub("", plain, count=1))


def _keys(name: str) -> list[str]:
    """What a name may be found by, the surest first."""
    found = _SHORT.search(name)
    plain = _plain(_SHORT.sub("", name) if found else name)
    bare = _COMPANY.sub("", _FOUNDATION.sub("", plain))
    keys = [_plain(name), plain, bare]
    area = _AREA.sub("", plain)
    # «Lia» is Lia kommune, but a county is never meant by its bare name
    keys += [f"kommune:{area}"] if area != plain else [f"kommune:{plain}"]
    alone = name.strip()
    short = (found[1] or found[2]) if found else alone if alone.isupper() and " " not in alone else ""
    keys += [f"kort:{short.casefold()}"] if short else []
    return list(dict.fromkeys(keys))


def _plain(name: str) -> str:
    """Small letters and single blanks, «og» for &, no full stops and quotation marks."""
    low = name.casefold().replace("&", " og ")
    return " ".join(re.sub(r"[«»\"'.’]", "", re.sub(r"\s*[–—-]\s*", "-", low)).split()).strip(" ,-")


def _of_one(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Senders by what they are found by, without what several are."""
    found: dict[str, set[str]] = {}
    for key, sender in pairs:
        found.setdefault(key, set()).add(sender)
    return {k: min(s) for k, s in found.items() if len(s) == 1}


def _misspelled(name: str, senders: Iterable[str]) -> str | None:
    plain = _plain(name)
    if len(plain) < LONG:
        return None
    near = [s for s in senders if len(_plain(s)) >= LONG and fuzz.ratio(plain, _plain(s)) >= ALIKE]
    same = [s for s in near if _AREA.search(_plain(s)) is None and re.findall(r"\d+", s) == re.findall(r"\d+", name)]
    return same[0] if len(same) == 1 else None
