"""From cues and their scope to the stance of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.words import Token
from pipeline.positions.cuebook import FRAMES, Cue, Kind, find
from pipeline.positions.scope import Segment, clauses, concedes, negated, segments, words
from pipeline.positions.speaker import Voice, is_own, others_open, voice
from pipeline.records import Record, Stance

STRONG, CLEAR, WEAK = 0.9, 0.75, 0.6
"""Scores: the sender says so; a modal or a need; an evaluating word."""

MODAL_REACH = 4
"""Words from a modal to the verb it governs."""

VERBS: frozenset[Kind] = frozenset(["ja", "nei", "krav", "modal"])
EXPRESS: frozenset[Kind] = frozenset(["ja", "nei", "uro", "krav"])
MODALS_OF_DEMAND = frozenset(["må", "bør", "burde", "lyt"])
# In law and in descriptions «må» and «skal» tell how things are.
DESCRIBING = ("i dag", "i praksis", "etter loven", "etter lova", "etter §", "som regel", "hver gang", "kvar gong")
DESCRIBING_WORDS = frozenset(["ofte", "allerede", "ifølge", "ifølgje", "lovpålagt", "gjeldende", "gjeldande"])
HARDSHIPS = frozenset(["vente", "reise", "leve", "slite", "klare", "flytte", "nøye", "kjempe"])
"""«må vente», «må reise»: how people fare, not what is asked."""
OPINION = frozenset(
    [
        *("mener", "meiner", "syn", "vurdering", "understreker", "understrekar", "understreke", "påpeker", "påpeke"),
        *(
            "understrekes",
            "understrekast",
            "presiseres",
            "påpekes",
            "krever",
            "krev",
            "presiserer",
            "presisere",
            "poengterer",
            "poengtere",
            "peker",
            "peikar",
        ),
    ]
)


class Judgement(Record, frozen=True, kw_only=True):
    """A stance with how sure it is and the places of the words that gave it; ``stance`` None: nothing was said."""

    stance: Stance | None = None
    score: float = 0.0
    at: tuple[int, ...] = ()
    express: bool = False


NOTHING = Judgement()


def judge(sentence: Sequence[Token], own: frozenset[str]) -> tuple[Judgement, bool]:
    """The stance the sentence's own words give, and whether the context must not add one: the sentence reports what
    others say, expressly takes no stand, or denies a fault.

    own: the words by which the sender speaks of itself, see ``speaker.own_words``.
    """
    low = words(sentence)
    cues = _placed(find(sentence), low)
    result = NOTHING
    settled = any(c.kind == "nøytral" or (c.kind in ("feil", "uro") and c.negated) for c in cues)
    for segment in segments(low, own):
        speaking = voice(low, segment, cues, own)
        settled = settled or speaking != "egen"
        inside = [c for c in cues if segment.start <= c.first < segment.end and _counts(c, low, speaking, own)]
        if others_open(low, segment, cues, own):
            inside = [c for c in inside if c.kind != "uro"]
        result = _joined(result, _segment(inside, low), segment)
    return _with_condition(result, cues, low), settled


def _placed(cues: Sequence[Cue], low: Sequence[str]) -> tuple[Cue, ...]:
    kinds = clauses(low)
    return tuple(
        Cue(
            kind=c.kind,
            at=c.at,
            own_only=c.own_only,
            clause=kinds[c.first],
            negated=c.kind not in FRAMES and negated(low, c.at, verb=c.kind in VERBS),
        )
        for c in cues
    )


def _counts(c: Cue, low: Sequence[str], speaking: Voice, own: frozenset[str]) -> bool:
    """False for cues that are others' words, or that stand where they do not carry the sentence's stance."""
    if c.kind in FRAMES or speaking == "gjengitt":
        return False
    if speaking == "varslet" and c.kind in ("modal", "behov", "krav", "godt"):
        return False
    if c.clause in ("vilkår", "innrømmelse"):
        return False
    if c.own_only and not is_own(low, c, own):
        return False
    if c.kind == "behov" and c.clause == "relativ":
        return False
    if c.kind == "modal":
        return _demanding(c, low)
    return not (c.clause == "at" and c.kind in ("godt", "behov") and low[0] == "at")


def _demanding(c: Cue, low: Sequence[str]) -> bool:
    """True for a modal that asks for something, false for one that describes a duty or a consequence."""
    word = low[c.first]
    if any(w in DESCRIBING_WORDS for w in low) or any(d in " ".join(low) for d in DESCRIBING):
        return False
    if c.clause == "relativ" and not _after_relative_verb(low, c.first):
        return word in ("bør", "burde")
    if any(w in HARDSHIPS for w in low[c.first + 1 : c.first + 4]):
        return False
    opinion = any(w in OPINION for w in low[: c.first])
    if c.clause == "at" and not opinion:
        return word in ("bør", "burde") or (word in MODALS_OF_DEMAND and _after_fronted_clause(low, c.first))
    if word == "skal":
        return c.negated or opinion or low[0] in ("alle", "ingen")
    return c.first == 0 or low[c.first - 1] not in ("da", "så")


def _after_fronted_clause(low: Sequence[str], at: int) -> bool:
    """«For at tilbudet skal virke må …»: the second verb is the main clause's, also without a comma."""
    fronted = low[:1] == ("at",) or tuple(low[:2]) in (("for", "at"), ("slik", "at"))
    return fronted and any(w in ("skal", "kan", "blir", "vert", "er", "får") for w in low[1:at])


