"""How a position stands to a measure: i-tråd, utover, mot, nevner.

The stance says whether the sender is for or against something; the words say whether that is what the measure does.
«Behold døgnplassene» is a wish, but against a measure that closes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.align.words import Terms
from pipeline.language import Token, meet
from pipeline.language.wordlist import words
from pipeline.records import Record, Relation, Stance


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")", re.IGNORECASE)


REMOVES = frozenset(
    meet(w)
    for w in words(
        """
        avvikle fjerne kutte oppheve avskaffe nedlegge redusere begrense innskrenke halvere nedtrappe stanse stoppe
        avslutte forby senke erstatte nedskalere stenge slette fase slå
        fjerna oppheva redusera avgrense avgrensa senka stengje avslutta erstatta halvera
        """
    )
)
"""Verbs of a measure that takes something away («slå sammen» among them)."""

KEEP = _pattern(
    r"beh[ao]ld\w*",
    r"bevar\w*",
    r"opprettho\w*",
    r"oppretthal\w*",
    r"hald(?:e|a|ast|en|ne)?\s+(?:fast|oppe)",
    r"held\s+(?:fast|oppe)",
    r"holde?s?\s+fast",
    r"videreført?\w*",
    r"videreføre?s?",
    r"vidareført?\w*",
    r"forbli\w*",
    r"bestå\b",
    r"fredes",
    r"verne\w*",
    r"skjerme\w*",
    r"slår? ring",
    r"som i dag\b",
    r"dagens\b",
)
"""Words that ask for something to stay as it is."""

GROW = _pattern(
    r"styrk\w*",
    r"fle(?:re|ire)\b",
    r"me(?:r|ir)\b",
    r"øk(?:e|es|t|te|ning)\b",
    r"auk\w*",
    r"utvid\w*",
    r"bygge?s? (?:ut|opp)",
)
"""Words that ask for more of something."""

ABOLISH = _pattern(
    r"fjern\w*",
    r"avvikl\w*",
    r"dropp\w*",
    r"skrot\w*",
    r"opphev\w*",
    r"avskaff\w*",
    r"kutt\w*",
    r"trekk\w*\s+(?:forslag\w*|framlegg\w*|tilbake|attende)",
    r"trekkes\b",
    r"trekkjast\b",
    r"stryk\w*",
    r"utgå\w*",
    r"skrinlegg\w*",
    r"legg\w*\s+bort",
    r"legg\w*\s+ned",
    r"nedlegg\w*",
    r"skjær\w*\s+ned",
    r"slå\w*\s+saman",
    r"slå\w*\s+sammen",
    r"forkast\w*",
    r"steng\w*",
    r"reduser\w*",
    r"reduksjon\w*",
    r"begrens\w*",
    r"avgrens\w*",
    r"innskrenk\w*",
    r"halver\w*",
    r"senk\w*",
)
"""Words that take something away, whether a service or a proposal."""

MORE = _pattern(
    r"også\b",
    r"òg\b",
    r"i tillegg",
    r"ytterl(?:igere|egare)",
    r"utvid\w*",
    r"heller\b",
    r"heller enn",
    r"i ste(?:det|den)",
    r"istede\w*",
    r"i staden",
    r"fram?for\b",
    r"(?:mer|meir|flere|fleire|lenger|lengre|høyere|høgare|lavere|lågare|videre|vidare|bredere|breiare) enn\b",
    r"minst\b",
    r"ikk(?:e|je) (?:bare|berre)",
    r"ikk(?:e|je) nok",
    r"dessuten",
    r"forutse\w*",
    r"føreset\w*",
    r"evaluer\w*",
    r"prøv(?:e|es|ast) ut",
)
"""Words that ask for more than, or other than, what is on the table."""

SHORT = _pattern(
    r"for (?:få|lite?n?|svak\w*|smal\w*|sen\w*|seint?|kort\w*|vag\w*|lav\w*|låg\w*|snever\w*|små|dårl\w*|dårle\w*)\b",
    r"ikk(?:e|je) (?:langt |godt |sterk\w* )?nok\b",
    r"langt nok\b",
    r"tilstrekkel\w*",
    r"utilstrekkel\w*",
    r"mangl\w*",
    r"savn\w*",
    r"sakn\w*",
    r"utelat\w*",
    r"utelet\w*",
    r"stopp\w* ved\b",
    r"halvveis",
    r"halvvegs",
    r"bare på papir\w*",
    r"uten (?:en |et |ei )?(?:slik|klar|tydelig)\w*",
    r"utan (?:ein |eit |ei )?(?:slik|klar|tydeleg)\w*",
)
"""Criticism that something does too little: it asks for more, it does not reject."""

AGAINST_THING = _pattern(r"(?:i)?mot", r"motstander\w*", r"motstandar\w*", r"nei til", r"nei takk til")
PROPOSAL = _pattern(r"forslag\w*", r"framlegg\w*", r"tiltak\w*", r"endring\w*", r"dette\b", r"at\b", r"å \w+")
"""The sentence speaks of the change, not of the thing that is changed."""

FIRST_WORDS = 8
"""A measure says what it does within its first words («Departementet foreslår å avvikle …»)."""


class Side(Record, frozen=True, kw_only=True):
    """A sentence as relation sees it. ``replies``: its document answers the plan. ``covered``: share of the measure's
    content words that the sentence says itself, 0 to 1.
    """

    text: str
    stance: Stance | None
    replies: bool
    covered: float


def takes_away(measure: Iterable[Token]) -> bool:
    """The measure closes, cuts or narrows something."""
    first = [t for t in measure if any(ch.isalpha() for ch in t.text)]
    return any(meet(t.lemma) in REMOVES for t in first[:FIRST_WORDS])


def coverage(sentence: Terms, measure: Terms) -> float:
    """Share of the measure's content words, by weight, that the sentence holds; 0 to 1."""
    whole = sum(measure[w] for w in sorted(measure))
    return sum(measure[w] for w in sorted(measure) if w in sentence) / whole if whole else 0.0


