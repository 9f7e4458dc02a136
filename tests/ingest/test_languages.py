"""The language of letters and of their paragraphs, and what becomes of what is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.extracted import RawBlock
from pipeline.ingest.languages import count_words, document_language, unread_warnings, with_block_languages
from pipeline.ingest.run import run
from pipeline.records import Block, BlockKind, Document, Reject
from pipeline.stage import Outputs, Work
from tests.ingest.settings import PARAMS
from tests.ingest.test_run import given

ENGLISH = """Answer to the consultation

The association supports the plan, but we are concerned about the costs. We ask that the deadline be extended until
autumn, so that our members can take part.

Further research is needed before any decision is made by the ministry.
"""
SÁMI = """Gulaskuddancealkámuš

Mii doarjut evttohusa, muhto suohkan oaivvilda ahte stáhta ferte addit eanet ruđa. Mánát dárbbašit buoret fálaldaga
skuvllas, ja sámi mánát galget oažžut oahpahusa sámegillii.
"""
NORWEGIAN = """Høringssvar

Foreningen støtter planen, men er bekymret for hva den vil koste. Vi ber om at fristen blir forlenget til høsten.
"""
SAID: dict[str, str] = {
    "engelsk.txt": ENGLISH,
    "samisk.txt": SÁMI,
    "norsk.txt": NORWEGIAN,
    "begge.txt": f"{NORWEGIAN}\n{ENGLISH}\n{ENGLISH.replace('association', 'union')}",
    "kort.txt": "We support the proposal.\n",
    "dansk.txt": "Vi støtter ikke forslaget, og mener, at gebyret bliver for højt for dem, der har mindst. Vi beder "
    "kommunen om at give hjælp til de børn, som har brug for noget andet.\n",
}


def block(text: str, kind: BlockKind = "paragraph") -> RawBlock:
    return RawBlock(kind=kind, text=text, page=1)


@pytest.fixture
def outputs(tmp_path: Path) -> Outputs:
    files = {name: text.encode() for name, text in SAID.items()}
    return run(given(tmp_path, files, "title: Mat\n"), PARAMS, Work(title="x", version="1", max_refused=0.3))


def found(outputs: Outputs) -> dict[str, Document]:
    return {d.file: d for d in outputs.tables["documents"] if isinstance(d, Document)}


def test_a_response_in_a_language_that_is_not_read_is_refused(outputs: Outputs) -> None:
    assert {f: (d.status, d.language) for f, d in found(outputs).items()} == {
        "engelsk.txt": ("refused", "en"),
        "samisk.txt": ("refused", "se"),
        "norsk.txt": ("analysed", "nb"),
        "begge.txt": ("analysed", "en"),  # most of it is English; the rest is read
        "kort.txt": ("analysed", "en"),  # too short to be refused
        "dansk.txt": ("analysed", "da"),  # read as bokmål
    }
    reason = found(outputs)["samisk.txt"].reason or ""
    assert reason.startswith("Svaret er på nordsamisk, som ikke leses. Legg ved en oversettelse til bokmål")
    assert "engelsk" in (found(outputs)["engelsk.txt"].reason or "")
    refused = {r.item: r.reason for r in outputs.rejects if isinstance(r, Reject)}
    assert refused["samisk.txt"] == reason


def test_too_many_such_responses_fail_the_run_and_say_why(outputs: Outputs) -> None:
    assert "2 av 6 filer ble avvist, 2 av dem fordi språket ikke leses" in (outputs.failure or "")


def test_paragraphs_that_are_not_read_are_warned_of(outputs: Outputs) -> None:
    (warning,) = found(outputs)["begge.txt"].warnings
    assert warning.endswith("er på engelsk, som ikke leses: uten standpunkt og tema.")
    assert found(outputs)["kort.txt"].warnings == (
        "Ett avsnitt (4 ord) er på engelsk, som ikke leses: uten standpunkt og tema.",
    )
    assert found(outputs)["norsk.txt"].warnings == found(outputs)["dansk.txt"].warnings == ()
    assert any(r.item == "begge.txt" and r.reason == warning for r in outputs.rejects)
    blocks = [b for b in outputs.tables["blocks"] if isinstance(b, Block) and b.doc_id == "begge-txt"]
    assert {b.language for b in blocks} == {"nb", "en"}
    assert all(b.language == "en" for b in blocks[-2:])


def test_the_plan_is_never_refused(tmp_path: Path) -> None:
    inputs = given(tmp_path, {"plan.txt": ENGLISH.encode()}, "title: Mat\nplan: plan.txt\n")
    plan = found(run(inputs, PARAMS, Work(title="x", version="1")))["plan.txt"]
    assert (plan.status, plan.language) == ("analysed", "en")
    assert len(plan.warnings) == 1


@pytest.mark.parametrize(
    ("blocks", "language"),
    [
        ((), None),
        ((block("Vi har ingen merknader."), block("Med vennleg helsing\nKari Lund", "signature")), "nn"),
        ((block("Vi har ingen merknader."), block("Vår saksbehandler: Noen, ikke jeg", "letterhead")), "nb"),
        ((block("Nei."), block("Office of the Mayor of the City", "letterhead")), None),
    ],
)
def test_letterhead_and_signature_say_what_a_short_letter_does_not(
    blocks: tuple[RawBlock, ...], language: str | None
) -> None:
    assert document_language(blocks) == language


def test_letterheads_are_in_the_documents_language() -> None:
    blocks = (
        block("The Office of the Mayor and the City Council of Oslo", "letterhead"),
        block("Og dette er vårt svar."),
    )
    assert [b.language for b in with_block_languages(blocks, "nb")] == ["nb", "nb"]


def test_quotes_and_footnotes_are_not_warned_of() -> None:
    text = "We have seen that this is what they need, and that there is more to come."
    blocks = with_block_languages([block(text, "footnote"), block(text, "quote"), block(text, "table")], "nb")
    assert [b.language for b in blocks] == ["en", "en", "en"]
    assert unread_warnings(blocks) == ()
    assert count_words(blocks) == 32
