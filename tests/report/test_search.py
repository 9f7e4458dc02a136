"""The files that search reads: complete, and small enough for 60,000 sentences."""

from __future__ import annotations

import random
import re

from pipeline.report import search
from pipeline.report.lexicon import Lexicon, Word, of_sentences
from tests.report.test_coding import decoded, places
from tests.report.test_lexicon import TEXTS, made


def index(found: Lexicon) -> tuple[dict[str, str], list[list[tuple[int, int]]]]:
    """The files, and the places of each form in them."""
    files = search.search_files(found)
    chunks = [files[f"data/search-{n}.js"] for n in range(1, len(files))]
    values = [re.search(r'JSON\.parse\(\'"(.*)"\'\)', c)[1] for c in chunks]  # type: ignore[index]
    return files, [places(one) for value in values for one in value.split(" ")]


def test_the_files_hold_every_place_in_the_order_of_the_forms() -> None:
    found = made(TEXTS)
    files, read = index(found)
    assert list(files) == ["data/search-0.js", "data/search-1.js"]
    told = search.vocabulary(found)
    forms = str(told["forms"]).split(" ")
    assert told["n"] == len(read) == len(found.places)
    assert forms[: len(read)] == sorted(found.places)
    assert [[x for place in one for x in place] for one in read] == [list(found.places[f]) for f in forms[: len(read)]]
    assert decoded(str(told["groups"])) == [found.group[f] for f in forms]


def test_words_that_go_again_are_proposed() -> None:
    # three sentences hold a form of «rådgiving», two of «kommune»
    assert search.common(made(TEXTS))[:2] == ["rådgiving", "kommune"]


def test_long_files_are_cut_between_forms() -> None:
    found = made(TEXTS)
    whole = index(found)[1]
    kept = search.CHUNK
    try:
        search.CHUNK = 20
        files, read = index(found)
    finally:
        search.CHUNK = kept
    assert read == whole
    assert len(files) > 3


def test_the_index_of_60_000_sentences_is_small() -> None:
    dice = random.Random(7)
    # as in letters: few words are frequent, most are rare; the words are made up
    many = [f"ord{n}x" for n in range(30_000)]
    weights = [1 / (n + 5) for n in range(len(many))]
    drawn = iter(dice.choices(many, weights, k=60_000 * 15))
    found = of_sentences(tuple(Word(next(drawn), "ord", ()) for _ in range(15)) for _ in range(60_000))
    assert sum(len(text.encode()) for text in search.search_files(found).values()) < 8_000_000


def test_words_that_say_nothing_are_told() -> None:
    found = made(TEXTS)
    assert decoded(str(search.vocabulary(found)["empty"])) == list(found.empty)
    assert found.group["på"] in found.empty
