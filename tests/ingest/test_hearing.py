"""hearing.yaml: read with the line of every mistake, and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.hearing import HearingFile, Listing, parse_hearing, read_hearing
from pipeline.ingest.hearingwriter import write_hearing
from pipeline.records import SENDER_TYPES, Question
from pipeline.stage import InputError

FULL = """title: Mat for alle
case_number: 26/77
deadline: 2026-10-01
plan: plan.pdf
codebook: codebook.yaml
questions:
- Skal alle ha mat?
invited: [Lia kommune]
show_private_names: false
documents:
- file: svar/lia.pdf
  sender: Lia kommune
  sender_type: kommune
  date: 2026-09-14
  role: response
  answers:
- file: vedlegg.pdf
  part_of: svar/lia.pdf
  sender: Lia kommune # gjettet
  date: 2026 # gjettet
  answers: Matreformen
  withhold: true
"""


def test_aliases_are_read_and_written() -> None:
    hearing = read_hearing("title: Mat\naliases:\n  Lia kommune: [Lia, Lia k.]\n  Matforbundet (MF): MF\n")
    assert hearing.aliases == {"Lia kommune": ("Lia", "Lia k."), "Matforbundet (MF)": ("MF",)}
    assert read_hearing(write_hearing(hearing, {})).aliases == hearing.aliases
    assert read_hearing("title: Mat\naliases:\n").aliases == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("aliases: [Lia]", "linje 2"),
        ("aliases:\n  Lia kommune: [Lia]\n  Liabygda: [Lia]", "både «Lia kommune» og «Liabygda»"),
    ],
)
def test_wrong_aliases(text: str, said: str) -> None:
    _, problems = parse_hearing(f"title: Mat\n{text}\n")
    assert len(problems) == 1
    assert said in problems[0]


def test_everything_is_read() -> None:
    hearing = read_hearing(FULL)
    assert (hearing.title, hearing.case_number, hearing.deadline) == ("Mat for alle", "26/77", "2026-10-01")
    assert hearing.questions == (Question(question_id="q01", text="Skal alle ha mat?"),)
    assert hearing.invited == ("Lia kommune",)
    first, second = hearing.documents
    assert (first.file, first.sender_type, first.date, first.line) == ("svar/lia.pdf", "kommune", "2026-09-14", 11)
    assert "answers" in first.given
    assert first.answers is None
    assert (second.part_of, second.answers, second.withhold, second.date) == (
        "svar/lia.pdf",
        "Matreformen",
        True,
        "2026",
    )
    assert second.guessed == {"sender", "date"}
    assert not second.guessed & second.given


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "linje 1: filen skal ha linjer som «title"),
        ("- x\n", "linje 1: filen skal ha linjer"),
        ("title: [\n", "ikke gyldig YAML"),
        ("title: x\n\tplan: y\n", "linje 2: ikke gyldig YAML"),
        ("plan: a.pdf\n", "«title» mangler"),
        ("title: x\nplann: y\n", "linje 2: ukjent nøkkel «plann». Tillatt: title"),
        ("title: x\ndeadline: i høst\n", "linje 2: «deadline: i høst» er ingen dato"),
        ("title: x\ndeadline: 2026-13-01\n", "linje 2: «deadline: 2026-13-01» er ingen dato"),
        (
            "title: x\nshow_private_names: kanskje\n",
            "linje 2: «show_private_names: kanskje» skal være true eller false",
        ),
        ("title: x\nlanguage: nynorsk\n", "linje 2: «language: nynorsk» finnes ikke. Tillatt: nb, nn."),
        ("title: x\nquestions: hvorfor\n", "linje 2: «questions» skal være en liste"),
        ("title: x\ninvited:\n- [a]\n", "linje 3: hver linje under «invited» skal være tekst"),
        ("title: x\ndocuments:\n- a.pdf\n", "linje 3: hvert dokument skal ha «file: navn.pdf»"),
        ("title: x\ndocuments:\n- sender: y\n", "linje 3: «file» mangler"),
        ("title: x\ndocuments:\n- file: ../a.pdf\n", "linje 3: «file: ../a.pdf» skal være en fil"),
        (
            "title: x\ndocuments:\n- file: a\n  sender_type: kommun\n",
            "linje 4: «sender_type: kommun» finnes ikke. Tillatt: dep",
        ),
        (
            "title: x\ndocuments:\n- file: a\n  role: svar\n",
            "linje 4: «role: svar» finnes ikke. Tillatt: plan, response, b",
        ),
        ("title: x\ndocuments:\n- file: a\n- file: a\n", "linje 4: «a» står også på linje 3"),
        ("title: x\ndocuments:\n- file: a\n  part_of: b\n", "linje 3: «part_of: b» er ingen fil under «documents»"),
        ("title: x\nplan: p\ndocuments:\n- file: a\n  role: plan\n", "linje 4: «a» har rollen plan, men «plan» er «p»"),
        ("title: x\ndocuments:\n- file: a\n  role: plan\n- file: b\n  role: plan\n", "to dokumenter har rollen plan"),
        ("title: x\ntitle: y\n", "ikke gyldig YAML"),
    ],
)
def test_mistakes_name_line_value_and_what_is_allowed(text: str, expected: str) -> None:
    _, problems = parse_hearing(text, "corpus/x/hearing.yaml")
    assert any(expected in p and p.startswith("corpus/x/hearing.yaml") for p in problems), problems
    with pytest.raises(InputError):
        read_hearing(text)


def test_the_written_standard_is_bokmål_where_nothing_else_is_said() -> None:
    assert read_hearing("title: x\n").language == "nb"
    hearing = read_hearing("title: x\nlanguage: nn\n")
    assert hearing.language == "nn"
    assert read_hearing(write_hearing(hearing, {})).language == "nn"


def test_all_mistakes_are_told_at_once() -> None:
    _, problems = parse_hearing("deadline: nå\nplann: x\n")
    assert len(problems) == 3


def test_guesses_are_marked_and_read_back() -> None:
    listing = Listing(file="a.pdf", line=0, sender="Lia kommune", date="2026-09-14", role="response")
    text = write_hearing(HearingFile(title="Mat", documents=(listing,)), {"a.pdf": frozenset({"sender", "answers"})})
    assert "sender: Lia kommune  # gjettet" in text or "sender: Lia kommune # gjettet" in text
    back = read_hearing(text).documents[0]
    assert back.guessed == {"sender", "answers"}
    assert (back.sender, back.date) == ("Lia kommune", "2026-09-14")


words = (
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1)
    .map(str.strip)
    .filter(bool)
)


@given(title=words, sender=words, answers=st.none() | words, kind=st.sampled_from(SENDER_TYPES))
def test_what_is_written_is_read_back(title: str, sender: str, answers: str | None, kind: str) -> None:
    listing = Listing(file="a.pdf", line=0, sender=sender, sender_type=kind, answers=answers, date="2026")  # type: ignore[arg-type]
    back = read_hearing(write_hearing(HearingFile(title=title, documents=(listing,)), {}))
    assert back.title == title
    assert (back.documents[0].sender, back.documents[0].answers) == (sender, answers)
