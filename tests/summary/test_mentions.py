"""The organisations named in the responses, linked to the senders that are meant."""

from __future__ import annotations

from msgspec.structs import replace

from pipeline.records import Document, Mention, Sentence
from pipeline.summary.mentions import mentions
from pipeline.summary.names import SenderNames
from pipeline.summary.positions import voices
from tests.summary.test_views import document, sentence

DOCUMENTS = (
    document(1, "Fjellvang kommune"),
    document(2, "Nordvik fagforbund (NFB)", sender_type="fagforening"),
    document(3, "Kari Lund", sender_type="privatperson"),
)


def recognised(s: Sentence, text: str, label: str = "ORG") -> Mention:
    at = s.start + s.text.index(text)
    return Mention(
        doc_id=s.doc_id, sentence_id=s.sentence_id, start=at, end=at + len(text), text=text, label=label, sender=None
    )


def rows(
    s: Sentence, *found: str, documents: tuple[Document, ...] = DOCUMENTS
) -> list[tuple[str, str | None, str | None]]:
    made = mentions(documents, [s], [recognised(s, f) for f in found], SenderNames(voices(documents), [s]))
    assert all(s.text[m.start - s.start : m.end - s.start] == m.text for m in made)
    return [(m.text, m.label, m.sender) for m in made]


def test_a_sender_is_found_without_a_recogniser() -> None:
    s = replace(sentence("d2", 1, "Vi er enige med Fjellvang kommune."), start=40)
    assert rows(s) == [("Fjellvang kommune", None, "Fjellvang kommune")]


def test_what_the_recogniser_found_is_kept_in_order_and_linked() -> None:
    s = sentence("d1", 1, "Stortinget, NFB og Husbanken")
    assert rows(s, "Husbanken", "NFB", "Stortinget") == [
        ("Stortinget", "ORG", None),
        ("NFB", "ORG", "Nordvik fagforbund (NFB)"),
        ("Husbanken", "ORG", None),
    ]


def test_a_longer_name_is_somebody_else() -> None:
    s = sentence("d1", 1, "Vi spør Nordvik fagforbunds studentlag.")
    assert rows(s, "Nordvik fagforbunds studentlag") == [("Nordvik fagforbunds studentlag", "ORG", None)]


def test_two_names_taken_for_one_are_two() -> None:
    s = sentence("d2", 1, "Se Fjellvang kommune og Nordvik fagforbund (NFB).")
    assert rows(s, "Fjellvang kommune og Nordvik fagforbund (NFB)") == [
        ("Fjellvang kommune", "ORG", "Fjellvang kommune"),
        ("Nordvik fagforbund", "ORG", "Nordvik fagforbund (NFB)"),
    ]


def test_plain_words_at_the_beginning_need_the_recogniser() -> None:
    documents = (*DOCUMENTS, document(4, "Unge spillere"))
    s = sentence("d1", 1, "Unge spillere vil trene.")
    assert rows(s, documents=documents) == []
    assert rows(s, "Unge spillere", documents=documents) == [("Unge spillere", "ORG", "Unge spillere")]


def test_private_persons_are_never_mentioned() -> None:
    s = sentence("d1", 1, "Vi støtter Kari Lund i dette.")
    assert rows(s) == rows(s, "Kari Lund") == []


def test_only_what_senders_say_themselves_counts() -> None:
    text = "Fjellvang kommune har rett."
    for s in (
        replace(sentence("d2", 1, text), block_kind="quote"),
        replace(sentence("d2", 1, text), kind="other", block_kind="signature"),
        sentence("plan", 1, text),
    ):
        assert rows(s, "Fjellvang") == []
    withheld = (DOCUMENTS[0], replace(DOCUMENTS[1], published=False))
    assert rows(sentence("d2", 1, text), documents=withheld) == []
    assert rows(sentence("d1", 1, "Hils NFB."), documents=withheld) == []


def test_nothing_of_nothing() -> None:
    assert mentions((), (), (), SenderNames((), ())) == ()
