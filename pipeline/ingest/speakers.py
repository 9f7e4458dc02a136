"""Whose voice a text is in: the body that means, asks and supports; and for which body an organ of it speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.ingest.sendertypes import is_organisation

_VERBS = (
    r"mener|meiner|støtter|støttar|stør|går|er|vil|ber|bed|foreslår|føreslår|ønsker|ønskjer|ynskjer|anbefaler|tilrår|rår|"
    r"har|viser|syner|ser|takker|takkar|stiller|slutter|sluttar|understreker|understrekar|peker|peikar|vurderer|"
    r"registrerer|gjorde|vedtok|behandlet|behandla|handsama|fattet|gir|gjev|uttaler|uttalar|advarer|åtvarar|krever|krev"
)
_SPEAKS = re.compile(
    r"(?:^|(?<=[.!?:;] ))(?P<name>[A-ZÆØÅ][\w&’-]*(?:\s+[\w&’-]+){0,6}?)(?:\s*\(\s*[\w&-]{2,12}\s*\))?\s+"
    rf"(?:{_VERBS})\b"
)
_OTHERS = re.compile(
    r"^(?:regjering|storting|utval|flertal|fleirtal|mindretal|departement|finansdep|kommunen$|kommuner|kommunar|"
    r"kommunane|kommunene|vertskommun|kystkommun|fylkeskommunen$|fylkeskommunene|fylkeskommunane|mange|noen|nokre|"
    r"alle|de\b|dei\b|disse|desse|våre?\b|vår\b|andre|flere|fleire|en\b|ein\b|et\b|eit\b|for\b|når|hvis|dersom|i\b|"
    r"dette|det\b|slik|her\b|som\b|både|etter|med\b|på\b|til\b|at\b|om\b|ved\b|den\b(?! norske))",
    re.I,
)
"""Openings of what is a subject in many letters and their sender in none."""
_ACRONYM = re.compile(r"^[A-ZÆØÅ]{2,8}$")
_BARE_NOUN = re.compile(
    r"^[A-ZÆØÅ][\w-]+ \w*(?:kommune|ting|formannskap|klubb|lag|forbund|forening|foreining|råd|parti|universitet)$"
)

_ORGANS = r"kommunestyret?|formannskap(?:et)?|kommunedirektøren|rådmannen|ordføreren|ordføraren|bystyret?"
_COUNTY_ORGANS = r"fylkesting(?:et)?|fylkesutval(?:et|get|g)?|fylkesordføreren|fylkesordføraren|fylkesråd(?:et)?"
_PLACE = r"(?P<place>[A-ZÆØÅ][\w-]+(?:(?: og| i)? [A-ZÆØÅ][\w-]+){0,2})"
_BODIES = tuple(
    (re.compile(pattern), whole)
    for organs, whole in ((_ORGANS, "kommune"), (_COUNTY_ORGANS, "fylkeskommune"))
    for pattern in (
        rf"^(?i:{organs}) (?:i|for) {_PLACE}(?: (?:fylkes)?kommune)?$",
        rf"^{_PLACE}(?: (?:fylkes)?kommunes?)? (?i:{organs})$",
    )
)
_ORGAN_ALONE = re.compile(rf"^(?:{_ORGANS}|{_COUNTY_ORGANS}|styret|kommunen|fylkeskommunen|vedtak.*)$", re.I)


def speakers(prose: Sequence[str]) -> Iterable[tuple[str, int]]:
    """The bodies that stand as the subject of a verb of opinion at a sentence's start, and how often each does.

    A body is known by a word of its name («forbund», «kommune»), or is an acronym that speaks more than once.
    """
    whole = "\n".join(prose)
    found: Counter[str] = Counter()
    for text in prose:
        found.update(m["name"] for m in _SPEAKS.finditer(text) if not _OTHERS.match(m["name"]))
    return [
        (name, n)
        for name, n in found.items()
        if (n > 1 and _ACRONYM.match(name)) or (is_organisation(name) and _is_name(name, whole))
    ]


def _is_name(name: str, text: str) -> bool:
    """Whether what opens a sentence is a name: it has another capital, or its own also inside a sentence, or is a
    word before an indefinite noun, where only a name can stand without an article («Lia kommune»)."""
    if any(w[0].isupper() for w in name.split()[1:]) or _BARE_NOUN.match(name):
        return True
    return bool(re.search(rf"[a-zæøå,] {re.escape(name)}\b", text))


def body_of(name: str) -> str | None:
    """The body for which an organ of it answers: «Formannskapet i Lia» → «Lia kommune»; other names as they are.

    None for an organ that does not say whose it is.
    """
    if _ORGAN_ALONE.match(name):
        return None
    match, whole = next(((m, w) for pattern, w in _BODIES if (m := pattern.match(name))), (None, ""))
    return f"{match['place']} {whole}" if match else name
