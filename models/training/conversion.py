"""NDT's tags turned into Universal Dependencies' parts of speech and features.

The treebank (Norwegian Dependency Treebank, bokmål and nynorsk) has its own tag set, that of the Oslo-Bergen tagger,
and its own dependency relations. Both standards use the same tags, spelt each in its own way. What UD wants follows
from the tag, from the lemma of closed words, and for verbs, prepositions and «som» from what depends on the word.
The conversion that made the published UD treebanks is described by Øvrelid and Hohle, «Universal Dependencies for
Norwegian» (LREC 2016). ``python models/training/prepare.py`` prints how far this one agrees with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class NdtToken(NamedTuple):
    """A line of an NDT file. ``head`` is the number of the word it depends on, 0 for none; numbers count from 1."""

    number: int
    form: str
    lemma: str
    pos: str
    features: tuple[str, ...]
    head: int
    relation: str
    name: str
    """IOB tag of NorNE: ``O``, ``B-PER``, ``I-GPE_LOC`` …"""


class UdTag(NamedTuple):
    """A UD part of speech with features as ``Key=Value`` in alphabetic order, joined by ``|``; ``""`` for none."""

    pos: str
    features: str


_POS = {  # of what is not decided case by case below
    "adj": "ADJ",
    "clb": "PUNCT",
    "inf-merke": "PART",
    "interj": "INTJ",
    "konj": "CCONJ",
    "symb": "SYM",
    "ukjent": "X",
}

_FEATURES: dict[str, tuple[str, ...]] = {
    "akk": ("Case=Acc",),
    "nom": ("Case=Nom",),
    "gen": ("Case=Gen",),
    "be": ("Definite=Def",),
    "bu": ("Definite=Def",),
    "ub": ("Definite=Ind",),
    "ent": ("Number=Sing",),
    "eint": ("Number=Sing",),
    "fl": ("Number=Plur",),
    "mask": ("Gender=Masc",),
    "fem": ("Gender=Fem",),
    "nøyt": ("Gender=Neut",),
    "pos": ("Degree=Pos",),
    "komp": ("Degree=Cmp",),
    "sup": ("Degree=Sup",),
    "fork": ("Abbr=Yes",),
    "hum": ("Animacy=Hum",),
    "1": ("Person=1",),
    "2": ("Person=2",),
    "3": ("Person=3",),
    "refl": ("Reflex=Yes", "PronType=Prs"),
    "res": ("PronType=Rcp",),
    "pers": ("PronType=Prs",),
    "poss": ("Poss=Yes",),
    "sp": ("PronType=Int",),
    "dem": ("PronType=Dem",),
    "forst": ("PronType=Prs",),
    "inf": ("VerbForm=Inf",),
    "pres": ("Mood=Ind", "Tense=Pres", "VerbForm=Fin"),
    "pret": ("Mood=Ind", "Tense=Past", "VerbForm=Fin"),
    "imp": ("Mood=Imp", "VerbForm=Fin"),
    "perf-part": ("VerbForm=Part",),
    "<perf-part>": ("VerbForm=Part",),
    "<pres-part>": ("VerbForm=Part",),
    "pass": ("Voice=Pass",),
}

_TOTAL = frozenset(["all", "hver", "enhver", "begge", "samtlige", "kvar", "einkvar", "båe"])
_NEGATIVE = frozenset(["ingen", "ingenting", "inkje"])
_INDEFINITE = frozenset(["noen", "nokon", "noe", "noko"])
_ARTICLE = frozenset(("en", "ein"))
_AUXILIARIES = frozenset(["ha", "være", "vere", "bli", "skulle", "ville", "vilje", "kunne", "måtte", "burde", "få"])
_COPULAS = frozenset(("være", "vere"))
_PREDICATIVE = frozenset(("SPRED", "OPRED", "FSPRED", "FOPRED", "POPRED"))
_SELF = frozenset(["selv", "selve", "sjølv", "sjølve"])
_PLACES = frozenset(
    "her der hit dit herfra herifra herifrå derfra derifra derfrå heretter herunder derpå".split()  # noqa: SIM905
)


def to_ud(sentence: tuple[NdtToken, ...]) -> tuple[UdTag, ...]:
    """The UD tags of a sentence's words, one for each."""
    under: dict[int, list[NdtToken]] = {}
    for token in sentence:
        under.setdefault(token.head, []).append(token)
    by_number = {t.number: t for t in sentence}
    heads = {t.number: by_number.get(t.head) for t in sentence}
    return tuple(_tag(token, under, heads) for token in sentence)


