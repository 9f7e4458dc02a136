"""Which senders a text names, and where."""

from __future__ import annotations

import pytest

from pipeline.summary.names import SenderNames, short_name
from tests.summary.test_views import document, sentence

SENDERS = (
    "Fjellvang kommune",
    "Nes kommune",
    "Foreningen for rause råd",
    "Nordvik fagforbund (NFB)",
    "Landslaget for fisk og folk",
    "Arbeids- og livsdirektoratet",
    "Statsforvalteren i Lia",
    "Vika Verft AS",
    "Unge spillere",
    "Ivareta",
    "Fiskernes Sentralforbund – FSF",
    "Øygard kommune, formannskapet",
    "Stiftinga Norsk Sauehald",
    "Vevde Fellesforbund, avdeling Lia",
)


def names(*more: str) -> SenderNames:
    documents = [document(n, s) for n, s in enumerate((*SENDERS, *more), 1)]
    own = sentence("d5", 1, "Landslaget for fisk og folk ( LFF ) har 40 medlemmer. (SKAM)")
    return SenderNames(documents, [own])


def found(text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.sender) for n in names().find(text)]


@pytest.mark.parametrize(
    ("text", "named", "sender"),
    [
        ("Vi viser til Fjellvang kommune.", "Fjellvang kommune", "Fjellvang kommune"),
        ("Fjellvang kommunes svar er godt.", "Fjellvang kommunes", "Fjellvang kommune"),
        ("FJELLVANG KOMMUNE har rett.", "FJELLVANG KOMMUNE", "Fjellvang kommune"),
        ("som Foreininga for rause råd skriv", "Foreininga for rause råd", "Foreningen for rause råd"),
        ("etter Foreningen for rause råds syn", "Foreningen for rause råds", "Foreningen for rause råd"),
        ("Nordvik fagforbund mener det.", "Nordvik fagforbund", "Nordvik fagforbund (NFB)"),
        ("Dette er NFBs syn.", "NFBs", "Nordvik fagforbund (NFB)"),
        ("Vi er enige med LFF.", "LFF", "Landslaget for fisk og folk"),
        ("i Arbeids- og livsdirektoratet sitt notat", "Arbeids- og livsdirektoratet", "Arbeids- og livsdirektoratet"),
        ("Statsforvaltaren i Lia krev meir.", "Statsforvaltaren i Lia", "Statsforvalteren i Lia"),
        ("Vika Verft har levert.", "Vika Verft", "Vika Verft AS"),
        ("Både FSF og andre", "FSF", "Fiskernes Sentralforbund – FSF"),
        ("Fiskernes Sentralforbund sier", "Fiskernes Sentralforbund", "Fiskernes Sentralforbund – FSF"),
        ("i Øygard kommune er det", "Øygard kommune", "Øygard kommune, formannskapet"),
        ("etter Norsk Sauehald sitt syn", "Norsk Sauehald", "Stiftinga Norsk Sauehald"),
        ("Slik Unge spillere sier.", "Unge spillere", "Unge spillere"),
    ],
)
def test_a_sender_is_known_by_its_names(text: str, named: str, sender: str) -> None:
    assert found(text) == [(named, sender)]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen må betale.",
        "Fjellvang har mange innbyggere.",
        "Neset kommune ligger ved sjøen.",
        "Det gjelder Fjellvang. Kommune og stat må dele.",
        "en forening for rause råd",
        "Det var en SKAM.",
        "nfb",
        "Vevde Fellesforbund mener noe annet enn avdelingene.",
        "",
        "Ja",
    ],
)
def test_what_is_no_sender_s_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["Ivareta de pårørende.", "Unge spillere trenger trening."])
def test_plain_words_at_the_beginning_are_not_sure(text: str) -> None:
    assert [n.sure for n in names().find(text)] == [False]


def test_a_name_and_its_abbreviation_are_one() -> None:
    assert found("Nordvik fagforbund (NFB) og NFB") == [
        ("Nordvik fagforbund", "Nordvik fagforbund (NFB)"),
        ("NFB", "Nordvik fagforbund (NFB)"),
    ]


def test_what_two_are_called_names_neither() -> None:
    two = names("Nytt forbund (NFB)", "Vika Verft ASA")
    assert two.find("NFB og Vika Verft") == ()
    assert [n.sender for n in two.find("hos Vika Verft ASA")] == ["Vika Verft ASA"]


def test_in_any_case_where_a_sender_is_meant() -> None:
    assert [n.sender for n in names().find("vi støtter foreningen for rause råd", any_case=True)] == [SENDERS[2]]


def test_no_senders() -> None:
    assert SenderNames([], []).find("Fjellvang kommune") == ()


def test_short_names() -> None:
    assert short_name("Nordvik fagforbund (NFB)") == "NFB"
    assert short_name("Nordvik fagforbund (region vest)") is None
    assert short_name("Nordvik fagforbund (Vika)") is None
