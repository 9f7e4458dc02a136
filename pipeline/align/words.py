"""The content words of a text: what a sentence and a measure can share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.align.fields import FIELDS
from pipeline.language import Token, meet
from pipeline.language.stopwords import STOP_KEYS

Terms = Mapping[str, float]
"""Content word -> weight: 1 for a word, less for a part of a compound, less for a word of action."""

PART = 0.7
"""Weight of a compound's part beside the whole word: «egenandelsordning» meets «egenandel», but less than itself."""
FIELD = 1.0
"""Weight of the field of near-synonyms that a word belongs to, beside the word."""
ACTION = 0.4
"""Weight of a word of action: which measure is meant is said by its object, seldom by «øke» or «etablere»."""


def _keys(*lists: str) -> frozenset[str]:
    return frozenset(meet(w) for text in lists for w in text.split())


ACTIONS = _keys(
    """
    øke økt økning styrke styrking etablere etablering innføre innføring utvikle utvikling videreutvikle vurdere
    vurdering bidra legge rette sikre stimulere iverksette gjennomføre gjennomføring gjennomgå revidere utarbeide
    utrede opprette forsterke fremme prioritere følge igangsette utvide utvidelse åpne tilrettelegge tilpasse
    synliggjøre vektlegge videreføre arbeide arbeid satse satsing bruk bruke tiltak tilbud god bedre ny flere stor
    viktig behov person menneske gjelde knytte ulik forhold særlig grad område del måte mene støtte foreslå
    positiv negativ forslag regjering departement høring høringsnotat plan endre endring redusere ønske trenge
    kreve gjelde ordning sørge sikte sikt mulig mulighet blant annen ytterligere ny nye
    """,
    """
    auke auka auking styrkje innføra utvikla vurdera vidareføre opprette utvide framlegg tilbod fleire betre trengje
    krevje ynskje ønskje høyring høyringsnotat gjelde ordning
    """,
)
"""Words of action and of procedure that any measure and any response holds."""


def terms(tokens: Iterable[Token], acronyms: Mapping[str, Sequence[Token]] | None = None) -> dict[str, float]:
    """Content words of a text with their weights. Numbers count, so that «4 000 kroner» can be met; signs do not.

    acronyms: what short forms stand for; the words of the long form count as parts of a compound do.
    """
    found: dict[str, float] = {}

    def add(key: str, weight: float) -> None:
        if key not in STOP_KEYS and (len(key) > 1 or key.isdigit()):
            found[key] = max(found.get(key, 0.0), weight * (ACTION if key in ACTIONS else 1.0))
        for field in FIELDS.get(key, ()):
            found[field] = max(found.get(field, 0.0), weight * FIELD)

    for token in tokens:
        if not any(ch.isalnum() for ch in token.text):
            continue
        add(meet(token.lemma), 1.0)
        for part in token.parts:
            add(meet(part), PART)
        for meant in (acronyms or {}).get(token.text, ()):
            add(meet(meant.lemma), PART)
    return found


def normal_text(tokens: Sequence[Token]) -> str:
    """The text as meeting keys, without words of function and action, so that the two standards' letters agree."""
    keys = (meet(t.lemma) for t in tokens if any(ch.isalnum() for ch in t.text))
    return " ".join(k for k in keys if k not in STOP_KEYS and k not in ACTIONS)
