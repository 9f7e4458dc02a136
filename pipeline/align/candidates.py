"""The measures a sentence may mean and how it stands to each: by our encoder and words together, or by words alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from pipeline.align.accept import Candidate, Rule, likeliest, ranked
from pipeline.align.fit import Fits, Texts
from pipeline.align.learned import LINK, LINK_FEATURES, RELATION, link_evidence, relation_evidence
from pipeline.align.relation import Side, coverage, relation, takes_away
from pipeline.align.scores import Scores
from pipeline.language.encoder import own_heads
from pipeline.language.linear import decider
from pipeline.params import Params
from pipeline.records import RELATIONS, Document, Relation, Stance
from pipeline.stage import Array

NO_STANCE = (None, "ingen")

PAIRS = 4096
"""Pairs of a sentence and a measure whose relation is weighed at a time: more only take memory."""


class AlignParams(Params, frozen=True, kw_only=True):
    """method: ``learned`` weighs what our encoder reads with words and context; ``words`` adds these up by the weights.
    accept: lowest probability of a link that ``learned`` accepts, 0 to 1; mention as below.
    lexical, characters, semantic: weights of shared words, shared letters and shared meaning.
    heading, lead, before, after, neighbours, own: see ``context.Reach``.
    middle, slope, threshold, margin: see ``accept.Rule``.
    elsewhere: added to ``middle`` for a document that does not answer the plan.
    listed: lowest score at which a sentence without a stance is listed, as *nevner*; mention: at which it is accepted.
    echo: see ``relation.relation``.
    """

    method: Literal["learned", "words"]
    accept: float
    lexical: float
    characters: float
    semantic: float
    heading: float
    lead: float
    before: float
    after: float
    neighbours: int
    own: float
    middle: float
    elsewhere: float
    slope: float
    threshold: float
    margin: float
    listed: float
    mention: float
    echo: float


Related = Callable[[int, int | None], Relation]
"""How the ``i``-th sentence stands to the ``j``-th measure, or to the whole."""

Candidates = Callable[[int, bool], list[Candidate]]
"""The best measures of the ``i``-th sentence; True: a measure must be all but certain to be accepted, since the
sentence takes no stand or speaks of the whole."""


class Encoded(NamedTuple):
    """Sentences and measures with their vectors by our own encoder, row by row, and how far they share themes."""

    texts: Texts
    said: Array
    planned: Array
    themed: Scores


def plain_candidates(texts: Texts, fits: Scores, documents: Mapping[str, Document], params: AlignParams) -> Candidates:
    """Candidates by words, letters, closeness and context, added up."""
    ids = [m.measure_id for m in texts.measures]

    def candidates(i: int, sure: bool) -> list[Candidate]:
        replies = replies_to_plan(documents[texts.sentences[i].doc_id])
        return ranked([float(x) for x in fits[i]], ids, rule_for(params, replies, sure=sure))

    return candidates


def learned_candidates(
    encoded: Encoded,
    fits: Fits,
    stances: Mapping[str, Stance | None],
    documents: Mapping[str, Document],
    params: AlignParams,
) -> Candidates:
    """Candidates by what encoder, words, themes and context say together."""
    texts = encoded.texts
    ids = [m.measure_id for m in texts.measures]
    near = own_heads().nearness(encoded.said, encoded.planned)
    taken = [stances.get(s.sentence_id) for s in texts.sentences]
    elsewhere = [not replies_to_plan(documents[s.doc_id]) for s in texts.sentences]
    known = link_evidence(texts.sentences, near, fits, encoded.themed, taken, elsewhere)
    chances = decider(LINK).probabilities(known.reshape(-1, len(LINK_FEATURES))).reshape(known.shape[:2])

    @cache  # asked for by the relations and by the links
    def candidates(i: int, sure: bool) -> list[Candidate]:
        return likeliest([float(x) for x in chances[i]], ids, params.mention if sure else params.accept)

    return candidates


def learned_relations(
    encoded: Encoded,
    stances: Mapping[str, Stance | None],
    documents: Mapping[str, Document],
    params: AlignParams,
    candidates: Candidates,
) -> Related:
    """The relation by what encoder, stance and words say together; to the whole, and of a sentence without a stance, by
    stance and words alone. Those of the ``candidates`` are found beforehand, many at a time.
    """
    texts = encoded.texts
    plain = relate(texts, stances, documents, params)

    def weigh(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Relation]:
        left, right = [i for i, _ in pairs], [j for _, j in pairs]
        known = relation_evidence(
            own_heads().relation(encoded.said[left], encoded.planned[right]),
            [stances.get(texts.sentences[i].sentence_id) for i in left],
            [plain(i, j) for i, j in pairs],
            [coverage(texts.said_terms[i], texts.planned_terms[j]) for i, j in pairs],
        )
        weigher = decider(RELATION)
        best = weigher.probabilities(known).argmax(axis=1)
        made = {pair: RELATIONS[RELATIONS.index(weigher.labels[n])] for pair, n in zip(pairs, best, strict=True)}
        return {
            pair: "nevner" if relation == "mot" and bystander(pair[0]) else relation for pair, relation in made.items()
        }

    def bystander(i: int) -> bool:
        """Criticism in a text that does not answer the plan is of things as they are, not of what the measure does."""
        s = texts.sentences[i]
        return stances.get(s.sentence_id) == "kritisk" and not replies_to_plan(documents[s.doc_id])

    positions = [i for i, s in enumerate(texts.sentences) if stances.get(s.sentence_id) not in NO_STANCE]
    pairs = [(i, c.row) for i in positions for c in candidates(i, False)]
    found: dict[tuple[int, int], Relation] = {}
    for n in range(0, len(pairs), PAIRS):
        found |= weigh(pairs[n : n + PAIRS])

    def related(i: int, j: int | None) -> Relation:
        if j is None or stances.get(texts.sentences[i].sentence_id) in NO_STANCE:
            return plain(i, j)
        return found.get((i, j)) or weigh([(i, j)])[i, j]

    return related


def relate(
    texts: Texts, stances: Mapping[str, Stance | None], documents: Mapping[str, Document], params: AlignParams
) -> Related:
    """How the ``i``-th sentence stands to the ``j``-th measure, both in the order of ``texts``, or to the whole."""
    removes = [takes_away(t) for t in texts.planned]

    def related(i: int, j: int | None) -> Relation:
        s = texts.sentences[i]
        covered = 0.0 if j is None else coverage(texts.said_terms[i], texts.planned_terms[j])
        replies = replies_to_plan(documents[s.doc_id])
        side = Side(text=s.text, stance=stances.get(s.sentence_id), replies=replies, covered=covered)
        return relation(side, removes=j is not None and removes[j], echo=params.echo)

    return related


def replies_to_plan(document: Document) -> bool:
    """Whether the document answers the plan, and not another case or nothing."""
    return document.role == "response" and document.answers is None


def rule_for(params: AlignParams, replies: bool, *, sure: bool) -> Rule:
    """What is accepted of a document that answers the plan or not. ``sure``: a measure must be all but certain, since
    the sentence takes no stand or speaks of the whole.
    """
    return Rule(
        middle=params.middle + (0.0 if replies else params.elsewhere),
        slope=params.slope,
        threshold=params.mention if sure else params.threshold,
        margin=params.margin,
    )
