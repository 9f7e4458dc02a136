"""Stage ``topics``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated

import msgspec

from pipeline.language import tokens_by_sentence
from pipeline.params import Params
from pipeline.records import (
    Count,
    Document,
    Placed,
    Sentence,
    SentenceStance,
    SentenceWords,
    ThemeTag,
    Topic,
    VectorKey,
)
from pipeline.stage import Inputs, Outputs, Stage, Work
from pipeline.topics.cluster import Cluster, ClusterParams, clusters
from pipeline.topics.labels import Pick, Use, catching, distinctive, label, label_terms, use
from pipeline.topics.material import Material, said, uncoded
from pipeline.topics.places import PLACE_DIGITS, PlaceParams, places
from pipeline.topics.quotes import typical
from pipeline.topics.terms import Name, features, n_content, names_of, terms

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


class TopicsParams(Params, frozen=True, kw_only=True):
    """fewest_sentences: with fewer different sentences without a theme than this no topics are proposed.
    content_words: fewest words with content that a sentence without a position must have to be looked at.
    word_weight, dimensions, sentences_per_topic, most_topics, word_in, seed, seeds: see ``ClusterParams``.
    smallest_topic: fewest different sentences that make a topic; smaller ones are left out.
    fewest_senders: fewest senders of a topic, where the hearing has so many.
    steady: lowest stability over the seeds, 0 to 1, of a topic that is proposed.
    lift: how many times as often a word must stand in a topic as in the hearing to be one of its words.
    caught: share of its sentences, 0 to 1, that the patterns made of its words must hit: else they have no subject in
        common that these words name.
    words, label_words, examples: how many of each are shown for a topic.
    alike: share of equal words from which one of two quotes is left out, 0 to 1.
    map_dimensions, map_neighbours, map_fitted: see ``PlaceParams``.
    """

    fewest_sentences: int
    content_words: int
    word_weight: float
    dimensions: int
    sentences_per_topic: int
    most_topics: int
    smallest_topic: int
    fewest_senders: int
    word_in: int
    steady: Share
    lift: float
    caught: Share
    words: int
    label_words: int
    examples: int
    alike: Share
    map_dimensions: int
    map_neighbours: int
    map_fitted: int
    seed: int
    seeds: tuple[int, ...]

    @property
    def cluster(self) -> ClusterParams:
        """What the clustering needs of it."""
        return ClusterParams(
            word_weight=self.word_weight,
            dimensions=self.dimensions,
            sentences_per_topic=self.sentences_per_topic,
            most_topics=self.most_topics,
            word_in=self.word_in,
            seed=self.seed,
            seeds=self.seeds,
        )

    @property
    def place(self) -> PlaceParams:
        """What the map needs of it."""
        return PlaceParams(
            map_dimensions=self.map_dimensions,
            map_neighbours=self.map_neighbours,
            map_fitted=self.map_fitted,
            seed=self.seed,
        )


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What topics were proposed from: ``n_different`` of the ``n_sentences`` are worded differently, and with fewer
    than ``n_needed`` none is proposed. Clusters that were left out: ``n_small``, ``n_one_sender`` with too few
    senders, ``n_unsteady`` not found again with other seeds, ``n_unnamed`` without words that hold most of them.
    """

    n_sentences: int
    n_different: int
    n_needed: int
    n_small: int = 0
    n_one_sender: int = 0
    n_unsteady: int = 0
    n_unnamed: int = 0

    def counts(self) -> list[Count]:
        """As rows."""
        return [Count(step=f.removeprefix("n_"), n=getattr(self, f)) for f in self.__struct_fields__]


class Hearing(msgspec.Struct, frozen=True):
    """What topics are told from: all that is said, and how its terms are used and named."""

    said: Material
    use: Use
    names: dict[str, Name]


def run(inputs: Inputs, params: TopicsParams, work: Work) -> Outputs:
    """Foreslår temaer ut fra setningene som kodeboken ikke fanger; uten kodebok ut fra alle, som en første kodebok."""
    words_of = tokens_by_sentence(inputs.table("segment/words", SentenceWords))
    everything = said(
        inputs.table("segment/sentences", Sentence),
        {d.doc_id: d for d in inputs.table("ingest/documents", Document)},
        words_of,
        inputs.table("embed/keys", VectorKey),
        inputs.arrays["embed/vectors"],
    )
    coded = {t.sentence_id for t in inputs.table("themes/tags", ThemeTag)}
    left = uncoded(
        everything,
        coded,
        inputs.table("positions/stances", SentenceStance),
        lambda found: n_content(found) >= params.content_words,
    )
    topics, members, ground = propose(left, everything, params)
    shown = coded | {s.sentence_id for s in left.sentences}
    placed = place(everything, shown, members, params.place)
    return Outputs(tables={"topics": topics, "places": placed, "ground": ground.counts()})


