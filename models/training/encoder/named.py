"""The training text says «vi»; many letters name the sender instead: «NFL støtter forslaget og slutter seg til …»."""

from __future__ import annotations

import random
import re
import string

from text import Coded

SHARE = 0.6
"""Share of the passages whose sender speaks of itself by name."""

PLAIN = {
    "nb": (
        "Kommunen",
        "Fylkeskommunen",
        "Foreningen",
        "Forbundet",
        "Organisasjonen",
        "Rådet",
        "Styret",
        "Direktoratet",
    ),
    "nn": (
        "Kommunen",
        "Fylkeskommunen",
        "Foreininga",
        "Forbundet",
        "Organisasjonen",
        "Rådet",
        "Styret",
        "Direktoratet",
    ),
}
FIRST = ("Norsk", "Norges", "Det norske", "Den norske", "Fellesforbundet for", "Landslaget for", "Nordre", "Søndre")
STEMS = ("fag", "bygde", "sykepleie", "lærer", "ingeniør", "kyst", "pasient", "verge", "teknologi", "huseier", "elev")
ENDS = ("forbund", "forening", "lag", "råd", "union", "organisasjon")

SUBJECT = re.compile(r"\b(?:[Vv]i|[Mm]e)\b")
REFLEXIVE = re.compile(r"\boss\b")


def sender_name(standard: str, rng: random.Random) -> str | None:
    """A made-up name by which a passage's sender speaks of itself, or None for one that says «vi»."""
    if rng.random() > SHARE:
        return None
    kind = rng.random()
    if kind < 0.45:
        return "".join(rng.choices(string.ascii_uppercase + "ÆØÅ", k=rng.choice((2, 2, 3, 3, 4, 5))))
    if kind < 0.75:
        return rng.choice(PLAIN[standard])
    if kind < 0.85:
        return rng.choice(STEMS).capitalize() + rng.choice(ENDS) + "et"
    return f"{rng.choice(FIRST)} {rng.choice(STEMS)}{rng.choice(ENDS)}"


def by_name(text: str, name: str | None) -> str:
    """``text`` with the sender's first «vi» (or «me») as its name, and «oss» as «seg»; the verbs are the same."""
    if name is None or not SUBJECT.search(text):
        return text
    return REFLEXIVE.sub("seg", SUBJECT.sub(name, text, count=1), count=1)


def passage_names(coded: list[Coded], rng: random.Random) -> dict[tuple[str, int], str | None]:
    """A name for every passage, by field and number."""
    passages = {(c.field, c.passage): c.standard for c in coded}
    return {key: sender_name(standard, rng) for key, standard in sorted(passages.items())}
