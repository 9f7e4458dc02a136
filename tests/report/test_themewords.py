"""The words that a theme is known by: those that a pattern of the codebook finds alone."""

from __future__ import annotations

from pipeline.records import PatternUse
from pipeline.report.themewords import theme_words
from tests.report.test_lexicon import TEXTS, made


def use(theme: str, pattern: str, *, excludes: bool = False) -> PatternUse:
    return PatternUse(theme=theme, pattern=pattern, excludes=excludes, n_sentences=0, n_alone=0, n_given=0)


def test_patterns_of_one_word_give_their_words() -> None:
    found = made(TEXTS)
    patterns = [
        use("helse", "*behandling"),
        use("helse", "sykehus|seng"),
        use("råd", "rådgivning"),
        use("råd", "svak", excludes=True),
        use("råd", "vil ha"),
        use("råd", "straff & kommune"),
        use("råd", "alkohol og <annet>"),
    ]
    named = [[found.shown[g] for g in groups] for groups in theme_words(["råd", "tom", "helse"], patterns, found)]
    assert named[0] == [found.shown[found.group["rådgivning"]]]
    assert named[1] == []
    assert {"rusbehandling", "behandling"} <= set(named[2])
    assert found.shown[found.group["sykehus"]] in named[2]
    assert "straff" not in named[2]