def place(
    everything: Material, shown: Collection[str], members: Mapping[str, int], params: PlaceParams
) -> list[Placed]:
    """Places of the sentences ``shown``, in the text's order, each with the topic that ``members`` says."""
    own = everything.rows([i for i, s in enumerate(everything.sentences) if s.sentence_id in shown])
    if not own.sentences:
        return []
    return [
        Placed(
            sentence_id=s.sentence_id,
            x=round(float(x), PLACE_DIGITS),
            y=round(float(y), PLACE_DIGITS),
            topic_id=members.get(s.sentence_id),
        )
        for s, (x, y) in zip(own.sentences, places(own.vectors, params), strict=True)
    ]


def propose(left: Material, everything: Material, params: TopicsParams) -> tuple[list[Topic], dict[str, int], Ground]:
    """Topics of ``left``, the largest first; the topic of each sentence that has one; and what they come from. None
    when there are too few different sentences.

    The sentences of campaign letters, word for word the same, take part in the clustering once and are counted each.
    """
    wordings: dict[str, list[int]] = {}
    for i, s in enumerate(left.sentences):
        wordings.setdefault(_wording(s.text), []).append(i)
    unique = [rows[0] for rows in wordings.values()]
    ground = Ground(
        n_sentences=len(left.sentences),
        n_different=len(unique),
        n_needed=max(params.fewest_sentences, 2 * params.smallest_topic),
    )
    if ground.n_different < ground.n_needed:
        return [], {}, ground
    hearing = _hearing(everything)
    once, copies = left.rows(unique), list(wordings.values())
    keys, features_of = [_keys(once, i) for i in range(len(unique))], [features(w) for w in once.words]
    made: list[tuple[Topic, list[str]]] = []
    left_out: Counter[str] = Counter()
    for c in clusters(keys, features_of, once.vectors, params.cluster):
        topic = _topic(c, copies, left, hearing, params)
        if (why := _unfit(topic, len(c.rows), len(set(left.senders)), params)) is None:
            made.append((topic, [left.sentences[i].sentence_id for row in c.rows for i in copies[row]]))
        else:
            left_out[why] += 1
    made.sort(key=lambda found: (-found[0].n_sentences, found[0].examples))
    numbered = [msgspec.structs.replace(t, topic_id=n) for n, (t, _) in enumerate(made)]
    members = {i: n for n, (_, ids) in enumerate(made) for i in ids}
    return numbered, members, msgspec.structs.replace(ground, **left_out)


def _unfit(topic: Topic, n_different: int, n_senders: int, params: TopicsParams) -> str | None:
    """Why a cluster is not proposed, as the field of ``Ground`` that counts it; None for one that is."""
    if n_different < params.smallest_topic:
        return "n_small"
    if topic.n_senders < min(params.fewest_senders, n_senders):
        return "n_one_sender"
    if topic.stability < params.steady:
        return "n_unsteady"
    return None if topic.n_caught >= params.caught * topic.n_sentences else "n_unnamed"


def _wording(text: str) -> str:
    """The letters and figures of a sentence: what is equal but for signs is one wording."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _keys(material: Material, row: int) -> tuple[str, ...]:
    return tuple(key for key, _ in terms(material.words[row]))


def _use(material: Material) -> Use:
    return use((sender, _keys(material, i)) for i, sender in enumerate(material.senders))


def _hearing(everything: Material) -> Hearing:
    spoken = zip(everything.sentences, everything.words, strict=True)
    return Hearing(everything, _use(everything), names_of((s.language, terms(words)) for s, words in spoken))


def _topic(
    cluster: Cluster, copies: Sequence[Sequence[int]], left: Material, hearing: Hearing, params: TopicsParams
) -> Topic:
    """A cluster as it is shown, with all ``copies`` of its sentences: rows of ``left`` for each row of the cluster."""
    distance = {i: d for row, d in zip(cluster.rows, cluster.distances, strict=True) for i in copies[row]}
    own = left.rows(sorted(distance))
    pick = Pick(word_in=params.word_in, lift=params.lift, words=params.words)
    used = _use(own)
    chosen = distinctive(cluster.terms, used, hearing.use, pick)
    named = [hearing.names[t] for t in label_terms(chosen, used, params.label_words)]
    nynorsk = [n.nn for n in named if n.nn]
    ids = {s.sentence_id for s in own.sentences}
    inside = [i for i, s in enumerate(hearing.said.sentences) if s.sentence_id in ids]
    caught = catching(chosen, hearing.names, inside, hearing.said.words)
    return Topic(
        topic_id=0,
        label=label([n.nb for n in named]),
        label_nn=label(nynorsk) if named and len(nynorsk) == len(named) else None,
        words=tuple(hearing.names[t].nb for t in chosen),
        patterns=caught.patterns,
        n_caught=caught.n_inside,
        n_caught_elsewhere=caught.n_outside,
        n_sentences=len(own.sentences),
        n_senders=len(set(own.senders)),
        stability=cluster.stability,
        examples=typical(own, [distance[i] for i in sorted(distance)], params.examples, params.alike),
    )


STAGE = Stage(
    name="topics",
    params=TopicsParams,
    run=run,
    tables={
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "themes/tags": ThemeTag,
        "positions/stances": SentenceStance,
        "embed/keys": VectorKey,
    },
    arrays=("embed/vectors",),
)