def relation(side: Side, *, removes: bool, echo: float) -> Relation:
    """The relation of a sentence to a measure that ``removes`` something or not.

    echo: coverage from which a wish in a reply to the plan is taken to ask for just what the measure does. A reply
    that only repeats the plan is rare, so below it a wish in a reply asks for something else about the same subject;
    in a text that does not answer the plan a wish that meets a measure asks for what the measure does.
    """
    match side.stance:
        case None | "ingen":
            return "nevner"
        case "støtter" | "støtter-med-forbehold":
            return "mot" if removes and KEEP.search(side.text) else "i-tråd"
        case "imot":
            return "i-tråd" if removes and _rejects_what_goes(side) else "mot"
        case "kritisk":
            return "utover" if SHORT.search(side.text) and not removes else "mot"
        case "foreslår":
            return _wish(side, removes, echo)


def _wish(side: Side, removes: bool, echo: float) -> Relation:
    abolishes = ABOLISH.search(side.text) is not None
    if removes and not abolishes and (KEEP.search(side.text) or GROW.search(side.text)):
        return "mot"
    if abolishes and not removes:
        return "mot"
    if MORE.search(side.text):
        return "utover"
    if side.replies and side.covered < echo:
        return "utover"
    return "i-tråd"


def _rejects_what_goes(side: Side) -> bool:
    """«Vi er imot egenandelen» where the measure takes the charge away: thing, not change, is rejected.

    Only where the sentence expressly is against a thing: «avtalene må ikke sies opp» is against the change.
    """
    against_thing = AGAINST_THING.search(side.text) is not None
    return against_thing and side.covered > 0 and not ABOLISH.search(side.text) and not PROPOSAL.search(side.text)
