"""Sentences about the proposal as a whole: «Vi støtter planen», «går imot forslaget», «ingen merknader»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.records import Relation, Stance

SHARE, FEWEST = 0.2, 3
"""Share of the responses, and how many at least, that must say a thing is to be brought in for it to be the subject."""


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


_NOT = r"ikk(?:e|je)"
_DEGREE = r"(?:(?:i hoved?sak|i hovudsak|i all hovedsak|i det store og hele|svært|sterkt|klart|hel?t|heilt|generelt) )*"
_ALWAYS = _any(
    r"(?:hoved|hovud)(?:linj|lin|trekk|grep|innretning)\w*",
    r"(?:høring|høyring)s(?:notat|utkast|forslag|framlegg)\w*",
    r"proposisjon\w*",
    r"\w*plan(?:en)",
    r"strategi(?:en)",
    r"melding(?:a|en)",
    r"reform(?:a|en)",
    r"i sin helhet",
    r"i heilskap",
    r"som (?:en |ein )?(?:helhet|heilskap)",
    r"saml?et sett",
    r"samla sett",
)
"""Words that mean the whole also under a heading about one measure."""
_WHOLE = _any(
    _ALWAYS,
    r"utkast\w*",
    r"(?:lov|endrings)?(?:forslag|framlegg)(?:et|ene|a)?\b",
    r"lovendring(?:en|ene|a|ane)",
    r"innretning(?:en|a)",
)
_FOR = _any(
    r"støtt\w*",
    r"stør\b",
    r"slutt\w* (?:seg|oss|meg)",
    r"still\w* (?:seg|oss|meg) bak",
    r"tiltre\w*",
    r"gi\w* (?:\w+ )?(?:tilslutning|støtte|stønad)",
    rf"(?:er|stiller seg|stiller oss) {_DEGREE}(?:positiv|enig|einig|samd|glad)\w*",
    r"ser positivt",
    r"(?:ønsker|ynskjer|hilser|helsar) .{0,30}velk\w+",
    r"(?:skritt|steg) i (?:riktig|rett)",
    r"(?:egnet|godt) grunnlag",
    r"gå\w* inn for",
    r"tilrå\w*",
)
_REFUSED = _any(
    rf"(?:bør|må|skal) {_NOT} (?:\w+ )?(?:innfør|vedta|gjennomfør|iverks|sett)\w*",
    rf"{_NOT} (?:bør|må|skal) (?:\w+ )?(?:innfør|vedta|gjennomfør|iverks|sett)\w*",
    rf"{_NOT} (?:innfør|vedta)\w*",
)
"""Said of a thing that is not to be: «vi er enige i at den ikke bør innføres» is a rejection of it."""
_AGAINST = _any(
    rf"gå\w* {_DEGREE}(?:i)?mot",
    rf"er {_DEGREE}(?:i)?mot\b",
    r"motsett\w* (?:seg|oss)",
    r"avvis\w*",
    r"frarå\w*",
    rf"kan {_NOT} (?:\w+ )?(?:støtte|tiltre|slutte|gå inn for|anbefale|tilrå)",
    rf"(?:støtter|støttar|stør) {_NOT}",
    rf"er {_DEGREE}(?:kritisk|skeptisk|negativ|uenig|ueinig|usamd)\w*",
    r"(?:bør|må|skal) (?:trekkes|trekkjast|forkastes|avvises|avvisast|skrinlegges|droppes|stoppes|stansast)",
    _REFUSED,
    r"(?:ad|å)var\w* (?:\w+ )?mot",
    rf"kan {_NOT} (?:akseptere|godta|leve med)",
)
_MINORITY = re.compile(r"\bmindretal\w*", re.IGNORECASE)
_MAJORITY = re.compile(r"\b(?:flertal|fleirtal)\w*", re.IGNORECASE)
"""A committee that divides proposes what its majority does: to go with the minority is to go against the proposal."""
_INTRODUCED = re.compile(
    r"\binnfør\w*\s+(?:av\s+)?(?:(?:en|ei|eit|et|den|det|ny|nye|nytt|særskilt|slik|statlig|statleg|kommunal)\s+){0,3}"
    r"[«\"]?([^\W\d_]{6,})",
    re.IGNORECASE,
)
"""What a letter says is to be brought in."""
_HEARING_WORDS = re.compile(
    r"(?:høring|høyring|forslag|framlegg|utkast|endring|innføring|regjering|departement|melding|proposisjon|utredning"
    r"|utgreiing|lovendring|forskrift|notat|mellom|etter|under|eller|andre|nytt|nye)\w*"
)
_APPROVING: tuple[Stance, ...] = ("støtter", "støtter-med-forbehold")
_FOR_ANY = re.compile(rf"\b{_FOR}", re.IGNORECASE)
_REFUSED_ANY = re.compile(rf"\b{_REFUSED}", re.IGNORECASE)
_AGAINST_ANY = re.compile(rf"\b{_AGAINST}", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:høringssvar|høringsuttalelse|høringsinnspill|høyringssvar|høyringsfråsegn|høyringsinnspel|uttalelse|fråsegn)"
    r"\w*\s+(?:\w+\s+){0,2}?(?:fra|frå|til)\b|\b\w+\s+(?:sitt|si|sin)\s+(?:hørings|høyrings)(?:svar|uttal|innsp|fråseg)\w*",
    re.IGNORECASE,
)
"""«Vi støtter høringssvaret fra X» is about another answer, not about the proposal."""
_NOTHING = re.compile(
    rf"\b(?:ingen|{_NOT}|uten|utan|ingenting)\s+(?:\w+\s+){{0,3}}"
    r"(?:merknad|kommentar|bemerkning|innvending|synspunkt)\w*|\bavstår .{0,30}(?:uttale|svar)",
    re.IGNORECASE,
)
_BEYOND = re.compile(
    r"\b(?:ut ?over|ellers|elles|for øvrig|forøvrig|ytterligere|ytterlegare|andre|øvrige)\b", re.IGNORECASE
)
"""«Utover dette har vi ingen merknader» comes after remarks."""
_SAYS = {
    side: re.compile(rf"\b{verb}.{{0,60}}?\b{_WHOLE}|\b{_WHOLE}\b.{{0,60}}?\b{verb}", re.IGNORECASE)
    for side, verb in (("for", _FOR), ("against", _AGAINST))
}
_IS_WHOLE = re.compile(rf"\b{_ALWAYS}\b", re.IGNORECASE)
_PART = re.compile(
    r"\b\w*(?:forslag|framlegg|endring)\w*\s+(?:\w+\s+){0,2}?(?:om|på|i (?:kapittel|kap|punkt|pkt|boks|§))(?!\w)"
    r"|\b(?:tiltak|boks|punkt|§)\s*\d"
    r"|\b(?:forslag|framlegg)\w*\s+(?:til|for)\s+"
    r"(?!(?:\w+ ){0,2}\w*(?:plan|lov|reform|strategi|melding|endring|forskrift))",
    re.IGNORECASE,
)
"""«forslaget om gebyr», «forslag til ny aldersgrense»: one measure, not the whole."""


def speaks_of_whole(
    text: str, stance: Stance | None, *, under_measure: bool, subject: re.Pattern[str] | None = None
) -> Relation | None:
    """The sentence's relation to the proposal as a whole, or None when it does not speak of it.

    under_measure: by its heading, neighbours or own words the sentence belongs to a numbered measure; then «forslaget»
    is that measure, and only words such as «planen» or «i sin helhet» mean the whole.
    subject: see ``subject_of``, given where there are no numbered measures: then «støtter at det innføres
    grunnrenteskatt» speaks of the whole in a hearing on that tax.
    """
    if _ANOTHER.search(text):
        return None
    if subject is not None and (side := _of_subject(text, stance, subject)) is not None:
        return side
    if _PART.search(text) or (under_measure and not _IS_WHOLE.search(text)):
        return None
    if stance in _APPROVING and _SAYS["for"].search(text):
        return "i-tråd"
    if stance in ("kritisk", "imot") and _SAYS["against"].search(text):
        return "mot"
    if stance in (None, "ingen", "støtter") and _NOTHING.search(text) and not _BEYOND.search(text):
        return "nevner"
    return None


def _of_subject(text: str, stance: Stance | None, subject: re.Pattern[str]) -> Relation | None:
    """The relation to a proposal that has no numbered measures, by its subject or by who of a committee proposes it."""
    approves, against = stance in _APPROVING, stance in ("kritisk", "imot")
    minority, majority = _MINORITY.search(text) is not None, _MAJORITY.search(text) is not None
    if minority and not majority and (approves or stance == "foreslår"):
        return "mot"
    if majority and not minority and (approves or against):
        return "mot" if against else "i-tråd"
    if subject.search(text) is None:
        return None
    if approves and _REFUSED_ANY.search(text):
        return "mot"
    if approves and _FOR_ANY.search(text):
        return "i-tråd"
    if stance == "imot" or (stance == "kritisk" and _AGAINST_ANY.search(text)):
        return "mot"
    return None


def subject_of(title: str, documents: Iterable[Iterable[str]] = ()) -> re.Pattern[str] | None:
    """Matches the words that name a hearing's subject, in any ending; None when there are none.

    The words of its title of five letters and more that are not the vocabulary of hearings themselves (the shorter ones
    are too common), and what ``SHARE`` of the ``documents``, given as their sentences, say is to be brought in: a
    hearing on «skattlegging av havbruk» is answered with views of «innføring av grunnrenteskatt».
    """
    words = {w for w in re.findall(r"[^\W\d_]{5,}", title.casefold()) if not _HEARING_WORDS.match(w)}
    named = [{w.casefold() for text in texts for w in _INTRODUCED.findall(text)} for texts in documents]
    things = {_stem(w) for found in named for w in found if not _HEARING_WORDS.match(w)}
    counted = {stem: sum(any(w.startswith(stem) for w in found) for found in named) for stem in things}
    common = {stem for stem, n in counted.items() if n >= max(FEWEST, SHARE * len(named))}
    stems = sorted({_stem(w) for w in words} | common, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})\w*", re.IGNORECASE) if stems else None


def _stem(word: str) -> str:
    """A word without what may be its ending."""
    return word[: max(5, len(word) - 3)]