def _tag(token: NdtToken, under: dict[int, list[NdtToken]], heads: dict[int, NdtToken | None]) -> UdTag:
    below = under.get(token.number, [])
    match token.pos:
        case "verb":
            return UdTag(_verb(token, below), _joined(_plain(token)))
        case "prep":
            return UdTag(_preposition(token, below, under, heads[token.number]), _joined(_plain(token)))
        case "sbu":
            return _subjunction(token)
        case "adv":
            negation = token.lemma in ("ikke", "ikkje", "ei")
            return UdTag("PART", "Polarity=Neg") if negation else UdTag("ADV", _joined(_plain(token)))
        case "det":
            return _determiner(token)
        case "pron":
            return UdTag("PRON", _pronoun(token))
        case "subst":
            # UD's nynorsk calls a name a noun when NDT gives its gender first; that is no use to anyone
            return UdTag("PROPN" if "prop" in token.features else "NOUN", _joined(_plain(token)))
        case pos if pos.startswith("<"):
            return UdTag("PUNCT", "")
        case pos:
            return UdTag(_POS[pos], _joined(_plain(token)))


def _verb(token: NdtToken, below: list[NdtToken]) -> str:
    relations = {t.relation for t in below}
    if "INFV" in relations and token.lemma in _AUXILIARIES:
        return "AUX"
    return "AUX" if token.lemma in _COPULAS and "SPRED" in relations else "VERB"


def _preposition(
    token: NdtToken, below: list[NdtToken], under: dict[int, list[NdtToken]], head: NdtToken | None
) -> str:
    """SCONJ when it introduces a clause or a predicative, ADV when it is a place without more, else ADP."""
    if token.lemma in _PLACES:
        return "ADV"
    if token.relation in _PREDICATIVE:
        of_copula = head is not None and head.lemma in _COPULAS
        return "SCONJ" if any(t.relation == "PUTFYLL" for t in below) and not of_copula else "ADP"
    kind = _clause(below, under)
    if kind and token.relation in ("ADV", "ATR"):
        return "SCONJ" if kind in ("infinitive", "subordinate") or token.relation == "ADV" else "ADP"
    return "ADP"


def _clause(below: list[NdtToken], under: dict[int, list[NdtToken]]) -> str | None:
    """The kind of clause that a preposition introduces: infinitive, subordinate or bare; None when it is no clause."""
    for t in below:
        if t.relation != "PUTFYLL":
            continue
        if t.pos == "inf-merke":
            return "infinitive"
        if t.pos == "sbu":
            return "subordinate"
        if t.pos == "verb":
            inner = {x.pos for x in under.get(t.number, [])}
            return "infinitive" if "inf-merke" in inner else "subordinate" if "sbu" in inner else "bare"
    return None


def _subjunction(token: NdtToken) -> UdTag:
    return UdTag("PRON", "PronType=Rel") if token.lemma == "som" else UdTag("SCONJ", "")


def _determiner(token: NdtToken) -> UdTag:
    features = _plain(token)
    if "kvant" in token.features:
        if token.lemma in _NEGATIVE:
            return UdTag("DET", _joined((*features, "Polarity=Neg", "PronType=Neg")))
        for words, kind in ((_ARTICLE, "Art"), (_TOTAL, "Tot"), (_INDEFINITE, "Ind")):
            if token.lemma in words:
                return UdTag("DET", _joined((*features, f"PronType={kind}")))
        return UdTag("NUM", _joined((*features, "NumType=Card")))
    if "poss" in token.features:
        return UdTag("PRON", _joined((*features, "PronType=Prs")))
    if token.lemma in _SELF:
        return UdTag("DET", _joined((*features, "PronType=Prs")))
    return UdTag("DET", _joined(features))


def _pronoun(token: NdtToken) -> str:
    features = _plain(token)
    kinds = [f for f in features if f.startswith("PronType=")]
    rest = [f for f in features if not f.startswith("PronType=")]
    extra = ()
    if token.lemma in ("noen", "noe", "nokon", "noko"):
        extra = ("Ind",)
    elif token.lemma in ("ingen", "ingenting", "inkje"):
        extra, rest = ("Neg",), [*rest, "Polarity=Neg"]
    elif token.lemma in ("alle", "begge"):
        extra = ("Tot",)
    elif token.lemma in _ARTICLE:
        extra = ("Art",)
    if token.lemma == "seg":
        extra = ("Prs",)
    values = sorted({k.removeprefix("PronType=") for k in kinds} | set(extra))
    return _joined((*rest, f"PronType={','.join(values)}") if values else rest)


def _plain(token: NdtToken) -> tuple[str, ...]:
    return tuple(f for feature in token.features for f in _FEATURES.get(feature, ()))


def _joined(features: Iterable[str]) -> str:
    """Features in UD's order; several values of one key are joined by commas."""
    values: dict[str, set[str]] = {}
    for feature in features:
        key, value = feature.split("=")
        values.setdefault(key, set()).add(value)
    return "|".join(f"{k}={','.join(sorted(v))}" for k, v in sorted(values.items(), key=lambda kv: kv[0].lower()))