def _after_relative_verb(low: Sequence[str], at: int) -> bool:
    """«Tiltakene som igangsettes må …»: the verb of the relative clause has been, so the modal is the main clause's."""
    return at >= 2 and low[at - 2] == "som" and low[at - 1].endswith(("er", "ar", "es", "ast"))


def _segment(inside: Sequence[Cue], low: Sequence[str]) -> Judgement:
    express = [c for c in inside if c.kind in EXPRESS]
    if express and not _asked_for(express[0], inside):
        return _express(express)
    if any(c.kind == "nøytral" for c in inside):
        return NOTHING
    return _implied(inside)


def _asked_for(cue: Cue, inside: Sequence[Cue]) -> bool:
    """«må anerkjennes», «bør glede seg»: the modal just before makes a demand of it; a no stays a no."""
    if cue.kind not in ("ja", "uro", "krav"):
        return False
    return any(c.kind == "modal" and 0 < cue.first - c.first <= MODAL_REACH for c in inside)


def _express(express: Sequence[Cue]) -> Judgement:
    first = express[0]
    stance: Stance | None
    if first.kind == "ja":
        # «Vi støtter mindretallet, som går imot»: whom one joins says what one thinks
        joined = any(c.kind == "nei" and c.clause == "relativ" and not c.negated for c in express[1:])
        stance = "imot" if first.negated or joined else "støtter"
    elif first.kind == "nei":
        stance = "støtter" if first.negated else "imot"
    elif first.kind == "krav":
        against = first.negated or any(c.kind == "nei" and not c.negated for c in express[1:])
        stance = "imot" if against else "foreslår"
    else:
        later = next((c for c in express[1:] if c.kind != "uro"), None)
        if later is not None and later.kind in ("krav", "nei"):
            return _express([later])
        stance = None if first.negated else "kritisk"
    return Judgement(stance=stance, score=STRONG, at=first.at, express=True) if stance else NOTHING


def _implied(inside: Sequence[Cue]) -> Judgement:
    modal = next((c for c in inside if c.kind == "modal"), None)
    if modal:
        return Judgement(stance="imot" if modal.negated else "foreslår", score=CLEAR, at=modal.at)
    good = [c for c in inside if c.kind == "godt" and not c.negated]
    faults = [c for c in inside if (c.kind == "feil" and not c.negated) or (c.kind in ("godt", "behov") and c.negated)]
    if good:
        faults = [c for c in faults if c.clause != "relativ"]
    needs = [c for c in inside if c.kind == "behov" and not c.negated]
    if needs and (not faults or needs[0].first < faults[0].first):
        return Judgement(stance="foreslår", score=CLEAR, at=needs[0].at)
    if faults:
        return Judgement(stance="kritisk", score=WEAK, at=faults[0].at)
    return Judgement(stance="støtter", score=WEAK, at=good[0].at) if good else NOTHING


def _joined(a: Judgement, b: Judgement, link: Segment) -> Judgement:
    """Two halves of a sentence as one: after «men» the second half weighs, and a yes before it becomes conditional."""
    if a.stance is None or b.stance is None:
        if link.link == "men" and link.start > 0 and a.stance == "støtter":
            return _reserved(a, b)
        return b if a.stance is None else a
    if link.link == "men":
        if a.stance in ("støtter", "støtter-med-forbehold"):
            return b if b.stance == "imot" and b.express else _reserved(a, b)
        if b.stance == "støtter":
            return a if a.stance == "imot" else _reserved(b, a)
        return b
    if "imot" in (a.stance, b.stance):
        return a if a.stance == "imot" else b
    if a.stance == "støtter" and a.express:
        return a
    return next((j for s in ("foreslår", "kritisk") for j in (a, b) if j.stance == s), a)


def _reserved(yes: Judgement, but: Judgement) -> Judgement:
    return Judgement(
        stance="støtter-med-forbehold", score=yes.score, at=tuple(sorted({*yes.at, *but.at})), express=yes.express
    )


def _with_condition(result: Judgement, cues: Sequence[Cue], low: Sequence[str]) -> Judgement:
    """A yes with a condition or a concession in the same sentence is a yes with reservation."""
    if result.stance != "støtter":
        return result
    condition = next((c.at for c in cues if c.kind == "vilkår"), None) or next(
        ((i,) for i, word in enumerate(low) if concedes(low, i) or (word == "om" and i > 0 and low[i - 1] == ",")), None
    )
    return result if condition is None else _reserved(result, Judgement(at=condition))
