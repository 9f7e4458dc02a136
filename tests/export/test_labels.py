"""The files' words."""

from __future__ import annotations

import msgspec

from pipeline.export.labels import role_label
from pipeline.records import Document

ANSWER = Document(
    doc_id="a", file="a.pdf", title=None, sender="A", sender_type=None, role="response", date=None, language="nb",
    n_pages=1, n_words=9, status="analysed",
)  # fmt: skip


def test_what_answers_another_case_is_not_called_an_answer_to_this_hearing() -> None:
    assert role_label(ANSWER) == "høringssvar"
    assert role_label(msgspec.structs.replace(ANSWER, answers="Reformen (2022)")) == "innspill i annen sak"
    assert role_label(msgspec.structs.replace(ANSWER, role="background")) == "bakgrunn"


def test_what_is_not_read_and_not_told_of_is_not_known() -> None:
    unread = msgspec.structs.replace(ANSWER, status="needs-ocr")
    assert role_label(unread) == "høringssvar"
    assert role_label(msgspec.structs.replace(unread, guessed=("role",))) == "ikke kjent, fordi filen ikke er lest"
