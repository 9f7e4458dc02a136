"""Letters that are alike, and sentences that several senders have in common."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Copy, Document, Sentence
from pipeline.summary.accounting import accounting
from pipeline.summary.copies import Likeness, distinct_texts, find_copies, jaccard, letters, shingles
from pipeline.summary.shared import Sharing, shared_sentences
from tests.summary.test_views import document, sentence

LIKE = Likeness(similarity=0.7, fewest_words=20, shingle=4, permutations=128, seed=1)
SHARING = Sharing(senders=3, similarity=0.8, fewest_words=8)
CAMPAIGN = (
    "Skolematen må være gratis for alle elever i grunnskolen, hver eneste dag.",
    "Et varmt måltid midt på dagen gir ro i klassen og bedre helse.",
    "Ordningen må betales av staten, ellers blir det forskjell på kommunene.",
    "Vi ber departementet innføre skolemat fra høsten 2028.",
)
OWN = "Hos oss har foreldrene på Lia skole laget suppe hver torsdag i tre år."
OTHER = (
    "Fylkeskommunen viser til at videregående skole ikke er nevnt i forslaget.",
    "Elevene der er også ofte sultne, og mange av dem bor alene på hybel.",
    "Kantinene drives i dag med overskudd som går tilbake til elevrådene.",
)


def sent(number: int, texts: tuple[str, ...], **more: object) -> tuple[Document, list[Sentence]]:
    d = document(number, str(more.pop("sender", f"Lag {number}")), **more)
    return d, [sentence(d.doc_id, n, t) for n, t in enumerate(texts, 1)]


def found(*given_letters: tuple[Document, list[Sentence]], like: Likeness = LIKE) -> tuple[Copy, ...]:
    return find_copies(letters([d for d, _ in given_letters], [s for _, own in given_letters for s in own]), like)


def test_the_same_words_are_one_text() -> None:
    spaced = tuple(t.upper().replace(",", " –") for t in CAMPAIGN)
    copies = found(sent(1, CAMPAIGN), sent(2, OTHER), sent(3, spaced))
    assert [(c.group, c.doc_id, c.similarity, c.exact) for c in copies] == [
        ("d1", "d1", 1.0, True),
        ("d1", "d3", 1.0, True),
    ]
    assert not any(c.added or c.left_out for c in copies)


def test_what_differs_is_told() -> None:
    changed = (*CAMPAIGN[:3], OWN)
    copies = found(sent(1, (*CAMPAIGN, OWN)), sent(2, CAMPAIGN), sent(3, CAMPAIGN), sent(4, (*CAMPAIGN, OWN)),
                   sent(5, CAMPAIGN), sent(6, changed), like=Likeness(similarity=0.5, fewest_words=20, shingle=4,
                                                                      permutations=128, seed=1))  # fmt: skip
    assert [c.doc_id for c in copies] == ["d2", "d1", "d3", "d4", "d5", "d6"]
    assert {c.group for c in copies} == {"d2"}  # what most have sent stands for the text
    by_doc = {c.doc_id: c for c in copies}
    assert (by_doc["d1"].exact, by_doc["d1"].added, by_doc["d1"].left_out) == (False, ("d1/0005",), ())
    assert (by_doc["d6"].added, by_doc["d6"].left_out) == (("d6/0004",), ("d2/0004",))
    assert by_doc["d1"].similarity == by_doc["d4"].similarity < 1


def test_a_chain_of_small_changes_does_not_make_unlike_letters_one() -> None:
    words = [f"ord{n}" for n in range(120)]
    chain = [" ".join(words[n * 15 : n * 15 + 60]) + "." for n in range(5)]
    copies = found(*(sent(n, (text,)) for n, text in enumerate(chain)), like=LIKE.__class__(
        similarity=0.5, fewest_words=20, shingle=1, permutations=128, seed=1))  # fmt: skip
    assert {(c.group, c.doc_id) for c in copies} == {("d0", "d0"), ("d0", "d1"), ("d2", "d2"), ("d2", "d3")}


def test_short_letters_headings_and_quotations_are_not_compared() -> None:
    assert found(sent(1, ("Vi har ingen merknader.",)), sent(2, ("Vi har ingen merknader.",))) == ()
    (d1, s1), (d2, s2) = sent(1, CAMPAIGN), sent(2, CAMPAIGN)
    quoted = [Sentence(**{f: getattr(s, f) for f in s.__struct_fields__} | {"block_kind": "quote"}) for s in s2]
    assert found((d1, s1), (d2, quoted)) == ()
    assert found() == ()
    assert found(sent(1, ())) == ()


def test_the_plan_duplicates_and_refused_files_are_no_letters() -> None:
    assert found(sent(1, CAMPAIGN), sent(2, CAMPAIGN, role="plan")) == ()
    duplicate = sent(3, CAMPAIGN, status="duplicate", duplicate_of="d1", reason="Samme.")
    assert found(sent(1, CAMPAIGN), duplicate) == ()


def test_a_published_letter_stands_before_withheld_ones() -> None:
    hidden = [sent(n, CAMPAIGN, published=False) for n in (1, 2)]
    copies = found(*hidden, sent(3, (*CAMPAIGN, OWN)), like=Likeness(similarity=0.5, fewest_words=20, shingle=4,
                                                                    permutations=128, seed=1))  # fmt: skip
    assert {c.group for c in copies} == {"d3"}


def test_letters_are_counted_both_ways() -> None:
    given_letters = [sent(1, CAMPAIGN), sent(2, OTHER), sent(3, CAMPAIGN), sent(4, CAMPAIGN)]
    documents = [d for d, _ in given_letters]
    copies = found(*given_letters)
    counts = {c.step: c.n for c in accounting(documents, [], [], (), (), (), frozenset(), copies)}
    assert (counts["letters"], counts["distinct_texts"]) == (4, 2)
    assert distinct_texts([], copies) == 0


def test_the_order_of_the_files_decides_nothing_but_the_order() -> None:
    rng = random.Random(4)
    given_letters = [sent(n, CAMPAIGN if n % 3 else OTHER) for n in range(1, 12)]
    alike = {frozenset(c.doc_id for c in found(*given_letters) if c.group == g) for g in ("d1", "d3")}
    for _ in range(5):
        rng.shuffle(given_letters)
        copies = found(*given_letters)
        groups = {c.group for c in copies}
        assert {frozenset(c.doc_id for c in copies if c.group == g) for g in groups} == alike


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 0.4))
def test_what_hashing_finds_is_what_measuring_all_finds(seed: int, noise: float) -> None:
    """Against the plain comparison of every letter with every other, for letters clearly on either side."""
    rng = random.Random(seed)
    base = [f"ord{rng.randrange(400)}" for _ in range(120)]
    other = [w if rng.random() > noise else f"ny{n}" for n, w in enumerate(base)]
    similarity = jaccard(shingles(base, 4), shingles(other, 4))
    copies = found(sent(1, (" ".join(base),)), sent(2, (" ".join(other),)))
    if similarity >= 0.8:
        assert len(copies) == 2
    if similarity < 0.7:
        assert copies == ()
    assert all(c.similarity in (1.0, round(similarity, 4)) for c in copies)


def test_a_sentence_of_three_senders_is_marked_also_when_a_word_differs() -> None:
    line = "Et varmt måltid midt på dagen gir ro i klassen og bedre helse for elevene."
    near = line.replace("elevene", "barna")
    given_letters = [sent(1, (OWN, line)), sent(2, (near,)), sent(3, (line, OTHER[0])), sent(4, (OTHER[0],))]
    rows = shared(given_letters)
    assert [(r.sentence_id, r.group, r.n_senders) for r in rows] == [
        ("d1/0002", "d1/0002", 3),
        ("d2/0001", "d1/0002", 3),
        ("d3/0001", "d1/0002", 3),
    ]


def shared(given_letters: list[tuple[Document, list[Sentence]]], *given_texts: str) -> tuple:  # type: ignore[type-arg]
    all_letters = letters([d for d, _ in given_letters], [s for _, own in given_letters for s in own])
    return shared_sentences(all_letters, given_texts, SHARING)


def test_senders_are_counted_once_and_withheld_ones_not() -> None:
    twice = [sent(n, (OWN,), sender="Lia kommune") for n in (1, 2)]
    assert shared([*twice, sent(3, (OWN,))]) == ()
    assert shared([*twice, sent(3, (OWN,)), sent(4, (OWN,), published=False)]) == ()
    assert [r.n_senders for r in shared([*twice, sent(3, (OWN,)), sent(4, (OWN,))])] == [3] * 4


def test_the_plans_words_and_short_sentences_are_not_marked() -> None:
    three = [sent(n, (OWN, "Vi støtter forslaget.")) for n in (1, 2, 3)]
    assert {r.sentence_id[-4:] for r in shared(three)} == {"0001"}
    assert shared(three, OWN.replace("suppe", "grøt")) == ()
    assert shared([]) == ()


@pytest.mark.parametrize("n_changed", [1, 2, 6])
def test_near_is_a_share_of_the_words(n_changed: int) -> None:
    words = [f"ord{n}" for n in range(20)]
    others = [" ".join([f"ny{i}{n}" for n in range(n_changed)] + words[n_changed:]) for i in range(2)]
    rows = shared([sent(1, (" ".join(words),)), *(sent(n, (t,)) for n, t in enumerate(others, 2))])
    assert len(rows) == (3 if (20 - n_changed) / (20 + n_changed) >= SHARING.similarity else 0)
