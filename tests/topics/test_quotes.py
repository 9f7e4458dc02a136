"""Typical quotes."""

from __future__ import annotations

import numpy as np

from pipeline.language import tokens
from pipeline.topics.material import Material
from pipeline.topics.quotes import typical
from tests.topics.test_material import SENTENCE


def topic(*said: tuple[str, str]) -> Material:
    """Sentences of senders, in order."""
    sentences = tuple(
        type(SENTENCE)(
            **{f: getattr(SENTENCE, f) for f in SENTENCE.__struct_fields__ if f not in ("sentence_id", "text")},
            sentence_id=f"a/{n:04d}",
            text=text,
        )
        for n, (_, text) in enumerate(said, 1)
    )
    vectors = np.zeros((len(said), 2), dtype=np.float32)
    return Material(sentences, tuple(tokens(t, "nb") for _, t in said), vectors, tuple(s for s, _ in said))


def test_the_nearest_first_and_other_senders_before_a_second_of_the_same() -> None:
    found = topic(("A", "Gebyret må bort."), ("A", "Fattige rammes hardt."), ("B", "Straffen er for streng."))
    assert typical(found, [0.1, 0.2, 0.3], 2, 0.6) == ("a/0001", "a/0003")
    assert typical(found, [0.1, 0.2, 0.3], 3, 0.6) == ("a/0001", "a/0003", "a/0002")
    assert typical(found, [0.3, 0.2, 0.1], 1, 0.6) == ("a/0003",)


def test_of_near_duplicates_one_is_shown() -> None:
    found = topic(("A", "Gebyret rammer de fattigste familiene."), ("B", "Gebyret rammer de fattigste familiene våre."))
    assert typical(found, [0.2, 0.1], 5, 0.6) == ("a/0002",)


def test_equally_near_ones_stand_in_order() -> None:
    found = topic(("A", "Gebyret må bort."), ("B", "Skolen trenger flere lærere."))
    assert typical(found, [0.5, 0.5], 5, 0.6) == ("a/0001", "a/0002")
