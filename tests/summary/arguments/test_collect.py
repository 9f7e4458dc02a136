"""Arguments over a letter: the sentence beside the position, measures by join, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pipeline.language import tokens_by_sentence
from pipeline.records import STANCES, Argument, Sentence, Stance
from pipeline.summary.arguments.collect import arguments
from tests.reading import words
from tests.summary.test_views import collect, document, link, sentence

Line = tuple[str, Stance | None, str | None]
"""Text, stance, measure."""


def letter(lines: Sequence[Line], *, heading: dict[int, str] | None = None) -> tuple[list[Sentence], str]:
    out, at = [], 0
    for n, (text, *_) in enumerate(lines, 1):
        made = sentence("d1", n, text)
        out.append(replace(made, start=at, end=at + len(text), heading=(heading or {}).get(n)))
        at += len(text) + 1
    return out, " ".join(text for text, *_ in lines)


def found(lines: Sequence[Line], *, heading: dict[int, str] | None = None, plan: str = "") -> tuple[Argument, ...]:
    sentences, _ = letter(lines, heading=heading)
    rows = [(s, stance, [link(s, m)] if m else []) for s, (_, stance, m) in zip(sentences, lines, strict=True)]
    items = collect([document(1, "Fjellvang kommune")], rows)
    return arguments(items, sentences, tokens_by_sentence(words(sentences)), {"b/1": plan, "b/2": ""})


def short(rows: Sequence[Argument]) -> list[tuple[str, str, str]]:
    return [(a.kind, a.sentence_id[-1], a.position_id[-1]) for a in rows]


def test_the_next_sentence_reserves_what_the_one_before_supports() -> None:
    rows = found([("Vi støtter fristen.", "støtter", "b/1"), ("Vi forutsetter at staten betaler.", "ingen", None)])
    assert short(rows) == [("forbehold", "2", "1")]
    assert rows[0].measure_ids == ("b/1",)
    assert rows[0].text == "Vi forutsetter at staten betaler."


def test_not_when_it_speaks_of_another_measure_or_under_another_heading() -> None:
    lines: list[Line] = [
        ("Vi støtter fristen.", "støtter", "b/1"),
        ("Det må likevel komme et gebyr.", "foreslår", "b/2"),
    ]
    assert short(found(lines)) == [("endring", "2", "2")]
    assert found([lines[0], ("Vi forutsetter at staten betaler.", "ingen", None)], heading={2: "Annet"}) == ()


def test_the_next_sentence_says_why() -> None:
    for text in (
        "Grunnen er at fristen er for kort.",
        "Begrunnelsen for dette er at fristen er for kort.",
        "Grunngjevinga er at fristen er for kort.",
        "Dette skyldes at fristen er for kort.",
        "Dette fordi fristen er for kort.",
        "Ellers blir fristen for kort.",
    ):
        assert short(found([("Vi går imot.", "imot", "b/1"), (text, "ingen", None)])) == [("begrunnelse", "2", "1")]


def test_nor_does_it_say_why_when_somebody_else_speaks_or_asks() -> None:
    for text in ("Departementet mener at grunnen er en annen.", "Grunnen er kald.", "Er grunnen at fristen er kort?"):
        rows = found([("Vi går imot.", "ingen", None), (text, "ingen", None)])
        assert rows == ()


def test_therefore_takes_its_reason_from_the_sentence_before() -> None:
    lines: list[Line] = [("Vegen er rasfarlig om våren.", "ingen", None), ("Derfor sier vi nei.", "imot", "b/1")]
    assert short(found(lines)) == [("begrunnelse", "1", "2")]
    demand: list[Line] = [("Vegen må sikres.", "foreslår", "b/1"), ("Derfor sier vi nei.", "imot", "b/1")]
    assert short(found(demand)) == [("endring", "1", "1")]


def test_a_measure_s_own_words_are_no_reason_for_it() -> None:
    line: Line = ("Vi støtter at kommunen får penger, slik at ingen venter i kø.", "støtter", "b/1")
    assert short(found([line])) == [("begrunnelse", "1", "1")]
    assert found([line], plan="Gi kommunen penger slik at ingen venter i kø.") == ()


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert found([("Vi støtter fristen.", "støtter", "b/1"), ("Fjellvang ligger ved fjorden.", "ingen", None)]) == ()
    assert found([]) == ()


VOCABULARY = """
vi støtter går imot gebyret fordi det er dyrt , ikkje men forutsatt at for å sikre slik da siden ellers må bør endres
og derfor difor om dersom ( ) – : ; . ? « » Grunnen føresett barn som
"""
PIECES = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=25).map(" ".join), st.text(min_size=1, max_size=60))


@given(st.lists(st.tuples(TEXTS, st.sampled_from(STANCES)), min_size=1, max_size=4))
def test_every_argument_stands_verbatim_inside_its_sentence(lines: list[tuple[str, Stance]]) -> None:
    told: list[Line] = [(text, stance, None) for text, stance in lines]
    sentences, whole = letter(told)
    by_id = {s.sentence_id: s for s in sentences}
    rows = found(told)
    for a in rows:
        s = by_id[a.sentence_id]
        assert s.start <= a.start < a.end <= s.end
        assert whole[a.start : a.end] == a.text
        assert any(ch.isalpha() for ch in a.text)
        assert a.ground is None or a.kind == "begrunnelse"
    assert rows == tuple(sorted(rows, key=lambda a: (a.doc_id, a.start, a.end, a.kind)))
    spans = [(a.kind, a.start) for a in rows]
    assert len(spans) == len(set(spans))
