"""From cues and their scope to the stance of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.words import Token
from pipeline.positions.cuebook import Cue, Kind, find
from pipeline.positions.scope import Clause, Segment, clauses, negated, segments, words
from pipeline.positions.speaker import Voice, voice
from pipeline.records import Record, Stance

STRONG, CLEAR, WEAK = 0.9, 0.75, 0.6
"""Scores: the sender says so; a modal or a need; an evaluating word."""

VERBS: frozenset[Kind] = frozenset(["ja", "nei", "krav", "modal"])
EXPRESS: frozenset[Kind] = frozenset(["ja", "nei", "uro", "krav"])
# In law and description «må» and «skal» tell how things are.
DESCRIBING = frozenset(["i dag", "i praksis", "etter loven", "etter lova", "etter §", "som regel", "hver gang"])
DESCRIBING_WORDS = frozenset(["ofte", "allerede", "alt", "ifølge", "lovpålagt", "gjeldende", "gjeldande", "fortsatt"])


class Judgement(Record, frozen=True, kw_only=True):
    """A stance with how sure it is and the places of the words that gave it; ``stance`` None: nothing was said."""

    stance: Stance | None = None
    score: float = 0.0
    at: tuple[int, ...] = ()
    express: bool = False


NOTHING = Judgement()


def judge(sentence: Sequence[Token], own: frozenset[str]) -> tuple[Judgement, bool]:
    """The stance the sentence's own words give, and whether it reports somebody else's.

    own: the words by which the sender speaks of itself, see ``speaker.own_words``.
    """
    low = words(sentence)
    cues = tuple(
        Cue(
            kind=c.kind, at=c.at, negated=c.kind not in ("vilkår", "andre") and negated(low, c.at, verb=c.kind in VERBS)
        )
        for c in find(sentence)
    )
    kinds = clauses(low)
    result, reported = NOTHING, False
    for segment in segments(low):
        speaking = voice(low, segment, cues, own)
        reported = reported or speaking != "egen"
        said = _segment(low, segment, cues, kinds, speaking, own)
        result = _joined(result, said, segment)
    return _with_condition(result, cues), reported


def _segment(
    low: Sequence[str],
    segment: Segment,
    cues: Sequence[Cue],
    kinds: Sequence[Clause],
    speaking: Voice,
    own: frozenset[str],
) -> Judgement:
    inside = [c for c in cues if segment.start <= c.first < segment.end and _counts(c, low, kinds, speaking, own)]
    if any(c.kind == "nøytral" for c in inside) and not any(c.kind in ("uro", "nei", "ja") for c in inside):
        return NOTHING
    express = [c for c in inside if c.kind in EXPRESS]
    if express:
        return _express(express)
    return _implied(inside)


def _counts(c: Cue, low: Sequence[str], kinds: Sequence[Clause], speaking: Voice, own: frozenset[str]) -> bool:
    """False for cues that are others' words, or that stand where they do not carry the sentence's stance."""
    if c.kind in ("vilkår", "andre", "utsagn") or speaking == "gjengitt":
        return False
    if speaking == "varslet" and c.kind in ("modal", "behov", "krav", "godt"):
        return False
    clause = kinds[c.first]
    if clause in ("vilkår", "innrømmelse"):
        return c.kind in ("ja", "nei") and clause == "hoved"
    if c.kind == "modal":
        return _demanding(c, low, kinds, own)
    return not (clause == "at" and c.kind in ("godt", "behov") and low[0] == "at")


def _demanding(c: Cue, low: Sequence[str], kinds: Sequence[Clause], own: frozenset[str]) -> bool:
    text = " ".join(low)
    if kinds[c.first] == "relativ" or any(w in DESCRIBING_WORDS for w in low) or any(d in text for d in DESCRIBING):
        return False
    if kinds[c.first] == "at" and not _opinion(low, c.first):
        return False
    if low[c.first] == "skal":
        return c.negated or _opinion(low, c.first) or low[0] in ("alle", "ingen")
    return low[max(0, c.first - 1)] not in ("da", "så")


OPINION = frozenset(
    "mener meiner understreker understrekar påpeker presiserer presisere understreke påpeke poengtere syn vurdering".split()
)


def _opinion(low: Sequence[str], before: int) -> bool:
    return any(w in OPINION for w in low[:before])


def _express(express: Sequence[Cue]) -> Judgement:
    first = express[0]
    if first.kind == "ja":
        stance: Stance | None = "imot" if first.negated else "støtter"
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
    faults = [c for c in inside if (c.kind == "feil" and not c.negated) or (c.kind in ("godt", "behov") and c.negated)]
    needs = [c for c in inside if c.kind == "behov" and not c.negated]
    if needs and (not faults or needs[0].first < faults[0].first):
        return Judgement(stance="foreslår", score=CLEAR, at=needs[0].at)
    if faults:
        return Judgement(stance="kritisk", score=WEAK, at=faults[0].at)
    good = next((c for c in inside if c.kind == "godt"), None)
    return Judgement(stance="støtter", score=WEAK, at=good.at) if good else NOTHING


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


def _with_condition(result: Judgement, cues: Sequence[Cue]) -> Judgement:
    condition = next((c for c in cues if c.kind == "vilkår"), None)
    if condition is None or result.stance != "støtter":
        return result
    return _reserved(result, Judgement(at=condition.at))
